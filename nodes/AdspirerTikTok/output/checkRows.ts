import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import { formatList, formatValue, pluralize } from '../base/wording';
import type { Creation } from '../contract/creation';
import { adGroupOfPlan, adOfPlan } from '../contract/mediaPlan';
import type { Values } from '../contract/tools';
import { formatAmount } from '../parse/money';
import { type Name, type ParsedRow } from '../rows/row';
import { groupsOf } from '../words/groups';
import { allSkippedLine, boxes, equalRowsPart } from './boxes';
import { columnsLine, type CheckedColumn } from './checks';
import { rowNumbers } from './items';
import { both } from './planItems';
import { lineOf, lineOfRow, problemLines, textOf, toldProblems, type Line } from './problemText';
import { linesOf, listRows, type RowOutcome } from './rowOutcome';
import { readingLines, rowWarnings } from './rowWarnings';
import { sentSummary } from './summary';
import { agree, asJson, asSentence, present, sentences, type Lines } from './words';

/** A row as Check Rows sees it: with another row's name among its problems. */
export type CheckedRow = Pick<RowOutcome, 'sameAs'> & { readonly row: ParsedRow };

/** The item of a checked row: the verdict and its reasons first, the same columns for all rows. */
export function previewItem({ row, sameAs }: CheckedRow, creation: Creation): IDataObject {
	const { problems, values } = row;
	const valid = problems.length === 0;
	const equal = valid && sameAs && `This row has the ${creation.noun} of ${listRows([sameAs])}.`;
	const readings = readingLines(row).map(({ text }) => text);
	let summary = '';
	if (valid) summary = rowSummary(row, creation);
	let sent: Values = {};
	if (isToCreate(row)) sent = values;
	return asJson({
		valid,
		[creation.nameArgument]: values[creation.nameArgument] ?? null,
		problems: problemLines(problems).join(' '),
		warnings: sentences(equal, rowWarnings({ row, creation })),
		summary,
		...rowNumbers(row.name),
		readings: readings.join(' '),
		problem_list: toldProblems(problems),
		arguments: sent,
	});
}

/** The item of a checked row of a media plan, with `arguments` for each of the two calls. */
export function previewPlanItem(adGroup: CheckedRow, ad?: CheckedRow): IDataObject {
	// Rows of a plan share their ad groups by nature, so that nothing is said of it.
	const ofAdGroup = previewItem({ row: adGroup.row }, adGroupOfPlan);
	const { valid, adgroup_name, problems, arguments: adgroup, ...rest } = ofAdGroup;
	if (!ad) return { ...ofAdGroup, arguments: { adgroup } };
	const ofAd = previewItem(ad, adOfPlan);
	let summary = '';
	if (valid) summary = summaryOf(adGroup.row, adGroupOfPlan, ad.row);
	return {
		valid,
		adgroup_name,
		ad_name: ofAd.ad_name,
		problems,
		...rest,
		warnings: both(ofAdGroup, ofAd, 'warnings'),
		summary,
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

/** What becomes of a checked row; of a media plan's, with its ad. */
type Verdict = 'ready' | 'to correct' | 'equal' | 'there' | 'skipped';

function verdictOf(
	{ row, sameAs }: CheckedRow,
	ads: ReadonlyMap<number, ParsedRow> | undefined,
): Verdict {
	if (row.problems.length > 0) return 'to correct';
	// Rows with ads share their ad groups by nature.
	if (sameAs && !ads) return 'equal';
	const ad = ads?.get(row.item);
	if (isToCreate(row) || (ad && isToCreate(ad))) return 'ready';
	const existingId = ad?.existingId ?? row.existingId;
	if (existingId === undefined || ad?.skipped !== undefined) return 'skipped';
	return 'there';
}

/** "3 of 4 rows are ready. 1 exists already, 2 to be paused once created (2 calls each)." */
function verdictLine(
	{ rows, creation }: CheckedPart,
	ready: readonly CheckedRow[],
	ads: ReadonlyMap<number, ParsedRow> | undefined,
): string {
	const verdicts = rows.map((row) => verdictOf(row, ads));
	const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
	const total = rows.length;
	const there = count('there');
	const bad = count('to correct');
	const paused = ready.filter(({ row }) => row.options.startPaused).length;
	const withoutAd = rows.filter(({ row }) => {
		return isToCreate(row) && row.problems.length === 0 && ads?.get(row.item)?.skipped;
	}).length;
	let pauses = `${paused} to be paused once created (2 calls each)`;
	if (ads) pauses = `${pluralize(paused, 'ad group')} to be paused before any ad is created`;
	else if (total === 1) pauses = 'It will be paused once created (2 calls)';
	const others = present([
		paused > 0 && pauses,
		there > 0 && `${there} ${agree(there, 'exists', 'exist')} already`,
		equalRowsPart(count('equal'), creation.noun),
		count('skipped') > 0 && `${count('skipped')} skipped`,
		withoutAd > 0 && `${pluralize(withoutAd, 'ad')} skipped`,
		bad > 0 && bad < total && `${bad} to correct`,
	]).join(', ');
	const toCreate = count('ready');
	let verdict = `${toCreate || 'None'} of ${total} rows ${agree(Math.max(1, toCreate), 'is', 'are')} ready.`;
	if (total === 1) {
		verdict = "The row isn't ready.";
		if (toCreate === 1) verdict = 'The row is ready.';
	}
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
	const adByItem = ads && new Map(ads.rows.map(({ row }) => [row.item, row]));
	const ready = rows.filter(({ row, sameAs }) => {
		return row.problems.length === 0 && !sameAs && isToCreate(row);
	});
	const [first] = ready;
	const firstAd = ads?.rows[0]?.row;
	// A sentence about columns has no field. It is told before what is wrong with single rows.
	const ofColumns = rows.flatMap(({ row }) => row.problems.filter(({ field }) => field === ''));
	const columnLines: Lines[number][] = [...new Set(problemLines(ofColumns))];
	// Check Columns says more; here what needs an answer is enough.
	if (columnLines.length === 0) columnLines.push(columnsLine(columns));
	const verdict = sentences(
		allSkippedLine(rows),
		verdictLine(part, ready, adByItem),
		...lookUpSentences(shown, lookUps),
	);
	const happened = [
		verdict,
		rows.length === 1 && first && `${asSentence(summaryOf(first.row, creation, firstAd))}.`,
		ads && callsLine(ready, ads.rows),
		rows.length > 1 && spendingLine(ready, creation),
		...columnLines,
		...(await linesOf(rows, whyNotReady)),
	];
	// What the service makes of times is told in two ways.
	const ofAll =
		ready.some((row) => givesTime(row, creation)) &&
		`Check one ${creation.noun}'s start in TikTok Ads Manager first: sources disagree on whether times count as UTC or in the ad account's time zone.`;
	const told = {
		happened,
		isBad: rows.some(({ row }) => row.problems.length > 0),
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
function callsLine(ready: readonly CheckedRow[], ads: readonly CheckedRow[]): string {
	const made = ads.filter(({ row, sameAs }) => sameAs === undefined && isToCreate(row));
	const pauses = [...ready, ...made].filter(({ row }) => row.options.startPaused).length;
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
