import type { IDataObject } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { tools } from '../contract/tools';
import { isEmpty, isRecord } from '../base/values';
import type { Fault, Problem, Told } from '../problems/problem';
import type { RawValue } from './parameters';
import type { RawCells } from './row';

/** What an item that created a row's parent says about it. */
export type ParentResult =
	| { readonly id: string }
	| { readonly skipped: Fault }
	/** Why there is no parent; completes a sentence that begins with its field. */
	| { readonly problem: Fault };

/** Where an item has what this node says of its row. All else in it is the row's own. */
export const resultKey = 'adspirer';

const namesOfTools = new Set<unknown>(Object.values(tools).map(({ name }) => name));

/** True for what this node said of a row; what was only looked at has no success. */
const isResult = (value: unknown): value is Record<string, unknown> =>
	isRecord(value) && (typeof value.success === 'boolean' || namesOfTools.has(value.tool));

/** What is wrong with a row that has a column of its own where its result is to go; undefined if none has. */
export function problemOfPlace({ [resultKey]: value }: IDataObject): Problem | undefined {
	if (isEmpty(value) || isResult(value)) return undefined;
	return {
		field: resultKey,
		message: { why: 'place of the result' },
	};
}

/** The keys of a creation's result without input fields, besides those of the thing. */
const keysOfResult = [
	'success skipped warnings summary paused pause_error already_created answer text',
	'idempotency_key quota structured content tool truncated data error error_details',
].flatMap((keys) => keys.split(' '));

/** True for an item that is nothing but the result of a creation. */
function isOnlyResult(item: IDataObject, creation: Creation): boolean {
	const { idKey, nameArgument, parentArgument, tool } = creation;
	if (typeof item.success !== 'boolean' || !(idKey in item)) return false;
	if (item.tool !== undefined && item.tool !== tool.name) return false;
	const keys = [...keysOfResult, idKey, nameArgument, parentArgument];
	return Object.keys(item).every((key) => keys.includes(key));
}

/** The row's own columns, and what the item says of the row's parent if it is the result of its creation. */
export function splitItem(item: IDataObject, parent: Creation | undefined) {
	const { [resultKey]: said, ...own } = item;
	if (!isResult(said)) {
		if (!parent || !isOnlyResult(item, parent)) return { own: item };
		return { own: {}, result: parentResult(item, parent) };
	}
	const { error_details: details } = own;
	if (isRecord(details) && typeof details.kind === 'string') {
		// The error output added them.
		delete own.error;
		delete own.error_details;
	}
	const isOfParent = parent?.tool.name === said.tool && typeof said.success === 'boolean';
	if (!parent || !isOfParent) return { own };
	return { own, result: parentResult(said, parent) };
}

/** How a line about a row begins: "Sheet row 4 (US – 25-34): ". */
const ofRow = /^(?:Sheet r|R)ow \d+(?: \(.*?\))?: /s;

function parentResult(said: Readonly<Record<string, unknown>>, parent: Creation): ParentResult {
	const { success, skipped, text, error, error_details: details } = said;
	// The row that comes before what happened is this one, too.
	const happened = String((success ? text : error) ?? '').replace(ofRow, '');
	if (!success) {
		const facts = { reason: happened.trim(), fields: fieldsIn(details) };
		const isUnknown = isRecord(details) && details.outcome_unknown === true;
		const why = isUnknown ? 'parent maybe not created' : 'parent not created';
		return { problem: { why, facts } };
	}
	if (skipped === true) {
		const reason = happened.replace(/^Skipped, because /, '');
		const facts = { parent: parent.noun, reason };
		return { skipped: { why: 'skipped with its parent', facts } };
	}
	const id = said[parent.idKey];
	if (typeof id === 'string' && id !== '') return { id };
	return { problem: { why: 'parent without its ID' } };
}

/** The fields that an item's error is about. */
function fieldsIn(details: unknown): readonly string[] {
	if (!isRecord(details) || !Array.isArray(details.problems)) return [];
	return details.problems.filter(isRecord).map(({ field }) => String(field));
}

/** The fields of a row that the reason is about for which it has no parent: what is wrong there is told with it. */
export function fieldsToldBy(message: Told): readonly unknown[] {
	if ('entries' in message) return [];
	const { why, facts } = message;
	const isOfParent = why === 'parent not created' || why === 'parent maybe not created';
	if (isOfParent && Array.isArray(facts?.fields)) return facts.fields;
	return [];
}

/** Why an item that created a parent has nothing to map by its headings; undefined if it has. */
export function problemOfBare(
	own: IDataObject,
	result: ParentResult,
	{ parentNoun: parent }: Creation,
): Problem | undefined {
	if (!('id' in result) || Object.keys(own).length > 0) return undefined;
	const message: Fault = {
		why: "only the parent's result",
		facts: { parent },
	};
	return { field: 'Map Automatically', message };
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
	const ofForm = isMapped ? undefined : row.cells.get(parentArgument);
	let parent: RawValue = { label, ...result };
	if ('id' in result) {
		const { id } = result;
		const { value, problem } = ofForm ?? {};
		const isOther = !isEmpty(value) && String(value).trim() !== id;
		parent = { label, value: id, isExact: true };
		if (isOther && problem === undefined) {
			const facts = { id: String(value), created: id };
			parent = { label, problem: { why: "other parent than the item's", facts } };
		}
	}
	const cells = new Map(row.cells).set(parentArgument, parent);
	const filled = new Set(row.filled).add(parentArgument);
	return {
		...row,
		cells,
		filled,
		parentName: undefined,
	};
}
