import {
	NodeApiError,
	NodeOperationError,
	type INode,
	type IDataObject,
	type INodeExecutionData,
} from 'n8n-workflow';
import { pluralize, reasonOf } from '../base/values';
import type { Creation, Values } from '../contract/creation';
import type { Tool } from '../contract/tools';
import type { Failure } from '../response/failure';
import { type Result, isOutcomeUnknown } from '../response/readResponse';
import { describe, describeRow } from './describe';
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
} from './outcome';
import { type Lines, agree, asSentence, present, sentences } from './problemText';
import { countsOf, madeLines, whyFailed } from './report';

/** An error of n8n's own, without an item's index, as n8n would add "[item 0]" to a message that names row 1. */
function nodeError(
	node: INode,
	failure: Failure | undefined,
	text: string,
	lines: Lines = [],
): NodeApiError {
	const message = withoutMarkup(text);
	const error = new NodeApiError(
		node,
		{},
		{
			message,
			description: present(lines).map(withoutMarkup).join('<br>\n'),
			level: 'warning',
			...(failure?.status && { httpCode: String(failure.status) }),
		},
	);
	// n8n replaces a message with a system's code in it, such as the EEXIST of "preexisting".
	error.message = message;
	return error;
}

/** n8n shows some texts of an error as HTML and others as they are, so no mark-up goes into any. */
const withoutMarkup = (text: string) => text.replaceAll('<', '‹').replaceAll('>', '›');

/** The error of a list in the form. */
export function formError(
	node: INode,
	failure: Failure | 'unreadable' | 'unclear account',
	noun: string,
): Error {
	const byId = "Choose 'By ID' and enter the ID.";
	if (failure === 'unreadable') {
		return nodeError(node, undefined, `Adspirer's list of ${noun}s can't be read.`, [byId]);
	}
	if (failure === 'unclear account') {
		const text = `The node doesn't know which account's ${noun}s to list.`;
		const why = `'Advertiser Account' is an expression or isn't a valid ID. Choose an account to see its ${noun}s, or choose 'By ID' and enter the ID.`;
		return nodeError(node, undefined, text, [why]);
	}
	const action = { verb: 'found', noun, context: 'form' } as const;
	const { message, toDo } = describe(failure, { action });
	return nodeError(node, failure, message, [
		failure.reason.type === 'tool not found' && byId,
		toDo,
	]);
}

/** As many lines about rows as anybody reads, since n8n has to store them. */
const maxErrorLines = 50;

/** Why rows failed, those of one text together. */
async function reasonLines(rows: readonly FailedRow[], action: Action): Promise<string[]> {
	const lines = await linesOf(rows, (outcome) => whyFailed(outcome, action, false), true);
	const more = lines.length - maxErrorLines;
	if (more <= 0) return lines;
	return [...lines.slice(0, maxErrorLines), `… and ${more} more.`];
}

/** The error of a run that ended early: what happened, what to do, what exists and what doesn't. One with `refused` rows sent nothing. */
export async function runError(node: INode, run: Run, refused = false): Promise<Error> {
	const { action, cause } = firstFailure(run);
	const { failure } = cause.result;
	const { line, toDo } = describeRow(cause, action);
	const { length: total } = run.outcomes;
	const { failed } = tally(run.outcomes);
	const areSeveral = refused && failed.length > 1;
	const left: string[] = [];
	for (const part of partsOf(run)) {
		const rows = tally(part.outcomes);
		const others = rows.failed.filter((outcome) => areSeveral || outcome !== cause);
		const unsent = rows.notSent.filter(({ result }) => result !== cause.result);
		left.push(...madeLines(part));
		if (others.length > 0 && !areSeveral) {
			left.push(`${pluralize(others.length, 'more row')} failed:`);
		}
		left.push(...(await reasonLines(others, part.action)));
		if (unsent.length === 0 || refused) continue;
		const were = agree(unsent.length, "wasn't", "weren't");
		if (part === run) left.push(`${asSentence(listRowsOf(unsent))} ${were} sent.`);
		else left.push(`The ads of ${listRowsOf(unsent)} weren't sent.`);
	}
	let end = howToGoOn(run, cause);
	if (refused) {
		const goOn = "To send the good ones anyway, set the node's On Error to continue.";
		end = sentences('Nothing was sent.', total > 1 && goOn);
	}
	let text = line;
	if (areSeveral) {
		text = `${failed.length} of ${total} rows need a correction (${listRowsOf(failed)}), so nothing was sent.`;
	}
	return nodeError(node, failure, text, [!areSeveral && toDo, ...left, end]);
}

