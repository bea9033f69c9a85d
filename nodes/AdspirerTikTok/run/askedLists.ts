import { type Groups, addTo, formatValue } from '../base/values';
import type { Service } from '../client/service';
import { machineClock } from '../client/workerPool';
import { ad } from '../contract/ad';
import { adGroup } from '../contract/adGroup';
import { countryIndex } from '../contract/choices';
import { type Creation, type Values, detailOf } from '../contract/creation';
import { type ListForm, type Tool, maxResults, tools } from '../contract/tools';
import type { Answer } from '../response/answer';
import { type Failure, afterUnknownCall, failure } from '../response/failure';
import { type List, type ListEntry, listForms, readList } from '../response/lists';
import type { QuotaWatch } from '../response/quota';
import {
	type Created,
	type Failed,
	type Result,
	isCreated,
	readResponse,
} from '../response/readResponse';
import { nameKey } from '../response/textForms';
import { clocksDiffer } from './journal';
import { keysAreRememberedFor } from './keys';
import { failsEveryCall, knownEntity, notListed, notSettled } from './outcomes';
import type { PlannedCall } from './plan';

/** The things of a list, in the singular. */
export type Noun = 'account' | 'campaign' | 'ad group' | 'ad' | 'audience' | 'interest' | 'region';

interface ListTool {
	readonly tool: Tool;
	readonly form: ListForm;
	readonly fixed?: Values;
	/** True if an entry is found by a word of its name, so that each word takes a call. */
	readonly isSearch?: true;
	/** The headings of what the form says about each entry. */
	readonly tells: readonly string[];
	/** The parent of each entry, with the key of its name. */
	readonly parent?: { readonly noun: Noun; readonly nameKey: string };
}

/** The things that people choose from a list, or name in place of an ID. */
export const listTools: Readonly<Record<Noun, ListTool>> = {
	account: {
		tool: tools.listAccounts,
		form: listForms.account,
		fixed: { platform: 'tiktok_ads' },
		tells: ['tier', 'status'],
	},
	campaign: {
		tool: tools.listCampaigns,
		form: listForms.campaign,
		tells: ['objective', 'status'],
	},
	'ad group': {
		...adGroup.list,
		tells: ['status'],
		parent: { noun: 'campaign', nameKey: 'campaign_name' },
	},
	ad: {
		...ad.list,
		tells: ['status'],
		parent: { noun: 'ad group', nameKey: 'adgroup_name' },
	},
	audience: {
		tool: tools.listAudiences,
		form: listForms.targeting,
		tells: ['type', 'status'],
	},
	interest: {
		tool: tools.searchTargeting,
		form: listForms.targeting,
		fixed: { targeting_type: 'interest_categories', limit: maxResults },
		isSearch: true,
		tells: [],
	},
	region: {
		tool: tools.searchTargeting,
		form: listForms.targeting,
		fixed: { targeting_type: 'regions', level_range: 'TO_CITY', limit: maxResults },
		isSearch: true,
		tells: [],
	},
};

/** Asks for a list once; `timeout` is in milliseconds. */
export async function askForList(
	service: Service,
	{ tool, fixed }: Pick<ListTool, 'tool' | 'fixed'>,
	args: Values,
	timeout: number,
) {
	const sent = { ...fixed, ...args };
	const response = await service.call(tool.name, sent, undefined, timeout);
	return readResponse(response, Date.now(), { sent });
}

/** A list with its entries by their names, without what is deleted. */
export interface NamedList extends List {
	readonly byName: Groups<ListEntry>;
	/** Those whose name is cut off, by what is left of it. */
	readonly byBeginning: Groups<ListEntry>;
	/** How long those beginnings are. */
	readonly lengths: ReadonlySet<number>;
	/** True if the list may write this name in another way: it isn't found then, nor absent. */
	readonly mayShow: (name: string) => boolean;
}

/** A list may write a name in capitals or with other dashes: then it may be the same, or another one. */
const looseKey = (name: string) =>
	name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

/** A list by names. @internal */
export function withNames(list: List): NamedList {
	const byName: Groups<ListEntry> = new Map();
	for (const entry of list.entries) {
		if (!entry.isDeleted) addTo(byName, nameKey(entry.name), entry);
	}
	const entries = [...byName.values()].flat();
	const byBeginning: Groups<ListEntry> = new Map();
	const lengths = new Set<number>();
	for (const entry of entries) {
		if (!entry.nameIsCut) continue;
		const beginning = nameKey(entry.name).replace(/\s*(?:…|\.{3})$/, '');
		addTo(byBeginning, beginning, entry);
		lengths.add(beginning.length);
	}
	let loose: Set<string> | undefined;
	// The keys take a while to make.
	const mayShow = (name: string) => {
		loose ??= new Set(entries.map((entry) => looseKey(entry.name)));
		return loose.has(looseKey(name));
	};
	return { ...list, byName, byBeginning, lengths, mayShow };
}

/** The listed details of a region or a city. */
function detailsOf(region: ListEntry) {
	const told = (key: string) => String(detailOf(region, key) ?? '');
	return { type: told('type'), inside: told('region'), country: told('country') };
}

