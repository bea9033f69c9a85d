import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import { pluralize } from '../base/values';
import type { Creation, Values } from '../contract/creation';
import type { Tool } from '../contract/tools';
import type { Fault, Why } from '../problems/problem';
import { type Answer, keptAnswer } from '../response/answer';
import type { FailureReason } from '../response/failure';
import type { List, ListEntry } from '../response/lists';
import { type Quota, remaining } from '../response/quota';
import type { Done } from '../response/readResponse';
import { resultKey, splitItem } from '../rows/input';
import type { ParsedRow, RowName } from '../rows/row';
import { describeRow } from './describe';
import { onErrorOutput } from './errors';
import {
	type Action,
	type CameOf,
	type FailedRow,
	type Output,
	type OutputOf,
	type RowOutcome,
	type Run,
	type RunWork,
	adOf,
	givenId,
	isFailed,
	outcomesOf,
	planItem,
} from './outcome';
import { asJson, asSentence, present, sentences, textOf, toldProblems } from './problemText';
import { rowWarnings, sentSummary, whyNotPaused } from './rowWarnings';

const quotaItem = (quota: Quota) => asJson({ ...quota, remaining: remaining(quota) ?? null });

function shownText({ text, isCut }: Answer): string {
	if (!isCut) return text;
	return `${text}\n\n(This answer was too long to keep with the execution. The rest of it is missing.)`;
}

/** Undefined if there is no limit, or none is known. */
function callsLeft(quota: Quota | undefined): number | undefined {
	if (!quota?.limit) return undefined;
	return remaining(quota);
}

/** The outcome in flat, short values; not simplified, the answer as it came, with the state that it doesn't tell. */
function doneItem(
	{ answer, key }: Done,
	row: ParsedRow,
	thing: Values,
	state: Values = {},
): Output {
	const { raw, isCut, quota } = keptAnswer(answer);
	let item: Values = {
		success: true,
		...thing,
		...state,
		idempotency_key: key,
		calls_left: callsLeft(quota),
	};
	if (!row.options.simplify && raw !== undefined) {
		item = { ...raw, truncated: isCut, warnings: thing.warnings || undefined, ...state };
	}
	return { items: [asJson(item)] };
}

/** The output of a change: the ID of what was changed with what the operation says about it. */
export function changedOutput(creation: Creation, more: (row: ParsedRow) => Values): OutputOf {
	const { idKey } = creation;
	return (done, row) => {
		const warnings = rowWarnings({ row, result: done, creation });
		return doneItem(done, row, { [idKey]: row.values[idKey], warnings, ...more(row) });
	};
}

/** The output of Create. */
export function createdOutput(creation: Creation): OutputOf {
	return (done, row, changed) => {
		const { entity, answer } = done;
		if (!entity) throw new RangeError('Nothing was created');
		const { id, name, parentId, alreadyCreated, paused } = entity;
		const { excerpt } = answer;
		const notPaused = whyNotPaused(entity, creation);
		let summary = '';
		if (alreadyCreated === undefined) summary = sentSummary(row, creation, creation.shortSummary);
		const thing = {
			[creation.idKey]: id,
			[creation.nameArgument]: name,
			[creation.parentArgument]: parentId || null,
			warnings: rowWarnings({ row, result: done, changed, creation }),
			summary,
		};
		const state: Record<string, unknown> = {
			already_created: alreadyCreated && true,
			paused: paused && paused === 'yes',
			pause_error: notPaused && asSentence(textOf(notPaused)),
		};
		if (id === null) state.answer = excerpt;
		// The answer doesn't name an ID that only a list showed.
		else if (excerpt !== undefined) state[creation.idKey] = id;
		return doneItem(done, row, thing, state);
	};
}

/** One thing: its ID and name first, then whatever else the answer says about it. */
export const entryItem = ({ id, name, details }: ListEntry) =>
	asJson(Object.assign({ id, name }, details, { id, name }));

/** The output of an answer that can't be read into things: one item with its text. */
export function textOutput(answer: Answer, why: Why) {
	const kept = keptAnswer(answer);
	const item = asJson({ text: shownText(kept), structured: kept.structured });
	return {
		items: [item],
		isText: true,
		hint: { why },
	};
}

