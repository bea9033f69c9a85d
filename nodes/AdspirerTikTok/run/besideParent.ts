import { nameOf } from '../contract/choices';
import type { Creation, Values } from '../contract/creation';
import type { Problem } from '../problems/problem';
import type { ReadSheet } from '../rows/readRows';
import { labelOf, type ParsedRow } from '../rows/row';

/** True for a row that has a name in place of its parent's ID. */
function isNamed({ names = [] }: ParsedRow, { parentArgument }: Creation): boolean {
	return names.some(({ argument }) => argument === parentArgument);
}

/** True for a row to which its parent may tell something. */
export function isComparable(row: ParsedRow, { parentArgument, toldByParent }: Creation): boolean {
	const isGood = row.skipped === undefined && row.problems.length === 0;
	const hasParent = row.values[parentArgument] !== undefined;
	return isGood && hasParent && toldByParent !== undefined;
}

/** A value as the form calls it. */
function choiceOf({ fields }: Creation, argument: string, value: unknown): string {
	const { choices = [] } = fields.find((field) => field.argument === argument) ?? {};
	return nameOf(choices, String(value));
}

/** What in a row contradicts what is told by its parent. */
function contradictions(row: ParsedRow, creation: Creation, told: Values): Problem[] {
	const { parentNoun: parent, toldByParent } = creation;
	const { values } = row;
	const asParents = toldByParent?.({ details: values }) ?? {};
	const problems: Problem[] = [];
	for (const [argument, value] of Object.entries(told)) {
		if (values[argument] === undefined || asParents[argument] === value) continue;
		const facts = {
			own: choiceOf(creation, argument, values[argument]),
			parent,
			told: choiceOf(creation, argument, value),
		};
		const message = { why: 'other than its parent', facts } as const;
		problems.push({ field: labelOf(row, argument), message });
	}
	return problems;
}

/**
 * A comparable row next to its parent: what it leaves open is as `told` by that, as far as a list shows it,
 * and what contradicts that is refused. `complete` reads the row again with what is told.
 */
export function besideParent(
	row: ParsedRow,
	creation: Creation,
	told: Values | undefined,
	complete: ReadSheet['complete'],
): ParsedRow {
	const { values } = row;
	// A row that is done is only compared with others of its name.
	if (row.existingId !== undefined) return { ...row, values: { ...told, ...values } };
	if (!told && !isNamed(row, creation)) return row;
	const ofParent = told ?? {};
	const problems = contradictions(row, creation, ofParent);
	if (problems.length > 0) return { ...row, problems };
	// What its parent doesn't tell either is asked about.
	const all = Object.entries(ofParent);
	const missing = all.filter(([argument]) => values[argument] === undefined);
	if (all.length > 0 && missing.length === 0) return row;
	const readAgain = complete(row.item, ofParent);
	if (!readAgain) return row;
	const readings = [...readAgain.readings];
	for (const [argument, value] of missing) {
		readings.push({
			field: labelOf(row, argument),
			written: '(blank)',
			readAs: `${choiceOf(creation, argument, value)}, as the ${creation.parentNoun} has it`,
		});
	}
	return { ...readAgain, readings };
}
