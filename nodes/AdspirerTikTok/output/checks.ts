import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { inTurns } from '../base/turns';
import { formatList, groupsOf, plainValue, pluralize } from '../base/values';
import { adOfPlan } from '../contract/ad';
import type { Creation, Values } from '../contract/creation';
import { meaningsOf } from '../contract/meanings';
import { isFilled } from '../parse/keyword';
import type { Problem } from '../problems/problem';
import type { ReadSheet } from '../rows/readRows';
import { type ParsedRow, columnsOf } from '../rows/row';
import type { SheetColumn } from '../sheet/columns';
import { type Decision, recognizedHeading } from '../sheet/recognizedHeadings';
import { rowNumbers } from './items';
import { type RowOutcome, type Run, adOf, both, entityOf, listRows, problemsOf } from './outcome';
import {
	agree,
	asJson,
	present,
	problemLines,
	sentences,
	textOf,
	toldProblems,
} from './problemText';
import { readingLines, rowWarnings, sentSummary } from './rowWarnings';

/** As many cells as anybody explains. */
const maxUnread = 20;

/** A column of a sheet, with what its rows say about it. */
interface CheckedColumn {
	readonly column: SheetColumn;
	/** In how many rows its cell holds something. */
	filled: number;
	/** The first filled cell, and its row. */
	readonly example: unknown;
	readonly row: ParsedRow;
	/** Why its rows are refused: the problem of each. */
	readonly problems: Problem[];
	/** The different cells that couldn't be read. */
	readonly unread: string[];
}

/** The report on each filled column of a sheet, those that need an answer first. */
export async function checkedColumns({ rows, written, sheet }: ReadSheet) {
	const checked = new Map<string, CheckedColumn>();
	// Each row may have headings of its own, so that its cells lead to the columns and not the other way.
	for await (const [at, row] of inTurns(rows.entries())) {
		const problems = problemsByColumn(row);
		for (const [heading, example] of Object.entries(written[at] ?? {})) {
			const column = sheet?.columns.get(heading);
			if (!column || !isFilled(example)) continue;
			const first = { column, filled: 0, example, row, problems: [], unread: [] };
			const told: CheckedColumn = checked.get(heading) ?? first;
			checked.set(heading, told);
			let problem = problems.get(column.heading);
			if (column.decision === 'ignored') problem = undefined;
			addCell(told, example, problem);
		}
	}
	return [...checked.values()].sort(
		(one, other) => rankOf(one) - rankOf(other) || one.column.position - other.column.position,
	);
}

/** Columns that need an answer come first, then those with cells to correct. */
function rankOf(checked: CheckedColumn): number {
	if (decisions[decisionOn(checked)].isFirst) return 0;
	if (checked.problems.length > 0) return 1;
	return 2;
}

/** The problems of a row by the columns that they are about; one may be told of several that make one value. */
function problemsByColumn(row: ParsedRow): Map<string, Problem> {
	const byColumn = new Map<string, Problem>();
	for (const problem of row.problems) {
		const { field, columns = [] } = problem;
		for (const heading of [...columns, ...columnsOf(row, field)]) {
			if (!byColumn.has(heading)) byColumn.set(heading, problem);
		}
	}
	return byColumn;
}

function addCell(checked: CheckedColumn, cell: unknown, problem?: Problem): void {
	const { problems, unread } = checked;
	checked.filled += 1;
	if (problem === undefined) return;
	problems.push(problem);
	const text = plainValue(cell);
	if (unread.length < maxUnread && !unread.includes(text)) unread.push(text);
}

const removed = 'ignored (removed in the form)';

const ignored = { means: 'ignored', list: 'Ignored' };

/** Columns that fill nothing: their use, and their name in the line about all of them. */
export const decisions: Readonly<
	Record<Decision, { readonly means: string; readonly list: string; readonly isFirst?: true }>
> = {
	field: { means: '', list: '' },
	asks: { means: 'needs your answer', list: 'Need your answer', isFirst: true },
	settings: { means: 'needs your answer', list: "Can't be set from a sheet", isFirst: true },
	results: { means: 'result of this node', list: 'Written by this node' },
	ignored,
	records: ignored,
	others: ignored,
};

/** A setting whose cells all ask for nothing is passed over like a record. */
function decisionOn({ column: { decision }, problems }: CheckedColumn): Decision {
	if (decision === 'settings' && problems.length === 0) return 'ignored';
	return decision;
}

/** The remedy for a column: its answer, or its first row's correction; and the consequence of ignoring it. */
function whatToDo({ column, problems, example, filled }: CheckedColumn, creation: Creation) {
	const { heading, decision, isAnswered } = column;
	const [first] = problems;
	const { means } = recognizedHeading(creation, heading) ?? {};
	if (decision === 'ignored' && isAnswered && means !== undefined) {
		const { label } = meaningsOf(creation).get(means) ?? {};
		return textOf({
			why: 'ignored though known',
			facts: { label, rows: pluralize(filled, 'row') },
		});
	}
	if (!first) return '';
	if (decision !== 'asks') return problemLines([first]).join();
	// The part of its rows' problems that is about this column.
	const { more = [] } = first.message;
	const own = more.find(({ facts }) => facts?.heading === heading);
	return textOf(own ?? { why: 'say what it is', facts: { heading, value: { written: example } } });
}

