import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { tools } from '../contract/tools';
import { isRecord } from '../parse/cell';
import type { List, ListEntry } from '../response/lists';
import { keptAnswer, type Answer } from '../response/envelope';
import { remaining, type Quota } from '../response/quota';
import { isCreated, type AdGroup, type Done, type Failed } from '../response/result';
import type { ChangedValue, RowName } from '../rows/row';
import { aboutRow, failureLine, notPausedSentences, whatToDo } from './describe';
import { nodeError } from './errors';
import { rowWarnings } from './hints';
import { isFailed, type Output, type Row, type RowOutcome, type Run } from './rowOutcome';
import { asSentence, pluralize, sentences } from './words';

/** n8n's type for an item's JSON; what came out of JSON, or is sent as JSON, is one if it is an object. */
const jsonObject = z.custom<IDataObject>(isRecord);

/** A plain object as n8n's items hold it. */
export function asJson(value: Readonly<Record<string, unknown>>): IDataObject {
	return jsonObject.parse(value);
}

/** The allowance with what is left of it; null where the plan has no limit. */
function quotaItem(quota: Quota): IDataObject {
	const { used, limit, ...others } = quota;
	return asJson({ used, limit, remaining: remaining(quota) ?? null, ...others });
}

const cutRemark =
	'(This answer was too long to keep with the execution. The rest of it is missing.)';

/** What an item shows of an answer, the text last. */
function answerColumns(answer: Answer) {
	const { quota, structured, content, tool, text, isCut } = keptAnswer(answer);
	return {
		...(quota !== undefined && { quota: quotaItem(quota) }),
		...(structured !== undefined && { structured }),
		...(content !== undefined && { content }),
		...(tool !== undefined && { tool }),
		...(isCut && { truncated: true }),
		text: isCut ? `${text}\n\n${cutRemark}` : text,
	};
}

/** What the item of a row that was done ends with: what to check, the key, and the answer. */
function doneColumns(done: Done, row: Row, changed?: readonly ChangedValue[]) {
	const warnings = rowWarnings(row, done, changed);
	return {
		// One text, so that a sheet or a chat can show it.
		...(warnings.length > 0 && { warnings: warnings.join(' ') }),
		idempotency_key: done.key,
		...answerColumns(done.answer),
	};
}

/** The output of Create: the ad group, or the answer as it came where it isn't to be simplified. */
export function createdOutput(done: Done, row: Row, changed?: readonly ChangedValue[]): Output {
	if (!isCreated(done)) throw new RangeError('A creation has an ad group');
	const { raw, isCut } = keptAnswer(done.answer);
	const paused = pauseColumns(done.adGroup);
	if (!row.options.simplify && raw !== undefined) {
		return { items: [asJson({ ...raw, ...(isCut && { truncated: true }), ...paused })] };
	}
	const { adgroupId, adgroupName, campaignId, alreadyCreated } = done.adGroup;
	const answer = { ...done.answer, tool: done.answer.tool ?? tools.createAdGroup.name };
	const item = asJson({
		success: true,
		adgroup_id: adgroupId,
		adgroup_name: adgroupName,
		campaign_id: campaignId,
		...(alreadyCreated !== undefined && { already_created: true }),
		...paused,
		...doneColumns({ ...done, answer }, row, changed),
	});
	return { items: [item] };
}

/** Whether a created ad group is paused, where it was to start so. */
function pauseColumns(adGroup: AdGroup) {
	const { paused } = adGroup;
	const pause_error = notPausedSentences(adGroup).map(asSentence).join(' ');
	return paused && { paused: paused === 'yes', ...(pause_error !== '' && { pause_error }) };
}

/**
 * The output of a change to the row's ad group.
 *
 * @param more what the operation says of it, such as that it was deleted.
 */
export function changedOutput(
	done: Done,
	row: Row,
	more: Readonly<Record<string, unknown>>,
): Output {
	const { adgroup_id } = row.values;
	return { items: [asJson({ success: true, adgroup_id, ...more, ...doneColumns(done, row) })] };
}

/** One thing: what identifies it first, then whatever else the answer says of it. */
export function entryItem({ id, name, details }: ListEntry): IDataObject {
	const others = Object.entries(details).filter(([key]) => key !== 'id' && key !== 'name');
	return asJson({ id, name, ...Object.fromEntries(others) });
}

/** For a search for places that found none: without a level, Adspirer finds no more than countries. */
export const onlyCountriesSearched =
	"Adspirer searched for countries only. To find regions or cities, add the filter 'Level'.";

/** The output of an answer that can't be read into things: one item with its text. */
export function textOutput(answer: Answer, hint: string): Output {
	const { text, structured } = answerColumns(answer);
	const item = asJson({ text, ...(structured !== undefined && { structured }) });
	return { items: [item], isText: true, hint };
}

