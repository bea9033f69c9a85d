import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { eventLoopBreaks } from '../client/eventLoop';
import type { Creation } from '../contract/creation';
import { isRecord } from '../parse/cell';
import type { Failure } from '../response/failure';
import type { List, ListEntry } from '../response/lists';
import { remaining, type Quota } from '../response/quota';
import { keptAnswer } from '../response/readResponse';
import { isCreated, type Answer, type Done, type Failed } from '../response/result';
import type { RowName } from '../rows/row';
import { describeRow } from './describe';
import { nodeError } from './errors';
import { notPausedWords, rowWarnings } from './hints';
import { isFailed, type Output, type OutputOf, type RowOutcome, type Run } from './rowOutcome';
import { asSentence, listGap, pluralize, sentences } from './words';

type Json = Readonly<Record<string, unknown>>;

/** What came out of JSON, or is sent as JSON, is an item's JSON if it is an object. */
const isItem = (value: unknown): value is IDataObject => isRecord(value);

/** A plain object as n8n's items hold it, without what is missing. */
export function asJson(value: Json): IDataObject {
	const there: unknown = Object.fromEntries(
		Object.entries(value).filter(([, part]) => part !== undefined),
	);
	return isItem(there) ? there : {};
}

/** The allowance with what is left of it; null if the plan has no limit. */
function quotaItem(quota: Quota | undefined): IDataObject | undefined {
	if (!quota) return undefined;
	const { used, limit, ...others } = quota;
	return asJson({ used, limit, remaining: remaining(quota) ?? null, ...others });
}

/** The text of an answer, with a note if it was truncated. */
function shownText({ text, isCut }: Answer): string {
	if (!isCut) return text;
	return `${text}\n\n(This answer was too long to keep with the execution. The rest of it is missing.)`;
}

/** Puts what is known of a thing first, then what to check, the key, and the answer with its text last. */
function doneItem({ answer: whole, key }: Done, thing: Json, warnings: readonly string[]) {
	const answer = keptAnswer(whole);
	const { quota, structured, content, tool, isCut } = answer;
	return asJson({
		success: true,
		...thing,
		// One text, so that a sheet or a chat can show it.
		warnings: warnings.join(' ') || undefined,
		idempotency_key: key,
		quota: quotaItem(quota),
		structured,
		content,
		tool,
		truncated: isCut,
		text: shownText(answer),
	});
}

/** The output of a change: the ID of what was changed with what the operation says about it. */
export function changedOutput(creation: Creation, more: (values: Json) => Json): OutputOf {
	return (done, row) => {
		const thing = { [creation.idKey]: row.values[creation.idKey], ...more(row.values) };
		return { items: [doneItem(done, thing, rowWarnings({ row, result: done }, creation))] };
	};
}

/** The output of Create: what was created, or the answer as it came if it isn't to be simplified. */
export function createdOutput(creation: Creation): OutputOf {
	return (done, row, changed = []) => {
		if (!isCreated(done)) throw new RangeError('Nothing was created');
		const { id, name, parentId, alreadyCreated, paused: state } = done.entity;
		const paused = state && {
			paused: state === 'yes',
			pause_error: asSentence(notPausedWords(done.entity, creation)) || undefined,
		};
		// What the service answered, if the new ID could not be read from it.
		const answer = id === null ? done.answer.excerpt : undefined;
		const { raw, isCut } = keptAnswer(done.answer);
		if (!row.options.simplify && raw !== undefined) {
			return { items: [asJson({ ...raw, truncated: isCut, ...paused, answer })] };
		}
		const thing = {
			[creation.idKey]: id,
			[creation.nameArgument]: name,
			[creation.parentArgument]: parentId,
			already_created: alreadyCreated && true,
			...paused,
			answer,
		};
		const tool = done.answer.tool ?? creation.tool.name;
		const warnings = rowWarnings({ row, result: done, changed }, creation);
		return { items: [doneItem({ ...done, answer: { ...done.answer, tool } }, thing, warnings)] };
	};
}

/** One thing: its ID and name first, then whatever else the answer says about it. */
export function entryItem({ id, name, details }: ListEntry): IDataObject {
	return asJson(Object.assign({ id, name }, details, { id, name }));
}

/** For a search for places that found none: without a level, Adspirer finds only countries. */
export const onlyCountriesSearched =
	"Adspirer searched for countries only. To find regions or cities, add the filter 'Level'.";

/** The output of an answer that can't be read into things: one item with its text. */
export function textOutput(answer: Answer, hint: string): Output {
	const kept = keptAnswer(answer);
	const item = asJson({ text: shownText(kept), structured: kept.structured });
	return { items: [item], isText: true, hint };
}

/**
 * One item for each thing of a list, such as a "campaign", or one with the text if nothing can be read;
 * `emptyHint` is said about a list without entries.
 */
