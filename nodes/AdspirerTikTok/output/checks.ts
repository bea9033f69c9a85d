import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import { nameOf } from '../contract/choices';
import type { Creation } from '../contract/creation';
import { adGroupOfPlan, adOfPlan } from '../contract/mediaPlan';
import type { FieldOf } from '../contract/fields';
import { meaningsOf } from '../contract/meanings';
import { formatList, formatValue, plainValue, pluralize } from '../base/wording';
import type { Problem } from '../problems/problem';
import { formatAmount } from '../parse/money';
import { describeMoment } from '../parse/time';
import { columnsOf, labelOf, type Name, type ParsedRow } from '../rows/row';
import type { Decision, SheetColumn } from '../sheet/columns';
import { statusOf } from '../sheet/statuses';
import { groupsOf } from '../words/groups';
import { allSkippedLine, boxes, equalRowsPart } from './boxes';
import { rowNumbers } from './items';
import { both } from './planItems';
import { lineOf, lineOfRow, problemLines, textOf, toldProblems, type Line } from './problemText';
import { linesOf, listRows, type RowOutcome } from './rowOutcome';
import { readingLines, rowWarnings } from './rowWarnings';
import { sentSummary } from './summary';
import { agree, asJson, asSentence, present, sentences } from './words';

/** A row as Check Rows sees it: with another row's name among its problems. */
export type CheckedRow = Pick<RowOutcome, 'sameAs'> & { readonly row: ParsedRow };

/** The item of a checked row: the verdict and its reasons first, the same columns for all rows. */
export function previewItem({ row, sameAs }: CheckedRow, creation: Creation): IDataObject {
	const { problems, values } = row;
	const valid = problems.length === 0;
	const equal = valid && sameAs && `This row has the ${creation.noun} of ${listRows([sameAs])}.`;
	const readings = readingLines(row).map(({ text }) => text);
	return asJson({
		valid,
		[creation.nameArgument]: values[creation.nameArgument] ?? null,
		problems: problemLines(problems).join(' '),
		warnings: sentences(equal, rowWarnings({ row, creation })),
		summary: valid ? rowSummary(row, creation) : '',
		...rowNumbers(row.name),
		readings: readings.join(' '),
		problem_list: toldProblems(problems),
		arguments: isToCreate(row) ? values : {},
	});
}

/** The item of a checked row of a media plan, with `arguments` for each of the two calls. */
export function previewPlanItem(adGroup: CheckedRow, ad?: CheckedRow): IDataObject {
	// Rows of a plan share their ad groups by nature, so that nothing is said of it.
	const ofAdGroup = previewItem({ row: adGroup.row }, adGroupOfPlan);
	const { valid, adgroup_name, problems, arguments: adgroup, ...rest } = ofAdGroup;
	if (!ad) return { ...ofAdGroup, arguments: { adgroup } };
	const ofAd = previewItem(ad, adOfPlan);
	return {
		valid,
		adgroup_name,
		ad_name: ofAd.ad_name,
		problems,
		...rest,
		warnings: both(ofAdGroup, ofAd, 'warnings'),
		summary: valid ? summaryOf(adGroup.row, adGroupOfPlan, ad.row) : '',
		readings: both(ofAdGroup, ofAd, 'readings'),
		arguments: { adgroup, ad: ofAd.arguments },
	};
}

/** What becomes of a row, of a media plan with its ad. */
function summaryOf(row: ParsedRow, creation: Creation, ad?: ParsedRow): string {
	const summary = rowSummary(row, creation);
	if (!ad) return summary;
	const ofAd = rowSummary(ad, adOfPlan);
	if (row.existingId === undefined) return `${summary}; ${ofAd}`;
	if (!isToCreate(ad)) return ofAd;
	return `${ofAd}; Ad Group: ${row.existingId}`;
}

const isToCreate = ({ existingId, skipped }: ParsedRow) =>
	existingId === undefined && skipped === undefined;

/** Rows that were checked, and what they create. */
export interface CheckedPart {
	readonly rows: readonly CheckedRow[];
	readonly creation: Creation;
}

