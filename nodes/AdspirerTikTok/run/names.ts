import type { Creation } from '../contract/creation';
import { maxResults } from '../contract/tools';
import type { Facts, Fault, Problem, Why } from '../problems/problem';
import { parseTikTokId } from '../parse/text';
import { nameKey } from '../response/textForms';
import { type Name } from '../rows/row';
import type { RunWords } from './executePlan';
import { lists, type AskedList } from './listTools';
import { notSent } from './outcomes';

export type FoundIds = { readonly ids: readonly string[] } | { readonly problem: Problem };

/** The lists that were asked for, by the word that each was searched by. */
export type Answers = Map<string | undefined, AskedList>;

interface About {
	readonly creation: Creation;
	readonly words: RunWords;
	readonly answers: Answers;
}

function split(text: string, separator: RegExp): string[] {
	const parts = text.split(separator).map((part) => part.trim());
	return parts.filter((part) => part !== '');
}

/** True for what a row is in, or what that is in: there is one. */
export const isOfParent = (noun: Name['noun']) => noun === 'campaign' || noun === 'ad group';

/** The search terms for the names in a cell; undefined for a whole list. */
export function wordsOf({ noun, cell }: Name): Array<string | undefined> {
	if (!lists[noun].isSearch) return [undefined];
	const parts = split(String(cell.value), /[,;|\n、]/);
	return parts.filter((part) => !('value' in parseTikTokId(part)));
}

/** Finds what a cell names: the one parent of a row, or several names and IDs. */
export function idsOf(name: Name, about: About): FoundIds {
	const { noun, cell } = name;
	const text = String(cell.value).trim();
	const isName = (part: string) => 'id' in find(part, name, about);
	const names = isOfParent(noun) ? [text] : namesIn(text, isName);
	const ids = new Set<string>();
	for (const written of names) {
		const found = find(written, name, about);
		if ('id' in found) {
			ids.add(found.id);
			continue;
		}
		const { refused } = found;
		let message: Problem['message'] = refused;
		if (written !== text) message = { entries: [refused], isAlone: false };
		return { problem: { field: cell.heading, message } };
	}
	return { ids: [...ids] };
}

/** The names in a text. A comma or a bar may be part of one, if something is called that. */
function namesIn(text: string, isName: (part: string) => boolean): string[] {
	const names: string[] = [];
	for (const piece of split(text, /[;\n、]/)) {
		if (isName(piece)) {
			names.push(piece);
			continue;
		}
		const parts = piece.split(/([,|])/);
		while (parts.length > 0) {
			const length = [1, 3, 5].find((most) => isName(parts.slice(0, most).join('')));
			const name = parts
				.splice(0, length ?? 1)
				.join('')
				.trim();
			if (name !== '') names.push(name);
			// What stands between two names.
			parts.shift();
		}
	}
	return names;
}

type Found = { readonly id: string } | { readonly refused: Fault };

/** Finds one thing by its ID or name, if it is certainly the only one: a wrong parent costs money. */
function find(written: string, name: Name, { creation, words, answers }: About): Found {
	const { argument, noun, within } = name;
	const id = parseTikTokId(written);
	if (!isOfParent(noun) && 'value' in id) return { id: id.value };
	const { isSearch = false } = lists[noun];
	const [word] = isSearch ? split(written, /[,|]/) : [];
	const asked: AskedList = answers.get(word) ?? { failure: notSent };
	const { failure, list } = asked;
	const refused = (why: Why, more?: Facts, remedy: Why = 'enter its ID') => ({
		refused: {
			why,
			is: written,
			remedy,
			facts: { noun, ...more },
		},
	});
	if (failure) {
		const { message: cause, toDo } = words.whyFailed(failure, noun);
		// Without the right account nothing can be created either.
		const isOfAccount = failure.kind === 'multiple_accounts' || failure.kind === 'forbidden';
		const remedy = isOfAccount ? 'find the account first' : 'not looked up';
		return refused('not looked up', { cause, toDo }, remedy);
	}
	if (!list) return refused('list not readable');
	const key = nameKey(written);
	// What the list shows under the name, or as its beginning.
	const listed = new Set(list.byName.get(key));
	for (const length of list.lengths) {
		for (const cut of list.byBeginning.get(key.slice(0, length)) ?? []) listed.add(cut);
	}
	const matches = [...listed];
	const [entry] = matches;
	const ids = matches.map((match) => match.id);
	if (matches.length > 1) return refused('name of several', { ids });
	if (entry) {
		const isParent = argument === creation.parentArgument;
		const whyNot = isParent && creation.refusesParent?.(entry);
		if (whyNot) return { refused: { why: whyNot, is: written } };
		// A search that finds fewer than it may has no other of this name.
		const isAll = isSearch && list.unreadable === 0 && list.entries.length < maxResults;
		const isOnly = (list.isWhole || isAll) && !entry.nameIsCut;
		if (isOnly && /^\d*$/.test(entry.id)) return { id: entry.id };
		return refused('only one that may be it', { ids });
	}
	if (!list.isWhole) return refused('list not complete');
	if (isSearch) return refused('not found by a search');
	return refused(within ? 'not in the campaign' : 'not in the account');
}
