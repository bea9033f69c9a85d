import { canonicalJson } from '../base/json';
import { isEmpty } from '../base/values';
import { type Filled, type ParseContext, type Parser, areCells } from '../contract/cells';
import type { Cell, FilledValue, RowCells } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { nothing } from '../parse/cellText';
import { type DateOrder, bothOrders, zoneNamed } from '../parse/dates';
import { meansEmpty } from '../parse/keyword';
import { amountIn, codesOf, isNoAmount } from '../parse/money';
import type { Fault, Problem } from '../problems/problem';
import { type Sheet, isName } from '../sheet/columns';
import { currencyIn, currencyNamed, timeNotes, unitOfAmounts } from '../sheet/headings';
import type { SheetCell, SheetRow } from '../sheet/sheet';
import { type Groups, addTo } from '../words/groups';
import { judgeOthers } from './otherCells';
import type { RawValue } from './parameters';
import {
	type Name,
	type RawCells,
	type Reading,
	type RowSpec,
	problemOfLength,
	startPausedLabel,
} from './row';
import type { RowSettings } from './settings';

/** What an operation takes from the columns of a sheet, found once for all rows. */
export interface SheetFields {
	readonly sheet: Sheet;
	/** Each with the columns that fill it. */
	readonly fields: ReadonlyMap<FieldOf, readonly string[]>;
	/** The columns whose cells it reads. */
	readonly used: ReadonlySet<string>;
	/** By argument, the heading of the first column for it, filled or not. */
	readonly headings: ReadonlyMap<string, string>;
	readonly isNew: boolean;
}

export function fieldsOfSheet(sheet: Sheet, spec: RowSpec): SheetFields {
	const { columns, idKey, parentLookup } = sheet.creation;
	const isNew = spec.creation !== undefined;
	const fields = new Map<FieldOf, readonly string[]>();
	const headings = new Map<string, string>();
	const used = new Set<string>();
	if (isNew) used.add(idKey).add(parentLookup?.within ?? idKey);
	for (const field of spec.fields) {
		const { argument, changedBy = '', reads = [] } = field;
		let { columns: named = [argument] } = field;
		if (sheet.headingOf.has(changedBy)) named = [changedBy];
		const filling = named.filter((name) => Object.hasOwn(columns, name));
		fields.set(field, filling);
		for (const name of [...filling, ...reads]) used.add(name);
		const [heading] = filling.flatMap((name) => sheet.headingOf.get(name) ?? []);
		if (heading !== undefined) headings.set(argument, heading);
	}
	const status = [...sheet.columns.values()].find(({ group }) => group === 'status');
	if (status) headings.set(startPausedLabel, status.heading);
	return {
		sheet,
		fields,
		used,
		headings,
		isNew,
	};
}

const rulesFor = (means: string, { sheet }: SheetFields) => sheet.creation.sheet?.cells[means];

const isUsed = ({ targets }: SheetCell, { used }: SheetFields) =>
	targets.some((name) => used.has(name));

const wholeText = (value: unknown) =>
	typeof value === 'object' ? canonicalJson(value) : String(value).trim();

/** The cells of a row by what they fill; finds the one for it, where several may say it. */
class CellFinder implements RowCells {
	readonly isNew: boolean;
	readonly problems: Problem[] = [];
	/** Names in place of IDs of what the row is in. */
	readonly parentNames: Cell[] = [];
	/** Cells that fill nothing; never parsed, so their size doesn't matter. */
	readonly others: SheetCell[] = [];
	/** The cells that say how to parse another one. */
	readonly helping = new Set<SheetCell>();
	private readonly byColumn: Groups<Cell> = new Map();
	private readonly chosen = new Map<string, Cell>();

	constructor(
		cells: readonly SheetCell[],
		readonly of: SheetFields,
		private readonly context: ParseContext,
	) {
		this.isNew = of.isNew;
		for (const cell of cells) this.sort(cell);
	}

	private sort(cell: SheetCell): void {
		const { means = '', heading: field, targets, isAnswered } = cell;
		if (!isUsed(cell, this.of)) {
			const isLost = targets.length > 0 && isAnswered;
			const message: Fault = { why: "said to be what isn't set" };
			if (isLost) this.problems.push({ field, message });
			else this.others.push(cell);
			return;
		}
		const { split } = rulesFor(means, this.of) ?? {};
		const parts = split?.(cell) ?? [cell];
		if (!areCells(parts)) this.problems.push({ field, message: parts });
		else for (const part of parts) this.sortPart({ ...cell, ...part });
	}

	private sortPart(cell: SheetCell): void {
		const { fills = '', value, mayBeName, holdsNames } = cell;
		if (!mayBeName || !isName(value, holdsNames)) addTo(this.byColumn, fills, cell);
		else if (!meansEmpty(value)) this.parentNames.push(cell);
	}

