import { isRecord } from '../parse/cell';
import { answerOf, objectsOf, type Body } from './envelope';
import { accountsInText, tableIn } from './textForms';

/** What a list tool of the service lists. */
export type ListKind = 'adGroup' | 'campaign' | 'account' | 'targeting';

/** One thing of a list whose ID and name belong together for certain. */
export interface ListEntry {
	/** Digits; of targeting options a code such as "en" too. */
	readonly id: string;
	/** The name as TikTok has it; where it is cut, with the dots that say so. */
	readonly name: string;
	/** True where the name was cut ("…" or "..."). */
	readonly nameIsCut: boolean;
	/** Everything else, by the heading or key that the service gave it. */
	readonly details: Readonly<Record<string, unknown>>;
	/** The campaign of an ad group. */
	readonly campaignId?: string;
	/** In the account's currency; missing where the list shows none, or zero. */
	readonly budget?: number;
	/** Milliseconds since 1970. */
	readonly createdAt?: number;
	readonly isDeleted?: true;
}

/** What could be read of a list. */
export interface List {
	readonly entries: readonly ListEntry[];
	/** How many entries could not be read for certain. */
	readonly unreadable: number;
	/** True where the list shows all that there is. A cut name may still be any. */
	readonly isWhole: boolean;
}

/** Where a list of a kind has what, by key and by heading; both are compared without their case. */
interface ListForm {
	/** A line that says that there are none. What follows it may say of which kind, so nothing may. */
	readonly none: RegExp;
	/** The keys of its array: the thing's plural or "results". */
	readonly arrays: readonly string[];
	readonly ids: readonly string[];
	readonly names: readonly string[];
	readonly id: RegExp;
}

const digits = /^[1-9]\d{0,24}$/;

/**
 * On record (the service's reference page and agent guidance, and TikTok's API documentation, whose
 * own names are passed on).
 */
const forms: Readonly<Record<ListKind, ListForm>> = {
	adGroup: {
		none: /^No ad ?groups found\.?$/i,
		arrays: ['ad_groups', 'adgroups', 'results'],
		ids: ['adgroup_id', 'ad_group_id', 'id'],
		names: ['adgroup_name', 'ad_group_name', 'name', 'ad_group', 'adgroup'],
		id: /^[1-9]\d{15,18}$/,
	},
	campaign: {
		none: /^No campaigns found\.?$/i,
		arrays: ['campaigns', 'results'],
		ids: ['campaign_id', 'id'],
		names: ['campaign_name', 'name', 'campaign'],
		id: digits,
	},
	account: {
		none: /^No (?:connected )?accounts found\.?$/i,
		arrays: ['connections', 'accounts', 'results'],
		ids: ['account_id', 'advertiser_id', 'id'],
		names: ['account_name', 'advertiser_name', 'name', 'account'],
		id: digits,
	},
	targeting: {
		none: /^No (?:targeting options|(?:custom )?audiences|results) found\.?$/i,
		arrays: ['results', 'audiences'],
		ids: ['id', 'audience_id', 'key'],
		names: ['name', 'location'],
		id: /^[A-Za-z0-9][\w-]{0,39}$/,
	},
};

/**
 * Reads the answer of a list tool: an array in the machine-readable part or, where there is none, one
 * Markdown table in the text, or the text's lines of accounts. Takes time in proportion to the length
 * of the answer.
 *
 * @param body the parsed body; IDs are texts of digits, or numbers that are exact.
 * @returns undefined where nothing can be read as a list: no other form is on record.
 */
export function readList(body: unknown, kind: ListKind): List | undefined {
	if (!isRecord(body) || body.success === false) return undefined;
	const form = forms[kind];
	const whole = answerOf(body).text;
	const text = whole.length > maxTextLength ? '' : whole;
	const table = tableIn(text, form.ids, form.names);
	const objects = objectsOf(body);
	const array = objects.flatMap((part) => form.arrays.map((key) => part[key])).find(Array.isArray);
	// Get answers a single thing by its own keys.
	const hasAny = (part: Body, keys: readonly string[]) =>
		keys.some((key) => part[key] !== undefined);
	const thing = objects.find(
		(part) => !array && hasAny(part, form.ids.slice(0, 1)) && hasAny(part, form.names),
	);
	const saysNone = text.split('\n').some((line) => form.none.test(line.slice(0, 100).trim()));
	const rows: ReadonlyArray<Body | undefined> =
		array?.map((one: unknown) => (isRecord(one) ? one : undefined)) ??
		(thing && [thing]) ??
		table?.rows ??
		(kind === 'account' ? accountsInText(text).map((account) => ({ ...account })) : []);
	if (rows.length === 0 && !array && !table && !saysNone) return undefined;

	const own = rows.filter((fields) => kind !== 'account' || !isOfOtherPlatform(fields));
	const { entries, unreadable } = distinct(own.map((fields) => fields && entryOf(fields, form)));
	// One thing alone proves nothing, and no more do two lists of which one is longer.
	const differ = array && table && table.rows.length !== array.length;
	const isCertain = text === whole && unreadable === 0 && !thing && !differ;
	const showsAll = isWhole(body, table?.around ?? text, rows.length, saysNone);
	return { entries, unreadable, isWhole: isCertain && showsAll };
}

/** A longer text is not read: it would hold the whole instance up, and thousands of rows are less. */
const maxTextLength = 1_000_000;

/**
 * True where a list proves that what it doesn't show isn't there. It does so where
 * - it states a total, and has as many ("No ad groups found" states a total of zero); or
 * - it states none, shows no sign that there are more, and its length can't be divided by 10 or 25,
 *   as the length of a page that was cut in silence can.
 *
 * The service's agent guidance has "plain request-response JSON, no pagination cursors", totals as
 * `**Total: 3 audiences**` and `**Total Campaigns:** 12`; TikTok's API documentation has `page_info`.
 *
 * @param around the answer's text without its table. A heading in it may hold any number.
 */
