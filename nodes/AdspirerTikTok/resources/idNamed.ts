import { describe } from '../output/describe';
import { formatList, formatValue } from '../parse/cell';
import { fold } from '../parse/words';
import type { ListEntry } from '../response/lists';
import { nameKey } from '../response/textForms';
import type { ListAnswer, Noun } from './lists';

/** The ID of what has a name, or what is wrong with the name; completes a sentence about the field. */
export type Found = { readonly id: string } | { readonly problem: string };

/**
 * Finds the one thing of a name. One that isn't certainly the only one is none: an ad group in a wrong
 * campaign spends money.
 *
 * @param answer lists all that there are in the row's account.
 * @param noun what they are, in the singular.
 */
export function idNamed(answer: ListAnswer, name: string, noun: Noun): Found {
	const enterId = `Enter the ${noun}'s ID.`;
	const refused = (what: string) => ({ problem: `is ${formatValue(name)}, ${what}` });
	if ('failure' in answer) {
		const about = { work: { finds: noun }, protection: 'name', labelOf: String } as const;
		const { message, remedy } = describe(answer.failure, about);
		// Without the right account the ad group can't be created either.
		const isOfAccount = ['multiple_accounts', 'forbidden'].includes(answer.failure.kind);
		return refused(`a name that can't be looked up. ${message} ${isOfAccount ? remedy : enterId}`);
	}
	const { list } = answer;
	if (!list) return refused(`a name, but Adspirer's list of ${noun}s can't be read. ${enterId}`);
	const entries = list.entries.filter(({ isDeleted }) => !isDeleted);
	const found = entries.filter((entry) => mayBe(entry, name));
	const [entry] = found;
	const ids = formatList(found.map(({ id }) => id));
	if (found.length > 1) return refused(`the name of several ${noun}s (${ids}). ${enterId}`);
	if (entry && isSmartPlus(entry)) {
		return refused(
			'an Upgraded Smart+ campaign, which TikTok lets no other tool add ad groups to. Choose a manual campaign.',
		);
	}
	if (!list.isWhole || entry?.nameIsCut) {
		const shown = entry ? `, and shows ${ids} as one that may be it` : '';
		return refused(`a name, but Adspirer's list of ${noun}s isn't complete${shown}. ${enterId}`);
	}
	if (entry) return { id: entry.id };
	const names = nearest(name, entries);
	const are = names.length > 1 ? 'are' : 'is';
	const instead = `The nearest ${are} ${formatList(names)}. Enter a ${noun}'s exact name or its ID.`;
	return refused(
		`but the account has no ${noun} of this name. ${names.length > 0 ? instead : enterId}`,
	);
}

/** True for a thing of the name; the list may show the beginning of a long name alone. */
function mayBe({ name, nameIsCut }: ListEntry, wanted: string): boolean {
	const [listed, key] = [nameKey(name), nameKey(wanted)];
	return listed === key || (nameIsCut && key.startsWith(listed.replace(/\s*(?:…|\.{3})$/, '')));
}

/** The names that are most like one, at most two, quoted. */
function nearest(wanted: string, entries: readonly ListEntry[]): string[] {
	const own = pairsIn(wanted);
	const likeness = (name: string) => {
		const other = pairsIn(name);
		return [...own].filter((pair) => other.has(pair)).length / (own.size + other.size);
	};
	return entries
		.filter((entry) => !isSmartPlus(entry))
		.map(({ name }) => ({ name, is: likeness(name) }))
		.sort((one, other) => other.is - one.is)
		.slice(0, 2)
		.map(({ name }) => formatValue(name));
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
