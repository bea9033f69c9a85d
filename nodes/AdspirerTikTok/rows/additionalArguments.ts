import { checkAdditionalArguments, type SomeArguments } from '../contract/adGroupArguments';
import type { Problem } from '../parse/cell';
import { parseJsonObject } from '../parse/json';

/** What the form calls the option. */
export const additionalLabel = 'Additional Arguments';

/**
 * Reads and checks the option 'Additional Arguments'.
 *
 * @param written JSON as text or as an object; undefined where the option isn't set.
 */
export function readAdditional(written: unknown): {
	readonly values: SomeArguments;
	readonly problems: readonly Problem[];
	readonly warnings: readonly Problem[];
} {
	const labelled = (message: string) => ({ field: additionalLabel, message });
	const parsed = parseJsonObject(written);
	if (!('value' in parsed)) {
		const problems = 'problem' in parsed ? [labelled(parsed.problem)] : [];
		return { values: {}, problems, warnings: [] };
	}
	const checked = checkAdditionalArguments(parsed.value);
	return {
		values: checked.arguments,
		problems: checked.problems.map(labelled),
		warnings: checked.warnings.map(labelled),
	};
}
