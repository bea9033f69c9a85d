import { DateTime } from 'luxon';
import { formatList, type Problem } from '../parse/cell';
import { countries, nameOf } from '../contract/choices';
import type { List } from '../response/lists';
import type { RowName } from '../rows/row';

/** Joins sentences, without those that are missing. */
export function sentences(...parts: ReadonlyArray<string | undefined | false>): string {
	return parts.filter(Boolean).join(' ');
}

/** Ends a sentence with a full stop, unless it has an end already. */
export function endSentence(text: string): string {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** A text of the service as part of a sentence: one line, no Markdown marks, one full stop. */
export function serviceSentence(text: string): string {
	const lines = text
		.replace(/\*\*|`|^\s*(#+|[-*•])\s+/gm, '')
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '');
	const joined = (line: string) => (/[.!?:;,]$/.test(line) ? line : `${line};`);
	return endSentence(
		lines.map((part, at) => (at < lines.length - 1 ? joined(part) : part)).join(' '),
	);
}

/** "'Billing Event' is CPC, but …", for problems as for warnings. */
export function problemSentences(problems: readonly Problem[]): string[] {
	return problems.map(({ field, message }) => `'${field}' ${message}`);
}

/** A message with the row that it is about: "Sheet row 4 (US – 25-34): …". */
export function rowLine(row: RowName, message: string): string {
	return `${rowsAsSubject([row])}${row.name === undefined ? '' : ` (${row.name})`}: ${message}`;
}

/** More numbers or ranges nobody reads. */
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

/** The same at the start of a sentence: "Sheet rows 2, 3 and 6". */
export function rowsAsSubject(rows: readonly RowName[]): string {
	const list = listRows(rows);
	return `${list.charAt(0).toUpperCase()}${list.slice(1)}`;
}

/** Countries by name, regions and cities by their ID; what is taken where there are none. */
export function listLocations(locations: readonly string[] = [], max = locations.length): string {
	const names = locations.map((id) => {
		const name = nameOf(countries, id);
		return name === id ? `location ${id}` : name;
	});
	return formatList(names, 'and', max) || 'United States (default)';
}

/** "1 row", "3 rows". */
export function pluralize(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** What a list lacks, as a sentence; empty where it lacks nothing. */
export function listGap({ unreadable, isWhole }: List, noun: string): string {
	if (unreadable > 0) {
		return `Left out, because they can't be read reliably: ${pluralize(unreadable, noun)}.`;
	}
	return isWhole ? '' : `Adspirer may have more ${noun}s than its answer lists.`;
}

/** At most so many lines, then a count of what is left: nobody reads more, and n8n has to store it. */
export function limitLines(lines: readonly string[], maxLines = 50): string[] {
	if (lines.length <= maxLines) return [...lines];
	return [...lines.slice(0, maxLines), `… and ${lines.length - maxLines} more.`];
}

/**
 * A moment that the service names, such as the end of a quota's period. Its times are UTC.
 *
 * @returns undefined where the text is no date.
 */
export function momentOf(text = ''): DateTime<true> | undefined {
	const moment = DateTime.fromISO(text.trim(), { zone: 'utc' });
	return moment.isValid ? moment : undefined;
}

/** Such as "1 Dec", since a period's end is a month away at most; undefined where it is no date. */
export function formatDay(text: string | undefined): string | undefined {
	return momentOf(text)?.toFormat('d LLL', { locale: 'en' });
}
