import { canonicalJson } from '../base/json';
import { isEmpty } from '../base/values';
import type { Combination, ParseContext, Parser } from '../contract/cells';
import type { Cell } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { nothing } from '../parse/cellText';
import { type DateOrder, bothOrders, zoneNamed } from '../parse/dates';
import { meansEmpty } from '../parse/keyword';
import { amountIn, codesOf } from '../parse/money';
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
	type RawRow,
	type RowSpec,
	noCells,
	problemOfLength,
	startPausedLabel,
} from './row';
import type { RowSettings } from './settings';

/** What an operation takes from the columns of a sheet, found once for all rows. */
export interface SheetFields {
	readonly sheet: Sheet;
	/** Each with the column that fills it. */
	readonly fields: ReadonlyMap<FieldOf, string>;
	/** How cells become those of the fields. */
	readonly combinations: readonly Combination[];
	/** The columns whose cells it reads. */
	readonly used: ReadonlySet<string>;
	/** By argument, the heading of the first column for it, filled or not. */
	readonly headings: ReadonlyMap<string, string>;
	readonly isNew: boolean;
}

export function fieldsOfSheet(sheet: Sheet, spec: RowSpec): SheetFields {
	const { idKey, parentLookup, sheet: rules } = sheet.creation;
	const isNew = spec.creation !== undefined;
	const fields = new Map<FieldOf, string>();
	for (const field of spec.fields) {
		const { argument, changedBy = '' } = field;
		fields.set(field, sheet.headingOf.has(changedBy) ? changedBy : argument);
	}
	const used = new Set(fields.values());
	const combinations = (rules?.combinations ?? []).filter(({ fills }) =>
		fills.some((name) => used.has(name)),
	);
	const headings = new Map<string, string>();
	for (const [{ argument }, column] of fields) {
		const columns = [column];
		for (const { from, fills } of combinations) {
			if (fills[0] === column) columns.push(...from.filter((name) => !used.has(name)));
		}
		const [heading] = columns.flatMap((name) => sheet.headingOf.get(name) ?? []);
		if (heading !== undefined) headings.set(argument, heading);
	}
	for (const { from } of combinations) for (const name of from) used.add(name);
	if (isNew) used.add(idKey).add(parentLookup?.within ?? idKey);
	const status = [...sheet.columns.values()].find(({ group }) => group === 'status');
	if (status) headings.set(startPausedLabel, status.heading);
	return {
		sheet,
		fields,
		combinations,
		used,
		headings,
		isNew,
	};
}

const isUsed = ({ targets }: SheetCell, { used }: SheetFields) =>
	targets.some((name) => used.has(name));

const wholeText = (value: unknown) =>
	typeof value === 'object' ? canonicalJson(value) : String(value).trim();

/** Cells as they fill the fields, by what they fill. */
function combined(cells: readonly SheetCell[], { combinations }: SheetFields): Groups<Cell> {
	const apart = new Set(combinations.flatMap(({ from }) => from));
	let filling: readonly Cell[] = cells.map((cell) => {
		const { means = '' } = cell;
		return apart.has(means) ? { ...cell, fills: means } : cell;
	});
	for (const { from, fills, to } of combinations) {
		const isOf = ({ fills: column = '', problem }: Cell) => !problem && from.includes(column);
		const taken = filling.filter(isOf);
		if (taken.length === 0) continue;
		const given: Cell[] = [];
		const left: Cell[] = [];
		for (const cell of taken) {
			const { fills: column = '', value } = cell;
			if (!meansEmpty(value)) given.push(cell);
			// "-" sends nothing, and keeps the form's value out.
			else left.push(fills.includes(column) ? cell : { ...cell, fills: fills[0] });
		}
		const made = given.length > 0 ? to(given) : [];
		filling = [...filling.filter((cell) => !isOf(cell)), ...made, ...left];
	}
	const byColumn: Groups<Cell> = new Map();
	for (const cell of filling) addTo(byColumn, cell.fills, cell);
	return byColumn;
}

/** The cells of a row by what they fill; finds the one for it, where several may say it. */
class CellFinder {
	readonly problems: Problem[] = [];
	/** Names in place of IDs of what the row is in. */
	readonly parentNames: Cell[] = [];
	/** Cells that fill nothing; never parsed, so their size doesn't matter. */
	readonly others: SheetCell[] = [];
	private readonly byColumn: Groups<Cell>;
	private readonly chosen = new Map<string, Cell>();

