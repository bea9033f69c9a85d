import type { Creation, Values } from '../contract/creation';
import { shownValue } from '../contract/fields/phrases';
import { formatList, type Problem } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import type { ParsedRow, RowName } from './row';

/** One of several rows about the same thing. */
export interface RowOfThing {
	readonly row: Pick<ParsedRow, 'name' | 'names' | 'values' | 'labelOf'>;
	/** What it says of the thing, as it is compared with what the others say. */
	readonly says: Values;
}

interface Difference {
	readonly argument: string;
	readonly other: RowOfThing;
}

/** By row, where it differs: from the first, or if it says the same as that, from the next one that doesn't. */
function differencesIn(rows: readonly RowOfThing[], isOpen: boolean) {
	const found = new Map<RowOfThing, Difference[]>();
	for (const argument of new Set(rows.flatMap(({ says }) => Object.keys(says)))) {
		const telling = isOpen ? rows.filter(({ says }) => argument in says) : rows;
		const told = telling.map((row) => ({ row, text: canonicalJson(row.says[argument]) }));
		const [first] = told;
		const next = told.find(({ text }) => text !== first?.text);
		if (!first || !next) continue;
		for (const { row, text } of told) {
			const { row: other } = text === first.text ? next : first;
			const known = found.get(row);
			if (known) known.push({ argument, other });
			else found.set(row, [{ argument, other }]);
		}
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

const placeOf = ({ item, sheetRow }: RowName) =>
	sheetRow === undefined ? `row ${item + 1}` : `sheet row ${sheetRow}`;

/** How rows of one thing belong together, and what to do if they contradict each other. */
export interface Contradiction {
	/** True if what a row leaves out contradicts nothing. */
	readonly isOpen?: boolean;
	/** Goes on after "but 50 in row 1". */
	readonly why: string;
	readonly toDo: string;
}

/** What is wrong with rows of one thing that say different things of it: nobody knows which of them is right. */
export function contradictions(
	rows: readonly RowOfThing[],
	creation: Creation,
	{ isOpen = false, why, toDo }: Contradiction,
): ReadonlyMap<RowOfThing, Problem> {
	const problems = new Map<RowOfThing, Problem>();
	for (const [one, differences] of differencesIn(rows, isOpen)) {
		const { labelOf } = one.row;
		// A column of the sheet says more than a field that follows from it.
		const isOfSheet = ({ argument }: Difference) =>
			creation.fields.every(({ label }) => label !== labelOf(argument));
		const told = differences.find(isOfSheet) ?? differences[0];
		if (!told) continue;
		const { argument, other } = told;
		const [here, there] = [one, other].map((each) => shown(each, argument, creation));
		const more = differences.filter((each) => each !== told);
		const others = formatList(more.map((each) => `'${labelOf(each.argument)}'`));
		const differToo =
			more.length === 0 ? '' : ` ${others} differ${more.length === 1 ? 's' : ''}, too.`;
		const message = `is ${here}, but ${there} in ${placeOf(other.row.name)}, ${why}.${differToo} ${toDo}`;
		problems.set(one, { field: labelOf(argument), message });
	}
	return problems;
}
