import type { Cell, FilledValue, RowCells } from '../contract/creation';
import type { ParseContext } from '../contract/fields';
import { formatValue, nothing, type Problem } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { meansEmpty } from '../parse/keyword';
import { amountIn, codesOf, isNoAmount } from '../parse/money';
import { zoneNamed } from '../parse/dateText';
import { currencyIn, currencyNamed, timeNotes } from '../sheet/headings';
import { isName, type Sheet } from '../sheet/columns';
import type { SheetCell, SheetRow } from '../sheet/sheet';
import { problemOfLength, type RawValue, type RowSettings } from './parameters';
import { problemOfSize, type Name, type RawCells, type Reading, type RowSpec } from './row';
import { judgeOthers, nothingJudged, type OwnCells } from './otherCells';

/** What an operation takes from the columns of a sheet, found once for all rows. */
function fieldsOfSheet(sheet: Sheet, { fields, creation }: RowSpec) {
	const { headingOf } = sheet;
	const { sheet: rules = {}, columns: known, idKey, parentLookup } = sheet.creation;
	const found = fields.map((field) => {
		const { argument, label, changedBy = '' } = field;
		const own = headingOf.has(changedBy) ? [changedBy] : (field.columns ?? [argument]);
		const columns = own.filter((name) => Object.hasOwn(known, name));
		const [heading] = columns.flatMap((name) => headingOf.get(name) ?? []);
		return { field, columns, empty: { label: heading ?? label, heading } };
	});
	const read = found.flatMap(({ columns, field: { reads = [] } }) => [...columns, ...reads]);
	const ofCreation = creation ? [idKey, parentLookup?.within ?? idKey] : [];
	return {
		sheet,
		rules,
		fields: found,
		used: new Set([...read, ...ofCreation]),
		isNew: !!creation,
		/** What a row without any cell has, by argument. */
		empty: new Map(found.map(({ field, empty }) => [field.argument, empty])),
	};
}

