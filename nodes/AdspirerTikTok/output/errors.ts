import {
	NodeApiError,
	NodeOperationError,
	type INode,
	type IDataObject,
	type INodeExecutionData,
} from 'n8n-workflow';
import { pluralize, reasonOf } from '../base/wording';
import type { Creation, Values } from '../contract/creation';
import type { Tool } from '../contract/tools';
import { type Failure, wasSent } from '../response/failure';
import { type Result, isOutcomeUnknown } from '../response/readResponse';
import { groupsOf } from '../words/groups';
import { shortfallLine, summaryLine } from './boxes';
import { describe, describeRow } from './describe';
import { type Lines, agree, asJson, asSentence, present, sentences, textOf } from './problemText';
import {
	type Action,
	type FailedRow,
	type RowOutcome,
	type Run,
	entityOf,
	linesOf,
	listRowsOf,
	partsOf,
	tally,
} from './rowOutcome';
import { whyNotPaused } from './rowWarnings';

/** An error without a `failure` is about several rows that weren't sent. */
interface ErrorParts {
	readonly failure?: Failure | undefined;
	readonly text: string;
	readonly lines?: Lines;
	readonly isApi?: boolean;
}

/** An error of n8n's own; without `itemIndex`, as n8n would add "[item 0]" to a message that names row 1. */
export function nodeError(
	node: INode,
	{ failure, text, lines = [], isApi = failure && wasSent(failure) }: ErrorParts,
): NodeApiError | NodeOperationError {
	// The editor shows a description as HTML; an agent, to which the node is a tool, reads it as it is.
	let lineBreak = '<br>\n';
	if (node.type.endsWith('Tool')) lineBreak = '\n';
	const message = withoutMarkup(text);
	const details = {
		message,
		description: present(lines).map(withoutMarkup).join(lineBreak),
		level: 'warning' as const,
		...(failure?.status && { httpCode: String(failure.status) }),
	};
	let error: NodeApiError | NodeOperationError;
	if (isApi) error = new NodeApiError(node, {}, details);
	else error = new NodeOperationError(node, message, details);
	// n8n replaces a message with a system's code in it, such as the EEXIST of "preexisting".
	error.message = message;
	return error;
}

/** n8n shows some texts of an error as HTML and others as they are, so no mark-up goes into any. */
const withoutMarkup = (text: string) => text.replaceAll('<', '‹').replaceAll('>', '›');

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
		return nodeError(node, { text, lines: [byId], isApi });
	}
	if (failure === 'unclear account') {
		const text = `The node doesn't know which account's ${noun}s to list.`;
		const why = `'Advertiser Account' is an expression or isn't a valid ID. Choose an account to see its ${noun}s, or choose 'By ID' and enter the ID.`;
		return nodeError(node, { text, lines: [why], isApi });
	}
	const action = { verb: 'found', noun, context: 'form' } as const;
	const { message: text, toDo } = describe(failure, { action });
	const lines = [failure.reason.type === 'tool not found' && byId, toDo];
	return nodeError(node, { failure, text, lines, isApi });
}

/** The error of a run that sent nothing because of its bad rows; it also lists what earlier tries left. */
export async function refusedRunError(node: INode, run: Run): Promise<Error> {
	const { failed } = tally(run.outcomes);
	const [first] = failed;
	const total = run.outcomes.length;
	const goOn = "To send the good ones anyway, set the node's On Error to continue.";
	const left = madeLines(run);
	if (!first || failed.length > 1) {
		const text = `${failed.length} of ${total} rows need a correction (${listRowsOf(failed)}), so nothing was sent.`;
		const reasons = await reasonLines(failed, run.action);
		return nodeError(node, { text, lines: [...reasons, `Correct the rows. ${goOn}`, ...left] });
	}
	const { line: text, toDo } = describeRow(first, run.action);
	const { failure } = first.result;
	let next = `Correct the row. ${goOn}`;
	if (total === 1) next = 'Correct the row and run it again.';
	const lines = [failure.kind !== 'invalid' && toDo, `Nothing was sent. ${next}`, ...left];
	return nodeError(node, { failure, text, lines });
}

/** As many lines about rows as anybody reads, since n8n has to store them. */
const maxLines = 50;

