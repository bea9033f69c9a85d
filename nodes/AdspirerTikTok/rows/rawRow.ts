import type { Cell, FilledValue, RowCells } from '../contract/creation';
import type { ParseContext } from '../contract/fields';
import { formatValue, nothing, tooLong, type Problem } from '../parse/cell';
import { leavesOf } from '../parse/cellText';
import { canonicalJson } from '../parse/json';
import { isDoubtful, isExclusion, meansEmpty } from '../parse/keyword';
import { amountIn, codesOf, isNoAmount } from '../parse/money';
import { zoneNamed } from '../parse/dateText';
import { currencyIn, isCurrency, timeNotes } from '../sheet/headings';
import { isName, type Sheet, type SheetColumn } from '../sheet/columns';
import type { SheetCell, SheetRow } from '../sheet/sheet';
import { isNonRestrictive } from '../sheet/cellWords';
import { problemOfLength, type RawValue, type RowSettings } from './parameters';
import { problemOfSize, type Name, type RawCells, type Reading, type RowSpec } from './row';
import { judgeOthers, refuseColumn, type OtherCell, type OwnCells } from './unusedColumns';

/** What an operation takes from the columns of a sheet, found once for all rows. */
function fieldsOfSheet(sheet: Sheet, { fields, creation }: RowSpec) {
	const { headingOf } = sheet;
	const { sheet: rules = {}, columns: known, idKey, parentLookup } = sheet.creation;
	const found = fields.map((field) => {
		const { argument, changedBy = '' } = field;
		const own = headingOf.has(changedBy) ? [changedBy] : (field.columns ?? [argument]);
		const columns = own.filter((name) => Object.hasOwn(known, name));
		return { field, columns, heading: columns.flatMap((name) => headingOf.get(name) ?? [])[0] };
	});
	const used = new Set(
		found.flatMap(({ columns, field: { reads = [] } }) => [...columns, ...reads]),
	);
	for (const column of creation ? [idKey, parentLookup?.within ?? idKey] : []) used.add(column);
	const empty = found.map(({ field, heading }): [string, RawValue] => [
		field.argument,
		{ label: heading ?? field.label, heading },
	]);
	return {
		sheet,
		rules,
		fields: found,
		used,
		isNew: !!creation,
		/** What a row without any cell has, by argument. */
		empty: new Map(empty),
	};
}

type SheetFields = ReturnType<typeof fieldsOfSheet>;

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

/** A closure of its own, since a row keeps it, and nothing else of its cells. */
const lookUp = (filled: FormValues, empty: FormValues) => (argument: string) =>
	filled.get(argument) ?? empty.get(argument);

const wholeText = (value: unknown) =>
	typeof value === 'object' ? canonicalJson(value) : String(value).trim();

const bothOrders = ['dayMonthYear', 'monthDayYear'] as const;

/** The cells of one row, sorted by what they fill. */
class CellsOfRow implements RowCells, OwnCells {
	readonly problems: Problem[] = [];
	readonly readings: Reading[] = [];
	readonly isNew: boolean;
	/** What the row has for an argument before it is parsed. */
	readonly cell: OwnCells['cell'];
	private readonly filled = new Map<string, RawValue>();
	/** Cells with the name of the row's parent. */
	private readonly parentNames: Cell[] = [];
	/** Cells that fill nothing; never parsed, so their size doesn't matter. */
	private readonly others: OtherCell[] = [];
	/** Those of them that say how to parse another cell. */
	private readonly helping = new Set<OtherCell>();
	private readonly byColumn = new Map<string, Cell[]>();
	private readonly found = new Map<string, Cell | undefined>();
	/** By column, what values were read as. */
	private readonly known = new Map<string, Map<unknown, ReadonlyArray<string | undefined>>>();

