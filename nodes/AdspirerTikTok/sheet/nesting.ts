import type { IDataObject } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import type { Creation } from '../contract/creation';
import { isMoment, isRecord } from '../base/values';
import type { Fault, Problem } from '../problems/problem';
import { attachmentIn } from '../parse/media';
import { meaningOfHeading } from './knownHeadings';

/** Deeper objects, such as those of an API's answer, are no columns. */
const maxDepth = 5;

type Value = IDataObject[string];

const isNested = (value: unknown) => typeof value === 'object' && value !== null;

/** An object of columns: not a date or a file, which are objects too. */
const isObject = (value: unknown): value is IDataObject =>
	isRecord(value) &&
	!isMoment(value) &&
	attachmentIn(value) === undefined &&
	Object.keys(value).length > 0;

/** A form's list of questions with their answers as an object of them; undefined for other lists. */
function answersIn(list: readonly unknown[]): IDataObject | undefined {
	const answers = new Map<string, Value>();
	for (const question of list) {
		if (!isObject(question)) return undefined;
		const label = question.label ?? question.title ?? question.name;
		if (typeof label === 'string' && 'value' in question) answers.set(label, question.value);
	}
	if (answers.size === 0 || answers.size < list.length) return undefined;
	return Object.fromEntries(answers);
}

/**
 * A value as sheets have it: a list of one as its entry, as look-ups of tables give it, a form's answers as
 * an object, and of a property that some CRMs give with its earlier values the latest.
 */
function plainValue(value: Value): Value {
	let entry = value;
	if (Array.isArray(value)) {
		if (value.length === 1) [entry] = value;
		entry = answersIn(value) ?? entry;
	}
	if (!isObject(entry)) return entry;
	const [only, ...others] = Object.keys(entry);
	// What a table has for a formula that failed: its error counts like that of a sheet.
	const isError = only === 'error' || only === 'specialValue';
	if (isError && others.length === 0) return entry[only];
	if (!('value' in entry)) return entry;
	const isAlone = Object.keys(entry).length === 1;
	if (isAlone || 'versions' in entry || 'timestamp' in entry) return entry.value;
	return entry;
}

/** What each call of n8n's Webhook node has. */
const ofCall = ['headers', 'params', 'query', 'body', 'webhookUrl', 'executionMode'];

/** The cells of an item, each by its way through the objects: "Deal.id". */
function* cellsIn(item: IDataObject, way = '', depth = 0): Generator<[heading: string, Value]> {
	for (const [key, cell] of Object.entries(item)) {
		const value = plainValue(cell);
		if (depth < maxDepth && isObject(value)) yield* cellsIn(value, `${way}${key}.`, depth + 1);
		else yield [`${way}${key}`, value];
	}
}

/** What CRMs, databases and forms call the object with a record's own values. */
const namesOfHolders = [
	'body',
	'property',
	'properties',
	'fields',
	'data',
	'attributes',
	'values',
	'record',
	'records',
	'row',
	'rows',
	'item',
	'items',
	'payload',
	'json',
	'query',
];
const holders = new RegExp(`^(?:(?:${namesOfHolders.join('|')})(?:\\.|$))+`, 'i');

/** Words before the names of columns that only say that they are columns. */
const saysNothing = /^(?:property|properties|props?|fields?|attributes?|custom_?fields?|cf)[_.:]/i;

/** True for a heading of a name, an ID or an amount, by which a row is known. */
function isTelling(heading: string, creation: Creation) {
	const { nameArgument, idKey, sheet } = creation;
	const fills = meaningOfHeading(creation, heading) ?? '';
	const amounts = sheet?.amount?.columns;
	if (!amounts && sheet?.cells[fills]?.leftEmptyInTotals) return true;
	return [nameArgument, idKey, ...(amounts ?? [])].includes(fills);
}

/** The object that holds the row, where no column beside it is one of a row: "body." */
function holderIn(headings: readonly string[], creation: Creation): string | undefined {
	let inner: string | undefined;
	for (const heading of headings) {
		const rest = heading.replace(holders, '');
		if (rest === heading && isTelling(heading, creation)) return undefined;
		if (rest === heading || inner !== undefined) continue;
		const [word = ''] = saysNothing.exec(rest) ?? [];
		let bare = rest;
		if (!word.endsWith('.')) bare = rest.slice(word.length);
		if (isTelling(bare, creation)) inner = heading;
	}
	// One level at a time, so that what stands beside the inner ones is opened, too.
	return inner?.replace(/\..*/s, '.');
}

