import type { IExecuteFunctions } from 'n8n-workflow';
import { labelOf as labelOfArgument } from '../contract/fields';
import type { Problem } from '../parse/cell';
import { eventLoopBreaks } from './eventLoop';
import { columnsReader } from './mapColumns';
import { checkNames } from './unusedColumns';
import { parameterReader, type ParameterReader } from './parameterReader';
import { parseRow } from './parseRow';
import { rowName, type GivenRow, type Row, type Rows, type RowSpec } from './row';
import {
	readExisting,
	readLimit,
	readRunOptions,
	readStrategy,
	type RunOptions,
} from './rowOptions';
import { gatherHeadings, readSheet } from './sheet';
import { SheetFacts } from './sheetFacts';

/** A row whose options are parsed, and whose values are not yet. */
interface UnparsedRow {
	readonly item: number;
	readonly options: RunOptions;
	/** What is wrong with the options. */
	readonly problems: readonly Problem[];
	readonly row: GivenRow | Problem;
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
	const mode = spec.mappable
		? reader.parsed('mappingMode', 0, (value) => ({ value }))
		: { problem: '' };
	const readColumns =
		'value' in mode && mode.value === 'autoMapInputData'
			? columnsReader(await readSheet(headings, takeBreak), spec)
			: undefined;

	const facts = new SheetFacts(spec.needsOneOf ?? []);
	const unparsed: UnparsedRow[] = [];
	for (const [item, json] of columns.entries()) {
		const problems: Problem[] = [];
		const options = readRunOptions(reader, item, workflowZone, problems);
		const { zone, dateOrder } = options;
		const row = orProblem((): GivenRow => {
			const given = readColumns
				? readColumns(json, (field) => reader.given(field, item), {
						zone,
						dateOrder,
						now,
						mIsAmbiguous: false,
					})
				: {
						given: new Map(spec.fields.map((field) => [field.argument, reader.given(field, item)])),
					};
			facts.addGiven(given);
			return given;
		});
		unparsed.push({ item, options, problems, row });
		await takeBreak();
	}

	const rows: Row[] = [];
	for (const one of unparsed) {
		const { item, options, row: given } = one;
		const parsed =
			'given' in given ? orProblem(() => parsedRow(one, given, spec, reader, facts, now)) : given;
		const values = 'values' in parsed ? parsed : { ...nothingRead, problems: [parsed] };
		const { adgroup_name: adgroupName, adgroup_id: adgroupId } = values.values;
		const name = rowName(item, columns[item]?.row_number, adgroupName ?? adgroupId);
		const row = { ...values, item, name, options };
		const budget = 'given' in given ? given.given.get('budget')?.value : undefined;
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

function parsedRow(
	{ item, options, problems: ofOptions }: UnparsedRow,
	row: GivenRow,
	spec: RowSpec,
	reader: ParameterReader,
	facts: SheetFacts,
	now: number,
): ParsedRow {
	const { zone, dateOrder, budgetLimit } = options;
	const { mIsAmbiguous, namesStates, namesSeveralCampaigns } = facts;
	const parsed = parseRow(row, spec, options, {
		zone,
		dateOrder,
		now,
		mIsAmbiguous,
		namesStates,
		...(budgetLimit !== undefined && { budgetLimit }),
	});
	const { columns } = row;
	const { values, ignored } = parsed;
	const problems = [...parsed.problems, ...ofOptions];
	const existing = spec.creates
		? readExisting(reader, options, columns?.existing, values)
		: undefined;
	const common = {
		values,
		options,
		labelOf: (argument: string) => row.given.get(argument)?.label ?? labelOfArgument(argument),
		strategy: spec.creates ? readStrategy(reader, item, problems) : undefined,
		limit: spec.limited ? readLimit(reader, item, problems) : Infinity,
		existingAdgroupId: existing?.id,
	};
	if (existing?.id !== undefined) {
		return { ...common, problems: [], warnings: [], readings: [], ignored: [] };
	}
	const named = checkNames(row, namesSeveralCampaigns);
	return {
		...common,
		problems: [
			...problems,
			...(columns?.problems ?? []),
			...(existing?.problem ? [existing.problem] : []),
			...named.problems,
		],
		warnings: [
			...parsed.warnings,
			...named.warnings,
			...(columns?.warnings ?? []),
			...(existing?.warning ? [existing.warning] : []),
		],
		readings: [...parsed.readings, ...(columns?.readings ?? [])],
		ignored,
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

/** A row that could not be read at all. */
const nothingRead: Omit<ParsedRow, 'problems'> = {
	values: {},
	labelOf: labelOfArgument,
	limit: 0,
	warnings: [],
	readings: [],
	ignored: [],
};
