import type { Fault, FaultOfList } from '../problems/problem';

const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** True for null, undefined, text in which nothing can be seen, and lists of nothing else. */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return !visible.test(value);
	// What is nested too deeply to look into holds something.
	return Array.isArray(value) && sizeOf(value) < Infinity && value.every(isEmpty);
}

/** The entry of a list of one, as look-ups of tables and CRMs give a single value; else the value. */
export function onlyEntry(value: unknown): unknown {
	if (Array.isArray(value) && value.length === 1) return value[0];
	return value;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The milliseconds of a Date or a DateTime: NaN if it is invalid, undefined for anything else. */
export function momentIn(value: unknown): number | undefined {
	// Not instanceof: n8n evaluates expressions in another realm.
	if (Object.prototype.toString.call(value) === '[object Date]') return Number(value);
	// In items, DateTimes arrive as plain objects of their insides.
	if (!isRecord(value) || value.isLuxonDateTime !== true) return undefined;
	return isEmpty(value.invalid) ? Number(value.ts) : NaN;
}

/** True for a date as an object, as databases and n8n's own expressions give it. */
export const isMoment = (value: unknown) => momentIn(value) !== undefined;

/** What an error says. */
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

export type Parsed<T> =
	| {
			readonly value: T;
			/** What the text was understood as, if that has to be shown. */
			readonly readAs?: string;
			readonly warning?: Fault | FaultOfList;
			/** What it says of other arguments. */
			readonly also?: Readonly<Record<string, unknown>>;
	  }
	| {
			readonly nothing: true;
			/** What the text means, if it isn't as good as empty. */
			readonly readAs?: string;
	  }
	| { readonly problem: Fault | FaultOfList };

/** An empty cell, or a word such as "n/a" that means one. */
export const nothing = { nothing: true } as const;

/** The longest text, and the longest list of IDs or JSON that is read, in characters. */
const maxTextLength = 5_000;
export const maxListLength = 50_000;
export const maxNameLength = 512;

/** Deeper than the lists that forms, look-ups and CRMs give. */
const maxDepth = 20;

/** The problem with a list within too many others. */
export const tooDeep: Fault = { why: 'too deep' };

/** Characters, counted up to the longest list, and one for anything else. Infinity if nested too deeply. */
export function sizeOf(value: unknown, depth = 0): number {
	if (typeof value === 'string') return Math.max(1, value.length);
	if (!Array.isArray(value)) return 1;
	if (depth >= maxDepth) return Infinity;
	let size = 1;
	for (const inner of value) {
		size += sizeOf(inner, depth + 1);
		if (size > maxListLength) break;
	}
	return size;
}

/** The problem with a text that is too long. Checked first, so that parsing time is bounded. */
export function tooLong(value: unknown, holds: 'text' | 'list' = 'text'): Fault | undefined {
	const limit = holds === 'list' ? maxListLength : maxTextLength;
	if (typeof value !== 'string' || value.length <= limit) return undefined;
	return {
		why: 'text too long to read',
		facts: { length: value.length, limit },
	};
}

export function parseWholeNumber(value: unknown, min: number, max: number): Parsed<number> {
	if (isEmpty(value)) return nothing;
	const isNumber = ['number', 'string'].includes(typeof value);
	const number = isNumber ? Number(value) : NaN;
	const isWhole = Number.isSafeInteger(number);
	if (isWhole && number >= min && number <= max) return { value: number };
	const why = max === Infinity ? 'not a number from' : 'not a number in range';
	return {
		problem: {
			is: value,
			why,
			facts: { min, max },
		},
	};
}
