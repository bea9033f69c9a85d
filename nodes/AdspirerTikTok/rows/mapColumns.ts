import type { IDataObject } from 'n8n-workflow';
import { budgetModes } from '../contract/choices';
import {
	columns as knownColumns,
	parsePlacementCell,
	type ColumnName,
	type FieldOf,
	type ParseContext,
} from '../contract/fields';
import { type Problem, formatValue, isEmpty } from '../parse/cell';
import { parseChoice } from '../parse/choice';
import { meansEmpty } from '../parse/knownWord';
import { zoneNamed } from '../parse/timeZone';
import { RowCells } from './cells';
import { currencyIn, isCurrency, timeNotes } from './headingNotes';
import { headingsIn, isColumn } from './headings';
import type { TopicName } from './otherHeadings';
import type { Cell, Given, GivenRow, Reading, RowSpec } from './row';
import type { Sheet } from './sheet';
import { judgeOthers } from './unusedColumns';

/**
 * A reader of a sheet's rows for an operation. It fills the arguments from a row's columns, and from
 * the form where that helps out.
 */
export function columnsReader(sheet: Sheet, { fields, ...spec }: RowSpec) {
	const creates = spec.creates ?? false;
	const used = new Set<ColumnName>(fields.flatMap((field) => columnsOf(field, sheet)));
	if (creates) for (const column of ['adgroup_id', 'placement'] as const) used.add(column);
	return (row: IDataObject, form: (field: FieldOf) => Given, context: ParseContext): GivenRow => {
		const cells = new RowCells(row, sheet, context, (target) => used.has(target));
		return new MappedRow(sheet, cells, form, context, creates).read(fields);
	};
}

/** The columns that fill a field. Beside one for the new budget, Budget holds what is spent so far. */
function columnsOf({ argument, column = argument }: FieldOf, { headingOf }: Sheet): ColumnName[] {
	if (!isColumn(column)) return [];
	if (column === 'new_budget' && headingOf.has('new_budget')) return [column];
	if (argument === 'budget') return ['budget_daily', 'budget_lifetime', 'budget', 'budget_mode'];
	return argument === 'age_groups' ? [column, 'age_from', 'age_to'] : [column];
}

class MappedRow {
	private readonly given = new Map<string, Given>();

	private readonly names = new Map<string, Cell>();

	private readonly problems: Problem[] = [];

	private readonly readings: Reading[] = [];

	/** Cells that fill nothing themselves, and say how to read another one. */
	private readonly helping = new Set<unknown>();

	constructor(
		private readonly sheet: Sheet,
		private readonly cells: RowCells,
		private readonly form: (field: FieldOf) => Given,
		private readonly context: ParseContext,
		private readonly creates: boolean,
	) {}

	read(fields: readonly FieldOf[]): GivenRow {
		const { cells, creates } = this;
		for (const field of fields) this.fill(field, columnsOf(field, this.sheet));
		const budget = fields.find(({ argument }) => argument === 'budget');
		if (budget) this.fillBudget(columnsOf(budget, this.sheet));
		if (creates) this.fillPlacement();
		const others = cells.others.filter((cell) => !this.helping.has(cell));
		const judged = judgeOthers(others, this.given, this.context);
		for (const field of fields) this.explainEmpty(field);
		const known = cells.problems.length;
		const existing = creates ? cells.find('adgroup_id') : undefined;
		const isClear = cells.problems.length === known;
		return {
			given: this.given,
			skipped: creates ? judged.skipped : undefined,
			columns: {
				problems: [...this.problems, ...cells.problems, ...(creates ? judged.problems : [])],
				readings: this.readings,
				// A row with two IDs isn't done, since nobody knows which of them is its ad group.
				existing: isClear ? existing : undefined,
				names: this.names,
				startsPaused: creates && judged.startsPaused,
				unused: creates ? judged.unused : cells.others.map(({ column }) => column.heading),
			},
		};
	}

	/** What a cell that fills nothing says of another one, where it can be read. */
	private help<T>(topic: TopicName, read: (text: string) => T | undefined): T | undefined {
		const cell = this.cells.others.find(({ column }) => column.other === topic);
		const found = typeof cell?.value === 'string' ? read(cell.value.trim()) : undefined;
		if (this.creates && found !== undefined) this.helping.add(cell);
		return found;
	}

	private fill(field: FieldOf, targets: readonly ColumnName[]): void {
		const { argument, label } = field;
		// A field that chooses from a list serves for all rows without a cell of their own.
		const form = field.type === 'resourceLocator' ? this.form(field) : undefined;
		const heading = targets
			.filter((target) => target !== 'budget_mode' || argument === target)
			.map((target) => this.sheet.headingOf.get(target))
			.find((one) => one !== undefined);
		const named = form?.problem === undefined ? (heading ?? label) : form.label;
		this.given.set(argument, { ...form, label: named, heading });
		const [target] = targets;
		if (target === undefined || argument === 'budget') return;
		const cell = this.cells.find(target);
		const name = this.cells.names.get(target);
		if (cell) {
			const { heading: own, headings = [own] } = cell;
			const isTime = argument.startsWith('schedule_');
			const notes = isTime ? this.notesOfTime(headings) : undefined;
			this.set(argument, cell, notes);
		}
		// No audience is passed over beside another one.
		if (name && (!cell || argument.endsWith('audience_ids'))) this.names.set(argument, name);
	}

	private notesOfTime(headings: readonly string[]): Partial<ParseContext> {
		const notes = timeNotes(headings, this.sheet.zones, this.problems);
		const zone = notes.zone === undefined ? this.help('zone', zoneNamed) : undefined;
		return { ...notes, ...(zone !== undefined && { zone }) };
	}

