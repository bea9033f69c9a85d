import type { NodeExecutionHint } from 'n8n-workflow';
import { remaining, type Quota } from '../response/quota';
import { formatDay, pluralize, sentences } from './words';
import { hint, rowWarnings } from './hints';
import { countOf, isFailed, tally, type RowOutcome, type Run } from './rowOutcome';

/**
 * One line for a run, such as "42 created, 3 already created before, 2 failed, 1 not sent. 57 of 150
 * calls left until 1 Dec." or "60 ad groups found, 50 in the output."
 */
export function summaryLine({ work, outcomes }: Run, quota?: Quota): string {
	const { done, before, skipped, unknown, failed, notSent } = tally(outcomes);
	const warned = done.filter((outcome) => rowWarnings(outcome).length > 0);
	const part = (rows: readonly RowOutcome[], what: string) =>
		rows.length > 0 ? [`${countOf(rows)} ${what}`] : [];
	const parts = [
		...('did' in work
			? [...part(done, work.did), ...part(warned, 'with warnings')]
			: foundParts(work.finds, done)),
		...part(before, 'already created before'),
		...part(unknown, 'unknown'),
		...part(failed, 'failed'),
		...part(notSent, 'not sent'),
		...part(skipped, `row${countOf(skipped) === 1 ? '' : 's'} skipped`),
	];
	const nothing = 'did' in work ? `0 ${work.did}` : `No ${work.finds}s found`;
	const left = quota && remaining(quota);
	const day = formatDay(quota?.period_end);
	return sentences(
		`${parts.join(', ') || nothing}.`,
		left !== undefined && `${left} of ${quota?.limit} calls left${day ? ` until ${day}` : ''}.`,
	);
}

/** The summary above the output of a run; a warning where something did not work out. */
export function summaryHint(run: Run, quota: Quota | undefined): NodeExecutionHint {
	return hint([summaryLine(run, quota)], run.outcomes.some(isFailed) ? 'warning' : 'info');
}

/**
 * What was found in all rows together, each thing once: two rows may find the same. An answer that
 * can't be read may hold anything.
 */
function foundParts(noun: string, outcomes: readonly RowOutcome[]): string[] {
	const found = new Set<string>();
	const given = new Set<string>();
	for (const { row, output } of outcomes) {
		const items = output?.isText ? [] : (output?.items ?? []);
		const things = items.map(({ id, name }) => JSON.stringify([id, name]));
		things.forEach((thing) => found.add(thing));
		things.slice(0, row.limit).forEach((thing) => given.add(thing));
	}
	const texts = countOf(outcomes.filter(({ output }) => output?.isText));
	return [
		...(found.size > 0 ? [`${pluralize(found.size, noun)} found`] : []),
		...(given.size < found.size ? [`${given.size} in the output`] : []),
		...(texts > 0 ? [`${pluralize(texts, 'answer')} couldn't be read`] : []),
	];
}
