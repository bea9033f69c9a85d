import type { IDataObject } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { isEmpty, isRecord } from '../base/values';
import type { Fault } from '../problems/problem';
import type { RawValue } from './parameters';
import type { RawCells } from './row';

/** What an item that created a row's parent says about it. */
export type ParentResult =
	| { readonly id: string }
	| { readonly skipped: Fault }
	/** Why there is no parent for certain; completes a sentence that begins with its field. */
	| { readonly problem: Fault };

/** Where an item has what this node says of its row. All else in it is the row's own. */
export const resultKey = 'adspirer';

/** The keys of a creation's result, besides those of the thing. */
const keysOfResult = [
	'success skipped reason warnings summary paused pause_error already_created outcome_unknown',
	'answer text idempotency_key calls_left quota structured content tool truncated data error',
	'error_details error_kind sheet_row',
].flatMap((keys) => keys.split(' '));

/** The columns beside the result of a creation without input fields; undefined for any other item. */
function besideResult(item: IDataObject, { idKey, nameArgument, ...parent }: Creation) {
	const { success, tool = parent.tool.name } = item;
	const isResult = typeof success === 'boolean' && idKey in item && nameArgument in item;
	// Where an ad was made, it says so.
	if (!isResult || tool !== parent.tool.name || 'ad_id' in item) return undefined;
	const keys = [...keysOfResult, idKey, nameArgument, parent.parentArgument];
	const own = Object.entries(item).filter(([key]) => !keys.includes(key));
	return Object.fromEntries(own);
}

/** The row's own columns, and what the item says of the row's parent if it is the result of its creation. */
export function splitItem(item: IDataObject, parent: Creation | undefined) {
	const { [resultKey]: said, ...own } = item;
	if (!isRecord(said) || !('success' in said || 'tool' in said)) {
		const beside = parent && besideResult(item, parent);
		if (!beside) return { own: item };
		return { own: beside, result: parentResult(item, parent) };
	}
	if (isRecord(own.error_details)) {
		// The error output added them.
		delete own.error;
		delete own.error_details;
	}
	const isOfParent = parent?.tool.name === said.tool && typeof said.success === 'boolean';
	return { own, result: parent && isOfParent ? parentResult(said, parent) : undefined };
}

/** How a line about a row begins: "Sheet row 4 (US – 25-34): ". It is this row, too. */
const ofRow = /^(?:Skipped, because |(?:Sheet r|R)ow \d+(?: \(.*?\))?: )/s;

function parentResult(said: Readonly<Record<string, unknown>>, parent: Creation): ParentResult {
	const { success, skipped, error, text, reason = text, [parent.idKey]: id } = said;
	if (success && skipped === true) {
		const facts = { parent: parent.noun, reason: String(reason).replace(ofRow, '') };
		return { skipped: { why: 'skipped with its parent', facts } };
	}
	if (success && typeof id === 'string' && id !== '') return { id };
	const facts = { reason: String(error ?? '').replace(ofRow, '') };
	return { problem: { why: success ? 'parent without its ID' : 'parent not created', facts } };
}

/** The row's cells with the parent that an item before it created, or why it has none, such as another one in the form. */
export function withParent(
	row: RawCells,
	result: ParentResult,
	{ parentArgument, fields }: Creation,
	isMapped: boolean,
): RawCells {
	if ('skipped' in result) return { ...row, skipped: row.skipped ?? result.skipped };
	const field = fields.find(({ argument }) => argument === parentArgument);
	const label = field?.label ?? parentArgument;
	let parent: RawValue = { label, ...result };
	if ('id' in result) {
		const { value } = (isMapped ? undefined : row.cells.get(parentArgument)) ?? {};
		const { id } = result;
		parent = { label, value: id, isExact: true };
		if (!isEmpty(value) && String(value).trim() !== id) {
			const facts = { id: String(value), created: id };
			parent = { label, problem: { why: "other parent than the item's", facts } };
		}
	}
	return {
		...row,
		cells: new Map(row.cells).set(parentArgument, parent),
		filled: new Set(row.filled).add(parentArgument),
		parentName: undefined,
	};
}
