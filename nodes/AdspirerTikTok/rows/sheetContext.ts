import { inTurns } from '../base/turns';
import type { Clues, Creation, Values } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import { isEmpty } from '../base/values';
import { formatList } from '../base/wording';
import { type Parsed } from '../parse/cell';
import type { Fault, Problem } from '../problems/problem';
import { canonicalJson } from '../base/json';
import { amountIn, formatAmount } from '../parse/money';
import { asSeen } from '../parse/text';
import { addTo, groupsOf, type Groups } from '../words/groups';
import { contradictionIn, type Contradiction, type RowOfThing } from './contradictions';
import { existingOf, labelOf, type Labels, type ParsedRow, type RawRow, type RowSpec } from './row';

/** What parsing a row needs besides the row, as all rows together show it. */
export interface ParseRun {
	readonly spec: RowSpec;
	/** By argument, the headings of the columns for it; undefined if the form fills the fields. */
	readonly headings: Labels | undefined;
	/** An expression of other columns, where the sheet has none for the name. */
	readonly composedName: string | undefined;
	readonly labels: Labels;
	/** What the columns fill in at least one row. */
	readonly filled: ReadonlySet<string>;
	/** By argument, how its ambiguous cells are meant, such as which number of a date is the day. */
	readonly notes: ReadonlyMap<string, Partial<ParseContext>>;
	/** The operation's own, and others that messages name. */
	readonly fields: ReadonlyMap<string, FieldOf>;
	/** What values were parsed as: the cells of a column often repeat each other. */
	readonly known: Map<string, Map<unknown, Parsed<unknown>>>;
}

export async function parseRun(
	rows: readonly RawRow[],
	spec: RowSpec,
	headings: Labels | undefined,
	composedName: string | undefined,
): Promise<ParseRun> {
	const thing = spec.creation ?? spec.mappable;
	const filled = new Set<string>();
	const telling = new Map<string, Clues>();
	// Each value with its heading, so that it is looked at once.
	const seen = new Map<Clues, Map<unknown, string>>();
	for (const [argument, { clues }] of Object.entries(thing?.sheet?.cells ?? {})) {
		if (!clues) continue;
		telling.set(argument, clues);
		seen.set(clues, new Map());
	}
	for await (const { isNone, filled: ofRow, cells } of inTurns(rows)) {
		if (isNone) continue;
		for (const column of ofRow) filled.add(column);
		for (const [argument, clues] of telling) {
			const { value, label = '' } = cells.get(argument) ?? {};
			const values = seen.get(clues);
			if (value !== undefined && !values?.has(value)) values?.set(value, label);
		}
	}
	const notes = new Map<string, Partial<ParseContext>>();
	for (const [shared, values] of seen) {
		const shown = await notesOf(shared, values);
		for (const [argument, clues] of telling) if (clues === shared) notes.set(argument, shown);
	}
	const fields = new Map<string, FieldOf>();
	const labels = new Map<string, string>();
	for (const field of [...(thing?.fields ?? []), ...spec.fields]) {
		fields.set(field.argument, field);
		labels.set(field.argument, field.label);
	}
	for (const [argument, heading] of headings ?? []) labels.set(argument, heading);
	return {
		spec,
		headings,
		composedName,
		labels,
		filled,
		notes,
		fields,
		known: new Map(),
	};
}

/** What this row calls its arguments; rows whose cells are under the usual headings share it. */
export function labelsOf({ cells }: RawRow, { labels }: ParseRun): Labels {
	let ofRow: Map<string, string> | undefined;
	for (const [argument, { label }] of cells) {
		if (labels.get(argument) === label) continue;
		ofRow ??= new Map(labels);
		ofRow.set(argument, label);
	}
	return ofRow ?? labels;
}

/** The columns of values that are made of several, by the heading that names them all. */
export function joinedIn(cells: RawRow['cells']): ParsedRow['joined'] {
	let joined: Map<string, readonly string[]> | undefined;
	for (const { label, headings } of cells.values()) {
		if (!headings) continue;
		joined ??= new Map();
		joined.set(label, headings);
	}
	return joined;
}

/** The heading of the cell for an argument, or of the first column for it. */
export function headingOf(argument: string, { cells }: RawRow, { headings }: ParseRun) {
	const cell = cells.get(argument);
	if (cell) return cell.heading;
	return headings?.get(argument);
}

