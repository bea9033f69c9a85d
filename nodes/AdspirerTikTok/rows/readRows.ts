import type { IExecuteFunctions } from 'n8n-workflow';
import { labelOf as labelOfArgument, type ColumnName, type FieldOf } from '../contract/fields';
import type { Problem } from '../parse/cell';
import { formatAmount } from '../parse/money';
import { eventLoopBreaks } from './eventLoop';
import { columnsReader } from './mapColumns';
import { readNamedColumns } from './namedColumns';
import { parameterReader, type ParameterReader } from './parameterReader';
import { parseRow } from './parseRow';
import { rowName, type GivenRow, type Row, type RowSpec, type RunOptions } from './row';
import { readExisting, readLimit, readRunOptions, readStrategy } from './rowOptions';
import { gatherHeadings, readSheet } from './sheet';
import { SheetFacts } from './sheetFacts';
import { findMisplacedHeadings, SheetRows } from './sheetRows';
import { checkNames } from './unusedColumns';

/** A row whose options are parsed, and whose values are not yet. */
interface UnparsedRow {
	readonly item: number;
	readonly options: RunOptions;
	/** What is wrong with the options. */
	readonly problems: readonly Problem[];
	readonly row: GivenRow;
	/** What its columns fill, with Map Automatically. */
	readonly filled: ReadonlySet<ColumnName> | undefined;
}

type ParsedRow = Omit<Row, 'item' | 'name' | 'options'>;

/**
 * Reads and checks every input item for an operation, giving n8n's event loop its turns. Bad rows are
 * listed in `problems`, never thrown: a row that this code fails on is a bad row, too.
 */
export async function readRows(context: IExecuteFunctions, spec: RowSpec): Promise<Row[]> {
	const takeBreak = eventLoopBreaks();
	const columns = context.getInputData().map(({ json }) => json);
	const headings = await gatherHeadings(columns, takeBreak);
	const reader = parameterReader(context, spec.labels, headings);
	const now = Date.now();
	const workflowZone = context.getTimezone();
	// n8n allows no expression for the mode, so the first row speaks for all.
	const mode = reader.parsed('mappingMode', 0, (value) => ({ value }));
	const isMapped = spec.mappable && 'value' in mode && mode.value === 'autoMapInputData';
	const ignored = readNamedColumns(reader, 'ignoreColumns', isMapped ? headings : []);
	const counting = headings.filter((heading) => !ignored.isNamed(heading));
	const sheet = isMapped ? await readSheet(counting, takeBreak, columns) : undefined;
	const readColumns = sheet && columnsReader(sheet, spec);
	const fillDown = readNamedColumns(reader, 'fillDownColumns', isMapped ? headings : []);
	const sheetRows = sheet && new SheetRows(sheet, fillDown.isNamed, columns);
	const misplaced = sheet && findMisplacedHeadings(columns, sheet);

	const facts = new SheetFacts(spec.needsOneOf ?? []);
	const unparsed: Array<{ options: RunOptions; read: UnparsedRow | Problem }> = [];
	for (const [item, json] of columns.entries()) {
		const problems: Problem[] = [...fillDown.problems];
		const options = readRunOptions(reader, item, workflowZone, problems);
		const form = (field: FieldOf) => reader.given(field, item);
		const { zone, dateOrder } = options;
		const ofForm = () => new Map(spec.fields.map((field) => [field.argument, form(field)]));
		const readRow = (): UnparsedRow => {
			const together = sheetRows?.read(json, item);
			problems.push(...(together?.problems ?? []));
			const read = readColumns?.(together?.json ?? json, form, { zone, dateOrder, now });
			if (read?.skipped !== undefined) sheetRows?.passOver(json);
			const skipped = together?.skipped ?? read?.skipped;
			const row: GivenRow = { ...(read ?? { given: ofForm() }), skipped };
			// A draft is in the plan, so its cells explain others; those of a total don't.
			facts.addGiven({ ...row, skipped: together?.skipped }, together?.filled);
			return { item, options, problems, row, filled: together?.filled };
		};
		const read = misplaced ?? orProblem(readRow);
		unparsed.push({ options, read });
		await takeBreak();
	}

	const rows: Row[] = [];
	for (const [item, { options, read }] of unparsed.entries()) {
		const parsed = 'row' in read ? orProblem(() => parse(read, spec, reader, facts, now)) : read;
		const values = 'values' in parsed ? parsed : { ...notRead, problems: [parsed] };
		const { adgroup_name: adgroupName, adgroup_id: adgroupId } = values.values;
		const name = rowName(item, columns[item]?.row_number, adgroupName ?? adgroupId);
		const warnings = [...ignored.problems, ...values.warnings];
		const isOff = 'row' in read && read.row.columns?.startsPaused === true;
		const own = { ...options, startPaused: options.startPaused || isOff };
		const row = { ...values, warnings, item, name, options: own };
		const budget = 'row' in read ? read.row.given.get('budget')?.value : undefined;
		const problem = facts.addParsed(row, budget);
		rows.push(problem ? { ...row, problems: [...row.problems, problem] } : row);
		await takeBreak();
	}
	for (const [item, message] of facts.otherCurrencies()) {
		const row = rows[item];
		if (!row) continue;
		const problem = { field: row.labelOf('budget'), message };
		rows[item] = { ...row, problems: [...row.problems, problem] };
	}
	for (const { heading: field, items } of sheetRows?.sharedAmounts ?? []) {
		const sharing = items.flatMap((item) => (isToCreate(rows[item]) ? (rows[item] ?? []) : []));
		const { budget } = sharing[0]?.values ?? {};
		if (sharing.length < 2 || budget === undefined) continue;
		const message = `is filled down: ${formatAmount(budget)} on each of ${sharing.length} rows: ${formatAmount(budget * sharing.length)}. If it is one sum for all of them, enter each row's own amount.`;
		for (const row of sharing) {
			rows[row.item] = { ...row, warnings: [...row.warnings, { field, message }] };
		}
	}
	return rows.map(withoutWarnings);
}

