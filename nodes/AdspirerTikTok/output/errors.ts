import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { internalError, wasSent, type Failure, type FailureReason } from '../response/failure';
import type { Creation } from '../contract/creation';
import { describe, describeRow } from './describe';
import { shortfallLine, summaryLine, whyNotPaused } from './boxes';
import { plainLines, unshown } from './plain';
import { textOf } from './problemText';
import { pluralize } from '../base/wording';
import {
	listRowsOf,
	partsOf,
	rowLine,
	tally,
	type DoneRow,
	type FailedRow,
	type Row,
	type RowOutcome,
	type Run,
} from './rowOutcome';
import { addTo, groupsOf, type Groups } from '../words/groups';
import { agree, asSentence, present, sentences, type Lines } from './words';

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
	const cause = failure && causes[failure.reason.type];
	// The editor shows a description as HTML; an agent, to which the node is a tool, reads it as it is.
	const lineBreak = node.type.endsWith('Tool') ? '\n' : '<br>\n';
	const message = withoutMarkup(text);
	const details = {
		message,
		description: present(lines).map(withoutMarkup).join(lineBreak),
		level: 'warning' as const,
		...(cause && { failure: { cause } }),
		...(failure?.status && { httpCode: String(failure.status) }),
	};
	const error = isApi
		? new NodeApiError(node, {}, details)
		: new NodeOperationError(node, message, details);
	// n8n replaces a message with a system's code in it, such as the EEXIST of "preexisting".
	error.message = message;
	return error;
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
	'server error': 'temporarily-unavailable',
	'no response': 'temporarily-unavailable',
	'not in plan': 'configuration-invalid',
	'tool not found': 'configuration-invalid',
	forbidden: 'configuration-invalid',
	'not found': 'configuration-invalid',
	'internal error': 'node-defect',
};

/** The error of a list in the form, which n8n shows in full only if it is an API error. */
export function formError(
	node: INode,
	failure: Failure | 'unreadable' | 'unclear account',
	noun: string,
): Error {
	const isApi = true;
	const byId = "Choose 'By ID' and enter the ID.";
	if (failure === 'unreadable') {
		const text = `Adspirer's list of ${noun}s can't be read.`;
		return nodeError(node, {
			text,
			lines: [byId],
			isApi,
		});
	}
	if (failure === 'unclear account') {
		const text = `The node doesn't know which account's ${noun}s to list.`;
		const why = `'Advertiser Account' is an expression or isn't a valid ID. Choose an account to see its ${noun}s, or choose 'By ID' and enter the ID.`;
		return nodeError(node, {
			text,
			lines: [why],
			isApi,
		});
	}
	const action = {
		verb: 'found',
		noun,
		context: 'form',
	} as const;
	const { message: text, remedy } = describe(failure, { action });
	const lines = [failure.reason.type === 'tool not found' && byId, remedy];
	return nodeError(node, {
		failure,
		text,
		lines,
		isApi,
	});
}

/** The error of a run that sent nothing because of its bad rows; it also lists what earlier tries left. */
export function refusedRunError(node: INode, run: Run): Error {
	const { failed: bad } = tally(run.outcomes);
	const [first] = bad;
	const total = run.outcomes.length;
	const left = leftLines(run);
	const goOn = "To send the good ones anyway, set the node's On Error to continue.";
	if (!first || bad.length > 1) {
		const text = `${bad.length} of ${total} rows need a correction (${listRowsOf(bad)}), so nothing was sent.`;
		const lines = reasonLines(bad, run, 'with remedy');
		return nodeError(node, { text, lines: [...lines, `Correct the rows. ${goOn}`, ...left] });
	}
	const { line: text, remedy } = describeRow(first, run);
	const { failure } = first.result;
	const next = total === 1 ? 'Correct the row and run it again.' : `Correct the row. ${goOn}`;
	const lines = [failure.kind !== 'invalid' && remedy, `Nothing was sent. ${next}`, ...left];
	return nodeError(node, {
		failure,
		text,
		lines,
	});
}

interface Reason {
	readonly row: Row;
	readonly text: string;
}

/** As many lines about rows as anybody reads, since n8n has to store them. */
const maxLines = 50;

/** Why rows failed: a text of several is said once, with its rows, and the others of a row in one line. */
function reasonLines(rows: readonly FailedRow[], run: Run, how?: 'with remedy'): string[] {
	const byText: Groups<Reason> = new Map();
	for (const outcome of rows) {
		const { row, result } = outcome;
		const { reasons, remedy } = describeRow(outcome, run);
		// A problem's message says what to do.
		const next = how && result.failure.reason.type !== 'invalid' && remedy;
		for (const reason of reasons) {
			const text = sentences(reason.text, next);
			addTo(byText, text, { row, text });
		}
	}
	const lines: string[] = [];
	const alone: Groups<Reason> = new Map();
	for (const group of byText.values()) {
		const [first] = group;
		const count = pluralize(group.length, 'row');
		if (group.length === 1) addTo(alone, first.row, first);
		else lines.push(`${count} (${listRowsOf(group)}): ${first.text}`);
	}
	for (const group of alone.values()) {
		const texts = group.map(({ text }) => text);
		lines.push(rowLine(group[0].row.name, texts.join(' ')));
	}
	const more = lines.length - maxLines;
	if (more <= 0) return lines;
	return [...lines.slice(0, maxLines), `… and ${more} more.`];
}

