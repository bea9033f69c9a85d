import { DateTime } from 'luxon';
import { isRecord } from '../parse/values';
import { findByName, type List, type ListEntry } from '../response/lists';

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

/** A list may show deleted ad groups still, whose names are free again. */
export function withoutDeleted(list: List): List {
	return { ...list, entries: list.entries.filter((entry) => !isDeleted(entry)) };
}

/**
 * A list may show the whole account, in which another campaign may have an ad group of the name.
 * Where it tells campaigns apart by their names alone, nobody knows which one is the row's; nor which
 * ad groups are another campaign's, where it names one that none of them is said to be in.
 *
 * @param text the answer's own, where it has one.
 */
export function withoutOtherCampaigns(list: List, campaignId: string, text = ''): List {
	const all = list.entries.map((entry) => ({ entry, ...campaignOf(entry, campaignId) }));
	const here = all.filter(({ isElsewhere }) => !isElsewhere);
	const namesSeveral = new Set(here.flatMap(({ name }) => name ?? [])).size > 1;
	const namesOther = [...text.matchAll(campaignMention)].some(([, id]) => id !== campaignId);
	const sure = here.filter(
		({ isOwn, name }) => isOwn || (name === undefined ? !namesOther : !namesSeveral),
	);
	const entries = sure.map(({ entry }) => entry);
	return { ...list, entries, complete: list.complete && sure.length === here.length };
}

/** "Sale (Campaign ID: 17…)", also above its ad groups. */
const campaignMention = /\bcampaign[\s_-]?id\b[^\n\d|]{0,10}(\d{15,25})(?!\d)/gi;

/** What an entry says of the campaign that it is in. */
interface CampaignOfEntry {
	/** It has the ID of the campaign that was asked for. */
	readonly isOwn: boolean;
	/** It has another campaign's ID. */
	readonly isElsewhere: boolean;
	readonly name?: string;
}

function campaignOf({ details }: ListEntry, campaignId: string): CampaignOfEntry {
	const told = Object.entries(details).flatMap(([key, value]): Array<[string, unknown]> => {
		const [, what] = /^(?:tiktok|parent)?campaign(id|name)?$/.exec(lettersOf(key)) ?? ['', 'none'];
		if (what === 'none') return [];
		return isRecord(value)
			? [
					['id', value.id ?? value.campaign_id],
					['name', value.name ?? value.campaign_name],
				]
			: [[what ?? '', value]];
	});
	const texts = told.map(([what, value]) => [what, String(value ?? '')] as const);
	// A name may hold any number, but hardly this one.
	const isOwn = texts.some(([, text]) => text.match(/\d+/g)?.includes(campaignId) === true);
	// "Sale (17…)"; a shorter number may be the campaign's name, and so may one with words behind it.
	const isId = ([what, text]: readonly [string, string]) =>
		what === 'id' ? /^\d{6,25}$/.test(text) : what === '' && idAtEnd.test(text);
	const name = texts.find((one) => !isId(one) && one[0] !== 'id' && one[1] !== '')?.[1];
	return {
		isOwn,
		isElsewhere: !isOwn && texts.some(isId),
		...(name !== undefined && { name }),
	};
}

const idAtEnd = /(?<!\d)\d{15,25}\W*$/;

const lettersOf = (key: string) => key.toLowerCase().replace(/[^a-z]/g, '');

const deletedState = /(?:^|(?<!\bnot|_not)[_\s])deleted?(?:$|\s(?:on|at|by|since)\b)/i;

/** TikTok says so in several ways: DELETE, AD_GROUP_STATUS_DELETE, ADGROUP_STATUS_CAMPAIGN_DELETE. */
function isDeleted({ details }: ListEntry): boolean {
	return Object.entries(details).some(([key, value]) => {
		const name = lettersOf(key);
		if (/^(?:is)?deleted$/.test(name)) return value === true || value === 'true';
		if (/^deleted(?:at|on|time|date)$/.test(name)) return /^\s*[1-9]\d{3}/.test(String(value));
		if (!/status|state$|^delivery$/.test(name)) return false;
		const states = isRecord(value) ? Object.values(value) : [value];
		return states.some((state) => typeof state === 'string' && deletedState.test(state.trim()));
	});
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
