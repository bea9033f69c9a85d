import { parseId } from './id';
import type { Parsed } from './parsed';
import { parseText } from './text';

/**
 * The user's own key. A number that lost digits is refused as for an ID: several deals would come
 * out as one key, and all but the first would silently get no ad group.
 */
export function parseCustomKey(value: unknown): Parsed<string> {
	if (typeof value === 'number' || typeof value === 'bigint') return parseId(value);
	if (typeof value === 'string' && /^\s*\d+([.,]\d+)?e\+?\d+\s*$/i.test(value)) {
		return parseId(value);
	}
	return parseText(value);
}
