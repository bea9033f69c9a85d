import { inTurns } from '../base/turns';
import { listForm, type ListForm } from '../contract/tools';
import { isRecord } from '../base/values';
import { namesOtherId, namesUnder, objectsOf, textOf } from './answer';
import { provesAll } from './wholeList';
import {
	accountsBy,
	arrayOf,
	byLabelKey,
	exactText,
	fieldsOf,
	isText,
	jsonIn,
	labelKey,
	maxTextLength,
	tableIn,
	type Body,
	type Field,
} from './textForms';

/** One thing of a list whose ID and name certainly belong together. */
export interface ListEntry {
	/** Digits, or of a targeting option a code such as "en". */
	readonly id: string;
	readonly name: string;
	/** True if the name ends in dots ("…" or "..."), so it may be cut off. */
	readonly nameIsCut: boolean;
	/** Everything else, by the service's own headings or keys. */
	readonly details: Body;
	readonly parentId?: string | undefined;
	readonly budget?: number | undefined;
	/** Milliseconds since 1970. */
	readonly createdAt?: number | undefined;
	/** True if that is a time of a zone that isn't on record, read as UTC. */
	readonly isInSomeZone?: true | undefined;
	readonly isDeleted?: true | undefined;
}

/** What could be read of a list. */
export interface List {
	readonly entries: readonly ListEntry[];
	readonly unreadable: number;
	readonly isWhole: boolean;
	/** How many were left out, as they contradict what was asked for. */
	readonly others?: number;
	/** Set if it has no form on record: then it is only shown, and proves nothing. */
	readonly isByShape?: true;
}

const anyId = /^[1-9]\d{0,24}$/;

/** Sources: the service's reference page and agent guidance; TikTok's API documentation for keys. */
export const listForms = {
	campaign: listForm('campaign', anyId),
	account: {
		none: /^[ \t]*No (?:connected )?accounts found\.?\s*$/im,
		arrays: ['connections', 'accounts', 'results'],
		ids: ['accountid', 'advertiserid', 'id'],
		names: ['accountname', 'advertisername', 'name', 'account'],
		id: anyId,
	},
	targeting: {
		none: /^[ \t]*No (?:targeting options|(?:custom )?audiences|results) found\.?\s*$/im,
		arrays: ['results', 'audiences'],
		ids: ['id', 'audienceid', 'key'],
		names: ['locationname', 'name', 'location'],
		id: /^[A-Za-z0-9][\w-]{0,39}$/,
	},
} as const satisfies Record<string, ListForm>;

/** Agent guidance: a name, then `ID: …` on the next line or after ` · `. */
const accountLine = /^[ \t]*(\S.{0,900}?) · ID:\s?`?([1-9]\d{0,24})`?(?: · |[ \t\r]*$)/gm;

/**
 * Reads a list tool's body: an array, or else a table or lines of accounts; undefined without a list. What
 * names another campaign or account than the arguments that were `asked` for answers another question.
 */
export async function readList(body: unknown, form: ListForm, asked: Body = {}) {
	if (!isRecord(body)) return undefined;
	const list = await listIn(body, form);
	if (!list) return undefined;
	if (isOfOther(body, asked)) {
		return {
			entries: [],
			unreadable: 0,
			isWhole: false,
			others: list.entries.length,
		};
	}
	return await withoutOthers(list, asked);
}

