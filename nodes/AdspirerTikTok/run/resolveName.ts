import type { Creation } from '../contract/creation';
import { describe } from '../output/describe';
import { formatList, formatValue } from '../parse/cell';
import { parseTikTokId } from '../parse/text';
import { nameKey } from '../response/textForms';
import type { Name } from '../rows/row';
import { lists, type ListAnswer } from './listTools';

/** The IDs of what a cell names, or what is wrong with one of its names, which follows its field. */
export type Found = { readonly ids: readonly string[] } | { readonly problem: string };

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
 * Finds what a cell names: the one parent of a row, or else several names and IDs.
 *
 * @param answerFor gives the list to look in; for a search, by its first word.
 */
export function resolveNames(
	name: Name,
	creation: Creation,
	answerFor: (word?: string) => ListAnswer,
): Found {
	const { argument, noun, cell, isColumn } = name;
	const isParent = argument === creation.parentArgument;
	const text = String(cell.value).trim();
	const find = (one: string): Found => {
		const id = isParent ? undefined : parseTikTokId(one);
		if (id && 'value' in id) return { ids: [id.value] };
		const word = lists[noun].isSearch ? split(one, /[,|]/)[0] : undefined;
		return resolveName(one, name, isParent ? creation : undefined, answerFor(word));
	};
	const ids = new Set<string>();
	for (const one of isParent ? [text] : namesIn(text, (part) => 'ids' in find(part))) {
		const found = find(one);
		if ('problem' in found) {
			const problem = one === text ? found.problem : found.problem.replace(/^is /, 'includes ');
			const or = isColumn ? ", or in the option 'Columns', ignore it." : '.';
			return { problem: problem.replace(/\.$/, or) };
		}
		for (const id of found.ids) ids.add(id);
	}
	return { ids: [...ids] };
}

/** The names in a text. A comma or a bar may be part of one, if something is called that. */
function namesIn(text: string, isName: (part: string) => boolean): string[] {
	return split(text, /[;\n、]/).flatMap((piece) => {
		if (isName(piece)) return [piece];
		const parts = piece.split(/([,|])/);
		const names: string[] = [];
		while (parts.length > 0) {
			const length = [1, 3, 5].find((most) => isName(parts.slice(0, most).join(''))) ?? 1;
			const own = parts.splice(0, length + 1).slice(0, length);
			names.push(own.join('').trim());
		}
		return names.filter((name) => name !== '');
	});
}

/** Finds the one thing of a name, only if it is certainly the only one: a wrong parent costs money. */
function resolveName(
	name: string,
	{ noun }: Name,
	parentOf: Creation | undefined,
	answer: ListAnswer,
): Found {
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
	const key = nameKey(name);
	const found = list.entries.filter((entry) => {
		const listed = nameKey(entry.name);
		// The list may show only the beginning of a long name.
		const begin = entry.nameIsCut && listed.replace(/\s*(?:…|\.{3})$/, '');
		return !entry.isDeleted && (listed === key || (begin !== false && key.startsWith(begin)));
	});
	const [entry] = found;
	const ids = formatList(found.map(({ id }) => id));
	if (found.length > 1) return refused(`the name of several ${noun}s (${ids}). ${enterId}`);
	const whyNot = entry && parentOf?.refusesParent?.(entry);
	if (whyNot !== undefined) return refused(whyNot);
	if (!list.isWhole || entry?.nameIsCut || !/^\d*$/.test(entry?.id ?? '')) {
		const shown = entry ? `, and shows ${ids} as one that may be it` : '';
		return refused(`a name, but Adspirer's list of ${noun}s isn't complete${shown}. ${enterId}`);
	}
	if (entry) return { ids: [entry.id] };
	const none = lists[noun].isSearch ? 'a search finds no' : 'the account has no';
	return refused(`but ${none} ${noun} of this name. ${enterId}`);
}
