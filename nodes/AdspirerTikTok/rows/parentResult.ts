import type { IDataObject } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { tools } from '../contract/tools';
import { isEmpty, isRecord } from '../parse/cell';
import type { Problem } from '../problems/problem';
import type { RawCells } from './row';

/** What an item that created a row's parent says about it. */
export type ParentResult =
	| { readonly id: string }
	| { readonly skipped: string }
	/** Why there is no parent; completes a sentence that begins with its field. */
	| { readonly problem: string };

/** Where an item has what this node says of its row. All else in it is the row's own. */
export const resultKey = 'adspirer';

const isTool = (value: unknown) => Object.values(tools).some(({ name }) => name === value);

/** True for what this node said of a row; what was only looked at has no success. */
const isResult = (value: unknown): value is Record<string, unknown> =>
	isRecord(value) && (typeof value.success === 'boolean' || isTool(value.tool));

/** What is wrong with a row that has a column of its own where its result is to go; undefined if none has. */
export function problemOfPlace({ [resultKey]: value }: IDataObject): Problem | undefined {
	if (isEmpty(value) || isResult(value)) return undefined;
	const message =
		"is where 'Include Input Fields' puts the row's result. Rename the column of the sheet.";
	return { field: resultKey, message };
}

/** The keys of a creation's result without input fields, besides those of the thing. */
const keysOfResult = [
	'success skipped warnings summary paused pause_error already_created answer text',
	'idempotency_key quota structured content tool truncated data error error_details',
].flatMap((keys) => keys.split(' '));

/** True for an item that is nothing but the result of a creation. */
function isOnlyResult(item: IDataObject, parent: Creation): boolean {
	const { idKey, nameArgument, parentArgument, tool } = parent;
	const keys = [...keysOfResult, idKey, nameArgument, parentArgument];
	const isOfTool = item.tool === undefined || item.tool === tool.name;
	const isClear = typeof item.success === 'boolean' && idKey in item && isOfTool;
	return isClear && Object.keys(item).every((key) => keys.includes(key));
}

/** The row's own columns, and what the item says of the row's parent if it is the result of its creation. */
export function splitItem(
	item: IDataObject,
	parent: Creation | undefined,
): { readonly own: IDataObject; readonly result?: ParentResult } {
	const { [resultKey]: said, ...own } = item;
	if (isResult(said)) {
		const { error_details: details } = own;
		if (isRecord(details) && typeof details.kind === 'string') {
			// The error output added them.
			delete own.error;
			delete own.error_details;
		}
		const isOfParent = parent?.tool.name === said.tool && typeof said.success === 'boolean';
		return parent && isOfParent ? { own, result: parentResult(said, parent) } : { own };
	}
	if (parent && isOnlyResult(item, parent)) return { own: {}, result: parentResult(item, parent) };
	return { own: item };
}

/** How a line about a row begins: "Sheet row 4 (US – 25-34): ". */
const ofRow = /^(?:Sheet r|R)ow \d+(?: \(.*?\))?: /s;

function parentResult(said: Readonly<Record<string, unknown>>, parent: Creation): ParentResult {
	const { success, [parent.idKey]: id, error_details: details } = said;
	// The row that comes before what happened is this one, too.
	const reason = String((success ? said.text : said.error) ?? '').replace(ofRow, '');
	if (success && said.skipped === true) {
		const why = reason.replace(/^Skipped, because /, '');
		return { skipped: `Skipped, because its ${parent.noun} was skipped: ${why}` };
	}
	if (success && typeof id === 'string' && id !== '') return { id };
	const isUnknown = isRecord(details) && details.outcome_unknown === true;
	const problem = success
		? `was created, but the item doesn't say its ID. Find the ID in TikTok Ads Manager, and enter it in a column of the row.`
		: `${isUnknown ? 'may not have been' : "wasn't"} created, so no ad was put in it. ${reason}`;
	return { problem: problem.trim() };
}

/** Why an item that created a parent has nothing to map by its headings; undefined if it has. */
export function problemOfBare(own: IDataObject, result: ParentResult, { parentNoun }: Creation) {
	if (!('id' in result) || Object.keys(own).length > 0) return undefined;
	const message = `finds only the result of the node that creates the ${parentNoun}s, and no column of the sheet. In the options of that node, turn on 'Include Input Fields'.`;
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
	const label = fields.find(({ argument }) => argument === parentArgument)?.label ?? parentArgument;
	const { value, problem } = (!isMapped && row.cells.get(parentArgument)) || {};
	const id = 'id' in result ? result.id : '';
	const isOther = problem === undefined && !isEmpty(value) && String(value).trim() !== id;
	const differs = `is ${String(value)}, but the item before it created ${id}. Clear the field, or map it to that one.`;
	const ofId = isOther ? { label, problem: differs } : { label, value: id, isExact: true };
	const parent = 'id' in result ? ofId : { label, ...result };
	const cells = new Map(row.cells).set(parentArgument, parent);
	const filled = new Set(row.filled).add(parentArgument);
	return { ...row, cells, filled, parentName: undefined };
}
