import { parseChoice, type Choice } from './choice';
import { formatValue } from './formatValue';
import { parseWordList } from './list';
import { meansNoRestriction } from './noRestriction';
import { nothing, type Parsed } from './parsed';
import { isEmpty, onlyEntry } from './values';

/** What a sheet's one Placement column says: the kind of placement, or the placements themselves. */
export interface Placement {
	readonly placement_type: string;
	/** Absent where the cell names the kind alone. */
	readonly placements?: readonly string[];
}

/**
 * Reads a column that holds either kind of word: "Automatic" and "Manual", or "TikTok, Pangle",
 * which means manual placement there. "All" and the like send nothing.
 *
 * @param manual The value for manual placement.
 */
export function parsePlacement(
	value: unknown,
	types: readonly Choice[],
	placements: readonly Choice[],
	manual: string,
): Parsed<Placement> {
	if (isEmpty(value)) return nothing;
	const type = parseChoice(onlyEntry(value), types);
	if ('value' in type) return { ...type, value: { placement_type: type.value } };
	if ('nothing' in type || meansNoRestriction(value)) return nothing;
	const named = parseWordList(value, (entry) => parseChoice(entry, placements));
	if ('nothing' in named) return nothing;
	if ('problem' in named) {
		const names = placements.map(({ name }) => name).join(', ');
		return {
			problem: `is ${formatValue(value)}, which isn't a placement. Enter Automatic, or any of ${names}.`,
		};
	}
	const chosen = placements.filter((choice) => named.value.includes(choice.value));
	return {
		value: { placement_type: manual, placements: named.value },
		readAs: `manual placement on ${chosen.map(({ name }) => name).join(' and ')}`,
		...(named.warning === undefined ? {} : { warning: named.warning }),
	};
}
