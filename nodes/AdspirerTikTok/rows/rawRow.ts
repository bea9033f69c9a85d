import type { Cell, FilledValue, RowCells, SheetRules } from '../contract/creation';
import { isNoAmount } from '../contract/adGroupColumns';
import type { FieldOf, ParseContext } from '../contract/fields';
import { formatValue, tooLong, type Problem } from '../parse/cell';
import type { DateOrder } from '../parse/dateText';
import { canonicalJson } from '../parse/json';
import { isDoubtful, isExclusion, meansEmpty } from '../parse/keyword';
import { leavesOf } from '../parse/list';
import { amountIn, codesOf } from '../parse/money';
import { zoneNamed } from '../parse/timeZone';
import { currencyIn, isCurrency, timeNotes } from '../sheet/headings';
import { isName, type Sheet, type SheetColumn } from '../sheet/columns';
import type { SheetCell, SheetRow } from '../sheet/sheet';
import { isNonRestrictive } from '../sheet/cellWords';
import {
	problemOfLength,
	type ParentName,
	problemOfSize,
	type RawCells,
	type RawValue,
	type Reading,
	type RowSettings,
	type RowSpec,
} from './row';
import { judgeOthers, refuseColumn, type OtherCell, type OwnCells } from './unusedColumns';

/** What an operation takes from the columns of a sheet, found once for all rows. */
interface SheetFields {
	readonly sheet: Sheet;
	readonly rules: SheetRules;
	readonly fields: ReadonlyArray<{
		readonly field: FieldOf;
		readonly columns: readonly string[];
		readonly heading: string | undefined;
	}>;
	readonly used: ReadonlySet<string>;
	readonly isNew: boolean;
	/** What the headings of a time say, by headings. */
	readonly timeNotes: Map<string, ReturnType<typeof timeNotes>>;
}

function fieldsOfSheet(sheet: Sheet, { fields, creation }: RowSpec): SheetFields {
	const { headingOf } = sheet;
	const { sheet: rules = {}, columns: known, idKey } = sheet.creation;
	const found = fields.map((field) => {
		const { argument, column = argument, moreColumns = [] } = field;
		const own = [column, ...moreColumns].filter((name) => Object.hasOwn(known, name));
		const special = headingOf.has(field.column ?? '') ? undefined : rules.columnsOf?.[argument];
		const columns = Object.hasOwn(known, column) ? (special ?? own) : [];
		const all = [...columns, ...(rules.alsoUsed?.[argument] ?? [])];
		return { field, columns, heading: all.flatMap((name) => headingOf.get(name) ?? [])[0] };
	});
	const used = new Set(found.flatMap(({ columns }) => columns));
	for (const [argument, more] of Object.entries(rules.alsoUsed ?? {})) {
		if (used.has(argument)) for (const column of more) used.add(column);
	}
	if (creation) used.add(idKey);
	const { within } = sheet.creation.parentLookup ?? {};
	if (creation && within !== undefined) used.add(within);
	return { sheet, rules, fields: found, used, isNew: !!creation, timeNotes: new Map() };
}

/**
 * The names that a value gives in place of IDs, one a line; undefined if it gives none. There is no
 * point in looking up what is excluded or in doubt.
 */
export function namesIn(value: unknown, noun: string): string | undefined {
	const text = leavesOf(value).join('\n');
	const isExcluded = noun === 'interest' && (isExclusion(text) || isDoubtful(text));
	// "Cars" is an interest.
	if (isExcluded || (isNonRestrictive(text) && !/^auto$/i.test(text))) return undefined;
	return isName(text) && tooLong(text) === undefined ? text : undefined;
}

const keepOne =
	"Clear the one that doesn't count, or if its column counts in no row, ignore it in the option 'Columns'.";

const cannotBeSet = "is said to be what this operation doesn't set.";

