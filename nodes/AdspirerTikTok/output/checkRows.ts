import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import type { Creation, Values } from '../contract/creation';
import { rowNumbers, skipText } from './items';
import {
	type RowOutcome,
	type Run,
	adOf,
	both,
	entityOf,
	isUnsent,
	listRows,
	problemsOf,
} from './outcome';
import { adOfPlan } from '../contract/ad';
import { asJson, present, problemLines, sentences, toldProblems } from './problemText';
import { readingLines, rowWarnings, sentSummary } from './rowWarnings';

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
		readings: readings.join(' '),
		problem_list: toldProblems(problems),
		arguments: sent,
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
	if (id !== undefined && isUnsent(ad)) summary += `; Ad Group: ${id}`;
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

function summaryOf({ row, result }: RowOutcome, creation: Creation): string {
	if ('skipped' in result) return skipText(result.skipped);
	const entity = entityOf({ result });
	if (entity) return `Already done: the row has the ${creation.noun} ID ${entity.id}`;
	if (problemsOf(result).length > 0) return '';
	const paused = row.options.startPaused && 'created, then paused (2 calls)';
	return present([sentSummary(row, creation), paused]).join('; ');
}
