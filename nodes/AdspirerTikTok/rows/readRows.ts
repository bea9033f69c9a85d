import type { IExecuteFunctions } from 'n8n-workflow';
import { labelOf as labelOfArgument, type FieldOf } from '../contract/fields';
import type { Problem } from '../parse/cell';
import { eventLoopBreaks } from './eventLoop';
import { columnsReader } from './mapColumns';
import { parameterReader, type ParameterReader } from './parameterReader';
import { parseRow } from './parseRow';
import { rowName, type GivenRow, type Row, type Rows, type RowSpec, type RunOptions } from './row';
import { readExisting, readLimit, readRunOptions, readStrategy } from './rowOptions';
import { gatherHeadings, readSheet } from './sheet';
import { SheetFacts } from './sheetFacts';
import { checkNames } from './unusedColumns';

/** A row whose options are parsed, and whose values are not yet. */
interface UnparsedRow {
	readonly item: number;
	readonly options: RunOptions;
	/** What is wrong with the options. */
	readonly problems: readonly Problem[];
	readonly row: GivenRow;
}

type ParsedRow = Omit<Row, 'item' | 'name' | 'options'>;

/**
 * Reads and checks every input item for an operation, giving n8n's event loop its turns. Bad rows are
 * listed in `problems`, never thrown: a row that this code fails on is a bad row, too.
 */
export async function readRows(context: IExecuteFunctions, spec: RowSpec): Promise<Rows> {
	const takeBreak = eventLoopBreaks();
	const columns = context.getInputData().map(({ json }) => json);
	const headings = await gatherHeadings(columns, takeBreak);
	const reader = parameterReader(context, spec.labels, headings);
	const now = Date.now();
	const workflowZone = context.getTimezone();
	// n8n allows no expression for the mode, so the first row speaks for all.
	const mode = reader.parsed('mappingMode', 0, (value) => ({ value }));
	const isMapped = spec.mappable && 'value' in mode && mode.value === 'autoMapInputData';
	const readColumns = isMapped && columnsReader(await readSheet(headings, takeBreak), spec);

	const facts = new SheetFacts(spec.needsOneOf ?? []);
	const unparsed: Array<{ options: RunOptions; read: UnparsedRow | Problem }> = [];
	for (const [item, json] of columns.entries()) {
		const problems: Problem[] = [];
		const options = readRunOptions(reader, item, workflowZone, problems);
		const form = (field: FieldOf) => reader.given(field, item);
		const { zone, dateOrder } = options;
		const read = orProblem((): UnparsedRow => {
			const row = readColumns
				? readColumns(json, form, { zone, dateOrder, now, mIsAmbiguous: false })
				: { given: new Map(spec.fields.map((field) => [field.argument, form(field)])) };
			facts.addGiven(row);
			return { item, options, problems, row };
		});
		unparsed.push({ options, read });
		await takeBreak();
	}

	const rows: Row[] = [];
	for (const [item, { options, read }] of unparsed.entries()) {
		const parsed = 'row' in read ? orProblem(() => parse(read, spec, reader, facts, now)) : read;
		const values = 'values' in parsed ? parsed : { ...notRead, problems: [parsed] };
		const { adgroup_name: adgroupName, adgroup_id: adgroupId } = values.values;
		const name = rowName(item, columns[item]?.row_number, adgroupName ?? adgroupId);
		const row = { ...values, item, name, options };
		const budget = 'row' in read ? read.row.given.get('budget')?.value : undefined;
		const problem = facts.addParsed(row, budget);
		rows.push(problem ? { ...row, problems: [...row.problems, problem] } : row);
		await takeBreak();
	}
	for (const [item, message] of facts.otherCurrencies()) {
		const row = rows[item];
		if (!row) continue;
		const warning = { field: row.labelOf('budget'), message };
		rows[item] = { ...row, warnings: [...row.warnings, warning] };
	}
	return { rows, unusedColumns: [...facts.unusedColumns] };
}

function parse(
	{ item, options, problems: ofOptions, row }: UnparsedRow,
	spec: RowSpec,
	reader: ParameterReader,
	facts: SheetFacts,
	now: number,
): ParsedRow {
	const { zone, dateOrder, budgetLimit } = options;
	const { mIsAmbiguous, namesStates } = facts;
	const { columns = nothingFound } = row;
	const parsed = parseRow(row, spec, options, {
		...{ zone, dateOrder, now, mIsAmbiguous, namesStates },
		...(budgetLimit !== undefined && { budgetLimit }),
	});
	const problems = [...parsed.problems, ...ofOptions, ...columns.problems];
	const warnings = [...parsed.warnings, ...columns.warnings];
	const readings = [...parsed.readings, ...columns.readings];
	checkNames(row, warnings);
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
		...(existingAdgroupId === undefined
			? { problems, warnings, readings, ignored: parsed.ignored }
			: nothingFound),
	};
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

const nothingFound = { problems: [], warnings: [], readings: [], ignored: [] };

/** A row that could not be read at all. */
const notRead: ParsedRow = { ...nothingFound, values: {}, labelOf: labelOfArgument, limit: 0 };
