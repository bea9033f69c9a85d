import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { labelOf as labelOfArgument } from '../contract/fields';
import type { Problem } from '../parse/cell';
import { usesHForMen } from '../parse/gender';
import { columnNamesStates } from '../parse/usStates';
import { Comparison } from './compareRows';
import { eventLoopBreaks } from './eventLoop';
import { columnsReader, type ReadColumns } from './mapColumns';
import { campaignNamed, checkNames } from './namedCells';
import { parameterReader, type ParameterReader } from './parameterReader';
import { parseRow } from './parseRow';
import type { Row, Rows } from './row';
import { rowName } from './rowName';
import { readExisting, readLimit, readStrategy } from './rowOptions';
import type { GivenRow, RowSpec } from './rowSpec';
import { readRunOptions, type RunOptions } from './runOptions';
import { gatherHeadings, readSheet } from './sheet';

export type { Row, Rows } from './row';
export type { RowSpec } from './rowSpec';

/** A row whose options are parsed, and whose values are not yet. */
interface UnparsedRow {
	readonly row: GivenRow;
	readonly options: RunOptions;
	readonly problems: readonly Problem[];
}

/** What only the rows together tell. */
interface SheetFacts {
	/** True where some row uses H for men, so that M may mean women. */
	mIsAmbiguous: boolean;
	/** True where the column of locations speaks of US states. */
	namesStates: boolean;
	readonly campaigns: Set<string>;
	readonly unusedColumns: Set<string>;
}

/**
 * Reads and checks every input item for an operation, giving n8n's event loop its turns. Bad rows are
 * listed in `problems`, never thrown: a row that this code fails on is a bad row, too.
 */
export async function readRows(context: IExecuteFunctions, spec: RowSpec): Promise<Rows> {
	const input = context.getInputData();
	const takeBreak = eventLoopBreaks();
	const columns = input.map(({ json }) => json);
	const headings = await gatherHeadings(columns, takeBreak);
	const reader = parameterReader(context, spec.labels, headings);
	const now = Date.now();
	const readGiven = await givenReader(reader, spec, headings, now, takeBreak);
	const workflowZone = context.getTimezone();
	const optionsOf = (values: Readonly<Record<string, unknown>>) =>
		readRunOptions(values, workflowZone, (option) => spec.labels(option, 'options'));

	const facts: SheetFacts = {
		mIsAmbiguous: false,
		namesStates: false,
		campaigns: new Set(),
		unusedColumns: new Set(),
	};
	const unparsed: Array<UnparsedRow | Problem> = [];
	for (const [item, json] of columns.entries()) {
		const read = orProblem(() => {
			const written = reader.options(item);
			const { options, problems } = optionsOf(written.values);
			const row = readGiven(json, item, options);
			return { row, options, problems: [...written.problems, ...problems] };
		});
		unparsed.push(read);
		if ('row' in read) {
			const { row } = read;
			facts.mIsAmbiguous ||= usesHForMen([row.given.get('gender')?.value]);
			const { label, value } = row.given.get('location_ids') ?? {};
			facts.namesStates ||= columnNamesStates(label, [value]);
			const campaign = campaignNamed(row);
			if (campaign !== undefined) facts.campaigns.add(campaign);
			for (const column of row.unusedColumns) facts.unusedColumns.add(column);
		}
		await takeBreak();
	}

	const rows: Row[] = [];
	const comparison = new Comparison(spec.needsOneOf ?? []);
	for (const [item, read] of unparsed.entries()) {
		const parsed =
			'row' in read ? orProblem(() => parsedRow(read, spec, reader, facts, item, now)) : read;
		const values =
			'field' in parsed
				? { ...nothingRead, options: optionsOf({}).options, problems: [parsed] }
				: parsed;
		const { adgroup_name: adgroupName, adgroup_id: adgroupId } = values.values;
		const row = { ...values, item, name: rowName(item, columns[item], adgroupName ?? adgroupId) };
		comparison.add(row, 'row' in read ? read.row.given.get('budget')?.value : undefined);
		rows.push(row);
		await takeBreak();
	}
	comparison.tell(rows);
	return { rows, unusedColumns: [...facts.unusedColumns] };
}

/** Reads a row's values from the form, or from its own columns where the form says so. */
async function givenReader(
	reader: ParameterReader,
	spec: RowSpec,
	headings: readonly string[],
	now: number,
	takeBreak: () => Promise<void>,
): Promise<(columns: IDataObject, item: number, options: RunOptions) => GivenRow> {
	const isMapped = (item: number) => {
		const mode = spec.mappable ? reader.value('mappingMode', item) : undefined;
		return mode !== undefined && 'value' in mode && mode.value === 'autoMapInputData';
	};
	let readColumns: ReadColumns | undefined;
	// n8n allows no expression for the mode, so the first row speaks for all.
	if (isMapped(0)) readColumns = columnsReader(await readSheet(headings, takeBreak), spec);
	return (columns, item, { zone, dateOrder }) =>
		readColumns
			? readColumns(columns, (field) => reader.given(field, item), {
					zone,
					dateOrder,
					now,
					mIsAmbiguous: false,
				})
			: {
					given: new Map(spec.fields.map((field) => [field.argument, reader.given(field, item)])),
					isMapped: false,
					problems: [],
					warnings: [],
					readings: [],
					names: new Map(),
					unusedColumns: [],
				};
}

function parsedRow(
	{ row, options, problems }: UnparsedRow,
	spec: RowSpec,
	reader: ParameterReader,
	facts: SheetFacts,
	item: number,
	now: number,
): Omit<Row, 'item' | 'name'> {
	const { labels, creates, limited } = spec;
	const { zone, dateOrder, budgetLimit } = options;
	const { mIsAmbiguous, namesStates: states } = facts;
	const parsed = parseRow(row, spec, options, {
		zone,
		dateOrder,
		now,
		mIsAmbiguous,
		namesStates: states,
		...(budgetLimit !== undefined && { budgetLimit }),
	});
	const limit = limited ? readLimit(reader, labels, item) : { limit: Infinity };
	const named = checkNames(row, facts.campaigns.size > 1);
	const protection = creates ? readStrategy(reader, labels, item) : undefined;
	const existing = creates
		? readExisting(reader, labels, options, row.existing, parsed.values)
		: undefined;
	const common = {
		values: parsed.values,
		options,
		labelOf: (argument: string) => row.given.get(argument)?.label ?? labelOfArgument(argument),
		limit: 'limit' in limit ? limit.limit : 0,
		...(protection && { strategy: 'strategy' in protection ? protection.strategy : undefined }),
		existingAdgroupId: existing?.id,
	};
	if (existing?.id !== undefined) {
		return { ...common, problems: [], warnings: [], readings: [], ignored: [] };
	}
	return {
		...common,
		problems: [
			...parsed.problems,
			...problems,
			...(protection && 'problem' in protection ? [protection.problem] : []),
			...row.problems,
			...(existing?.problem ? [existing.problem] : []),
			...named.problems,
			...('problem' in limit ? [limit.problem] : []),
		],
		warnings: [
			...parsed.warnings,
			...named.warnings,
			...row.warnings,
			...(existing?.warning ? [existing.warning] : []),
		],
		readings: [...parsed.readings, ...row.readings],
		ignored: parsed.ignored,
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
const nothingRead: Omit<Row, 'item' | 'name' | 'options' | 'problems'> = {
	values: {},
	labelOf: labelOfArgument,
	limit: 0,
	strategy: undefined,
	warnings: [],
	readings: [],
	ignored: [],
};
