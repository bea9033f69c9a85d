import { canonicalJson } from '../parse/exactJson';
import type { Row } from './row';

/** A value that differs from an earlier row's for the same ad group. */
export interface Contradiction {
	readonly argument: string;
	readonly earlier: Row['name'];
}

/**
 * Finds rows that set another value for an ad group than an earlier row. Calls are made at the same
 * time, so it would be a matter of chance which one counts.
 *
 * @param changing the arguments that set something.
 * @returns the first contradiction of each row that has one.
 */
export function findContradictions(
	rows: readonly Row[],
	changing: readonly string[],
): Map<Row, Contradiction> {
	const found = new Map<Row, Contradiction>();
	const set = new Map<string, { readonly value: string; readonly by: Row['name'] }>();
	for (const row of rows) {
		const { adgroup_id: id } = row.values;
		if (id === undefined) continue;
		for (const argument of changing) {
			if (!(argument in row.values)) continue;
			const place = canonicalJson([id, argument]);
			const value = canonicalJson(row.values[argument]);
			const earlier = set.get(place);
			if (!earlier) set.set(place, { value, by: row.name });
			else if (earlier.value !== value && !found.has(row)) {
				found.set(row, { argument, earlier: earlier.by });
			}
		}
	}
	return found;
}