const isToCreate = (row: Row | undefined) =>
	row?.skipped === undefined && row?.existingAdgroupId === undefined;

function parse(
	{ item, options, problems: ofOptions, row, filled }: UnparsedRow,
	spec: RowSpec,
	reader: ParameterReader,
	facts: SheetFacts,
	now: number,
): ParsedRow {
	const { zone, dateOrder, budgetLimit } = options;
	const { columns = noColumns } = row;
	const context = { zone, dateOrder, now, ...(budgetLimit !== undefined && { budgetLimit }) };
	const parsed = parseRow(row, spec, options, context, {
		notesOn: (argument) => facts.notesOn(argument),
		blanks: spec.creates && filled ? facts.blanksBeside(filled) : new Map<string, string>(),
	});
	const problems = [...parsed.problems, ...ofOptions, ...columns.problems];
	const warnings = [...parsed.warnings];
	const readings = [...parsed.readings, ...columns.readings];
	checkNames(row, problems, warnings);
	const strategy = spec.creates && readStrategy(reader, item, problems);
	const existingAdgroupId = spec.creates
		? readExisting(reader, options, row.columns?.existing, parsed.values, problems, warnings)
		: undefined;
	return {
		values: parsed.values,
		labelOf: (argument: string) => row.given.get(argument)?.label ?? labelOfArgument(argument),
		limit: spec.limited ? readLimit(reader, item, problems) : Infinity,
		strategy,
		campaignName: spec.creates && row.columns?.names.get('campaign_id'),
		existingAdgroupId,
		skipped: row.skipped,
		...(existingAdgroupId === undefined && row.skipped === undefined
			? { problems, warnings, readings, unused: columns.unused }
			: nothingFound),
	};
}

/** Refuses a row for what is to be checked about it, where the option says so. */
function withoutWarnings(row: Row): Row {
	const { options, problems, warnings, unused } = row;
	if (options.rowsWithWarnings === 'create') return row;
	const message = "isn't used. Rename the column, or name it in 'Ignore Columns'.";
	const found = [...warnings, ...unused.map((field) => ({ field, message }))].map((warning) => ({
		field: warning.field,
		message: `${warning.message} 'Rows with Warnings' refuses the row for that.`,
	}));
	return { ...row, problems: [...problems, ...found], warnings: [], unused: [] };
}

/** A row that this code fails on is a bad row, and no other's concern. */
function orProblem<T>(read: () => T): T | Problem {
	try {
		return read();
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const message = `makes this node fail (${reason}). This is a bug in the node. Please report it.`;
		return { field: 'Row', message };
	}
}

const nothingFound = { problems: [], warnings: [], readings: [], unused: [] };

const noColumns = { problems: [], readings: [], unused: [] };

/** A row that could not be read at all. */
const notRead: ParsedRow = {
	...nothingFound,
	values: {},
	labelOf: labelOfArgument,
	limit: 0,
};