	constructor(
		cells: readonly SheetCell[],
		private readonly fields: SheetFields,
		private readonly context: ParseContext,
	) {
		this.isNew = fields.isNew;
		this.cell = lookUp(this.filled, fields.empty);
		const { split = {} } = fields.rules;
		for (const cell of cells) {
			const parts = split[cell.topic ?? cell.fills ?? '']?.(cell, context.dateOrder) ?? [cell];
			const areUsed = parts.every(({ fills }) => fills === undefined || fields.used.has(fills));
			for (const part of areUsed ? parts : [cell]) this.add(part, cell);
		}
	}

	private add(cell: Cell, column: SheetColumn): void {
		const { fills, heading, value } = cell;
		const { mayBeName = false, decision, superseded, isOfUser } = column;
		if (fills === undefined || !this.fields.used.has(fills)) {
			const isSaid = fills !== undefined && isOfUser;
			if (isSaid) this.problems.push(refuseColumn(heading, cannotBeSet));
			else this.others.push({ ...cell, decision, superseded });
			return;
		}
		const message = problemOfLength(value, fills);
		if (message !== undefined) this.problems.push({ field: heading, message });
		else if (mayBeName && isName(value, column.holdsNames)) {
			if (!meansEmpty(value)) this.parentNames.push(cell);
		} else {
			const others = this.byColumn.get(fills);
			if (others) others.push(cell);
			else this.byColumn.set(fills, [cell]);
		}
	}

	refuseOther({ heading, value }: Cell, other: Cell | undefined): void {
		if (!other) return;
		const but = `but '${other.heading}' is ${formatValue(other.value)}`;
		const message = `is ${formatValue(value)}, ${but}. ${keepOne}`;
		// Without a remedy: in other rows the column may count alone.
		this.problems.push({ field: heading, message });
	}

	/** Of several cells the first counts if all mean the same, or else the row is refused. */
	private firstOf(cells: readonly Cell[], isSame: (first: Cell, other: Cell) => boolean) {
		const [first, ...more] = cells;
		if (first)
			this.refuseOther(
				first,
				more.find((other) => !isSame(first, other)),
			);
		return first;
	}

	/** The one cell for a column, which several may make up. */
	find(column: string): Cell | undefined {
		if (this.found.has(column)) return this.found.get(column);
		const { combined, join } = this.fields.rules;
		const parts = combined?.[column];
		const own = this.byColumn.get(column) ?? [];
		if (own.length === 0 && !parts) return undefined;
		const [one, other] = (parts?.of ?? []).map((name) => this.find(name));
		const made = one || other ? parts?.combine(one, other) : undefined;
		const all = made ? [...own, made] : own;
		const meant = all.length > 1 ? all.filter(({ value }) => !meansEmpty(value)) : all;
		const joined = meant.length > 1 ? join?.[column]?.(meant, this.context.dateOrder) : undefined;
		const found = this.firstOf(joined ?? (meant.length > 0 ? meant : all), (first, { value }) =>
			this.readAlike(column, first.value, value),
		);
		this.found.set(column, found);
		return found;
	}

	/** What a column's reader makes of a value; undefined if it takes none. */
	private read(column: string, value: unknown, more: Partial<ParseContext> = {}) {
		const context = { ...this.context, isUnsure: true, ...more };
		const parsed = this.fields.sheet.creation.columns[column]?.parse(value, context);
		return parsed && 'value' in parsed ? parsed : undefined;
	}

	isValue = (column: string, value: unknown): boolean => this.read(column, value) !== undefined;

	/** True if two values for one column mean the same, however they are written. */
	readAlike = (column: string, one: unknown, other: unknown): boolean => {
		if (wholeText(one) === wholeText(other)) return true;
		const meant = this.meaningsOf(column, other);
		return this.meaningsOf(column, one).some(
			(meaning, at) => meaning !== undefined && meaning === meant[at],
		);
	};

	/** What a cell for a column may be read as, whichever way its dates are written, times as they are. */
	meanings = (column: string): unknown[] => {
		const value = this.find(column)?.value;
		return [this.context.dateOrder, ...bothOrders].flatMap(
			(dateOrder) => this.read(column, value, { dateOrder, zone: 'utc' })?.value ?? [],
		);
	};