/** Why rows failed, those of one text together, and what to do where their problems don't say it. */
async function reasonLines(rows: readonly FailedRow[], action: Action): Promise<string[]> {
	const lines = await linesOf(rows, (outcome) => {
		const { reasons, toDo } = describeRow(outcome, action);
		const isTold = outcome.result.failure.reason.type === 'invalid';
		return reasons.map((reason) => {
			const text = sentences(reason.text, !isTold && toDo);
			return { kind: text, text };
		});
	});
	const more = lines.length - maxLines;
	if (more <= 0) return lines;
	return [...lines.slice(0, maxLines), `… and ${more} more.`];
}

/** The error of a run that ended early: what happened, what to do, what exists and what doesn't. */
export async function endedRunError(node: INode, run: Run): Promise<Error> {
	const { action, cause } = firstFailure(run);
	const { failure } = cause.result;
	const { line: text, toDo } = describeRow(cause, action);
	const left: string[] = [];
	for (const part of partsOf(run)) {
		left.push(...madeLines(part));
		const { failed, notSent } = tally(part.outcomes);
		const others = failed.filter((outcome) => outcome !== cause);
		if (others.length > 0) {
			left.push(`${pluralize(others.length, 'more row')} failed:`);
			left.push(...(await reasonLines(others, part.action)));
		}
		const unsent = notSent.filter(({ result }) => result !== cause.result);
		const rows = listRowsOf(unsent);
		const weren = agree(unsent.length, "wasn't", "weren't");
		if (part !== run && unsent.length > 0) left.push(`The ads of ${rows} weren't sent.`);
		else if (unsent.length > 0) left.push(`${asSentence(rows)} ${weren} sent.`);
	}
	const lines = [shortfallLine(run), toDo, ...left, howToGoOn(run, cause)];
	return nodeError(node, { failure, text, lines });
}

/** What a run ended for: what failed for certain comes first. */
function firstFailure(run: Run) {
	for (const kind of ['failed', 'unknown', 'notSent'] as const) {
		for (const { action, outcomes } of partsOf(run)) {
			const [cause] = tally(outcomes)[kind];
			if (cause) return { action, cause };
		}
	}
	throw new RangeError('A run without a failure has no error');
}

/** What a stopped execution leaves, for the log: n8n keeps neither its output nor its error. */
export function stopLog(run: Run): string[] {
	const lines = [...partsOf(run).flatMap(madeLines), summaryLine(run)];
	return lines.map((line) => `Execution stopped. ${line}`);
}

/** What exists or was changed, and what may have been, with the key that it was sent with. */
function madeLines({ outcomes, action }: Run): string[] {
	const { verb, noun, creation } = action;
	if (!creation) return [];
	const { all, unknown } = tally(outcomes);
	const idOf = ({ row, result }: RowOutcome) =>
		entityOf({ result })?.id ?? row.values[creation.idKey] ?? result;
	const made = groupsOf(all, idOf);
	const open = groupsOf(unknown, ({ result }) => result);
	let state = `${agree(made.length, 'was', 'were')} ${verb}`;
	if (verb === 'created') state = agree(made.length, 'exists', 'exist');
	let these = `these ${open.length} ${noun}s were`;
	if (open.length === 1) these = `this ${noun} was`;
	return present([
		made.length > 0 && `${pluralize(made.length, noun)} ${state}:`,
		...made.map((group) => madeLine(group, action)),
		open.length > 0 && `It isn't known whether ${these} ${verb}:`,
		...open.map((group) => madeLine(group, action)),
	]);
}

/** "Rows 1 and 2: Women, ID 18…, paused" of rows with one outcome. */
function madeLine(
	group: readonly [RowOutcome, ...RowOutcome[]],
	{ verb, creation }: Action,
): string {
	const [{ row, result }] = group;
	const entity = entityOf({ result });
	const id = entity?.id ?? row.values[creation?.idKey ?? ''];
	const notPaused = entity && creation && whyNotPaused(entity, creation);
	let known = `key ${result.key}`;
	if (entity || id !== undefined) known = `ID ${String(id ?? 'unknown')}`;
	const told = present([
		entity?.name ?? (verb === 'created' && row.name.name),
		known,
		entity?.paused === 'yes' && 'paused',
		notPaused && textOf(notPaused),
	]);
	return `${asSentence(listRowsOf(group))}: ${told.join(', ')}`;
}