type SheetFields = ReturnType<typeof fieldsOfSheet>;

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
	readonly cell: OwnCells['cell'];
	private readonly filled = new Map<string, RawValue>();
	private readonly parentNames: Cell[] = [];
	/** Cells that fill nothing; never parsed, so their size doesn't matter. */
	private readonly others: SheetCell[] = [];
	/** Those of them that say how to parse another cell. */
	private readonly helping = new Set<SheetCell>();
	private readonly byColumn = new Map<string, Cell[]>();
	private readonly found = new Map<string, Cell | undefined>();
	private readonly known = new Map<string, Map<unknown, ReadonlyArray<string | undefined>>>();

	constructor(
		cells: readonly SheetCell[],
		private readonly fields: SheetFields,
		private readonly context: ParseContext,
	) {
		this.isNew = fields.isNew;
		this.cell = lookUp(this.filled, fields.empty);
		for (const cell of cells) this.split(cell);
	}

	/** Sorts a cell by what it fills, or the cells that it stands for. */
	private split(cell: SheetCell): void {
		const { rules, used } = this.fields;
		const { means = '', heading, targets: names, isAnswered } = cell;
		if (!names.some((name) => used.has(name))) {
			const why =
				"is said to be what this operation doesn't set. Say in 'Columns of Your Sheet' what else it is, or ignore it there.";
			if (names.length > 0 && isAnswered) this.problems.push({ field: heading, message: why });
			else this.others.push(cell);
			return;
		}
		const parts = rules.split?.[means]?.(cell, this.context.dateOrder) ?? [cell];
		if (typeof parts === 'string') {
			this.problems.push({ field: heading, message: parts });
			return;
		}
		for (const part of parts) this.add({ ...cell, ...part });
	}

	private add(cell: SheetCell): void {
		const { fills = '', heading, value, mayBeName, holdsNames } = cell;
		const message = problemOfLength(value, fills);
		if (message !== undefined) this.problems.push({ field: heading, message });
		else if (mayBeName && isName(value, holdsNames)) {
			if (!meansEmpty(value)) this.parentNames.push(cell);
		} else {
			const others = this.byColumn.get(fills);
			if (others) others.push(cell);
			else this.byColumn.set(fills, [cell]);
		}
	}

	refuseOther({ heading, value }: Cell, other: Cell | undefined): void {
		if (!other) return;
		const message = `is ${formatValue(value)}, but '${other.heading}' is ${formatValue(other.value)}. Clear the one that doesn't count.`;
		this.problems.push({ field: heading, message });
	}

	/** Of several cells the first counts if all mean the same, or else the row is refused. */
	private firstOf(cells: readonly Cell[], isSame: (first: Cell, other: Cell) => boolean) {
		const [first, ...more] = cells;
		const other = first && more.find((one) => !isSame(first, one));
		if (first) this.refuseOther(first, other);
		return first;
	}

	/** The one cell for a column, which several may make up. */
	find(column: string): Cell | undefined {
		if (this.found.has(column)) return this.found.get(column);
		const { combined, join } = this.fields.rules;
		const made = combined?.[column]?.(this);
		const all = [...(this.byColumn.get(column) ?? []), ...(made ? [made] : [])];
		if (all.length === 0) return undefined;
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

	/** True if two values for one column mean the same, however they are written. */
	readAlike = (column: string, one: unknown, other: unknown): boolean => {
		if (wholeText(one) === wholeText(other)) return true;
		const meant = this.meaningsOf(column, other);
		return this.meaningsOf(column, one).some(
			(meaning, at) => meaning !== undefined && meaning === meant[at],
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

	/** The one name of several cells in place of an ID. */
	private nameFor(argument: string): Cell | undefined {
		const names = this.parentNames.filter(({ fills }) => fills === argument);
		const textOf = ({ value }: Cell) => String(value).trim();
		return this.firstOf(names, (one, other) => textOf(one) === textOf(other));
	}

	/** What names the row's parent in place of its ID, if anything. A row has one parent. */
	findParentName(): Name | undefined {
		const { parentArgument: argument, parentLookup, columns } = this.fields.sheet.creation;
		const id = this.find(argument);
		if (!parentLookup || (id && !meansEmpty(id.value))) return undefined;
		const cell = this.nameFor(argument);
		if (!cell) return undefined;
		const { noun, within: column = '' } = parentLookup;
		const withId = this.find(column);
		const outer = withId && !meansEmpty(withId.value) ? withId : this.nameFor(column);
		const parsed = columns[column]?.parse(outer?.value, this.context) ?? nothing;
		if (!outer || 'nothing' in parsed) return { argument, noun, cell };
		if ('problem' in parsed && !isName(outer.value)) {
			this.problems.push({ field: outer.heading, message: parsed.problem });
		}
		const byName: Name = { argument: column, noun: 'campaign', cell: outer };
		const within = 'value' in parsed ? { id: String(parsed.value) } : byName;
		return { argument, noun, cell, within };
	}

	/** What a cell that fills nothing says about another one, if it can be read. */
	private help(means: string, read: (text: string) => string | undefined) {
		const cell = this.others.find((one) => one.means === means);
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
		const problem = `is ${formatValue(value)}, but '${ofRow.heading}' is ${ofRow.says}. Make the two match, in the ad account's currency.`;
		return { ...cell, notes, problem };
	}

	/** A time with the time zone and the date order that its headings or another cell give. */
	private asTime(cell: Cell): FilledValue {
		const { headings = [cell.heading] } = cell;
		const { notes, problems } = timeNotes(headings, this.fields.sheet.zones);
		this.problems.push(...problems);
		const zone = notes.zone ?? this.help('zone', zoneNamed)?.says;
		return { ...cell, notes: { ...cell.notes, ...notes, ...(zone !== undefined && { zone }) } };
	}

	private take(argument: string, cell: FilledValue): void {
		const { heading, value, notes, problem, columns, reading } = cell;
		this.filled.set(argument, { label: heading, heading, value, notes, problem, columns });
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
				const own = columns.flatMap((column) => this.find(column) ?? []);
				if (own.length === 0) continue;
				for (const [name, one] of Object.entries(fill(this, own, argument))) {
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
	rest = (): SheetCell[] => this.others.filter((cell) => !this.helping.has(cell));
}

/** The cells that fill something; those of other columns aren't parsed. */
function readCells(cells: readonly SheetCell[], { used }: SheetFields) {
	const isRead = ({ targets, value, fills = '' }: SheetCell) => {
		const counts = targets.some((name) => used.has(name));
		return counts && problemOfLength(value, fills) === undefined;
	};
	return cells.filter(isRead).map(({ heading, value }) => [heading, value] as const);
}

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
		const judged = others.length > 0 ? judgeOthers(others, cells, creation) : nothingJudged;
		const known = problems.length;
		const id = spec.creation ? cells.find(creation.idKey) : undefined;
		return {
			...row,
			...judged,
			cell,
			headingOf,
			isMapped: true,
			readings,
			parentName,
			// A row with two IDs isn't done, since nobody knows which of them is right.
			existing: problems.length === known ? id : undefined,
			open: judged.open,
			problems: [...problems, ...row.problems, ...judged.problems],
		};
	};
}