/**
 * One item for each thing of a list, or one with the text where nothing can be read.
 *
 * @param list undefined where the answer can't be read as a list.
 * @param noun what is listed, in the singular, such as "campaign".
 * @param emptyHint what to say beside a list without entries.
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
	const { entries, unreadable, isWhole } = list;
	const cut = entries.filter(({ nameIsCut }) => nameIsCut).length;
	const hint = sentences(
		unreadable > 0 &&
			`Left out, because they can't be read reliably: ${pluralize(unreadable, noun)}.`,
		unreadable === 0 && !isWhole && `Adspirer may have more ${noun}s than its answer lists.`,
		cut > 0 && `${pluralize(cut, 'name')} ended in dots: Adspirer cut them off.`,
		entries.length === 0 && emptyHint,
	);
	return { items: entries.map(entryItem), ...(hint !== '' && { hint }) };
}

/**
 * The items of a run, each paired with its row. On the error output a failed row keeps its own
 * columns, since `status`, `row` and `name` are usual headings; elsewhere the result wins over a column.
 *
 * @param columnsOf the input items' own columns, by place.
 */
export function outputItems(
	run: Run,
	node: INode,
	columnsOf: (item: number) => IDataObject,
): INodeExecutionData[] {
	return run.outcomes.flatMap((outcome) => {
		const { row, result, output } = outcome;
		const { item, options, limit } = row;
		const own = columnsOf(item);
		const withOwn = (json: IDataObject): INodeExecutionData => ({
			json: options.includeInputFields ? withColumns(own, json) : json,
			pairedItem: { item },
		});
		if ('skipped' in result) {
			const text = result.skipped;
			return [withOwn({ success: true, skipped: true, adgroup_id: null, text })];
		}
		if (!isFailed(outcome)) return output?.items.slice(0, limit).map(withOwn) ?? [];
		const columns = errorColumns(outcome, run);
		if (node.onError !== 'continueErrorOutput') {
			return [withOwn({ ...firstColumns(outcome, run), ...columns })];
		}
		const error = nodeError(node, outcome.result.failure, failureLine(outcome, run), []);
		return [errorOutputItem({ ...own, ...columns }, item, error)];
	});
}

/** What a failed item begins with, like an item of the same operation that is none. */
function firstColumns({ row: { values } }: RowOutcome<Failed>, { work }: Run): IDataObject {
	if ('finds' in work) return { success: false };
	const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
	return {
		success: false,
		adgroup_id: work.did === 'created' ? null : textOf(values.adgroup_id),
		adgroup_name: textOf(values.adgroup_name),
		campaign_id: textOf(values.campaign_id),
	};
}

/** The two columns that an error adds to a row. */
function errorColumns(outcome: RowOutcome<Failed>, run: Run): IDataObject {
	const { row, result } = outcome;
	const { failure, key } = result;
	const { reason, kind, status, outcomeUnknown, quota } = failure;
	return asJson({
		error: failureLine(outcome, run),
		error_details: {
			kind,
			http_status: status,
			...rowNumbers(row.name),
			what_to_do: whatToDo(failure, aboutRow(outcome, run)),
			idempotency_key: key,
			...(outcomeUnknown && { outcome_unknown: true }),
			...('adgroupId' in reason && reason.adgroupId && { existing_adgroup_id: reason.adgroupId }),
			...(reason.type === 'invalid' && { problems: reason.problems }),
			...(reason.type === 'account required' && { accounts: reason.accounts }),
			...(quota && { quota: quotaItem(quota) }),
		},
	});
}

/** A row's number as people count, and that of its sheet. */
export function rowNumbers({ item, sheetRow }: RowName): { row: number; sheet_row?: number } {
	return { row: item + 1, ...(sheetRow !== undefined && { sheet_row: sheetRow }) };
}

/**
 * A row's own columns, and then its result, which wins over a column of the same name. An error that an
 * earlier run wrote to the sheet would make a success look like a failure.
 */
function withColumns(columns: IDataObject, result: IDataObject): IDataObject {
	const item = { ...columns };
	delete item.error;
	delete item.error_details;
	return { ...item, ...result };
}

/**
 * An item for the error output. n8n sends an item there by its `error`, but then replaces the json
 * of every item that still carries one by the message alone; a property that is not enumerable does
 * the first and is not copied into the second.
 */
function errorOutputItem(json: IDataObject, item: number, error: Error): INodeExecutionData {
	return Object.defineProperty({ json, pairedItem: { item } }, 'error', {
		value: error,
		enumerable: false,
	});
}
