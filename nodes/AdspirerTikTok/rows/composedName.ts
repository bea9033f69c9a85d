import { inTurns } from '../base/turns';
import type { Creation } from '../contract/creation';
import type { Topic } from '../contract/fields/field';
import { isRecord } from '../base/values';
import { isDate } from '../parse/dateText';
import { canonicalJson } from '../base/json';
import { isFilled } from '../parse/keyword';
import { amountIn } from '../parse/money';
import { asSeen, looksLikeId } from '../parse/text';
import { isOfParents, type Decision, type Sheet, type SheetColumn } from '../sheet/columns';
import { isNote } from '../sheet/headingKeys';
import type { Input } from './input';
import { existingOf, type RawRow } from './row';

export interface ComposedName {
	/** As n8n has it: "{{ $json['Market'] }} – {{ $json['Stage'] }}". */
	readonly expression: string;
	/** False while an answer may still change it. */
	readonly isSettled: boolean;
}

/** A column that a name can be made of. */
interface NamePart {
	readonly keys: readonly string[];
	/** Of each row. */
	readonly texts: readonly string[];
	/** The lowest rank that suffices makes the name. */
	readonly rank: number;
}

/** Columns that are known or repeat themselves; texts that may be notes; what names the parent. */
const ranks = {
	plain: 0,
	varying: 1,
	parent: 2,
};

/** What an amount, a date, an address or a whole sentence is about makes no name. */
const groupsInNames: readonly Topic[] = ['places', 'people', 'audiences', 'delivery'];

/** As many as anybody reads in a name, and as many as are tried. */
const maxParts = 4;
const maxTried = 10;
const maxTextLength = 40;

/**
 * A name for each row from the fewest columns that tell the rows apart, in the sheet's order. Rows that differ
 * in anything that may be about what they create get names of their own within their parent. Undefined if no
 * columns do that, and for a sheet with a column for the name.
 *
 * @param needsAnswers true while columns need an answer, which may still change which rows count.
 */
export async function composedName(
	sheet: Sheet,
	raw: readonly RawRow[],
	input: Input,
	needsAnswers: boolean,
): Promise<ComposedName | undefined> {
	const { nameArgument } = sheet.creation;
	if (sheet.headingOf.has(nameArgument)) return undefined;
	const rows = await rowsToName(sheet, raw, input);
	for (const row of rows) {
		if (row.unreadable || row.cells.get(nameArgument)?.isSet) return undefined;
	}
	const parts = await partsOf(sheet, rows, input);
	const things = await thingsOf(sheet, rows, parts, input);
	for (const highest of Object.values(ranks)) {
		const pool = parts.filter(({ rank }) => rank <= highest).slice(0, maxTried);
		const fewest = await fewestParts(pool, things);
		if (fewest === undefined) continue;
		if (!(await areNames(fewest, rows, sheet.creation))) return undefined;
		const expression = fewest.map(({ keys }) => `{{ $json${keys.map(inBrackets).join('')} }}`);
		return { expression: expression.join(dash), isSettled: !needsAnswers };
	}
	return undefined;
}

/** The rows that are to create something, without footnotes: those are refused, and no names of theirs count. */
async function rowsToName({ creation, columns }: Sheet, raw: readonly RawRow[], input: Input) {
	const creating: RawRow[] = [];
	const filled = new Set<string>();
	for await (const row of inTurns(raw)) {
		if (row.skipped !== undefined || 'value' in existingOf(row, creation).parsed) continue;
		creating.push(row);
		for (const name of row.filled) filled.add(name);
	}
	const needed = creation.neverBlank.filter((name) => filled.has(name));
	const headings = [...columns.keys()];
	return creating.filter((row) => {
		if (needed.every((name) => row.filled.has(name))) return true;
		const cells = input.rows[row.item] ?? {};
		return headings.filter((heading) => isFilled(cells[heading])).length > 1;
	});
}

const dash = ' – ';

/** The name that parts make for a row. */
const nameAt = (parts: readonly NamePart[], at: number) =>
	parts.map(({ texts }) => texts[at]).join(dash);

