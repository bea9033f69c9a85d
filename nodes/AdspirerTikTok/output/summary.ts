import type { NodeExecutionHint } from 'n8n-workflow';
import { remaining, type Quota } from '../response/quota';
import type { CreatedAdGroup, Result } from '../response/result';
import { formatComingDay } from './formatDay';
import { hint } from './hint';

/** What a summary counts, in its order. */
const outcomes = ['created', 'already created before', 'unknown', 'failed', 'not sent'] as const;

/** One that only the list shows was created by a call of this execution that got no answer. */
export function isNew({ alreadyCreated }: CreatedAdGroup): boolean {
	return alreadyCreated === undefined || alreadyCreated === 'found in list';
}

function outcomeOf(result: Result): (typeof outcomes)[number] {
	if ('created' in result) return isNew(result.created) ? 'created' : 'already created before';
	if (result.failure.outcomeUnknown) return 'unknown';
	return result.failure.kind === 'not_sent' ? 'not sent' : 'failed';
}

/**
 * One line for a whole run, such as "42 created, 3 already created before, 2 failed, 1 not sent. 57
 * of 150 calls left until 1 Dec."
 *
 * @param results one for each row; rows that are one ad group share theirs, and count once.
 * @param now milliseconds since 1970.
 */
export function summaryLine(
	results: readonly Result[],
	quota: Quota | undefined,
	now: number,
): string {
	const found = [...new Set(results)].map(outcomeOf);
	const counts = outcomes.flatMap((outcome) => {
		const count = found.filter((one) => one === outcome).length;
		return count > 0 ? [`${count} ${outcome}`] : [];
	});
	return `${counts.join(', ')}.${callsLeftSentence(quota, now)}`;
}

/** " 57 of 150 calls left until 1 Dec.", with a blank in front; empty where that isn't known. */
export function callsLeftSentence(quota: Quota | undefined, now: number): string {
	const left = quota && remaining(quota);
	if (quota === undefined || left === undefined) return '';
	const day = formatComingDay(quota.period_end, now);
	return ` ${left} of ${quota.limit} calls left${day ? ` until ${day}` : ''}.`;
}

/** The summary above the output of a run; a warning where something did not work out. */
export function summaryHint(
	results: readonly Result[],
	quota: Quota | undefined,
	now: number,
): NodeExecutionHint {
	const failed = results.some((result) => 'failure' in result);
	return hint(summaryLine(results, quota, now), failed ? 'warning' : 'info');
}
