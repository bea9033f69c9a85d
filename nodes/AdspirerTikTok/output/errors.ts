import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { wasSent, type Failure, type FailureReason } from '../response/failure';
import type { List } from '../response/lists';
import type { DuplicateProtection } from '../rows/row';
import { describe, describeRow } from './describe';
import { isNotPaused, notPausedWords } from './hints';
import { changedId, countOf, isDone, tally, type RowOutcome, type Run } from './rowOutcome';
import { shortfallLine, summaryLine } from './summary';
import { asSentence, limitLines, listGap, listRows, pluralize } from './words';
import { present, rowLine, sentences, serviceTime, type Lines } from './words';

/** What an error of n8n's own is made of. */
interface ErrorParts {
	/** Undefined if the error is about several rows, of which none was sent. */
	readonly failure?: Failure | undefined;
	/** Which row it is and what happened. */
	readonly text: string;
	/** The description. */
	readonly lines?: Lines;
	/** True for an error of the API. */
	readonly isApi?: boolean;
}

/**
 * An error of n8n's own. It has no `itemIndex`: with one, n8n adds "[item 0]" to a message that already
 * names the row as people count.
 */
export function nodeError(
	node: INode,
	{ failure, text, lines = [], isApi = failure && wasSent(failure) }: ErrorParts,
): NodeApiError | NodeOperationError {
	const cause = failure && declaredCause(failure);
	const status = failure?.status ?? null;
	// The editor shows a description as HTML, in which a line break alone is just a space. An agent, for
	// which n8n runs the node as a tool, reads it as it is.
	const lineBreak = node.type.endsWith('Tool') ? '\n' : '<br>\n';
	const message = withoutMarkup(text);
	const details = {
		message,
		description: present(lines).map(withoutMarkup).join(lineBreak),
		level: 'warning' as const,
		...(cause && { failure: cause }),
		...(status !== null && { httpCode: String(status) }),
	};
	const error = isApi
		? new NodeApiError(node, {}, details)
		: new NodeOperationError(node, message, details);
	// n8n replaces a message that holds a system's code, or a word that contains one ("preexisting"
	// holds EEXIST), with a sentence of its own.
	return Object.assign(error, { message });
}

/**
 * n8n shows some texts of an error as HTML and some as they are. So no sign of markup goes in: what a
 * cell or the service wrote is text in both.
 */
function withoutMarkup(text: string): string {
	return text.replaceAll('<', '‹').replaceAll('>', '›');
}

/**
 * n8n's own words for why a node failed (n8n-workflow 2.41; older versions ignore them).
 *
 * @internal
 */
export type DeclaredCause = NonNullable<NodeApiError['failure']>;

const causes: { readonly [Type in FailureReason['type']]?: DeclaredCause['cause'] } = {
	throttled: 'rate-limited',
	'quota spent': 'quota-exhausted',
	unauthorized: 'credential-invalid',
	'bad credential': 'credential-invalid',
	redirect: 'configuration-invalid',
	'tool not found': 'configuration-invalid',
	forbidden: 'configuration-invalid',
	'not found': 'configuration-invalid',
	'internal error': 'node-defect',
};

/** The declared cause of a failure; undefined if n8n has no word for it, such as a bad row. */
function declaredCause({ kind, reason, waitMs, quota }: Failure): DeclaredCause | undefined {
	if (reason.type === 'not sent') {
		return reason.because === 'stopped' ? undefined : declaredCause(reason.because);
	}
	const isDown = kind === 'server' || kind === 'network';
	const cause = causes[reason.type] ?? (isDown ? 'temporarily-unavailable' : undefined);
	const resets = serviceTime(quota?.period_end);
	const resetsAt = resets.isValid && { resetsAtEpochMs: resets.toMillis() };
	if (cause === 'quota-exhausted') return { cause, ...resetsAt };
	const retryAfter = waitMs !== undefined && { retryAfterMs: waitMs };
	if (cause === 'rate-limited') return { cause, ...retryAfter };
	return cause && { cause };
}

