import { understandId } from '../arguments/understand/ids';
import { understandText } from '../arguments/understand/text';
import type { Understood } from '../arguments/understand/understood';

/**
 * The user's own key. A number that lost digits is refused as for an ID: several deals would come
 * out as one key, and all but the first would silently get no ad group.
 */
export function understandOwnKey(value: unknown): Understood<string> {
	if (typeof value === 'number' || typeof value === 'bigint') return understandId(value);
	if (typeof value === 'string' && /^\s*\d+([.,]\d+)?e\+?\d+\s*$/i.test(value))
		return understandId(value);
	return understandText(value);
}
