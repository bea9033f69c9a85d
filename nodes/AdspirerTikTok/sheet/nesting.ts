import type { IDataObject } from 'n8n-workflow';
import type { InTurns } from '../client/clock';
import type { Creation } from '../contract/creation';
import { isDate, isRecord, type Problem } from '../parse/cell';
import { thingNamed } from './headings';
import { vocabularyOf } from './vocabulary';

/** Deeper objects, such as those of an API's answer, are no columns. */
const maxDepth = 5;

type Value = IDataObject[string];

/** An object of columns: not a date, which is an object too. */
const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' &&
	isRecord(value) &&
	!isDate(value) &&
	value.isLuxonDateTime !== true &&
	Object.keys(value).length > 0;

/** A form's list of questions with their answers as an object of them; undefined for other lists. */
function answersIn(list: readonly unknown[]): IDataObject | undefined {
	const answers = list.filter(isObject).flatMap((one): Array<[string, Value]> => {
		const label = one.label ?? one.title ?? one.name;
		return typeof label === 'string' && 'value' in one ? [[label, one.value]] : [];
	});
	const labels = new Set(answers.map(([label]) => label));
	return labels.size > 0 && labels.size === list.length ? Object.fromEntries(answers) : undefined;
}

/**
 * A value as sheets have it: a list of one as its entry, as look-ups of tables give it, a form's answers as
 * an object, and of a property that some CRMs give with its earlier values the latest.
 */
function plainValue(value: Value): Value {
	const list = Array.isArray(value) ? value : [];
	const [one = value] = list.length === 1 ? list : [];
	const plain = answersIn(list) ?? one;
	if (!isObject(plain)) return plain;
	const hasHistory = 'versions' in plain || 'timestamp' in plain || Object.keys(plain).length === 1;
	return 'value' in plain && hasHistory ? plain.value : plain;
}

/** The cells of an item, each by its way through the objects: "Deal.id". */
function cellsIn(item: IDataObject, depth = 0): Array<[heading: string, value: Value]> {
	return Object.entries(item).flatMap(([key, given]): Array<[string, Value]> => {
		const value = plainValue(given);
		if (depth === maxDepth || !isObject(value)) return [[key, value]];
		return cellsIn(value, depth + 1).map(([inner, one]) => [`${key}.${inner}`, one]);
	});
}

/** What CRMs, databases and forms call the object with a record's own values. */
const holders =
	/^(?:(?:body|propert(?:y|ies)|fields|data|attributes|values|records?|rows?|items?|payload|json|query)(?:\.|$))+/i;

/** Words before the names of columns that only say that they are columns. */
const saysNothing = /^(?:property|properties|props?|fields?|attributes?|custom_?fields?|cf)[_.:]/i;

const firstWord = /^(?:custom_)?\p{L}[\p{L}\p{N}]*[_.:](?=\p{L})/iu;

/** True for a heading of a name, an ID or an amount, by which a row is known. */
function isTelling(heading: string, creation: Creation): boolean {
	const { nameArgument, idKey, sheet: { amount, emptyInTotals = [] } = {} } = creation;
	const meaning = vocabularyOf(creation).meaningOf(heading, new Set());
	const wanted = [nameArgument, idKey, ...(amount?.columns ?? emptyInTotals)];
	return meaning !== undefined && wanted.includes(meaning.fills);
}

/**
 * What comes before headings and says nothing: "property_" before several; the objects that hold the row,
 * where no column beside them is one of a row; or any word before every heading that none of them is known
 * with. "campaign_name" is the name of a campaign.
 */
function prefixOf(headings: readonly string[], creation: Creation): string {
	const all = headings.filter((heading) => heading !== 'row_number');
	const [first = '', ...more] = all.map((heading) => firstWord.exec(heading)?.[0] ?? '');
	const known = [first, ...more].find(
		(one, at, list) => saysNothing.test(one) && list.lastIndexOf(one) > at,
	);
	if (known !== undefined) return known;
	const isOfRow = (heading: string) => isTelling(heading, creation);
	if (all.some((heading) => !holders.test(heading) && isOfRow(heading))) return '';
	const held = all.flatMap((heading) => {
		const [holder = ''] = holders.exec(heading) ?? [];
		const rest = heading.slice(holder.length);
		const bare = rest.replace(saysNothing, (word) => (word.endsWith('.') ? word : ''));
		return holder !== '' && isOfRow(bare) ? [holder] : [];
	});
	// The address of a webhook's call counts only if nothing else was sent.
	const holder = held.find((one) => !/^query/i.test(one)) ?? held[0];
	// One level at a time, so that what stands beside the inner ones is opened, too.
	if (holder !== undefined) return holder.replace(/\..*/, '.');
	const vocabulary = vocabularyOf(creation);
	const isCommon = more.length > 1 && first !== '' && more.every((one) => one === first);
	if (!isCommon || thingNamed(first) !== undefined) return '';
	const isPlain = vocabulary.topicOfHeading(first).decision === 'unknown';
	const isKnown = (heading: string) => vocabulary.meaningOf(heading, new Set()) !== undefined;
	const isRest = all.some((heading) => isOfRow(heading.slice(first.length)));
	return isPlain && isRest && !all.some(isKnown) ? first : '';
}

