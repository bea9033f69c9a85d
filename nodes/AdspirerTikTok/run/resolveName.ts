import { describe } from '../output/describe';
import { formatList, formatValue } from '../parse/cell';
import { parseTikTokId } from '../parse/text';
import { normalizeKey } from '../words/normalizeKey';
import type { ListEntry } from '../response/lists';
import { nameKey } from '../response/textForms';
import type { Name } from '../rows/row';
import { lists, type ListAnswer, type Noun } from './listTools';

/** The problem of a name; completes a sentence that begins with the field. */
interface Refused {
	readonly problem: string;
}

/** The IDs of what a cell names, or what is wrong with one of its names. */
export type Found = { readonly ids: readonly string[] } | Refused;

const split = (text: string, separator: RegExp) =>
	text
		.split(separator)
		.map((part) => part.trim())
		.filter((part) => part !== '');

/** The search terms for the names in a cell. */
export function wordsToSearch({ cell }: Name): string[] {
	const parts = split(String(cell.value), /[,;|\n、]/);
	return parts.filter((part) => !('value' in parseTikTokId(part)));
}

/**
 * Finds what a cell names. Unless it names a campaign, it may hold several names and IDs; text with a
 * comma or a bar is one name if something is called that.
 *
 * @param answerFor gives the list to look in; for a search, by its first word.
 */
export function resolveNames(name: Name, answerFor: (word?: string) => ListAnswer): Found {
	const { noun, cell, isColumn } = name;
	const text = String(cell.value).trim();
	const find = (one: string) => {
		const id = noun === 'campaign' ? undefined : parseTikTokId(one);
		if (id && 'value' in id) return { id: id.value };
		const word = lists[noun].isSearch ? split(one, /[,|]/)[0] : undefined;
		return resolveName(answerFor(word), one, noun);
	};
	const ids = new Set<string>();
	for (const piece of noun === 'campaign' ? [text] : split(text, /[;\n、]/)) {
		const isOne = noun === 'campaign' || 'id' in find(piece);
		const parts = isOne ? [piece] : piece.split(/([,|])/);
		while (parts.length > 0) {
			const length = [1, 3, 5].find((most) => 'id' in find(parts.slice(0, most).join(''))) ?? 1;
			const part = parts
				.splice(0, length + 1)
				.slice(0, length)
				.join('')
				.trim();
			const found = part === '' ? undefined : find(part);
			if (found && 'id' in found) ids.add(found.id);
			else if (found) {
				const said = part === text ? found.problem : found.problem.replace(/^is /, 'includes ');
				const or = isColumn ? ", or name the column in 'Ignore Columns'." : '.';
				return { problem: said.replace(/\.$/, or) };
			}
		}
	}
	return { ids: [...ids] };
}

/** Finds the one thing of a name, only if it is certainly the only one: a wrong campaign costs money. */
function resolveName(
	answer: ListAnswer,
	name: string,
	noun: Noun,
): { readonly id: string } | Refused {
	const enterId = `Enter the ${noun}'s ID.`;
	const refused = (what: string) => ({ problem: `is ${formatValue(name)}, ${what}` });
	if ('failure' in answer) {
		const { message, remedy } = describe(answer.failure, { action: { verb: 'found', noun } });
		// Without the right account nothing can be created either.
		const isOfAccount = ['multiple_accounts', 'forbidden'].includes(answer.failure.kind);
		return refused(`a name that can't be looked up. ${message} ${isOfAccount ? remedy : enterId}`);
	}
	const { list } = answer;
	if (!list) return refused(`a name, but Adspirer's list of ${noun}s can't be read. ${enterId}`);
	const entries = list.entries.filter(({ isDeleted }) => !isDeleted);
	const key = nameKey(name);
	const found = entries.filter((entry) => mayBe(entry, key));
	const [entry] = found;
	const ids = formatList(found.map(({ id }) => id));
	if (found.length > 1) return refused(`the name of several ${noun}s (${ids}). ${enterId}`);
	if (entry && isSmartPlus(entry)) {
		return refused(
			'an Upgraded Smart+ campaign, which TikTok lets no other tool add ad groups to. Choose a manual campaign.',
		);
	}
	if (!list.isWhole || entry?.nameIsCut || !/^\d*$/.test(entry?.id ?? '')) {
		const shown = entry ? `, and shows ${ids} as one that may be it` : '';
		return refused(`a name, but Adspirer's list of ${noun}s isn't complete${shown}. ${enterId}`);
	}
	if (entry) return { id: entry.id };
	const names = nearest(name, entries);
	const are = names.length > 1 ? 'are' : 'is';
	const instead = `The nearest ${are} ${formatList(names)}. Enter the ${noun}'s exact name or its ID.`;
	return refused(
		`but ${noun === 'interest' ? 'a search finds' : 'the account has'} no ${noun} of this name. ${names.length > 0 ? instead : enterId}`,
	);
}

/** True for a thing of the name; the list may show only the beginning of a long name. */
function mayBe(entry: ListEntry, key: string): boolean {
	const { key: listed } = comparable(entry);
	const begin = entry.nameIsCut && listed.replace(/\s*(?:…|\.{3})$/, '');
	return listed === key || (begin !== false && key.startsWith(begin));
}

/** The two names that are most like one, quoted. */
function nearest(wanted: string, entries: readonly ListEntry[]): string[] {
	const own = [...pairsIn(wanted)];
	const likeness = (entry: ListEntry) => {
		const { pairs } = comparable(entry);
		return own.filter((pair) => pairs.has(pair)).length / (own.length + pairs.size);
	};
	return entries
		.filter((entry) => !isSmartPlus(entry))
		.map((entry) => ({ name: entry.name, is: likeness(entry) }))
		.sort((one, other) => other.is - one.is)
		.slice(0, 2)
		.map(({ name }) => formatValue(name));
}

/** Pairs of letters in a row, by which a mistyped name is still like the right one. */
function pairsIn(name: string): ReadonlySet<string> {
	const letters = Array.from(normalizeKey(name.slice(0, 200)));
	return new Set(letters.map((letter, at) => letter + (letters[at + 1] ?? '')));
}

const compared = new WeakMap<ListEntry, { key: string; pairs: ReadonlySet<string> }>();

/** How an entry is compared, worked out once for all rows. */
function comparable(entry: ListEntry) {
	const known = compared.get(entry) ?? { key: nameKey(entry.name), pairs: pairsIn(entry.name) };
	compared.set(entry, known);
	return known;
}

/** True for a campaign that, by the list, TikTok lets no tool add ad groups to. */
export function isSmartPlus({ details }: ListEntry): boolean {
	return Object.entries(details).some(
		([heading, value]) =>
			/automation/i.test(heading) && /upgraded[ _]smart[ _]?(?:\+|plus)/i.test(String(value)),
	);
}
