import { type Groups, addTo, canonicalJson, isEmpty } from '../base/values';
import type { Combination, ParseContext, Parser } from '../contract/cells';
import type { Cell, Creation } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { nothing } from '../parse/cellText';
import { type DateOrder, bothOrders, zoneNamed } from '../parse/dates';
import { meansEmpty, meansNo } from '../parse/keyword';
import { amountIn, codesOf } from '../parse/money';
import type { Problem } from '../problems/problem';
import { type Sheet, isName } from '../sheet/columns';
import { currencyIn, currencyNamed, timeNotes, unitOfAmounts } from '../sheet/headings';
import type { SheetCell, SheetRow } from '../sheet/sheet';
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

/** The fields that an operation takes from the columns of a sheet, found once for all rows. */
export interface SheetFields {
	readonly sheet: Sheet;
	/** Each with the column that fills it. */
	readonly fields: ReadonlyMap<FieldOf, string>;
	/** How cells become those of the fields. */
	readonly combinations: readonly Combination[];
	/** The columns that these take. */
	readonly combined: ReadonlySet<string>;
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
	const combined = new Set(combinations.flatMap(({ from }) => from));
	for (const name of combined) used.add(name);
	if (isNew) used.add(idKey).add(parentLookup?.within ?? idKey);
	const status = [...sheet.columns.values()].find(({ group }) => group === 'status');
	if (status) headings.set(startPausedLabel, status.heading);
	return {
		sheet,
		fields,
		combinations,
		combined,
		used,
		headings,
		isNew,
	};
}

const isUsed = ({ targets }: SheetCell, { used }: SheetFields) =>
	targets.some((name) => used.has(name));

/** Cells as they fill the fields, by what they fill. */
function combine(cells: readonly SheetCell[], { combinations, combined }: SheetFields) {
	let filling: readonly Cell[] = cells.map((cell) => {
		const { means = '' } = cell;
		return combined.has(means) ? { ...cell, fills: means } : cell;
	});
	const columns = new Set(filling.map(({ fills }) => fills));
	for (const { from, fills, takesNo, to } of combinations) {
		if (!from.some((name) => columns.has(name))) continue;
		const isOf = ({ fills: column = '', problem }: Cell) => !problem && from.includes(column);
		const taken = filling.filter(isOf);
		if (taken.length === 0) continue;
		const given: Cell[] = [];
		const left: Cell[] = [];
		for (const cell of taken) {
			const { fills: column = '', value } = cell;
			if (!meansEmpty(value) || (takesNo && meansNo(value))) given.push(cell);
			// "-" sends nothing, and keeps the form's value out.
			else if (fills.includes(column)) left.push(cell);
			else left.push({ ...cell, fills: fills[0] });
		}
		filling = [...filling.filter((cell) => !isOf(cell)), ...left];
		if (given.length > 0) filling = [...filling, ...to(given)];
		for (const name of fills) columns.add(name);
	}
	const byColumn: Groups<Cell> = new Map();
	for (const cell of filling) addTo(byColumn, cell.fills, cell);
	return byColumn;
}

/** The cells of a row, of each column the one that counts. */
interface RowCells {
	readonly byColumn: ReadonlyMap<unknown, Cell>;
	/** Names in place of IDs of what the row is in, by the column of the ID. */
	readonly parentNames: ReadonlyMap<unknown, Cell>;
	/** Cells that fill nothing; never parsed, so their size doesn't matter. */
	readonly others: readonly SheetCell[];
	readonly problems: Problem[];
}

/** Finds the cells that count, and what is wrong where several say different things. */
function countingCellsOf(
	written: readonly SheetCell[],
	of: SheetFields,
	context: ParseContext,
): RowCells {
	const problems: Problem[] = [];
	const others: SheetCell[] = [];
	const read: SheetCell[] = [];
	const names: Groups<Cell> = new Map();
	for (const cell of written) {
		const { heading: field, value, targets, isAnswered, mayBeName, holdsNames } = cell;
		if (isUsed(cell, of)) {
			if (!mayBeName || !isName(value, holdsNames)) read.push(cell);
			else if (!meansEmpty(value)) addTo(names, cell.fills, cell);
		} else if (targets.length > 0 && isAnswered) {
			problems.push({ field, message: { why: "said to be what isn't set" } });
		} else others.push(cell);
	}
	const byColumn = new Map<unknown, Cell>();
	for (const [column, cells] of combine(read, of)) {
		const { parse } = of.sheet.creation.columns[String(column)] ?? {};
		const says = (cell: Cell) => saidIn(cell, context, parse);
		byColumn.set(column, onlyOne(counting(cells), says, problems));
	}
	const parentNames = new Map<unknown, Cell>();
	const says = (cell: Cell) => saidIn(cell, context);
	for (const [column, cells] of names) parentNames.set(column, onlyOne(cells, says, problems));
	return { byColumn, parentNames, others, problems };
}