/**
 * What a list in the form, such as of "campaign"s, says if it can't be shown. n8n sends only the
 * description of an API error to its form; without one it says what is wrong but not what to do.
 */
export function formError(
	node: INode,
	failure: Failure | 'unreadable' | 'unclear account',
	noun: string,
): Error {
	const byId = "Choose 'By ID' and enter the ID.";
	if (failure === 'unreadable') {
		const text = `Adspirer's list of ${noun}s can't be read.`;
		return nodeError(node, { text, lines: [byId], isApi: true });
	}
	if (failure === 'unclear account') {
		const text = `The node doesn't know which account's ${noun}s to list.`;
		const remedy = `'Advertiser Account' is an expression or isn't a valid ID. Choose an account to see its ${noun}s, or choose 'By ID' and enter the ID.`;
		return nodeError(node, { text, lines: [remedy], isApi: true });
	}
	const action = { verb: 'found', noun, context: 'form' } as const;
	const { message, remedy } = describe(failure, { action });
	const lines = [failure.reason.type === 'tool not found' && byId, remedy];
	return nodeError(node, { failure, text: message, lines, isApi: true });
}

/** What a list in the form, such as of campaigns, says about those that it can't show. */
export function formNotes(list: List, noun: string, isSearch: boolean): string[] {
	const gap = listGap(list, noun);
	const way = isSearch && list.unreadable === 0 ? 'Search' : "Choose 'By ID'";
	return gap === '' ? [] : [`⚠ ${gap} ${way} for those.`];
}

/**
 * The error of a run that was refused as a whole because of its bad rows: nothing was sent in it. What
 * earlier tries of the execution have left is listed, too. A row that is neither bad nor done has the
 * failure 'not sent', or its outcome is unknown from before.
 */
export function refusedRunError(node: INode, run: Run): Error {
	const { failed: bad } = tally(run.outcomes);
	const only = bad.length === 1 ? bad[0] : undefined;
	const total = run.outcomes.length;
	const message = only
		? describeRow(only, run).line
		: `${bad.length} of ${total} rows have problems (${listRows(bad.map(({ row }) => row.name))}), so nothing was sent.`;
	const next =
		total === 1
			? 'Correct the row and run it again.'
			: `Correct the ${only ? 'row' : 'rows'}. To send the good ones anyway, set the node's On Error to continue.`;
	const lines = [
		...limitLines(bad, (row) => {
			const { line, remedy } = describeRow(row, run);
			// A row that was refused for its values says itself what to do.
			return sentences(!only && line, row.result.failure.kind !== 'invalid' && remedy);
		}),
		// With several bad rows the message says it already.
		sentences(only && 'Nothing was sent.', next),
		...leftLines(run),
	];
	return nodeError(node, { failure: only?.result.failure, text: message, lines });
}

/**
 * The error of a run that ended before every row was done: its first failure, followed by all that was
 * done or may have been done, what else failed, and what wasn't sent. What was or may have been done is
 * never cut: nothing else says so.
 */
export function endedRunError(node: INode, run: Run): Error {
	const { failed, unknown, notSent } = tally(run.outcomes);
	const [cause] = [...failed, ...unknown, ...notSent];
	if (!cause) throw new RangeError('A run without a failure has no error');
	const { failure } = cause.result;
	const { line, remedy, toDo } = describeRow(cause, run);
	const isNew = run.action.verb === 'created';
	const others = failed.filter((row) => row !== cause);
	const unsent = notSent.filter(({ result }) => result !== cause.result);
	const lines = [
		shortfallLine(run),
		// What exists, and what doesn't, is said below about all rows.
		isNew && !failure.outcomeUnknown ? remedy : toDo,
		...leftLines(run, cause),
		others.length > 0 && `${pluralize(others.length, 'more row')} failed:`,
		...limitLines(others, (row) => describeRow(row, run).line),
		unsent.length > 0 &&
			`${asSentence(listRows(unsent.map(({ row }) => row.name)))} ${unsent.length === 1 ? "wasn't" : "weren't"} sent.`,
		...waysToGoOn(node, run, cause.row.strategy?.by),
	];
	return nodeError(node, { failure, text: line, lines });
}

