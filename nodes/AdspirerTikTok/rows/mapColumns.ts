import type { IDataObject } from 'n8n-workflow';
import { budgetModes } from '../contract/choices';
import { parsePlacementCell } from '../contract/fields';
import type { ColumnName, FieldOf, ParseContext } from '../contract/fields';
import { formatValue, isEmpty } from '../parse/cell';
import { parseChoice } from '../parse/choice';
import { meansEmpty } from '../parse/knownWord';
import { zoneNamed } from '../parse/timeZone';
import { isNoAmount, RowCells } from './cells';
import { currencyIn, isCurrency, timeNotes } from './headingNotes';
import { isColumn, usualHeading } from './headings';
import type { TopicName } from './otherHeadings';
import type { Cell, Given, GivenRow, Reading, RowSpec } from './row';
import type { Sheet } from './sheet';
import type { SheetRow, SheetRows } from './sheetRows';
import { judgeChanges, judgeOthers } from './unusedColumns';

/**
 * A reader of a sheet's rows for an operation. It fills the arguments from a row's columns, and from
 * the form where that helps out.
 */
export function columnsReader(rows: SheetRows, { fields, ...spec }: RowSpec) {
	const { sheet } = rows;
	const creates = spec.creates ?? false;
	const used = new Set<ColumnName>(fields.flatMap((field) => columnsOf(field, sheet)));
	if (creates) for (const column of ['adgroup_id', 'placement'] as const) used.add(column);
	return (
		json: IDataObject,
		item: number,
		form: (field: FieldOf) => Given,
		context: ParseContext,
	): GivenRow => {
		const row = rows.read(json, item);
		const cells = new RowCells(row.cells, context, (target) => used.has(target));
		const mapped = new MappedRow(sheet, cells, form, context, creates);
		const read = mapped.read(fields, row);
		if (read.skipped !== undefined) rows.passOver(json);
		return read;
	};
}

/** The columns that fill a field. Beside one for the new budget, Budget holds what is spent so far. */
function columnsOf(field: FieldOf, { headingOf }: Sheet): ColumnName[] {
	const { argument, column = argument, moreColumns = [] } = field;
	if (!isColumn(column)) return [];
	if (column === 'new_budget' && headingOf.has('new_budget')) return [column];
	if (argument === 'budget') return ['budget_daily', 'budget_lifetime', 'budget', 'budget_mode'];
	return [column, ...moreColumns.filter(isColumn)];
}

class MappedRow {
	private readonly given = new Map<string, Given>();

	private campaignName: Cell | undefined;

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

