import { someArguments } from '../contract/adGroupArguments';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { tools } from '../contract/tools';
import { isRecord } from '../parse/cell';
import type { List, ListEntry } from '../response/lists';
import { keptAnswer, type Answer } from '../response/envelope';
import { remaining, type Quota } from '../response/quota';
import { isCreated, type Done, type Failed } from '../response/result';
import type { ChangedValue, RowName } from '../rows/row';
import { describeRow } from './describe';
import { nodeError } from './errors';
import { notPausedWords, rowWarnings } from './hints';
import { isFailed, type Output, type Row, type RowOutcome, type Run } from './rowOutcome';
import { asSentence, listGap, listLocations, pluralize, sentences } from './words';

/** n8n's type for an item's JSON; what came out of JSON, or is sent as JSON, is one if it is an object. */
const jsonObject = z.custom<IDataObject>(isRecord);

/** A plain object as n8n's items hold it, without what is missing. */
export function asJson(value: Readonly<Record<string, unknown>>): IDataObject {
	const there = Object.entries(value).filter(([, part]) => part !== undefined);
	return jsonObject.parse(Object.fromEntries(there));
}

/** The allowance with what is left of it; null where the plan has no limit. */
function quotaItem(quota: Quota | undefined): IDataObject | undefined {
	if (!quota) return undefined;
	const { used, limit, ...others } = quota;
	return asJson({ used, limit, remaining: remaining(quota) ?? null, ...others });
}

/** The text of an answer, with a remark where it had to be cut. */
function textOf({ text, isCut }: Answer): string {
	if (!isCut) return text;
	return `${text}\n\n(This answer was too long to keep with the execution. The rest of it is missing.)`;
}

/**
 * The output of a row that was done: its ad group with what the operation says of it, such as that it was
 * deleted, what to check, the key, and the answer with its text last.
 */
export function changedOutput(
	result: Done,
	row: Row,
	more: Readonly<Record<string, unknown>>,
	changed: readonly ChangedValue[] = [],
): Output {
	const answer = keptAnswer(result.answer);
	const { quota, structured, content, tool, isCut } = answer;
	const item = asJson({
		success: true,
		adgroup_id: row.values.adgroup_id,
		...more,
		// One text, so that a sheet or a chat can show it.
		warnings: rowWarnings({ row, result, changed }).join(' ') || undefined,
		idempotency_key: result.key,
		quota: quotaItem(quota),
		structured,
		content,
		tool,
		truncated: isCut,
		text: textOf(answer),
	});
	return { items: [item] };
}

/** The output of Create: the ad group, or the answer as it came where it isn't to be simplified. */
export function createdOutput(done: Done, row: Row, changed?: readonly ChangedValue[]): Output {
	if (!isCreated(done)) throw new RangeError('A creation has an ad group');
	const {
		id: adgroupId,
		name: adgroupName,
		parentId: campaignId,
		alreadyCreated,
		paused: state,
	} = done.entity;
	const paused = state && {
		paused: state === 'yes',
		pause_error: asSentence(notPausedWords(done.entity)) || undefined,
	};
	const { raw, isCut } = keptAnswer(done.answer);
	if (!row.options.simplify && raw !== undefined) {
		return { items: [asJson({ ...raw, truncated: isCut, ...paused })] };
	}
	const adGroup = {
		adgroup_id: adgroupId,
		adgroup_name: adgroupName,
		campaign_id: campaignId,
		already_created: alreadyCreated && true,
		...paused,
	};
	const answer = { ...done.answer, tool: done.answer.tool ?? tools.createAdGroup.name };
	return changedOutput({ ...done, answer }, row, adGroup, changed);
}

/** One thing: what identifies it first, then whatever else the answer says of it. */
export function entryItem({ id, name, details }: ListEntry): IDataObject {
	return asJson(Object.assign({ id, name }, details, { id, name }));
}

