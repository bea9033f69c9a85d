import type { NodeExecutionHint } from 'n8n-workflow';
import { remaining, type Quota, type QuotaWatch } from '../response/quota';
import { describeRow } from './describe';
import { boxes, isNotPaused, linesOf, rowWarnings } from './hints';
import { entityOf, isFailed, tally, type Action, type RowOutcome, type Run } from './rowOutcome';
import {
	asSentence,
	dayOf,
	equalRowWords,
	groupsOf,
	limitLines,
	listRows,
	pluralize,
	present,
	problemLines,
	sentences,
} from './words';

const isPaused = (outcome: RowOutcome) => entityOf(outcome)?.paused === 'yes';
const isUnpaused = (outcome: RowOutcome) => isNotPaused(entityOf(outcome) ?? {});

/** "42 created, 2 failed. 57 of 150 calls left until 1 Dec." or "60 ad groups found, 50 in the output." */
export function summaryLine({ action, outcomes }: Run, quota?: Quota): string {
	const { verb, noun, creation } = action;
	const { done, before, equal, skipped, unknown, failed, notSent } = tally(outcomes);
	const part = (rows: readonly RowOutcome[], what: string) =>
		rows.length > 0 && `${rows.length} ${what}`;
	const isWarned = (outcome: RowOutcome) =>
		outcome.row.warnings.length > 0 || rowWarnings(outcome, creation).length > 0;
	const doneParts = () => [
		part(done, done.length > 0 && done.every(isPaused) ? `${verb} and paused` : verb),
		!done.every(isPaused) && part(done.filter(isPaused), 'of them paused'),
		part([...done, ...before].filter(isUnpaused), "couldn't be paused"),
		part(done.filter(isWarned), 'with warnings'),
	];
	const parts = present([
		...(verb === 'found' ? foundParts(done, action) : doneParts()),
		equalRowWords.had(before.length, noun, 'had'),
		part(before.filter(isPaused), 'of them paused'),
		verb !== 'found' && equalRowWords.counted(equal.length, verb === 'created' && noun),
		part(unknown, 'unknown'),
		part(failed, 'failed'),
		part(notSent, 'not sent'),
		part(skipped, `row${skipped.length === 1 ? '' : 's'} skipped`),
	]);
	const nothing = verb === 'found' ? `No ${noun}s found` : `0 ${verb}`;
	const left = quota && remaining(quota);
	const end = dayOf(' until', quota?.period_end);
	return sentences(
		`${parts.join(', ') || nothing}.`,
		left !== undefined && `${left} of ${quota?.limit} calls left${end}.`,
	);
}

function foundParts(outcomes: readonly RowOutcome[], action: Action) {
	const lists = outcomes.filter(({ output }) => output && !output.isText);
	const things = (limitOf: (outcome: RowOutcome) => number) => {
		const items = lists.flatMap((one) => one.output?.items.slice(0, limitOf(one)) ?? []);
		return new Set(items.map(({ id, name }) => JSON.stringify([id, name]))).size;
	};
	const found = things(() => Infinity);
	const given = things(({ row }) => row.limit);
	const unread = outcomes.filter(({ output }) => output?.isText);
	return [
		found > 0 && `${pluralize(found, action.noun)} found`,
		given < found && `${given} in the output`,
		unread.length > 0 && `${pluralize(unread.length, 'answer')} couldn't be read`,
	];
}

/** The boxes of a run. If it `ended` with an error, that says what was done. */
export async function runHints(
	run: Run,
	quota: QuotaWatch | undefined,
	ended: boolean,
): Promise<NodeExecutionHint[]> {
	const { outcomes, action } = run;
	const failed = ended ? [] : outcomes.filter(isFailed);
	const { last, overLimitBegan: over } = quota ?? {};
	const isLow = (quota?.callsLeft() ?? Infinity) < (last?.limit ?? 0) / 10;
	const happened = [
		!ended && shortfallLine(run),
		!ended && summaryLine(run, last),
		over &&
			`Your Adspirer quota is used up (${over.used} of ${over.limit ?? 0} calls). On the Plus plan, each further call costs 0.50 USD.`,
		...(await linesOf(failed, (outcome) => {
			const { reason } = outcome.result.failure;
			// One problem at a time, as other rows may have it too.
			return reason.type === 'invalid'
				? problemLines(reason.problems)
				: [describeRow(outcome, run).message];
		})),
		...(await linesOf(outcomes, ({ result }) => ['skipped' in result && result.skipped])),
		...outcomesShared(failed),
		...(await linesOf(outcomes, (outcome) => {
			const { id, idFromList } = entityOf(outcome) ?? {};
			const list = `the ${action.creation?.parentNoun}'s list of ${action.noun}s`;
			const found = `Adspirer didn't say what was created, so the node looked in ${list} and found ID ${id}.`;
			return [idFromList && found];
		})),
	];
	const isBad = [isLow, over, run.shortfall, failed[0], outcomes.find(isUnpaused)].some(Boolean);
	return await boxes(happened, isBad, outcomes, action.creation);
}

/** Which rows failed, or are unknown, only because a row like them is. */
function outcomesShared(failed: readonly RowOutcome[]): string[] {
	const equal = failed.flatMap(({ row, sameAs }) => (sameAs ? [{ name: row.name, sameAs }] : []));
	return limitLines(
		groupsOf(equal, ({ sameAs }) => sameAs),
		(group) => {
			const rows = asSentence(listRows(group.map(({ name }) => name)));
			return equalRowWords.outcome(rows, group[0]?.sameAs, group.length);
		},
		5,
	);
}

/** Says that a run needs more calls than are left; undefined if there are enough. */
export function shortfallLine({ shortfall }: Pick<Run, 'shortfall'>): string | undefined {
	if (!shortfall) return undefined;
	const { needed, left, until } = shortfall;
	return `This run needs ${needed} calls, ${left} ${left === 1 ? 'is' : 'are'} left${dayOf(' until', until)}. Calls beyond the limit stop with a quota error or, on the Plus plan, cost 0.50 USD each.`;
}
