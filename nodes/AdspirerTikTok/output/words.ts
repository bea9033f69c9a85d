import { DateTime } from 'luxon';
import { formatList, type Problem } from '../parse/cell';
import type { List } from '../response/lists';
import type { RowName } from '../rows/row';

/** Lines or sentences; some may be missing. */
export type Lines = ReadonlyArray<string | false | 0 | undefined>;

/** Those that are there. */
export const present = (lines: Lines): string[] => lines.flatMap((line) => line || []);

/** Joins those that are there. */
export const sentences = (...parts: Lines) => present(parts).join(' ');

/** With a capital letter. */
export const asSentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "'Billing Event' is CPC, but …", for problems and warnings. */
export const problemLines = (problems: readonly Problem[]) =>
	problems.map(({ field, message }) => `'${field}' ${message}`);

/** A message with its row: "Sheet row 4 (US – 25-34): …". */
export const rowLine = (row: RowName, message: string) =>
	`${asSentence(listRows([row]))}${row.name === undefined ? '' : ` (${row.name})`}: ${message}`;

/** Groups things, in the order of each group's first one. */
export function groupsOf<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => unknown) {
	const groups = new Map<unknown, [Thing, ...Thing[]]>();
	for (const thing of things) {
		const key = keyOf(thing);
		const group = groups.get(key);
		if (group) group.push(thing);
		else groups.set(key, [thing]);
	}
	return [...groups.values()];
}

/** "row 3", "sheet rows 2 and 6", "rows 1–10 and 12", or of more than ten "rows 1, 3, 5 and 20 more". */
export function listRows(rows: readonly RowName[]): string {
	const sheetRows = rows.flatMap(({ sheetRow }) => sheetRow ?? []);
	const isSheet = sheetRows.length === rows.length;
	const numbers = new Set(isSheet ? sheetRows : rows.map(({ item }) => item + 1));
	const ranges: number[][] = [];
	for (const number of [...numbers].sort((one, other) => one - other)) {
		const range = ranges.at(-1);
		if (range?.at(-1) === number - 1) range.push(number);
		else ranges.push([number]);
	}
	const listed = ranges
		.slice(0, 10)
		.flatMap((range) => (range.length > 2 ? `${range[0]}–${range.at(-1)}` : range.map(String)));
	const more = ranges.slice(10).flat().length;
	const all = present([...listed, more > 0 && `${more} more`]);
	const noun = `${isSheet ? 'sheet ' : ''}row${numbers.size === 1 ? '' : 's'}`;
	return `${noun} ${formatList(all, 'and', all.length)}`;
}

/** "1 row", "3 rows". */
export const pluralize = (number: number, noun: string) =>
	`${number} ${noun}${number === 1 ? '' : 's'}`;

/** What is said of rows that create nothing of their own, one or several. */
export const equalRowWords = {
	had: (rows: number, noun: string, verb = rows === 1 ? 'has' : 'have') =>
		rows > 0 && `${rows} ${verb} ${rows === 1 ? 'its' : 'their'} ${noun}`,
	/** Without a noun for rows that change the same. */
	counted: (rows: number, noun: string | false) => {
		const [has, is] = rows === 1 ? ['has', 'is'] : ['have', 'are'];
		const what = noun ? `${has} the ${noun} of another row` : `${is} like another row`;
		return rows > 0 && `${pluralize(rows, 'row')} ${what}`;
	},
	one: (what: string, of: RowName) => `This row has the ${what} of ${listRows([of])}.`,
};

/** What a list lacks; empty if it is complete. */
export function listGap({ unreadable, isWhole, isByShape }: List, noun: string): string {
	if (isByShape)
		return `Adspirer's list was read by shape, maybe not all: there may be more ${noun}s.`;
	if (unreadable > 0) {
		return `Left out, because they can't be read reliably: ${pluralize(unreadable, noun)}.`;
	}
	return isWhole ? '' : `Adspirer may have more ${noun}s than its answer lists.`;
}

/** The first lines and how many more there are: nobody reads more, and n8n has to store them. */
export function limitLines(all: readonly string[], maxLines = 50): readonly string[] {
	if (all.length <= maxLines) return all;
	return [...all.slice(0, maxLines), `… and ${all.length - maxLines} more.`];
}

/** A time of the service's in UTC; invalid if it can't be read. */
export const serviceTime = (text = '') => DateTime.fromISO(text.trim(), { zone: 'utc' });

/** " until 1 Dec", without the year, since a period is a month; empty if it can't be read. */
export function dayOf(before: ' on' | ' until', text: string | undefined): string {
	const day = serviceTime(text);
	return day.isValid ? `${before} ${day.toFormat('d LLL', { locale: 'en' })}` : '';
}
