import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { inTurns } from '../base/turns';
import { isEmpty, isMoment, isRecord } from '../base/values';
import type { Creation } from '../contract/creation';
import { attachmentIn } from '../parse/media';
import type { Fault, Why } from '../problems/problem';
import { keysOfResults } from '../sheet/columns';
import type { ParameterReader, RawValue } from './parameters';
import type { RawCells, RowSpec } from './row';

/** Deeper objects, such as those of an API's answer, are no columns. */
const maxDepth = 5;

/** Names that webhooks, CRMs and databases give to the object with a record's own values, or write before theirs. */
const holders = /^(?:(?:body|query|fields|properties|data)\.|property_)+/i;

/** An object of columns: not a date or a file, which are objects too. */
const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' &&
	isRecord(value) &&
	!isMoment(value) &&
	attachmentIn(value) === undefined &&
	Object.keys(value).length > 0;

/** A cell, or the error that a table has for a formula that failed, which counts like that of a sheet. */
const orError = (cell: IDataObject[string]) =>
	isObject(cell) && Object.keys(cell).join() === 'error' ? cell.error : cell;

/** The cells of an item, each by its way through the objects: "Deal.id". */
function* cellsIn(
	item: IDataObject,
	way = '',
	depth = 0,
): Generator<[way: string, IDataObject[string]]> {
	for (const [key, cell] of Object.entries(item)) {
		const value = orError(cell);
		if (depth < maxDepth && isObject(value)) yield* cellsIn(value, `${way}${key}.`, depth + 1);
		else yield [`${way}${key}`, value];
	}
}

/** The keys that each call of n8n's Webhook node has besides the sent ones. */
const ofCall = ['headers', 'params', 'query', 'body', 'webhookUrl', 'executionMode'];

/** An item with only what was sent of a webhook's call: its address counts if nothing else was. */
function withoutResult(item: IDataObject): IDataObject {
	if (!ofCall.slice(0, 4).every((key) => key in item)) return item;
	let sent = 'body';
	if (isRecord(item.body) && !isObject(item.body)) sent = 'query';
	const kept = Object.entries(item).filter(([key]) => key === sent || !ofCall.includes(key));
	return Object.fromEntries(kept);
}

/**
 * Rows as a sheet has them: one object with a column for each value. A column is called by its way through the
 * objects; in those that only hold the row, by what follows, unless another column has that name.
 */
export async function openRows(items: readonly IDataObject[]) {
	const rows: IDataObject[] = [];
	const ways = new Set<string>();
	for await (const item of inTurns(items)) {
		let row = item;
		if (Object.values(item).some(isObject)) row = Object.fromEntries(cellsIn(withoutResult(item)));
		rows.push(row);
		for (const way of Object.keys(row)) ways.add(way);
	}
	const taken = new Set(ways);
	const names = new Map<string, string>();
	for (const way of ways) {
		const bare = way.replace(holders, '');
		names.set(way, bare === '' || taken.has(bare) ? way : bare);
		taken.add(bare);
	}
	const headings = [...names.values()];
	if (headings.every((heading) => ways.has(heading))) return { rows, headings };
	for await (const [at, row] of inTurns(rows.entries())) {
		const cells = Object.entries(row).map(([way, value]) => [names.get(way), value]);
		rows[at] = Object.fromEntries(cells);
	}
	return { rows, headings };
}

/** The result of the item that created a row's parent. */
export type ParentResult =
	| { readonly id: string }
	| { readonly skipped: Fault }
	/** Why there is no parent for certain; completes a sentence that begins with its field. */
	| { readonly problem: Fault };

/** Where an item has what this node says of its row. All else in it is the row's own. */
export const resultKey = 'adspirer';

/** The columns beside the result of a creation without input fields; undefined for any other item. */
function besideResult(item: IDataObject, { idKey, nameArgument, ...parent }: Creation) {
	const { success, tool = parent.tool.name } = item;
	const isResult = typeof success === 'boolean' && idKey in item && nameArgument in item;
	// Where an ad was made, it says so.
	if (!isResult || tool !== parent.tool.name || 'ad_id' in item) return undefined;
	const ofThing = [idKey, nameArgument, parent.parentArgument, 'paused', 'already_created'];
	const keys = [...keysOfResults, ...ofThing];
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
const ofRow = /^(?:Sheet r|R)ow \d+(?: \(.*?\))?: /s;

function parentResult(said: Readonly<Record<string, unknown>>, parent: Creation): ParentResult {
	const { success, skipped, error, reason, [parent.idKey]: id } = said;
	if (success && skipped === true) {
		const facts = { parent: parent.noun, reason: String(reason) };
		return { skipped: { why: 'skipped with its parent', facts } };
	}
	if (success && typeof id === 'string' && id !== '') return { id };
	const facts = { reason: String(error ?? '').replace(ofRow, '') };
	let why: Why = 'parent not created';
	if (success) why = 'parent without its ID';
	return { problem: { why, facts } };
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
		const { value } = row.cells.get(parentArgument) ?? {};
		const { id } = result;
		parent = { label, value: id, isExact: true };
		if (!isMapped && !isEmpty(value) && String(value).trim() !== id) {
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

/** The items of a run, taken apart. */
export interface Input {
	readonly mapped: RowSpec['mappable'];
	/** As they came, without what they say of their parents. */
	readonly items: readonly IDataObject[];
	readonly rows: readonly IDataObject[];
	readonly headings: readonly string[];
	/** By item, what it says that created its parent. */
	readonly results: ReadonlyArray<ParentResult | undefined>;
}

/** Takes the items apart, and opens the objects in them where columns are mapped. */
export async function readInput(
	context: IExecuteFunctions,
	{ creation, mappable, isAlwaysMapped }: Omit<RowSpec, 'fields'>,
	reader: ParameterReader,
): Promise<Input> {
	// n8n allows no expression for the mode, so the first row speaks for all.
	const isMapped = reader.value('mappingMode', 0).value === 'autoMapInputData';
	const mapped = isMapped || isAlwaysMapped ? mappable : undefined;
	const items: IDataObject[] = [];
	const results: Array<ParentResult | undefined> = [];
	for await (const { json } of inTurns(context.getInputData())) {
		const { own, result } = splitItem(json, creation?.parent);
		items.push(own);
		results.push(result);
	}
	const opened = mapped ? await openRows(items) : { rows: items, headings: [] };
	return { mapped, items, results, ...opened };
}
