import { areCells } from '../contract/cells';
import type { Cell, FilledValue, RowCells } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import { isEmpty, nothing } from '../parse/cell';
import type { Fault, Problem } from '../problems/problem';
import { canonicalJson } from '../parse/json';
import { meansEmpty } from '../parse/keyword';
import { amountIn, codesOf, isNoAmount } from '../parse/money';
import { bothOrders, zoneNamed } from '../parse/dateText';
import { currencyIn, currencyNamed, timeNotes } from '../sheet/headings';
import { isName, type Sheet } from '../sheet/columns';
import type { SheetCell, SheetRow } from '../sheet/sheet';
import { addTo, type Groups } from '../words/groups';
import { problemOfLength, type RawValue } from './parameters';
import type { RowSettings } from './settings';
import {
	problemOfSize,
	startPausedLabel,
	type Name,
	type RawCells,
	type Reading,
	type RowSpec,
} from './row';
import { judgeOthers, nothingJudged } from './otherCells';

/** What an operation takes from the columns of a sheet, found once for all rows. */
export interface SheetFields {
	readonly sheet: Sheet;
	readonly fields: ReadonlyArray<{ readonly field: FieldOf; readonly columns: readonly string[] }>;
	/** The columns whose cells it reads. */
	readonly used: ReadonlySet<string>;
	/** By argument, the heading of the first column for it, filled or not. */
	readonly headings: ReadonlyMap<string, string>;
	readonly isNew: boolean;
}

export function fieldsOfSheet(sheet: Sheet, spec: RowSpec): SheetFields {
	const { columns: known, idKey, parentLookup } = sheet.creation;
	const headings = new Map<string, string>();
	const used = new Set(spec.creation ? [idKey, parentLookup?.within ?? idKey] : []);
	const fields = spec.fields.map((field) => {
		const { argument, changedBy = '', columns: named = [argument], reads = [] } = field;
		const changing = sheet.headingOf.has(changedBy) ? [changedBy] : named;
		const columns = changing.filter((name) => Object.hasOwn(known, name));
		for (const name of [...columns, ...reads]) used.add(name);
		const [heading] = columns.flatMap((name) => sheet.headingOf.get(name) ?? []);
		if (heading !== undefined) headings.set(argument, heading);
		return { field, columns };
	});
	const status = [...sheet.columns.values()].find(({ group }) => group === 'status');
	if (status) headings.set(startPausedLabel, status.heading);
	return { sheet, fields, used, headings, isNew: spec.creation !== undefined };
}

/** The cells of a row by what they fill. */
interface SortedCells {
	readonly byColumn: Groups<Cell>;
	/** Names in place of IDs of what the row is in. */
	readonly parentNames: Cell[];
	/** Cells that fill nothing; never parsed, so their size doesn't matter. */
	readonly others: SheetCell[];
	readonly problems: Problem[];
}

const rulesFor = (means: string, { sheet }: SheetFields) => sheet.creation.sheet?.cells[means];

const isUsed = ({ targets }: SheetCell, { used }: SheetFields) =>
	targets.some((name) => used.has(name));

function sortCells(
	cells: readonly SheetCell[],
	of: SheetFields,
	{ dateOrder }: ParseContext,
): SortedCells {
	const sorted: SortedCells = { byColumn: new Map(), parentNames: [], others: [], problems: [] };
	for (const cell of cells) {
		const { means = '', heading: field, targets, isAnswered } = cell;
		if (isUsed(cell, of)) {
			const parts = rulesFor(means, of)?.split?.(cell, dateOrder) ?? [cell];
			if (!areCells(parts)) sorted.problems.push({ field, message: parts });
			else for (const part of parts) sortCell({ ...cell, ...part }, sorted);
		} else if (targets.length > 0 && isAnswered) {
			sorted.problems.push({ field, message: { why: "said to be what isn't set" } });
		} else sorted.others.push(cell);
	}
	return sorted;
}

function sortCell(cell: SheetCell, { byColumn, parentNames, problems }: SortedCells): void {
	const { fills = '', heading, value, mayBeName, holdsNames } = cell;
	const message = problemOfLength(value, fills);
	if (message !== undefined) problems.push({ field: heading, message });
	else if (!mayBeName || !isName(value, holdsNames)) addTo(byColumn, fills, cell);
	else if (!meansEmpty(value)) parentNames.push(cell);
}

function wholeText(value: unknown) {
	if (typeof value === 'object') return canonicalJson(value);
	return String(value).trim();
}

/** Finds the one cell of a row for what it fills, where several may say it. */
class CellFinder implements RowCells {
	readonly isNew: boolean;
	/** The cells that say how to parse another one. */
	readonly helping = new Set<SheetCell>();
	private readonly found = new Map<string, Cell | undefined>();