	constructor(
		written: readonly SheetCell[],
		readonly of: SheetFields,
		private readonly context: ParseContext,
	) {
		const read: SheetCell[] = [];
		for (const cell of written) {
			const { heading: field, value, targets, isAnswered, mayBeName, holdsNames } = cell;
			const message: Fault = { why: "said to be what isn't set" };
			if (isUsed(cell, of)) {
				if (!mayBeName || !isName(value, holdsNames)) read.push(cell);
				else if (!meansEmpty(value)) this.parentNames.push(cell);
			} else if (targets.length > 0 && isAnswered) this.problems.push({ field, message });
			else this.others.push(cell);
		}
		this.byColumn = combined(read, of);
	}

	/** Refuses the row if cells for one thing say different things, since nobody knows which of them is right. */
	private refuseOther({ heading: field, value, written: is = value }: Cell, second?: Cell) {
		// A cell that fills several fields is told once.
		if (!second || this.problems.some((told) => told.field === field)) return;
		const { heading: other, written = second.value } = second;
		const facts = { other, value: { written } };
		const message = {
			is,
			why: 'other than another cell',
			remedy: 'clear one of two',
			facts,
		} as const;
		this.problems.push({ field, message });
	}

	find(column: string): Cell | undefined {
		const before = this.chosen.get(column);
		if (before) return before;
		const cells = this.byColumn.get(column) ?? [];
		let counting = cells.filter(({ value }) => !meansEmpty(value));
		if (counting.length === 0) counting = cells;
		const broken = counting.find(({ problem }) => problem);
		if (broken) counting = [broken];
		const [first, ...others] = counting;
		if (!first) return undefined;
		const { parse } = this.of.sheet.creation.columns[column] ?? {};
		const isAlike = (next: Cell) =>
			wholeText(first.value) === wholeText(next.value) ||
			(parse !== undefined && isSame(this.context, parse, first.value, next.value));
		const other = others.find((next) => !isAlike(next));
		this.refuseOther(first, other);
		this.chosen.set(column, first);
		return first;
	}

	/** The one name of several cells in place of an ID. */
	nameFor(argument: string): Cell | undefined {
		const [first, ...others] = this.parentNames.filter(({ fills }) => fills === argument);
		if (!first) return undefined;
		const name = wholeText(first.value);
		const different = others.find(({ value }) => wholeText(value) !== name);
		this.refuseOther(first, different);
		return first;
	}

	/** What a cell that fills nothing says about another one, if it can be read. */
	help(means: string, read: (text: string) => string | undefined) {
		const cell = this.others.find((filled) => filled.means === means);
		if (typeof cell?.value !== 'string') return undefined;
		const says = read(cell.value.trim());
		if (says === undefined) return undefined;
		return { says, heading: cell.heading };
	}
}

/** An amount with the currency that its heading or another cell of the row names. */
function asAmount(cells: CellFinder, cell: Cell): Cell {
	const { heading, value: is, notes } = cell;
	const currency = currencyIn(heading);
	const filled = { ...cell, notes: { ...notes, currency } };
	const written = amountIn(is);
	if (!written) return filled;
	const unit = unitOfAmounts(heading);
	if (unit !== undefined) {
		return { ...filled, problem: { is, why: 'amount in a unit', facts: { unit } } };
	}
	const ofRow = cells.help('currency', currencyNamed);
	if (!ofRow) return filled;
	const { says: value, heading: other } = ofRow;
	const codes = codesOf(value);
	const named = [written.currencies ?? [], currency === undefined ? [] : codesOf(currency)];
	if (named.every((others) => areAlike(others, codes))) {
		return { ...filled, value: `${is} ${value}` };
	}
	const facts = { other, value };
	const remedy = 'match the currencies';
	return { ...filled, problem: { is, why: 'other than another cell', remedy, facts } };
}

/** True if currencies may be the same. */
const areAlike = (others: readonly string[], codes: readonly string[]) =>
	others.length === 0 || others.some((code) => codes.includes(code));

/** True if two values mean the same in one order of dates, as "1.12.2030" and "2030-12-01" do. */
function isSame(context: ParseContext, parse: Parser, ...values: readonly unknown[]): boolean {
	const { dateOrder: chosen } = context;
	let orders: readonly DateOrder[] = [chosen];
	if (chosen === 'refuse') orders = bothOrders;
	return orders.some((dateOrder) => {
		const [meaning, other] = values.map((value) => {
			const parsed = parse(value, { ...context, dateOrder });
			// "iOS 15+" is more than "iOS", and only its warning says so.
			if (!('value' in parsed)) return undefined;
			return canonicalJson([parsed.value, parsed.warning]);
		});
		return meaning !== undefined && meaning === other;
	});
}

