import type { NodeExecutionHint } from 'n8n-workflow';
import { remaining, type Quota } from '../response/quota';
import { isCreated, type Result } from '../response/result';
import { formatComingDay } from './formatDay';
import { hint } from './hint';
import { pluralize } from './rowLabels';
import { isDone, isNotSent, type RowOutcome, type Run } from './rowOutcome';

/** What a row counts as; the order is that of the summary. */
export const fates = ['done', 'before', 'skipped', 'unknown', 'failed', 'notSent'] as const;
export type Fate = (typeof fates)[number];

/** What a result counts as. One that only the list shows was created by this execution. */
export function fateOf(result: Result): Fate {
	if ('skipped' in result) return 'skipped';
	if ('failure' in result) {
		const { failure } = result;
		return failure.outcomeUnknown ? 'unknown' : isNotSent(failure) ? 'notSent' : 'failed';
	}
	const before = isCreated(result) ? result.adGroup.alreadyCreated : undefined;
	return before === undefined || before === 'found in list' ? 'done' : 'before';
}

/** How many rows came to what; rows with one result count once. */
export function countFates(outcomes: readonly RowOutcome[]): Record<Fate, number> {
	const counts = { done: 0, before: 0, skipped: 0, unknown: 0, failed: 0, notSent: 0 };
	for (const result of new Set(outcomes.map((outcome) => outcome.result))) {
		counts[fateOf(result)] += 1;
	}
	return counts;
}

/**
 * One line for a run, such as "42 created, 3 already created before, 2 failed, 1 not sent. 57 of 150
 * calls left until 1 Dec." or "60 ad groups found, 50 in the output."
 *
 * @param now milliseconds since 1970.
 */
export function summaryLine(
	{ work, outcomes }: Run,
	quota: Quota | undefined,
	now: number,
): string {
	const { before, skipped, unknown, failed, notSent, done } = countFates(outcomes);
	const part = (count: number, what: string) => (count > 0 ? [`${count} ${what}`] : []);
	const adGroups = () => new Set(outcomes.filter(isDone).map(({ row }) => row.values.adgroup_id));
	const parts = [
		...('finds' in work
			? foundParts(work.finds, outcomes)
			: part(work.did === 'created' ? done : adGroups().size, work.did)),
		...part(before, 'already created before'),
		...part(unknown, 'unknown'),
		...part(failed, 'failed'),
		...part(notSent, 'not sent'),
		...(skipped > 0 ? [`${pluralize(skipped, 'row')} skipped`] : []),
	];
	const nothing = 'did' in work ? `0 ${work.did}` : `No ${work.finds}s found`;
	return `${parts.join(', ') || nothing}.${callsLeftSentence(quota, now)}`;
}

/** The summary above the output of a run; a warning where something did not work out. */
export function summaryHint(run: Run, quota: Quota | undefined, now: number): NodeExecutionHint {
	const failed = run.outcomes.some(({ result }) => 'failure' in result);
	return hint(summaryLine(run, quota, now), failed ? 'warning' : 'info');
}

/** " 57 of 150 calls left until 1 Dec.", with a blank in front; empty where that isn't known. */
function callsLeftSentence(quota: Quota | undefined, now: number): string {
	const left = quota && remaining(quota);
	if (quota === undefined || left === undefined) return '';
	const day = formatComingDay(quota.period_end, now);
	return ` ${left} of ${quota.limit} calls left${day ? ` until ${day}` : ''}.`;
}

/**
 * What was found in all rows together, each thing once: two rows may find the same. An answer that
 * can't be read may hold anything.
 */
function foundParts(noun: string, outcomes: readonly RowOutcome[]): string[] {
	const found = new Set<string>();
	const given = new Set<string>();
	const texts = new Set<Result>();
	for (const { row, result, output } of outcomes) {
		if (output?.isText) texts.add(result);
		else {
			for (const [at, { id, name }] of (output?.items ?? []).entries()) {
				const thing = JSON.stringify([id, name]);
				found.add(thing);
				if (at < row.limit) given.add(thing);
			}
		}
	}
	return [
		...(found.size > 0 ? [`${pluralize(found.size, noun)} found`] : []),
		...(given.size < found.size ? [`${given.size} in the output`] : []),
		...(texts.size > 0 ? [`${pluralize(texts.size, 'answer')} couldn't be read`] : []),
	];
}
