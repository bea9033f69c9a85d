import { areCells } from '../contract/cells';
import type { Cell, FilledValue, RowCells } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import { isEmpty, nothing } from '../parse/cell';
import type { Problem } from '../problems/problem';
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
import { judgeOthers } from './otherCells';

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

export function fieldsOfSheet(sheet: Sheet, { creation, fields }: RowSpec): SheetFields {
	const { columns, idKey, parentLookup } = sheet.creation;
	const headings = new Map<string, string>();
	const used = new Set(creation ? [idKey, parentLookup?.within ?? idKey] : []);
	const withColumns = fields.map((field) => {
		const { argument, changedBy = '', columns: named = [argument], reads = [] } = field;
		const changing = sheet.headingOf.has(changedBy) ? [changedBy] : named;
		const filling = changing.filter((name) => Object.hasOwn(columns, name));
		for (const name of [...filling, ...reads]) used.add(name);
		const [heading] = filling.flatMap((name) => sheet.headingOf.get(name) ?? []);
		if (heading !== undefined) headings.set(argument, heading);
		return { field, columns: filling };
	});
	const status = [...sheet.columns.values()].find(({ group }) => group === 'status');
	if (status) headings.set(startPausedLabel, status.heading);
	return { sheet, fields: withColumns, used, headings, isNew: creation !== undefined };
}

const rulesFor = (means: string, { sheet }: SheetFields) => sheet.creation.sheet?.cells[means];

const isUsed = ({ targets }: SheetCell, { used }: SheetFields) =>
	targets.some((name) => used.has(name));

function wholeText(value: unknown) {
	return typeof value === 'object' ? canonicalJson(value) : String(value).trim();
}

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
		if (isUsed(cell, this.of)) {
			const parts = rulesFor(means, this.of)?.split?.(cell, this.context.dateOrder) ?? [cell];
			if (areCells(parts)) for (const part of parts) this.sortPart({ ...cell, ...part });
			else this.problems.push({ field, message: parts });
		} else if (targets.length > 0 && isAnswered) {
			this.problems.push({ field, message: { why: "said to be what isn't set" } });
		} else this.others.push(cell);
	}

	private sortPart(cell: SheetCell): void {
		const { fills = '', heading: field, value, mayBeName, holdsNames } = cell;
		const message = problemOfLength(value, fills);
		if (message !== undefined) this.problems.push({ field, message });
		else if (!mayBeName || !isName(value, holdsNames)) addTo(this.byColumn, fills, cell);
		else if (!meansEmpty(value)) this.parentNames.push(cell);
	}

	refuseOther({ heading: field, value: is }: Cell, second: Cell | undefined): void {
		if (!second) return;
		const facts = { other: second.heading, value: { written: second.value } };
		const why = 'other than another cell';
		this.problems.push({ field, message: { is, why, remedy: 'clear one of two', facts } });
	}

	/** Of several cells the first counts if all mean the same, or else the row is refused. */
	firstOf(cells: readonly Cell[], isSame: (first: Cell, next: Cell) => boolean) {
		const [first, ...others] = cells;
		const different = first && others.find((cell) => !isSame(first, cell));
		if (first) this.refuseOther(first, different);
		return first;
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
		else if (counting.length > 1) counting = join?.(counting, this.context.dateOrder) ?? counting;
		const cell = this.firstOf(counting, (first, next) => this.isAlike(column, first, next));
		if (cell) this.chosen.set(column, cell);
		return cell;
	}

	/** True if two values for one column mean the same, however they are written. */
	private isAlike(column: string, first: Cell, next: Cell): boolean {
		if (wholeText(first.value) === wholeText(next.value)) return true;
		const meanings = this.meaningsOf(column, next.value);
		return this.meaningsOf(column, first.value).some(
			(meaning, at) => meaning !== undefined && meaning === meanings[at],
		);
	}

	/** What a value means in a column, in each order of its dates: "1.12.2030" is "2030-12-01" in one. */
	private meaningsOf(column: string, value: unknown): Array<string | undefined> {
		const { dateOrder: chosen } = this.context;
		const orders = chosen === 'refuse' ? bothOrders : [chosen];
		return orders.map((dateOrder) => {
			const context = { ...this.context, isUnsure: true, dateOrder };
			const parsed = this.of.sheet.creation.columns[column]?.parse(value, context);
			// "iOS 15+" is more than "iOS", and only its warning says so.
			const isValue = parsed && 'value' in parsed;
			return isValue ? canonicalJson([parsed.value, parsed.warning]) : undefined;
		});
	}

	oneAmount(cells: readonly Cell[], mayRepeat?: string): Cell | undefined {
		// Plans with a column for each mode have a dash or a zero in the other one.
		const amounts = cells.filter(({ value }) => !isNoAmount(value));
		const amount = this.firstOf(amounts, (first, next) => {
			const { fills } = next;
			return fills !== undefined && fills === mayRepeat && this.isAlike(fills, first, next);
		});
		return amount ?? cells[0];
	}

	/** What a cell that fills nothing says about another one, if it can be read. */
	private help(means: string, read: (text: string) => string | undefined) {
		const cell = this.others.find((filled) => filled.means === means);
		const says = typeof cell?.value === 'string' ? read(cell.value.trim()) : undefined;
		if (!cell || says === undefined) return undefined;
		this.helping.add(cell);
		return { says, heading: cell.heading };
	}

	withCurrency(cell: Cell): FilledValue {
		const { heading, value: is } = cell;
		const currency = currencyIn(heading);
		const filled = { ...cell, notes: { currency } };
		const ofRow = this.help('currency', currencyNamed);
		const written = amountIn(is);
		if (!ofRow || !(typeof is === 'number' || written)) return filled;
		const { says, heading: other } = ofRow;
		const others = [written?.currencies ?? [], currency === undefined ? [] : codesOf(currency)];
		const codes = codesOf(says);
		const isOther = others.some(
			(named) => named.length > 0 && !named.some((code) => codes.includes(code)),
		);
		if (!isOther) return { ...filled, value: `${is} ${says}` };
		const facts = { other, value: says };
		const why = 'other than another cell';
		return { ...filled, problem: { is, why, remedy: 'match the currencies', facts } };
	}

	/** A time with the time zone and the date order that its headings or another cell give. */
	asTime(cell: Cell): FilledValue {
		const { headings = [cell.heading] } = cell;
		const { notes, problems } = timeNotes(headings, this.of.sheet.zones);
		this.problems.push(...problems);
		const zone = notes.zone ?? this.help('zone', zoneNamed)?.says;
		return { ...cell, notes: { ...cell.notes, ...notes, ...(zone !== undefined && { zone }) } };
	}

	/** What the cells give for a field, and for others with it. */
	fill({ argument, type }: FieldOf, columns: readonly string[]) {
		const fill = rulesFor(argument, this.of)?.fill;
		const ownColumns = fill ? columns : columns.slice(0, 1);
		const cells = ownColumns.flatMap((column) => this.find(column) ?? []);
		const [cell] = cells;
		if (!cell) return {};
		if (fill) return fill(this, cells, argument);
		return { [argument]: type === 'dateTime' ? this.asTime(cell) : cell };
	}
}

