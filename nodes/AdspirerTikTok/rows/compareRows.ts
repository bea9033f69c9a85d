import { inTurns } from '../base/turns';
import { type Groups, addTo, canonicalJson, groupsOf } from '../base/values';
import { shownValue } from '../contract/choices';
import type { Creation, Values } from '../contract/creation';
import { amountIn, formatAmount } from '../parse/money';
import type { Fault, Problem } from '../problems/problem';
import { type ParsedRow, type RowName, type RowSpec, columnsOf, isSame, labelOf } from './row';

/** One of several rows about the same thing. */
export interface RowOfThing {
	readonly row: ParsedRow;
	/** Its values of the thing, as compared with those of the others. */
	readonly says: Values;
}

/** An argument of which rows say different things: the first row that says one, and the next that says another. */
interface Dispute {
	readonly argument: string;
	readonly first: RowOfThing;
	readonly next: RowOfThing;
}

function disputedIn(rows: readonly RowOfThing[], isOpen: boolean): Dispute[] {
	const disputed: Dispute[] = [];
	const names = new Set(rows.flatMap(({ says }) => Object.keys(says)));
	for (const argument of names) {
		const [first, ...others] = rows.filter(({ says }) => !isOpen || argument in says);
		const next = others.find(
			({ says }) => !isSame(argument, says[argument], first?.says[argument]),
		);
		if (first && next) disputed.push({ argument, first, next });
	}
	return disputed;
}

/** A value as a person knows it. */
function shownIn({ fields }: Creation, argument: string, value: unknown): string {
	const { choices } = fields.find((field) => field.argument === argument) ?? {};
	return shownValue(value, choices);
}

/** A row's value as its cell has it, or else as a person knows it. */
function shownInRow({ row, says }: RowOfThing, argument: string, creation: Creation): string {
	const value = says[argument];
	const named = row.names?.find((name) => name.argument === argument);
	if (named && !(argument in row.values)) return shownIn(creation, argument, named.cell.value);
	const reading = row.readings.find((read) => read.argument === argument);
	if (reading && value !== undefined) return reading.written;
	return shownIn(creation, argument, value);
}

function rowPosition({ item, sheetRow: number }: RowName): Fault {
	if (number !== undefined) return { why: 'row of the sheet', facts: { number } };
	return { why: 'row of the input', facts: { number: item + 1 } };
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
	const merged = mergedIn(rows, disputed);
	return (here: RowOfThing): Problem | undefined => {
		const told = disputed.filter(({ argument }) => !isOpen || argument in here.says);
		// A column of the sheet says more than a field that follows from it.
		const isOfColumn = ({ argument }: Dispute) => here.row.headings?.has(argument);
		const dispute = told.find(isOfColumn) ?? told[0];
		if (!dispute) return undefined;
		const { argument, first, next } = dispute;
		const field = labelOf(here.row, argument);
		const labels = new Set(told.map((other) => labelOf(here.row, other.argument)));
		labels.delete(field);
		const there = isSame(argument, here.says[argument], first.says[argument]) ? next : first;
		const facts = {
			here: shownInRow(here, argument, creation),
			there: shownInRow(there, argument, creation),
			place: rowPosition(there.row.name),
			together,
		};
		const more: Fault[] = [merged ?? toDo];
		const others = [...labels].map((label) => `'${label}'`);
		if (others.length === 1) more.unshift({ why: 'another differs', facts: { others } });
		if (others.length > 1) more.unshift({ why: 'others differ', facts: { others } });
		return { field, argument, message: { why: 'other in another row', facts, more } };
	};
}

