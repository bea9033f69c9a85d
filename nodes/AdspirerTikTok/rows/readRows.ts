import type { IExecuteFunctions } from 'n8n-workflow';
import { argumentNamed, type ArgumentName } from '../contract/adGroupArguments';
import { fold } from '../parse/fold';
import { formatValue } from '../parse/formatValue';
import { usesHForMen } from '../parse/gender';
import type { Problem } from '../parse/problem';
import { namesStates } from '../parse/sharedCodes';
import { eventLoopBreaks } from './eventLoop';
import { warnOfOtherCurrencies } from './otherCurrencies';
import { readArguments } from './readArguments';
import type { Row, Rows } from './row';
import { rowName } from './rowName';
import { readRunOptions } from './runOptions';
import { rowReader, type Labels, type UnparsedRow } from './unparsedRow';

export type { Row, Rows } from './row';
export type { Labels } from './unparsedRow';

/** What only the rows together tell. */
interface Sheet {
	/** True where some row uses H for men, so that M may mean women. */
	readonly mIsAmbiguous: boolean;
	/** True where some row names US states. */
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
		namesStates: namesStates(read.map(({ values }) => values.given.get('location_ids'))),
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
	const common = {
		options,
		strategy,
		labelOf: byName(labelOf),
		existingAdgroupId,
		limit: Infinity,
		values: read.values,
	};
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

function byName(labelOf: (argument: ArgumentName) => string): Row['labelOf'] {
	return (name) => {
		const argument = argumentNamed(name);
		return argument === undefined ? name : labelOf(argument);
	};
}

/** A row that could not be read at all. */
function nothingRead(context: IExecuteFunctions, labels: Labels): Omit<Row, 'item' | 'name'> {
	return {
		options: readRunOptions({}, context.getTimezone(), labels.option).options,
		strategy: undefined,
		labelOf: byName(labels.argument),
		existingAdgroupId: undefined,
		limit: Infinity,
		values: {},
		problems: [],
		warnings: [],
		readings: [],
		ignored: [],
	};
}
