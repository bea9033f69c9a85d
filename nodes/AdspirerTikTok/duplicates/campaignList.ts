import { DateTime } from 'luxon';
import { findByName, type List, type ListEntry } from '../response/lists';

/** What a campaign's list tells of a name. */
export type Found =
	| ListEntry
	/** The list proves that the campaign has no ad group of the name. */
	| 'absent'
	/** The name may be in the campaign: it is cut, there several times, or the list proves nothing. */
	| 'unsure'
	/** There is no list, or it can't be read. */
	| 'no list';

/** Looks a name up in a campaign's list; a wrong ad group would be worse than none. */
export function findInList(list: List | undefined, name: string): Found {
	if (!list || name === '') return 'no list';
	const found = findByName(list, name);
	if ('certain' in found) return found.certain;
	return 'none' in found ? 'absent' : 'unsure';
}

/**
 * A list as far as it is about a campaign: it may show the whole account, and deleted ad groups,
 * whose names are free again. Where it tells campaigns apart by their names alone, nobody knows
 * which of them is the row's, so it proves nothing.
 */
export function adGroupsOf(campaignId: string, list: List): List {
	const told = list.entries
		.filter((entry) => !isDeleted(entry))
		.map((entry) => ({
			entry,
			id: detailsOf(entry, campaignIdKeys)[0],
			name: detailsOf(entry, campaignNameKeys)[0],
		}));
	const here = told.filter(({ id }) => id === undefined || String(id) === campaignId);
	const isMixed = new Set(here.flatMap(({ id, name }) => (id === undefined ? name : []))).size > 1;
	const sure = here.filter(({ id }) => id !== undefined || !isMixed);
	const isWhole = list.isWhole && sure.length === here.length;
	return { ...list, entries: sure.map(({ entry }) => entry), isWhole };
}

const campaignIdKeys = ['campaignid'];
const campaignNameKeys = ['campaign', 'campaignname'];

/** What an entry says under one of some headings, however these are written. */
function detailsOf({ details }: ListEntry, keys: readonly string[]): unknown[] {
	return Object.entries(details).flatMap(([key, value]) =>
		keys.includes(key.toLowerCase().replace(/[^a-z]/g, '')) && value !== null ? [value] : [],
	);
}

const statusKeys = ['status', 'adgroupstatus', 'operationstatus', 'secondarystatus'];

/** TikTok says DELETE, ADGROUP_STATUS_DELETE or ADGROUP_STATUS_CAMPAIGN_DELETE; a post may be deleted, too. */
function isDeleted(entry: ListEntry): boolean {
	const deleted = /^(?:\w+_STATUS_(?:\w+_)?)?DELETED?$/i;
	return detailsOf(entry, statusKeys).some((status) => deleted.test(String(status).trim()));
}

/**
 * True where an entry shows a budget that certainly isn't this one. A campaign with a budget of its
 * own shows none for its ad groups, as zero, a dash or N/A.
 */
export function hasOtherBudget(entry: ListEntry, budget: unknown): boolean {
	const shown = detailsOf(entry, ['budget', 'dailybudget', 'lifetimebudget']).flatMap(amountsOf);
	return typeof budget === 'number' && shown.some((amount) => amount > 0) && !shown.includes(budget);
}

/** What an amount may mean: "1.250" is a thousand to some, and little more than one to others. */
function amountsOf(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	const [amount, another] = String(value).match(/\d[\d.,]*/g) ?? [];
	if (amount === undefined || another !== undefined) return [];
	const readings = [amount.replace(/,/g, ''), amount.replace(/\./g, '').replace(',', '.')];
	return readings.map(Number).filter(Number.isFinite);
}

const creationKeys = ['createtime', 'createdat', 'created', 'creationtime', 'createdtime'];

/** TikTok gives times in whole seconds, so an ad group of the same second may look older. */
const clockStep = 1_000;

/** No two clocks agree; but what is dated hours ahead is in another time zone than we take it for. */
const clockError = 60_000;

/**
 * Whether an ad group was created before some time; undefined where the list doesn't say.
 *
 * @param time and now in milliseconds since 1970.
 */
export function isOlder(entry: ListEntry, time: number, now: number): boolean | undefined {
	const times = detailsOf(entry, creationKeys).map(millisecondsOf);
	if (times.length === 0 || times.some((one) => !(one < now + clockError))) return undefined;
	if (times.every((one) => one > time - clockStep)) return false;
	return times.every((one) => one <= time - clockStep) ? true : undefined;
}

/** NaN where it is no time. TikTok's times are UTC. */
function millisecondsOf(value: unknown): number {
	if (typeof value === 'number') return value < 1e11 ? value * 1000 : value;
	const text = String(value).trim().replace(' ', 'T');
	return DateTime.fromISO(text, { zone: 'utc' }).toMillis();
}
