import { formatList, formatValue } from '../parse/cell';
import { fold } from '../parse/words';
import type { List, ListEntry } from '../response/lists';
import { nameKey } from '../response/textForms';

/** What to do about a name that can't be looked up. */
export const enterId = "Enter the campaign's ID.";

/**
 * Looks a campaign up by its name. One that isn't certainly the only one of the name is none: an ad
 * group in a wrong campaign spends money.
 *
 * @param list all campaigns of the row's account; undefined where it can't be read.
 * @returns its ID, or what is wrong with the name, which completes a sentence that begins with the field.
 */
export function campaignNamed(
	list: List | undefined,
	name: string,
): { readonly id: string } | { readonly problem: string } {
	const is = `is ${formatValue(name)}`;
	const refused = (problem: string) => ({ problem: `${is}, ${problem}` });
	if (!list) return refused(`a name, but Adspirer's list of campaigns can't be read. ${enterId}`);
	const campaigns = list.entries.filter(({ isDeleted }) => !isDeleted);
	const found = campaigns.filter((campaign) => mayBe(campaign, name));
	const ids = formatList(found.map(({ id }) => id));
	const [campaign] = found;
	if (found.length > 1) return refused(`the name of several campaigns (${ids}). ${enterId}`);
	if (campaign && isSmartPlus(campaign)) {
		return refused(
			'an Upgraded Smart+ campaign, which TikTok lets no other tool add ad groups to. Choose a manual campaign.',
		);
	}
	if (list.isWhole && campaign && !campaign.nameIsCut) return { id: campaign.id };
	if (campaign || !list.isWhole) {
		const shown = campaign ? `, and shows ${ids} as one that may be it` : '';
		return refused(`a name, but Adspirer's list of campaigns isn't complete${shown}. ${enterId}`);
	}
	const names = nearest(
		name,
		campaigns.filter((one) => !isSmartPlus(one)),
	);
	const instead =
		names.length > 0
			? `The nearest ${names.length > 1 ? 'are' : 'is'} ${formatList(names.map(formatValue))}. Enter a campaign's exact name or its ID.`
			: enterId;
	return refused(`but the account has no campaign of this name. ${instead}`);
}

/** True for a campaign of the name; the list may show the beginning of a long name alone. */
function mayBe({ name, nameIsCut }: ListEntry, wanted: string): boolean {
	const [listed, key] = [nameKey(name), nameKey(wanted)];
	return listed === key || (nameIsCut && key.startsWith(listed.replace(/\s*(?:…|\.{3})$/, '')));
}

/** The names that are most like one, at most two. */
function nearest(wanted: string, campaigns: readonly ListEntry[]): string[] {
	const own = pairsIn(wanted);
	const likeness = (name: string) => {
		const other = pairsIn(name);
		return [...own].filter((pair) => other.has(pair)).length / (own.size + other.size);
	};
	return campaigns
		.map(({ name }) => ({ name, is: likeness(name) }))
		.sort((one, other) => other.is - one.is)
		.slice(0, 2)
		.map(({ name }) => name);
}

/** Which letters follow each other, by which names that were mistyped are still alike. */
function pairsIn(name: string): Set<string> {
	const letters = Array.from(fold(name.slice(0, 200)));
	return new Set(letters.map((letter, at) => letter + (letters[at + 1] ?? '')));
}

/** True for a campaign of which the list says that TikTok lets no tool add ad groups to it. */
export function isSmartPlus({ details }: ListEntry): boolean {
	return Object.entries(details).some(
		([heading, value]) =>
			/automation/i.test(heading) && /upgraded[ _]smart[ _]?(?:\+|plus)/i.test(String(value)),
	);
}
