import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { internalError, wasSent, type Failure, type FailureReason } from '../response/failure';
import type { Failed } from '../response/result';
import { describe, describeRow } from './describe';
import { shortfallLine, summaryLine, whyNotPaused } from './boxes';
import { plainLines, unshown } from './plain';
import { textOf } from './problemText';
import { pluralize } from '../parse/cell';
import { listRows, partsOf, rowLine, sharedLines, tally } from './rowOutcome';
import type { RowOutcome, Run } from './rowOutcome';
import { groupsOf } from '../words/groups';
import { agree, asSentence, present, sentences, serviceTime, type Lines } from './words';

/** An error without a `failure` is about several rows that weren't sent. */
interface ErrorParts {
	readonly failure?: Failure;
	readonly text: string;
	readonly lines?: Lines;
	readonly isApi?: boolean;
}

/** An error of n8n's own; without `itemIndex`, as n8n would add "[item 0]" to a message that names row 1. */
export function nodeError(
	node: INode,
	{ failure, text, lines = [], isApi = failure && wasSent(failure) }: ErrorParts,
): NodeApiError | NodeOperationError {
	const cause = failure && declaredCause(failure);
	// The editor shows a description as HTML; an agent, to which the node is a tool, reads it as it is.
	const lineBreak = node.type.endsWith('Tool') ? '\n' : '<br>\n';
	const message = withoutMarkup(text);
	const details = {
		message,
		description: present(lines).map(withoutMarkup).join(lineBreak),
		level: 'warning' as const,
		...(cause && { failure: cause }),
		...(failure?.status && { httpCode: String(failure.status) }),
	};
	const error = isApi
		? new NodeApiError(node, {}, details)
		: new NodeOperationError(node, message, details);
	// n8n replaces a message with a system's code in it, such as the EEXIST of "preexisting".
	return Object.assign(error, { message });
}

/** n8n shows some texts of an error as HTML and others as they are, so no mark-up goes into any. */
const withoutMarkup = (text: string) => text.replaceAll('<', '‹').replaceAll('>', '›');

/** n8n's own words for why a node failed (2.41; older versions ignore them). @internal */
export type DeclaredCause = NonNullable<NodeApiError['failure']>;

const causes: { readonly [Type in FailureReason['type']]?: DeclaredCause['cause'] } = {
	throttled: 'rate-limited',
	'try again': 'rate-limited',
	'quota spent': 'quota-exhausted',
	unauthorized: 'credential-invalid',
	'bad credential': 'credential-invalid',
	redirect: 'configuration-invalid',
	'not in plan': 'configuration-invalid',
	'tool not found': 'configuration-invalid',
	forbidden: 'configuration-invalid',
	'not found': 'configuration-invalid',
	'internal error': 'node-defect',
};

function declaredCause({ kind, reason, waitMs, quota }: Failure): DeclaredCause | undefined {
	if (reason.type === 'not sent') {
		if (reason.because === 'stopped') return undefined;
		return declaredCause(reason.because);
	}
	const isDown = kind === 'server' || kind === 'network';
	const cause = causes[reason.type] ?? (isDown ? 'temporarily-unavailable' : undefined);
	const resetsAtEpochMs = serviceTime(quota?.period_end).toMillis();
	if (cause === 'quota-exhausted' && resetsAtEpochMs) return { cause, resetsAtEpochMs };
	if (cause === 'rate-limited' && waitMs !== undefined) return { cause, retryAfterMs: waitMs };
	return cause && { cause };
}

/** The error of a list in the form, which n8n shows in full only if it is an API error. */
export function formError(
	node: INode,
	failure: Failure | 'unreadable' | 'unclear account',
	noun: string,
): Error {
	const byId = "Choose 'By ID' and enter the ID.";
	const errorOf = (text: string, lines: Lines, cause?: Failure) =>
		nodeError(node, { failure: cause, text, lines, isApi: true });
	if (failure === 'unreadable') {
		return errorOf(`Adspirer's list of ${noun}s can't be read.`, [byId]);
	}
	if (failure === 'unclear account') {
		const why = `'Advertiser Account' is an expression or isn't a valid ID. Choose an account to see its ${noun}s, or choose 'By ID' and enter the ID.`;
		return errorOf(`The node doesn't know which account's ${noun}s to list.`, [why]);
	}
	const action = { verb: 'found', noun, context: 'form' } as const;
	const { message, remedy } = describe(failure, { action });
	return errorOf(message, [failure.reason.type === 'tool not found' && byId, remedy], failure);
}