	refuseOther({ heading: field, value: is }: Cell, second: Cell | undefined): void {
		if (!second) return;
		const facts = {
			other: second.heading,
			value: { written: second.value },
		};
		const message: Fault = {
			is,
			why: 'other than another cell',
			remedy: 'clear one of two',
			facts,
		};
		this.problems.push({ field, message });
	}

	find(column: string): Cell | undefined {
		const before = this.chosen.get(column);
		if (before) return before;
		const { combined, join } = rulesFor(column, this.of) ?? {};
		const cells = [...(this.byColumn.get(column) ?? [])];
		const made = combined?.(this);
		if (made) cells.push(made);
		let counting: readonly Cell[] = cells.filter(({ value }) => !meansEmpty(value));
		if (counting.length === 0) counting = cells;
		else if (counting.length > 1) counting = join?.(counting) ?? counting;
		const [first, ...others] = counting;
		if (!first) return undefined;
		// The first counts if all mean the same, or else the row is refused.
		const different = others.find((next) => !this.isAlike(column, first, next));
		this.refuseOther(first, different);
		this.chosen.set(column, first);
		return first;
	}

	/** True if two values for one column mean the same, however they are written. */
	private isAlike(column: string, first: Cell, next: Cell): boolean {
		if (wholeText(first.value) === wholeText(next.value)) return true;
		const { parse } = this.of.sheet.creation.columns[column] ?? {};
		return parse !== undefined && isSame(this.context, parse, first.value, next.value);
	}

	oneAmount(cells: readonly Cell[], mayRepeat?: string): Cell | undefined {
		// Plans with a column for each mode have a dash or a zero in the other one.
		const [first, ...others] = cells.filter(({ value }) => !isNoAmount(value));
		if (!first) return cells[0];
		const different = others.find((next) => {
			const repeats = mayRepeat !== undefined && next.fills === mayRepeat;
			return !repeats || !this.isAlike(mayRepeat, first, next);
		});
		this.refuseOther(first, different);
		return first;
	}

	/** What a cell that fills nothing says about another one, if it can be read. */
	help(means: string, read: (text: string) => string | undefined) {
		const cell = this.others.find((filled) => filled.means === means);
		if (typeof cell?.value !== 'string') return undefined;
		const says = read(cell.value.trim());
		if (says === undefined) return undefined;
		this.helping.add(cell);
		return { says, heading: cell.heading };
	}

	withCurrency(cell: Cell): FilledValue {
		const { heading, value: is } = cell;
		const currency = currencyIn(heading);
		const filled = {
			...cell,
			notes: { currency },
		};
		const ofRow = this.help('currency', currencyNamed);
		const written = amountIn(is);
		const isAmount = typeof is === 'number' || written !== undefined;
		const unit = unitOfAmounts(heading);
		if (unit !== undefined && isAmount) {
			const problem: Fault = {
				is,
				why: 'amount in a unit',
				facts: { unit },
			};
			return { ...filled, problem };
		}
		if (!ofRow || !isAmount) return filled;
		const { says, heading: other } = ofRow;
		const named = [written?.currencies ?? []];
		if (currency !== undefined) named.push(codesOf(currency));
		const codes = codesOf(says);
		if (named.every((others) => areAlike(others, codes))) {
			return { ...filled, value: `${is} ${says}` };
		}
		const problem: Fault = {
			is,
			why: 'other than another cell',
			remedy: 'match the currencies',
			facts: { other, value: says },
		};
		return { ...filled, problem };
	}
}

/** True if two values mean the same in one order of dates, as "1.12.2030" and "2030-12-01" do. */
function isSame(context: ParseContext, parse: Parser, ...values: readonly unknown[]): boolean {
	const { dateOrder: chosen } = context;
	let orders: readonly DateOrder[] = [chosen];
	if (chosen === 'refuse') orders = bothOrders;
	return orders.some((dateOrder) => {
		const [meaning, other] = values.map((value) => {
			const parsed = parse(value, { ...context, isUnsure: true, dateOrder });
			// "iOS 15+" is more than "iOS", and only its warning says so.
			if (!('value' in parsed)) return undefined;
			return canonicalJson([parsed.value, parsed.warning]);
		});
		return meaning !== undefined && meaning === other;
	});
}

/** A time with the time zone and the date order that its headings or another cell give. */
function asTime(cells: CellFinder, cell: Cell): FilledValue {
	const { headings = [cell.heading] } = cell;
	const { unclear, ...ofHeadings } = timeNotes(headings);
	if (unclear) cells.problems.push(unclear);
	const zone = ofHeadings.zone ?? cells.help('zone', zoneNamed)?.says;
	const notes = { ...cell.notes, ...ofHeadings };
	if (zone === undefined) return { ...cell, notes };
	return { ...cell, notes: { ...notes, zone } };
}