	constructor(
		readonly sorted: SortedCells,
		readonly of: SheetFields,
		private readonly context: ParseContext,
	) {
		this.isNew = of.isNew;
	}

	refuseOther({ heading: field, value }: Cell, other: Cell | undefined): void {
		if (!other) return;
		const why = 'other than another cell';
		const facts = { other: other.heading, value: { written: other.value } };
		const message: Fault = { is: value, why, remedy: 'clear one of two', facts };
		this.sorted.problems.push({ field, message });
	}

	/** Of several cells the first counts if all mean the same, or else the row is refused. */
	firstOf(cells: readonly Cell[], isSame: (first: Cell, other: Cell) => boolean): Cell | undefined {
		const [first, ...others] = cells;
		if (first) {
			const different = others.find((other) => !isSame(first, other));
			this.refuseOther(first, different);
		}
		return first;
	}

	find(column: string): Cell | undefined {
		if (this.found.has(column)) return this.found.get(column);
		const { combined, join } = rulesFor(column, this.of) ?? {};
		const cells = [...(this.sorted.byColumn.get(column) ?? [])];
		const made = combined?.(this);
		if (made) cells.push(made);
		const filled = cells.length > 1 ? cells.filter(({ value }) => !meansEmpty(value)) : cells;
		const joined = filled.length > 1 ? join?.(filled, this.context.dateOrder) : undefined;
		const counting = joined ?? (filled.length > 0 ? filled : cells);
		const cell = this.firstOf(counting, (first, other) => this.isAlike(column, first, other));
		if (cell) this.found.set(column, cell);
		return cell;
	}

	/** True if two values for one column mean the same, however they are written. */
	private isAlike(column: string, first: Cell, other: Cell): boolean {
		if (wholeText(first.value) === wholeText(other.value)) return true;
		const [meant, others] = [first, other].map(({ value }) => this.meaningsOf(column, value));
		return meant?.some((one, at) => one !== undefined && one === others?.[at]) ?? false;
	}

	/** What a value means in a column, in each order of its dates: "1.12.2030" is "2030-12-01" in one. */
	private meaningsOf(column: string, value: unknown): Array<string | undefined> {
		const { dateOrder: chosen } = this.context;
		return (chosen === 'refuse' ? bothOrders : [chosen]).map((dateOrder) => {
			const context = { ...this.context, isUnsure: true, dateOrder };
			const parsed = this.of.sheet.creation.columns[column]?.parse(value, context);
			// "iOS 15+" is more than "iOS", and only its warning says so.
			if (parsed && 'value' in parsed) return canonicalJson([parsed.value, parsed.warning]);
			return undefined;
		});
	}

	oneAmount(cells: readonly Cell[], mayRepeat?: string): Cell | undefined {
		// Plans with a column for each mode have a dash or a zero in the other one.
		const amounts = cells.filter(({ value }) => !isNoAmount(value));
		const amount = this.firstOf(amounts, (first, other) => {
			const { fills } = other;
			return fills !== undefined && fills === mayRepeat && this.isAlike(fills, first, other);
		});
		return amount ?? cells[0];
	}

	/** What a cell that fills nothing says about another one, if it can be read. */
	private help(means: string, read: (text: string) => string | undefined) {
		const cell = this.sorted.others.find((one) => one.means === means);
		const says = typeof cell?.value === 'string' ? read(cell.value.trim()) : undefined;
		if (!cell || says === undefined) return undefined;
		this.helping.add(cell);
		return { says, heading: cell.heading };
	}

	withCurrency(cell: Cell): FilledValue {
		const { heading, value } = cell;
		const ofHeading = currencyIn(heading);
		const notes = { currency: ofHeading };
		const ofRow = this.help('currency', currencyNamed);
		const written = amountIn(value);
		if (!ofRow || !(typeof value === 'number' || written)) return { ...cell, notes };
		const others = [written?.currencies ?? [], ofHeading === undefined ? [] : codesOf(ofHeading)];
		const isOther = (codes: readonly string[]) =>
			codes.length > 0 && !codes.some((code) => codesOf(ofRow.says).includes(code));
		if (!others.some(isOther)) return { ...cell, value: `${value} ${ofRow.says}`, notes };
		const problem: Fault = {
			is: value,
			why: 'other than another cell',
			remedy: 'match the currencies',
			facts: { other: ofRow.heading, value: ofRow.says },
		};
		return { ...cell, notes, problem };
	}

	/** A time with the time zone and the date order that its headings or another cell give. */
	asTime(cell: Cell): FilledValue {
		const { headings = [cell.heading] } = cell;
		const { notes, problems } = timeNotes(headings, this.of.sheet.zones);
		this.sorted.problems.push(...problems);
		const zone = notes.zone ?? this.help('zone', zoneNamed)?.says;
		return { ...cell, notes: { ...cell.notes, ...notes, ...(zone !== undefined && { zone }) } };
	}