/** The error of a run that sent nothing because of its bad rows; it also lists what earlier tries left. */
export function refusedRunError(node: INode, run: Run): Error {
	const { failed: bad } = tally(run.outcomes);
	const [first] = bad;
	const total = run.outcomes.length;
	const goOn = "To send the good ones anyway, set the node's On Error to continue.";
	if (!first || bad.length > 1) {
		const rows = listRows(bad.map(({ row }) => row.name));
		const text = `${bad.length} of ${total} rows need a correction (${rows}), so nothing was sent.`;
		const lines = reasonLines(bad, run, 'with remedy');
		return nodeError(node, {
			text,
			lines: [...lines, `Correct the rows. ${goOn}`, ...leftLines(run)],
		});
	}
	const { line: text, remedy } = describeRow(first, run);
	const { failure } = first.result;
	const next = total === 1 ? 'Correct the row and run it again.' : `Correct the row. ${goOn}`;
	const lines = [failure.kind !== 'invalid' && remedy, `Nothing was sent. ${next}`];
	return nodeError(node, { failure, text, lines: [...lines, ...leftLines(run)] });
}

function reasonLines(rows: ReadonlyArray<RowOutcome<Failed>>, run: Run, how?: 'with remedy') {
	const told = rows.flatMap((outcome) => {
		const { reasons, remedy } = describeRow(outcome, run);
		const { row, result } = outcome;
		// A problem's message says what to do.
		const next = how && result.failure.reason.type !== 'invalid' && remedy;
		return reasons.map(({ text }) => ({ row, text: sentences(text, next) }));
	});
	return sharedLines(told);
}

/** The error of a run that ended early. What was or may have been done is never cut, even by a bug. */
export function endedRunError(node: INode, run: Run): Error {
	try {
		return toldRunError(node, run);
	} catch (error) {
		const failure = internalError(error, true);
		const lines = plainRunLines(run);
		return nodeError(node, { failure, text: unshown(error, 'run'), lines });
	}
}

function toldRunError(node: INode, run: Run): Error {
	const parts = partsOf(run).map((part) => ({ part, ...tally(part.outcomes) }));
	const [first] = (['failed', 'unknown', 'notSent'] as const).flatMap((kind) =>
		parts.flatMap(({ part, [kind]: outcomes }) => outcomes.map((cause) => ({ part, cause }))),
	);
	if (!first) throw new RangeError('A run without a failure has no error');
	const { part, cause } = first;
	const { failure } = cause.result;
	const { line, remedy, toDo } = describeRow(cause, part);
	const isNew = run.action.verb === 'created';
	const lines = [
		shortfallLine(run),
		// What exists, and what doesn't, is said below about all rows.
		isNew && !failure.outcomeUnknown ? remedy : toDo,
		...parts.flatMap((each) => leftLines(each.part, cause)),
		...parts.flatMap((each) => otherFailures(each.failed, cause, each.part)),
		...parts.map((each) => unsentLine(each.notSent, cause, each.part !== run)),
		...waysToGoOn(node, run, cause),
	];
	return nodeError(node, { failure, text: line, lines });
}

function otherFailures(failed: ReadonlyArray<RowOutcome<Failed>>, cause: RowOutcome, part: Run) {
	const others = failed.filter((outcome) => outcome !== cause);
	if (others.length === 0) return [];
	return [`${pluralize(others.length, 'more row')} failed:`, ...reasonLines(others, part)];
}

/** The rows that weren't sent; of a thing `inside` another, which may be there. */
function unsentLine(
	notSent: ReadonlyArray<RowOutcome<Failed>>,
	cause: RowOutcome<Failed>,
	inside: boolean,
): string | undefined {
	const unsent = notSent.filter(({ result }) => result !== cause.result);
	if (unsent.length === 0) return undefined;
	const rows = listRows(unsent.map(({ row }) => row.name));
	if (inside) return `The ads of ${rows} weren't sent.`;
	return `${asSentence(rows)} ${agree(unsent.length, "wasn't", "weren't")} sent.`;
}