/** What cells show; nothing if they contradict each other, as 12/31/2026 and 31/12/2026 do. */
async function notesOf(clues: Clues, seen: ReadonlyMap<unknown, string>) {
	const { shownBy, otherwise, inConflict } = clues;
	const shown = new Map<string, readonly unknown[]>();
	const notes: Partial<ParseContext> = {};
	for await (const [value, heading] of inTurns(seen)) {
		if (isEmpty(value)) continue;
		Object.assign(notes, otherwise?.(heading));
		for (const clue of shownBy(value, heading)) {
			for (const [key, meant] of Object.entries<readonly unknown[] | undefined>(clue)) {
				if (!meant) continue;
				const before = shown.get(key) ?? meant;
				const common = before.filter((meaning) => meant.includes(meaning));
				shown.set(key, common);
			}
		}
	}
	for (const [key, [meaning, ...others]] of shown) {
		if (others.length > 0) continue;
		Object.assign(notes, meaning === undefined ? inConflict : { [key]: meaning });
	}
	return notes;
}

/** The columns of a sheet that need an answer and are filled in a row that isn't skipped, in order. */
export function openColumns(rows: readonly RawRow[]): string[] {
	const open = new Set<string>();
	for (const { skipped, open: ofRow } of rows) {
		if (skipped !== undefined) continue;
		for (const heading of ofRow) open.add(heading);
	}
	return [...open];
}

/** Refuses the rows in which columns are filled that need an answer, or lists those columns as unused. */
export function needAnswers(
	rows: readonly RawRow[],
	headings: readonly string[],
	listsUnknown: boolean,
) {
	if (headings.length === 0) return rows;
	// One for all rows, so that it is told once, and short, since a sheet may have thousands of columns.
	const why = headings.length === 1 ? 'column needs an answer' : 'columns need answers';
	const columns = formatList(headings.map((heading) => `'${heading}'`));
	const message: Fault = {
		why,
		facts: { count: headings.length, columns },
	};
	return rows.map((row) => {
		if (row.open.length === 0) return row;
		if (listsUnknown) return { ...row, unused: [...row.unused, ...row.open] };
		const problem: Problem = {
			field: '',
			message,
			columns: row.open,
		};
		return { ...row, problems: [problem, ...row.problems] };
	});
}

/** A row as it is written and as it was parsed, with what the other rows say about it. */
export interface ComparedRow {
	readonly raw: RawRow;
	readonly parsed: ParsedRow;
	readonly problems: Problem[];
	readonly warnings: Problem[];
}

/** Compares the rows that are to be sent, and adds to each what is wrong with it next to others. */
export async function compareRows(rows: readonly ComparedRow[], spec: RowSpec) {
	const creation = spec.creation ?? spec.mappable;
	if (!creation) return;
	const { noun, idKey, parentArgument, parentNoun: parent, sheet } = creation;
	const sent = rows.filter(({ parsed }) => (parsed.skipped ?? parsed.existingId) === undefined);
	const byId = groupsOf(rows, ({ parsed }) => parsed.existingId);
	for (const group of byId) refuseSharedId(group, creation);
	const changes = new Set(spec.needsOneOf);
	// Of calls at the same time, chance decides which counts.
	await refuseOthers(sent, creation, {
		argument: idKey,
		saysOf: (values) =>
			Object.fromEntries(Object.entries(values).filter(([name]) => changes.has(name))),
		together: {
			why: 'change of the same',
			facts: { noun },
		},
		toDo: { why: 'keep one change' },
	});
	const { toldByParent } = spec.creation ?? {};
	// What is named its list tells.
	if (toldByParent) {
		await refuseOthers(sent, creation, {
			argument: parentArgument,
			saysOf: (details) => toldByParent({ details }),
			together: {
				why: 'in the same parent',
				facts: { parent },
			},
			toDo: {
				why: 'one for the parent',
				facts: { parent },
			},
		});
	}
	if (!sheet?.amount) return;
	const { argument } = sheet.amount;
	await refuseOtherCurrencies(sent, argument);
	const byAmount = groupsOf(sent, ({ raw }) => raw.amountOf ?? raw.item);
	for (const group of byAmount) warnOfShared(group, creation, argument);
}

/** Rows with something in common; one that lacks it is in no group. */
type Group = [ComparedRow, ...ComparedRow[]];

/** Warns rows of several things that take one amount from above. */
function warnOfShared(rows: Group, creation: Creation, argument: string): void {
	if (rows.length < 2) return;
	const { size: count } = new Set(rows.map(({ parsed }) => thingOf(parsed, creation)));
	const [{ parsed: first }] = rows;
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
	for (const { warnings } of rows) warnings.push({ field, message });
}

