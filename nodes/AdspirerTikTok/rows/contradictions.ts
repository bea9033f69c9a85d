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

function isSame(left: unknown, right: unknown): boolean {
	if (left === right) return true;
	if (typeof left !== 'object' || typeof right !== 'object') return false;
	// Most are lists of a few texts, which JSON would take ten times as long to compare.
	const areLists = Array.isArray(left) && Array.isArray(right) && left.length === right.length;
	if (areLists && left.every((entry, at) => entry === right[at])) return true;
	return canonicalJson(left) === canonicalJson(right);
}

/** By argument, the first row that says something of it, and the next one that says something else. */
function disagreements(rows: readonly RowOfThing[], isOpen: boolean) {
	const names = new Set(rows.flatMap(({ says }) => Object.keys(says)));
	return [...names].flatMap((argument) => {
		const telling = rows.filter(({ says }) => !isOpen || argument in says);
		const [first] = telling;
		const next = telling.find(({ says }) => !isSame(says[argument], first?.says[argument]));
		return first && next ? [{ argument, first, next }] : [];
	});
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
export interface Contradiction {
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
	const disputed = disagreements(rows, isOpen);
	const ofForm = new Set(creation.fields.map(({ label }) => label));
	return (here: RowOfThing): Problem | undefined => {
		const differences = disputed.flatMap(({ argument, first, next }) => {
			if (isOpen && !(argument in here.says)) return [];
			const there = isSame(here.says[argument], first.says[argument]) ? next : first;
			return [{ argument, there, field: labelOf(here.row, argument) }];
		});
		// A column of the sheet says more than a field that follows from it.
		const told = differences.find(({ field }) => !ofForm.has(field)) ?? differences[0];
		if (!told) return undefined;
		const { argument, there, field } = told;
		const others = differences.filter((difference) => difference !== told);
		const message: Fault = {
			why: 'other in another row',
			facts: {
				here: shown(here, argument, creation),
				there: shown(there, argument, creation),
				place: placeOf(there.row.name),
				together,
			},
			more: [...alsoDiffer(others.map((difference) => difference.field)), toDo],
		};
		return { field, message };
	};
}
