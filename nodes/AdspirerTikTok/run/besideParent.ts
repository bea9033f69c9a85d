import { nameOf } from '../contract/choices';
import type { Creation, Values } from '../contract/creation';
import type { Problem } from '../problems/problem';
import type { ReadSheet } from '../rows/readRows';
import { labelOf, type ParsedRow } from '../rows/row';

/** True for a row that has a name in place of its parent's ID. */
export const isNamed = ({ names }: ParsedRow, { parentArgument }: Creation): boolean =>
	names?.some(({ argument }) => argument === parentArgument) ?? false;

/** True for a row to which its parent may tell something. */
export const isComparable = (
	{ values, skipped, problems }: ParsedRow,
	{ parentArgument, toldByParent }: Creation,
): boolean =>
	toldByParent !== undefined &&
	values[parentArgument] !== undefined &&
	skipped === undefined &&
	problems.length === 0;

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
	return Object.entries(told)
		.filter(([argument, value]) => values[argument] !== undefined && asParents[argument] !== value)
		.map(([argument, value]) => {
			const own = choiceOf(creation, argument, values[argument]);
			const facts = { own, parent, told: choiceOf(creation, argument, value) };
			return { field: labelOf(row, argument), message: { why: 'other than its parent', facts } };
		});
}

/**
 * A row next to its parent: what it leaves open is as `told` by that, as far as a list shows it, and what
 * contradicts that is refused. `complete` reads the row again with what is told.
 */
export function besideParent(
	row: ParsedRow,
	creation: Creation,
	told: Values | undefined,
	complete: ReadSheet['complete'],
): ParsedRow {
	if (!isComparable(row, creation)) return row;
	const { values } = row;
	// A row that is done is only compared with others of its name.
	if (row.existingId !== undefined) return { ...row, values: { ...told, ...values } };
	if (!told && !isNamed(row, creation)) return row;
	const problems = contradictions(row, creation, told ?? {});
	if (problems.length > 0) return { ...row, problems };
	// What its parent doesn't tell either is asked about.
	const ofParent = Object.entries(told ?? {});
	const missing = ofParent.filter(([argument]) => values[argument] === undefined);
	const isAgain = ofParent.length === 0 || missing.length > 0;
	const readAgain = isAgain && complete(row.item, told ?? {});
	if (!readAgain) return row;
	const readings = missing.map(([argument, value]) => ({
		field: labelOf(row, argument),
		written: '(blank)',
		readAs: `${choiceOf(creation, argument, value)}, as the ${creation.parentNoun} has it`,
	}));
	return { ...readAgain, readings: [...readAgain.readings, ...readings] };
}
