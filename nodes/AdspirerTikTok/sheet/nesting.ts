import type { IDataObject } from 'n8n-workflow';
import type { InTurns } from '../client/clock';
import type { Creation } from '../contract/creation';
import { isDate, isRecord, onlyEntry, type Problem } from '../parse/cell';
import { thingNamed } from './headings';
import { vocabularyOf } from './vocabulary';

/** Deeper objects, such as those of an API's answer, are no columns. */
const maxDepth = 3;

/** An object of columns: not a date, which is an object too. */
const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' &&
	isRecord(value) &&
	!isDate(value) &&
	value.isLuxonDateTime !== true &&
	Object.keys(value).length > 0;

/** A list of one text, as look-ups of tables give it, is that text. */
const withoutList = (value: IDataObject[string]): IDataObject[string] =>
	Array.isArray(value) && value.length === 1 && typeof value[0] === 'string' ? value[0] : value;

function entriesOf(row: IDataObject, depth: number): Array<[string, IDataObject[string]]> {
	return Object.entries(row).flatMap(
		([heading, value]): Array<[string, IDataObject[string]]> =>
			depth < maxDepth && isObject(value)
				? entriesOf(value, depth + 1).map(([inner, one]) => [`${heading}.${inner}`, one])
				: [[heading, withoutList(value)]],
	);
}

/** A row with a column for each value of its objects: `Deal.id`. */
const withoutNesting = (row: IDataObject): IDataObject =>
	Object.values(row).some((value) => typeof value === 'object' && value !== null)
		? Object.fromEntries(entriesOf(row, 0))
		: row;

/** Some CRMs give a property's value with those that it had before. */
const withoutHistory = (value: IDataObject[string]): IDataObject[string] =>
	isObject(value) && 'value' in value && ('versions' in value || 'timestamp' in value)
		? value.value
		: value;

/** A list of one object as that, and a form's list of questions with their answers as an object of them. */
function asObject(value: unknown): unknown {
	const list = Array.isArray(value) ? value : [];
	const answers = list.filter(isObject).flatMap((one): Array<[string, IDataObject[string]]> => {
		const label = one.label ?? one.title ?? one.name;
		return typeof label === 'string' && 'value' in one ? [[label, one.value]] : [];
	});
	const labels = new Set(answers.map(([label]) => label));
	const isForm = labels.size > 0 && labels.size === list.length;
	return isForm ? Object.fromEntries(answers) : onlyEntry(value);
}

/** What CRMs, databases and forms call the object with a record's own values. */
const holder =
	/^(?:body|propert(?:y|ies)|fields|data|attributes|values|record|records|rows?|items?|payload|json|query)$/i;

/** What comes with each call of n8n's Webhook node, besides what was sent. */
const ofWebhook = ['headers', 'params', 'query', 'body', 'webhookUrl', 'executionMode'];
const isWebhook = (item: IDataObject) =>
	ofWebhook.slice(0, 4).every((key) => Object.hasOwn(item, key));

/** The keys of one object within another, from the outer to the inner one. */
type Path = readonly string[];

const withoutStart = (heading: string, prefix: string) =>
	heading.startsWith(prefix) ? heading.slice(prefix.length) : heading;

/** Finds where items have their columns: a name, an ID or an amount, by which a row is known. */
class RowFinder {
	private readonly wanted: ReadonlySet<string>;

	constructor(private readonly creation: Creation) {
		const { nameArgument, idKey, sheet: { amount, emptyInTotals = [] } = {} } = creation;
		this.wanted = new Set([nameArgument, idKey, ...(amount?.columns ?? emptyInTotals)]);
	}

	/** True for a heading of one of them. */
	isTelling(heading: string): boolean {
		const { fills = '' } = vocabularyOf(this.creation).meaningOf(heading, new Set()) ?? {};
		return this.wanted.has(fills);
	}

	/** True for headings of which one is, also behind a prefix. */
	isRow(headings: readonly string[]): boolean {
		const prefix = prefixOf(headings, this.creation, (one) => this.isTelling(one));
		return headings.some((one) => this.isTelling(withoutStart(one, prefix)));
	}

	private readonly holdsRow = (value: unknown): boolean =>
		isObject(value) && this.isRow(Object.keys(value));

	/** Where in an item the row is, if an object within it holds it. */
	pathIn(item: IDataObject, depth = 0): Path | undefined {
		const held = heldIn(item).map(([key, value]) => [key, asObject(value)] as const);
		const [own] = held.find(([, value]) => this.holdsRow(value)) ?? [];
		if (own !== undefined) return [own];
		for (const [key, value] of depth < maxDepth ? held : []) {
			const inner = isObject(value) ? this.pathIn(value, depth + 1) : undefined;
			if (inner) return [key, ...inner];
		}
		return undefined;
	}