/** The failure that ended a run; certain ones come first. */
function firstFailure(run: Run) {
	for (const kind of ['failed', 'open', 'notSent'] as const) {
		for (const { action, outcomes } of partsOf(run)) {
			const [cause] = tally(outcomes)[kind];
			if (cause) return { action, cause };
		}
	}
	throw new RangeError('A run without a failure has no error');
}

/** The log of a stopped execution: n8n keeps neither its output nor its error. */
export function stopLog(run: Run): string[] {
	const lines = [...partsOf(run).flatMap(madeLines), countsOf(run)];
	return lines.map((line) => `Execution stopped. ${line}`);
}

/** The advice on repeating a run whose things exist. */
function howToGoOn(run: Run, { row }: RowOutcome): string | undefined {
	const { verb, noun } = run.action;
	if (verb === 'found') return undefined;
	const { made, there, open } = tally(partsOf(run).flatMap(({ outcomes }) => outcomes));
	if (made.length + there.length + open.length === 0) return `No ${noun} was ${verb}.`;
	if (verb !== 'created') return undefined;
	if (row.strategy?.by === 'execution') {
		return "To go on, use n8n's Retry on this execution: what exists isn't created again. A new execution would create everything again.";
	}
	return "When you run the workflow again or use n8n's Retry, what exists isn't created again.";
}

/** A thing that was or may have been made for a row. */
interface CreatedLine {
	readonly row: { readonly item: number; readonly values: Values };
	readonly result: Result;
	readonly tool: Tool;
	readonly creation?: Creation | undefined;
}

/** A run that this node's own code has broken, and what it had made by then. */
export interface BrokenRun {
	readonly error: unknown;
	readonly made: readonly CreatedLine[];
	/** How many input items there were, and how many things each was to become. */
	readonly items: number;
	readonly things: number;
	readonly goesOn: boolean;
}

/**
 * The items of a broken run: one for each row where the node goes on after errors, since n8n would make
 * some that look like successes. It is told in as little code as there can be, for any other may be what broke.
 *
 * @throws otherwise an error with all that was made; and at once what is no bug but the end of a run.
 */
export function itemsOfBroken(node: INode, run: BrokenRun): INodeExecutionData[] {
	const { error, made, goesOn, items } = run;
	if (error instanceof NodeApiError || error instanceof NodeOperationError) throw error;
	const said = `The node itself failed (${reasonOf(error).slice(0, 500)}). This is a bug in the node. Please report it.`;
	if (!goesOn) {
		throw nodeError(node, undefined, said, made.map(createdLineOf));
	}
	return Array.from({ length: items }, (_, item) => itemOfBroken(node, run, item, said));
}

function itemOfBroken(node: INode, run: BrokenRun, item: number, said: string): INodeExecutionData {
	const made = run.made.filter(({ row }) => row.item === item);
	const isOpen = made.some(({ result }) => isOutcomeUnknown(result));
	const success = !isOpen && made.length === run.things;
	const json: IDataObject = Object.assign({ success }, ...made.map(createdKeys));
	const pairedItem = { item };
	if (success) return { json: { ...json, warnings: said }, pairedItem };
	json.error = sentences(`Row ${item + 1}: ${said}`, ...made.map(createdLineOf));
	json.error_kind = 'server';
	if (isOpen) json.outcome_unknown = true;
	return onErrorOutput(node, { json, pairedItem }, undefined);
}

/** A failed item; n8n finds those of the error output by `error`, but if that is enumerable, it replaces the json. */
export function onErrorOutput(
	node: INode,
	item: INodeExecutionData,
	failure: Failure | undefined,
): INodeExecutionData {
	if (node.onError !== 'continueErrorOutput') return item;
	const value = nodeError(node, failure, String(item.json.error));
	return Object.defineProperty(item, 'error', { value, enumerable: false });
}

/** A thing's part of an item. */
function createdKeys({ result, creation }: CreatedLine): Values {
	if (!creation) return {};
	return { [creation.idKey]: entityOf({ result })?.id ?? null, idempotency_key: result.key };
}

/** "Row 1: ad group Women, ID 18…, key …" */
function createdLineOf({ row, result, tool, creation }: CreatedLine): string {
	const { id, name = creation && row.values[creation.nameArgument] } = entityOf({ result }) ?? {};
	const known = present([
		`Row ${row.item + 1}: ${creation?.noun ?? tool.name} ${String(name ?? '')}`,
		id && `ID ${id}`,
		`key ${result.key}`,
		isOutcomeUnknown(result) && "it isn't known whether this was done",
	]);
	return known.join(', ');
}
