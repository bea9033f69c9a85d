import type { IDataObject } from 'n8n-workflow';
import type { Creation, Values } from '../contract/creation';
import { isRecord, reasonOf } from '../parse/cell';
import type { Result } from '../response/result';
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

/** The ID of what exists or was to be changed, the key of the call, and whether it was done. */
function knownOf({ row, result }: Plain, { verb, creation }: PlainAction) {
	const entity = entityIn(result);
	const valueOf = (argument = '') => {
		const value = row.values[argument];
		return typeof value === 'string' ? value : null;
	};
	const id = entity?.id ?? (verb === 'created' ? null : valueOf(creation?.idKey));
	return {
		id,
		thing: creation && {
			[creation.idKey]: id,
			[creation.nameArgument]: entity?.name ?? valueOf(creation.nameArgument),
			[creation.parentArgument]: entity?.parentId || valueOf(creation.parentArgument),
			...(entity?.paused && { paused: entity.paused === 'yes' }),
		},
		isUnknown: 'failure' in result && result.failure.outcomeUnknown,
	};
}

/** A row's item: its outcome stays what it is, with its ID and its key. */
export function plainItem(outcome: Plain, action: PlainAction, error: unknown): IDataObject {
	const { result, row } = outcome;
	const { thing, isUnknown } = knownOf(outcome, action);
	const said = unshown(error, 'row');
	if (!('failure' in result)) {
		const skipped = 'skipped' in result && { skipped: true };
		const key = result.key !== null && { idempotency_key: result.key };
		return { success: true, ...skipped, ...thing, warnings: said, ...key };
	}
	const details = {
		kind: result.failure.kind,
		row: row.item + 1,
		idempotency_key: result.key,
		...(isUnknown && { outcome_unknown: true }),
	};
	return {
		success: false,
		...thing,
		error: `${rowNumber(outcome)}: ${said}`,
		error_details: details,
	};
}

/** A line for each row that was done, or may have been. */
export function plainLines(outcomes: readonly Plain[], action: PlainAction): string[] {
	return outcomes.flatMap((outcome) => {
		const { id, isUnknown } = knownOf(outcome, action);
		const { result } = outcome;
		if (!isUnknown && !('answer' in result)) return [];
		const parts = [id !== null && `ID ${id}`, result.key !== null && `key ${result.key}`];
		const state = isUnknown && `It isn't known whether it was ${action.verb}.`;
		return [`${rowNumber(outcome)}: ${sentences(`${present(parts).join(', ')}.`, state)}`];
	});
}
