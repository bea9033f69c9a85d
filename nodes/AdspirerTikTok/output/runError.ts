import type { INode } from 'n8n-workflow';
import type { Failed } from '../response/result';
import type { KeyStrategy } from '../rows/row';
import { aboutRow, describe, failureLine, whatToDo } from './describe';
import { notPausedSentences } from './notPaused';
import { nodeError } from './errors';
import { countOf, isCreation, isDone, tally, type RowOutcome, type Run } from './rowOutcome';
import { adviceToCheck } from './sentences';
import { shortfallLines, summaryLine } from './summary';
import { limitLines, listRows, pluralize, rowLine, rowsAsSubject, sentences } from './words';

type FailedOutcome = RowOutcome<Failed>;

/**
 * The error of a run that was refused as a whole because of its bad rows: nothing was sent in it. What
 * earlier tries of the execution have left is listed, too.
 *
 * @param run a row that is neither bad nor done has the failure 'not sent', or is open from before.
 */
export function refusedRunError(node: INode, run: Run): Error {
	const { outcomes, work } = run;
	const { failed: bad, unknown } = tally(outcomes);
	const only = bad.length === 1 ? bad[0] : undefined;
	const message = only
		? failureLine(only, run)
		: `${bad.length} of ${outcomes.length} rows have problems (${listRows(bad.map(({ row }) => row.name))}), so nothing was sent.`;
	const lines = bad.map((row) => {
		const { failure } = row.result;
		// A row that was refused for its values says itself what to do.
		const remedy = failure.kind !== 'invalid' && describe(failure, aboutRow(row, run)).remedy;
		return sentences(!only && failureLine(row, run), remedy);
	});
	const next =
		outcomes.length === 1
			? 'Correct the row and run it again.'
			: `Correct the ${only ? 'row' : 'rows'}. To send the good ones anyway, set the node's On Error to continue.`;
	return nodeError(node, only?.result.failure, message, [
		...limitLines(lines),
		// With several bad rows the message says it already.
		sentences(only && 'Nothing was sent.', next),
		...existingLines(run),
		...openLines(work, unknown),
	]);
}

/**
 * The error of a run that ended before every row was done: its first failure, and below it
 * all that was done or may have been done, what else failed, and what wasn't sent. What was or may have
 * been done is never cut: nothing else says so.
 */
export function endedRunError(node: INode, run: Run): Error {
	const { work, outcomes } = run;
	const { failed, unknown, notSent } = tally(outcomes);
	const [cause] = [...failed, ...unknown, ...notSent];
	if (!cause) throw new RangeError('A run without a failure has no error');
	const { failure } = cause.result;
	const about = aboutRow(cause, run);
	const others = failed.filter((row) => row !== cause);
	const unsent = notSent.filter(({ result }) => result !== cause.result);
	// After so long that Adspirer may have forgotten the key, a retry sends nothing.
	const stuck = unknown.find(({ result }) => result.failure.reason.type === 'not settled');
	const lines = [
		...shortfallLines(run),
		isCreation(work) ? describe(failure, about).remedy : whatToDo(failure, about),
		...existingLines(run),
		...openLines(work, unknown, (row) =>
			row === cause
				? openLine(row)
				: sentences(failureLine(row, run), isCreation(work) && `Key: ${row.result.key}.`),
		),
		others.length > 0 && `${pluralize(others.length, 'more row')} failed:`,
		...limitLines(others.map((row) => failureLine(row, run))),
		unsent.length > 0 &&
			`${rowsAsSubject(unsent.map(({ row }) => row.name))} ${unsent.length === 1 ? "wasn't" : "weren't"} sent.`,
		stuck && adviceToCheck(stuck.result.failure, aboutRow(stuck, run).protection),
		...waysToGoOn(node, run, unknown.length > 0, about.protection),
	];
	return nodeError(node, failure, failureLine(cause, run), lines);
}

/**
 * What a stopped execution leaves behind, line by line: n8n keeps neither its output nor its error, so
 * its log is the only place for it. A line for each ad group that was or may have been created or
 * changed, then one that counts.
 */
export function stopLog({ work, outcomes }: Run): string[] {
	return [
		...outcomes.filter(isDone).map((row) => existingLines({ work, outcomes: [row] })),
		...tally(outcomes).unknown.map((row) => openLines(work, [row])),
		[summaryLine({ work, outcomes })],
	].flatMap((lines) => (lines.length > 0 ? [`Execution stopped. ${lines.join(' ')}`] : []));
}

/** Every ad group that exists or was changed, each once. */
function existingLines({ work, outcomes }: Run): string[] {
	const done = outcomes.filter(isDone);
	if (!('did' in work) || done.length === 0) return [];
	const count = countOf(done);
	const [exist, were] = count === 1 ? ['exists', 'was'] : ['exist', 'were'];
	return [
		`${pluralize(count, 'ad group')} ${isCreation(work) ? exist : `${were} ${work.did}`}:`,
		...done.map(({ row, result: { adGroup } }) => {
			const id = adGroup ? (adGroup.adgroupId ?? 'unknown') : String(row.values.adgroup_id);
			const named = `${adGroup ? `${adGroup.adgroupName}, ` : ''}ID ${id}`;
			const isPaused = adGroup?.paused === 'yes' ? ', paused' : '';
			const said = notPausedSentences(adGroup).map((why) => ` – ${why}`);
			return `${rowsAsSubject([row.name])}: ${named}${isPaused}${said.join('')}`;
		}),
	];
}

/** Every ad group of which it isn't known; a call that only reads leaves nothing open. */
function openLines(
	work: Run['work'],
	open: readonly FailedOutcome[],
	lineOf: (row: FailedOutcome) => string = openLine,
): string[] {
	if (open.length === 0 || !('did' in work)) return [];
	const were = open.length === 1 ? 'this ad group was' : `these ${open.length} ad groups were`;
	return [`It isn't known whether ${were} ${work.did}:`, ...open.map(lineOf)];
}

/** With the key by which the service knows it; that of a change is new each time, and of no use. */
function openLine({ row, result }: RowOutcome): string {
	const { adgroup_id: id } = row.values;
	return rowLine(row.name, id === undefined ? `key ${result.key}` : `ID ${String(id)}`);
}

/** How to go on without doing anything twice. */
function waysToGoOn(
	{ retryOnFail }: INode,
	{ work, outcomes }: Run,
	mayBeMore: boolean,
	protection: KeyStrategy['by'],
): Array<string | false> {
	if (!('did' in work)) return [];
	const isDoneInPart = outcomes.some(isDone);
	const isNothing = !isDoneInPart && !mayBeMore;
	if (isCreation(work)) {
		if (isNothing) return ['No ad group was created.'];
		return [
			protection === 'execution'
				? "To go on, use n8n's Retry on this execution: what exists isn't created again. A new execution would create everything again."
				: "When you run the workflow again or use n8n's Retry, what exists isn't created again.",
		];
	}
	// n8n tries again after an error, and shows the last try alone.
	const earlier = `Earlier tries of Retry On Fail may have ${work.did} ad groups.`;
	const again =
		work.did === 'deleted'
			? "Remove these rows before you run the workflow again: Adspirer can't find a deleted ad group."
			: 'You can run the workflow again with all rows. Doing it twice is safe.';
	return [
		retryOnFail ? earlier : isNothing && `No ad group was ${work.did}.`,
		isDoneInPart && again,
	];
}
