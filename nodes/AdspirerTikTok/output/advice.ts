import { withoutNames } from '../response/textForms';
import type { ParsedRow } from '../rows/row';

type Told = Pick<ParsedRow, 'values' | 'labelOf'>;

/** An amount that a limit ends in, but not a percentage. */
const amount = /\D{0,12}?(\d[\d,]{0,14}(?:\.\d{1,4})?)(?![\d,.]*\s?%|\d)/;

/** The budget of the ad group and what is said of it in one sentence, unless that is about a bid. */
const ofBudget = (limit: string) =>
	new RegExp(
		`(?<!\\bcampaign(?:['’]s)? (?:daily |lifetime |total )?)\\bbudget\\b(?:(?!\\bbid|[.;!?]\\s)[^]){0,120}?\\b(?:${limit})${amount.source}`,
		'i',
	);

const tooLow = ofBudget(
	"(?:must|can|should) ?(?:not|n?['’]t) be (?:less|lower|smaller) than|must be (?:at least|no less than)",
);
const tooHigh = ofBudget(
	"(?:must|can|should) ?(?:not|n?['’]t) (?:exceed|be (?:more|greater|higher) than)|must be (?:at most|no more than)",
);
const perDay = /\bdaily\b|\b(?:per|each|a|every|for) day\b/i;

/** A number in a text of TikTok's, which has commas between thousands. */
const numberIn = (pattern: RegExp, said: string) =>
	Number(pattern.exec(said)?.[1]?.replaceAll(',', ''));

/** How to change the budget, if the text names a limit that the row's doesn't keep. */
function adviceOnBudget(said: string, { values, labelOf }: Told): string | undefined {
	const { budget, budget_mode: mode } = values;
	if (typeof budget !== 'number') return undefined;
	const [least, most] = [numberIn(tooLow, said), numberIn(tooHigh, said)];
	const change = (how: string) => `${how} and run the row again.`;
	if (least > 0 && mode === 'BUDGET_MODE_TOTAL' && perDay.test(said)) {
		return change(`Raise '${labelOf('budget')}' to at least ${least} for each day of the schedule`);
	}
	if (least > budget) return change(`Raise '${labelOf('budget')}' to at least ${least}`);
	if (most < budget) return change(`Lower '${labelOf('budget')}' to at most ${most}`);
	return undefined;
}

/**
 * What to do about other texts of TikTok's, in this order; {argument} is what the row calls it. Sources:
 * texts of the code 40002 that people have published, and TikTok's rules for its code 40065. On what
 * ends in 2027, see docs/limits.md.
 */
const byWords: ReadonlyArray<readonly [words: RegExp, advice: string]> = [
	[
		/\bmanual\w*\b.{0,60}\bcampaign|\bcampaign.{0,60}\bmanual\b|\b(?:campaign|ad ?group|no longer|deprecat).{0,120}\b(?:(?:1 )?January (?:1,? )?2027|2027-01-01|(?:31 )?December (?:31,? )?2026|2026-12-31)\b|\b(?:January (?:1,? )?2027|2027-01-01|December (?:31,? )?2026|2026-12-31)\b.{0,120}\b(?:campaign|ad ?group|no longer|deprecat)/i,
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
		/\b40065\b/,
		"Take 13-17 out of '{age_groups}', or leave out gender, interests and audiences: TikTok doesn't allow both. Then run the row again.",
	],
];

/** What to do about a refusal in TikTok's own words, with their numbers; undefined for other words. */
export function adviceOn(said: string, row: Told): string | undefined {
	const read = withoutNames(said, Object.values(row.values).flat());
	const onBudget = adviceOnBudget(read, row);
	if (onBudget !== undefined) return onBudget;
	for (const [words, advice] of byWords) {
		const match = words.exec(read);
		if (match) {
			return advice.replace(
				/\{(\w+)\}/g,
				(_, name: string) => match[Number(name)] ?? row.labelOf(name),
			);
		}
	}
	return undefined;
}
