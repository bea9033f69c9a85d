import type { DateOrder } from '../parse/dayText';

/** What a heading says in brackets about how the cells below it are written. */
export interface HeadingNotes {
	/** IANA name of the time zone. */
	readonly zone?: string;
	readonly dateOrder?: DateOrder;
}

/**
 * Time zones that people name by letters, and the place whose clocks they mean. Whoever writes EST
 * above a column of summer dates means New York all the same, and every time is told with its place.
 * CST is missing: it is Chicago's and China's.
 */
const places = new Map(
	Object.entries({
		'America/New_York': 'ET EST EDT',
		'America/Chicago': 'CT CDT',
		'America/Denver': 'MT MST MDT',
		'America/Los_Angeles': 'PT PST PDT',
		'America/Sao_Paulo': 'BRT',
		'Asia/Tokyo': 'JST',
		'Europe/Athens': 'EET',
		'Europe/Berlin': 'CET CEST MEZ MESZ',
		'Europe/Lisbon': 'WET',
		'Europe/London': 'BST',
		utc: 'UTC GMT',
	}).flatMap(([zone, letters]) => letters.split(' ').map((word): [string, string] => [word, zone])),
);

/**
 * The IANA name of a time zone as headings write it: "ET", "JST", "UTC+1" or "America/New_York".
 * Undefined where it isn't clear which zone is meant.
 */
export function zoneOfLetters(text: string): string | undefined {
	const offset = /^(?:UTC|GMT)([+-])0?(\d{1,2})(?::?00)?$/.exec(text);
	// IANA counts these the other way round: Etc/GMT-1 is an hour ahead of UTC.
	if (offset) return `Etc/GMT${offset[1] === '+' ? '-' : '+'}${offset[2]}`;
	return text.includes('/') ? text : places.get(text);
}

/** Day and month as English, German, French, Spanish and Portuguese sheets shorten them. */
const dayFirst = /(?<!\p{L})[dtj]{1,2}[./-]m{1,2}[./-]/iu;
const monthFirst = /(?<!\p{L})m{1,2}[./-][dtj]{1,2}[./-]/iu;

/** The order that a heading such as "Start (DD/MM/YYYY)" or "Beginn (TT.MM.JJJJ)" gives. */
export function dateOrderIn(heading: string): DateOrder | undefined {
	if (dayFirst.test(heading)) return 'dayMonthYear';
	return monthFirst.test(heading) ? 'monthDayYear' : undefined;
}

/**
 * What the heading of a column of times says about the times below it, such as "Start (UTC+1)" and
 * "Start (DD/MM/YYYY)".
 *
 * @param letters the time zone that it names, if any.
 * @returns with what is wrong with the heading, which completes a sentence that begins with it.
 */
export function timeNotes(
	heading: string,
	letters: string | undefined,
): { readonly notes: HeadingNotes; readonly problem?: string } {
	const zone = letters === undefined ? undefined : zoneOfLetters(letters);
	const dateOrder = dateOrderIn(heading);
	const problem = `names the time zone ${letters}, which can be more than one. Name a city's, such as America/Chicago, or an offset, such as UTC-6.`;
	return {
		notes: { ...(zone && { zone }), ...(dateOrder && { dateOrder }) },
		...(letters !== undefined && zone === undefined && { problem }),
	};
}