	/** What the cells give for a field, and for others with it. */
	fill({ argument, type }: FieldOf, columns: readonly string[]) {
		const fill = rulesFor(argument, this.of)?.fill;
		if (fill) {
			const cells = columns.flatMap((column) => this.find(column) ?? []);
			if (cells.length === 0) return {};
			return fill(this, cells, argument);
		}
		const cell = columns[0] === undefined ? undefined : this.find(columns[0]);
		return { [argument]: cell && type === 'dateTime' ? this.asTime(cell) : cell };
	}
}

/** The one name of several cells in place of an ID. */
function nameFor(argument: string, cells: CellFinder): Cell | undefined {
	const names = cells.sorted.parentNames.filter(({ fills }) => fills === argument);
	const textOf = ({ value }: Cell) => String(value).trim();
	return cells.firstOf(names, (first, other) => textOf(first) === textOf(other));
}

/** What names the row's parent in place of its ID, if anything. A row has one parent. */
function findParentName(cells: CellFinder, context: ParseContext): Name | undefined {
	const { parentArgument: argument, parentLookup, columns } = cells.of.sheet.creation;
	const id = cells.find(argument);
	if (!parentLookup || (id && !meansEmpty(id.value))) return undefined;
	const cell = nameFor(argument, cells);
	if (!cell) return undefined;
	const { noun, within: column = '' } = parentLookup;
	const withId = cells.find(column);
	const outer = withId && !meansEmpty(withId.value) ? withId : nameFor(column, cells);
	const parsed = columns[column]?.parse(outer?.value, context) ?? nothing;
	if (!outer || 'nothing' in parsed) return { argument, noun, cell };
	if ('problem' in parsed && !isName(outer.value)) {
		cells.sorted.problems.push({ field: outer.heading, message: parsed.problem });
	}
	const byName: Name = { argument: column, noun: 'campaign', cell: outer };
	const within = 'value' in parsed ? { id: String(parsed.value) } : byName;
	return { argument, noun, cell, within };
}

/** What the form gives for all rows, by argument. */
export type FormValues = ReadonlyMap<string, RawValue>;

/** What the cells give for the arguments, or else the form, with what isn't read as it is written. */
function fillArguments(cells: CellFinder, form: FormValues, parentName: Name | undefined) {
	const filled = new Map<string, RawValue>();
	const readings: Reading[] = [];
	const take = (argument: string, cell: FilledValue | undefined) => {
		if (!cell) return;
		const { heading, headings, value, notes, problem, columns, reading } = cell;
		filled.set(argument, { label: heading, heading, headings, value, notes, problem, columns });
		if (reading) readings.push({ field: heading, ...reading });
	};
	for (const { field, columns } of cells.of.fields) {
		for (const [argument, cell] of Object.entries(cells.fill(field, columns))) take(argument, cell);
	}
	for (const [argument, value] of form) {
		if (filled.has(argument)) continue;
		const heading = cells.of.headings.get(argument);
		const label = value.problem === undefined ? (heading ?? value.label) : value.label;
		filled.set(argument, { ...value, label, heading });
	}
	// The sheet's parent comes before the one chosen in the node.
	if (parentName) take(parentName.argument, { ...parentName.cell, value: undefined });
	return { filled, readings };
}

/** What a sheet's row gives for the arguments, from its columns, or else from the form. */
export function rawSheetRow(
	{ cells: written, ...row }: SheetRow,
	of: SheetFields,
	{ context }: RowSettings,
	form: FormValues,
): RawCells | Problem {
	const read = written.filter(
		(cell) => isUsed(cell, of) && problemOfLength(cell.value, cell.fills ?? '') === undefined,
	);
	const tooMuch = problemOfSize(read.map(({ heading, value }) => [heading, value]));
	if (tooMuch && row.skipped === undefined) return tooMuch;
	const { creation } = of.sheet;
	const sorted = sortCells(tooMuch ? [] : written, of, context);
	const cells = new CellFinder(sorted, of, context);
	const parentName = findParentName(cells, context);
	const { filled, readings } = fillArguments(cells, form, parentName);
	const isBare = [...filled].every(
		([argument, { value }]) => isEmpty(value) || !rulesFor(argument, of)?.leftEmptyInTotals,
	);
	const others = sorted.others.filter((cell) => !cells.helping.has(cell));
	const judged =
		others.length > 0 ? judgeOthers(others, creation, of.isNew, isBare) : nothingJudged;
	const problemsBefore = sorted.problems.length;
	const id = of.isNew ? cells.find(creation.idKey) : undefined;
	return {
		...row,
		...judged,
		cells: filled,
		readings,
		parentName,
		// A row with two IDs isn't done, since nobody knows which of them is right.
		existing: sorted.problems.length === problemsBefore ? id : undefined,
		problems: [...sorted.problems, ...row.problems, ...judged.problems],
	};
}
