import { isRecord, momentIn } from './values';

/** The message of an error. */
export function reasonOf(error: unknown): string {
	if (error instanceof Error) return error.message;
	return String(error);
}

/** A value as messages show it: quoted, on one line, not too long. */
export function formatValue(value: unknown): string {
	const shown = plainValue(value);
	if (['string', 'number', 'boolean'].includes(typeof value)) return `"${shown}"`;
	return shown;
}

/** The same without quotes. */
export function plainValue(value: unknown): string {
	const text = describeValue(value);
	const beginning = text.slice(0, 1000);
	const line = beginning.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	const [shown = ''] = /^.{0,60}/u.exec(line) ?? [];
	if (shown === line && text.length <= 1000) return line;
	return `${shown}…`;
}

function describeValue(value: unknown): string {
	if (Array.isArray(value)) return `a list of ${value.length}`;
	const moment = momentIn(value);
	if (moment !== undefined) {
		return Number.isNaN(moment) ? 'an invalid date' : 'a date';
	}
	if (!isRecord(value)) return String(value);
	const keys = Object.keys(value).slice(0, 4).join(', ');
	if (keys) return `an object with ${keys}`;
	return 'an empty object';
}

/** A list within a sentence: "A", "A and B", "A, B and C"; after `max` items "and 12 more". */
export function formatList(items: readonly string[], link: 'and' | 'or' = 'and', max = 8): string {
	if (items.length < 2) return items.join();
	const more = items.length - max;
	if (more > 0) return `${items.slice(0, max).join(', ')} ${link} ${more} more`;
	return `${items.slice(0, -1).join(', ')} ${link} ${items.at(-1)}`;
}

/** "1 row", "3 rows". */
export function pluralize(number: number, noun: string): string {
	if (number === 1) return `1 ${noun}`;
	return `${number} ${noun}s`;
}

/** "an ad group", "a banner". */
export const withArticle = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

/** Control characters and direction marks; a text may have tabs and line breaks. */
export const controls = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