/** The error of a run that ended early. What was or may have been done is never cut, even by a bug. */
export function endedRunError(node: INode, run: Run): Error {
	try {
		return toldRunError(node, run);
	} catch (error) {
		const failure = internalError(error, true);
		const lines = plainRunLines(run);
		return nodeError(node, {
			failure,
			text: unshown(error, 'run'),
			lines,
		});
	}
}

function toldRunError(node: INode, run: Run): Error {
	const { part, cause } = firstFailure(run);
	const { failure } = cause.result;
	const { line: text, remedy, toDo } = describeRow(cause, part);
	const isNew = run.action.verb === 'created';
	const left: string[] = [];
	const failures: string[] = [];
	const unsent: string[] = [];
	for (const each of partsOf(run)) {
		const { failed, notSent } = tally(each.outcomes);
		left.push(...leftLines(each, cause));
		const others = failed.filter((outcome) => outcome !== cause);
		if (others.length > 0) {
			const count = pluralize(others.length, 'more row');
			failures.push(`${count} failed:`, ...reasonLines(others, each));
		}
		const rows = notSent.filter(({ result }) => result !== cause.result);
		if (rows.length > 0) unsent.push(unsentLine(rows, each !== run));
	}
	const lines = [
		shortfallLine(run),
		// What exists, and what doesn't, is said below about all rows.
		isNew && !failure.outcomeUnknown ? remedy : toDo,
		...left,
		...failures,
		...unsent,
		...waysToGoOn(node, run, cause),
	];
	return nodeError(node, {
		failure,
		text,
		lines,
	});
}

/** What a run ended for: what failed for certain comes first. */
function firstFailure(run: Run) {
	for (const kind of ['failed', 'unknown', 'notSent'] as const) {
		for (const part of partsOf(run)) {
			const [cause] = tally(part.outcomes)[kind];
			if (cause) return { part, cause };
		}
	}
	throw new RangeError('A run without a failure has no error');
}

/** The rows that weren't sent; of a thing `inside` another, which may be there. */
function unsentLine(unsent: readonly FailedRow[], inside: boolean): string {
	const rows = listRowsOf(unsent);
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
	const told: string[] = [];
	for (const part of partsOf(run)) {
		for (const outcomes of groupsOf(part.outcomes, ({ result }) => result)) {
			told.push(leftLines({ ...part, outcomes }).join(' '));
		}
	}
	return present([...told, summaryLine(run)]).map((line) => `Execution stopped. ${line}`);
}

/** What exists or was changed, and what may have been. The failure of `cause` is shown elsewhere. */
function leftLines(run: Run, cause?: RowOutcome): string[] {
	const { outcomes, action } = run;
	const { verb, noun, creation } = action;
	if (!creation) return [];
	const { all: done, unknown } = tally(outcomes);
	const isNew = verb === 'created';
	const lines: string[] = [];
	if (done.length > 0) {
		// Those without an ID are told apart by their results.
		const things = done.map((outcome) => idOf(outcome, creation) ?? outcome.result);
		const count = new Set(things).size;
		let state = `${agree(count, 'was', 'were')} ${verb}`;
		if (isNew) state = agree(count, 'exists', 'exist');
		lines.push(`${pluralize(count, noun)} ${state}:`);
	}
	for (const group of groupsOf(done, ({ result }) => result)) lines.push(doneLine(group, creation));
	if (unknown.length > 0) {
		const calls = new Set(unknown.map(({ result }) => result)).size;
		const these = calls === 1 ? `this ${noun} was` : `these ${calls} ${noun}s were`;
		lines.push(`It isn't known whether ${these} ${verb}:`);
	}
	for (const outcome of unknown) {
		const { row, result, sameAs } = outcome;
		if (run.inside && sameAs) continue;
		if (cause && outcome !== cause) {
			const { line } = describeRow(outcome, run);
			lines.push(sentences(line, isNew && `Key: ${result.key}.`));
		} else {
			const id = String(row.values[creation.idKey]);
			lines.push(rowLine(row.name, isNew ? `key ${result.key}` : `ID ${id}`));
		}
	}
	return lines;
}

/** The ID of what a row created or changed; none if it couldn't be read. */
function idOf({ row, result }: DoneRow, creation: Creation): unknown {
	if (result.entity) return result.entity.id;
	return row.values[creation.idKey];
}

/** What rows with one outcome have created or changed. */
function doneLine(group: readonly [DoneRow, ...RowOutcome[]], creation: Creation): string {
	const [first] = group;
	const { entity } = first.result;
	const rows = asSentence(listRowsOf(group));
	const id = idOf(first, creation);
	if (!entity) return `${rows}: ID ${String(id)}`;
	let paused = entity.paused ? ', paused' : '';
	const notPaused = whyNotPaused(entity, creation);
	if (notPaused) paused = ` – ${textOf(notPaused)}`;
	return `${rows}: ${entity.name}, ID ${entity.id ?? 'unknown'}${paused}`;
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
