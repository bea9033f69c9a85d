import { DateTime } from 'luxon';
import { formatList, type Problem } from '../parse/cell';
import type { List } from '../response/lists';
import type { RowName } from '../rows/row';

/** Joins sentences, without those that are missing. */
export function sentences(...parts: Lines): string {
	return present(parts).join(' ');
}

/** With a capital letter, as a sentence of its own. */
export function asSentence(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/**
 * What happened as a sentence, followed by the service's own words if there are any: in one line,
 * without Markdown marks, and with one full stop.
 */
export function withService(what: string, said: string | false | undefined): string {
	const lines =
		said &&
		said
			.replace(/\*\*|`|^\s*(#+|[-*•])\s+/gm, '')
			.trim()
			.replace(/(?<![\s.!?:;,])\s*\n\s*/g, '; ')
			.replace(/\s+/g, ' ');
	const text = lines ? `${what}: ${lines}` : what;
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** "'Billing Event' is CPC, but …", for problems and warnings. */
export function problemLines(problems: readonly Problem[]): string[] {
	return problems.map(({ field, message }) => `'${field}' ${message}`);
}

/** A message with its row: "Sheet row 4 (US – 25-34): …". */
export function rowLine(row: RowName, message: string): string {
	return `${asSentence(listRows([row]))}${row.name === undefined ? '' : ` (${row.name})`}: ${message}`;
}

/** Nobody reads more numbers or ranges than this. */
const maxListed = 10;

/** "row 3", "sheet rows 2 and 6", "rows 1–10 and 12", or with many "rows 1, 3, 5 and 20 more". */
export function listRows(rows: readonly RowName[]): string {
	const sheetRows = rows.flatMap(({ sheetRow }) => (sheetRow === undefined ? [] : [sheetRow]));
	const fromSheet = sheetRows.length === rows.length;
	const noun = fromSheet ? 'sheet row' : 'row';
	const numbers = (fromSheet ? sheetRows : rows.map(({ item }) => item + 1)).sort((a, b) => a - b);
	const ranges: Array<{ first: number; last: number }> = [];
	for (const number of numbers) {
		const range = ranges.at(-1);
		if (range && number <= range.last + 1) range.last = number;
		else ranges.push({ first: number, last: number });
	}
	const words = ranges.slice(0, maxListed).flatMap(({ first, last }) => {
		if (last - first > 1) return [`${first}–${last}`];
		return first === last ? [`${first}`] : [`${first}`, `${last}`];
	});
	const next = ranges[maxListed]?.first ?? Infinity;
	const more = numbers.filter((number) => number >= next).length;
	if (more > 0) return `${noun}s ${words.join(', ')} and ${more} more`;
	return `${noun}${numbers.length === 1 ? '' : 's'} ${formatList(words, 'and', words.length)}`;
}

/** "1 row", "3 rows". */
export function pluralize(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** What a list lacks, as a sentence; empty if it is complete. */
export function listGap({ unreadable, isWhole }: List, noun: string): string {
	if (unreadable > 0) {
		return `Left out, because they can't be read reliably: ${pluralize(unreadable, noun)}.`;
	}
	return isWhole ? '' : `Adspirer may have more ${noun}s than its answer lists.`;
}

/** Lines or sentences, some of which may be missing. */
export type Lines = ReadonlyArray<string | false | 0 | undefined>;

/** Those that are there. */
export function present(lines: Lines): string[] {
	return lines.flatMap((line) => line || []);
}

/** The first lines, then a count of what is left: nobody reads more, and n8n has to store it. */
export function limitLines<One>(
	all: readonly One[],
	lineOf: (one: One) => string,
	maxLines = 50,
): string[] {
	const lines = all.slice(0, maxLines).map(lineOf);
	return all.length <= maxLines ? lines : [...lines, `… and ${all.length - maxLines} more.`];
}

/** A time that the service gives, such as a period's end, in UTC; invalid if it can't be read. */
export function serviceTime(text = ''): DateTime {
	return DateTime.fromISO(text.trim(), { zone: 'utc' });
}

/** A day, such as " until 1 Dec", without the year: a period is a month. Empty if it can't be read. */
export function dayOf(before: ' on' | ' until', text: string | undefined): string {
	const day = serviceTime(text);
	return day.isValid ? `${before} ${day.toFormat('d LLL', { locale: 'en' })}` : '';
}
