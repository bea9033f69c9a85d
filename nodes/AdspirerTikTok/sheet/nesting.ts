import type { IDataObject } from 'n8n-workflow';
import type { InTurns } from '../client/clock';
import type { Creation } from '../contract/creation';
import { isDate, isRecord, type Problem } from '../parse/cell';
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

/** A form's list of questions with their answers as an object of them; undefined for other lists. */
function answersIn(list: readonly unknown[]): IDataObject | undefined {
	const answers = list.filter(isObject).flatMap((one): Array<[string, IDataObject[string]]> => {
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
function plainValue(value: IDataObject[string], depth: number): IDataObject[string] {
	const list = Array.isArray(value) ? value : [];
	const answers = answersIn(list);
	const [one = value] = answers ? [answers] : list.length === 1 ? list : [];
	if (!isObject(one)) return one;
	const hasHistory = 'versions' in one || 'timestamp' in one || Object.keys(one).length === 1;
	if ('value' in one && hasHistory) return one.value;
	return depth < maxDepth ? plainItem(one, depth + 1) : one;
}

/** An item with plain values. */
const plainItem = (item: IDataObject, depth = 0): IDataObject =>
	Object.values(item).some((value) => typeof value === 'object' && value !== null)
		? Object.fromEntries(
				Object.entries(item).map(([key, value]) => [key, plainValue(value, depth)]),
			)
		: item;

function entriesOf(row: IDataObject, depth = 0): Array<[string, IDataObject[string]]> {
	return Object.entries(row).flatMap(
		([heading, value]): Array<[string, IDataObject[string]]> =>
			depth < maxDepth && isObject(value)
				? entriesOf(value, depth + 1).map(([inner, one]) => [`${heading}.${inner}`, one])
				: [[heading, value]],
	);
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

/** Words before the names of columns that only say that they are columns. */
const saysNothing = /^(?:property|properties|props?|fields?|attributes?|custom_?fields?|cf)[_.:]$/i;

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
		const prefix = this.prefixOf(headings);
		return headings.some((one) => this.isTelling(withoutStart(one, prefix)));
	}

	/**
	 * What comes before the headings of an export and says nothing: "property_", or any word before every
	 * heading that none of them is known with. "campaign_name" is the name of a campaign.
	 */
	prefixOf(headings: readonly string[]): string {
		const all = headings.filter((heading) => heading !== 'row_number');
		const [first = '', ...more] = all.map(
			(one) => /^(?:custom_)?\p{L}[\p{L}\p{N}]*[_.:](?=\p{L})/iu.exec(one)?.[0] ?? '',
		);
		const known = [first, ...more].find(
			(one, at, list) => saysNothing.test(one) && list.lastIndexOf(one) > at,
		);
		if (known !== undefined) return known;
		const vocabulary = vocabularyOf(this.creation);
		const isCommon = more.length > 1 && first !== '' && more.every((one) => one === first);
		if (!isCommon || thingNamed(first) !== undefined) return '';
		const isPlain = vocabulary.topicOfHeading(first).decision === 'unknown';
		const isKnown = (heading: string) => vocabulary.meaningOf(heading, new Set()) !== undefined;
		const isRest = all.some((heading) => this.isTelling(heading.slice(first.length)));
		return isPlain && isRest && !all.some(isKnown) ? first : '';
	}

	private readonly holdsRow = (value: unknown): boolean =>
		isObject(value) && this.isRow(Object.keys(value));

	/** Where in an item the row is, if an object within it holds it. */
	pathIn(item: IDataObject, depth = 0): Path | undefined {
		const held = heldIn(item);
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
	const held = item[key];
	if (!isObject(held)) return item;
	const columns = inner.length > 0 ? opened(held, inner) : held;
	const others = Object.entries(item).filter(
		([one]) => one !== key && !(isWebhook(item) && ofWebhook.includes(one)),
	);
	const beside = new Set(others.map(([one]) => one));
	// Neither of two columns of one name may be lost.
	const taken = Object.entries(columns).map(([one, value]): [string, IDataObject[string]] => [
		beside.has(one) ? `${key}.${one}` : one,
		value,
	]);
	return Object.fromEntries([...others, ...taken]);
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
	const finder = new RowFinder(creation);
	const items: IDataObject[] = [];
	const own = new Set<string>();
	for await (const item of inTurns(given)) {
		items.push(plainItem(item));
		for (const key of Object.keys(item)) own.add(key);
	}
	let path: Path | undefined;
	let problem: Problem | undefined;
	for await (const item of inTurns(finder.isRow([...own]) ? [] : items)) {
		path ??= finder.pathIn(item);
		problem ??= finder.problemOf(item);
		if (path) break;
	}
	const all = new Set<string>();
	for await (const [at, item] of inTurns(items.entries())) {
		const row = path ? opened(item, path) : item;
		items[at] = Object.values(row).some(isObject) ? Object.fromEntries(entriesOf(row)) : row;
		for (const heading of Object.keys(items[at])) all.add(heading);
	}
	return {
		rows: await withoutPrefix(items, all, finder, inTurns),
		problem: path ? undefined : problem,
	};
}

/** Rows without what stands before their headings and says nothing, such as "fields.cf_". */
async function withoutPrefix(
	rows: readonly IDataObject[],
	all: ReadonlySet<string>,
	finder: RowFinder,
	inTurns: InTurns,
): Promise<readonly IDataObject[]> {
	const prefix = finder.prefixOf([...all]);
	if (prefix === '') return rows;
	const rest = new Map<string, string>();
	for (const heading of all) {
		const bare = withoutStart(heading, prefix);
		rest.set(heading, all.has(bare) ? heading : bare);
	}
	const bare: IDataObject[] = [];
	for await (const row of inTurns(rows)) {
		const entries = Object.entries(row).map(([heading, value]) => [rest.get(heading), value]);
		bare.push(Object.fromEntries(entries));
	}
	const left = new Set(rest.values());
	const isShorter = [...left].some((heading) => !all.has(heading));
	return isShorter ? await withoutPrefix(bare, left, finder, inTurns) : bare;
}
