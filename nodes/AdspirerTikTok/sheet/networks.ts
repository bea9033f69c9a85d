import { isDoubtful, isExclusion } from '../parse/keyword';
import { keysFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';

/** What a cell of networks names: TikTok, alone or among others, only others, or nothing for certain. */
export type NamedNetworks = 'tiktok' | 'others' | 'any';

const maxLength = 60;
const between = /\s*(?:[,;/|&+]|(?<!\p{L})(?:and|und|et|y|e|en|plus)(?!\p{L}))\s*/iu;

let networks: Map<string, NamedNetworks> | undefined;

function listedNetworks(): ReadonlyMap<string, NamedNetworks> {
	if (networks) return networks;
	networks = new Map();
	for (const key of keysFor('networkTikTok')) networks.set(key, 'tiktok');
	for (const key of keysFor('networkOther')) networks.set(key, 'others');
	for (const key of keysFor('networkAny')) networks.set(key, 'any');
	return networks;
}

/** A cell's entries as one text; lists within lists, which may be deep, have none. */
export function textOfEntries(cell: unknown): string {
	const entries: unknown[] = [cell].flat();
	return entries.map((one) => (typeof one === 'object' ? '' : String(one))).join(', ');
}

/** Undefined for a cell with anything that isn't in the lists of networks. */
export function networkNamed(cell: unknown): NamedNetworks | undefined {
	const text = textOfEntries(cell).trim();
	if (text.length > maxLength || isExclusion(text) || isDoubtful(text)) return undefined;
	const listed = listedNetworks();
	const whole = listed.get(normalizeKey(text));
	if (whole) return whole;
	const parts = text.split(between).map((part) => listed.get(normalizeKey(part)));
	if (parts.includes(undefined)) return undefined;
	if (parts.includes('tiktok')) return 'tiktok';
	if (parts.includes('any')) return 'any';
	return 'others';
}
