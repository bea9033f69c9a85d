import type { IDataObject } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import { isMoment, isRecord } from '../base/values';
import { attachmentIn } from '../parse/media';

/** Deeper objects, such as those of an API's answer, are no columns. */
const maxDepth = 5;

/** What webhooks, CRMs and databases call the object with a record's own values, or write before their names. */
const holders = /^(?:(?:body|query|fields|properties|data)\.|property_)+/i;

/** An object of columns: not a date or a file, which are objects too. */
const isObject = (value: unknown): value is IDataObject =>
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

/** What each call of n8n's Webhook node has besides what was sent. */
const ofCall = ['headers', 'params', 'query', 'body', 'webhookUrl', 'executionMode'];

/** An item with only what was sent of a webhook's call: its address counts if nothing else was. */
function withoutCall(item: IDataObject): IDataObject {
	if (!ofCall.slice(0, 4).every((key) => key in item)) return item;
	let sent = 'body';
	if (isRecord(item.body) && !isObject(item.body)) sent = 'query';
	const kept = Object.entries(item).filter(([key]) => key === sent || !ofCall.includes(key));
	return Object.fromEntries(kept);
}

/**
 * Rows as a sheet has them: one object with a column for each value. A column is called by its way through the
 * objects; in those that only hold the row, by what follows, unless another column has that name.
 *
 * @returns with the headings, the way to each of them through the objects, in the same order.
 */
export async function openRows(items: readonly IDataObject[]) {
	const rows: IDataObject[] = [];
	const ways = new Set<string>();
	for await (const item of inTurns(items)) {
		let row = item;
		if (Object.values(item).some(isObject)) row = Object.fromEntries(cellsIn(withoutCall(item)));
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
	if (headings.every((heading) => ways.has(heading))) return { rows, headings, ways: headings };
	for await (const [at, row] of inTurns(rows.entries())) {
		const cells = Object.entries(row).map(([way, value]) => [names.get(way), value]);
		rows[at] = Object.fromEntries(cells);
	}
	return { rows, headings, ways: [...ways] };
}
