import type { IDataObject } from 'n8n-workflow';
import { budgetModes } from '../contract/choices';
import {
	columns as knownColumns,
	parsePlacementCell,
	type ColumnName,
	type FieldOf,
	type ParseContext,
} from '../contract/fields';
import { besideTheSums } from '../contract/rules';
import { type Problem, formatValue, isEmpty } from '../parse/cell';
import { parseChoice } from '../parse/choice';
import { meansEmpty } from '../parse/knownWord';
import { RowCells } from './cells';
import { currencyIn, timeNotes } from './headingNotes';
import { headingsIn } from './headings';
import { mapBudget } from './mapBudget';
import { isName } from './namedCells';
import type { Reading } from './row';
import type { Cell, Given, GivenRow, RowSpec } from './rowSpec';
import type { Sheet } from './sheet';
import { unusedColumns, type UnusedColumns } from './unusedColumns';

/** Fills the arguments of an operation from a row's columns, and from the form where that helps out. */
export type ReadColumns = (
	row: IDataObject,
	form: (field: FieldOf) => Given,
	context: ParseContext,
) => GivenRow;

/** A reader of a sheet's rows for an operation. */
export function columnsReader(sheet: Sheet, { fields, ...spec }: RowSpec): ReadColumns {
	const creates = spec.creates ?? false;
	const used = new Set(fields.flatMap((field) => columnsOf(field, sheet)));
	if (creates) for (const column of ['adgroup_id', 'placement'] as const) used.add(column);
	return (row, form, context) => {
		const cells = new RowCells(row, sheet, context, (target) => used.has(target));
		return new MappedRow(sheet, cells, form, unusedColumns(cells.others, context)).read(
			fields,
			creates,
		);
	};
}

const budgets = ['budget_daily', 'budget_lifetime', 'budget'] as const;

/** The columns that fill a field. Beside one for the new budget, Budget holds what is spent so far. */
function columnsOf({ argument, column = argument }: FieldOf, { byArgument }: Sheet): ColumnName[] {
	if (!isColumn(column)) return [];
	const isNew = column === 'new_budget' && byArgument.has('new_budget');
	if (isNew) return [column];
	if (argument === 'budget') return [...budgets, 'budget_mode'];
	return argument === 'age_groups' ? [column, 'age_from', 'age_to'] : [column];
}

function isColumn(name: string): name is ColumnName {
	return name in knownColumns;
}

class MappedRow {
	private readonly given = new Map<string, Given>();

	private readonly names = new Map<string, Cell>();

	private readonly problems: Problem[] = [];

	private readonly readings: Reading[] = [];

	constructor(
		private readonly sheet: Sheet,
		private readonly cells: RowCells,
		private readonly form: (field: FieldOf) => Given,
		private readonly unused: UnusedColumns,
	) {}

	read(fields: readonly FieldOf[], creates: boolean): GivenRow {
		for (const field of fields) this.fill(field, columnsOf(field, this.sheet));
		const budget = fields.find(({ argument }) => argument === 'budget');
		if (budget) this.fillBudget(budget, creates);
		if (creates) this.fillPlacement();
		const sums = besideTheSums.some((argument) => this.isFilled(argument))
			? undefined
			: this.unused.sums;
		if (creates && sums && this.isFilled('adgroup_name')) this.problems.push(sums);
		for (const field of fields) this.explainEmpty(field, sums);
		const { warnings, others, unknownCountries } = this.unused;
		const all = this.cells.others.map(({ column }) => column.heading);
		return {
			given: this.given,
			isMapped: true,
			problems: [...this.problems, ...this.cells.problems],
			warnings: creates ? warnings : [],
			readings: this.readings,
			existing: creates ? this.cells.find('adgroup_id') : undefined,
			names: this.names,
			unknownCountries: creates ? unknownCountries : undefined,
			unusedColumns: creates ? others : all,
		};
	}

	private isFilled(argument: string): boolean {
		return !isEmpty(this.given.get(argument)?.value);
	}

	private fill(field: FieldOf, [target, ...others]: readonly ColumnName[]): void {
		const { argument, label } = field;
		// A field that chooses from a list serves for all rows without a cell of their own.
		const form = field.type === 'resourceLocator' ? this.form(field) : undefined;
		const [heading] = [target, ...others].flatMap((one) =>
			one === undefined || (one === 'budget_mode' && argument === 'budget')
				? []
				: (this.cells.headingOf(one) ?? []),
		);
		this.given.set(argument, {
			...form,
			label: form?.problem === undefined ? (heading ?? label) : form.label,
			heading,
		});
		if (target === undefined || argument === 'budget') return;
		const cell = this.cells.find(target) ?? this.cellWithId(argument, target);
		if (cell) this.set(argument, cell, this.notesOf(argument, cell));
	}

