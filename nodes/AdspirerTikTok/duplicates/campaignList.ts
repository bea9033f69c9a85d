import type { List, ListEntry } from '../response/lists';
import { nameKey } from '../response/names';

/** What a campaign's list tells of a name. */
type Found =
	| ListEntry
	/** The list proves that the campaign has no ad group of the name. */
	| 'absent'
	/** The name may be in the campaign: it is cut, there several times, or the list proves nothing. */
	| 'unsure'
	/** There is no list, or it can't be read. */
	| 'no list';

/**
 * A list as far as it is about a campaign: it may show the whole account, and deleted ad groups,
 * whose names are free again.
 */
export function adGroupsOf(ownId: string, list: List): List {
	const isHere = ({ campaignId = ownId, isDeleted }: ListEntry) =>
		campaignId === ownId && !isDeleted;
	return { ...list, entries: list.entries.filter(isHere) };
}

/** Entries by their names; a run looks up as many names as it has rows. */
interface Index {
	readonly byName: ReadonlyMap<string, readonly ListEntry[]>;
	/** The names by their letters and digits alone. */
	readonly loose: ReadonlySet<string>;
}

const indexes = new WeakMap<List, Index>();

function indexOf({ entries }: List): Index {
	const byName = new Map<string, ListEntry[]>();
	for (const entry of entries) {
		const key = nameKey(entry.name);
		const same = byName.get(key);
		if (same) same.push(entry);
		else byName.set(key, [entry]);
	}
	return { byName, loose: new Set(entries.map(({ name }) => looseKey(name))) };
}

/** A list may write a name in capitals or with other dashes: it is then not found, nor is it absent. */
const looseKey = (name: string) =>
	name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

/** Looks a name up in a campaign's list; a wrong ad group would be worse than none. */
export function findInList(list: List | undefined, name: string): Found {
	if (!list || name === '') return 'no list';
	const index = indexes.get(list) ?? indexOf(list);
	indexes.set(list, index);
	const [found, second] = index.byName.get(nameKey(name)) ?? [];
	if (found) return second || found.nameIsCut ? 'unsure' : found;
	const mayBeThere =
		index.loose.has(looseKey(name)) || list.entries.some(({ nameIsCut }) => nameIsCut);
	return list.isWhole && !mayBeThere ? 'absent' : 'unsure';
}

/** TikTok gives times in whole seconds, so an ad group of the same second may look older. */
const clockStep = 1_000;

/** No two clocks agree; but what is dated hours ahead is in another time zone than we take it for. */
const clockError = 60_000;

/**
 * Whether an ad group was created before some time; undefined where the list doesn't say.
 *
 * @param time and now in milliseconds since 1970.
 */
export function isOlder({ createdAt }: ListEntry, time: number, now: number): boolean | undefined {
	if (createdAt === undefined || createdAt > now + clockError) return undefined;
	return createdAt <= time - clockStep;
}
