import type { IDataObject } from 'n8n-workflow';
import type { Creation, Values } from '../contract/creation';
import { isRecord } from '../base/values';
import { reasonOf } from '../base/wording';
import { isOutcomeUnknown, type Result } from '../response/result';
import { present, sentences } from './words';

/** What was parsed from JSON, or is sent as JSON, can be an item's JSON if it is an object. */
const isItem = (value: unknown): value is IDataObject => isRecord(value);

/** An item's JSON, without what is missing. */
export function asJson(value: Values): IDataObject {
	const parts = Object.entries(value).filter(([, part]) => part !== undefined);
	const item: unknown = Object.fromEntries(parts);
	return isItem(item) ? item : {};
}

/**
 * What a row has come to, in as little code as there can be: for a row, an error or a log that the rest
 * of this layer threw at. By then its call has been made, so nothing of what is known may be lost.
 */
interface Plain {
	readonly row: { readonly item: number; readonly values: Values };
	readonly result: Result;
}

interface PlainAction {
	readonly verb: string;
	readonly creation?: Creation;
}

/** What exists by a result. */
export const entityIn = (result: Result) => ('answer' in result ? result.entity : undefined);

/** What is said of it. */
export const unshown = (error: unknown, what: 'row' | 'run') =>
	`The node itself failed in showing this ${what} (${reasonOf(error).slice(0, 500)}). This is a bug in the node. Please report it.`;

const rowNumber = ({ row }: Plain) => `Row ${row.item + 1}`;

/** The ID of what exists or was to be changed. */
function idOf({ row, result }: Plain, { verb, creation }: PlainAction): string | null {
	const { id = null } = entityIn(result) ?? {};
	if (id !== null || verb === 'created') return id;
	return textIn(row.values, creation?.idKey);
}

function textIn(values: Values, argument = ''): string | null {
	const value = values[argument];
	return typeof value === 'string' ? value : null;
}

/** A row's item: its outcome stays what it is, with its ID and its key. */
export function plainItem(outcome: Plain, action: PlainAction, error: unknown): IDataObject {
	const { result, row } = outcome;
	const { creation } = action;
	const entity = entityIn(result);
	const said = unshown(error, 'row');
	const thing = creation && {
		[creation.idKey]: idOf(outcome, action),
		[creation.nameArgument]: entity?.name ?? textIn(row.values, creation.nameArgument),
		[creation.parentArgument]: entity?.parentId || textIn(row.values, creation.parentArgument),
		...(entity?.paused && { paused: entity.paused === 'yes' }),
	};
	if (!('failure' in result)) {
		return {
			success: true,
			...('skipped' in result && { skipped: true }),
			...thing,
			warnings: said,
			...(result.key !== null && { idempotency_key: result.key }),
		};
	}
	const { kind, outcomeUnknown } = result.failure;
	return {
		success: false,
		...thing,
		error: `${rowNumber(outcome)}: ${said}`,
		error_details: {
			kind,
			row: row.item + 1,
			idempotency_key: result.key,
			...(outcomeUnknown && { outcome_unknown: true }),
		},
	};
}

/** A line for each row that was done, or may have been. */
export function plainLines(outcomes: readonly Plain[], action: PlainAction): string[] {
	const lines: string[] = [];
	for (const outcome of outcomes) {
		const { result } = outcome;
		const isUnknown = isOutcomeUnknown(result);
		if (!isUnknown && !('answer' in result)) continue;
		const id = idOf(outcome, action);
		const known = present([id !== null && `ID ${id}`, result.key !== null && `key ${result.key}`]);
		const state = isUnknown && `It isn't known whether it was ${action.verb}.`;
		lines.push(`${rowNumber(outcome)}: ${sentences(`${known.join(', ')}.`, state)}`);
	}
	return lines;
}