/** Of several cells for one thing those that say something; one that can't be used comes first. */
function counting(cells: Several<Cell>): Several<Cell> {
	if (cells.length === 1) return cells;
	const broken = cells.find(({ value, problem }) => problem && !meansEmpty(value));
	if (broken) return [broken];
	const [first = cells[0], ...others] = cells.filter(({ value }) => !meansEmpty(value));
	return [first, ...others];
}

type Several<Thing> = readonly [Thing, ...Thing[]];

/** The first of the cells for one thing. If another one says something else, nobody knows which of them is right. */
function onlyOne(
	[first, ...others]: Several<Cell>,
	saidBy: (cell: Cell) => readonly unknown[],
	problems: Problem[],
): Cell {
	const { heading: field, value, written: is = value } = first;
	const says = others.length > 0 ? saidBy(first) : [];
	const second = others.find((next) => {
		const said = saidBy(next);
		return !says.some((text, at) => text && text === said[at]);
	});
	// A cell that fills several fields is told once.
	if (!second || problems.some((told) => told.field === field)) return first;
	const { heading: other, written = second.value } = second;
	const facts = { other, value: { written } };
	const message = {
		is,
		why: 'other than another cell',
		remedy: 'clear one of two',
		facts,
	} as const;
	problems.push({ field, argument: first.fills, message });
	return first;
}

/** What a cell says: as it is written, and, such as "1.12.2030", as it is read in each order of dates. */
function saidIn({ value }: Cell, context: ParseContext, parse?: Parser): unknown[] {
	let orders: readonly DateOrder[] = [context.dateOrder];
	if (context.dateOrder === 'refuse') orders = bothOrders;
	const read = orders.map((dateOrder) => {
		const parsed = parse?.(value, { ...context, dateOrder });
		// "iOS 15+" is more than "iOS", and only its warning says so.
		return parsed && 'value' in parsed && canonicalJson([parsed.value, parsed.warning]);
	});
	return [typeof value === 'object' ? canonicalJson(value) : String(value).trim(), ...read];
}

/** The note of a cell that fills nothing about another one, if it can be read. */
function help({ others }: RowCells, means: string, read: (text: string) => string | undefined) {
	const { value, heading = '' } = others.find((filled) => filled.means === means) ?? {};
	if (typeof value !== 'string') return undefined;
	const says = read(value.trim());
	if (says === undefined) return undefined;
	return { says, heading };
}

