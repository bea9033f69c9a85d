import type { Creation } from '../contract/creation';
import { maxResults } from '../contract/tools';
import type { Facts, Fault, Problem, Why } from '../problems/problem';
import { parseTikTokId } from '../parse/text';
import { isInOther } from '../response/lists';
import { nameKey } from '../response/textForms';
import { mayDescribe, type Name } from '../rows/row';
import type { RunWords } from './executePlan';
import { lists, type AskedList } from './listTools';

export type FoundIds = { readonly ids: readonly string[] } | { readonly problem: Problem };

interface About {
	readonly creation: Creation;
	readonly words: RunWords;
}

const split = (text: string, separator: RegExp) =>
	text
		.split(separator)
		.map((part) => part.trim())
		.filter((part) => part !== '');

/** True for what a row is in, or what that is in: there is one. */
export const isOfParent = (noun: Name['noun']) => noun === 'campaign' || noun === 'ad group';

/** The search terms for the names in a cell; undefined for a whole list. */
export function wordsOf({ noun, cell }: Name): Array<string | undefined> {
	if (!lists[noun].isSearch) return [undefined];
	const parts = split(String(cell.value), /[,;|\n、]/);
	return parts.filter((part) => !('value' in parseTikTokId(part)));
}

/** Finds what a cell names: the one parent of a row, or several names and IDs, a search's by `word`. */
export function idsOf(name: Name, about: About, listOf: (word?: string) => AskedList): FoundIds {
	const { noun, cell } = name;
	const text = String(cell.value).trim();
	const find = (written: string) => {
		const id = parseTikTokId(written);
		if (!isOfParent(noun) && 'value' in id) return { id: id.value };
		const [word] = lists[noun].isSearch ? split(written, /[,|]/) : [];
		return resolveName(written, name, about, listOf(word));
	};
	const names = isOfParent(noun) ? [text] : namesIn(text, (part) => 'id' in find(part));
	const ids = new Set<string>();
	for (const written of names) {
		const resolved = find(written);
		if ('id' in resolved) {
			ids.add(resolved.id);
			continue;
		}
		const { refused } = resolved;
		let message: Problem['message'] = refused;
		if (written !== text) message = { entries: [refused], isAlone: false };
		return { problem: { field: cell.heading, message } };
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
			names.push(parts.splice(0, length).join('').trim());
			// What stands between two names.
			parts.shift();
		}
		return names.filter((name) => name !== '');
	});
}

/** Finds the one thing of a name, only if it is certainly the only one: a wrong parent costs money. */
function resolveName(
	name: string,
	about: Name,
	{ creation, words }: About,
	{ failure, list }: AskedList,
): { readonly id: string } | { readonly refused: Fault } {
	const { argument, noun, within } = about;
	const { parentArgument, refusesParent } = creation;
	const refused = (why: Why, more?: Facts, remedy: Why = 'enter its ID') => ({
		refused: { why, is: name, remedy, facts: { noun, ...more } },
	});
	if (failure) {
		const { message: cause, remedy: toDo } = words.whyFailed(failure, noun);
		// Without the right account nothing can be created either.
		const isOfAccount = failure.kind === 'multiple_accounts' || failure.kind === 'forbidden';
		const remedy = isOfAccount ? 'find the account first' : 'not looked up';
		return refused('not looked up', { cause, toDo }, remedy);
	}
	if (!list) return refused('list not readable');
	const key = nameKey(name);
	// What the list shows under the name, or as its beginning.
	const cut = [...list.lengths].flatMap(
		(length) => list.byBeginning.get(key.slice(0, length)) ?? [],
	);
	const ofName = new Set([...(list.byName.get(key) ?? []), ...cut]);
	const matches = [...ofName].filter((listed) => !isInOther(listed, within));
	const [entry] = matches;
	const ids = matches.map(({ id }) => id);
	if (matches.length > 1) return refused('name of several', { ids });
	const whyNot = entry && argument === parentArgument && refusesParent?.(entry);
	if (whyNot) return { refused: { why: whyNot, is: name } };
	// A search that finds fewer than it may has no other of this name.
	const { isSearch = false } = lists[noun];
	const isAll = isSearch && list.unreadable === 0 && list.entries.length < maxResults;
	const isOnly = list.isWhole || (entry !== undefined && isAll);
	if (!isOnly || entry?.nameIsCut || !/^\d*$/.test(entry?.id ?? '')) {
		if (entry) return refused('only one that may be it', { ids });
		return refused('list not complete');
	}
	if (entry) return { id: entry.id };
	const toDo = mayDescribe(about) ? 'enter its ID or ignore it' : 'enter its ID';
	if (isSearch) return refused('not found by a search', {}, toDo);
	return refused(within ? 'not in the campaign' : 'not in the account', {}, toDo);
}