/** The item of a column. */
export function columnItem(checked: CheckedColumn, creation: Creation): IDataObject {
	const { column, filled, example, problems, unread } = checked;
	const meaning = meaningsOf(creation).get(column.means ?? '');
	return {
		column: column.heading,
		means:
			(column.isRemoved && removed) || (meaning?.label ?? decisions[decisionOn(checked)].means),
		what_to_do: whatToDo(checked, creation),
		example: plainValue(example),
		filled,
		rows_refused: problems.length,
		unread,
		field: column.targets.join(', ') || (column.means ?? ''),
	};
}

/** "'Market' (1 row) and 'Budget' (3 rows)", by how many rows of each are refused. */
function quotedHeadings(columns: readonly CheckedColumn[]): string {
	const headings = columns.map(({ column: { heading }, problems: { length } }) => {
		if (length === 0) return `'${heading}'`;
		return `'${heading}' (${pluralize(length, 'row')})`;
	});
	return formatList(headings);
}

/** The columns in short: "Columns: 9 are used. Ignored: 'Agency'. Need your answer: 'Brief'." */
export function columnsLine(checked: readonly CheckedColumn[]): string | undefined {
	if (checked.length === 0) return undefined;
	const listOf = (column: CheckedColumn) => decisions[decisionOn(column)].list;
	const unused = checked.filter((column) => listOf(column) !== '');
	const lines = groupsOf(unused, listOf).map(
		(columns) => `${listOf(columns[0])}: ${quotedHeadings(columns)}.`,
	);
	const used = checked.length - unused.length;
	const wrong = checked.filter((column) => listOf(column) === '' && column.problems.length > 0);
	const count = pluralize(wrong.length, 'column');
	const toCorrect = `${count} ${agree(wrong.length, 'has', 'have')} cells to correct: ${quotedHeadings(wrong)}.`;
	return sentences(
		`Columns: ${used} ${agree(used, 'is', 'are')} used.`,
		wrong.length > 0 && toCorrect,
		...lines,
	);
}

/** One item for each row of a dry run, in order: the verdict on it and its reasons come first. */
export async function checkedItems(run: Run, creation: Creation): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for await (const outcome of inTurns(run.outcomes)) {
		const { item } = outcome.row;
		let json = itemOf(outcome, creation);
		if (run.inside) json = itemOfPlan(outcome, creation, adOf(run, outcome));
		items.push({ json, pairedItem: { item } });
	}
	return items;
}

function itemOf({ row, result, sameAs }: RowOutcome, creation: Creation): IDataObject {
	const problems = problemsOf(result);
	const valid = problems.length === 0;
	const equal = valid && sameAs && `This row has the ${creation.noun} of ${listRows([sameAs])}.`;
	let sent: Values = {};
	if ('failure' in result) sent = row.values;
	const readings = readingLines(row).map(({ text }) => text);
	return asJson({
		valid,
		[creation.nameArgument]: row.values[creation.nameArgument] ?? null,
		problems: problemLines(problems).join(' '),
		warnings: sentences(equal, rowWarnings({ row, result, creation })),
		summary: summaryOf({ row, result }, creation),
		...rowNumbers(row.name),
		...(!row.options.simplify && {
			readings: readings.join(' '),
			problem_list: toldProblems(problems),
			arguments: sent,
		}),
	});
}

/** A row of a media plan, with a summary and `arguments` for each of the two calls. */
function itemOfPlan(
	outcome: RowOutcome,
	creation: Creation,
	ad: RowOutcome | undefined,
): IDataObject {
	// Rows of a plan share their ad groups by nature, so that nothing is said of it.
	const ofAdGroup = itemOf({ ...outcome, sameAs: undefined }, creation);
	let ofAd: IDataObject = {};
	if (ad) ofAd = itemOf(ad, adOfPlan);
	const { valid, adgroup_name, problems, summary, arguments: adgroup } = ofAdGroup;
	const first = {
		valid,
		adgroup_name,
		ad_name: ofAd.ad_name,
		problems,
		warnings: both(ofAdGroup, ofAd, 'warnings'),
		summary,
		ad_summary: ofAd.summary ?? '',
	};
	const item = asJson({ ...first, ...ofAdGroup, ...first });
	if (adgroup === undefined) return item;
	return {
		...item,
		readings: both(ofAdGroup, ofAd, 'readings'),
		arguments: asJson({ adgroup, ad: ofAd.arguments }),
	};
}

function summaryOf({ row, result }: RowOutcome, creation: Creation): string {
	if ('skipped' in result) return `Skipped, because ${textOf(result.skipped)}.`;
	const entity = entityOf({ result });
	if (entity) return `Already done: the row has the ${creation.noun} ID ${entity.id}`;
	if (problemsOf(result).length > 0) return '';
	let short: Creation['shortSummary'] | undefined;
	if (row.options.simplify) short = creation.shortSummary;
	const paused = row.options.startPaused && 'paused';
	return present([sentSummary(row, creation, short), paused]).join('; ');
}
