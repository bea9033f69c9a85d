import type { IExecuteFunctions } from 'n8n-workflow';
import { labelOf as labelOfArgument, type FieldOf } from '../contract/fields';
import type { Problem } from '../parse/cell';
import { formatAmount } from '../parse/money';
import { eventLoopBreaks } from './eventLoop';
import { columnsReader } from './mapColumns';
import { parameterReader, type ParameterReader } from './parameterReader';
import { parseRow } from './parseRow';
import { rowName, type GivenRow, type Row, type RowSpec, type RunOptions } from './row';
import {
	readExisting,
	readLimit,
	readNamedColumns,
	readRunOptions,
	readStrategy,
} from './rowOptions';
import { gatherHeadings, readSheet } from './sheet';
import { SheetFacts, type ReadRow } from './sheetFacts';
import { findMisplacedHeadings, SheetRows } from './sheetRows';

/** A row whose options are parsed, and whose values are not yet. */
interface UnparsedRow {
	readonly item: number;
	readonly options: RunOptions;
	/** What is wrong with the options. */
	readonly problems: readonly Problem[];
	/** Or why the row can't be read. */
	readonly given: GivenRow | Problem;
}

/**
 * Reads and checks every input item for an operation, giving n8n's event loop its turns. Bad rows are
 * listed in `problems`, never thrown: a row that this code fails on is a bad row, too.
 */
export async function readRows(context: IExecuteFunctions, spec: RowSpec): Promise<Row[]> {
	const takeBreak = eventLoopBreaks();
	const input = context.getInputData().map(({ json }) => json);
	const headings = await gatherHeadings(input, takeBreak);
	const reader = parameterReader(context, spec.labels, headings);
	const now = Date.now();
	const workflowZone = context.getTimezone();
	// n8n allows no expression for the mode, so the first row speaks for all.
	const mode = reader.parsed('mappingMode', 0, (value) => ({ value }));
	const isMapped = spec.mappable && 'value' in mode && mode.value === 'autoMapInputData';
	const ignored = readNamedColumns(reader, 'ignoreColumns', isMapped ? headings : []);
	const fillDown = readNamedColumns(reader, 'fillDownColumns', isMapped ? headings : []);
	const counting = headings.filter((heading) => !ignored.isNamed(heading));
	const sheet = isMapped ? await readSheet(counting, takeBreak, input) : undefined;
	const misplaced = sheet && findMisplacedHeadings(input, sheet);
	const sheetRows = sheet && new SheetRows(sheet, fillDown.isNamed, input);
	const readColumns = sheetRows && columnsReader(sheetRows, spec);

	const facts = new SheetFacts(spec.needsOneOf ?? []);
	const unparsed: UnparsedRow[] = [];
	for (const [item, json] of input.entries()) {
		const problems = [...fillDown.problems];
		const options = readRunOptions(reader, item, workflowZone, problems);
		const form = (field: FieldOf) => reader.given(field, item);
		const read = (): GivenRow => {
			const ofForm = () => new Map(spec.fields.map((field) => [field.argument, form(field)]));
			const row = readColumns?.(json, item, form, { ...options, now }) ?? { given: ofForm() };
			facts.addGiven(row);
			return row;
		};
		unparsed.push({ item, options, problems, given: misplaced ?? orProblem(read) });
		await takeBreak();
	}

	const rows: ReadRow[] = [];
	for (const row of unparsed) {
		const { item, options, given } = row;
		const read =
			'given' in given ? orProblem(() => parse(row, given, spec, reader, facts, now)) : given;
		const parsed = 'values' in read ? read : notRead(options, read);
		const { adgroup_name: adgroupName, adgroup_id: adgroupId } = parsed.values;
		const name = rowName(item, input[item]?.row_number, adgroupName ?? adgroupId);
		const warnings = [...ignored.problems, ...parsed.warnings];
		const whole = { ...parsed, item, name, warnings };
		rows.push(whole);
		if (isToCreate(whole) && 'given' in given) facts.addParsed(whole, given.given.get('budget'));
		await takeBreak();
	}
	facts.refuseOtherCurrencies();
	for (const { heading: field, items } of sheetRows?.sharedAmounts ?? []) {
		const sharing = items.flatMap((item) => rows[item] ?? []).filter(isToCreate);
		const { budget } = sharing[0]?.values ?? {};
		if (sharing.length < 2 || budget === undefined) continue;
		const message = `is filled down: ${formatAmount(budget)} on each of ${sharing.length} rows: ${formatAmount(budget * sharing.length)}. If it is one sum for all of them, enter each row's own amount.`;
		for (const { warnings } of sharing) warnings.push({ field, message });
	}
	return rows.map(withoutWarnings);
}

/** True for a row that asks for a new ad group. */
const isToCreate = (row: Row) => row.skipped === undefined && row.existingAdgroupId === undefined;

type ParsedRow = Omit<ReadRow, 'item' | 'name'>;

function parse(
	{ item, options, problems: ofOptions }: UnparsedRow,
	row: GivenRow,
	spec: RowSpec,
	reader: ParameterReader,
	facts: SheetFacts,
	now: number,
): ParsedRow {
	const { columns, skipped } = row;
	const { values, labelOf, ...parsed } = parseRow(row, spec, options, now, facts);
	const problems = [...parsed.problems, ...ofOptions, ...(columns?.problems ?? [])];
	const { warnings } = parsed;
	const strategy = spec.creates && readStrategy(reader, item, problems);
	const existingAdgroupId = spec.creates
		? readExisting(reader, options, columns?.existing, values, problems, warnings)
		: undefined;
	const isSaid = existingAdgroupId === undefined && skipped === undefined;
	return {
		values,
		options: { ...options, startPaused: options.startPaused || columns?.startsPaused === true },
		labelOf,
		limit: spec.limited ? readLimit(reader, item, problems) : Infinity,
		strategy,
		names: parsed.names,
		existingAdgroupId,
		skipped,
		problems: isSaid ? problems : [],
		warnings: isSaid ? warnings : [],
		readings: isSaid ? [...parsed.readings, ...(columns?.readings ?? [])] : [],
		unused: (isSaid && columns?.unused) || [],
	};
}

/** A row that could not be read at all. */
function notRead(options: RunOptions, problem: Problem): ParsedRow {
	const nothing = { values: {}, warnings: [], readings: [], unused: [] };
	return { ...nothing, options, problems: [problem], labelOf: labelOfArgument, limit: 0 };
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
