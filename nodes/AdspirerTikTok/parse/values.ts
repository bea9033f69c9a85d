/** Any character that a person sees; fillers and zero-width characters are none. */
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Null, missing, text in which nothing can be seen, and lists of nothing else: what an empty
 * spreadsheet cell arrives as.
 */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return !visible.test(value);
	return Array.isArray(value) && value.every(isEmpty);
}

/** The entry of a list of one, as look-ups of tables and CRMs give a single value; else the value. */
export function onlyEntry(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** True for an object with named properties: no list and not null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A Date of any realm: n8n evaluates expressions in another one. */
export function isDate(value: unknown): boolean {
	return Object.prototype.toString.call(value) === '[object Date]';
}

const maxLength = 60;

/** A value as a person may read it in a message: quoted, on one line, not too long. */
export function formatValue(value: unknown): string {
	const text = asText(value);
	// A megabyte in a cell costs no more than its beginning; a pair of surrogates is never cut.
	const line = text
		.slice(0, 1000)
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	const characters = Array.from(line);
	const isCut = characters.length > maxLength || text.length > 1000;
	const shown = isCut ? `${characters.slice(0, maxLength).join('')}…` : line;
	return ['string', 'number', 'boolean'].includes(typeof value) ? `"${shown}"` : shown;
}

function asText(value: unknown): string {
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (isDate(value)) return Number.isNaN(Number(value)) ? 'an invalid date' : 'a date';
	if (!isRecord(value)) return String(value);
	if (value.isLuxonDateTime === true) return isEmpty(value.invalid) ? 'a date' : 'an invalid date';
	const keys = Object.keys(value).slice(0, 4).join(', ');
	return keys ? `an object with ${keys}` : 'an empty object';
}

/**
 * A list as a sentence has it: "A", "A and B", "A, B and C".
 *
 * @param max a longer list ends in "and 12 more" after so many.
 */
export function formatList(
	items: readonly string[],
	conjunction: 'and' | 'or' = 'and',
	max = 8,
): string {
	if (items.length > max) {
		return `${items.slice(0, max).join(', ')} ${conjunction} ${items.length - max} more`;
	}
	const last = items.at(-1) ?? '';
	return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
