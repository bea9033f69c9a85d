import type { DateOrder } from '../parse/dayText';
import { fold } from '../parse/fold';
import { findZone } from '../parse/timeZone';

/** What a heading says in brackets about how the cells below it are written. */
export interface HeadingNotes {
	/** IANA name of the time zone. */
	readonly zone?: string;
	readonly dateOrder?: DateOrder;
}

/**
 * Time zones that people name by letters, and the place whose clocks they mean. Whoever writes EST
 * above a column of summer dates means New York all the same, and every time is shown with its place.
 * CST is missing, which is Chicago's and China's, and IST, which is India's, Ireland's and Israel's.
 */
const places = new Map(
	Object.entries({
		'America/New_York': 'ET EST EDT',
		'America/Chicago': 'CT CDT',
		'America/Denver': 'MT MST MDT',
		'America/Los_Angeles': 'PT PST PDT',
		'America/Sao_Paulo': 'BRT',
		'Asia/Tokyo': 'JST 日本時間',
		'Europe/Athens': 'EET',
		'Europe/Berlin': 'CET CEST MEZ MESZ',
		'Europe/Lisbon': 'WET',
		'Europe/London': 'BST',
		utc: 'UTC GMT',
	}).flatMap(([zone, letters]) => letters.split(' ').map((word): [string, string] => [word, zone])),
);

/** Places whose clocks never change and differ from UTC by a part of an hour. */
const placesOfOffset = new Map([
	['+3:30', 'Asia/Tehran'],
	['+4:30', 'Asia/Kabul'],
	['+5:30', 'Asia/Kolkata'],
	['+5:45', 'Asia/Kathmandu'],
	['+6:30', 'Asia/Yangon'],
	['+9:30', 'Australia/Darwin'],
]);

/** Places by the city's name, such as "New York"; a city that two places share is none. */
let cities: ReadonlyMap<string, string | undefined> | undefined;

function zoneOfCity(text: string): string | undefined {
	if (!cities) {
		const found = new Map<string, string | undefined>();
		for (const name of Intl.supportedValuesOf('timeZone')) {
			const city = fold(name.split('/').at(-1) ?? '');
			found.set(city, found.has(city) ? undefined : name);
		}
		cities = found;
	}
	return cities.get(fold(text));
}

/**
 * The IANA name of a time zone as headings write it: "ET", "JST", "UTC+1", "New York" or
 * "America/New_York". Undefined where it isn't clear which zone is meant.
 */
export function zoneOfLetters(text: string): string | undefined {
	const offset = /^(?:UTC|GMT)([+-])0?(\d{1,2})(?::?(\d{2}))?$/.exec(text);
	if (offset) {
		const [, sign = '', hours = '', minutes = '00'] = offset;
		if (minutes !== '00') return placesOfOffset.get(`${sign}${hours}:${minutes}`);
		// IANA counts these the other way round: Etc/GMT-1 is an hour ahead of UTC.
		const name = hours === '0' ? 'utc' : `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`;
		return findZone(name) && name;
	}
	if (text.includes('/')) return findZone(text) && text;
	return places.get(text) ?? zoneOfCity(text.replace(/\s+(?:local )?time$/i, ''));
}

/** Day and month as English, German, French, Spanish and Portuguese sheets shorten them. */
const dayFirst = /(?<!\p{L})[dtj]{1,2}[./-]m{1,2}[./-]/iu;
const monthFirst = /(?<!\p{L})m{1,2}[./-][dtj]{1,2}[./-]/iu;

/** The order that a heading such as "Start (DD/MM/YYYY)" or "Beginn (TT.MM.JJJJ)" gives. */
function dateOrderIn(heading: string): DateOrder | undefined {
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
	const problem = `names the time zone ${letters}, which isn't clear. In the heading, name a city, such as America/Chicago, or an offset, such as UTC-6.`;
	return {
		notes: { ...(zone && { zone }), ...(dateOrder && { dateOrder }) },
		...(letters !== undefined && zone === undefined && { problem }),
	};
}
