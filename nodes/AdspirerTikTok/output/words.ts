import { DateTime } from 'luxon';

/** Lines or sentences; some may be missing. */
export type Lines = ReadonlyArray<string | false | 0 | undefined>;

/** Those that are there. */
export function present(lines: Lines): string[] {
	const there: string[] = [];
	for (const line of lines) if (line) there.push(line);
	return there;
}

/** Joins those that are there. */
export const sentences = (...parts: Lines) => present(parts).join(' ');

/** With a capital letter. */
export const asSentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The word that goes with one thing, or with several. */
export function agree(count: number, ofOne: string, ofSeveral: string): string {
	if (count === 1) return ofOne;
	return ofSeveral;
}

/** As many lines of a box as anybody reads. */
const maxBoxLines = 6;

/** The first lines of a box with `others` in it, and how many more of these there are and where. */
export function limitBox(
	lines: readonly string[],
	what: string,
	where: string,
	others = 0,
): readonly string[] {
	const shown = maxBoxLines - others - 1;
	const more = lines.length - shown;
	if (more <= 1) return lines;
	return [...lines.slice(0, shown), `… and ${more} more ${what}, in ${where}.`];
}

/** " until 1 Dec", without the year, since a period is a month; empty if it can't be read. */
export function dayOf(before: ' on' | ' until', text = ''): string {
	const day = DateTime.fromISO(text.trim(), { zone: 'utc' });
	if (day.isValid) return `${before} ${day.toFormat('d LLL', { locale: 'en' })}`;
	return '';
}
