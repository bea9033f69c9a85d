import { DateTime } from 'luxon';
import { formatList, type Problem } from '../parse/cell';
import { countries, nameOf } from '../contract/choices';
import type { List } from '../response/lists';
import type { RowName } from '../rows/row';

/** Joins sentences, without those that are missing. */
export function sentences(...parts: Lines): string {
	return present(parts).join(' ');
}

/** With a capital letter, where it stands alone. */
export function asSentence(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/**
 * What happened as a sentence, with the service's own words behind it where there are any: in one line,
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

/** "'Billing Event' is CPC, but …", for problems as for warnings. */
export function problemLines(problems: readonly Problem[]): string[] {
	return problems.map(({ field, message }) => `'${field}' ${message}`);
}

/** A message with the row that it is about: "Sheet row 4 (US – 25-34): …". */
export function rowLine(row: RowName, message: string): string {
	return `${asSentence(listRows([row]))}${row.name === undefined ? '' : ` (${row.name})`}: ${message}`;
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

/** Lines or sentences of which some may be missing. */
export type Lines = ReadonlyArray<string | false | 0 | undefined>;

/** Those that are there. */
export function present(lines: Lines): string[] {
	return lines.flatMap((line) => line || []);
}

/** At most so many lines, then a count of what is left: nobody reads more, and n8n has to store it. */
export function limitLines(all: Lines, maxLines = 50): string[] {
	const lines = present(all);
	if (lines.length <= maxLines) return lines;
	return [...lines.slice(0, maxLines), `… and ${lines.length - maxLines} more.`];
}

/** A moment that the service names, such as a period's end; its times are UTC. It may be no moment. */
export function momentOf(text = ''): DateTime {
	return DateTime.fromISO(text.trim(), { zone: 'utc' });
}

/** A day, such as " until 1 Dec", since a period's end is a month away at most; empty where it is none. */
export function dayOf(before: ' on' | ' until', text: string | undefined): string {
	const day = momentOf(text);
	return day.isValid ? `${before} ${day.toFormat('d LLL', { locale: 'en' })}` : '';
}