/** The remedy for columns that some rows of one thing fill in and others don't: their cells are merged. */
function mergedIn(rows: readonly RowOfThing[], disputed: readonly Dispute[]): Fault | undefined {
	const merged = new Set<string>();
	for (const { argument } of disputed) {
		const filled = rows.filter(({ says }) => says[argument] !== undefined);
		const [{ row } = { row: undefined }] = filled;
		if (filled.length === rows.length || !row?.headings?.has(argument)) continue;
		for (const heading of columnsOf(row, labelOf(row, argument))) merged.add(`'${heading}'`);
	}
	if (merged.size === 0) return undefined;
	return { why: 'fill down or make the same', facts: { columns: [...merged] } };
}

/** Compares the rows that are to be sent, and adds to each what is wrong with it next to others. */
export async function compareRows(rows: readonly ParsedRow[], spec: RowSpec) {
	const { mappable: creation } = spec;
	if (!creation) return;
	const { noun, idKey, parentArgument, parentNoun: parent, sheet } = creation;
	const sent = rows.filter(({ skipped, existingId }) => (skipped ?? existingId) === undefined);
	const changes = new Set(spec.needsOneOf);
	// Of calls at the same time, chance decides which counts.
	await refuseOthers(sent, creation, {
		argument: idKey,
		saysOf: (values) =>
			Object.fromEntries(Object.entries(values).filter(([name]) => changes.has(name))),
		together: { why: 'change of the same', facts: { noun } },
		toDo: { why: 'keep one change' },
	});
	const { toldByParent } = spec.creation ?? {};
	const facts = { parent };
	// A named thing is told by its list.
	await refuseOthers(sent, creation, {
		argument: parentArgument,
		saysOf: (details) => toldByParent?.({ details }) ?? {},
		together: { why: 'in the same parent', facts },
		toDo: { why: 'one for the parent', facts },
	});
	if (!sheet?.amount) return;
	const { argument } = sheet.amount;
	await refuseOtherCurrencies(sent, argument);
	const byAmount = groupsOf(sent, ({ amountOf, item }) => amountOf ?? item);
	for (const group of byAmount) warnOfShared(group, creation, argument);
}

/** Rows with something in common; one that lacks it is in no group. */
type RowGroup = [ParsedRow, ...ParsedRow[]];

/** Warns rows of several things that take one amount from above. */
function warnOfShared(rows: RowGroup, creation: Creation, argument: string): void {
	if (rows.length < 2) return;
	const { size: count } = new Set(rows.map((row) => entityOfRow(row, creation)));
	const [first] = rows;
	const amount = first.values[argument];
	if (count < 2 || typeof amount !== 'number') return;
	const facts = {
		amount: formatAmount(amount),
		count,
		noun: creation.noun,
		sum: formatAmount(amount * count),
	};
	const field = labelOf(first, argument);
	const message: Fault = { why: 'amount filled down', facts };
	for (const { beside } of rows) beside.warnings.push({ field, argument, message });
}

/** By ID, or name and parent. Rows of one thing, such as those of its ads, spend its amount once. */
function entityOfRow({ values, names = [] }: ParsedRow, creation: Creation): string {
	return canonicalJson([
		values[creation.idKey],
		values[creation.nameArgument],
		values[creation.parentArgument],
		...names.map(({ cell }) => cell.value),
	]);
}

/** How rows that say different things of one thing are told apart. */
interface SaidTogether extends Contradiction {
	/** The argument with the ID of the thing. */
	readonly argument: string;
	/** The values that a row gives for it. */
	readonly saysOf: (values: Values) => Values;
}

/** Refuses rows that contradict each other; what a row leaves out contradicts nothing. */
async function refuseOthers(
	rows: readonly ParsedRow[],
	creation: Creation,
	{ argument, saysOf, together, toDo }: SaidTogether,
) {
	const groups: Groups<RowOfThing> = new Map();
	for await (const row of inTurns(rows)) {
		addTo(groups, row.values[argument], { row, says: saysOf(row.values) });
	}
	for (const group of groups.values()) {
		if (group.length < 2) continue;
		const problemOf = contradictionIn(group, creation, { isOpen: true, together, toDo });
		for await (const row of inTurns(group)) {
			const problem = problemOf(row);
			if (problem) row.row.beside.problems.push(problem);
		}
	}
}

