import type { IDataObject } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { isEmpty, isRecord } from '../parse/cell';
import type { RawCells } from './row';

/** What an item that created a row's parent says about it. */
export type ParentResult =
	| { readonly id: string }
	| { readonly skipped: string }
	/** Why there is no parent; completes a sentence that begins with its field. */
	| { readonly problem: string };

/** The keys of a success, besides those of what was created. */
const keysOfSuccess = [
	...['success', 'skipped', 'warnings', 'summary', 'paused', 'pause_error', 'already_created'],
	...['answer', 'text', 'idempotency_key', 'quota', 'structured', 'content', 'tool', 'truncated'],
	...['resumed', 'sent', 'data'],
];

/** How a result is called whose key meets one of the row's own columns. */
export const renamed = (key: string) => `result_${key}`;

/**
 * Takes an item apart: the row's own columns, and what an item that was to create the row's parent says
 * about it. It is one if it says whether that was a success, as a boolean, and has a place for the ID. On
 * the error output it says neither, but has details of an error that isn't this creation's own; a row with
 * its own is tried again, without what they say.
 */
export function splitItem(item: IDataObject, { parent, tool, idKey }: Creation) {
	const keyOf = (key: string) => (renamed(key) in item ? renamed(key) : key);
	const valueOf = (key: string) => item[keyOf(key)];
	const without = (...keys: readonly string[]) => {
		const results = new Set(keys.map(keyOf));
		return Object.fromEntries(Object.entries(item).filter(([key]) => !results.has(key)));
	};
	const details = valueOf('error_details');
	const isError = isRecord(details) && typeof details.kind === 'string';
	const isOfParent = isError && parent !== undefined && details.tool !== tool.name;
	// With an error, a success is that of an earlier run or node.
	const success = isOfParent ? false : valueOf('success');
	const hasFailed = valueOf('success') === false;
	const ofError = isError ? ['error', 'error_details', ...(hasFailed ? ['success'] : [])] : [];
	const isResult =
		typeof success === 'boolean' &&
		parent !== undefined &&
		(isOfParent || keyOf(parent.idKey) in item || valueOf('tool') === parent.tool.name);
	if (!isResult || (isError && !isOfParent && !success)) {
		const noId = isEmpty(valueOf(idKey)) ? [idKey] : [];
		return { own: isError ? without(...ofError, ...noId) : item };
	}
	const ofThing = [parent.idKey, parent.nameArgument, parent.parentArgument];
	const keys = success ? [...keysOfSuccess, ...ofThing] : hasFailed ? ['success', ...ofThing] : [];
	return { own: without(...keys, ...ofError), result: resultOf(valueOf, success, parent) };
}

/** How a line about a row begins: "Sheet row 4 (US – 25-34): ". */
const ofRow = /^(?:Sheet r|R)ow \d+(?: \(.*?\))?: /s;

type ValueOf = (key: string) => unknown;

function resultOf(valueOf: ValueOf, success: boolean, { idKey, noun }: Creation): ParentResult {
	const id = valueOf(idKey);
	const text = valueOf(success ? 'text' : 'error');
	// The row that comes before what happened is this one, too.
	const said = typeof text === 'string' ? text.trim().replace(ofRow, '') : '';
	if (success && valueOf('skipped') === true) {
		const why = said.replace(/^Skipped, because /, '');
		return { skipped: `Skipped, because its ${noun} was skipped${why === '' ? '.' : `: ${why}`}` };
	}
	if (success && typeof id === 'string' && id !== '') return { id };
	const details = valueOf('error_details');
	const isUnknown = isRecord(details) && details.outcome_unknown === true;
	const problem = success
		? `was created, but the item doesn't say its ID. Find the ID in TikTok Ads Manager, and enter it in a column of the row.`
		: `${isUnknown ? 'may not have been' : "wasn't"} created, so no ad was put in it.${said === '' ? '' : ` ${said}`}`;
	return { problem };
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