/**
 * An item with only what was sent of a webhook's call: its address counts if nothing else was. The rest may
 * count, too, where the row isn't in what was sent.
 */
function withoutCall(item: IDataObject, creation: Creation): IDataObject {
	if (!ofCall.slice(0, 4).every((key) => key in item)) return item;
	let sent = 'body';
	if (isRecord(item.body) && !isObject(item.body)) sent = 'query';
	const kept: Array<[string, Value]> = [];
	for (const [key, cell] of Object.entries(item)) {
		if (key === sent || !ofCall.includes(key)) kept.push([key, cell]);
	}
	const rest = Object.fromEntries(kept);
	const headings = Array.from(cellsIn(rest), ([heading]) => heading);
	if (holderIn(headings, creation) === undefined) return item;
	return rest;
}

/** What stands before several headings and says nothing: "property_". */
function wordBefore(headings: readonly string[]): string | undefined {
	const words: string[] = [];
	for (const heading of headings) words.push(...(saysNothing.exec(heading) ?? []));
	return words.find((word, at) => words.lastIndexOf(word) > at);
}

/** Headings without what stands before them; neither of two columns of one name may be lost. */
function bareHeadings(
	headings: readonly string[],
	prefixIn: (headings: readonly string[]) => string | undefined,
): readonly string[] {
	const prefix = prefixIn(headings) ?? '';
	if (prefix === '') return headings;
	const taken = new Set(headings);
	const bare: string[] = [];
	for (const heading of headings) {
		let rest = heading;
		if (heading.startsWith(prefix)) rest = heading.slice(prefix.length);
		bare.push(taken.has(rest) ? heading : rest);
	}
	if (bare.some((heading) => !taken.has(heading))) return bareHeadings(bare, prefixIn);
	return headings;
}

/** True for an object with a name, an ID or an amount. */
function isRow(entry: unknown, creation: Creation) {
	if (!isObject(entry)) return false;
	for (const [heading] of cellsIn(entry)) {
		if (isTelling(heading, creation)) return true;
	}
	return false;
}

/** What is wrong with a cell that holds several rows, or the row as text. */
function faultOf([column, value]: readonly [string, Value], creation: Creation): Fault | undefined {
	if (holders.exec(column)?.[0] !== column) return undefined;
	const facts = { column };
	if (Array.isArray(value) && value.some((entry) => isRow(entry, creation))) {
		return { why: 'list of rows', facts };
	}
	const isJson = typeof value === 'string' && /^\s*[[{]\s*["{[]/.test(value);
	if (isJson) return { why: 'rows as text', facts };
	return undefined;
}

/**
 * Rows as a sheet has them: one object with a column for each value. An object that holds the row, as
 * webhooks and CRMs give it, is opened where no item has a column of its own for a name or an amount.
 *
 * @returns with the headings, the way to each of them through the objects, in the same order.
 */
export async function openRows(items: readonly IDataObject[], creation: Creation) {
	const rows: IDataObject[] = [];
	const written = new Set<string>();
	for await (const item of inTurns(items)) {
		let row = item;
		if (Object.values(item).some(isNested)) {
			row = Object.fromEntries(cellsIn(withoutCall(item, creation)));
		}
		rows.push(row);
		for (const heading of Object.keys(row)) written.add(heading);
	}
	const ways = [...written];
	const opened = bareHeadings(ways, (headings) => holderIn(headings, creation));
	const headings = bareHeadings(opened, wordBefore);
	let message: Fault | undefined;
	if (!headings.some((heading) => isTelling(heading, creation))) {
		for await (const row of inTurns(rows)) {
			for (const cell of Object.entries(row)) message ??= faultOf(cell, creation);
		}
	}
	if (headings !== ways) {
		const names = new Map(ways.map((way, at) => [way, headings[at]]));
		for await (const [at, row] of inTurns(rows.entries())) {
			const cells = Object.entries(row).map(([way, value]) => [names.get(way), value]);
			rows[at] = Object.fromEntries(cells);
		}
	}
	const problem: Problem | undefined = message && { field: 'Map Automatically', message };
	return {
		rows,
		headings,
		ways,
		problem,
	};
}