	private set(argument: string, cell: Cell, notes?: Partial<ParseContext>): void {
		const { heading, value } = cell;
		this.given.set(argument, { label: heading, heading, value, ...(notes && { notes }) });
	}

	/** Finds the one budget of a row, whose heading may say that it is a daily or a lifetime one. */
	private fillBudget([target]: readonly ColumnName[]): void {
		if (target === 'new_budget') {
			const cell = this.cells.find(target);
			if (cell) this.setBudget(cell);
			return;
		}
		const filled = (['budget_daily', 'budget_lifetime', 'budget'] as const).flatMap((column) => {
			const cell = this.cells.find(column);
			return cell ? [{ cell, mode: modeOfColumn[column] }] : [];
		});
		// Plans with a column for each mode put a dash or a zero into the other one.
		const amounts = filled.filter(({ cell }) => !isNoAmount(cell.value));
		const [first, ...others] = amounts.length > 0 ? amounts : filled;
		if (!first) return;
		const { cell, mode } = first;
		const other = others.find(
			(one) => one.mode !== undefined || !this.cells.agree('budget', cell, one.cell),
		);
		if (other) {
			const message = `and '${other.cell.heading}' are both filled in. Keep the one to use, and clear the other, or name its column in 'Ignore Columns'.`;
			this.problems.push({ field: cell.heading, message });
		}
		this.fillBudgetMode(cell, mode);
	}

	/** @param mode what the heading of the budget says. */
	private fillBudgetMode(budget: Cell, mode: string | undefined): void {
		const written = this.cells.find('budget_mode');
		const parsed = parseChoice(written?.value, budgetModes);
		const ofRow = mode ?? ('value' in parsed ? parsed.value : undefined);
		this.setBudget(budget, this.creates ? undefined : ofRow);
		if (mode === undefined) return;
		if ('nothing' in parsed) {
			this.set('budget_mode', { heading: budget.heading, value: mode });
		} else if ('value' in parsed && parsed.value !== mode) {
			const message = `is filled in, but '${written?.heading}' is ${formatValue(written?.value)}. Make the two match.`;
			this.problems.push({ field: budget.heading, message });
		}
	}

	private setBudget({ value, ...cell }: Cell, budgetMode?: string): void {
		const currency = currencyIn(cell.heading);
		const ofRow = this.help('currency', (text) => (isCurrency(text) ? text : undefined));
		const isPlain = ['string', 'number'].includes(typeof value) && !/[^\d.,\s]/.test(String(value));
		this.set(
			'budget',
			{ ...cell, value: ofRow !== undefined && isPlain ? `${value} ${ofRow}` : value },
			{
				...(currency !== undefined && { currency }),
				...(budgetMode !== undefined && { budgetMode }),
			},
		);
	}

	/** Placements without a word on the kind of placement are chosen by hand. */
	private fillPlacement(): void {
		const type = this.given.get('placement_type')?.value;
		const named = isEmpty(type) || meansEmpty(type) ? this.cells.find('placements') : undefined;
		const cell = this.cells.find('placement') ?? named;
		const heading = this.sheet.headingOf.get('placement') ?? cell?.heading;
		if (heading !== undefined && this.given.get('placements')?.heading === undefined) {
			this.set('placements', { heading, value: undefined });
		}
		if (!cell) return;
		const placement = parsePlacementCell(cell.value);
		if ('problem' in placement) {
			this.problems.push({ field: cell.heading, message: placement.problem });
			this.set('placements', { ...cell, value: undefined });
		}
		if (!('value' in placement)) return;
		const { placement_type, placements } = placement.value;
		this.set('placement_type', { ...cell, value: placement_type });
		if (placements) this.set('placements', { ...cell, value: [...placements] });
		if (placement.readAs !== undefined) {
			const written = formatValue(cell.value);
			this.readings.push({ field: cell.heading, written, readAs: placement.readAs });
		}
	}

	/** Says of what a row can't do without why it has none. */
	private explainEmpty({ argument, required, type }: FieldOf): void {
		const given = this.given.get(argument);
		if (!required || !given || !isEmpty(given.value) || given.problem !== undefined) return;
		const inForm = type === 'resourceLocator' ? ', or choose the campaign in the node' : '';
		const name = this.names.get(argument);
		const column = `'${usualHeading(argument)}'`;
		const reason = name
			? `is ${formatValue(name.value)}, which is a name, not an ID. Add a column ${column}${inForm}.`
			: given.heading === undefined
				? `has no column. Add one, such as ${column}${inForm}.`
				: `is empty. Fill it in${inForm}.`;
		this.given.set(argument, {
			...given,
			...(name && { label: name.heading, heading: name.heading }),
			whyEmpty: () => reason,
		});
	}
}

const modeOfColumn = {
	budget_daily: 'BUDGET_MODE_DAY',
	budget_lifetime: 'BUDGET_MODE_TOTAL',
	budget: undefined,
} as const;

/** A dash, with or without a currency, or a zero. */
function isNoAmount(value: unknown): boolean {
	if (value === 0 || meansEmpty(value)) return true;
	return typeof value === 'string' && /[-–—0]/.test(value) && !/[1-9]/.test(value);
}

/** What a column is usually called, in English. */
function usualHeading(argument: string): string {
	const column = argument === 'budget' ? 'budget_daily' : argument;
	return (isColumn(column) ? headingsIn(knownColumns[column].headings)[0] : undefined) ?? argument;
}
