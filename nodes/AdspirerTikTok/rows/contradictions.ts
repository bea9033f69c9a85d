import type { Creation, Values } from '../contract/creation';
import { shownValue } from '../contract/choices';
import type { Fault, Problem } from '../problems/problem';
import { canonicalJson } from '../base/json';
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

/** The arguments of which rows say different things: the first row that says one, and the next that says another. */
function disputedIn(rows: readonly RowOfThing[], isOpen: boolean) {
	const disputed = [];
	const names = new Set(rows.flatMap(({ says }) => Object.keys(says)));
	for (const argument of names) {
		const [first, ...others] = rows.filter(({ says }) => !isOpen || argument in says);
		const next = others.find(({ says }) => !isSame(says[argument], first?.says[argument]));
		if (first && next) disputed.push({ argument, first, next });
	}
	return disputed;
}

/** A value as a person knows it; a name that still has to be looked up as it is written. */
function shown({ row, says }: RowOfThing, argument: string, { fields }: Creation): string {
	const { choices } = fields.find((field) => field.argument === argument) ?? {};
	const named = row.names?.find((name) => name.argument === argument);
	if (named && !(argument in row.values)) return shownValue(named.cell.value, choices);
	return shownValue(says[argument], choices);
}

function placeOf({ item, sheetRow: number }: RowName): Fault {
	if (number !== undefined) return { why: 'row of the sheet', facts: { number } };
	return {
		why: 'row of the input',
		facts: { number: item + 1 },
	};
}

/** What differs besides, under what a person calls it. */
function alsoDiffer(labels: readonly string[]): Fault {
	const why = labels.length === 1 ? 'another differs' : 'others differ';
	return {
		why,
		facts: { others: labels.map((label) => `'${label}'`) },
	};
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
	const disputed = disputedIn(rows, isOpen);
	const ofForm = new Set(creation.fields.map(({ label }) => label));
	return (here: RowOfThing): Problem | undefined => {
		const told = disputed.filter(({ argument }) => !isOpen || argument in here.says);
		const fields = told.map(({ argument }) => labelOf(here.row, argument));
		// A column of the sheet says more than a field that follows from it.
		const ofColumn = fields.findIndex((label) => !ofForm.has(label));
		const at = Math.max(ofColumn, 0);
		const dispute = told[at];
		const [field] = fields.splice(at, 1);
		if (!dispute || field === undefined) return undefined;
		const { argument, first, next } = dispute;
		const there = isSame(here.says[argument], first.says[argument]) ? next : first;
		const more = [toDo];
		if (fields.length > 0) more.unshift(alsoDiffer(fields));
		const facts = {
			here: shown(here, argument, creation),
			there: shown(there, argument, creation),
			place: placeOf(there.row.name),
			together,
		};
		return {
			field,
			message: {
				why: 'other in another row',
				facts,
				more,
			},
		};
	};
}
