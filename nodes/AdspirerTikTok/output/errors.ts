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
import { asSentence, present, sentences, serviceTime, type Lines } from './words';

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
		return reason.because === 'stopped' ? undefined : declaredCause(reason.because);
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
	const of = (text: string, lines: Lines, why?: Failure) =>
		nodeError(node, { failure: why, text, lines, isApi: true });
	if (failure === 'unreadable') return of(`Adspirer's list of ${noun}s can't be read.`, [byId]);
	if (failure === 'unclear account') {
		const why = `'Advertiser Account' is an expression or isn't a valid ID. Choose an account to see its ${noun}s, or choose 'By ID' and enter the ID.`;
		return of(`The node doesn't know which account's ${noun}s to list.`, [why]);
	}
	const action = { verb: 'found', noun, context: 'form' } as const;
	const { message, remedy } = describe(failure, { action });
	return of(message, [failure.reason.type === 'tool not found' && byId, remedy], failure);
}

/** The error of a run that sent nothing because of its bad rows; it also lists what earlier tries left. */
export function refusedRunError(node: INode, run: Run): Error {
	const { failed: bad } = tally(run.outcomes);
	const only = bad.length === 1 ? bad[0] : undefined;
	const told = only && describeRow(only, run);
	const total = run.outcomes.length;
	const text =
		told?.line ??
		`${bad.length} of ${total} rows need a correction (${listRows(bad.map(({ row }) => row.name))}), so nothing was sent.`;
	const next =
		total === 1
			? 'Correct the row and run it again.'
			: `Correct the ${only ? 'row' : 'rows'}. To send the good ones anyway, set the node's On Error to continue.`;
	const lines = [
		...(only
			? [only.result.failure.kind !== 'invalid' && told?.remedy]
			: reasonLines(bad, run, 'with remedy')),
		sentences(only && 'Nothing was sent.', next),
		...leftLines(run),
	];
	return nodeError(node, { failure: only?.result.failure, text, lines });
}

function reasonLines(rows: ReadonlyArray<RowOutcome<Failed>>, run: Run, how?: 'with remedy') {
	const told = rows.flatMap((row) => {
		const { reasons, remedy } = describeRow(row, run);
		// A problem's message says what to do.
		const next = how && row.result.failure.reason.type !== 'invalid' && remedy;
		return reasons.map(({ text }) => ({ name: row.row.name, text: sentences(text, next) }));
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
		...parts.flatMap((one) => leftLines(one.part, cause)),
		...parts.flatMap((one) => otherFailures(one.failed, cause, one.part)),
		...parts.map((one) => unsentLine(one.notSent, cause, one.part !== run)),
		...waysToGoOn(node, run, cause),
	];
	return nodeError(node, { failure, text: line, lines });
}

function otherFailures(failed: ReadonlyArray<RowOutcome<Failed>>, cause: RowOutcome, part: Run) {
	const others = failed.filter((row) => row !== cause);
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
	return `${asSentence(rows)} ${unsent.length === 1 ? "wasn't" : "weren't"} sent.`;
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
	// Those without an ID are told apart by their results.
	const things = done.map(
		({ row, result }) => (result.entity ? result.entity.id : idOf(row)) ?? result,
	);
	const count = new Set(things).size;
	const open = new Set(unknown.map(({ result }) => result)).size;
	const [exist, were] = count === 1 ? ['exists', 'was'] : ['exist', 'were'];
	const these = open === 1 ? `this ${noun} was` : `these ${open} ${noun}s were`;
	return present([
		count > 0 && `${pluralize(count, noun)} ${isNew ? exist : `${were} ${verb}`}:`,
		...groupsOf(done, ({ result }) => result).map((rows) => {
			const [
				{
					row,
					result: { entity },
				},
			] = rows;
			const name = asSentence(listRows(rows.map(({ row: { name: one } }) => one)));
			if (!entity) return `${name}: ID ${String(idOf(row))}`;
			const notPaused = whyNotPaused(entity, creation);
			let state = entity.paused ? ', paused' : '';
			if (notPaused) state = ` – ${textOf(notPaused)}`;
			return `${name}: ${entity.name}, ID ${entity.id ?? 'unknown'}${state}`;
		}),
		open > 0 && `It isn't known whether ${these} ${verb}:`,
		...unknown.map((outcome) => {
			const { row, result, sameAs } = outcome;
			if (run.inside && sameAs) return '';
			return !cause || outcome === cause
				? rowLine(row.name, isNew ? `key ${result.key}` : `ID ${String(idOf(row))}`)
				: sentences(describeRow(outcome, run).line, isNew && `Key: ${result.key}.`);
		}),
	]);
}

function waysToGoOn({ retryOnFail }: INode, run: Run, cause: RowOutcome): Lines {
	const { verb, noun } = run.action;
	if (verb === 'found') return [];
	const { all: done, unknown } = tally(partsOf(run).flatMap(({ outcomes }) => outcomes));
	const nothing = done.length + unknown.length === 0 && `No ${noun} was ${verb}.`;
	if (verb === 'created') {
		const again =
			cause.row.strategy?.by === 'execution'
				? "To go on, use n8n's Retry on this execution: what exists isn't created again. A new execution would create everything again."
				: "When you run the workflow again or use n8n's Retry, what exists isn't created again.";
		return [nothing || again];
	}
	const again =
		verb === 'deleted'
			? `Remove these rows before you run the workflow again: Adspirer can't find a deleted ${noun}.`
			: 'You can run the workflow again with all rows. Doing it twice is safe.';
	// n8n shows only the last of the tries that it makes after an error.
	const earlier = retryOnFail && `Earlier tries of Retry On Fail may have ${verb} ${noun}s.`;
	return [earlier || nothing, done.length > 0 && again];
}
