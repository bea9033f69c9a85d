import { inTurns } from '../base/turns';
import { isFilled } from '../parse/keyword';
import type { Sheet, SheetColumn } from '../sheet/columns';
import type { Input } from './input';
import type { RawRow } from './row';

/** What an amount, a date, an address or a whole sheet is about makes no name. */
const topicsInNames = ['places', 'people', 'audiences'];

/** True for a column that may say what a row is. What its ad group has says it of an ad, too. */
function mayBePart({ decision, group, means }: SheetColumn, isIn: boolean) {
	if (decision === 'field')
		return group !== undefined && topicsInNames.includes(group) && means !== 'network';
	return decision === 'asks' || decision === 'ignored' || (isIn && decision === 'others');
}

/** True for a short text that is no number, address or name of a file. */
const isShortText = (value: unknown) =>
	typeof value === 'string' &&
	/^[^\n{}]*\p{L}[^\n{}]*$/u.test(value) &&
	!/.{41}|^www\.|:\/\/|\S\.[a-z]\w{1,4}$/i.test(value);

/** As many as anybody reads in a name. */
const maxParts = 4;

/**
 * A name for each row as n8n's expression, from the columns of short texts in the sheet's order: "{{
 * $json["Market"] }} – {{ $json["Stage"] }}". Undefined without such columns, and for a sheet with one for the name.
 */
export async function composedName(
	{ creation, columns, headingOf }: Sheet,
	raw: readonly RawRow[],
	{ items }: Input,
): Promise<string | undefined> {
	if (headingOf.has(creation.nameArgument)) return undefined;
	const needed = creation.neverBlank.filter((name) => raw.some(({ filled }) => filled.has(name)));
	// A footnote among the rows lacks what a row needs, and is refused.
	const given = raw.filter(
		({ skipped, filled }) => skipped === undefined && needed.every((name) => filled.has(name)),
	);
	const parts: string[] = [];
	for await (const [heading, column] of inTurns(columns)) {
		if (!mayBePart(column, creation.parent !== undefined) || /[{}]/.test(heading)) continue;
		const cells = given.map(({ item }) => items[item]?.[heading]);
		const isPart = cells.every((cell) => isFilled(cell) && isShortText(cell));
		if (isPart && new Set(cells).size > 1) parts.push(`{{ $json[${JSON.stringify(heading)}] }}`);
	}
	return parts.slice(0, maxParts).join(' – ') || undefined;
}
