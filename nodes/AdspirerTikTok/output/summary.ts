import type { NodeExecutionHint } from 'n8n-workflow';
import { remaining, type Quota } from '../response/quota';
import type { Result } from '../response/result';
import { formatComingDay, pluralize } from './words';
import { hint, rowWarnings } from './hints';
import { countOf, isFailed, isNotPaused, tally, type RowOutcome, type Run } from './rowOutcome';

/**
 * One line for a run, such as "42 created, 3 already created before, 2 failed, 1 not sent. 57 of 150
 * calls left until 1 Dec." or "60 ad groups found, 50 in the output."
 *
 * @param now milliseconds since 1970.
 */
export function summaryLine({ work, outcomes }: Run, quota?: Quota, now = 0): string {
	const { done, before, skipped, unknown, failed, notSent } = tally(outcomes);
	const warned = done.filter(
		({ row, result, changed }) => rowWarnings(row, result, changed).length > 0,
	);
	const paused = (rows: typeof done) =>
		rows.filter(({ result }) => result.adGroup?.paused === 'yes');
	const notPaused = outcomes.filter(isNotPaused);
	const part = (rows: readonly RowOutcome[], what: string) =>
		rows.length > 0 ? [`${countOf(rows)} ${what}`] : [];
	const parts = [
		...('did' in work
			? [
					...part(done, work.did),
					...part(paused(done), 'of them paused'),
					...part(notPaused, "couldn't be paused"),
					...part(warned, 'with warnings'),
				]
			: foundParts(work.finds, done)),
		...part(before, 'already created before'),
		...part(paused(before), 'of them paused'),
		...part(unknown, 'unknown'),
		...part(failed, 'failed'),
		...part(notSent, 'not sent'),
		...(skipped.length > 0 ? [`${pluralize(countOf(skipped), 'row')} skipped`] : []),
	];
	const nothing = 'did' in work ? `0 ${work.did}` : `No ${work.finds}s found`;
	return `${parts.join(', ') || nothing}.${callsLeftSentence(quota, now)}`;
}

/** The summary above the output of a run; a warning where something did not work out. */
export function summaryHint(run: Run, quota: Quota | undefined, now: number): NodeExecutionHint {
	const isWarning = run.outcomes.some((row) => isFailed(row) || isNotPaused(row));
	return hint(summaryLine(run, quota, now), isWarning ? 'warning' : 'info');
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
