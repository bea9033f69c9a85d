import type { IExecuteFunctions } from 'n8n-workflow';
import { labelOf, type FieldOf } from '../contract/fields';
import type { Problem } from '../parse/cell';
import { formatAmount } from '../parse/money';
import { eventLoopBreaks } from '../client/eventLoop';
import { columnsReader } from './mapColumns';
import { parameterReader, type RowParameters } from './parameterReader';
import { parseRow } from './parseRow';
import { rowName, type RawRow, type ParsedRow, type RowSpec, type RunOptions } from './row';
import { readNamedColumns, readRunOptions } from './rowOptions';
import { findMisplacedHeadings, readSheet, rowsOfSheet } from '../sheet/sheet';
import { sheetContext, type OpenRow } from './sheetContext';

/** What a row says that is given by the form, beside its values. */
const ofForm = {
	...{ isMapped: false, startsPaused: false, isNone: false, filled: new Set<never>() },
	...{ problems: [], readings: [], unused: [] },
};

/**
 * Reads and checks every input item for an operation, giving n8n's event loop its turns. Bad rows are
 * listed in `problems`, never thrown: a row that this code fails on is a bad row, too.
 */
export async function readRows(context: IExecuteFunctions, spec: RowSpec): Promise<ParsedRow[]> {
	const takeBreak = eventLoopBreaks();
	const input = context.getInputData().map(({ json }) => json);
	const found = new Set<string>();
	// Nodes that read files leave empty cells out, so that no row by itself has all headings.
	for (const json of input) {
		for (const heading of Object.keys(json)) found.add(heading);
		await takeBreak();
	}
	const headings = [...found];
	const reader = parameterReader(context, spec.labels, headings);
	const now = Date.now();
	const workflowZone = context.getTimezone();
	// n8n allows no expression for the mode, and all rows have the same columns, so the first one speaks
	// for all.
	const mode = reader.parsed('mappingMode', 0, (value) => ({ value }));
	const isMapped = spec.mappable && 'value' in mode && mode.value === 'autoMapInputData';
	const toIgnore: RowParameters = { reader, item: 0, problems: [] };
	const toFill: RowParameters = { reader, item: 0, problems: [] };
	const isIgnored = readNamedColumns(toIgnore, 'ignoreColumns', isMapped ? headings : []);
	const isFilled = readNamedColumns(toFill, 'fillDownColumns', isMapped ? headings : []);
	const counting = headings.filter((heading) => !isIgnored(heading));
	const sheet = isMapped ? await readSheet(counting, takeBreak, input) : undefined;
	const misplaced = sheet && findMisplacedHeadings(input, sheet);
	const ofSheet = sheet && rowsOfSheet(sheet, isFilled, input, spec.creation !== undefined);
	const readColumns = sheet && columnsReader(sheet, spec);

	const facts = sheetContext(spec.needsOneOf ?? []);
	/** What is left to do about each row when all are known. */
	const finish: Array<() => OpenRow> = [];
	for (const [item, json] of input.entries()) {
		const parameters: RowParameters = { reader, item, problems: [...toFill.problems] };
		const options = readRunOptions(parameters, workflowZone);
		const form = (field: FieldOf) => reader.given(field, item);
		const read = (): RawRow => {
			const row =
				ofSheet && readColumns
					? readColumns(ofSheet.read(json, item), form, { ...options, now })
					: { ...ofForm, raw: new Map(spec.fields.map((one) => [one.argument, form(one)])) };
			facts.addGiven(row);
			return row;
		};
		const given = misplaced ?? orProblem(read);
		finish.push(() => {
			const found = orProblem(() =>
				'raw' in given ? parseRow(parameters, options, given, spec, facts, now) : given,
			);
			const row = 'values' in found ? found : notRead(options, found);
			const { adgroup_name: adgroupName, adgroup_id: adgroupId } = row.values;
			const name = rowName(item, json.row_number, adgroupName ?? adgroupId);
			const warnings = [...toIgnore.problems, ...row.warnings];
			const whole = { ...row, item, name, warnings };
			if (isToCreate(whole) && 'raw' in given) facts.addParsed(whole, given.raw.get('budget'));
			return whole;
		});
		await takeBreak();
	}

	const rows: OpenRow[] = [];
	for (const one of finish) {
		rows.push(one());
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
const isToCreate = (row: ParsedRow) => row.skipped === undefined && row.existingId === undefined;

/** A row that could not be read at all. */
function notRead(options: RunOptions, problem: Problem): ReturnType<typeof parseRow> {
	const nothing = { values: {}, warnings: [], readings: [], unused: [] };
	return { ...nothing, options, problems: [problem], labelOf, limit: 0 };
}

/** Refuses a row for what is to be checked about it, where the option says so. */
function withoutWarnings(row: ParsedRow): ParsedRow {
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