/** Rows of one account whose amounts may be in the same currencies, with one of these as it is written. */
interface AlikeAmounts {
	readonly account: unknown;
	readonly currencies: readonly string[];
	readonly written: unknown;
	readonly rows: ParsedRow[];
}

const countOf = (amounts: readonly AlikeAmounts[]) =>
	amounts.reduce((count, { rows }) => count + rows.length, 0);

/**
 * Refuses the rows whose amounts are in a different currency from as many others of the same account:
 * "€250" among dollars, or "Rp 1.500.000", which would be spent as dollars too.
 */
async function refuseOtherCurrencies(rows: readonly ParsedRow[], argument: string) {
	const amounts = new Map<string, AlikeAmounts>();
	for await (const row of inTurns(rows)) {
		const { advertiser_id: account, [argument]: amount } = row.values;
		const { value: written } = row.cells.get(argument) ?? {};
		const { currencies = [] } = amountIn(written) ?? {};
		if (amount === undefined || currencies.length === 0) continue;
		const key = canonicalJson([account, currencies]);
		const alike = amounts.get(key) ?? { account, currencies, written, rows: [] };
		amounts.set(key, alike);
		alike.rows.push(row);
	}
	for (const { account, currencies, rows: alike } of amounts.values()) {
		const all = [...amounts.values()].filter((amount) => amount.account === account);
		const others = all.filter(
			(amount) => !amount.currencies.some((code) => currencies.includes(code)),
		);
		const [most] = others.sort((one, other) => other.rows.length - one.rows.length);
		if (!most || 2 * countOf(others) < countOf(all)) continue;
		const facts = { example: { written: most.written } };
		const message: Fault = { why: 'currency of other rows', facts };
		for (const row of alike) {
			row.beside.problems.push({ field: labelOf(row, argument), message });
		}
	}
}

/** True for a row to which its parent may tell something. */
export function isComparable(row: ParsedRow, { parentArgument, toldByParent }: Creation): boolean {
	const isGood = row.skipped === undefined && row.problems.length === 0;
	const hasParent = row.values[parentArgument] !== undefined;
	return isGood && hasParent && toldByParent !== undefined;
}

/** The contradictions between a row and its parent. */
function contradictions(row: ParsedRow, creation: Creation, told: Values): Problem[] {
	const { parentNoun: parent, toldByParent } = creation;
	const { values } = row;
	const asParents = toldByParent?.({ details: values }) ?? {};
	const problems: Problem[] = [];
	for (const [argument, value] of Object.entries(told)) {
		if (values[argument] === undefined || asParents[argument] === value) continue;
		const facts = {
			own: shownIn(creation, argument, values[argument]),
			parent,
			told: shownIn(creation, argument, value),
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
	complete: (item: number, told: Values) => ParsedRow | undefined,
): ParsedRow {
	const { values } = row;
	// A row that is done is only compared with others of its name.
	if (row.existingId !== undefined) return { ...row, values: { ...told, ...values } };
	const isNamed = row.names?.some(({ argument }) => argument === creation.parentArgument);
	if (!told && !isNamed) return row;
	const ofParent = told ?? {};
	const problems = contradictions(row, creation, ofParent);
	if (problems.length > 0) return { ...row, problems };
	// A value that its parent doesn't tell either is asked about.
	const all = Object.entries(ofParent);
	const missing = all.filter(([argument]) => values[argument] === undefined);
	if (all.length > 0 && missing.length === 0) return row;
	const readAgain = complete(row.item, ofParent);
	if (!readAgain) return row;
	const readings = [...readAgain.readings];
	for (const [argument, value] of missing) {
		const field = labelOf(row, argument);
		const readAs = `${shownIn(creation, argument, value)}, as the ${creation.parentNoun} has it`;
		readings.push({ field, argument, written: '(blank)', readAs });
	}
	return { ...readAgain, readings };
}