/** One item for each "campaign" or the like, or the text if nothing can be read. */
export async function listOutput(
	answer: Answer,
	list: List | undefined,
	noun: string,
	ifEmpty?: Fault,
) {
	if (!list || (list.entries.length === 0 && list.unreadable > 0)) {
		return textOutput(answer, 'read it there');
	}
	const { entries, others = 0 } = list;
	const cut = entries.filter(({ nameIsCut }) => nameIsCut).length;
	const [first, ...more] = present<Fault>([
		gapOf(list, noun),
		// They answer another question.
		others > 0 && { why: 'entries of others', facts: { entries: pluralize(others, noun) } },
		cut > 0 && { why: 'names cut off', facts: { names: pluralize(cut, 'name') } },
		entries.length === 0 && ifEmpty,
	]);
	const items: IDataObject[] = [];
	for await (const entry of inTurns(entries)) items.push(entryItem(entry));
	return { items, hint: first && { ...first, more } };
}

/** The form's notes on things that a list can't show. */
export function formNotes(list: List, noun: string, isSearch: boolean): string[] {
	const gap = gapOf(list, noun);
	if (!gap) return [];
	let way = "Choose 'By ID'";
	if (isSearch && list.unreadable === 0) way = 'Search';
	return [`⚠ ${textOf(gap)} ${way} for those.`];
}

/** The gap in a list, if there is or may be one. */
function gapOf({ unreadable, isWhole }: List, noun: string): Fault | undefined {
	const entries = pluralize(unreadable, noun);
	if (unreadable > 0) return { why: 'entries not readable', facts: { entries } };
	if (isWhole) return undefined;
	return { why: 'more than listed', facts: { noun } };
}

/** Joins rows with what was planned for them, or came of that, by item, and makes their items. */
export async function runOf(
	{ tool, action, output }: RunWork,
	rows: readonly ParsedRow[],
	plan: readonly CameOf[],
): Promise<Run> {
	const outcomes: RowOutcome[] = [];
	for await (const outcome of inTurns(outcomesOf(rows, plan))) {
		outcomes.push({ ...outcome, output: await outputFor(outcome, action, output) });
	}
	return { tool, action, outcomes };
}

/** The output of a row. */
async function outputFor(outcome: RowOutcome, action: Action, outputOf: OutputOf): Promise<Output> {
	const { row, result, changed } = outcome;
	if (isFailed(outcome)) return { items: [failedItem(outcome, action)] };
	if ('answer' in result) return await outputOf(result, row, changed);
	if ('skipped' in result) return { items: [skippedItem(row, result.skipped, action)] };
	return { items: [] };
}

const skippedItem = (row: ParsedRow, why: Fault, action: Action) =>
	asJson({
		success: true,
		...entityKeys(row, action, null),
		warnings: '',
		summary: '',
		skipped: true,
		reason: textOf(why),
	});

/** The items of a run, each paired with its row; `itemOf` gives what came in for it. */
export async function outputItems(run: Run, node: INode, itemOf: (item: number) => IDataObject) {
	const items: INodeExecutionData[] = [];
	for await (const outcome of inTurns(run.outcomes)) {
		items.push(...rowItems(outcome, run, node, itemOf(outcome.row.item)));
	}
	return items;
}

function rowItems(outcome: RowOutcome, run: Run, node: INode, came: IDataObject) {
	const { inside } = run;
	const { verb, creation } = run.action;
	let parent: Creation['parent'];
	if (verb === 'created') parent = creation?.parent;
	const { own: columns, result: ofParent } = splitItem(came, parent);
	// A thing that failed with its parent still names the parent when its row comes back.
	const lacksParent = ofParent && !('id' in ofParent) && !('answer' in outcome.result);
	const ad = adOf(run, outcome);
	let { tool } = run;
	if (lacksParent && parent) tool = parent.tool;
	else if (ad && inside) tool = inside.tool;
	const place = { columns, tool };
	const results = resultItems(outcome, run, node);
	const [ofAdGroup] = results;
	if (!inside || !ofAdGroup) {
		return results.map((result) => shownItem(outcome, node, place, result));
	}
	let shown = outcome;
	let ofAd: IDataObject | undefined;
	if (ad) [ofAd] = resultItems(ad, inside, node);
	if (ad && isFailed(ad)) shown = ad;
	return [shownItem(shown, node, place, planItem(ofAdGroup, ofAd, outcome, run))];
}