/** The cells of one row, sorted by what they fill. */
class CellsOfRow implements RowCells {
	readonly problems: Problem[] = [];
	readonly isNew: boolean;
	/** Cells with the name of the row's parent. */
	private readonly parentNames: OtherCell[] = [];
	/** Cells that fill nothing; never parsed, so their size doesn't matter. */
	private readonly others: OtherCell[] = [];
	/** Those of them that say how to parse another cell. */
	private readonly helping = new Set<OtherCell>();
	private readonly byColumn = new Map<string, Cell[]>();
	private readonly found = new Map<string, Cell | undefined>();
	/** By column, what values were read as. */
	private readonly known = new Map<string, Map<unknown, string | undefined>>();

	constructor(
		cells: readonly SheetCell[],
		private readonly fields: SheetFields,
		private readonly context: ParseContext,
	) {
		this.isNew = fields.isNew;
		const { split = {} } = fields.rules;
		for (const cell of cells) {
			const parts = split[cell.topic ?? cell.fills ?? '']?.(cell, context.dateOrder) ?? [cell];
			const areUsed = parts.every(({ fills }) => fills === undefined || fields.used.has(fills));
			for (const part of areUsed ? parts : [cell]) this.add(part, cell);
		}
	}

	private add(cell: Cell, column: SheetColumn): void {
		const { fills, heading, value } = cell;
		const { mayBeName = false, decision, superseded } = column;
		const { used } = this.fields;
		const other = { ...cell, decision, superseded };
		if (fills === undefined || !used.has(fills)) {
			if (fills === undefined || !column.isOfUser) return void this.others.push(other);
			return void this.problems.push(refuseColumn(heading, cannotBeSet));
		}
		const message = problemOfLength(value, fills);
		if (message !== undefined) return void this.problems.push({ field: heading, message });
		if (mayBeName && isName(value, column.holdsNames)) {
			if (!meansEmpty(value)) this.parentNames.push(other);
			return;
		}
		const others = this.byColumn.get(fills);
		if (others) others.push(cell);
		else this.byColumn.set(fills, [cell]);
	}

	refuseOther({ heading, value }: Cell, other: Cell | undefined): void {
		if (!other) return;
		const but = `but '${other.heading}' is ${formatValue(other.value)}`;
		const message = `is ${formatValue(value)}, ${but}. ${keepOne}`;
		// Without a remedy: in other rows the column may count alone.
		this.problems.push({ field: heading, message });
	}

	/** Of several cells the first counts if all mean the same, or else the row is refused. */
	find(column: string): Cell | undefined {
		if (this.found.has(column)) return this.found.get(column);
		const { combined, join } = this.fields.rules;
		const parts = combined?.[column];
		const made = parts?.combine(this.find(parts.of[0]), this.find(parts.of[1]));
		const all = [...(this.byColumn.get(column) ?? []), ...(made ? [made] : [])];
		const meant = all.length > 1 ? all.filter(({ value }) => !meansEmpty(value)) : all;
		const joined = meant.length > 1 ? join?.[column]?.(meant, this.context.dateOrder) : undefined;
		const [first, ...more] = joined ?? (meant.length > 0 ? meant : all);
		this.found.set(column, first);
		const isOther = ({ value }: Cell) => !this.readAlike(column, first?.value, value);
		if (first) this.refuseOther(first, more.find(isOther));
		return first;
	}

	/** What a column's reader makes of a value; undefined if it takes none. */
	private read(column: string, value: unknown, more: Partial<ParseContext> = {}) {
		const context = { ...this.context, budgetMode: null, ...more };
		const parsed = this.fields.sheet.creation.columns[column]?.parse(value, context);
		return parsed && 'value' in parsed ? parsed : undefined;
	}

	isValue = (column: string, value: unknown): boolean => this.read(column, value) !== undefined;

	/** True if two values for one column mean the same, however they are written. */
	readAlike = (column: string, one: unknown, other: unknown): boolean => {
		const { dateOrder } = this.context;
		// "1.12.2030" is "2030-12-01" in one of its readings.
		const orders =
			dateOrder === 'refuse' ? (['dayMonthYear', 'monthDayYear'] as const) : [dateOrder];
		const isSame = (order: DateOrder) => {
			const first = this.meaningOf(column, one, order);
			return first !== undefined && first === this.meaningOf(column, other, order);
		};
		return formatValue(one) === formatValue(other) || orders.some(isSame);
	};

