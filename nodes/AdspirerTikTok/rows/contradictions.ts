import type { Creation, Values } from '../contract/creation';
import { shownValue } from '../contract/fields/phrases';
import type { Fault, Problem } from '../problems/problem';
import { canonicalJson } from '../parse/json';
import { labelOf, type ParsedRow, type RowName } from './row';

/** One of several rows about the same thing. */
export interface RowOfThing {
	readonly row: Pick<ParsedRow, 'name' | 'names' | 'values' | 'labels'>;
	/** What it says of the thing, as it is compared with what the others say. */
	readonly says: Values;
}

interface Difference {
	readonly argument: string;
	readonly other: RowOfThing;
}

function isSame(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object') return false;
	// Most are lists of a few texts, which JSON would take ten times as long to compare.
	const areLists = Array.isArray(one) && Array.isArray(other) && one.length === other.length;
	return (
		(areLists && one.every((entry, at) => entry === other[at])) ||
		canonicalJson(one) === canonicalJson(other)
	);
}

/** By argument, the first row that says something of it, and the next one that says something else. */
function disagreements(rows: readonly RowOfThing[], isOpen: boolean) {
	const found = new Map<string, readonly [first: RowOfThing, next: RowOfThing]>();
	for (const argument of new Set(rows.flatMap(({ says }) => Object.keys(says)))) {
		const doesTell = ({ says }: RowOfThing) => !isOpen || argument in says;
		const first = rows.find(doesTell);
		const next = rows.find(
			(one) => first && doesTell(one) && !isSame(one.says[argument], first.says[argument]),
		);
		if (first && next) found.set(argument, [first, next]);
	}
	return found;
}

/** A value as a person knows it; a name that still has to be looked up as it is written. */
function shown({ row, says }: RowOfThing, argument: string, { fields }: Creation): string {
	const { names = [], values } = row;
	const named = names.find((name) => name.argument === argument && !(argument in values));
	const { choices } = fields.find((field) => field.argument === argument) ?? {};
	return shownValue(named ? named.cell.value : says[argument], choices);
}

function placeOf({ item, sheetRow }: RowName): Fault {
	if (sheetRow === undefined) return { why: 'row of the input', facts: { number: item + 1 } };
	return { why: 'row of the sheet', facts: { number: sheetRow } };
}

/** What differs besides, under what a person calls it. */
function alsoDiffer(labels: readonly string[]): readonly Fault[] {
	if (labels.length === 0) return [];
	const why = labels.length === 1 ? 'another differs' : 'others differ';
	return [{ why, facts: { others: labels.map((label) => `'${label}'`) } }];
}

/** How rows of one thing belong together, and what to do if they contradict each other. */
interface Contradiction {
	/** True if what a row leaves out contradicts nothing. */
	readonly isOpen?: boolean;
	/** Goes on after "but 50 in row 1". */
	readonly together: Fault;
	readonly toDo: Fault;
}

/**
 * Says what is wrong with each of several rows of one thing, if they say different things of it: nobody knows
 * which of them is right.
 */
export function contradictionIn(
	rows: readonly RowOfThing[],
	creation: Creation,
	{ isOpen = false, together, toDo }: Contradiction,
) {
	const found = [...disagreements(rows, isOpen)];
	const ofForm = new Set(creation.fields.map(({ label }) => label));
	return (one: RowOfThing): Problem | undefined => {
		const differences = found.flatMap(([argument, [first, next]]): Difference[] => {
			if (isOpen && !(argument in one.says)) return [];
			const isFirst = isSame(one.says[argument], first.says[argument]);
			return [{ argument, other: isFirst ? next : first }];
		});
		// A column of the sheet says more than a field that follows from it.
		const told =
			differences.find((each) => !ofForm.has(labelOf(one.row, each.argument))) ?? differences[0];
		if (!told) return undefined;
		const { argument, other } = told;
		const [here, there] = [one, other].map((each) => shown(each, argument, creation));
		const others = differences.filter((each) => each !== told);
		const differ = alsoDiffer(others.map((each) => labelOf(one.row, each.argument)));
		const message: Fault = {
			why: 'other in another row',
			facts: { here, there, place: placeOf(other.row.name), together },
			more: [...differ, toDo],
		};
		return { field: labelOf(one.row, argument), message };
	};
}