/** The rows of a check that would be created, and how many of all are what. */
interface SortedRows {
	readonly ready: readonly CheckedRow[];
	readonly bad: number;
	readonly equal: number;
	readonly paused: number;
	/** Those that create anything. */
	readonly toCreate: number;
	readonly had: number;
	readonly skipped: number;
	/** Ad groups whose ad is skipped. */
	readonly withoutAd: number;
}

/** What comes of rows, or of rows with their `ads`, as far as they are told apart by numbers. */
function sortRows(rows: readonly CheckedRow[], ads?: CheckedPart): SortedRows {
	const adByItem = new Map(ads?.rows.map(({ row }) => [row.item, row]));
	const ready: CheckedRow[] = [];
	const counts = {
		bad: 0,
		equal: 0,
		paused: 0,
		toCreate: 0,
		had: 0,
		skipped: 0,
		withoutAd: 0,
	};
	for (const checked of rows) {
		const { row, sameAs } = checked;
		if (row.problems.length > 0) {
			counts.bad += 1;
			continue;
		}
		const isNew = isToCreate(row);
		if (sameAs) counts.equal += 1;
		else if (isNew) {
			ready.push(checked);
			if (row.options.startPaused) counts.paused += 1;
		}
		// Rows with ads share their ad groups by nature.
		if (sameAs && !ads) continue;
		const ad = adByItem.get(row.item);
		const { existingId = row.existingId, skipped } = ad ?? {};
		if (isNew && skipped !== undefined) counts.withoutAd += 1;
		if (isNew || (ad && isToCreate(ad))) counts.toCreate += 1;
		else if (existingId !== undefined && skipped === undefined) counts.had += 1;
		else counts.skipped += 1;
	}
	return { ready, ...counts };
}

/** "3 of 4 rows are ready. 1 exists already, 2 to be paused once created (2 calls each)." */
function verdictLine(sorted: SortedRows, { rows, creation }: CheckedPart, isPlan: boolean): string {
	const { bad, equal, paused, had, skipped, toCreate, withoutAd } = sorted;
	const total = rows.length;
	let pauses = `${paused} to be paused once created (2 calls each)`;
	if (isPlan) pauses = `${pluralize(paused, 'ad group')} to be paused before any ad is created`;
	else if (total === 1) pauses = 'It will be paused once created (2 calls)';
	const others = present([
		paused > 0 && pauses,
		had > 0 && `${had} ${agree(had, 'exists', 'exist')} already`,
		// Rows with ads share their ad groups by nature.
		!isPlan && equalRowsPart(equal, creation.noun),
		skipped > 0 && `${skipped} skipped`,
		withoutAd > 0 && `${pluralize(withoutAd, 'ad')} skipped`,
		bad > 0 && bad < total && `${bad} to correct`,
	]).join(', ');
	const are = toCreate > 1 ? 'are' : 'is';
	let verdict = `${toCreate || 'None'} of ${total} rows ${are} ready.`;
	if (total === 1) verdict = toCreate === 1 ? 'The row is ready.' : "The row isn't ready.";
	return sentences(verdict, others && `${others}.`);
}

/**
 * The boxes of a check. `lookUps` are the calls that Create makes before it creates anything, `columns`
 * says what became of the columns, and `ads` are those of a media plan.
 */
export async function previewHints(
	part: CheckedPart,
	lookUps: number,
	columns: readonly CheckedColumn[],
	ads?: CheckedPart,
): Promise<NodeExecutionHint[]> {
	const { rows, creation } = part;
	const shown = rows.map((row) => ({ ...row, creation }));
	if (ads) shown.push(...ads.rows.map((row) => ({ ...row, creation: ads.creation })));
	const sorted = sortRows(rows, ads);
	const { bad, ready } = sorted;
	const [first] = ready;
	const firstAd = ads?.rows[0]?.row;
	// A sentence about columns has no field. It is told before what is wrong with single rows.
	const ofColumns = rows.flatMap(({ row }) => row.problems.filter(({ field }) => field === ''));
	const columnLines = new Set(problemLines(ofColumns));
	const verdict = sentences(
		allSkippedLine(rows),
		verdictLine(sorted, part, ads !== undefined),
		...lookUpSentences(shown, lookUps),
	);
	const happened = [
		verdict,
		rows.length === 1 && first && `${asSentence(summaryOf(first.row, creation, firstAd))}.`,
		ads && callsLine(sorted, ads.rows),
		rows.length > 1 && spendingLine(ready, creation),
		// Check Columns says more; here what needs an answer is enough.
		...(columnLines.size > 0 ? columnLines : [columnsLine(columns)]),
		...(await linesOf(rows, whyNotReady)),
	];
	// What the service makes of times is told in two ways.
	const ofAll =
		ready.some((row) => givesTime(row, creation)) &&
		`Check one ${creation.noun}'s start in TikTok Ads Manager first: sources disagree on whether times count as UTC or in the ad account's time zone.`;
	const told = {
		happened,
		isBad: bad > 0,
		ofAll,
	};
	return await boxes(told, shown);
}