/** What becomes of what is there once the run is repeated. */
function howToGoOn(run: Run, { row }: RowOutcome): string | undefined {
	const { verb, noun } = run.action;
	if (verb === 'found') return undefined;
	const { all, unknown } = tally(partsOf(run).flatMap(({ outcomes }) => outcomes));
	if (all.length + unknown.length === 0) return `No ${noun} was ${verb}.`;
	if (verb === 'deleted') {
		if (all.length === 0) return undefined;
		return `Remove these rows before you run the workflow again: Adspirer can't find a deleted ${noun}.`;
	}
	if (verb !== 'created') return undefined;
	if (row.strategy?.by === 'execution') {
		return "To go on, use n8n's Retry on this execution: what exists isn't created again. A new execution would create everything again.";
	}
	return "When you run the workflow again or use n8n's Retry, what exists isn't created again.";
}

/** What was or may have been made for a row. */
interface Made {
	readonly row: { readonly item: number; readonly values: Values };
	readonly result: Result;
	readonly tool: Tool;
	readonly creation?: Creation | undefined;
}

/** A run that this node's own code has broken, and what it had made by then. */
export interface BrokenRun {
	readonly error: unknown;
	readonly made: readonly Made[];
	/** How many input items there were, and how many things each was to become. */
	readonly items: number;
	readonly things: number;
	readonly goesOn: boolean;
}

/**
 * What comes of a broken run: an item for each row where the node goes on after errors, since n8n would make
 * some that look like successes. It is told in as little code as there can be, for any other may be what broke.
 *
 * @throws otherwise an error with all that was made; and at once what is no bug but the end of a run.
 */
export function itemsOfBroken(node: INode, run: BrokenRun): INodeExecutionData[] {
	const { error, made, goesOn, items } = run;
	if (error instanceof NodeApiError || error instanceof NodeOperationError) throw error;
	const said = `The node itself failed (${reasonOf(error).slice(0, 500)}). This is a bug in the node. Please report it.`;
	if (!goesOn) {
		const known = made.map((one) => `${rowNumber(one.row.item)}: ${lineOf(one)}`);
		throw nodeError(node, { text: said, lines: known });
	}
	return Array.from({ length: items }, (_, item) => itemOfBroken(node, run, item, said));
}

function itemOfBroken(node: INode, run: BrokenRun, item: number, said: string): INodeExecutionData {
	const made = run.made.filter(({ row }) => row.item === item);
	const unknown = made.find(({ result }) => isOutcomeUnknown(result));
	const success = unknown === undefined && made.length === run.things;
	let json: IDataObject = Object.assign({ success }, ...made.map(thingOf));
	if (success) json.warnings = said;
	const pairedItem = { item };
	if (success) return { json, pairedItem };
	const error = `${rowNumber(item)}: ${sentences(said, ...made.map(lineOf))}`;
	const error_details = asJson({
		kind: 'server',
		row: item + 1,
		idempotency_key: made.at(-1)?.result.key,
		outcome_unknown: unknown && true,
	});
	json = { ...json, error, error_details };
	if (node.onError !== 'continueErrorOutput') return { json, pairedItem };
	// n8n finds the items of the error output by `error`, but if that is enumerable, it replaces the json.
	const value = nodeError(node, { text: error });
	return Object.defineProperty({ json, pairedItem }, 'error', { value, enumerable: false });
}

const rowNumber = (item: number) => `Row ${item + 1}`;

/** What an item has of a thing. */
function thingOf({ result, creation }: Made): Values {
	if (!creation) return {};
	return { [creation.idKey]: entityOf({ result })?.id ?? null, idempotency_key: result.key };
}

/** The same in a sentence. */
function lineOf({ row, result, tool, creation }: Made): string {
	const { id, name = creation && row.values[creation.nameArgument] } = entityOf({ result }) ?? {};
	const known = present([
		sentences(creation?.noun ?? tool.name, String(name ?? '')),
		id && `ID ${id}`,
		`key ${result.key}`,
	]);
	const isUnknown = isOutcomeUnknown(result) && "It isn't known whether this was done.";
	return sentences(`${known.join(', ')}.`, isUnknown);
}