	/** What a cell for a column may be read as, whichever way its dates are written, times as they are. */
	meanings = (column: string): unknown[] => {
		const value = this.find(column)?.value;
		const orders = [this.context.dateOrder, 'dayMonthYear', 'monthDayYear'] as const;
		return orders.flatMap((dateOrder) => {
			const parsed = this.read(column, value, { dateOrder, zone: 'utc' });
			return parsed?.value ?? [];
		});
	};

	/** What a value means in a column; undefined if it can't be read. Each value is read once. */
	private meaningOf(column: string, value: unknown, dateOrder: DateOrder): string | undefined {
		const key = `${column} ${dateOrder}`;
		const known = this.known.get(key) ?? new Map<unknown, string | undefined>();
		this.known.set(key, known);
		if (known.has(value)) return known.get(value);
		const parsed = this.read(column, value, { dateOrder });
		// "iOS 15+" is more than "iOS", and only its warning says so.
		const meaning = parsed && canonicalJson([parsed.value, parsed.warning]);
		known.set(value, meaning);
		return meaning;
	}

	findAmount(columns: readonly string[], mayRepeat?: string): Cell | undefined {
		const all = columns.flatMap((column) => this.find(column) ?? []);
		// Plans with a column for each mode have a dash or a zero in the other one.
		const [first = all[0], ...more] = all.filter(({ value }) => !isNoAmount(value));
		const isOther = ({ fills, value }: Cell) =>
			fills === undefined || fills !== mayRepeat || !this.readAlike(fills, first?.value, value);
		if (first) this.refuseOther(first, more.find(isOther));
		return first;
	}

	/** The cell that names the row's parent in place of its ID, if any. A row has one parent. */
	findParentName(): ParentName | undefined {
		const { parentLookup: { within = '' } = {} } = this.fields.sheet.creation;
		const id = this.find(this.fields.sheet.creation.parentArgument);
		const [first, ...more] = !id || meansEmpty(id.value) ? this.parentNames : [];
		const isOther = ({ value }: Cell) => String(value).trim() !== String(first?.value).trim();
		if (!first) return undefined;
		this.refuseOther(first, more.find(isOther));
		const outer = this.find(within);
		if (!outer || meansEmpty(outer.value)) return first;
		return { ...first, within: { ...outer, isName: isName(outer.value) } };
	}

	/** What a cell that fills nothing says about another one, if it can be read. */
	private help<T>(topic: string, read: (text: string) => T | undefined): T | undefined {
		const cell = this.others.find((one) => one.topic === topic);
		const help = typeof cell?.value === 'string' ? read(cell.value.trim()) : undefined;
		if (cell && help !== undefined) this.helping.add(cell);
		return help;
	}

	withCurrency(cell: Cell): FilledValue {
		const { heading, value } = cell;
		const ofHeading = currencyIn(heading);
		const notes = { currency: ofHeading };
		const column = this.others.find(({ topic }) => topic === 'currency');
		const ofRow = this.help('currency', (text) => (isCurrency(text) ? text : undefined));
		const written = amountIn(value);
		if (ofRow === undefined || !(typeof value === 'number' || written)) return { ...cell, notes };
		const others = [written?.currencies ?? [], ofHeading === undefined ? [] : codesOf(ofHeading)];
		const isOther = (codes: readonly string[]) =>
			codes.length > 0 && !codes.some((code) => codesOf(ofRow).includes(code));
		if (!others.some(isOther)) return { ...cell, value: `${value} ${ofRow}`, notes };
		const problem = `is ${formatValue(value)}, but '${column?.heading}' is ${ofRow}. Make the two match, in the ad account's currency.`;
		return { ...cell, notes, problem };
	}

	/** A time with the time zone and the date order that its headings or another cell give. */
	private asTime(cell: Cell): FilledValue {
		const { headings = [cell.heading] } = cell;
		const { timeNotes: known, sheet } = this.fields;
		const key = headings.join('\n');
		const { notes, problems } = known.get(key) ?? timeNotes(headings, sheet.zones);
		known.set(key, { notes, problems });
		this.problems.push(...problems);
		const zone = notes.zone ?? this.help('zone', zoneNamed);
		return { ...cell, notes: zone === undefined ? notes : { ...notes, zone } };
	}