/** For a search for places that found none: without a level, Adspirer finds no more than countries. */
export const onlyCountriesSearched =
	"Adspirer searched for countries only. To find regions or cities, add the filter 'Level'.";

/** The output of an answer that can't be read into things: one item with its text. */
export function textOutput(answer: Answer, hint: string): Output {
	const kept = keptAnswer(answer);
	const item = asJson({ text: textOf(kept), structured: kept.structured });
	return { items: [item], isText: true, hint };
}

/**
 * One item for each thing of a list, such as a "campaign", or one with the text where nothing can be read;
 * `emptyHint` is said beside a list without entries.
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
export function outputItems(
	run: Run,
	node: INode,
	columnsOf: (item: number) => IDataObject,
): INodeExecutionData[] {
	const isForAgent = run.work.did === 'created' && node.type.endsWith('Tool');
	return run.outcomes.flatMap((outcome) => {
		const { row, result, output } = outcome;
		const own = columnsOf(row.item);
		const pairedItem = { item: row.item };
		if (isFailed(outcome) && node.onError === 'continueErrorOutput') {
			const error = nodeError(node, outcome.result.failure, describeRow(outcome, run).line, []);
			// n8n sends an item to the error output by its `error`, but replaces the json of one whose
			// `error` can be enumerated by the message alone.
			const item = { json: { ...own, ...errorColumns(outcome, run) }, pairedItem };
			return [Object.defineProperty(item, 'error', { value: error, enumerable: false })];
		}
		const items = isFailed(outcome)
			? [{ success: false, ...adGroupOf(outcome, run), ...errorColumns(outcome, run) }]
			: 'skipped' in result
				? [{ success: true, skipped: true, adgroup_id: null, text: result.skipped }]
				: (output?.items ?? []).slice(0, row.limit);
		return items.map((item) => {
			const json = isForAgent ? withLocations(item, row) : item;
			const isWithOwn = row.options.includeInputFields;
			const beside = { ...own, error: undefined, error_details: undefined };
			return { json: isWithOwn ? asJson({ ...beside, ...json }) : json, pairedItem };
		});
	});
}

/** Nobody else sees where an agent's ads are shown, which may be where the service shows them by default. */
function withLocations(item: IDataObject, { values }: Row): IDataObject {
	if (typeof item.text !== 'string' || item.already_created || item.skipped) return item;
	return {
		...item,
		text: `${item.text}\n\nLocations: ${listLocations(someArguments.parse(values).location_ids)}.`,
	};
}

/** What a failed item says of its ad group, like an item of the same operation that is none. */
function adGroupOf({ row: { values } }: RowOutcome<Failed>, { work }: Run): IDataObject {
	if (work.finds) return {};
	return {
		adgroup_id: work.did === 'created' ? null : (values.adgroup_id ?? null),
		adgroup_name: values.adgroup_name ?? null,
		campaign_id: values.campaign_id ?? null,
	};
}

/** The two columns that an error adds to a row. */
function errorColumns(outcome: RowOutcome<Failed>, run: Run): IDataObject {
	const { row, result } = outcome;
	const { failure, key } = result;
	const { reason, kind, status, outcomeUnknown, quota } = failure;
	const { line, toDo } = describeRow(outcome, run);
	return {
		error: line,
		error_details: asJson({
			kind,
			http_status: status,
			...rowNumbers(row.name),
			what_to_do: toDo,
			idempotency_key: key,
			outcome_unknown: outcomeUnknown || undefined,
			existing_adgroup_id: ('adgroupId' in reason && reason.adgroupId) || undefined,
			problems: reason.type === 'invalid' ? reason.problems : undefined,
			accounts: reason.type === 'account required' ? reason.accounts : undefined,
			quota: quotaItem(quota),
		}),
	};
}

/** A row's number as people count, and that of its sheet. */
export function rowNumbers({ item, sheetRow }: RowName) {
	return { row: item + 1, sheet_row: sheetRow };
}