/** The one name of several cells in place of an ID. */
function nameFor(argument: string, cells: CellFinder) {
	const names = cells.parentNames.filter(({ fills }) => fills === argument);
	const textOf = ({ value }: Cell) => String(value).trim();
	return cells.firstOf(names, (first, next) => textOf(first) === textOf(next));
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
		cells.problems.push({ field: outer.heading, message: parsed.problem });
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
		const isOfColumn = heading !== undefined && value.problem === undefined;
		filled.set(argument, { ...value, label: isOfColumn ? heading : value.label, heading });
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
	const parsed = written.filter(
		(cell) => isUsed(cell, of) && problemOfLength(cell.value, cell.fills ?? '') === undefined,
	);
	const tooMuch = problemOfSize(parsed.map(({ heading, value }) => [heading, value]));
	if (tooMuch && row.skipped === undefined) return tooMuch;
	const { creation } = of.sheet;
	const cells = new CellFinder(tooMuch ? [] : written, of, context);
	const parentName = findParentName(cells, context);
	const { filled, readings } = fillArguments(cells, form, parentName);
	const isBare = [...filled].every(
		([argument, { value }]) => isEmpty(value) || !rulesFor(argument, of)?.leftEmptyInTotals,
	);
	const others = cells.others.filter((cell) => !cells.helping.has(cell));
	const judged = judgeOthers(others, creation, of.isNew, isBare);
	const problemsBefore = cells.problems.length;
	const id = of.isNew ? cells.find(creation.idKey) : undefined;
	return {
		...row,
		...judged,
		cells: filled,
		readings,
		parentName,
		// A row with two IDs isn't done, since nobody knows which of them is right.
		existing: cells.problems.length === problemsBefore ? id : undefined,
		problems: [...cells.problems, ...row.problems, ...judged.problems],
	};
}