const givesTime = ({ row }: CheckedRow, { fields }: Creation) =>
	fields.some(({ type, argument }) => type === 'dateTime' && argument in row.values);

/** Why a row is refused or skipped, but for what is said of columns. */
function whyNotReady({ row }: CheckedRow): Line[][] {
	const { problems, skipped } = row;
	if (problems.length === 0 && skipped) return [[], [lineOfRow(skipped)]];
	return [problems.filter(({ field }) => field !== '').map(lineOf)];
}

/** What Create looks up, since a row is ready only if its names exist. */
function lookUpSentences(rows: readonly CheckedRow[], calls: number): string[] {
	if (calls === 0) return [];
	const sought: Name[] = [];
	for (const { row } of rows) {
		for (const name of row.names ?? []) {
			if (row.values[name.argument] === undefined) sought.push(name);
		}
	}
	return [
		`Create looks up the names in ${headingsOf(sought)}, which takes ${pluralize(calls, 'more call')}, and refuses rows whose names it doesn't find.`,
	];
}

function headingsOf(names: readonly Name[]): string {
	const headings = new Set(names.map(({ cell }) => `'${cell.heading}'`));
	return formatList([...headings]);
}

/** How many calls a media plan takes: "Create makes 9 calls: 2 ad groups, 2 pauses and 5 ads." */
function callsLine({ ready, paused }: SortedRows, ads: readonly CheckedRow[]): string {
	const made = ads.filter(({ row, sameAs }) => sameAs === undefined && isToCreate(row));
	const pauses = paused + made.filter(({ row }) => row.options.startPaused).length;
	const calls = ready.length + made.length + pauses;
	const list = present([
		ready.length > 0 && pluralize(ready.length, 'ad group'),
		pauses > 0 && pluralize(pauses, 'pause'),
		made.length > 0 && pluralize(made.length, 'ad'),
	]);
	if (calls === 0) return '';
	return `Create makes ${pluralize(calls, 'call')}: ${formatList(list)}.`;
}

/** As many sums as a line has room for. */
const maxSums = 5;

/** What rows would spend: "Campaign 179…: 1250 a day and 900 in total in 4 rows." */
function spendingLine(rows: readonly CheckedRow[], creation: Creation): string {
	const { spending, parentNoun, parentArgument } = creation;
	if (!spending) return '';
	const parentOf = ({ row }: CheckedRow) =>
		String(row.values[parentArgument] ?? formatValue(row.names?.[0]?.cell.value));
	const groups = groupsOf(rows, parentOf);
	const lines: string[] = [];
	for (const group of groups.slice(0, maxSums)) {
		const sums = new Map<string, number>();
		for (const { row } of group) {
			const { amount, period } = spending(row.values);
			if (amount > 0) sums.set(period, (sums.get(period) ?? 0) + amount);
		}
		const list = [...sums].sort().map(([period, sum]) => `${formatAmount(sum)} ${period}`);
		const parent = `${asSentence(parentNoun)} ${parentOf(group[0])}`;
		lines.push(`${parent}: ${list.join(' and ')} in ${pluralize(group.length, 'row')}.`);
	}
	const more = groups.length - maxSums;
	if (more > 0) lines.push(`… and ${pluralize(more, `more ${parentNoun}`)}.`);
	return lines.join(' ');
}