	/** What is wrong with an item that holds several rows, or its row as text. */
	problemOf(item: IDataObject, outer = '', depth = 0): Problem | undefined {
		for (const [key, value] of heldIn(item)) {
			const path = `${outer}${key}`;
			const isList = Array.isArray(value) && value.length > 1;
			if (isList && value.some(this.holdsRow)) {
				const message = `finds a list of rows in '${path}'. Put the node 'Split Out' before this one, with ${path} as the field to split out, so that each row is an item.`;
				return { field: 'Map Automatically', message };
			}
			if (typeof value === 'string' && /^\s*[[{]\s*["{[]/.test(value)) {
				const message = `finds no column for a name or a budget, and '${path}' holds JSON as text. Put the node 'Edit Fields' before this one, with the mode JSON and {{ $json.${path} }} in it.`;
				return { field: 'Map Automatically', message };
			}
			const inner =
				isObject(value) && depth < maxDepth && this.problemOf(value, `${path}.`, depth + 1);
			if (inner) return inner;
		}
		return undefined;
	}
}

/** What may hold a row in an item; the address of a webhook's call only if nothing else was sent. */
const heldIn = (item: IDataObject) =>
	Object.entries(item)
		.filter(([key]) => holder.test(key))
		.sort(([one], [other]) => Number(one === 'query') - Number(other === 'query'));

/** An item with the columns of the object at a path as its own. What stands beside it stays, but for a call's. */
function opened(item: IDataObject, [key = '', ...inner]: Path): IDataObject {
	const held = asObject(item[key]);
	if (!isObject(held)) return item;
	const columns = inner.length > 0 ? opened(held, inner) : held;
	const others = Object.entries(item).filter(
		([one]) => one !== key && !(isWebhook(item) && ofWebhook.includes(one)),
	);
	const beside = new Set(others.map(([one]) => one));
	// Neither of two columns of one name may be lost.
	const taken = Object.entries(columns).map(([one, value]): [string, IDataObject[string]] => [
		beside.has(one) ? `${key}.${one}` : one,
		withoutHistory(value),
	]);
	return Object.fromEntries([...others, ...taken]);
}

/** Words before the names of columns that only say that they are columns. */
const saysNothing = /^(?:property|properties|props?|fields?|attributes?|custom_?fields?|cf)[_.:]$/i;

/**
 * What comes before the headings of an export and says nothing: "property_", or any word before every
 * heading that none of them is known with. "campaign_name" is the name of a campaign.
 */
function prefixOf(
	headings: readonly string[],
	creation: Creation,
	isTelling: (heading: string) => boolean,
): string {
	const all = headings.filter((heading) => heading !== 'row_number');
	const [first = '', ...more] = all.map(
		(one) => /^(?:custom_)?\p{L}[\p{L}\p{N}]*[_.:](?=\p{L})/iu.exec(one)?.[0] ?? '',
	);
	const known = [first, ...more].find(
		(one, at, list) => saysNothing.test(one) && list.lastIndexOf(one) > at,
	);
	if (known !== undefined) return known;
	const vocabulary = vocabularyOf(creation);
	const isCommon = more.length > 1 && first !== '' && more.every((one) => one === first);
	if (!isCommon || thingNamed(first) !== undefined) return '';
	const isPlain = vocabulary.topicOfHeading(first).decision === 'unknown';
	const isKnown = (heading: string) => vocabulary.meaningOf(heading, new Set()) !== undefined;
	const isRest = all.some((heading) => isTelling(heading.slice(first.length)));
	return isPlain && isRest && !all.some(isKnown) ? first : '';
}

/**
 * Rows as a sheet has them: one object with a column for each value. An object that holds the row, as
 * webhooks and CRMs give it, is opened where no item has a column of its own for a name or an amount.
 */
export async function openRows(
	items: readonly IDataObject[],
	creation: Creation,
	inTurns: InTurns,
): Promise<{ readonly rows: IDataObject[]; readonly problem?: Problem | undefined }> {
	const finder = new RowFinder(creation);
	const prefixIn = (headings: Iterable<string>) =>
		prefixOf([...headings], creation, (heading) => finder.isTelling(heading));
	const own = new Set<string>();
	for await (const item of inTurns(items)) for (const key of Object.keys(item)) own.add(key);
	const isFlat = finder.isRow([...own]);
	let path: Path | undefined;
	let problem: Problem | undefined;
	for await (const item of inTurns(isFlat ? [] : items)) {
		path ??= finder.pathIn(item);
		problem ??= finder.problemOf(item);
		if (path) break;
	}
	const rows: IDataObject[] = [];
	const all = new Set<string>();
	for await (const item of inTurns(items)) {
		const row = withoutNesting(path ? opened(item, path) : item);
		rows.push(row);
		for (const heading of Object.keys(row)) all.add(heading);
	}
	const prefix = prefixIn(all);
	if (prefix !== '') {
		for await (const [at, row] of inTurns(rows.entries())) {
			rows[at] = withoutPrefix(row, prefix, all);
		}
	}
	return { rows, problem: path ? undefined : problem };
}

function withoutPrefix(row: IDataObject, prefix: string, all: ReadonlySet<string>): IDataObject {
	const entries = Object.entries(row).map(([heading, value]): [string, IDataObject[string]] => {
		const rest = withoutStart(heading, prefix);
		return [all.has(rest) ? heading : rest, value];
	});
	return Object.fromEntries(entries);
}
