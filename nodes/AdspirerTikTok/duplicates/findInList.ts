import { DateTime } from 'luxon';
import { findByName, type List, type ListEntry } from '../response/lists';
import { lettersOf } from './entriesOfCampaign';

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

/** Looks a name up in a campaign's list; a wrong ad group would be worse than none. */
export function findInList(
	list: List | undefined,
	name: string,
	{ now, takenIds, notBefore }: SearchOptions,
): Found {
	if (!list || name === '') return 'no list';
	const found = findByName(list, name);
	if ('none' in found) return 'absent';
	if ('unsure' in found) return 'unsure';
	const { certain } = found;
	if (takenIds?.has(certain.id)) return 'unsure';
	return notBefore === undefined || isBetween(certain, notBefore, now)
		? { id: certain.id }
		: 'unsure';
}

const creationKeys = new Set(['createtime', 'createdat', 'created', 'creationtime', 'createdtime']);

/** TikTok gives times in whole seconds, so an ad group of the same second may look older. */
const clockStep = 1_000;

/** No two clocks agree; but what is dated hours ahead is in another time zone than we take it for. */
const clockError = 60_000;

/** True where the list gives a time of creation that is certainly within these. */
function isBetween({ details }: ListEntry, from: number, now: number): boolean {
	const times = Object.entries(details)
		.filter(([key]) => creationKeys.has(lettersOf(key)))
		.map(([, value]) => millisecondsOf(value));
	return (
		times.length > 0 && times.every((time) => time > from - clockStep && time < now + clockError)
	);
}

/** NaN where it is no time. TikTok's times are UTC. */
function millisecondsOf(value: unknown): number {
	if (typeof value === 'number') return value < 1e11 ? value * 1000 : value;
	if (typeof value !== 'string') return NaN;
	const text = value.trim().replace(' ', 'T');
	return DateTime.fromISO(text, { zone: 'utc' }).toMillis();
}
