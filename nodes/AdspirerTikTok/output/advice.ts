import { withoutNames } from '../response/textForms';
import { labelOf, type ParsedRow } from '../rows/row';
import { fill } from './problemText';

/** The budget of the ad group and a limit of it in one sentence, unless that is about a bid or a percentage. */
function ofBudget(beyond: string, within: string): RegExp {
	const limit = `(?:must|can|should) ?(?:not|n?['’]t) (?:${beyond})|must be (?:${within})`;
	return new RegExp(
		`(?<!\\bcampaign(?:['’]s)? (?:daily |lifetime |total )?)\\bbudget\\b(?:(?!\\bbid|[.;!?]\\s)[^]){0,120}?\\b(?:${limit})\\D{0,12}?(\\d[\\d,]{0,14}(?:\\.\\d{1,4})?)(?![\\d,.]*\\s?%|\\d)`,
		'i',
	);
}

const tooLow = ofBudget('be (?:less|lower|smaller) than', 'at least|no less than');
const tooHigh = ofBudget('exceed|be (?:more|greater|higher) than', 'at most|no more than');

/** A row, as far as advice depends on it. */
export type Told = Pick<ParsedRow, 'values' | 'labels' | 'strategy'>;

/** The sum in a text; TikTok puts commas between thousands. */
const limitIn = (said: string, limit: RegExp) => Number(limit.exec(said)?.[1]?.replaceAll(',', ''));

function adviceOnBudget(said: string, row: Told): string | undefined {
	const { budget, budget_mode: mode } = row.values;
	if (typeof budget !== 'number') return undefined;
	const least = limitIn(said, tooLow);
	const most = limitIn(said, tooHigh);
	const field = `'${labelOf(row, 'budget')}'`;
	// A sum for several days has to be that much for each of them.
	const isOfSeveral = mode === 'BUDGET_MODE_TOTAL' && /\bda(?:y|ily)\b/i.test(said);
	if (isOfSeveral && least > 0) {
		return `Raise ${field} to at least ${least} for each day of the schedule and run the row again.`;
	}
	if (least > budget) return `Raise ${field} to at least ${least} and run the row again.`;
	if (most < budget) return `Lower ${field} to at most ${most} and run the row again.`;
	return undefined;
}

/** Says that a thing, with up to two words such as its ID, isn't there; what is only "of the campaign" is another. */
const notThere = (thing: string) =>
	new RegExp(
		`(?<!of (?:this|the) )\\b${thing}(?: \\S{1,40}){0,2} (?:does not exist|doesn['’]t exist|not found)\\b`,
		'i',
	);

const whatEnds = '\\b(?:campaign|ad ?group|no longer|deprecat)';
/** The last day of 2026 or the day after it, as texts write them. */
const lastDay =
	'\\b(?:(?:1 )?January (?:1,? )?2027|2027-01-01|(?:31 )?December (?:31,? )?2026|2026-12-31)\\b';

/**
 * What to do about other texts of TikTok's, in this order; {argument} is what the row calls it. Sources:
 * texts of the code 40002 that people have published, and TikTok's rules for its code 40065. On what
 * ends in 2027, see docs/limits.md.
 */
const byWords: ReadonlyArray<readonly [words: RegExp, advice: string]> = [
	[
		new RegExp(
			[
				'\\bmanual\\w*\\b.{0,60}\\bcampaign|\\bcampaign.{0,60}\\bmanual\\b',
				`${whatEnds}.{0,120}${lastDay}|${lastDay}.{0,120}${whatEnds}`,
			].join('|'),
			'i',
		),
		"TikTok's API takes no new manual campaigns from 1 January 2027. By TikTok's announcement, ad groups can still be added to those that exist; one vendor says that this ends too, for all objectives but Traffic, Reach and Video Views. If it isn't accepted, add the ad group in TikTok Ads Manager.",
	],
	[
		/\bselect (?:a|your) pixel\b/i,
		"Set '{objective}' as in the campaign. If that is Conversions, also fill in '{pixel_id}' and '{optimization_event}'. Then run the row again.",
	],
	[
		/\baudience\b.{0,160}\bincreased? to over (\d[\d,]*)/i,
		'Choose larger audiences, or target more people: TikTok wants over {1}. Then run the row again.',
	],
	[
		notThere('ad ?group'),
		"Check '{adgroup_id}' and '{advertiser_id}': the ad group may be deleted, or in another account. Then run the row again.",
	],
	[
		notThere('campaign'),
		"Check '{campaign_id}' and '{advertiser_id}': the campaign may be deleted, or in another account. Then run the row again.",
	],
	[
		/\b40065\b/,
		"Take 13-17 out of '{age_groups}', or leave out gender, interests and audiences: TikTok doesn't allow both. Then run the row again.",
	],
];

/** What to do about a refusal in TikTok's own words; undefined for other words. */
export function adviceOn(said: string, row: Told): string | undefined {
	const words = withoutNames(said, Object.values(row.values).flat());
	const onBudget = adviceOnBudget(words, row);
	if (onBudget !== undefined) return onBudget;
	for (const [pattern, text] of byWords) {
		const match = pattern.exec(words);
		if (!match) continue;
		return fill(text, (name) => match[Number(name)] ?? labelOf(row, name));
	}
	return undefined;
}
