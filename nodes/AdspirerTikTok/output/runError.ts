import type { INode } from 'n8n-workflow';
import type { About } from './advice';
import { describeRow } from './describe';
import { nodeError } from './errors';
import { notPausedWords } from './hints';
import { countOf, isDone, tally, type RowOutcome, type Run } from './rowOutcome';
import { shortfallLine, summaryLine } from './summary';
import { asSentence, limitLines, listRows, pluralize, present, rowLine, sentences } from './words';

/**
 * The error of a run that was refused as a whole because of its bad rows: nothing was sent in it. What
 * earlier tries of the execution have left is listed, too. A row that is neither bad nor done has the
 * failure 'not sent', or is open from before.
 */
export function refusedRunError(node: INode, run: Run): Error {
	const { failed: bad } = tally(run.outcomes);
	const only = bad.length === 1 ? bad[0] : undefined;
	const total = run.outcomes.length;
	const lines = bad.map((row) => {
		const { line, remedy } = describeRow(row, run);
		// A row that was refused for its values says itself what to do.
		return sentences(!only && line, row.result.failure.kind !== 'invalid' && remedy);
	});
	const message = only
		? describeRow(only, run).line
		: `${bad.length} of ${total} rows have problems (${listRows(bad.map(({ row }) => row.name))}), so nothing was sent.`;
	const next =
		total === 1
			? 'Correct the row and run it again.'
			: `Correct the ${only ? 'row' : 'rows'}. To send the good ones anyway, set the node's On Error to continue.`;
	return nodeError(node, only?.result.failure, message, [
		...limitLines(lines),
		// With several bad rows the message says it already.
		sentences(only && 'Nothing was sent.', next),
		...leftLines(run),
	]);
}

/**
 * The error of a run that ended before every row was done: its first failure, and below it
 * all that was done or may have been done, what else failed, and what wasn't sent. What was or may have
 * been done is never cut: nothing else says so.
 */
export function endedRunError(node: INode, run: Run): Error {
	const { failed, unknown, notSent } = tally(run.outcomes);
	const [cause] = [...failed, ...unknown, ...notSent];
	if (!cause) throw new RangeError('A run without a failure has no error');
	const { failure } = cause.result;
	const { line, remedy, toDo } = describeRow(cause, run);
	const isNew = run.work.did === 'created';
	const others = failed.filter((row) => row !== cause);
	const unsent = notSent.filter(({ result }) => result !== cause.result);
	return nodeError(node, failure, line, [
		shortfallLine(run),
		// What exists, and what doesn't, is said below of all rows.
		isNew && !failure.outcomeUnknown ? remedy : toDo,
		...leftLines(run, cause),
		others.length > 0 && `${pluralize(others.length, 'more row')} failed:`,
		...limitLines(others.map((row) => describeRow(row, run).line)),
		unsent.length > 0 &&
			`${asSentence(listRows(unsent.map(({ row }) => row.name)))} ${unsent.length === 1 ? "wasn't" : "weren't"} sent.`,
		...waysToGoOn(node, run, cause.row.strategy?.by),
	]);
}

/**
 * What a stopped execution leaves behind, line by line: n8n keeps neither its output nor its error, so
 * its log is the only place for it. A line for each ad group that was or may have been created or
 * changed, then one that counts.
 */
export function stopLog(run: Run): string[] {
	return [...run.outcomes.map((row) => leftLines({ ...run, outcomes: [row] })), [summaryLine(run)]]
		.filter((lines) => lines.length > 0)
		.map((lines) => `Execution stopped. ${lines.join(' ')}`);
}

/**
 * Every ad group that exists or was changed, and every one of which it isn't known, each once. A call
 * that only reads leaves nothing behind.
 *
 * @param told the row whose failure is told elsewhere; without it none is told.
 */
function leftLines(run: Run, told?: RowOutcome): string[] {
	const { outcomes } = run;
	const { did } = run.work;
	if (!did) return [];
	const done = outcomes.filter(isDone);
	const { unknown } = tally(outcomes);
	const count = countOf(done);
	const exist =
		did === 'created' ? `exist${count === 1 ? 's' : ''}` : `${count === 1 ? 'was' : 'were'} ${did}`;
	const these =
		unknown.length === 1 ? 'this ad group was' : `these ${unknown.length} ad groups were`;
	return present([
		count > 0 && `${pluralize(count, 'ad group')} ${exist}:`,
		...done.map(({ row, result: { entity: adGroup } }) => {
			const id = adGroup ? (adGroup.id ?? 'unknown') : String(row.values.adgroup_id);
			const why = notPausedWords(adGroup);
			const state = why === '' ? (adGroup?.paused ? ', paused' : '') : ` – ${why}`;
			return `${asSentence(listRows([row.name]))}: ${adGroup ? `${adGroup.name}, ` : ''}ID ${id}${state}`;
		}),
		unknown.length > 0 && `It isn't known whether ${these} ${did}:`,
		...unknown.map((outcome) => {
			const { row, result } = outcome;
			const id = row.values.adgroup_id;
			// The key of a change is new each time, and of no use.
			if (!told || outcome === told)
				return rowLine(row.name, id === undefined ? `key ${result.key}` : `ID ${String(id)}`);
			return sentences(describeRow(outcome, run).line, did === 'created' && `Key: ${result.key}.`);
		}),
	]);
}

/** How to go on without doing anything twice. */
function waysToGoOn(
	{ retryOnFail }: INode,
	{ work: { did }, outcomes }: Run,
	protection: About['protection'],
) {
	if (!did) return [];
	const isDoneInPart = outcomes.some(isDone);
	const nothing =
		!isDoneInPart && tally(outcomes).unknown.length === 0 && `No ad group was ${did}.`;
	const again =
		did === 'created'
			? protection === 'execution'
				? "To go on, use n8n's Retry on this execution: what exists isn't created again. A new execution would create everything again."
				: "When you run the workflow again or use n8n's Retry, what exists isn't created again."
			: did === 'deleted'
				? "Remove these rows before you run the workflow again: Adspirer can't find a deleted ad group."
				: 'You can run the workflow again with all rows. Doing it twice is safe.';
	if (did === 'created') return [nothing || again];
	// n8n tries again after an error, and shows the last try alone.
	const earlier = retryOnFail && `Earlier tries of Retry On Fail may have ${did} ad groups.`;
	return [earlier || nothing, isDoneInPart && again];
}
