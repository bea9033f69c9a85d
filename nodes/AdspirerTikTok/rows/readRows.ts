import type { IExecuteFunctions } from 'n8n-workflow';
import type { ArgumentName } from '../contract/adGroupArguments';
import { fold } from '../parse/fold';
import { formatValue } from '../parse/formatValue';
import { usesHForMen } from '../parse/gender';
import type { Problem } from '../parse/problem';
import { columnNamesStates } from '../parse/usStates';
import { eventLoopBreaks } from './eventLoop';
import type { KeyStrategy } from './keyStrategy';
import { warnOfOtherCurrencies } from './otherCurrencies';
import { readArguments, type RowArguments } from './readArguments';
import { rowName, type RowName } from './rowName';
import { readRunOptions, type RunOptions } from './runOptions';
import { rowReader, type Labels, type UnparsedRow } from './unparsedRow';

export type { Labels } from './unparsedRow';

/** A row as the operations that create ad groups need it. */
export interface Row extends RowArguments {
	/** From 0. */
	readonly item: number;
	readonly name: RowName;
	readonly options: RunOptions;
	/** Undefined where the row's duplicate protection can't be read; `problems` says why. */
	readonly strategy: KeyStrategy | undefined;
	/** What a person calls an argument: its label in the form, or its column's heading. */
	readonly labelOf: (argument: ArgumentName) => string;
	/** The ID of the ad group that the row already has; such a row is done, and nothing is said of it. */
	readonly existingAdgroupId: string | undefined;
}

/** All rows of a run, and what concerns the sheet as a whole. */
export interface Rows {
	readonly rows: readonly Row[];
	/** Filled columns that Map Automatically found no use for. */
	readonly unusedColumns: readonly string[];
}

/** What only the rows together tell. */
interface Sheet {
	/** True where some row uses H for men, so that M may mean women. */
	readonly mIsAmbiguous: boolean;
	/** True where the column of locations speaks of US states. */
	readonly namesStates: boolean;
	/** True where the rows name more than one campaign, by name. */
	readonly namesSeveralCampaigns: boolean;
}

/**
 * Reads and checks every input item, giving n8n's event loop its turns. Bad rows are listed in
 * `problems`, never thrown: a row that this code fails on is a bad row, too.
 */
export async function readRows(context: IExecuteFunctions, labels: Labels): Promise<Rows> {
	const input = context.getInputData();
	const now = Date.now();
	const readRow = rowReader(context, labels, now);
	const takeBreak = eventLoopBreaks();
	const unparsed: Array<UnparsedRow | Problem> = [];
	for (const [item, { json }] of input.entries()) {
		unparsed.push(orProblem(() => readRow(json, item)));
		await takeBreak();
	}
	const read = unparsed.flatMap((row) => ('field' in row ? [] : [row]));
	const sheet: Sheet = {
		mIsAmbiguous: usesHForMen(read.map(({ values }) => values.given.get('gender'))),
		namesStates: columnNamesStates(
			read[0]?.values.labelOf('location_ids'),
			read.map(({ values }) => values.given.get('location_ids')),
		),
		namesSeveralCampaigns: countNames(read, 'campaign_id') > 1,
	};
	const rows: Row[] = [];
	for (const [item, row] of unparsed.entries()) {
		const parsed = 'field' in row ? row : orProblem(() => parseRow(row, sheet, now));
		const values =
			'field' in parsed ? { ...nothingRead(context, labels), problems: [parsed] } : parsed;
		const name = rowName(item, input[item]?.json, values.values.adgroup_name);
		rows.push({ ...values, item, name });
		await takeBreak();
	}
	const writtenOf = (item: number) => {
		const row = unparsed[item];
		return row && 'values' in row ? row.values.given.get('budget') : undefined;
	};
	return {
		rows: warnOfOtherCurrencies(rows, writtenOf),
		unusedColumns: [...new Set(read.flatMap((row) => row.unusedColumns))],
	};
}

/** How many different names the rows give for something that takes an ID. */
function countNames(rows: readonly UnparsedRow[], argument: ArgumentName): number {
	const names = rows.flatMap((row) => row.names.get(argument) ?? []);
	return new Set(names.map(({ value }) => fold(String(value)))).size;
}

function parseRow(row: UnparsedRow, sheet: Sheet, now: number): Omit<Row, 'item' | 'name'> {
	const { options, strategy, existingAdgroupId } = row;
	const { zone, dateOrder, budgetLimit } = options;
	const read = readArguments(row.values, {
		zone,
		dateOrder,
		now,
		mIsAmbiguous: sheet.mIsAmbiguous,
		namesStates: sheet.namesStates,
		...(budgetLimit !== undefined && { budgetLimit }),
	});
	const { labelOf } = row.values;
	const common = { options, strategy, labelOf, existingAdgroupId, values: read.values };
	if (existingAdgroupId !== undefined) {
		return { ...common, problems: [], warnings: [], readings: [], ignored: [] };
	}
	const named = checkNames(row, sheet);
	return {
		...common,
		problems: [...read.problems, ...row.problems, ...named.problems],
		warnings: [...read.warnings, ...named.warnings, ...row.warnings],
		readings: [...read.readings, ...row.readings],
		ignored: read.ignored,
	};
}

/**
 * What to say of cells that name a campaign, an account or audiences: they are not used. Where the
 * form's campaign serves instead, rows of several campaigns would all end up in that one.
 */
function checkNames(
	{ names, values: { given } }: UnparsedRow,
	{ namesSeveralCampaigns }: Sheet,
): { problems: Problem[]; warnings: Problem[] } {
	const problems: Problem[] = [];
	const warnings: Problem[] = [];
	for (const [argument, { heading: field, value }] of names) {
		const start = `is ${formatValue(value)}, which is a name, not an ID`;
		const warn = (message: string) => warnings.push({ field, message });
		if (argument === 'audience_ids') {
			warn(`${start}, so the ad group targets no audience by it.`);
		} else if (argument === 'advertiser_id') {
			const instead = given.get(argument) ? 'the account chosen in the node is' : "it isn't";
			warn(`${start}, so ${instead} used.`);
		} else if (given.get(argument)) {
			if (!namesSeveralCampaigns) warn(`${start}, so the campaign chosen in the node is used.`);
			else {
				const message = `${start}, and other rows name another campaign. Add a column 'Campaign ID', since all rows would go to the campaign chosen in the node.`;
				problems.push({ field, message });
			}
		}
	}
	return { problems, warnings };
}

/** A row that this code fails on is a bad row, and no other's concern. */
export function orProblem<T>(read: () => T): T | Problem {
	try {
		return read();
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const message = `makes this node fail (${reason}). This is a bug in the node. Please report it.`;
		return { field: 'Row', message };
	}
}

/** A row that could not be read at all. */
function nothingRead(context: IExecuteFunctions, labels: Labels): Omit<Row, 'item' | 'name'> {
	return {
		options: readRunOptions({}, context.getTimezone(), labels.option).options,
		strategy: undefined,
		labelOf: labels.argument,
		existingAdgroupId: undefined,
		values: {},
		problems: [],
		warnings: [],
		readings: [],
		ignored: [],
	};
}
