import type { IExecuteFunctions } from 'n8n-workflow';
import { labelOf as labelOfArgument, type FieldOf } from '../contract/fields';
import type { Problem } from '../parse/cell';
import { formatAmount } from '../parse/money';
import { eventLoopBreaks } from './eventLoop';
import { columnsReader } from './mapColumns';
import { parameterReader } from './parameterReader';
import { parseRow } from './parseRow';
import { rowName, type GivenRow, type Row, type RowSpec, type RunOptions } from './row';
import {
	readExisting,
	readLimit,
	readNamedColumns,
	readRunOptions,
	readStrategy,
	type RowParameters,
} from './rowOptions';
import { gatherHeadings, readSheet } from './sheet';
import { sheetFacts, type ReadRow, type SheetFacts } from './sheetFacts';
import { findMisplacedHeadings, rowsOfSheet } from './sheetRows';

/** A row whose options are parsed, and whose values are not yet. */
interface UnparsedRow extends RowParameters {
	readonly options: RunOptions;
	/** Or why the row can't be read. */
	readonly given: GivenRow | Problem;
}

/** What a row says that is given by the form, beside its values. */
const ofForm = {
	...{ isMapped: false, startsPaused: false, isNone: false, skipped: undefined },
	...{ problems: [], readings: [], unused: [], filled: new Set<never>() },
};

/**
 * Reads and checks every input item for an operation, giving n8n's event loop its turns. Bad rows are
 * listed in `problems`, never thrown: a row that this code fails on is a bad row, too.
 */
export async function readRows(context: IExecuteFunctions, spec: RowSpec): Promise<Row[]> {
	const { fields, mappable, creates = false, needsOneOf = [] } = spec;
	const takeBreak = eventLoopBreaks();
	const input = context.getInputData().map(({ json }) => json);
	const headings = await gatherHeadings(input, takeBreak);
	const reader = parameterReader(context, spec.labels, headings);
	const now = Date.now();
	const workflowZone = context.getTimezone();
	// n8n allows no expression for the mode, and names the same columns for all rows, so the first row
	// speaks for all.
	const ofAll = { reader, item: 0, problems: [] };
	const mode = reader.read('mappingMode', 0, (value) => ({ value }), ofAll.problems);
	const isMapped = mappable && mode === 'autoMapInputData';
	const toIgnore: RowParameters = { reader, item: 0, problems: [] };
	const toFill: RowParameters = { reader, item: 0, problems: [] };
	const isIgnored = readNamedColumns(toIgnore, 'ignoreColumns', isMapped ? headings : []);
	const fillsDown = readNamedColumns(toFill, 'fillDownColumns', isMapped ? headings : []);
	const counting = headings.filter((heading) => !isIgnored(heading));
	const sheet = isMapped ? await readSheet(counting, takeBreak, input) : undefined;
	const misplaced = sheet && findMisplacedHeadings(input, sheet);
	const ofSheet = sheet && rowsOfSheet(sheet, fillsDown, input, creates);
	const readColumns = sheet && columnsReader(sheet, spec);

	const facts = sheetFacts(needsOneOf);
	const unparsed: UnparsedRow[] = [];
	for (const [item, json] of input.entries()) {
		const parameters = { reader, item, problems: [...toFill.problems] };
		const options = readRunOptions(parameters, workflowZone);
		const form = (field: FieldOf) => reader.given(field, item);
		const read = (): GivenRow => {
			const row =
				ofSheet && readColumns
					? readColumns(ofSheet.read(json, item), form, { ...options, now })
					: { ...ofForm, given: new Map(fields.map((field) => [field.argument, form(field)])) };
			facts.addGiven(row);
			return row;
		};
		unparsed.push({ ...parameters, options, given: misplaced ?? orProblem(read) });
		await takeBreak();
	}

	const rows: ReadRow[] = [];
	for (const row of unparsed) {
		const { item, options, given } = row;
		const read = 'given' in given ? orProblem(() => parse(row, given, spec, facts, now)) : given;
		const parsed = 'values' in read ? read : notRead(options, read);
		const { adgroup_name: adgroupName, adgroup_id: adgroupId } = parsed.values;
		const name = rowName(item, input[item]?.row_number, adgroupName ?? adgroupId);
		const warnings = [...toIgnore.problems, ...parsed.warnings];
		const whole = { ...parsed, item, name, warnings };
		rows.push(whole);
		if (isToCreate(whole) && 'given' in given) facts.addParsed(whole, given.given.get('budget'));
		await takeBreak();
	}
	facts.refuseOtherCurrencies();
	for (const { heading: field, items } of ofSheet?.sharedAmounts ?? []) {
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
	row: UnparsedRow,
	given: GivenRow,
	spec: RowSpec,
	facts: SheetFacts,
	now: number,
): ParsedRow {
	const { skipped, startsPaused, campaignName, existing } = given;
	const { options } = row;
	const { values, labelOf, ...parsed } = parseRow(given, spec, options, now, facts);
	const problems = [...parsed.problems, ...row.problems, ...given.problems];
	const { warnings } = parsed;
	const parameters = { ...row, problems };
	const strategy = spec.creates && readStrategy(parameters);
	const existingAdgroupId = spec.creates
		? readExisting(parameters, existing, values, warnings)
		: undefined;
	const limit = spec.limited ? readLimit(parameters) : Infinity;
	const isSaid = existingAdgroupId === undefined && skipped === undefined;
	return {
		...{ values, labelOf, limit, strategy, campaignName, existingAdgroupId, skipped },
		options: { ...options, startPaused: options.startPaused || startsPaused },
		problems: isSaid ? problems : [],
		warnings: isSaid ? warnings : [],
		readings: isSaid ? [...parsed.readings, ...given.readings] : [],
		unused: isSaid ? given.unused : [],
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