	private set(argument: string, cell: Cell, notes?: Partial<ParseContext>): void {
		const { heading, value } = cell;
		this.given.set(argument, { label: heading, heading, value, ...(notes && { notes }) });
	}

	/** Columns such as Campaign count where they hold an ID, or what was meant as one. */
	private cellWithId(argument: string, target: ColumnName): Cell | undefined {
		const cell = this.cells.findNameOrId(target);
		if (!cell || !isName(cell.value)) return cell;
		this.names.set(argument, cell);
		return undefined;
	}

	/** What the headings of a time say about it. */
	private notesOf(
		argument: string,
		{ heading, headings = [heading] }: Cell,
	): Partial<ParseContext> | undefined {
		if (!argument.startsWith('schedule_')) return undefined;
		let all: Partial<ParseContext> = {};
		for (const one of headings) {
			const { notes, problem } = timeNotes(one, this.sheet.zones.get(one));
			if (problem !== undefined) this.problems.push({ field: one, message: problem });
			if (notes.zone !== undefined && all.zone !== undefined && notes.zone !== all.zone) {
				const message = `names a different time zone than '${headings[0]}'. Make the two match.`;
				this.problems.push({ field: one, message });
			}
			all = { ...all, ...notes };
		}
		return all;
	}

	private fillBudget(field: FieldOf, creates: boolean): void {
		const [target] = columnsOf(field, this.sheet);
		const own = target === 'new_budget' ? { cell: this.cells.find(target) } : undefined;
		const { cell, mode, problem } = own
			? { ...own, mode: undefined, problem: undefined }
			: mapBudget(this.cells);
		if (problem) this.problems.push(problem);
		const written = own ? undefined : this.cells.find('budget_mode');
		const parsed = parseChoice(written?.value, budgetModes);
		const modeOfRow = mode ?? ('value' in parsed ? parsed.value : undefined);
		if (!cell) return;
		const currency = currencyIn(cell.heading);
		this.set('budget', cell, {
			...(currency !== undefined && { currency }),
			...(!creates && modeOfRow !== undefined && { budgetMode: modeOfRow }),
		});
		if (creates && mode === undefined && 'nothing' in parsed && this.unused.lifetime) {
			this.problems.push(this.unused.lifetime);
		}
		if (mode === undefined) return;
		if ('nothing' in parsed) this.set('budget_mode', { heading: cell.heading, value: mode });
		else if ('value' in parsed && parsed.value !== mode) {
			this.problems.push({
				field: cell.heading,
				message: `is filled in, but '${written?.heading}' is ${formatValue(written?.value)}. Make the two match.`,
			});
		}
	}

	/** Placements without a word on the kind of placement are chosen by hand. */
	private fillPlacement(): void {
		const type = this.given.get('placement_type')?.value;
		const named = isEmpty(type) || meansEmpty(type) ? this.cells.find('placements') : undefined;
		const cell = this.cells.find('placement') ?? named;
		const heading = this.cells.headingOf('placement') ?? cell?.heading;
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
	private explainEmpty({ argument, required, type }: FieldOf, sums: Problem | undefined): void {
		const given = this.given.get(argument);
		if (!required || !given || !isEmpty(given.value) || given.problem !== undefined) return;
		const inForm = type === 'resourceLocator' ? ', or choose the campaign in the node' : '';
		const name = this.names.get(argument);
		this.given.set(argument, {
			...given,
			...(name && { label: name.heading, heading: name.heading }),
			whyEmpty: () => {
				const column = `'${usualHeading(argument)}'`;
				if (name) {
					return `is ${formatValue(name.value)}, which is a name, not an ID. Add a column ${column}${inForm}.`;
				}
				if (given.heading !== undefined) {
					return argument === 'adgroup_name' && sums
						? `is empty, and '${sums.field}' ${sums.message}`
						: `is empty. Fill it in${inForm}.`;
				}
				const near = argument === 'budget' ? this.unused.nearBudget : undefined;
				const orRename =
					near === undefined ? '' : `, or rename '${near}' if it holds the amount to spend`;
				return `has no column. Add one, such as ${column}${orRename}${inForm}.`;
			},
		});
	}
}

/** What a column is usually called, in English. */
function usualHeading(argument: string): string {
	const column = argument === 'budget' ? 'budget_daily' : argument;
	return (isColumn(column) ? headingsIn(knownColumns[column].headings)[0] : undefined) ?? argument;
}