	/** What a value means in a column, in each order of its dates. Each value is read once. */
	private meaningsOf(column: string, value: unknown): ReadonlyArray<string | undefined> {
		const known = this.known.get(column) ?? new Map<unknown, ReadonlyArray<string | undefined>>();
		this.known.set(column, known);
		const { dateOrder } = this.context;
		// "1.12.2030" is "2030-12-01" in one of its readings.
		const orders = dateOrder === 'refuse' ? bothOrders : [dateOrder];
		const found =
			known.get(value) ??
			orders.map((order) => {
				const parsed = this.read(column, value, { dateOrder: order });
				// "iOS 15+" is more than "iOS", and only its warning says so.
				return parsed && canonicalJson([parsed.value, parsed.warning]);
			});
		known.set(value, found);
		return found;
	}

	findAll(columns: readonly string[]): readonly Cell[] {
		return columns.flatMap((column) => this.find(column) ?? []);
	}

	oneAmount(all: readonly Cell[], mayRepeat?: string): Cell | undefined {
		// Plans with a column for each mode have a dash or a zero in the other one.
		const amounts = all.filter(({ value }) => !isNoAmount(value));
		const found = this.firstOf(
			amounts,
			(first, { fills, value }) =>
				fills !== undefined && fills === mayRepeat && this.readAlike(fills, first.value, value),
		);
		return found ?? all[0];
	}

	/** What names the row's parent in place of its ID, if anything. A row has one parent. */
	findParentName(): Name | undefined {
		const { parentArgument: argument, parentLookup, columns } = this.fields.sheet.creation;
		const id = this.find(argument);
		if (!parentLookup || (id && !meansEmpty(id.value))) return undefined;
		const textOf = ({ value }: Cell) => String(value).trim();
		const cell = this.firstOf(this.parentNames, (one, other) => textOf(one) === textOf(other));
		if (!cell) return undefined;
		const { noun, within: column = '' } = parentLookup;
		const outer = this.find(column);
		const parsed = columns[column]?.parse(outer?.value, this.context) ?? nothing;
		if (!outer || 'nothing' in parsed) return { argument, noun, cell };
		if ('problem' in parsed && !isName(outer.value)) {
			this.problems.push({ field: outer.heading, message: parsed.problem });
		}
		const byName = { argument: column, noun: 'campaign' as const, cell: outer };
		return {
			argument,
			noun,
			cell,
			within: 'value' in parsed ? { id: String(parsed.value) } : byName,
		};
	}

	/** What a cell that fills nothing says about another one, if it can be read. */
	private help<T>(topic: string, read: (text: string) => T | undefined) {
		const cell = this.others.find((one) => one.topic === topic);
		const says = typeof cell?.value === 'string' ? read(cell.value.trim()) : undefined;
		if (!cell || says === undefined) return undefined;
		this.helping.add(cell);
		return { says, heading: cell.heading };
	}

	withCurrency(cell: Cell): FilledValue {
		const { heading, value } = cell;
		const ofHeading = currencyIn(heading);
		const notes = { currency: ofHeading };
		const ofRow = this.help('currency', (text) => (isCurrency(text) ? text : undefined));
		const written = amountIn(value);
		if (!ofRow || !(typeof value === 'number' || written)) return { ...cell, notes };
		const others = [written?.currencies ?? [], ofHeading === undefined ? [] : codesOf(ofHeading)];
		const isOther = (codes: readonly string[]) =>
			codes.length > 0 && !codes.some((code) => codesOf(ofRow.says).includes(code));
		if (!others.some(isOther)) return { ...cell, value: `${value} ${ofRow.says}`, notes };
		const problem = `is ${formatValue(value)}, but '${ofRow.heading}' is ${ofRow.says}. Make the two match, in the ad account's currency.`;
		return { ...cell, notes, problem };
	}