export function listOutput(
	answer: Answer,
	list: List | undefined,
	noun: string,
	emptyHint?: string,
): Output {
	if (!list || (list.entries.length === 0 && list.unreadable > 0)) {
		return textOutput(
			answer,
			"Adspirer's answer can't be read as a list, so the item contains its text.",
		);
	}
	const { entries } = list;
	const cut = entries.filter(({ nameIsCut }) => nameIsCut).length;
	const hint = sentences(
		listGap(list, noun),
		cut > 0 && `${pluralize(cut, 'name')} ended in dots: Adspirer cut them off.`,
		entries.length === 0 && emptyHint,
	);
	return { items: entries.map(entryItem), ...(hint !== '' && { hint }) };
}

/**
 * The items of a run, each paired with its row. On the error output a failed row keeps its own columns,
 * which `columnsOf` gives by place, since `status`, `row` and `name` are usual headings; elsewhere the
 * result wins. An error that an earlier run wrote to the sheet would make a success look like a failure.
 */
export async function outputItems(
	run: Run,
	node: INode,
	columnsOf: (item: number) => IDataObject,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	const takeBreak = eventLoopBreaks();
	for (const outcome of run.outcomes) {
		const own = columnsOf(outcome.row.item);
		items.push(
			...(isFailed(outcome) && node.onError === 'continueErrorOutput'
				? [errorItem(outcome, run, node, own)]
				: rowItems(outcome, run, node, own)),
		);
		await takeBreak();
	}
	return items;
}

function errorItem(outcome: RowOutcome<Failed>, run: Run, node: INode, own: IDataObject) {
	const columns = errorColumns(outcome, run);
	const value = nodeError(node, { failure: outcome.result.failure, text: columns.error });
	// n8n sends an item to the error output by its `error`, but replaces the json of one whose
	// `error` can be enumerated by the message alone.
	const item = { json: { ...own, ...columns }, pairedItem: { item: outcome.row.item } };
	return Object.defineProperty(item, 'error', { value, enumerable: false });
}

function rowItems(outcome: RowOutcome, run: Run, node: INode, own: IDataObject) {
	const { row, result, output } = outcome;
	const { verb, creation } = run.action;
	const skipped = 'skipped' in result && {
		success: true,
		skipped: true,
		...(creation && { [creation.idKey]: null }),
		text: result.skipped,
	};
	const items: readonly IDataObject[] = isFailed(outcome)
		? [{ success: false, ...thingOf(outcome, run), ...errorColumns(outcome, run) }]
		: skipped
			? [skipped]
			: (output?.items ?? []).slice(0, row.limit);
	// Nobody else sees what an agent left to the service's defaults.
	const note =
		verb === 'created' &&
		'answer' in result &&
		node.type.endsWith('Tool') &&
		creation.noteForAgent?.(row.values);
	return items.map((item) => {
		const { text, already_created: known } = item;
		const isNoted = note && typeof text === 'string' && !known;
		const json = isNoted ? { ...item, text: `${text}\n\n${note}` } : item;
		const cleared = { ...own, error: undefined, error_details: undefined };
		return {
			json: row.options.includeInputFields ? asJson({ ...cleared, ...json }) : json,
			pairedItem: { item: row.item },
		};
	});
}

/** What a failed item says about the thing, under the same keys as a good one. */
function thingOf({ row: { values } }: RowOutcome<Failed>, { action }: Run): IDataObject {
	const { verb, creation } = action;
	if (!creation) return {};
	const { idKey, nameArgument, parentArgument } = creation;
	return asJson({
		[idKey]: verb === 'created' ? null : (values[idKey] ?? null),
		[nameArgument]: values[nameArgument] ?? null,
		[parentArgument]: values[parentArgument] ?? null,
	});
}

/** The two columns that an error adds to a row. */
function errorColumns(outcome: RowOutcome<Failed>, run: Run) {
	const { row, result } = outcome;
	const { failure, key } = result;
	const { reason, kind, status, outcomeUnknown, quota } = failure;
	const { line, toDo } = describeRow(outcome, run);
	const existing = run.action.creation && `existing_${run.action.creation.idKey}`;
	return {
		error: line,
		error_details: asJson({
			kind,
			http_status: status,
			...rowNumbers(row.name),
			what_to_do: toDo,
			idempotency_key: key,
			outcome_unknown: outcomeUnknown || undefined,
			...(existing && { [existing]: ('existingId' in reason && reason.existingId) || undefined }),
			problems: reason.type === 'invalid' ? reason.problems : undefined,
			accounts: reason.type === 'account required' ? reason.accounts : undefined,
			quota: quotaItem(quota),
			answer: unclearAnswer(failure),
		}),
	};
}

/** What the service answered, if it could not be read or leaves the outcome open. */
function unclearAnswer({ excerpt, outcomeUnknown, reason }: Failure): string | undefined {
	const looksLike = 'looksLike' in reason && reason.looksLike;
	const isUnread = looksLike && looksLike !== 'an error' && reason.said === undefined;
	return outcomeUnknown || isUnread ? excerpt || undefined : undefined;
}

/** A row's number as people count, and that of its sheet. */
export function rowNumbers({ item, sheetRow }: RowName) {
	return { row: item + 1, sheet_row: sheetRow };
}