/** What a line of a list's text says that it is in. */
const placeInText = /\b(campaign|account|advertiser)(?: ID)?[ :#(*`]{1,6}(\d{10,25})\b/gi;

/** True if a list says beside its entries, or in a heading, that it is of another campaign or account. */
function isOfOther(body: Body, asked: Body): boolean {
	const fields: Field[] = [];
	for (const part of [body, ...objectsOf(body)]) fields.push(...fieldsOf(part, ofParents));
	for (const line of textOf(body).slice(0, maxHead).split('\n')) {
		// Not what a row of the table shows.
		if (line.includes('|')) continue;
		for (const [, place = '', value] of line.matchAll(placeInText)) {
			fields.push({ key: labelKey(`${place}id`), value });
		}
	}
	return namesOtherId(fields, asked);
}

/** Characters of a text in which its headings stand. */
const maxHead = 1_000;

async function withoutOthers(list: List, asked: Body): Promise<List> {
	const entries: ListEntry[] = [];
	const { advertiser_id } = asked;
	let inOtherAccount = 0;
	for await (const entry of inTurns(list.entries)) {
		const parts = partsOf(entry);
		if (!namesOtherId(parts, asked)) entries.push(entry);
		else if (namesOtherId(parts, { advertiser_id })) inOtherAccount++;
	}
	const others = list.entries.length - entries.length;
	if (others === 0) return list;
	// It may be the list of another account, and says nothing of this one then.
	const isWhole = list.isWhole && inOtherAccount < list.entries.length;
	return { ...list, entries, others, isWhole };
}

/** The labels of what an entry says of what it is in; to look at all others takes long in a long list. */
const ofParents = /campaign|ad[\s_-]?group|account|advertiser/i;

/** What an entry says of what it is in; what a part says of a campaign is under the campaign's keys. */
function partsOf({ details }: ListEntry): Field[] {
	const parts: Field[] = [];
	for (const field of fieldsOf(details, ofParents)) {
		const { key, value } = field;
		if (!isRecord(value)) parts.push(field);
		else {
			for (const part of fieldsOf(value)) {
				parts.push({ ...part, key: key + part.key.replace(key, '') });
			}
		}
	}
	return parts;
}

/** The name of what a row is in, for an argument such as `campaign_id`, or its ID. */
type Parent =
	| { readonly argument: string; readonly cell: { readonly value: unknown } }
	| { readonly id: string };

/** True if an entry certainly names another campaign, or the like, than the one of this name. */
export function isInOther(entry: ListEntry, parent?: Parent): boolean {
	if (!parent || !('cell' in parent) || !isText(parent.cell.value)) return false;
	const key = labelKey(parent.argument).replace(/id$/, '');
	const asked = looseKey(parent.cell.value);
	if (asked === '') return false;
	for (const label of namesUnder(partsOf(entry), `${key}name`, key)) {
		if (label === 'N/A') continue;
		const [beginning = '', rest] = label.split(cutEnd);
		const shown = looseKey(beginning);
		const isCut = rest !== undefined;
		if (shown !== asked && !(isCut && asked.startsWith(shown))) return true;
	}
	return false;
}

/** A list may write a name in capitals or with other dashes: then it may be the same, or another one. */
export const looseKey = (name: string) =>
	name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

/** The first array under one of the form's keys. */
function arrayIn(objects: readonly Body[], { arrays }: ListForm): unknown[] | undefined {
	for (const fields of objects.map(byLabelKey)) {
		for (const key of arrays) {
			const array = fields[key];
			if (Array.isArray(array)) return array;
		}
	}
	return undefined;
}

async function listIn(body: Body, form: ListForm): Promise<List | undefined> {
	const whole = textOf(body);
	const text = whole.length > maxTextLength ? '' : whole;
	const table = tableIn(text, form);
	const objects = objectsOf(body);
	const array = arrayIn(objects, form);
	const single = { ...form, ids: form.ids.slice(0, 1) };
	const thing = array ? undefined : objects.find((part) => entryOf(part, single));
	const lines = text.replace(/\r?\n[ \t]{0,20}ID:/g, ' · ID:');
	let rows: readonly unknown[] = [];
	if (array) rows = array;
	else if (thing) rows = [thing];
	else if (table) ({ rows } = table);
	else if (form === listForms.account) rows = accountsBy(accountLine, lines);
	const { length } = rows;
	const saysNone = form.none.test(text);
	if (length === 0 && !array && !table && !saysNone) return undefined;

	const { entries, unreadable, repeats } = await entriesOf(rows.slice(0, maxEntries), form);
	let isWhole = text === whole && length <= maxEntries && unreadable === 0;
	// Neither a single thing nor two lists of different length prove anything.
	if (thing || (array && table && table.rows.length !== length)) isWhole = false;
	// What is there twice may stand in the place of another one, as where pages shift.
	if (repeats > 0) isWhole = false;
	isWhole &&= provesAll({
		body,
		array,
		text,
		around: table?.around ?? lines,
		saysNone,
		entries,
		length,
	});
	return { entries, unreadable, isWhole };
}

/**
 * A list as it may be shown to choose from: by its form on record, or by its shape. What is read by shape
 * decides nothing: no row is settled, paused or skipped by it, and no name is looked up in it.
 */
export async function readListToShow(body: unknown, form: ListForm, asked: Body = {}) {
	const list = await readList(body, form, asked);
	if (list && (list.entries.length > 0 || list.others || list.isWhole)) return list;
	const byShape = await readByShape(body, form);
	if (!byShape) return list;
	return await withoutOthers(byShape, asked);
}

/**
 * The one array of an answer whose entries all have an ID and a name, wherever it stands: in a part of
 * the answer, or as JSON in its text; of the first 10,000 values. Undefined if there are several that differ.
 */
async function readByShape(body: unknown, form: ListForm): Promise<List | undefined> {
	const names = form.ids.map((id) => id.replace(/id$/, 'name'));
	const shape = { ...form, names: [...form.names, ...names] };
	const lists: List[] = [];
	const queue: unknown[] = [body];
	for await (const part of inTurns(queue)) {
		if (isText(part)) queue.push(...jsonIn(part));
		if (typeof part !== 'object' || part === null) continue;
		const list = await entriesOf(arrayOf(part), shape);
		if (list.unreadable === 0 && list.entries.length > 0) {
			lists.push({ ...list, isWhole: false, isByShape: true });
			continue;
		}
		for (const { value } of fieldsOf(part)) if (queue.length < 10_000) queue.push(value);
	}
	const different = new Set(lists.map(({ entries }) => entries.map(({ id }) => id).join()));
	if (different.size !== 1) return undefined;
	return lists[0];
}

/** The things in rows; accounts of other networks are none. */
async function entriesOf(rows: readonly unknown[], form: ListForm) {
	const entries = new Map<string, ListEntry>();
	let unreadable = 0;
	let repeats = 0;
	for await (const row of inTurns(rows)) {
		if (form === listForms.account && isOfOtherNetwork(row)) continue;
		const entry = entryOf(row, form);
		const sameId = entry && entries.get(entry.id);
		// One ID with two names can't be read.
		if (entry && !sameId) entries.set(entry.id, entry);
		else if (!entry || sameId?.name !== entry.name) unreadable++;
		else repeats++;
	}
	return { entries: [...entries.values()], unreadable, repeats };
}

function isOfOtherNetwork(account: unknown) {
	if (!isRecord(account)) return false;
	return !/^$|tik ?tok/i.test(exactText(byLabelKey(account).platform));
}

/** A longer list is read so far, and isn't whole: reading more would hold up the whole instance. */
const maxEntries = 30_000;

const deleted = /^(?:DELETED?|(?:[A-Z_]{1,40}_)?STATUS_DELETE)$/i;

/** What a name that was cut off ends in. */
const cutEnd = /(?:…|\.{3})[ \t\r]*$/m;

const filledKey = (fields: Body, keys: readonly string[]) =>
	keys.find((key) => fields[key] !== undefined) ?? '';

/** Undefined if the fields don't certainly name the ID and the name. */
function entryOf(fields: unknown, form: ListForm): ListEntry | undefined {
	if (!isRecord(fields)) return undefined;
	const byKey = byLabelKey(fields);
	const idKey = filledKey(byKey, form.ids);
	const id = exactText(byKey[idKey]);
	const ownKey = filledKey(byKey, form.names);
	const name = exactText(byKey[ownKey]);
	if (!form.id.test(id) || name === '') return undefined;
	const parent = exactText(byKey[form.parent ?? '']);
	const rest = Object.entries(fields).filter(([key]) => ![idKey, ownKey].includes(labelKey(key)));
	// TikTok's own is in UTC.
	const inUtc = timeOf(byKey.createtime);
	const inSomeZone = timeOf(byKey.created);
	const states = [byKey.status, byKey.operationstatus, byKey.secondarystatus];
	return {
		id,
		name,
		nameIsCut: cutEnd.test(name),
		details: Object.fromEntries(rest),
		parentId: anyId.test(parent) ? parent : undefined,
		budget: amountOf(byKey.budget),
		createdAt: inUtc ?? inSomeZone,
		isInSomeZone: (inUtc === undefined && inSomeZone !== undefined) || undefined,
		// Not "Not delivering: post deleted", which isn't about the thing itself.
		isDeleted: states.some((state) => deleted.test(exactText(state))) || undefined,
	};
}

/** "1,900.00" is 1900; "N/A", "-1" and zero are no budget. */
function amountOf(value: unknown): number | undefined {
	const text = typeof value === 'number' ? String(value) : exactText(value);
	const [plain] = /^\d{1,3}(?:,?\d{3}){0,6}(?:\.\d{1,9})?$/.exec(text) ?? [];
	return Number(plain?.replaceAll(',', '')) || undefined;
}

/** Milliseconds since 1970. TikTok's times are UTC, as `YYYY-MM-DD HH:MM:SS`; "T" needs its "Z". */
export function timeOf(value: unknown): number | undefined {
	const form = /^(\d{4}-\d\d-\d\d)(?: |T(?=.{8,15}Z$))(\d\d:\d\d:\d\d)(?:\.\d{1,6})?Z?$/;
	const [, day, clock] = form.exec(exactText(value)) ?? [];
	const time = Date.parse(`${day}T${clock}Z`);
	return Number.isNaN(time) ? undefined : time;
}