/** The one region of a name in these countries, or else what the list has. */
export function regionNamed(name: string, list: NamedList, countries: readonly string[]) {
	const named = list.byName.get(nameKey(name)) ?? [];
	const places: Array<Record<'id' | 'country' | 'inside', string>> = [];
	for (const entry of named) {
		const { type, inside, country: written } = detailsOf(entry);
		const [country, other] = countryIndex()(written);
		const isHere = country && !other && countries.includes(country.id);
		const isPlace = /^\d+$/.test(entry.id) && !/\bDMA\b/i.test(type);
		if (isHere && isPlace) places.push({ id: entry.id, country: country.id, inside });
	}
	const found = (named[0] ? named : list.entries).slice(0, 6).map((entry) => {
		const { type, inside, country } = detailsOf(entry);
		const details = [type, inside, country, entry.id].filter(Boolean);
		return `${formatValue(entry.name)} (${details.join(', ')})`;
	});
	return { found, place: places.length === 1 ? places[0] : undefined };
}

/** The list in an answer to these arguments. */
export async function namedListIn({ raw }: Answer, form: ListForm, asked: Values) {
	const list = await readList(raw, form, asked);
	return { list: list && withNames(list) };
}

/** A list by names, or why there is none; neither if it can't be read. */
export interface AskedList {
	readonly list?: NamedList | undefined;
	readonly failure?: Failure;
}

/** A list that rows share: when it was asked for, by the clock that never jumps, and how often it may be again. */
interface SharedList {
	at: number;
	left: number;
	asked?: Promise<AskedList> | undefined;
}

/** The protection against creating a thing twice that the rows of a run share. */
export interface Siblings {
	readonly service: Service;
	readonly quota: QuotaWatch;
	/** By parent. */
	readonly lists: Map<string, SharedList>;
}

/** A list, and when it was asked for, in milliseconds since 1970. */
export type Looked = AskedList & { readonly at: number };

/** The list of a row's siblings, which all rows of a parent share. */
export async function askForSiblings(
	{ service, quota, lists: shared }: Siblings,
	{ list, parentArgument }: Creation,
	{ sent, row }: PlannedCall,
): Promise<Looked> {
	const { [parentArgument]: parent, advertiser_id } = sent;
	const values = { [parentArgument]: parent, advertiser_id };
	const key = JSON.stringify(values);
	// Each may use a call of the quota.
	const own = shared.get(key) ?? { at: 0, left: 2 };
	shared.set(key, own);
	own.asked ??= ask();
	return { ...(await own.asked), at: own.at };

	async function ask(): Promise<AskedList> {
		own.at = machineClock.now();
		own.left -= 1;
		const outcome = await askForList(service, list, values, row.options.timeout);
		quota.answered(outcome);
		if ('answer' in outcome) return await namedListIn(outcome.answer, list.form, values);
		const { failure } = outcome;
		// A throttled call was not carried out.
		if (failure.retry === 'throttled') own.left += 1;
		if (own.left > 0) own.asked = undefined;
		let { retry } = failure;
		if (own.left === 0) retry = 'never';
		// A call that only reads leaves nothing open.
		return { failure: { ...failure, retry, outcomeUnknown: false } };
	}
}

/** The evidence of whether a call has created something. Only By Name a list says whose a thing is. */
export interface ListEvidence {
	readonly call: Pick<PlannedCall, 'key' | 'sent'>;
	readonly creation: Creation;
	/** The list of the row's parent; undefined if there is none, or if it can't be read. */
	readonly list: NamedList | undefined;
	/** True for IDs that belong to other rows, of this run or an earlier one. */
	readonly isTaken: (id: string) => boolean;
	/** When the row was first sent; like `now` in milliseconds since 1970, but perhaps by another clock. */
	readonly since: number;
	/** When the latest call for it began. */
	readonly latest: number;
	readonly now: number;
}

/** Looks up a call's name; a wrong entity is worse than none. 'absent' only if the list is surely whole. */
function findInList({ call, list, creation }: ListEvidence) {
	const name = call.sent[creation.nameArgument];
	if (!list || typeof name !== 'string' || name === '') return 'no list';
	const [first, second] = list.byName.get(nameKey(name)) ?? [];
	const isAbsent = !first && isAll(list) && !list.mayShow(name);
	if (isAbsent) return 'absent';
	if (!first) return 'not shown';
	if (second || first.nameIsCut) return 'unsure';
	return first;
}

/** True if the parent holds nothing else, and no name is cut. */
function isAll({ isWhole, lengths }: NamedList): boolean {
	return isWhole && lengths.size === 0;
}

/** No two clocks agree; but what is dated hours ahead is in another time zone than we assume. */
const clockError = 60_000;

/** True for a time that a wrong clock gave, or one that has been set back since: it proves nothing. */
function isWrong({ since, now }: ListEvidence): boolean {
	return since > now + clocksDiffer;
}

