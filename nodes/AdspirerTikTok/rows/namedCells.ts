import { findBrokenText, plainText, type Problem, formatValue } from '../parse/cell';
import { fold } from '../parse/words';
import type { GivenRow } from './rowSpec';

/** How the rows name a campaign, if they do by name: two names are two campaigns. */
export function campaignNamed({ names }: GivenRow): string | undefined {
	const cell = names.get('campaign_id');
	return cell && fold(String(cell.value));
}

/**
 * What to say of cells that name a campaign, an account or audiences: they are not used. Where the
 * form's campaign serves instead, rows of several campaigns would all end up in that one.
 */
export function checkNames(
	{ names, given }: GivenRow,
	namesSeveralCampaigns: boolean,
): { problems: Problem[]; warnings: Problem[] } {
	const problems: Problem[] = [];
	const warnings: Problem[] = [];
	for (const [argument, { heading: field, value }] of names) {
		const start = `is ${formatValue(value)}, which is a name, not an ID`;
		const isChosen = Boolean(given.get(argument)?.value);
		const warn = (message: string) => warnings.push({ field, message });
		if (argument === 'audience_ids') {
			warn(`${start}, so the ad group targets no audience by it.`);
		} else if (argument === 'advertiser_id') {
			const instead = isChosen ? 'the account chosen in the node is' : "it isn't";
			warn(`${start}, so ${instead} used.`);
		} else if (isChosen) {
			if (!namesSeveralCampaigns) warn(`${start}, so the campaign chosen in the node is used.`);
			else {
				const message = `${start}, and other rows name another campaign. Add a column 'Campaign ID', since all rows would go to the campaign chosen in the node.`;
				problems.push({ field, message });
			}
		}
	}
	return { problems, warnings };
}

/**
 * True for a cell that names a campaign, an account or an audience for people. Anything that was
 * meant as an ID, even one that lost digits on the way, is none: it has to be read, and refused
 * where it can't be.
 */
export function isName(value: unknown): boolean {
	if (typeof value === 'number') return Math.abs(value) < minIdLength;
	if (typeof value !== 'string') return false;
	const text = plainText(value);
	return !looksLikeId.test(text) && findBrokenText(text) === undefined;
}

/** TikTok's IDs have nine digits and more; a campaign may be called 2027. */
const minIdLength = 10_000_000;

/** Many digits, an ID that a spreadsheet shortened ("1.79E+18"), or a link. */
const looksLikeId =
	/^\D?\d(?:[\s.,;|'’"]*\d){7,}\D?$|\d{15}|^\d[\d.,]*e\+?\d+$|^https?:|tiktok\.com\//i;