/** By ID, or name and parent. Rows of one thing, such as those of its ads, spend its amount once. */
function thingOf({ values, names = [] }: ParsedRow, creation: Creation): string {
	return canonicalJson([
		values[creation.idKey],
		values[creation.nameArgument],
		values[creation.parentArgument],
		...names.map(({ cell }) => cell.value),
	]);
}

/** Refuses rows with one ID, dragged down a column, for different things: they would all pass for created. */
function refuseSharedId(rows: Group, creation: Creation): void {
	const { nameArgument, parentArgument, noun, parentNoun } = creation;
	const names = [];
	const parents = [];
	const namesOfParents = [];
	for (const { parsed } of rows) {
		names.push(parsed.values[nameArgument]);
		parents.push(parsed.values[parentArgument]);
		for (const { argument, cell } of parsed.names ?? []) {
			if (argument === parentArgument) namesOfParents.push(cell.value);
		}
	}
	const isNames = differ(names);
	if (!isNames && !differ(parents) && !differ(namesOfParents)) return;
	const what = isNames ? 'name' : parentNoun;
	const id = { written: rows[0].parsed.existingId };
	const facts = {
		id,
		count: rows.length,
		what,
		noun,
	};
	for (const { raw, problems } of rows) {
		const { field } = existingOf(raw, creation);
		problems.push({
			field,
			message: { why: 'ID of several rows', facts },
		});
	}
}

/** True for several values, whatever is empty. */
function differ(values: readonly unknown[]): boolean {
	const filled = values.filter((value) => !isEmpty(value));
	return new Set(filled.map((value) => asSeen(String(value)))).size > 1;
}

/** How rows that say different things of one thing are told apart. */
interface SaidTogether extends Contradiction {
	/** What holds the thing's ID. */
	readonly argument: string;
	/** What a row says of it. */
	readonly saysOf: (values: Values) => Values;
}

/** Refuses rows that contradict each other; what a row leaves out contradicts nothing. */
async function refuseOthers(
	rows: readonly ComparedRow[],
	creation: Creation,
	{ argument, saysOf, together, toDo }: SaidTogether,
) {
	const groups: Groups<RowOfThing & Pick<ComparedRow, 'problems'>> = new Map();
	for await (const { parsed: row, problems } of inTurns(rows)) {
		const says = saysOf(row.values);
		addTo(groups, row.values[argument], { row, says, problems });
	}
	for (const group of groups.values()) {
		if (group.length < 2) continue;
		const problemOf = contradictionIn(group, creation, {
			isOpen: true,
			together,
			toDo,
		});
		for await (const row of inTurns(group)) {
			const problem = problemOf(row);
			if (problem) row.problems.push(problem);
		}
	}
}

/** Rows of one account whose amounts may be in the same currencies, with one of these as it is written. */
interface AlikeAmounts {
	readonly account: unknown;
	readonly currencies: readonly string[];
	readonly example: unknown;
	readonly rows: ComparedRow[];
}

/**
 * Refuses the rows whose amounts are in a different currency from as many others of the same account:
 * "€250" among dollars, or "Rp 1.500.000", which would be spent as dollars too.
 */
async function refuseOtherCurrencies(rows: readonly ComparedRow[], argument: string) {
	const amounts = new Map<string, AlikeAmounts>();
	for await (const row of inTurns(rows)) {
		const { advertiser_id: account, [argument]: amount } = row.parsed.values;
		const example = row.raw.cells.get(argument)?.value;
		const { currencies = [] } = amountIn(example) ?? {};
		if (amount === undefined || currencies.length === 0) continue;
		const key = canonicalJson([account, currencies]);
		const alike = amounts.get(key) ?? {
			account,
			currencies,
			example,
			rows: [],
		};
		amounts.set(key, alike);
		alike.rows.push(row);
	}
	for (const { account, currencies, rows } of amounts.values()) {
		let same = 0;
		let other = 0;
		let most: AlikeAmounts | undefined;
		for (const alike of amounts.values()) {
			const { length } = alike.rows;
			if (alike.account !== account) continue;
			if (alike.currencies.some((code) => currencies.includes(code))) {
				same += length;
				continue;
			}
			other += length;
			if (!most || length > most.rows.length) most = alike;
		}
		if (!most || same > other) continue;
		const facts = { example: { written: most.example } };
		const message: Fault = { why: 'currency of other rows', facts };
		for (const { parsed, problems } of rows) {
			problems.push({ field: labelOf(parsed, argument), message });
		}
	}
}