function rowSummary(row: ParsedRow, creation: Creation): string {
	const { options, existingId, skipped } = row;
	if (skipped !== undefined) return textOf(skipped);
	if (existingId !== undefined) {
		return `Already done: the row has the ${creation.noun} ID ${existingId}`;
	}
	const paused = options.startPaused && 'created, then paused (2 calls)';
	return present([sentSummary(row, creation), paused]).join('; ');
}

/** A column of a sheet, with what its rows say about it. */
export interface CheckedColumn {
	readonly column: SheetColumn;
	/** In how many rows its cell holds something. */
	readonly filled: number;
	/** A filled cell and its row: of a column that asks one that is refused, of others one that is read. */
	readonly example: unknown;
	readonly row: ParsedRow;
	/** Why its rows are refused: the problem of each. */
	readonly problems: readonly Problem[];
	/** The different cells that couldn't be read, at most 20. */
	readonly unread: readonly string[];
}

const statusMeans = {
	on: 'created',
	off: 'created, then paused',
	'not yet': 'skipped',
} as const;

function formatRead(value: unknown, field: FieldOf, zone: string): string {
	const { type, choices = [] } = field;
	if (Array.isArray(value)) {
		return formatList(value.map((entry) => nameOf(choices, String(entry))));
	}
	if (typeof value === 'number') return formatAmount(value);
	if (value === true) return 'yes';
	if (value === false) return 'no';
	if (type === 'dateTime') return describeMoment(String(value), zone);
	return nameOf(choices, String(value));
}

/** How a column's example was read: by its own words, or by what it gives for its fields. */
function readAs({ column, example, row }: CheckedColumn, creation: Creation): string {
	const { heading, means, targets } = column;
	if (means === undefined) return '';
	const status = statusOf(means, example);
	if (status) return statusMeans[status];
	const isOfColumn = (field: string) => columnsOf(row, field).includes(heading);
	const words: string[] = [];
	for (const reading of row.readings) {
		if (isOfColumn(reading.field)) words.push(reading.readAs);
	}
	if (words.length > 0) return words.join(' – ');
	for (const field of creation.fields) {
		const { argument, columns = [argument] } = field;
		const value = row.values[argument];
		const isTarget = columns.some((name) => targets.includes(name));
		if (isTarget && value !== undefined && isOfColumn(labelOf(row, argument))) {
			words.push(formatRead(value, field, row.options.zone));
		}
	}
	return words.join(' – ');
}

const ignored = { means: 'ignored', list: 'Ignored' };

/** What becomes of columns that fill nothing, and how the line about all of them calls the list. */
export const decisions: Readonly<Record<Decision, typeof ignored>> = {
	field: { means: '', list: '' },
	asks: { means: 'needs your answer', list: 'Need your answer' },
	settings: { means: 'needs your answer', list: "Can't be set from a sheet" },
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

/** The item of a column. */
export function columnItem(checked: CheckedColumn, creation: Creation): IDataObject {
	const { column, filled, example, problems, unread } = checked;
	const meaning = meaningsOf(creation).get(column.means ?? '');
	return {
		column: column.heading,
		means: meaning?.label ?? decisions[decisionOn(checked)].means,
		what_to_do: problemLines(problems)[0] ?? '',
		example: plainValue(example),
		read_as: readAs(checked, creation),
		filled,
		rows_refused: problems.length,
		unread: [...unread],
		field: column.targets.join(', ') || (column.means ?? ''),
	};
}

/** What became of the columns, in short: "Columns: 9 are used. Ignored: 'Agency'. Need your answer: 'Brief'." */
export function columnsLine(checked: readonly CheckedColumn[]): string | undefined {
	if (checked.length === 0) return undefined;
	const listOf = (column: CheckedColumn) => decisions[decisionOn(column)].list;
	const unused = checked.filter((column) => listOf(column) !== '');
	const lines: string[] = [];
	for (const columns of groupsOf(unused, listOf)) {
		const headings: string[] = [];
		for (const { column, problems } of columns) {
			const refused = problems.length;
			const more = refused > 0 ? ` (${pluralize(refused, 'row')} refused)` : '';
			headings.push(`'${column.heading}'${more}`);
		}
		lines.push(`${listOf(columns[0])}: ${formatList(headings)}.`);
	}
	const used = checked.length - unused.length;
	return sentences(`Columns: ${used} ${agree(used, 'is', 'are')} used.`, ...lines);
}
