import { listForm, type ListForm } from '../contract/tools';
import { isRecord } from '../parse/cell';
import { objectsOf, textOf } from './envelope';
import {
	accountsInText,
	byLabelKey,
	exactText,
	fieldsOf,
	joinedAccounts,
	jsonIn,
	labelKey,
	maxTextLength,
	nameKey,
	tableIn,
} from './textForms';
import { isWhole } from './wholeList';

/** One thing of a list whose ID and name certainly belong together. */
export interface ListEntry {
	/** Digits, or of a targeting option a code such as "en". */
	readonly id: string;
	readonly name: string;
	/** True if the name ends in dots ("…" or "..."), so it may be cut off. */
	readonly nameIsCut: boolean;
	/** Everything else, by the service's own headings or keys. */
	readonly details: Readonly<Record<string, unknown>>;
	readonly parentId?: string | undefined;
	readonly budget?: number | undefined;
	/** Milliseconds since 1970. */
	readonly createdAt?: number | undefined;
	readonly isDeleted?: true | undefined;
}

/** What could be read of a list. */
export interface List {
	readonly entries: readonly ListEntry[];
	readonly unreadable: number;
	readonly isWhole: boolean;
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

/** Reads a list tool's body: an array, or else a table or lines of accounts. Undefined without any. */
export function readList(body: unknown, form: ListForm): List | undefined {
	if (!isRecord(body)) return undefined;
	const whole = textOf(body);
	const text = whole.length > maxTextLength ? '' : whole;
	const table = tableIn(text, form);
	const objects = objectsOf(body);
	const array = objects
		.map(byLabelKey)
		.flatMap((part) => form.arrays.map((key) => part[key]))
		.find(Array.isArray);
	const single = { ...form, ids: form.ids.slice(0, 1) };
	const thing = array ? undefined : objects.find((part) => entryOf(part, single));
	const saysNone = form.none.test(text);
	const ofAccounts = form === listForms.account;
	const all: readonly unknown[] =
		array ?? (thing && [thing]) ?? table?.rows ?? (ofAccounts ? accountsInText(text) : []);
	const rows = all.slice(0, maxEntries);
	if (rows.length === 0 && !array && !table && !saysNone) return undefined;

	const { entries, unreadable } = entriesOf(rows, form);
	// Neither a single thing nor two lists of different length prove anything.
	const differ = array && table && table.rows.length !== array.length;
	const isAll = text === whole && rows.length === all.length;
	const isCertain = isAll && unreadable === 0 && !thing && !differ;
	const around = table?.around ?? joinedAccounts(text);
	const known = new Set(entries.flatMap(({ id, name }) => [id, nameKey(name)]));
	const extent = { raw: body, array, text, around, length: rows.length, known, saysNone };
	return { entries, unreadable, isWhole: isCertain && isWhole(extent) };
}

/**
 * A list as it may be shown to choose from: by its form on record, or by its shape. What is read by shape
 * decides nothing: no row is settled, paused or skipped by it, and no name is looked up in it.
 */
export function readListToShow(body: unknown, form: ListForm): List | undefined {
	const list = readList(body, form);
	const isRead = list && (list.entries.length > 0 || list.isWhole);
	return isRead ? list : (readByShape(body, form) ?? list);
}

/** Arrays and objects that are looked at. */
const maxParts = 10_000;

/**
 * The one array of an answer whose entries all have an ID and a name, wherever it stands: in a part of
 * the answer, or as JSON in its text. Undefined if there are several that differ.
 */
function readByShape(body: unknown, form: ListForm): List | undefined {
	if (!isRecord(body)) return undefined;
	const names = form.ids.map((id) => id.replace(/id$/, 'name'));
	const shape = { ...form, names: [...form.names, ...names] };
	const lists: List[] = [];
	const queue: unknown[] = [body];
	for (const part of queue) {
		if (typeof part === 'string') queue.push(...jsonIn(part));
		if (typeof part !== 'object' || part === null) continue;
		const rows: readonly unknown[] = Array.isArray(part) ? part : [];
		const { entries, unreadable } = entriesOf(rows, shape);
		if (unreadable === 0 && entries.length > 0)
			lists.push({ entries, unreadable, isWhole: false, isByShape: true });
		else for (const { value } of fieldsOf(part)) if (queue.length < maxParts) queue.push(value);
	}
	const [list] = lists;
	const idsOf = ({ entries }: List) => entries.map(({ id }) => id).join();
	return list && lists.every((one) => idsOf(one) === idsOf(list)) ? list : undefined;
}

/** The things in rows; accounts of other networks are none. */
function entriesOf(rows: readonly unknown[], form: ListForm) {
	const entries = new Map<string, ListEntry>();
	let unreadable = 0;
	for (const row of rows) {
		const isAccount = form === listForms.account && isRecord(row);
		const platform = isAccount ? exactText(byLabelKey(row).platform) : '';
		if (!/^$|tik ?tok/i.test(platform)) continue;
		const entry = entryOf(row, form);
		const known = entry && entries.get(entry.id);
		// One ID with two names can't be read.
		if (entry && !known) entries.set(entry.id, entry);
		else if (!entry || known?.name !== entry.name) unreadable++;
	}
	return { entries: [...entries.values()], unreadable };
}

/** A longer list is read so far, and isn't whole: reading more would hold up the whole instance. */
const maxEntries = 30_000;

const cutEnd = /(?:…|\.{3})[ \t\r]*$/m;

/** Undefined if the fields don't certainly name the ID and the name. */
function entryOf(fields: unknown, form: ListForm): ListEntry | undefined {
	if (!isRecord(fields)) return undefined;
	const byKey = byLabelKey(fields);
	const first = (keys: readonly string[]) => keys.find((key) => byKey[key] !== undefined) ?? '';
	const [idKey, ownKey] = [first(form.ids), first(form.names)];
	const [id, name] = [exactText(byKey[idKey]), exactText(byKey[ownKey])];
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
		budget: amountOf(byKey.budget),
		createdAt: timeOf(byKey.createtime ?? byKey.created),
		isDeleted: states.some(isDeletedState) || undefined,
	};
}

/** "1,900.00" is 1900; "N/A", "-1" and zero are no budget. */
function amountOf(value: unknown): number | undefined {
	const text = typeof value === 'number' ? String(value) : exactText(value);
	const isPlain = /^\d{1,3}(?:,?\d{3}){0,6}(?:\.\d{1,9})?$/.test(text);
	return isPlain ? Number(text.replaceAll(',', '')) || undefined : undefined;
}

/** Milliseconds since 1970. TikTok's times are UTC, as `YYYY-MM-DD HH:MM:SS`; "T" needs its "Z". */
export function timeOf(value: unknown): number | undefined {
	const parts = /^(\d{4}-\d\d-\d\d)(?: |T(?=.{8,15}Z$))(\d\d:\d\d:\d\d)(?:\.\d{1,6})?Z?$/.exec(
		exactText(value),
	);
	const time = Date.parse(`${parts?.[1]}T${parts?.[2]}Z`);
	return Number.isNaN(time) ? undefined : time;
}

/** Not "Not delivering: post deleted", which isn't about the thing itself. */
function isDeletedState(value: unknown): boolean {
	return /^(?:DELETED?|(?:[A-Z_]{1,40}_)?STATUS_DELETE)$/.test(exactText(value));
}