/**
 * What a stopped execution leaves behind, line by line: n8n keeps neither its output nor its error, so
 * its log is the only place for it. A line for each thing that was or may have been created or
 * changed, then one that counts.
 */
export function stopLog(run: Run): string[] {
	return [...run.outcomes.map((row) => leftLines({ ...run, outcomes: [row] })), [summaryLine(run)]]
		.filter((lines) => lines.length > 0)
		.map((lines) => `Execution stopped. ${lines.join(' ')}`);
}

/**
 * Everything that exists or was changed, and everything whose outcome is unknown, each once. A call
 * that only reads leaves nothing behind.
 *
 * @param told the row whose failure is told elsewhere; without it none is told.
 */
function leftLines(run: Run, told?: RowOutcome): string[] {
	const { outcomes, action } = run;
	const { verb, noun, creation } = action;
	if (!creation) return [];
	const done = outcomes.filter(isDone);
	const { unknown } = tally(outcomes);
	const count = countOf(done, action);
	const exist =
		verb === 'created'
			? `exist${count === 1 ? 's' : ''}`
			: `${count === 1 ? 'was' : 'were'} ${verb}`;
	const these = unknown.length === 1 ? `this ${noun} was` : `these ${unknown.length} ${noun}s were`;
	return present([
		count > 0 && `${pluralize(count, noun)} ${exist}:`,
		...done.map(({ row, result: { entity } }) => {
			const name = asSentence(listRows([row.name]));
			if (!entity) return `${name}: ID ${String(changedId(row, action))}`;
			const paused = entity.paused ? ', paused' : '';
			const state = isNotPaused(entity) ? ` – ${notPausedWords(entity, creation)}` : paused;
			return `${name}: ${entity.name}, ID ${entity.id ?? 'unknown'}${state}`;
		}),
		unknown.length > 0 && `It isn't known whether ${these} ${verb}:`,
		...unknown.map((outcome) => {
			const { row, result } = outcome;
			const isNew = verb === 'created';
			// The key of a change is new each time, and of no use.
			return !told || outcome === told
				? rowLine(row.name, isNew ? `key ${result.key}` : `ID ${String(changedId(row, action))}`)
				: sentences(describeRow(outcome, run).line, isNew && `Key: ${result.key}.`);
		}),
	]);
}

/** How to go on without doing anything twice. */
function waysToGoOn(
	{ retryOnFail }: INode,
	{ action: { verb, noun }, outcomes }: Run,
	protection: DuplicateProtection['by'] | undefined,
): Lines {
	if (verb === 'found') return [];
	const isDoneInPart = outcomes.some(isDone);
	const isNothingDone = !isDoneInPart && tally(outcomes).unknown.length === 0;
	const nothing = isNothingDone && `No ${noun} was ${verb}.`;
	if (verb === 'created') {
		const again =
			protection === 'execution'
				? "To go on, use n8n's Retry on this execution: what exists isn't created again. A new execution would create everything again."
				: "When you run the workflow again or use n8n's Retry, what exists isn't created again.";
		return [nothing || again];
	}
	const again =
		verb === 'deleted'
			? `Remove these rows before you run the workflow again: Adspirer can't find a deleted ${noun}.`
			: 'You can run the workflow again with all rows. Doing it twice is safe.';
	// n8n tries again after an error, and shows the last try alone.
	const earlier = retryOnFail && `Earlier tries of Retry On Fail may have ${verb} ${noun}s.`;
	return [earlier || nothing, isDoneInPart && again];
}