/** An amount with the currency that its heading or another cell of the row names. */
function asAmount(cells: RowCells, cell: Cell): Cell {
	const { heading, value: is, notes } = cell;
	const currency = currencyIn(heading);
	const filled = { ...cell, notes: { ...notes, currency } };
	const written = amountIn(is);
	if (!written) return filled;
	const unit = unitOfAmounts(heading);
	if (unit !== undefined) {
		return { ...filled, problem: { is, why: 'amount in a unit', facts: { unit } } };
	}
	const ofRow = help(cells, 'currency', currencyNamed);
	if (!ofRow) return filled;
	const { says: value, heading: other } = ofRow;
	const codes = codesOf(value);
	const named = [written.currencies ?? []];
	if (currency !== undefined) named.push(codesOf(currency));
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

/** A time with the time zone and the date order that its headings or another cell give. */
function asTime(cells: RowCells, cell: Cell): Cell {
	const { headings = [cell.heading] } = cell;
	const { unclear, ...ofHeadings } = timeNotes(headings);
	if (unclear) cells.problems.push({ ...unclear, argument: cell.fills });
	const zone = ofHeadings.zone ?? help(cells, 'zone', zoneNamed)?.says;
	return { ...cell, notes: { ...cell.notes, ...ofHeadings, ...(zone && { zone }) } };
}

/** The cell for a field. */
function cellFor(cells: RowCells, { type, topic, isFigure }: FieldOf, column: string) {
	const cell = cells.byColumn.get(column);
	if (cell && type === 'dateTime') return asTime(cells, cell);
	const isMoney = isFigure && (topic === 'money' || topic === 'bids');
	if (cell && isMoney && !cell.problem) return asAmount(cells, cell);
	return cell;
}

/** The name of the row's parent in place of its ID, if any. A row has one parent. */
function findParentName(
	{ byColumn, parentNames, problems }: RowCells,
	{ parentArgument: argument, parentLookup, columns }: Creation,
	context: ParseContext,
): Name | undefined {
	const id = byColumn.get(argument);
	const cell = parentNames.get(argument);
	if (!parentLookup || !cell || (id && !meansEmpty(id.value))) return undefined;
	const { noun, within: column = '' } = parentLookup;
	let outer = byColumn.get(column);
	if (!outer || meansEmpty(outer.value)) outer = parentNames.get(column);
	const parsed = columns[column]?.parse?.(outer?.value, context) ?? nothing;
	if (!outer || 'nothing' in parsed) return { argument, noun, cell };
	if ('problem' in parsed && !isName(outer.value)) {
		problems.push({ field: outer.heading, argument: column, message: parsed.problem });
	}
	let within: Name['within'] = { argument: column, noun: 'campaign', cell: outer };
	if ('value' in parsed) within = { id: String(parsed.value) };
	return { argument, noun, cell, within };
}

/** The values of the arguments from the cells, or else from the form. */
function fillArguments(
	cells: RowCells,
	{ fields, headings }: SheetFields,
	form: RawRow['cells'],
	parentName: Name | undefined,
) {
	const filled = new Map<string, RawValue>();
	for (const [field, column] of fields) {
		const cell = cellFor(cells, field, column);
		if (cell) filled.set(field.argument, cell);
	}
	for (const [argument, value] of form) {
		if (filled.has(argument)) continue;
		let { label } = value;
		if (!value.problem) label = headings.get(argument) ?? label;
		filled.set(argument, { ...value, label });
	}
	// The sheet's parent comes before the one chosen in the node.
	if (parentName) filled.set(parentName.argument, { ...parentName.cell, value: undefined });
	return filled;
}

/** The headings of filled cells that say what something new is to be, and not which one it is. */
function headingsOfNew(cells: readonly SheetCell[], of: SheetFields): string[] {
	const { idKey, nameArgument, parentArgument, parentLookup } = of.sheet.creation;
	const { within, column } = parentLookup ?? {};
	const identifying = [idKey, nameArgument, parentArgument, 'advertiser_id', within, column];
	const isOfNew = (cell: SheetCell) =>
		(cell.group === 'status' || isUsed(cell, of)) &&
		!cell.targets.some((name) => identifying.includes(name));
	const told = cells.filter((cell) => isOfNew(cell) && !meansEmpty(cell.value));
	return told.map(({ heading }) => heading);
}

/** The values of a sheet's row for the arguments, from its columns, or else from the form. */
export function rawSheetRow(
	{ cells: written, ...row }: SheetRow,
	of: SheetFields,
	{ context }: RowSettings,
	form: RawRow['cells'],
): RawCells {
	const read = written.filter((cell) => isUsed(cell, of));
	const unreadable = problemOfLength(read.map(({ heading, value }) => [heading, value]));
	if (unreadable && row.skipped === undefined) return { ...noCells, isNone: true, unreadable };
	const { creation } = of.sheet;
	const cells = countingCellsOf(unreadable ? [] : written, of, context);
	const { problems } = cells;
	let existing: Cell | undefined;
	if (of.isNew) existing = cells.byColumn.get(creation.idKey);
	// A row with two IDs isn't done, since nobody knows which of them is right.
	const isClear = !problems.some(({ field }) => field === existing?.heading);
	const parentName = findParentName(cells, creation, context);
	const filled = fillArguments(cells, of, form, parentName);
	let region = cells.byColumn.get('region');
	if (region && isEmpty(filled.get('location_ids')?.value)) {
		filled.set('location_ids', region);
		region = undefined;
	}
	const ofThing = creation.sheet?.leftEmptyInTotals ?? [];
	const isBare = ofThing.every((argument) => isEmpty(filled.get(argument)?.value));
	const judged = judgeOthers(cells.others, creation, of.isNew, isBare);
	return {
		...row,
		...judged,
		cells: filled,
		parentName,
		region,
		...(isClear && { existing }),
		...(of.isNew && { ofNew: headingsOfNew(written, of) }),
		problems: [...problems, ...row.problems, ...judged.problems],
	};
}
