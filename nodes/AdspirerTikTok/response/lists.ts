import type { ListForm } from '../contract/creation';
import { isRecord } from '../parse/cell';
import { answerOf, objectsOf } from './readResponse';
import { accountsInText, byLabelKey, exactText, labelKey, tableIn, type Body } from './textForms';

/** One thing of a list whose ID and name belong together for certain. */
export interface ListEntry {
	/** Digits; of targeting options a code such as "en" too. */
	readonly id: string;
	/** The name as TikTok has it; if it is cut, with the dots that say so. */
	readonly name: string;
	/** True if the name was cut ("…" or "..."). */
	readonly nameIsCut: boolean;
	/** Everything else, by the heading or key that the service gave it. */
	readonly details: Readonly<Record<string, unknown>>;
	/** What it belongs to, such as the campaign of an ad group. */
	readonly parentId?: string | undefined;
	/** In the account's currency; missing if the list shows none, or zero. */
	readonly budget?: number | undefined;
	/** Milliseconds since 1970. */
	readonly createdAt?: number | undefined;
	readonly isDeleted?: true | undefined;
}

/** What could be read of a list. */
export interface List {
	readonly entries: readonly ListEntry[];
	/** How many entries could not be read for certain. */
	readonly unreadable: number;
	/** True if the list shows all that there is. A cut name may still be any. */
	readonly isWhole: boolean;
}

/** The ID of a campaign or an account. */
const anyId = /^[1-9]\d{0,24}$/;

/**
 * How lists of what nobody creates with this node are told. On record: the service's reference page
 * and agent guidance, and TikTok's API documentation, whose own names are passed on.
 */
export const listForms = {
	campaign: {
		none: /^[ \t]*No campaigns found\.?\s*$/im,
		arrays: ['campaigns', 'results'],
		ids: ['campaignid', 'id'],
		names: ['campaignname', 'name', 'campaign'],
		id: anyId,
	},
	/** Its text may be lines in place of a table; and other platforms' accounts may be in it. */
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

/**
 * Reads the answer of a list tool: an array in the machine-readable part or, if there is none, one
 * Markdown table in the text, or the text's lines of accounts. Takes time in proportion to the length
 * of the answer.
 *
 * @param body the parsed body; IDs are texts of digits, or numbers that are exact.
 * @returns undefined if nothing can be read as a list: no other form is on record.
 */
export function readList(body: unknown, form: ListForm): List | undefined {
	if (!isRecord(body) || body.success === false) return undefined;
	const whole = answerOf(body).text;
	const text = whole.length > maxTextLength ? '' : whole;
	const table = tableIn(text, form.ids, form.names);
	const objects = objectsOf(body);
	const array = objects
		.map(byLabelKey)
		.flatMap((part) => form.arrays.map((key) => part[key]))
		.find(Array.isArray);
	// Get answers a single thing by its own keys.
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
		// One that is there twice counts once; one ID with two names can't be read.
		if (entry && !known) entries.set(entry.id, entry);
		else if (!entry || known?.name !== entry.name) unreadable++;
	}
	// A single thing proves nothing, and neither do two lists of different length.
	const differ = array && table && table.rows.length !== array.length;
	const isCertain = text === whole && unreadable === 0 && !thing && !differ;
	const showsAll = isWhole(objects, table?.around ?? text, rows.length, saysNone);
	return { entries: [...entries.values()], unreadable, isWhole: isCertain && showsAll };
}

/** A longer text isn't read: that would hold up the whole instance, and thousands of rows are shorter. */
const maxTextLength = 1_000_000;

const totalKeys = ['total', 'total_count', 'total_number'];
const totalInText =
	/\btotal(?: [a-z]{1,20}){0,2}:[* ]{0,4}(\d[\d,]{0,12})\b|\bshowing \d{1,9} of (\d[\d,]{0,12})\b/gi;

/**
 * True if a list proves that what it doesn't show isn't there. It does so if
 * - it states a total, and has as many ("No ad groups found" states a total of zero); or
 * - it states none, shows no sign that there are more, and its length can't be divided by 10 or 25,
 *   as the length of a page that was cut in silence can.
 *
 * The service's agent guidance has "plain request-response JSON, no pagination cursors", totals as
 * `**Total: 3 audiences**` and `**Total Campaigns:** 12`; TikTok's API documentation has `page_info`.
 *
 * @param around the answer's text without its table. A heading in it may hold any number.
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

/** True for keys such as `has_more`, `next_cursor` or `total_page` that say that there are more. */
function hasMore(place: Body): boolean {
	const isKey = /^(?:has_more|truncated|next|cursor|next_\w{1,20})$/i;
	const isSaid = ([key, value]: [string, unknown]) => isKey.test(key) && Boolean(value);
	return Object.entries(place).some(isSaid) || Number(place.total_page) > 1;
}

/** What a text says that shows only a part; dots end a line, or a name. */
const moreWords =
	/\b(?:more|next|cursor|truncated|omitted|remaining|partial|first|only|limited|hidden|excluded|filtered)\b|\bpage \d/i;
const cutEnd = /(?:…|\.{3})[ \t\r]*$/m;

/** The entry that some fields are; undefined if they don't name its ID and its name for certain. */
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
function timeOf(value: unknown): number | undefined {
	const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(exactText(value));
	const time = Date.parse(`${parts?.[1]}T${parts?.[2]}Z`);
	return Number.isNaN(time) ? undefined : time;
}

/** "Not delivering: post deleted" says nothing about the thing itself. */
function isDeletedState(value: unknown): boolean {
	return /^(?:DELETED?|(?:[A-Z_]{1,40}_)?STATUS_DELETE)$/.test(exactText(value));
}
