import { inTurns } from '../base/turns';
import type { Creation } from '../contract/creation';
import type { Topic } from '../contract/fields/field';
import { isFilled } from '../parse/keyword';
import type { Sheet, SheetColumn } from '../sheet/columns';
import { isNote } from '../sheet/headings';
import type { Input } from './input';
import type { RawRow } from './row';

/** What an amount, a date, an address or a whole sheet is about makes no name. */
const topicsInNames: readonly (Topic | undefined)[] = ['places', 'people', 'audiences'];

/** True for a column that may say what a row is. What its ad group has says it of an ad, too. */
function mayBePart({ decision, group, means, heading }: SheetColumn, { parent }: Creation) {
	if (isNote(heading)) return false;
	if (decision === 'field') return topicsInNames.includes(group) && means !== 'network';
	if (decision === 'others') return parent !== undefined;
	return decision === 'asks' || decision === 'ignored';
}

/** True for a short text that is no number, address or name of a file. */
const isShortText = (value: unknown) =>
	typeof value === 'string' &&
	value.length <= 40 &&
	/^[^\n{}]*\p{L}[^\n{}]*$/u.test(value) &&
	!/^www\.|:\/\/|\S\.[a-z]\w{1,4}$/i.test(value);

/** As many as anybody reads in a name. */
const maxParts = 4;

/**
 * A name for each row as n8n's expression, from the columns of short texts in the sheet's order: "{{
 * $json["Market"] }} – {{ $json["Stage"] }}". Undefined without such columns, and for a sheet with one for the name.
 */
export async function composedName(
	{ creation, columns, headingOf }: Sheet,
	raw: readonly RawRow[],
	{ items, rows, headings, ways }: Input,
): Promise<string | undefined> {
	if (headingOf.has(creation.nameArgument)) return undefined;
	const needed = creation.neverBlank.filter((name) => raw.some(({ filled }) => filled.has(name)));
	// A footnote among the rows lacks what a row needs, and is refused.
	const creating = raw.filter(
		({ skipped, filled }) => skipped === undefined && needed.every((name) => filled.has(name)),
	);
	const parts: string[] = [];
	for await (const [at, heading] of inTurns(headings.entries())) {
		const column = columns.get(heading);
		const way = ways[at] ?? heading;
		if (!column || !mayBePart(column, creation) || /[{}]/.test(way)) continue;
		const cells = creating.map(({ item }) => rows[item]?.[heading]);
		const isPart = cells.every((cell) => isFilled(cell) && isShortText(cell));
		if (!isPart || new Set(cells).size < 2) continue;
		const isWhole = items.some((item) => Object.hasOwn(item, way));
		const keys = isWhole ? [way] : way.split('.');
		parts.push(`{{ $json${keys.map((key) => `[${JSON.stringify(key)}]`).join('')} }}`);
	}
	return parts.slice(0, maxParts).join(' – ') || undefined;
}