/** A time with the time zone and the date order that its headings or another cell give. */
function asTime(cells: CellFinder, cell: Cell): Cell {
	const { headings = [cell.heading] } = cell;
	const { unclear, ...ofHeadings } = timeNotes(headings);
	if (unclear) cells.problems.push(unclear);
	const zone = ofHeadings.zone ?? cells.help('zone', zoneNamed)?.says;
	return { ...cell, notes: { ...cell.notes, ...ofHeadings, ...(zone && { zone }) } };
}

/** What the cells give for a field. */
function cellFor(cells: CellFinder, { type, topic, isFigure }: FieldOf, column: string) {
	const cell = cells.find(column);
	if (cell && type === 'dateTime') return asTime(cells, cell);
	const isMoney = isFigure && (topic === 'money' || topic === 'bids');
	if (cell && isMoney && !cell.problem) return asAmount(cells, cell);
	return cell;
}

/** What names the row's parent in place of its ID, if anything. A row has one parent. */
function findParentName(cells: CellFinder, context: ParseContext): Name | undefined {
	const { parentArgument: argument, parentLookup, columns } = cells.of.sheet.creation;
	const id = cells.find(argument);
	if (!parentLookup || (id && !meansEmpty(id.value))) return undefined;
	const cell = cells.nameFor(argument);
	if (!cell) return undefined;
	const { noun, within: column = '' } = parentLookup;
	let outer = cells.find(column);
	if (!outer || meansEmpty(outer.value)) outer = cells.nameFor(column);
	const parsed = columns[column]?.parse?.(outer?.value, context) ?? nothing;
	if (!outer || 'nothing' in parsed) return { argument, noun, cell };
	if ('problem' in parsed && !isName(outer.value)) {
		cells.problems.push({ field: outer.heading, message: parsed.problem });
	}
	let within: Name['within'] = { argument: column, noun: 'campaign', cell: outer };
	if ('value' in parsed) within = { id: String(parsed.value) };
	return { argument, noun, cell, within };
}

/** What the cells give for the arguments, or else the form. */
function fillArguments(cells: CellFinder, form: RawRow['cells'], parentName: Name | undefined) {
	const filled = new Map<string, RawValue>();
	const { fields, combinations, headings } = cells.of;
	// What no field reads may contradict, too, as a budget's mode does in an update.
	for (const column of combinations.flatMap(({ fills }) => fills)) cells.find(column);
	for (const [field, column] of fields) {
		const cell = cellFor(cells, field, column);
		if (cell) filled.set(field.argument, cell);
	}
	for (const [argument, value] of form) {
		if (filled.has(argument)) continue;
		const { label, problem } = value;
		const name = problem ? label : (headings.get(argument) ?? label);
		filled.set(argument, { ...value, label: name });
	}
	// The sheet's parent comes before the one chosen in the node.
	if (parentName) filled.set(parentName.argument, { ...parentName.cell, value: undefined });
	return filled;
}

/** What a sheet's row gives for the arguments, from its columns, or else from the form. */
export function rawSheetRow(
	{ cells: written, ...row }: SheetRow,
	of: SheetFields,
	{ context }: RowSettings,
	form: RawRow['cells'],
): RawCells {
	const read = written.filter((cell) => isUsed(cell, of));
	const tooMuch = problemOfLength(read.map(({ heading, value }) => [heading, value]));
	if (tooMuch && row.skipped === undefined) {
		return { ...noCells, isNone: true, unreadable: tooMuch };
	}
	const { creation } = of.sheet;
	const cells = new CellFinder(tooMuch ? [] : written, of, context);
	const parentName = findParentName(cells, context);
	const filled = fillArguments(cells, form, parentName);
	const ofThing = creation.sheet?.leftEmptyInTotals ?? [];
	const isBare = ofThing.every((argument) => isEmpty(filled.get(argument)?.value));
	const judged = judgeOthers(cells.others, creation, of.isNew, isBare);
	const before = cells.problems.length;
	const id = of.isNew ? cells.find(creation.idKey) : undefined;
	return {
		...row,
		...judged,
		cells: filled,
		parentName,
		// A row with two IDs isn't done, since nobody knows which of them is right.
		existing: cells.problems.length === before ? id : undefined,
		problems: [...cells.problems, ...row.problems, ...judged.problems],
	};
}
