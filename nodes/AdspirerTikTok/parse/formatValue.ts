import { isDate, isEmpty, isRecord } from './values';

const maxLength = 60;

/** A value as a person may read it in a message: quoted, on one line, not too long. */
export function formatValue(value: unknown): string {
	const line = oneLine(asText(value));
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
		? `"${line}"`
		: line;
}

/** A megabyte in a cell costs no more than its beginning; a pair of surrogates is never cut. */
function oneLine(text: string): string {
	const line = text
		.slice(0, 1000)
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	const characters = Array.from(line);
	return characters.length > maxLength || text.length > 1000
		? `${characters.slice(0, maxLength).join('')}…`
		: line;
}

function asText(value: unknown): string {
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (isDate(value)) return Number.isNaN(Number(value)) ? 'an invalid date' : 'a date';
	if (isRecord(value) && value.isLuxonDateTime === true) {
		return isEmpty(value.invalid) ? 'a date' : 'an invalid date';
	}
	if (isRecord(value)) {
		const keys = Object.keys(value).slice(0, 4).join(', ');
		return keys ? `an object with ${keys}` : 'an empty object';
	}
	return String(value);
}