	/** A time with the time zone and the date order that its headings or another cell give. */
	private asTime(cell: Cell): FilledValue {
		const { headings = [cell.heading] } = cell;
		const { notes, problems } = timeNotes(headings, this.fields.sheet.zones);
		this.problems.push(...problems);
		const zone = notes.zone ?? this.help('zone', zoneNamed)?.says;
		return { ...cell, notes: zone === undefined ? notes : { ...notes, zone } };
	}

	private take(argument: string, cell: FilledValue): void {
		const { heading, value, notes, problem, remedy, reading } = cell;
		this.filled.set(argument, { label: heading, heading, value, notes, problem, remedy });
		if (reading) this.readings.push({ field: heading, ...reading });
	}

	/** Finds what the cells give for the arguments, or else the form. */
	fill(form: FormValues, parentName: Name | undefined): void {
		const { fields, rules, empty } = this.fields;
		for (const { field, columns } of fields) {
			const { argument, type } = field;
			const [first] = columns;
			if (first === undefined) continue;
			const fill = rules.fill?.[argument];
			if (fill) {
				if (this.findAll(columns).length === 0) continue;
				for (const [name, one] of Object.entries(fill(this, columns))) {
					if (one) this.take(name, one);
				}
				continue;
			}
			const cell = this.find(first);
			if (cell) this.take(argument, type === 'dateTime' ? this.asTime(cell) : cell);
		}
		for (const [argument, value] of form) {
			if (this.filled.has(argument)) continue;
			const { heading } = empty.get(argument) ?? {};
			const label = value.problem === undefined ? (heading ?? value.label) : value.label;
			this.filled.set(argument, { ...value, label, heading });
		}
		// The sheet's parent comes before the one chosen in the node.
		if (parentName) this.take(parentName.argument, { ...parentName.cell, value: undefined });
	}

	/** The cells that fill nothing and don't help to parse another one. */
	rest = (): OtherCell[] => this.others.filter((cell) => !this.helping.has(cell));
}

/** The cells that fill something, or may repeat or contradict what does; notes aren't read. */
function readCells(cells: readonly SheetCell[], { used }: SheetFields) {
	const isRead = ({ fills, topic, decision, value }: SheetCell) => {
		const of = fills !== undefined && used.has(fills) ? fills : (topic ?? fills);
		const counts = of !== undefined && (used.has(of) || decision === 'asks');
		return counts && problemOfLength(value, of) === undefined;
	};
	return cells.filter(isRead).map(({ heading, value }) => [heading, value] as const);
}

const noOthers = { problems: [], unused: [], startsPaused: false };

/** What the form gives for all rows, by argument. */
export type FormValues = ReadonlyMap<string, RawValue>;

/** A reader of a sheet's rows into arguments, from the columns, or else from the form. */
export function rawRowReader(sheet: Sheet, spec: RowSpec) {
	const all = fieldsOfSheet(sheet, spec);
	const { creation } = sheet;
	const headingOf = (argument: string) => all.empty.get(argument)?.heading;
	return (sheetRow: SheetRow, settings: RowSettings, form: FormValues): RawCells | Problem => {
		const { cells: filledCells, ...row } = sheetRow;
		const tooMuch = problemOfSize(readCells(filledCells, all));
		if (tooMuch && row.skipped === undefined) return tooMuch;
		const cells = new CellsOfRow(tooMuch ? [] : filledCells, all, settings.context);
		const { problems, readings, cell } = cells;
		const parentName = cells.findParentName();
		cells.fill(form, parentName);
		const others = cells.rest();
		const judged = others.length > 0 ? judgeOthers(others, cells, creation) : noOthers;
		const known = problems.length;
		const id = spec.creation ? cells.find(creation.idKey) : undefined;
		// A row with two IDs isn't done, since nobody knows which of them is right.
		const ofId = problems.length === known ? id : undefined;
		return {
			...row,
			...judged,
			cell,
			headingOf,
			isMapped: true,
			readings,
			parentName,
			existing: ofId && {
				field: ofId.heading,
				parsed: creation.parseExistingId(ofId.value),
				isOfUser: ofId.isOfUser,
			},
			problems: [...problems, ...row.problems, ...judged.problems],
		};
	};
}