/** Whether a listed entity was created by the row's own call, as far as its time of creation proves it. */
function ageOf({ createdAt = Infinity }: ListEntry, evidence: ListEvidence) {
	const { now } = evidence;
	const since = Math.min(evidence.since, now);
	if (isWrong(evidence)) return 'may be older';
	if (createdAt <= since - clockError) return 'older';
	// TikTok gives times in whole seconds, so what was created in the same second may look older.
	if (createdAt > since - 1_000 && createdAt <= now + clockError) return 'new';
	return 'may be older';
}

/** The one listed entity of a row's name that no other row may have. */
function findOwn(evidence: ListEvidence): ListEntry | undefined {
	const found = findInList(evidence);
	if (typeof found === 'string') return undefined;
	if (evidence.isTaken(found.id)) return undefined;
	return found;
}

const sameName = {
	type: 'other values',
	where: 'service',
	by: 'name',
} as const;

/** The thing that a call of unknown outcome has created, if the list shows it for certain. @internal */
export function reconcileUnknown(evidence: ListEvidence): Created | Failed | undefined {
	const { creation } = evidence;
	const { key, sent } = evidence.call;
	const listed = findOwn(evidence);
	if (!listed) return undefined;
	const { id } = listed;
	if (creation.list.differences(listed, sent).length > 0) {
		const why = failure({ ...sameName, existingId: id }, { outcomeUnknown: true });
		return { failure: why, key };
	}
	const idFromList = ageOf(listed, evidence);
	if (idFromList === 'older') return undefined;
	const entity = { id, idFromList, alreadyCreated: 'found in list' } as const;
	return knownEntity(creation, sent, entity, key);
}

/** Adds the ID from the list to a success without one, or to a conflict even if it is another row's. */
export function resolveMissingId(result: Result, evidence: ListEvidence): Result {
	const { creation } = evidence;
	const { sent } = evidence.call;
	if (isCreated(result)) {
		const settled = reconcileUnknown(evidence);
		if (!settled) return ifNotListed(result, evidence);
		if ('failure' in settled) return result;
		const { id, idFromList } = settled.entity;
		return { ...result, entity: { ...result.entity, id, idFromList } };
	}
	const found = findInList(evidence);
	if (typeof found === 'string' || !('failure' in result)) return result;
	const { reason, status } = result.failure;
	const existingId = found.id;
	if (reason.type === 'already exists') {
		return { ...result, failure: { ...result.failure, reason: { ...reason, existingId } } };
	}
	// The service knows the key with other arguments, perhaps only without the account, which is no conflict.
	const isOwn = sent.advertiser_id !== undefined && findOwn(evidence) !== undefined;
	if (isOwn && creation.list.differences(found, sent).length === 0) {
		return knownEntity(creation, sent, { id: existingId, alreadyCreated: 'other arguments' });
	}
	return { ...result, failure: failure({ ...sameName, existingId }, { status }) };
}

/** Milliseconds after which a list shows what was created before. */
const listedAfter = 90_000;

/** A success without an ID, next to the list of its siblings: it may be late, or nothing was created. */
function ifNotListed(result: Created, evidence: ListEvidence): Result {
	const { key, answer } = result;
	const found = findInList(evidence);
	if (found !== 'absent' && found !== 'not shown') return result;
	const { now, latest } = evidence;
	const { text: said, excerpt } = answer;
	if (found === 'absent' && now - latest >= listedAfter) {
		return { failure: failure({ type: 'not created', said }, { excerpt }), key };
	}
	const why = failure({ type: 'not listed yet', said }, { excerpt, outcomeUnknown: true });
	return { failure: why, key };
}

/** True if the service surely remembers a call's key, or the list proves that its name is absent. @internal */
export function canResend(evidence: ListEvidence): boolean {
	const { now, since } = evidence;
	const isRemembered = now - since < keysAreRememberedFor && !isWrong(evidence);
	return isRemembered || findInList(evidence) === 'absent';
}

/** Before a row is first sent: a name that exists is done. Undefined if the row is to be sent. */
export function skipExisting(evidence: ListEvidence): Result | undefined {
	const { creation, call } = evidence;
	const found = findInList(evidence);
	if (found === 'absent') return undefined;
	if (typeof found === 'string') {
		const why = failure({ type: 'not checked', incomplete: found !== 'no list' });
		return { failure: why, key: null };
	}
	return knownEntity(creation, call.sent, {
		id: found.id,
		alreadyCreated: 'same name',
		differs: creation.list.differences(found, call.sent),
	});
}

/** The outcome of an open call by a look at the list. */
export function settledBy(
	evidence: ListEvidence,
	result: Failed,
	why: Failure | undefined,
	mayRepeat: boolean,
): Result | 'by a repeat' {
	if (why && failsEveryCall(why)) return { ...result, failure: afterUnknownCall(why) };
	const settled = reconcileUnknown(evidence);
	if (settled) return settled;
	if (!mayRepeat) return result;
	if (canResend(evidence)) return 'by a repeat';
	let failure = notSettled;
	if (evidence.list) failure = notListed;
	return { failure, key: evidence.call.key };
}
