import { isRecord } from '../parse/cell';
import { accountsInText } from './accounts';
import { answerOf, objectsOf, type Body } from './envelope';
import { looksCut } from './names';
import { tableIn, type Fields } from './table';
import { isWhole } from './wholeness';

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
	/** True where the list shows all that there is, as `isWhole` says. A cut name may still be any. */
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
}

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
	},
	campaign: {
		none: /^No campaigns found\.?$/i,
		arrays: ['campaigns', 'results'],
		ids: ['campaign_id', 'id'],
		names: ['campaign_name', 'name', 'campaign'],
	},
	account: {
		none: /^No (?:connected )?accounts found\.?$/i,
		arrays: ['connections', 'accounts', 'results'],
		ids: ['account_id', 'advertiser_id', 'id'],
		names: ['account_name', 'advertiser_name', 'name', 'account'],
	},
	targeting: {
		none: /^No (?:targeting options|results) found\.?$/i,
		arrays: ['results'],
		ids: ['id', 'key'],
		names: ['name', 'location'],
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
	const saysNone = text.split('\n').some((line) => form.none.test(line.slice(0, 100).trim()));
	const found =
		arrayOf(array) ??
		oneThing(objects, form) ??
		table ??
		(saysNone ? { rows: [] } : accountLines(text, kind));
	if (!found) return undefined;

	const own = found.rows.filter((fields) => !isOfOtherPlatform(fields, kind));
	const { entries, unreadable } = distinct(own.map((fields) => entryOf(fields, kind)));
	const isCertain =
		text === whole &&
		unreadable === 0 &&
		!(array && table && table.rows.length !== array.length) &&
		!('isOneThing' in found);
	const showsAll = isWhole(body, table?.around ?? text, found.rows.length, saysNone);
	return { entries, unreadable, isWhole: isCertain && showsAll };
}

/** A longer text is not read: it would hold the whole instance up, and thousands of rows are less. */
const maxTextLength = 1_000_000;

function arrayOf(list: readonly unknown[] | undefined) {
	return list && { rows: list.map((one) => (isRecord(one) ? Object.entries(one) : undefined)) };
}

function accountLines(text: string, kind: ListKind): { rows: Fields[] } | undefined {
	const accounts = kind === 'account' ? accountsInText(text) : [];
	return accounts.length === 0
		? undefined
		: { rows: accounts.map(({ id, name }) => Object.entries({ id, name })) };
}

/** A single thing by its own keys, as Get answers it. As a list it proves nothing. */
function oneThing(
	objects: readonly Body[],
	{ ids, names }: ListForm,
): { rows: Fields[]; isOneThing: true } | undefined {
	const thing = objects.find((part) => {
		const keys = Object.keys(part);
		return keys.some((key) => key === ids[0]) && keys.some((key) => names.includes(key));
	});
	return thing && { rows: [Object.entries(thing)], isOneThing: true };
}

/** `list_connected_accounts` may list the accounts of other platforms as well. */
function isOfOtherPlatform(fields: Fields | undefined, kind: ListKind): boolean {
	if (kind !== 'account') return false;
	const platform = fields?.find(([label]) => keyOf(label) === 'platform')?.[1];
	return typeof platform === 'string' && !/tik ?tok/i.test(platform.slice(0, 100));
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
function entryOf(fields: Fields | undefined, kind: ListKind): ListEntry | undefined {
	if (!fields) return undefined;
	const byKey = new Map(fields.map((field) => [keyOf(field[0]), field]));
	const { ids, names } = forms[kind];
	const idField = first(byKey, ids);
	const nameField = first(byKey, names);
	const id = idOf(idField?.[1], kind);
	const name = nameField?.[1];
	if (id === undefined || typeof name !== 'string' || name.trim() === '') return undefined;
	const campaignId = idOf(byKey.get('campaign_id')?.[1], 'campaign');
	const budget = amountOf(byKey.get('budget')?.[1]);
	const createdAt = momentOf(first(byKey, ['create_time', 'created'])?.[1]);
	return {
		id,
		name: name.trim(),
		nameIsCut: looksCut(name),
		details: Object.fromEntries(fields.filter((one) => one !== idField && one !== nameField)),
		...(kind === 'adGroup' && campaignId !== undefined && { campaignId }),
		...(budget !== undefined && { budget }),
		...(createdAt !== undefined && { createdAt }),
		...(statusKeys.some((key) => isDeletedState(byKey.get(key)?.[1])) && { isDeleted: true }),
	};
}

/** "Ad Group ID", "ad_group_id" and "Ad group ID" are one. */
function keyOf(label: string): string {
	return label.slice(0, 60).trim().toLowerCase().replaceAll(' ', '_');
}

function first<Value>(byKey: ReadonlyMap<string, Value>, keys: readonly string[]) {
	return keys.map((key) => byKey.get(key)).find((value) => value !== undefined);
}

/** Undefined for an ID that is cut, rounded or none. */
function idOf(value: unknown, kind: ListKind): string | undefined {
	const isExact = typeof value === 'string' || Number.isSafeInteger(value);
	const text = isExact ? String(value).trim() : '';
	const wanted = {
		adGroup: /^[1-9]\d{15,18}$/,
		campaign: /^[1-9]\d{0,24}$/,
		account: /^[1-9]\d{0,24}$/,
		targeting: /^[A-Za-z0-9][\w-]{0,39}$/,
	}[kind];
	return wanted.test(text) ? text : undefined;
}

/** "1,900.00" is 1900; "N/A", "-1" and zero are no budget. */
function amountOf(value: unknown): number | undefined {
	const isPlain =
		typeof value === 'string' && /^\d{1,3}(?:,?\d{3}){0,6}(?:\.\d{1,9})?$/.test(value);
	const amount = isPlain ? Number(value.replaceAll(',', '')) : value;
	return typeof amount === 'number' && amount > 0 ? amount : undefined;
}

/** TikTok's times are UTC, as `YYYY-MM-DD HH:MM:SS`. */
function momentOf(value: unknown): number | undefined {
	const text = typeof value === 'string' ? value.slice(0, 30).trim() : '';
	if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
	const time = Date.parse(`${text.replace(' ', 'T')}Z`);
	return Number.isNaN(time) ? undefined : time;
}

const statusKeys = ['status', 'operation_status', 'secondary_status'];

/** "Not delivering: post deleted" says nothing of the ad group. */
function isDeletedState(value: unknown): boolean {
	return (
		typeof value === 'string' && /^(?:DELETED?|(?:[A-Z_]{1,40}_)?STATUS_DELETE)$/.test(value.trim())
	);
}
