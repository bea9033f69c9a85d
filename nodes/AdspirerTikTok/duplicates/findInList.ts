import type { List, ListEntry } from '../response/lists';
import { nameKey } from '../response/names';

/** What a campaign's list tells of a name. */
export type Found =
	| { readonly id: string }
	/** The list is complete as far as anyone can tell, and the name isn't in it. */
	| 'absent'
	/** The name may be in the campaign: it is cut, there several times, or the list isn't complete. */
	| 'unsure'
	/** There is no list, or it can't be read. */
	| 'no list';

/** Which ad groups of a list count. */
export interface SearchOptions {
	/** The time in milliseconds since 1970. */
	readonly now: number;
	/** IDs that are known to be other rows' ad groups. */
	readonly takenIds?: ReadonlySet<string>;
	/** Only an ad group that is certainly not older counts, in milliseconds since 1970. */
	readonly notBefore?: number;
}

/** A run looks up as many names as it has rows. */
const indexes = new WeakMap<List, ReadonlyMap<string, readonly ListEntry[]>>();

/** Looks a name up in a campaign's list; a wrong ad group would be worse than none. */
export function findInList(
	list: List | undefined,
	name: string,
	{ now, takenIds, notBefore }: SearchOptions,
): Found {
	if (!list || name === '') return 'no list';
	const index = indexes.get(list) ?? indexOf(list);
	indexes.set(list, index);
	const [found, second] = index.get(nameKey(name)) ?? [];
	if (!found) {
		const isProof = list.isWhole && !list.entries.some(({ nameIsCut }) => nameIsCut);
		return isProof ? 'absent' : 'unsure';
	}
	const isDoubtful = second !== undefined || found.nameIsCut || takenIds?.has(found.id) === true;
	return !isDoubtful && (notBefore === undefined || isBetween(found, notBefore, now))
		? { id: found.id }
		: 'unsure';
}

function indexOf({ entries }: List): ReadonlyMap<string, readonly ListEntry[]> {
	const index = new Map<string, ListEntry[]>();
	for (const entry of entries) {
		const key = nameKey(entry.name);
		const same = index.get(key);
		if (same) same.push(entry);
		else index.set(key, [entry]);
	}
	return index;
}

/** TikTok gives times in whole seconds, so an ad group of the same second may look older. */
const clockStep = 1_000;

/** No two clocks agree; but what is dated hours ahead is in another time zone than we take it for. */
const clockError = 60_000;

/** True where the list gives a time of creation that is certainly within these. */
function isBetween({ createdAt }: ListEntry, from: number, now: number): boolean {
	return createdAt !== undefined && createdAt > from - clockStep && createdAt < now + clockError;
}
