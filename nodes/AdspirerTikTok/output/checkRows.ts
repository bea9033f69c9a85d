import type { IDataObject, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import { formatList, formatValue, pluralize } from '../base/wording';
import { adOfPlan } from '../contract/ad';
import type { Creation } from '../contract/creation';
import { formatAmount } from '../parse/money';
import { groupsOf } from '../words/groups';
import { allSkippedLine, boxes, equalRowsPart, whyNothing } from './boxes';
import { rowNumbers } from './items';
import {
	agree,
	asJson,
	asSentence,
	present,
	problemLines,
	sentences,
	textOf,
	toldProblems,
} from './problemText';
import { type RowOutcome, both, entityOf, linesOf, listRows, problemsOf } from './rowOutcome';
import { readingLines, rowWarnings, sentSummary } from './rowWarnings';

/** Rows as they are planned, and what they create; in a media plan with their ads, by item. */
export interface CheckedRows {
	readonly outcomes: readonly RowOutcome[];
	readonly creation: Creation;
	readonly ads?: ReadonlyMap<number, RowOutcome>;
}

/** What becomes of a row, in a media plan with its ad. */
function verdictOn(
	{ result }: RowOutcome,
	ad?: RowOutcome,
): 'ready' | 'to correct' | 'there' | 'skipped' {
	if (problemsOf(result).length > 0) return 'to correct';
	if ('failure' in result) return 'ready';
	if (ad) return verdictOn(ad);
	if ('skipped' in result) return 'skipped';
	return 'there';
}

/** True for what a call is to create. */
const isCall = (outcome: RowOutcome) => !outcome.sameAs && verdictOn(outcome) === 'ready';

/** One item for each row, in order. */
export async function checkedItems(checked: CheckedRows): Promise<INodeExecutionData[]> {
	const { outcomes, creation, ads } = checked;
	const items: INodeExecutionData[] = [];
	for await (const outcome of inTurns(outcomes)) {
		const { item } = outcome.row;
		let json = itemOf(outcome, creation);
		if (ads) json = itemOfPlan(outcome, creation, ads.get(item));
		items.push({ json, pairedItem: { item } });
	}
	return items;
}

/** The verdict on a row and its reasons come first. */
function itemOf({ row, result, sameAs }: RowOutcome, creation: Creation): IDataObject {
	const problems = problemsOf(result);
	const valid = problems.length === 0;
	const equal = valid && sameAs && `This row has the ${creation.noun} of ${listRows([sameAs])}.`;
	const readings = readingLines(row).map(({ text }) => text);
	return asJson({
		valid,
		[creation.nameArgument]: row.values[creation.nameArgument] ?? null,
		problems: problemLines(problems).join(' '),
		warnings: sentences(equal, rowWarnings({ row, creation })),
		summary: summaryOf({ row, result }, creation),
		...rowNumbers(row.name),
		readings: readings.join(' '),
		problem_list: toldProblems(problems),
		arguments: 'failure' in result ? row.values : {},
	});
}

/** A row of a media plan, with `arguments` for each of the two calls. */
function itemOfPlan(
	outcome: RowOutcome,
	creation: Creation,
	ad: RowOutcome | undefined,
): IDataObject {
	// Rows of a plan share their ad groups by nature, so that nothing is said of it.
	const ofAdGroup = itemOf({ ...outcome, sameAs: undefined }, creation);
	const { valid, adgroup_name, problems, arguments: adgroup, ...rest } = ofAdGroup;
	if (!ad) return { ...ofAdGroup, arguments: { adgroup } };
	const ofAd = itemOf(ad, adOfPlan);
	const id = entityOf(outcome)?.id;
	let summary = both(ofAdGroup, ofAd, 'summary', '; ');
	if (id !== undefined) summary = String(ofAd.summary);
	if (id !== undefined && verdictOn(ad) === 'ready') summary += `; Ad Group: ${id}`;
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

function summaryOf(outcome: RowOutcome, creation: Creation): string {
	const { row, result } = outcome;
	const verdict = verdictOn(outcome);
	if (verdict === 'to correct') return '';
	if ('skipped' in result) return textOf(result.skipped);
	if (verdict === 'there') {
		return `Already done: the row has the ${creation.noun} ID ${entityOf(outcome)?.id}`;
	}
	const paused = row.options.startPaused && 'created, then paused (2 calls)';
	return present([sentSummary(row, creation), paused]).join('; ');
}

/** The boxes of a check. `lookUps` are the calls that Create makes before it creates anything. */
export async function checkBoxes(
	checked: CheckedRows,
	[first]: readonly INodeExecutionData[],
	lookUps: number,
): Promise<NodeExecutionHint[]> {
	const { outcomes, creation, ads = new Map<number, RowOutcome>() } = checked;
	const { noun } = creation;
	const shown = outcomes.map(({ row }) => ({ row, creation }));
	for (const { row } of ads.values()) shown.push({ row, creation: adOfPlan });
	const calls = outcomes.filter(isCall);
	const others = outcomes.filter((outcome) => verdictOn(outcome) !== 'ready');
	const verdict = sentences(
		allSkippedLine(outcomes),
		verdictLine(checked),
		lookUps > 0 &&
			`Create looks up names, which takes ${pluralize(lookUps, 'more call')}, and refuses rows whose names it doesn't find.`,
	);
	const isAlone = outcomes.length === 1;
	const action = { verb: 'created', noun, creation };
	const happened = [
		verdict,
		isAlone && calls.length > 0 && `${asSentence(String(first?.json.summary))}.`,
		callsLine(calls, [...ads.values()].filter(isCall), creation),
		!isAlone && spendingLine(calls, creation),
		...(await linesOf(others, (outcome) => whyNothing(outcome, action))),
	];
	// What the service makes of times is told in two ways.
	const ofAll =
		calls.some(({ row }) => givesTime(row.values, creation)) &&
		`Check one ${noun}'s start in TikTok Ads Manager first: sources disagree on whether times count as UTC or in the ad account's time zone.`;
	const isBad = outcomes.some((outcome) => verdictOn(outcome) === 'to correct');
	return await boxes({ happened, isBad, ofAll }, shown);
}

const givesTime = (values: RowOutcome['row']['values'], { fields }: Creation) =>
	fields.some(({ type, argument }) => type === 'dateTime' && argument in values);

/** "3 of 4 rows are ready. 1 exists already." */
function verdictLine({ outcomes, creation, ads }: CheckedRows): string {
	const counts = { ready: 0, 'to correct': 0, there: 0, skipped: 0 };
	let equal = 0;
	for (const outcome of outcomes) {
		const verdict = verdictOn(outcome, ads?.get(outcome.row.item));
		// Rows of a media plan share their ad groups by nature.
		if (outcome.sameAs && !ads && verdict !== 'to correct') equal += 1;
		else counts[verdict] += 1;
	}
	const total = outcomes.length;
	const { ready, there, skipped, 'to correct': bad } = counts;
	const others = present([
		there > 0 && `${there} ${agree(there, 'exists', 'exist')} already`,
		equalRowsPart(equal, creation.noun),
		skipped > 0 && `${skipped} skipped`,
		bad > 0 && bad < total && `${bad} to correct`,
	]).join(', ');
	let verdict = `${ready || 'None'} of ${total} rows ${agree(Math.max(1, ready), 'is', 'are')} ready.`;
	if (total === 1) verdict = agree(ready, 'The row is ready.', "The row isn't ready.");
	return sentences(verdict, others && `${others}.`);
}

/** How many calls Create takes, if that isn't one for each row: "9 calls: 2 ad groups, 2 pauses and 5 ads." */
function callsLine(
	ofRows: readonly RowOutcome[],
	ofAds: readonly RowOutcome[],
	{ noun }: Creation,
): string {
	const pauses = [...ofRows, ...ofAds].filter(({ row }) => row.options.startPaused).length;
	const calls = ofRows.length + ofAds.length + pauses;
	if (calls === ofRows.length) return '';
	const list = present([
		ofRows.length > 0 && pluralize(ofRows.length, noun),
		pauses > 0 && pluralize(pauses, 'pause'),
		ofAds.length > 0 && pluralize(ofAds.length, 'ad'),
	]);
	return `Create makes ${pluralize(calls, 'call')}: ${formatList(list)}.`;
}

/** As many sums as a line has room for. */
const maxSums = 5;

/** What rows would spend: "Campaign 179…: 1250 a day and 900 in total in 4 rows." */
function spendingLine(outcomes: readonly RowOutcome[], creation: Creation): string {
	const { spending, parentNoun, parentArgument } = creation;
	if (!spending) return '';
	const parentOf = ({ row }: RowOutcome) =>
		String(row.values[parentArgument] ?? formatValue(row.names?.[0]?.cell.value));
	const groups = groupsOf(outcomes, parentOf);
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
