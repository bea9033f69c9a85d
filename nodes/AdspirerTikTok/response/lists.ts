import { inTurns } from '../base/turns';
import { isRecord } from '../base/values';
import { type ListForm, listForm } from '../contract/tools';
import { labelsIn, namesOtherId, answerParts, textOfAnswer } from './answer';
import {
	type Body,
	type TextField,
	accountsBy,
	byLabelKey,
	exactText,
	textFieldsOf,
	isText,
	labelKey,
	tableIn,
} from './textForms';
import onRecord from './onRecord.json';

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
	readonly isDeleted?: true | undefined;
}

/** The readable part of a list. */
export interface List {
	readonly entries: readonly ListEntry[];
	readonly unreadable: number;
	readonly isWhole: boolean;
	/** How many were left out, as they contradict what was asked for. */
	readonly others?: number;
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
 * Reads a list tool's body: an array, a table, or lines of accounts; undefined without a list. What has the ID of
 * another campaign or account than the arguments that were `asked` for answers another question.
 */
export async function readList(body: unknown, form: ListForm, asked: Body = {}) {
	if (!isRecord(body)) return undefined;
	const list = await listInAnswer(body, form);
	if (!list) return undefined;
	const fields = [body, ...answerParts(body)].flatMap(textFieldsOf);
	if (!namesOtherId(fields, asked)) return await withoutOthers(list, asked);
	return { entries: [], unreadable: 0, isWhole: false, others: list.entries.length };
}

async function withoutOthers(list: List, asked: Body): Promise<List> {
	const entries: ListEntry[] = [];
	const { advertiser_id } = asked;
	let isOfAccount = list.entries.length === 0;
	for await (const entry of inTurns(list.entries)) {
		const parts = textFieldsOf(entry.details);
		if (!namesOtherId(parts, asked)) entries.push(entry);
		isOfAccount ||= !namesOtherId(parts, { advertiser_id });
	}
	const others = list.entries.length - entries.length;
	// The list of another account says nothing of this one.
	if (others === 0) return list;
	return { ...list, entries, others, isWhole: list.isWhole && isOfAccount };
}

/** The first array under one of the form's keys. */
function arrayIn(body: Body, { arrays }: ListForm): unknown[] | undefined {
	for (const part of answerParts(body)) {
		const fields = byLabelKey(part);
		for (const key of arrays) {
			const array = fields[key];
			if (Array.isArray(array)) return array;
		}
	}
	return undefined;
}

/** The rows of a list in the order of trust; undefined without any. */
function foundIn(body: Body, form: ListForm): FoundList | undefined {
	const text = textOfAnswer(body).slice(0, maxTextLength);
	const array = arrayIn(body, form);
	const table = tableIn(text, form);
	const around = table?.around ?? text;
	const found = { body, array, around, saysNone: form.none.test(text) };
	// A table that shows more than the array may be another list.
	if (array) return { ...found, rows: array, isSure: (table?.rows.length ?? 0) <= array.length };
	const ownId = { ...form, ids: form.ids.slice(0, 1) };
	const thing = answerParts(body).find((part) => entryOf(part, ownId));
	if (thing) return { ...found, rows: [thing], isSure: false };
	if (table) return { ...found, rows: table.rows, isSure: true };
	const lines = text.replace(/\r?\n[ \t]{0,20}ID:/g, ' · ID:');
	const accounts = form === listForms.account ? accountsBy(accountLine, lines) : [];
	if (accounts.length === 0 && !found.saysNone) return undefined;
	return { ...found, rows: accounts, isSure: true };
}

async function listInAnswer(body: Body, form: ListForm): Promise<List | undefined> {
	const found = foundIn(body, form);
	if (!found) return undefined;
	const { entries, unreadable } = await listEntriesOf(found.rows, form);
	return { entries, unreadable, isWhole: unreadable === 0 && saysWhole(found, form) };
}

/** The things in rows; accounts of other networks are none. */
async function listEntriesOf(rows: readonly unknown[], form: ListForm) {
	const entries = new Map<string, ListEntry>();
	let unreadable = 0;
	for await (const row of inTurns(rows)) {
		if (form === listForms.account && isOfOtherNetwork(row)) continue;
		const entry = entryOf(row, form);
		const sameId = entry && entries.get(entry.id);
		// One ID with two names can't be read.
		if (!entry || (sameId && sameId.name !== entry.name)) unreadable++;
		else entries.set(entry.id, entry);
	}
	return { entries: [...entries.values()], unreadable };
}

function isOfOtherNetwork(account: unknown) {
	if (!isRecord(account)) return false;
	return !/^$|tik ?tok/i.test(exactText(byLabelKey(account).platform));
}

/** Characters; reading more of a text would hold up the whole instance. */
const maxTextLength = 1_000_000;

const deleted = /^(?:DELETED?|(?:[A-Z_]{1,40}_)?STATUS_DELETE)$/i;

/** The end of a name that was cut off. */
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
	const states = [byKey.status, byKey.operationstatus, byKey.secondarystatus];
	return {
		id,
		name,
		nameIsCut: cutEnd.test(name),
		details: Object.fromEntries(rest),
		parentId: anyId.test(parent) ? parent : undefined,
		budget: listedAmount(byKey.budget),
		createdAt: createdTime(byKey.createtime),
		// Not "Not delivering: post deleted", which isn't about the thing itself.
		isDeleted: states.some((state) => deleted.test(exactText(state))) || undefined,
	};
}

