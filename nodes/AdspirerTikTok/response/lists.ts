import type { ListForm } from '../contract/creation';
import { isRecord } from '../parse/cell';
import { objectsOf, textOf } from './envelope';
import { accountsInText, byLabelKey, exactText, labelKey, tableIn, type Body } from './textForms';

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
}

const anyId = /^[1-9]\d{0,24}$/;

/** Sources: the service's reference page and agent guidance; TikTok's API documentation for keys. */
export const listForms = {
	campaign: {
		none: /^[ \t]*No campaigns found\.?\s*$/im,
		arrays: ['campaigns', 'results'],
		ids: ['campaignid', 'id'],
		names: ['campaignname', 'name', 'campaign'],
		id: anyId,
	},
	account: {
		none: /^[ \t]*No (?:connected )?accounts found\.?\s*$/im,
		arrays: ['connections', 'accounts', 'results'],
		ids: ['accountid', 'id'],
		names: ['accountname', 'name', 'account'],
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
	const rows: readonly unknown[] =
		array ?? (thing && [thing]) ?? table?.rows ?? (ofAccounts ? accountsInText(text) : []);
	if (rows.length === 0 && !array && !table && !saysNone) return undefined;

	const entries = new Map<string, ListEntry>();
	let unreadable = 0;
	for (const row of rows) {
		const platform = ofAccounts && isRecord(row) ? exactText(byLabelKey(row).platform) : '';
		if (!/^$|tik ?tok/i.test(platform)) continue;
		const entry = entryOf(row, form);
		const known = entry && entries.get(entry.id);
		// One ID with two names can't be read.
		if (entry && !known) entries.set(entry.id, entry);
		else if (!entry || known?.name !== entry.name) unreadable++;
	}
	// Neither a single thing nor two lists of different length prove anything.
	const differ = array && table && table.rows.length !== array.length;
	const isCertain = text === whole && unreadable === 0 && !thing && !differ;
	const showsAll = isWhole(objects, table?.around ?? text, rows.length, saysNone);
	return { entries: [...entries.values()], unreadable, isWhole: isCertain && showsAll };
}

/** Characters; a longer text isn't read, since that would hold up the whole instance. */
const maxTextLength = 1_000_000;

const totalKeys = ['total', 'total_count', 'total_number'];
const totalInText =
	/\btotal(?: [a-z]{1,20}){0,2}:[* ]{0,4}(\d[\d,]{0,12})\b|\bshowing \d{1,9} of (\d[\d,]{0,12})\b/gi;

/**
 * True if a list proves that what it doesn't show isn't there: it has as many as it states ("No ad
 * groups found" states zero); or it states no total, nothing says that there are more, and its length
 * isn't a multiple of 10 or 25, as that of a silently cut page would be.
 *
 * Sources: the service's agent guidance (no pagination cursors; `**Total: 3 audiences**` and `**Total
 * Campaigns:** 12`) and TikTok's API documentation (`page_info`).
 */
function isWhole(
	objects: readonly Body[],
	around: string,
	length: number,
	saysNone: boolean,
): boolean {
	const places = [...objects, ...objects.map(({ page_info: info }) => info).filter(isRecord)];
	if (places.some(hasMore) || moreWords.test(around) || cutEnd.test(around)) return false;
	const totals = [
		...places.flatMap((place) => totalKeys.map((key) => place[key])),
		...Array.from(around.matchAll(totalInText), ([, total, shown]) => total ?? shown),
		saysNone ? 0 : undefined,
	].filter((total) => total !== undefined && total !== null);
	if (totals.length === 0) return length % 10 !== 0 && length % 25 !== 0;
	return totals.every((total) => Number(String(total).replaceAll(',', '')) === length);
}

function hasMore(place: Body): boolean {
	const isKey = /^(?:has_more|truncated|next|cursor|next_\w{1,20})$/i;
	const saysMore = ([key, value]: [string, unknown]) => isKey.test(key) && Boolean(value);
	return Object.entries(place).some(saysMore) || Number(place.total_page) > 1;
}

const moreWords =
	/\b(?:more|next|cursor|truncated|omitted|remaining|partial|first|only|limited|hidden|excluded|filtered)\b|\bpage \d/i;
const cutEnd = /(?:…|\.{3})[ \t\r]*$/m;

/** Undefined if the fields don't certainly name the ID and the name. */
function entryOf(fields: unknown, form: ListForm): ListEntry | undefined {
	if (!isRecord(fields)) return undefined;
	const byKey = byLabelKey(fields);
	const first = (keys: readonly string[]) => keys.find((key) => byKey[key] !== undefined) ?? '';
	const [idKey, nameKey] = [first(form.ids), first(form.names)];
	const [id, name] = [exactText(byKey[idKey]), exactText(byKey[nameKey])];
	if (!form.id.test(id) || name === '') return undefined;
	const parent = exactText(byKey[form.parent ?? '']);
	const rest = Object.entries(fields).filter(([key]) => ![idKey, nameKey].includes(labelKey(key)));
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

/** Milliseconds since 1970. TikTok's times are UTC, as `YYYY-MM-DD HH:MM:SS`. */
export function timeOf(value: unknown): number | undefined {
	const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(exactText(value));
	const time = Date.parse(`${parts?.[1]}T${parts?.[2]}Z`);
	return Number.isNaN(time) ? undefined : time;
}

/** Not "Not delivering: post deleted", which isn't about the thing itself. */
function isDeletedState(value: unknown): boolean {
	return /^(?:DELETED?|(?:[A-Z_]{1,40}_)?STATUS_DELETE)$/.test(exactText(value));
}