	read(fields: readonly FieldOf[], row: SheetRow): GivenRow {
		const { cells, creates } = this;
		for (const field of fields) this.fill(field, columnsOf(field, this.sheet));
		const budget = fields.find(({ argument }) => argument === 'budget');
		if (budget) this.fillBudget(columnsOf(budget, this.sheet));
		if (creates) this.fillPlacement();
		const others = cells.others.filter((cell) => !this.helping.has(cell));
		const judged = creates
			? judgeOthers(others, this.given, this.context)
			: judgeChanges(others, fields);
		cells.problems.push(...row.problems, ...judged.problems);
		for (const field of fields) this.explainEmpty(field);
		const known = cells.problems.length;
		const existing = creates ? cells.find('adgroup_id') : undefined;
		const isClear = cells.problems.length === known;
		return {
			given: this.given,
			skipped: row.skipped ?? judged.skipped,
			columns: {
				isNone: row.skipped !== undefined,
				filled: row.filled,
				problems: cells.problems,
				readings: this.readings,
				// A row with two IDs isn't done, since nobody knows which of them is its ad group.
				existing: isClear ? existing : undefined,
				campaignName: this.campaignName,
				startsPaused: judged.startsPaused ?? false,
				unused: judged.unused,
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
		const isForAll = field.type === 'resourceLocator' && field.collection === undefined;
		const form = isForAll ? this.form(field) : undefined;
		const heading = targets
			.filter((target) => target !== 'budget_mode' || argument === target)
			.map((target) => this.sheet.headingOf.get(target))
			.find((one) => one !== undefined);
		const named = form?.problem === undefined ? (heading ?? label) : form.label;
		this.given.set(argument, { ...form, label: named, heading });
		const [target] = targets;
		if (target === undefined || argument === 'budget') return;
		if (argument.endsWith('bid_price')) return this.fillPrice(argument, targets);
		const cell = this.cells.find(target);
		const isOpen = argument === 'campaign_id' && (!cell || meansEmpty(cell.value));
		const name = isOpen ? this.cells.findCampaignName() : undefined;
		if (name) {
			this.campaignName = name;
			// The sheet's campaign goes before the one chosen in the node.
			this.given.set(argument, { label: name.heading, heading: name.heading });
		} else if (cell) {
			const isTime = argument.startsWith('schedule_');
			this.set(argument, cell, isTime ? this.notesOfTime(cell) : undefined);
		}
	}

	private notesOfTime({ heading, headings = [heading] }: Cell): Partial<ParseContext> {
		const notes = timeNotes(headings, this.sheet.zones, this.cells.problems);
		const zone = notes.zone === undefined ? this.help('zone', zoneNamed) : undefined;
		return { ...notes, ...(zone !== undefined && { zone }) };
	}

	private set(argument: string, cell: Cell, notes?: Partial<ParseContext>): void {
		const { heading, value } = cell;
		this.given.set(argument, { label: heading, heading, value, notes });
	}

	/** Finds the one price of a row, whose heading may say what it is for. */
	private fillPrice(argument: string, targets: readonly ColumnName[]): void {
		const [first, other] = this.cells.amounts(targets);
		if (!first || isNoAmount(first.cell.value)) return;
		if (other) this.bothFilled(first.cell, other.cell);
		const [unit] = /CP[CMV]|TKP/.exec(first.cell.heading.toUpperCase()) ?? [];
		const priceIs = first.column === 'bid' ? 'bid' : unit?.replace('TKP', 'CPM');
		this.setAmount(argument, first.cell, { priceIs });
	}

	private bothFilled({ heading: field }: Cell, other: Cell): void {
		const message = `and '${other.heading}' are both filled in. Keep the one to use, and clear the other, or name its column in 'Ignore Columns'.`;
		this.cells.refuse(field, message);
	}

	/** Finds the one budget of a row, whose heading may say that it is a daily or a lifetime one. */
	private fillBudget([target]: readonly ColumnName[]): void {
		// Plans with a column for each mode put a dash or a zero into the other one.
		const columns = target === 'new_budget' ? [target] : budgetColumns;
		const [first, ...others] = this.cells.amounts<keyof typeof modeOfColumn>(columns);
		if (!first) return;
		const { cell, column } = first;
		const differs = (one: Cell) => !this.cells.agree('budget', cell, one);
		const other = others.find((one) => one.column !== 'budget' || differs(one.cell));
		if (other) this.bothFilled(cell, other.cell);
		this.fillBudgetMode(cell, modeOfColumn[column]);
	}

	/** @param mode what the heading of the budget says. */
	private fillBudgetMode(budget: Cell, mode: string | undefined): void {
		const written = this.cells.find('budget_mode');
		const parsed = parseChoice(written?.value, budgetModes);
		const ofRow = mode ?? ('value' in parsed ? parsed.value : undefined);
		const isKnown = !this.creates && ofRow !== undefined;
		this.setAmount('budget', budget, isKnown ? { budgetMode: ofRow } : {});
		if (mode === undefined) return;
		if ('nothing' in parsed) {
			this.set('budget_mode', { heading: budget.heading, value: mode });
		} else if ('value' in parsed && parsed.value !== mode) {
			const message = `is filled in, but '${written?.heading}' is ${formatValue(written?.value)}. Make the two match.`;
			this.cells.refuse(budget.heading, message);
		}
	}

	private setAmount(argument: string, cell: Cell, notes: Partial<ParseContext>): void {
		const { heading, value } = cell;
		const ofRow = this.help('currency', (text) => (isCurrency(text) ? text : undefined));
		const isPlain = ['string', 'number'].includes(typeof value) && !/[^\d.,\s]/.test(String(value));
		const amount = ofRow !== undefined && isPlain ? `${value} ${ofRow}` : value;
		this.set(argument, { heading, value: amount }, { ...notes, currency: currencyIn(heading) });
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
			this.cells.refuse(cell.heading, placement.problem);
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
		const column = `'${usualHeading(argument)}'`;
		const reason =
			given.heading === undefined
				? `has no column. Add one, such as ${column}${inForm}.`
				: `is empty. Fill it in${inForm}.`;
		this.given.set(argument, { ...given, whyEmpty: () => reason });
	}
}

const budgetColumns = ['budget_daily', 'budget_lifetime', 'budget'] as const;

const modeOfColumn = {
	budget_daily: 'BUDGET_MODE_DAY',
	budget_lifetime: 'BUDGET_MODE_TOTAL',
	budget: undefined,
	new_budget: undefined,
} as const;