/** "1,900.00" is 1900; "N/A", "-1" and zero are no budget. */
function listedAmount(value: unknown): number | undefined {
	const text = String(value).trim();
	const [plain] = /^\d{1,3}(?:,?\d{3}){0,6}(?:\.\d{1,9})?$/.exec(text) ?? [];
	return Number(plain?.replaceAll(',', '')) || undefined;
}

/** Milliseconds since 1970. TikTok's own times are in UTC, as `YYYY-MM-DD HH:MM:SS`. */
function createdTime(value: unknown): number | undefined {
	const [, day, clock] = /^([\d-]{10})[ T]([\d:]{8})Z?$/.exec(exactText(value)) ?? [];
	return Date.parse(`${day}T${clock}Z`) || undefined;
}

/** A list that was found in an answer, and the answer around it. */
interface FoundList {
	readonly body: Body;
	readonly rows: readonly unknown[];
	/** The array of its entries, if the answer has one. */
	readonly array: unknown[] | undefined;
	/** The text without the list's table. */
	readonly around: string;
	/** True if the text says that there is nothing to list. */
	readonly saysNone: boolean;
	/** False for what may be only a part of the list. */
	readonly isSure: boolean;
}

const { totals: listTotals, more, pages } = onRecord.lists;

/**
 * True if a list is whole, so that what it doesn't show isn't there: unless it says itself that there is
 * more, by a flag, a cursor, a total or a page. One that states no total proves nothing if its length is a multiple
 * of 10 or 25, as that of a page that was cut off would be. Sources: the service's agent guidance (no
 * pagination cursors; `**Total: 3 audiences**`) and TikTok's API documentation (`page_info`).
 */
function saysWhole(list: FoundList, form: ListForm): boolean {
	const { rows, around, array, saysNone, isSure } = list;
	const { length } = rows;
	const said = [...fieldsAround(list), ...labelsIn(around)];
	if (!isSure || said.some(saysMore) || wordsOfMore.test(around)) return false;
	const stated = totalsOf(said, form);
	for (const [, number = ''] of around.matchAll(statedTotal)) stated.push(numberIn(number));
	if (saysNone) stated.push(0);
	if (stated.length > 0) return stated.every((total) => total === length);
	if (length === 0) return array !== undefined;
	return length % 10 !== 0 && length % 25 !== 0;
}

/** The fields next to a list, and those of the parts next to it, such as `pagination`. */
function fieldsAround({ body, array }: FoundList): TextField[] {
	const parts = [body, ...answerParts(body)];
	parts.push(...parts.flatMap((part) => Object.values(part)).filter(isRecord));
	return parts.flatMap(textFieldsOf).filter(({ value }) => value !== array);
}

const numberIn = (text: string) => Number(text.replaceAll(',', ''));

/** True for a flag or a cursor for more, or a later page. */
function saysMore({ key, value }: TextField): boolean {
	if (more.includes(key)) return !/^(?:|0|no|none|null|false)$/i.test(String(value));
	return pages.includes(key) && numberIn(exactText(value)) > 1;
}

function totalsOf(said: readonly TextField[], { arrays }: ListForm): number[] {
	const keys = [...listTotals, ...arrays.map((array) => `total${array}`)];
	const stated: number[] = [];
	for (const { key, value } of said) {
		if (!keys.includes(key) || (!isText(value) && typeof value !== 'number')) continue;
		// "3 audiences" as well as 3.
		const [number] = /^\W*\d[\d,]*/.exec(String(value)) ?? [];
		if (number !== undefined) stated.push(numberIn(number.replace(/^\W*/, '')));
	}
	return stated;
}

/** "Found 2 campaigns", "Showing 10 of 57", "page 1 of 3": a total within a sentence. */
const statedTotal = /\b(?:found|of) (\d[\d,]*)\b/gi;

/** "and 12 more", "showing the first 10", and what says that it was cut. */
const wordsOfMore = /\b\d[\d,]* (?:more|others?)\b|\bfirst \d|\btruncated\b/i;
