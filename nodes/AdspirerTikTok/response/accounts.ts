import { isRecord } from '../parse/values';

/** A connected ad account, as the service offers it. */
export interface Account {
	readonly name: string;
	readonly id: string;
}

/** A line longer than this is no account: names have far fewer characters. */
const maxLineLength = 1000;

/** The end of a line such as `- Acme EU (advertiser_id="701")`, from its last bracket on. */
const idInBrackets = /^\(\s{0,3}\w{1,40}\s{0,3}[=:]\s{0,3}["'`]?([\w-]{1,64})["'`]?\s{0,3}\)/;

/**
 * The accounts that a demand to name one offers; undefined where the text is no such demand. They
 * are in the text's lines or, as the contract allows, in the structured content.
 */
export function accountsDemanded(error: string, structured?: unknown): Account[] | undefined {
	const demand = error.slice(0, 2000);
	if (!/accounts? connected/i.test(demand) || !/specify which account/i.test(demand)) {
		return undefined;
	}
	const listed = error.split('\n').flatMap((line) => accountInLine(line) ?? []);
	return listed.length > 0 ? listed : accountsIn(structured, 0);
}

function accountInLine(line: string): Account | undefined {
	const bullet = /^\s{0,20}(?:[-*•–]|\d{1,3}[.)])\s{0,5}/.exec(line);
	if (!bullet || line.length > maxLineLength) return undefined;
	const entry = line.slice(bullet[0].length);
	// A name may hold brackets of its own, so the last pair that holds an ID counts.
	for (let at = entry.lastIndexOf('('); at > 0; at = entry.lastIndexOf('(', at - 1)) {
		const id = idInBrackets.exec(entry.slice(at, at + 160))?.[1];
		const name = entry.slice(0, at).trim();
		if (id !== undefined && name !== '') return { name, id };
	}
	return undefined;
}

const idKeys = ['advertiser_id', 'account_id', 'id'];
const nameKeys = ['account_name', 'advertiser_name', 'name'];

function accountsIn(value: unknown, depth: number): Account[] {
	if (depth > 4 || typeof value !== 'object' || value === null) return [];
	if (Array.isArray(value)) {
		const accounts = value.flatMap((entry) => accountIn(entry) ?? []);
		if (accounts.length > 0) return accounts;
	}
	for (const inner of Object.values(value)) {
		const accounts = accountsIn(inner, depth + 1);
		if (accounts.length > 0) return accounts;
	}
	return [];
}

function accountIn(entry: unknown): Account | undefined {
	if (!isRecord(entry)) return undefined;
	const { platform } = entry;
	if (typeof platform === 'string' && !/tiktok/i.test(platform)) return undefined;
	const id = idKeys.map((key) => entry[key]).find(isId);
	const name = nameKeys.map((key) => entry[key]).find((value) => typeof value === 'string');
	return id === undefined ? undefined : { name: String(name ?? id), id: String(id) };
}

function isId(value: unknown): boolean {
	if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0;
	return typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
}