/** A key of an object in an expression, where no quote ends it and no bracket ends the expression. */
function inBrackets(key: string): string {
	const quoted = key.replace(/['\\]/g, '\\$&');
	const escaped = quoted.replace(/[{}\p{Cc}\u2028\u2029]/gu, (sign) => {
		const code = sign.charCodeAt(0).toString(16);
		return `\\u${code.padStart(4, '0')}`;
	});
	return `['${escaped}']`;
}

async function partsOf(
	{ creation, columns }: Sheet,
	rows: readonly RawRow[],
	{ items, headings, ways }: Input,
) {
	const parts: NamePart[] = [];
	const wayTo = new Map(headings.map((heading, at) => [heading, ways[at]]));
	for (const [heading, column] of columns) {
		if (!mayBePart(column, creation)) continue;
		const keys = keysTo(wayTo.get(heading) ?? heading, items[rows[0]?.item ?? 0]);
		if (!keys) continue;
		const texts: string[] = [];
		for await (const { item } of inTurns(rows)) {
			const text = valueAt(items[item], keys);
			if (typeof text !== 'string' || !isOfName(text, column)) break;
			texts.push(asSeen(text));
		}
		const { size } = new Set(texts);
		if (texts.length < rows.length || size < 2) continue;
		const isUnknown = ['asks', 'ignored'].includes(column.decision);
		let rank = ranks.plain;
		if (isOfParent(column, creation)) rank = ranks.parent;
		else if (isUnknown && size === texts.length) rank = ranks.varying;
		parts.push({
			keys,
			texts,
			rank,
		});
	}
	return parts;
}

const isOfParent = ({ targets }: SheetColumn, creation: Creation) =>
	targets.some((name) => isOfParents(creation, name));

/** Columns of which nobody has said that they are about what the row creates. */
const unsettled: readonly Decision[] = ['asks', 'ignored', 'settings'];

/** True for a column that may say what a row is. What its ad group has says it of an ad, too. */
function mayBePart(column: SheetColumn, creation: Creation): boolean {
	const { decision, group, means, heading, isNamedByPlace } = column;
	if (isNamedByPlace || isNote(heading)) return false;
	if (unsettled.includes(decision)) return true;
	if (decision === 'others') return creation.parent !== undefined;
	if (decision !== 'field') return false;
	if (isOfParent(column, creation)) return true;
	return group !== undefined && groupsInNames.includes(group) && means !== 'network';
}

/** The keys of a way through objects; a key may hold a dot itself. */
function keysTo(way: string, item: unknown): readonly string[] | undefined {
	if (!isRecord(item)) return undefined;
	if (Object.hasOwn(item, way)) return [way];
	for (const [key, value] of Object.entries(item)) {
		if (!way.startsWith(`${key}.`)) continue;
		const rest = keysTo(way.slice(key.length + 1), value);
		if (rest) return [key, ...rest];
	}
	return undefined;
}

function valueAt(item: unknown, keys: readonly string[]): unknown {
	let value = item;
	for (const key of keys) value = isRecord(value) ? value[key] : undefined;
	return value;
}

/** True for a short text that is no amount, date, ID, address or name of a file. */
function isOfName(text: string, { group }: SheetColumn): boolean {
	if (text.length > maxTextLength || /[\n{}]/.test(text) || !isFilled(text)) return false;
	if (group === 'people') return true;
	if (looksLikeId.test(text) || /^www\.|:\/\/|\S\.[a-z]\w{1,4}$/i.test(text)) return false;
	if (!/\p{L}/u.test(text)) return false;
	if (!/\d/.test(text)) return true;
	if (amountIn(text)?.currencies !== undefined) return false;
	return !isDate(text);
}

/** A row's parent, and all that tells what it creates from what other rows create. */
interface Thing {
	readonly parent: string;
	readonly is: string;
}

async function thingsOf(
	{ creation, columns }: Sheet,
	rows: readonly RawRow[],
	parts: readonly NamePart[],
	input: Input,
) {
	const { parentArgument } = creation;
	const counting: string[] = [];
	for (const [heading, { decision }] of columns) {
		if (unsettled.includes(decision) && !isNote(heading)) counting.push(heading);
	}
	const things: Thing[] = [];
	for await (const [at, row] of inTurns(rows.entries())) {
		const cells = input.rows[row.item] ?? {};
		const values: unknown[] = [];
		for (const [argument, { value }] of row.cells) {
			if (argument !== parentArgument) values.push([argument, value]);
		}
		// A link or an ID that fills nothing is one of an ad's files.
		const others = counting
			.map((heading) => cells[heading])
			.filter((value) => isFilled(value) && !looksLikeId.test(String(value)));
		const texts = parts.map((part) => part.texts[at]);
		things.push({
			parent: canonicalJson([row.cells.get(parentArgument)?.value, row.parentName]),
			is: canonicalJson([values, others, row.startsPaused, texts]),
		});
	}
	return things;
}

/** Sets of parts, the smallest first, each in the order of the columns. */
function* setsOf(parts: readonly NamePart[], size: number): Generator<readonly NamePart[]> {
	if (size === 0) return yield [];
	for (const [at, part] of parts.entries()) {
		for (const rest of setsOf(parts.slice(at + 1), size - 1)) yield [part, ...rest];
	}
}

async function fewestParts(parts: readonly NamePart[], things: readonly Thing[]) {
	// Two rows that one set doesn't tell apart rule out most others at once.
	const clashes: Array<readonly [number, number]> = [];
	for (let size = 1; size <= maxParts; size += 1) {
		for (const set of setsOf(parts, size)) {
			if (clashes.some(([first, next]) => nameAt(set, first) === nameAt(set, next))) continue;
			const clash = await clashIn(set, things);
			if (!clash) return set;
			clashes.push(clash);
		}
	}
	return undefined;
}

/** Two rows of one name in one parent that create different things. */
async function clashIn(parts: readonly NamePart[], things: readonly Thing[]) {
	const rows = new Map<string, number>();
	for await (const [at, { parent, is }] of inTurns(things.entries())) {
		const key = canonicalJson([parent, nameAt(parts, at)]);
		const first = rows.get(key) ?? at;
		if (things[first]?.is !== is) return [first, at] as const;
		rows.set(key, first);
	}
	return undefined;
}

/** True if the names are ones that can be sent. */
async function areNames(
	parts: readonly NamePart[],
	rows: readonly RawRow[],
	{ columns, nameArgument }: Creation,
) {
	for await (const [at, { settings }] of inTurns(rows.entries())) {
		const parsed = columns[nameArgument]?.parse(nameAt(parts, at), settings.context);
		if (!parsed || !('value' in parsed)) return false;
	}
	return true;
}