/** What the cells give for a field, and for others with it. */
function fill(cells: CellFinder, { argument, type }: FieldOf, columns: readonly string[]): Filled {
	const fillWith = rulesFor(argument, cells.of)?.fill;
	let ownColumns = columns;
	if (!fillWith) ownColumns = columns.slice(0, 1);
	const found = ownColumns.flatMap((column) => cells.find(column) ?? []);
	const [cell] = found;
	if (!cell) return {};
	if (fillWith) return fillWith(cells, found, argument);
	if (type === 'dateTime') return { [argument]: asTime(cells, cell) };
	return { [argument]: cell };
}

/** The one name of several cells in place of an ID. */
function nameFor(argument: string, cells: CellFinder): Cell | undefined {
	const [first, ...others] = cells.parentNames.filter(({ fills }) => fills === argument);
	if (!first) return undefined;
	const name = wholeText(first.value);
	const different = others.find(({ value }) => wholeText(value) !== name);
	cells.refuseOther(first, different);
	return first;
}

/** True if currencies may be the same. */
const areAlike = (others: readonly string[], codes: readonly string[]) =>
	others.length === 0 || others.some((code) => codes.includes(code));

/** What names the row's parent in place of its ID, if anything. A row has one parent. */
function findParentName(cells: CellFinder, context: ParseContext): Name | undefined {
	const { parentArgument: argument, parentLookup, columns } = cells.of.sheet.creation;
	const id = cells.find(argument);
	if (!parentLookup || (id && !meansEmpty(id.value))) return undefined;
	const cell = nameFor(argument, cells);
	if (!cell) return undefined;
	const { noun, within: column = '' } = parentLookup;
	let outer = cells.find(column);
	if (!outer || meansEmpty(outer.value)) outer = nameFor(column, cells);
	const parsed = columns[column]?.parse(outer?.value, context) ?? nothing;
	if (!outer || 'nothing' in parsed) return { argument, noun, cell };
	if ('problem' in parsed && !isName(outer.value)) {
		cells.problems.push({ field: outer.heading, message: parsed.problem });
	}
	let within: Name['within'] = {
		argument: column,
		noun: 'campaign',
		cell: outer,
	};
	if ('value' in parsed) within = { id: String(parsed.value) };
	return {
		argument,
		noun,
		cell,
		within,
	};
}

/** What a cell gives for an argument; to copy what its column is for would take ten times as long. */
function rawValueOf(cell: FilledValue): RawValue {
	return {
		label: cell.heading,
		heading: cell.heading,
		headings: cell.headings,
		value: cell.value,
		notes: cell.notes,
		problem: cell.problem,
		columns: cell.columns,
	};
}

/** What the cells give for the arguments, or else the form, with what isn't read as it is written. */
function fillArguments(cells: CellFinder, form: RawCells['cells'], parentName: Name | undefined) {
	const filled = new Map<string, RawValue>();
	const readings: Reading[] = [];
	const { fields, headings } = cells.of;
	for (const [field, columns] of fields) {
		for (const [argument, cell] of Object.entries(fill(cells, field, columns))) {
			if (!cell) continue;
			filled.set(argument, rawValueOf(cell));
			if (cell.reading) readings.push({ field: cell.heading, ...cell.reading });
		}
	}
	for (const [argument, value] of form) {
		if (filled.has(argument)) continue;
		const heading = headings.get(argument);
		let { label } = value;
		if (heading !== undefined && value.problem === undefined) label = heading;
		filled.set(argument, {
			...value,
			label,
			heading,
		});
	}
	if (parentName) {
		// The sheet's parent comes before the one chosen in the node.
		const { argument, cell } = parentName;
		filled.set(argument, { ...rawValueOf(cell), value: undefined });
	}
	return { filled, readings };
}

/** What a sheet's row gives for the arguments, from its columns, or else from the form. */
export function rawSheetRow(
	{ cells: written, ...row }: SheetRow,
	of: SheetFields,
	{ context }: RowSettings,
	form: RawCells['cells'],
): RawCells | Problem {
	const read = written.filter((cell) => isUsed(cell, of));
	const tooMuch = problemOfLength(read.map(({ heading, value }) => [heading, value]));
	if (tooMuch && row.skipped === undefined) return tooMuch;
	const { creation } = of.sheet;
	const cells = new CellFinder(tooMuch ? [] : written, of, context);
	const parentName = findParentName(cells, context);
	const { filled, readings } = fillArguments(cells, form, parentName);
	let isBare = true;
	for (const [argument, { value }] of filled) {
		const isOfThing = rulesFor(argument, of)?.leftEmptyInTotals;
		if (isOfThing && !isEmpty(value)) isBare = false;
	}
	const others = cells.others.filter((cell) => !cells.helping.has(cell));
	const judged = judgeOthers(others, creation, of.isNew, isBare);
	let existing: Cell | undefined;
	if (of.isNew) {
		const before = cells.problems.length;
		const id = cells.find(creation.idKey);
		// A row with two IDs isn't done, since nobody knows which of them is right.
		if (cells.problems.length === before) existing = id;
	}
	return {
		...row,
		...judged,
		cells: filled,
		readings,
		parentName,
		existing,
		problems: [...cells.problems, ...row.problems, ...judged.problems],
	};
}
