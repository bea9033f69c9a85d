import { budgetModes } from '../contract/choices';
import { parsePlacementCell } from '../contract/fields';
import type { ColumnName, FieldOf, ParseContext } from '../contract/fields';
import { formatValue, isEmpty } from '../parse/cell';
import { parseChoice } from '../parse/choice';
import { meansEmpty } from '../parse/keyword';
import { zoneNamed } from '../parse/timeZone';
import { cellsOfRow, isNoAmount, type RowCells } from './cells';
import { currencyIn, isCurrency, timeNotes } from '../sheet/headingUnits';
import { isColumn } from '../sheet/headings';
import type { Cell, RawValue, RawRow, Reading, RowSpec } from './row';
import { amounts, type Sheet, type SheetRow } from '../sheet/sheet';
import { judgeChanges, judgeOthers } from './unusedColumns';

/** The columns that fill a field. Beside one for the new budget, Budget holds what is spent so far. */
function columnsOf(field: FieldOf, { headingOf }: Sheet): readonly ColumnName[] {
	const { argument, column = argument, moreColumns = [] } = field;
	if (!isColumn(column)) return [];
	if (argument === 'budget' && !(column === 'new_budget' && headingOf.has(column))) return amounts;
	if (argument === 'placements') return [argument, 'placement'];
	return [column, ...moreColumns.filter(isColumn)];
}

/** A reader of a sheet's rows. It fills the arguments from the columns, and from the form if it helps. */
export function columnsReader(sheet: Sheet, spec: RowSpec) {
	const { fields, creation } = spec;
	const columns = fields.map((field) => {
		const names = columnsOf(field, sheet);
		return { field, names, heading: names.flatMap((name) => sheet.headingOf.get(name) ?? [])[0] };
	});
	const used = new Set(columns.flatMap(({ names }) => names));
	if (used.has('budget')) used.add('budget_mode');
	if (creation) used.add('adgroup_id');

	return (
		{ cells: filled, ...row }: SheetRow,
		form: (field: FieldOf) => RawValue,
		context: ParseContext,
	): RawRow => {
		const cells = cellsOfRow(filled, context, (target) => used.has(target));
		const { problems } = cells;
		const campaignName = cells.findCampaignName();
		const given = new Map<string, RawValue>();
		for (const { field, names, heading } of columns) {
			const { argument, label, type, collection } = field;
			// A field that chooses from a list serves for all rows without a cell of their own.
			const isForAll = type === 'resourceLocator' && collection === undefined;
			const ofForm = isForAll ? form(field) : undefined;
			const named = ofForm?.problem === undefined ? (heading ?? label) : ofForm.label;
			const empty = { ...ofForm, label: named, heading };
			given.set(argument, fill(argument, names, cells, sheet) ?? empty);
			if (argument === 'budget') fillBudget(given, names, cells, creation !== undefined);
		}
		// The sheet's campaign goes before the one chosen in the node.
		if (campaignName) given.set('campaign_id', ofCell({ ...campaignName, value: undefined }));
		const readings = creation ? fillPlacement(given, cells) : [];
		const judged = creation
			? judgeOthers(cells.rest(), given, context)
			: judgeChanges(cells.rest(), fields);
		const known = problems.length;
		const existing = creation ? cells.find('adgroup_id') : undefined;
		return {
			...{ ...row, ...judged, raw: given, isMapped: true, readings, campaignName },
			// A row with two IDs isn't done, since nobody knows which of them is its ad group.
			existing: problems.length === known ? existing : undefined,
			problems: [...problems, ...row.problems, ...judged.problems],
		};
	};
}

const ofCell = ({ heading, value }: Cell, notes?: Partial<ParseContext>): RawValue => ({
	...{ label: heading, heading, value, notes },
});

/** What the cells of a row give for an argument, if anything; its budget is found later. */
function fill(
	argument: string,
	names: readonly ColumnName[],
	cells: RowCells,
	sheet: Sheet,
): RawValue | undefined {
	const [name] = names;
	if (name === undefined || argument === 'budget') return undefined;
	if (argument.endsWith('bid_price')) return priceIn(names, cells);
	const cell = cells.find(name);
	if (!cell || !argument.startsWith('schedule_')) return cell && ofCell(cell);
	const notes = timeNotes(cell.headings ?? [cell.heading], sheet.zones, cells.problems);
	const zone = notes.zone ?? cells.help('zone', zoneNamed);
	return ofCell(cell, { ...notes, ...(zone !== undefined && { zone }) });
}

/** The one price of a row, whose heading may say what it is for. */
function priceIn(names: readonly ColumnName[], cells: RowCells): RawValue | undefined {
	const cell = cells.findAmount(names);
	if (!cell || isNoAmount(cell.value)) return undefined;
	const [unit] = /CP[CMV]|TKP/.exec(cell.heading.toUpperCase()) ?? [];
	const priceIs = cell.fills === 'bid' ? 'bid' : unit?.replace('TKP', 'CPM');
	return amountOf(cell, cells, { priceIs });
}

const modeOfColumn: Partial<Record<ColumnName, string>> = {
	budget_daily: 'BUDGET_MODE_DAY',
	budget_lifetime: 'BUDGET_MODE_TOTAL',
};

/** The one budget of a row, and its mode where the heading says that it is a daily or a lifetime one. */
function fillBudget(
	given: Map<string, RawValue>,
	names: readonly ColumnName[],
	cells: RowCells,
	creates: boolean,
): void {
	const cell = cells.findAmount(names);
	if (!cell) return;
	const mode = cell.fills && modeOfColumn[cell.fills];
	const written = cells.find('budget_mode');
	const parsed = parseChoice(written?.value, budgetModes);
	const ofRow = 'value' in parsed ? parsed.value : undefined;
	given.set('budget', amountOf(cell, cells, creates ? {} : { budgetMode: mode ?? ofRow }));
	if (mode === undefined) return;
	if ('nothing' in parsed) given.set('budget_mode', ofCell({ ...cell, value: mode }));
	else if (ofRow !== undefined && mode !== ofRow) cells.refuseOther(cell, written);
}

function amountOf(
	{ heading, value }: Cell,
	cells: RowCells,
	notes: Partial<ParseContext>,
): RawValue {
	const ofRow = cells.help('currency', (text) => (isCurrency(text) ? text : undefined));
	const isPlain = ['string', 'number'].includes(typeof value) && !/[^\d.,\s]/.test(String(value));
	const amount = ofRow !== undefined && isPlain ? `${value} ${ofRow}` : value;
	return ofCell({ heading, value: amount }, { ...notes, currency: currencyIn(heading) });
}

/** Placements without a word on the kind of placement are chosen by hand. */
function fillPlacement(given: Map<string, RawValue>, cells: RowCells): Reading[] {
	const type = given.get('placement_type')?.value;
	const isOpen = isEmpty(type) || meansEmpty(type);
	const cell = cells.find('placement') ?? (isOpen ? cells.find('placements') : undefined);
	const placement = parsePlacementCell(cell?.value);
	if (!cell || 'nothing' in placement) return [];
	if ('problem' in placement) {
		given.set('placement_type', { ...ofCell(cell), ...placement });
		return [];
	}
	const { placement_type, placements } = placement.value;
	given.set('placement_type', ofCell({ ...cell, value: placement_type }));
	if (placements) given.set('placements', ofCell({ ...cell, value: [...placements] }));
	const { readAs } = placement;
	return readAs ? [{ field: cell.heading, written: formatValue(cell.value), readAs }] : [];
}