/** Headings without what says nothing before them; neither of two columns of one name may be lost. */
function bareHeadings(headings: readonly string[], creation: Creation): readonly string[] {
	const prefix = prefixOf(headings, creation);
	const all = new Set(headings);
	const bare = headings.map((heading) => {
		const rest = heading.startsWith(prefix) ? heading.slice(prefix.length) : heading;
		return all.has(rest) ? heading : rest;
	});
	return bare.some((one) => !all.has(one)) ? bareHeadings(bare, creation) : headings;
}

/** What comes with each call of n8n's Webhook node, besides what was sent. */
const ofWebhook = ['headers', 'params', 'query', 'body', 'webhookUrl', 'executionMode'];

/** A row under the names of its columns. What came with a webhook's call is no column. */
function named(row: IDataObject, names: ReadonlyMap<string, string>): IDataObject {
	const cells = Object.entries(row).map(([heading, value]) => {
		const [outer = ''] = heading.split('.');
		return { heading, outer, value, name: names.get(heading) ?? heading };
	});
	const isWebhook = ofWebhook.slice(0, 4).every((key) => cells.some(({ outer }) => outer === key));
	const sent = cells.find(
		({ outer, heading, name }) => /^(?:body|query)$/.test(outer) && heading !== name,
	);
	const isOfCall = (outer: string) =>
		isWebhook && sent !== undefined && outer !== sent.outer && ofWebhook.includes(outer);
	return Object.fromEntries(
		cells.flatMap(({ outer, name, value }) => (isOfCall(outer) ? [] : [[name, value]])),
	);
}

/** What is wrong with a cell that holds several rows, or the row as text. */
function problemOf([heading, value]: readonly [string, Value], creation: Creation) {
	if (holders.exec(heading)?.[0] !== heading) return undefined;
	const isRow = (one: unknown) =>
		isObject(one) && cellsIn(one).some(([inner]) => isTelling(inner, creation));
	if (Array.isArray(value) && value.some(isRow)) {
		return `finds a list of rows in '${heading}'. Put the node 'Split Out' before this one, with ${heading} as the field to split out, so that each row is an item.`;
	}
	return typeof value === 'string' && /^\s*[[{]\s*["{[]/.test(value)
		? `finds no column for a name or a budget, and '${heading}' holds JSON as text. Put the node 'Edit Fields' before this one, with the mode JSON and {{ $json.${heading} }} in it.`
		: undefined;
}

/**
 * Rows as a sheet has them: one object with a column for each value. An object that holds the row, as
 * webhooks and CRMs give it, is opened where no item has a column of its own for a name or an amount.
 */
export async function openRows(
	given: readonly IDataObject[],
	creation: Creation,
	inTurns: InTurns,
): Promise<{ readonly rows: readonly IDataObject[]; readonly problem?: Problem | undefined }> {
	const rows: IDataObject[] = [];
	const all = new Set<string>();
	for await (const item of inTurns(given)) {
		const isPlain = Object.values(item).every((one) => typeof one !== 'object' || one === null);
		const row = isPlain ? item : Object.fromEntries(cellsIn(item));
		rows.push(row);
		for (const heading of Object.keys(row)) all.add(heading);
	}
	const headings = [...all];
	const bare = bareHeadings(headings, creation);
	let message: string | undefined;
	const isFound = bare.some((name) => isTelling(name, creation));
	for await (const row of inTurns(isFound ? [] : rows)) {
		message ??= Object.entries(row).flatMap((cell) => problemOf(cell, creation) ?? [])[0];
	}
	const names = new Map(headings.map((heading, at) => [heading, bare[at] ?? heading]));
	for await (const [at, row] of inTurns(bare === headings ? [] : rows.entries())) {
		rows[at] = named(row, names);
	}
	return {
		rows,
		problem: message === undefined ? undefined : { field: 'Map Automatically', message },
	};
}
