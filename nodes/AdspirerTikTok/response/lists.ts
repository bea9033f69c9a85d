import { adGroup } from '../contract/adGroup';
import type { ListForm } from '../contract/creation';
import { isRecord } from '../parse/cell';
import { answerOf, objectsOf, type Body } from './envelope';
import { accountsInText, keyOf, tableIn } from './textForms';

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
	readonly campaignId?: string | undefined;
	/** In the account's currency; missing where the list shows none, or zero. */
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
	/** True where the list shows all that there is. A cut name may still be any. */
	readonly isWhole: boolean;
}

/**
 * Where a list of such things has what; keys and headings as keyOf writes them, the surest first.
 *
 * @param things in the line that says that there are none. Words behind it may say of which kind.
 */
function formOf(things: string, noun: string, id = /^[1-9]\d{0,24}$/) {
	return {
		none: new RegExp(`^[ \\t]*No ${things} found\\.?\\s*$`, 'im'),
		arrays: [`${noun}s`, 'results'],
		ids: [`${noun}id`, 'id'],
		names: [`${noun}name`, 'name', noun],
		id,
	};
}

/**
 * On record (the service's reference page and agent guidance, and TikTok's API documentation, whose
 * own names are passed on).
 */
const forms: Readonly<Record<ListKind, ListForm>> = {
	adGroup: adGroup.list.form,
	campaign: formOf('campaigns', 'campaign'),
	account: {
		...formOf('(?:connected )?accounts', 'account'),
		arrays: ['connections', 'accounts', 'results'],
	},
	targeting: {
		...formOf(
			'(?:targeting options|(?:custom )?audiences|results)',
			'location',
			/^[A-Za-z0-9][\w-]{0,39}$/,
		),
		arrays: ['results', 'audiences'],
		ids: ['id', 'audienceid', 'key'],
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
export function readList(body: unknown, kind: ListKind | ListForm): List | undefined {
	if (!isRecord(body) || body.success === false) return undefined;
	const form: ListForm = typeof kind === 'string' ? forms[kind] : kind;
	const whole = answerOf(body).text;
	const text = whole.length > maxTextLength ? '' : whole;
	const table = tableIn(text, form.ids, form.names);
	const objects = objectsOf(body);
	const array = objects
		.map(byKeyOf)
		.flatMap((part) => form.arrays.map((key) => part[key]))
		.find(Array.isArray);
	// Get answers a single thing by its own keys.
	const single = { ...form, ids: form.ids.slice(0, 1) };
	const thing = array ? undefined : objects.find((part) => entryOf(part, single));
	const saysNone = form.none.test(text);
	const rows: readonly unknown[] =
		array ?? (thing && [thing]) ?? table?.rows ?? (kind === 'account' ? accountsInText(text) : []);
	if (rows.length === 0 && !array && !table && !saysNone) return undefined;

	const entries = new Map<string, ListEntry>();
	let unreadable = 0;
	for (const row of rows) {
		// `list_connected_accounts` may list the accounts of other platforms as well.
		const platform = kind === 'account' && isRecord(row) ? textOf(byKeyOf(row).platform) : '';
		if (!/^$|tik ?tok/i.test(platform)) continue;
		const entry = entryOf(row, form);
		const known = entry && entries.get(entry.id);
		// One that is there twice counts once; one ID with two names can't be read.
		if (entry && !known) entries.set(entry.id, entry);
		else if (!entry || known?.name !== entry.name) unreadable++;
	}
	// One thing alone proves nothing, and no more do two lists of which one is longer.
	const differ = array && table && table.rows.length !== array.length;
	const isCertain = text === whole && unreadable === 0 && !thing && !differ;
	const showsAll = isWhole(objects, table?.around ?? text, rows.length, saysNone);
	return { entries: [...entries.values()], unreadable, isWhole: isCertain && showsAll };
}

/** A longer text is not read: it would hold the whole instance up, and thousands of rows are less. */
const maxTextLength = 1_000_000;

const totalKeys = ['total', 'total_count', 'total_number'];
const totalInText =
	/\btotal(?: [a-z]{1,20}){0,2}:[* ]{0,4}(\d[\d,]{0,12})\b|\bshowing \d{1,9} of (\d[\d,]{0,12})\b/gi;

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

/** Keys such as `has_more`, `next_cursor` or `total_page`, where they say that there are more. */
function hasMore(place: Body): boolean {
	const isKey = /^(?:has_more|truncated|next|cursor|next_\w{1,20})$/i;
	const isSaid = ([key, value]: [string, unknown]) => isKey.test(key) && Boolean(value);
	return Object.entries(place).some(isSaid) || Number(place.total_page) > 1;
}

/** What a text says that shows no more than a part; dots end a line, or a name. */
const moreWords =
	/\b(?:more|next|cursor|truncated|omitted|remaining|partial|first|only|limited|hidden|excluded|filtered)\b|\bpage \d/i;
const cutEnd = /(?:…|\.{3})[ \t\r]*$/m;

/** The entry that some fields are; undefined where they don't name its ID and its name for certain. */
function entryOf(fields: unknown, form: ListForm): ListEntry | undefined {
	if (!isRecord(fields)) return undefined;
	const byKey = byKeyOf(fields);
	const first = (keys: readonly string[]) => keys.find((key) => byKey[key] !== undefined) ?? '';
	const [idKey, nameKey] = [first(form.ids), first(form.names)];
	const id = idOf(byKey[idKey], form.id);
	const name = textOf(byKey[nameKey]);
	if (id === undefined || name === '') return undefined;
	const rest = Object.entries(fields).filter(([key]) => ![idKey, nameKey].includes(keyOf(key)));
	const states = [byKey.status, byKey.operationstatus, byKey.secondarystatus];
	return {
		id,
		name,
		nameIsCut: cutEnd.test(name),
		details: Object.fromEntries(rest),
		campaignId: form.parent ? idOf(byKey[form.parent], forms.campaign.id) : undefined,
		budget: amountOf(byKey.budget),
		createdAt: momentOf(byKey.createtime ?? byKey.created),
		isDeleted: states.some(isDeletedState) || undefined,
	};
}

/** What fields say by their keys as keyOf writes them; null where two of one key differ. */
function byKeyOf(fields: Body): Body {
	const byKey: Record<string, unknown> = {};
	for (const [label, value] of Object.entries(fields)) {
		const key = keyOf(label);
		byKey[key] = key in byKey && byKey[key] !== value ? null : value;
	}
	return byKey;
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