function isWhole(raw: Body, around: string, length: number, saysNone: boolean): boolean {
	const objects = objectsOf(raw);
	const places = [...objects, ...objects.map(({ page_info: info }) => info).filter(isRecord)];
	const lines = around.split('\n');
	if (places.some(hasMore) || lines.some(showsMore)) return false;
	const totals = [
		...places.flatMap((place) => totalKeys.map((key) => place[key])),
		...lines.map((line) => totalInLine.exec(line)?.slice(1).find(Boolean)),
		saysNone ? 0 : undefined,
	].filter((total) => total !== undefined && total !== null);
	if (totals.length === 0) return length % 10 !== 0 && length % 25 !== 0;
	return totals.every((total) => Number(String(total).replaceAll(',', '')) === length);
}

const totalKeys = ['total', 'total_count', 'total_number'];
const totalInLine =
	/\btotal(?: [a-z]{1,20}){0,2}:[* ]{0,4}(\d[\d,]{0,12})\b|\bshowing \d{1,9} of (\d[\d,]{0,12})\b/i;

/** Keys such as `has_more`, `next_cursor` or `total_page`, where they say that there are more. */
function hasMore(place: Body): boolean {
	const isKey = /^(?:has_more|truncated|next|cursor|next_\w{1,20})$/i;
	const isSaid = ([key, value]: [string, unknown]) => isKey.test(key) && Boolean(value);
	return Object.entries(place).some(isSaid) || Number(place.total_page) > 1;
}

const cutEnd = /(?:…|\.{3})\s*$/;
const moreWords =
	/\b(?:more|next|cursor|truncated|omitted|remaining|partial|first|only|limited|hidden|excluded|filtered)\b|\bpage \d/i;

/** Words of a line that may say so, lines that end in dots, and those that are too long to be read. */
function showsMore(line: string): boolean {
	return line.length > 2000 || moreWords.test(line) || cutEnd.test(line);
}

/** `list_connected_accounts` may list the accounts of other platforms as well. */
function isOfOtherPlatform(fields: Body = {}): boolean {
	return !/^$|tik ?tok/i.test(textOf(byKeyOf(fields).platform));
}

/** An entry that is there twice counts once; one ID with two names can't be read. */
function distinct(entries: ReadonlyArray<ListEntry | undefined>) {
	const byId = new Map<string, ListEntry>();
	let unreadable = 0;
	for (const entry of entries) {
		const known = entry && byId.get(entry.id);
		if (entry && !known) byId.set(entry.id, entry);
		else if (!entry || known?.name !== entry.name) unreadable++;
	}
	return { entries: [...byId.values()], unreadable };
}

/** The entry that some fields are; undefined where they don't name its ID and its name for certain. */
function entryOf(fields: Body, form: ListForm): ListEntry | undefined {
	const byKey = byKeyOf(fields);
	const first = (keys: readonly string[]) => keys.find((key) => byKey[key] !== undefined) ?? '';
	const [idKey, nameKey] = [first(form.ids), first(form.names)];
	const id = idOf(byKey[idKey], form.id);
	const name = byKey[nameKey];
	if (id === undefined || typeof name !== 'string' || name.trim() === '') return undefined;
	const rest = Object.entries(fields).filter(([key]) => ![idKey, nameKey].includes(keyOf(key)));
	const campaignId = idKey === 'campaign_id' ? undefined : idOf(byKey.campaign_id, digits);
	const budget = amountOf(byKey.budget);
	const states = [byKey.status, byKey.operation_status, byKey.secondary_status];
	const createdAt = momentOf(byKey.create_time ?? byKey.created);
	return {
		id,
		name: name.trim(),
		nameIsCut: cutEnd.test(name),
		details: Object.fromEntries(rest),
		...(campaignId !== undefined && { campaignId }),
		...(budget !== undefined && { budget }),
		...(createdAt !== undefined && { createdAt }),
		...(states.some(isDeletedState) && { isDeleted: true }),
	};
}

function byKeyOf(fields: Body): Body {
	return Object.fromEntries(Object.entries(fields).map(([label, value]) => [keyOf(label), value]));
}

/** "Ad Group ID", "ad_group_id" and "Ad group ID" are one. */
function keyOf(label: string): string {
	return label.slice(0, 60).trim().toLowerCase().replaceAll(' ', '_');
}

/** Undefined for an ID that is cut, rounded or none. */
function idOf(value: unknown, whole: RegExp): string | undefined {
	const isExact = typeof value === 'string' || Number.isSafeInteger(value);
	const text = isExact ? String(value).trim() : '';
	return whole.test(text) ? text : undefined;
}

/** "1,900.00" is 1900; "N/A", "-1" and zero are no budget. */
function amountOf(value: unknown): number | undefined {
	const text = typeof value === 'number' ? String(value) : textOf(value);
	const isPlain = /^\d{1,3}(?:,?\d{3}){0,6}(?:\.\d{1,9})?$/.test(text);
	return isPlain ? Number(text.replaceAll(',', '')) || undefined : undefined;
}

/** TikTok's times are UTC, as `YYYY-MM-DD HH:MM:SS`. */
function momentOf(value: unknown): number | undefined {
	const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(textOf(value));
	const time = Date.parse(`${parts?.[1]}T${parts?.[2]}Z`);
	return Number.isNaN(time) ? undefined : time;
}

/** "Not delivering: post deleted" says nothing of the ad group. */
function isDeletedState(value: unknown): boolean {
	return /^(?:DELETED?|(?:[A-Z_]{1,40}_)?STATUS_DELETE)$/.test(textOf(value));
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