/** What a stopped execution leaves, for the log: n8n keeps neither its output nor its error. */
export function stopLog(run: Run): string[] {
	try {
		return toldStopLog(run);
	} catch (error) {
		const lines = [unshown(error, 'run'), ...plainRunLines(run)];
		return lines.map((line) => `Execution stopped. ${line}`);
	}
}

const plainRunLines = (run: Run) =>
	partsOf(run).flatMap(({ outcomes, action }) => plainLines(outcomes, action));

function toldStopLog(run: Run): string[] {
	const left = partsOf(run).flatMap((part) =>
		groupsOf(part.outcomes, ({ result }) => result).map((outcomes) =>
			leftLines({ ...part, outcomes }),
		),
	);
	return [...left, [summaryLine(run)]]
		.filter((lines) => lines.length > 0)
		.map((lines) => `Execution stopped. ${lines.join(' ')}`);
}

/** What exists or was changed, and what may have been. The failure of `cause` is shown elsewhere. */
function leftLines(run: Run, cause?: RowOutcome): string[] {
	const { outcomes, action } = run;
	const { verb, noun, creation } = action;
	if (!creation) return [];
	const isNew = verb === 'created';
	const idOf = ({ values }: RowOutcome['row']) => values[creation.idKey];
	const { all: done, unknown } = tally(outcomes);
	const things = done.map(({ row, result }) => {
		// Those without an ID are told apart by their results.
		if (result.entity) return result.entity.id ?? result;
		return idOf(row) ?? result;
	});
	const count = new Set(things).size;
	const calls = new Set(unknown.map(({ result }) => result)).size;
	let state = `${agree(count, 'was', 'were')} ${verb}`;
	if (isNew) state = agree(count, 'exists', 'exist');
	const these = calls === 1 ? `this ${noun} was` : `these ${calls} ${noun}s were`;
	return present([
		count > 0 && `${pluralize(count, noun)} ${state}:`,
		...groupsOf(done, ({ result }) => result).map((outcomes) => {
			const [{ row, result }] = outcomes;
			const { entity } = result;
			const rows = asSentence(listRows(outcomes.map((outcome) => outcome.row.name)));
			if (!entity) return `${rows}: ID ${String(idOf(row))}`;
			const notPaused = whyNotPaused(entity, creation);
			let paused = entity.paused ? ', paused' : '';
			if (notPaused) paused = ` – ${textOf(notPaused)}`;
			return `${rows}: ${entity.name}, ID ${entity.id ?? 'unknown'}${paused}`;
		}),
		calls > 0 && `It isn't known whether ${these} ${verb}:`,
		...unknown.map((outcome) => {
			const { row, result, sameAs } = outcome;
			if (run.inside && sameAs) return '';
			if (cause && outcome !== cause) {
				return sentences(describeRow(outcome, run).line, isNew && `Key: ${result.key}.`);
			}
			return rowLine(row.name, isNew ? `key ${result.key}` : `ID ${String(idOf(row))}`);
		}),
	]);
}

function waysToGoOn({ retryOnFail }: INode, run: Run, cause: RowOutcome): Lines {
	const { verb, noun } = run.action;
	if (verb === 'found') return [];
	const { all: done, unknown } = tally(partsOf(run).flatMap(({ outcomes }) => outcomes));
	const nothing = done.length + unknown.length === 0 && `No ${noun} was ${verb}.`;
	if (verb === 'created') return [nothing || createdAgain(cause)];
	let again = 'You can run the workflow again with all rows. Doing it twice is safe.';
	if (verb === 'deleted') {
		again = `Remove these rows before you run the workflow again: Adspirer can't find a deleted ${noun}.`;
	}
	// n8n shows only the last of the tries that it makes after an error.
	const earlier = retryOnFail && `Earlier tries of Retry On Fail may have ${verb} ${noun}s.`;
	return [earlier || nothing, done.length > 0 && again];
}

function createdAgain({ row }: RowOutcome): string {
	if (row.strategy?.by === 'execution') {
		return "To go on, use n8n's Retry on this execution: what exists isn't created again. A new execution would create everything again.";
	}
	return "When you run the workflow again or use n8n's Retry, what exists isn't created again.";
}