interface Place {
	/** Those of the row itself. */
	readonly columns: IDataObject;
	readonly tool: Tool;
}

/** A result alone, or in its place beside the row's own columns, as always on the error output. */
function shownItem(
	outcome: RowOutcome,
	node: INode,
	{ columns, tool }: Place,
	result: IDataObject,
) {
	const { item, options } = outcome.row;
	const place = { [resultKey]: { ...result, tool: tool.name } };
	const { error_details, ...flat } = result;
	const { error } = flat;
	const shown: INodeExecutionData = { json: result, pairedItem: { item } };
	if (options.simplify) shown.json = flat;
	if (options.includeInputFields) shown.json = { ...columns, ...place };
	if (!isFailed(outcome) || node.onError !== 'continueErrorOutput') return shown;
	shown.json = { ...columns, error, error_details, ...place };
	return onErrorOutput(node, shown, outcome.result.failure);
}

function resultItems({ row, output }: RowOutcome, run: Run, node: INode): IDataObject[] {
	const { verb, creation } = run.action;
	const items = output?.items.slice(0, Math.max(1, row.limit)) ?? [];
	// Nobody else sees what an agent left to the service's defaults.
	const isForAgent = verb === 'created' && node.type.endsWith('Tool');
	const note = isForAgent && creation?.noteForAgent?.(row.values);
	if (!note) return items;
	return items.map((item) => {
		if (!item.summary) return item;
		return { ...item, summary: `${String(item.summary)}; ${note}` };
	});
}

/** The thing of a row that wasn't done, with its known ID. */
function entityKeys({ values }: ParsedRow, { creation }: Action, id: unknown): Values {
	if (!creation) return {};
	const { idKey, nameArgument, parentArgument } = creation;
	return {
		[idKey]: id ?? null,
		[nameArgument]: values[nameArgument] ?? null,
		[parentArgument]: values[parentArgument] ?? null,
	};
}

/** The lists of a reason, besides its words. */
function listsOf(reason: FailureReason): Values {
	if (reason.type === 'invalid') return { problems: toldProblems(reason.problems) };
	if (reason.type === 'account required') return { accounts: reason.accounts };
	return {};
}

function failedItem(outcome: FailedRow, action: Action): IDataObject {
	const { row, result } = outcome;
	const { failure, key } = result;
	const { reason, kind, status, outcomeUnknown, quota, excerpt } = failure;
	const { line, firstStep, toDo } = describeRow(outcome, action);
	const { creation, verb } = action;
	// A thing that was to be created has at most the ID that its row came with.
	let id: unknown = givenId(row);
	if (creation && verb !== 'created') id = row.values[creation.idKey];
	const existing = 'existingId' in reason && reason.existingId;
	const isUnread = outcomeUnknown || reason.said === undefined;
	const known = {
		outcome_unknown: outcomeUnknown || undefined,
		...(creation && existing && { [`existing_${creation.idKey}`]: existing }),
	};
	return asJson({
		success: false,
		...entityKeys(row, action, id),
		error: sentences(line, firstStep),
		error_kind: kind,
		sheet_row: row.name.sheetRow,
		...known,
		idempotency_key: key,
		calls_left: callsLeft(quota),
		error_details: asJson({
			kind,
			http_status: status,
			...rowNumbers(row.name),
			what_to_do: toDo,
			idempotency_key: key,
			...known,
			...listsOf(reason),
			quota: quota && quotaItem(quota),
			answer: (isUnread && excerpt) || undefined,
		}),
	});
}

/** A row's number as people count, and that of its sheet. */
export const rowNumbers = ({ item, sheetRow }: RowName) => ({ row: item + 1, sheet_row: sheetRow });