	/** What the cells give for the arguments, and how some of them were read. */
	fillArguments() {
		const raw = new Map<string, RawValue>();
		const readings: Reading[] = [];
		const { fields, rules } = this.fields;
		for (const { field, columns } of fields) {
			const { argument, type } = field;
			const [first] = columns;
			if (first === undefined) continue;
			const fill = rules.fill?.[argument];
			if (fill) {
				for (const [name, filled] of Object.entries(fill(this, columns))) {
					if (!filled) continue;
					raw.set(name, toRaw(filled));
					if (filled.reading) readings.push({ field: filled.heading, ...filled.reading });
				}
			} else {
				const cell = this.find(first);
				if (cell) raw.set(argument, toRaw(type === 'dateTime' ? this.asTime(cell) : cell));
			}
		}
		return { raw, readings };
	}

	/** The cells that fill nothing and don't help to parse another one. */
	rest = (): OtherCell[] => this.others.filter((cell) => !this.helping.has(cell));
}

const toRaw = ({ heading, value, notes, problem, remedy }: FilledValue): RawValue => ({
	label: heading,
	heading,
	value,
	...(notes && { notes }),
	...(problem !== undefined && { problem }),
	...(remedy && { remedy }),
});

/** The cells that fill something, or may repeat or contradict what does; notes aren't read. */
function readCells(cells: readonly SheetCell[], { used }: SheetFields) {
	const isRead = ({ fills, topic, decision, value }: SheetCell) => {
		const of = fills !== undefined && used.has(fills) ? fills : (topic ?? fills);
		const counts = of !== undefined && (used.has(of) || decision === 'asks');
		return counts && problemOfLength(value, of) === undefined;
	};
	return cells.filter(isRead).map(({ heading, value }) => [heading, value] as const);
}

/** What the form gives for all rows, by argument. */
export type FormValues = ReadonlyMap<string, RawValue>;

/** A reader of a sheet's rows into arguments, from the columns, or else from the form. */
export function rawRowReader(
	sheet: Sheet,
	spec: RowSpec,
): (row: SheetRow, settings: RowSettings, form: FormValues) => RawCells | Problem {
	const all = fieldsOfSheet(sheet, spec);
	const { creation } = sheet;
	const empty = new Map(
		all.fields.map(({ field, heading }): [string, RawValue] => [
			field.argument,
			{ label: heading ?? field.label, heading },
		]),
	);
	return ({ cells: filledCells, ...row }, settings, form) => {
		const tooMuch = problemOfSize(readCells(filledCells, all));
		if (tooMuch && row.skipped === undefined) return tooMuch;
		const cells = new CellsOfRow(tooMuch ? [] : filledCells, all, settings.context);
		const { problems } = cells;
		const parentName = cells.findParentName();
		const { raw, readings } = cells.fillArguments();
		for (const { field, heading } of all.fields) {
			const ofForm = form.get(field.argument);
			if (!ofForm || raw.has(field.argument)) continue;
			const label = ofForm.problem === undefined ? (heading ?? ofForm.label) : ofForm.label;
			raw.set(field.argument, { ...ofForm, label, heading });
		}
		// The sheet's parent comes before the one chosen in the node.
		if (parentName) {
			raw.set(creation.parentArgument, toRaw({ ...parentName, value: undefined }));
		}
		const valueOf = (argument: string) => raw.get(argument) ?? empty.get(argument);
		const { isNew, readAlike, meanings, isValue } = cells;
		const own: OwnCells = { isNew, valueOf, readAlike, meanings, isValue };
		const judged = judgeOthers(cells.rest(), own, creation);
		const known = problems.length;
		const existing = spec.creation ? cells.find(creation.idKey) : undefined;
		return {
			...row,
			raw,
			empty,
			isMapped: true,
			startsPaused: judged.startsPaused,
			unused: judged.unused,
			readings,
			parentName,
			// A row with two IDs isn't done, since nobody knows which of them is right.
			existing: problems.length === known ? existing : undefined,
			problems: [...problems, ...row.problems, ...judged.problems],
		};
	};
}
