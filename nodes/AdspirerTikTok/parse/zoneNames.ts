import { fold } from './fold';
import { findZone } from './timeZone';
import { words } from './words';

/**
 * Time zones that people name by letters, and the place whose clocks they mean. Whoever writes EST
 * beside a summer date means New York all the same, and every time is shown with its place. Missing
 * are CST, which is Chicago's and China's, IST, which is India's, Ireland's and Israel's, and AEST,
 * which in summer is Brisbane's and not Sydney's.
 */
const places = new Map(
	Object.entries({
		'Africa/Johannesburg': 'SAST',
		'America/Chicago': 'CT | CDT | Central time',
		'America/Denver': 'MT | MST | MDT | Mountain time',
		'America/Los_Angeles': 'PT | PST | PDT | Pacific | Pacific time | LA',
		'America/New_York': 'ET | EST | EDT | Eastern | Eastern time | NY | NYC',
		'America/Sao_Paulo': 'BRT',
		'Asia/Hong_Kong': 'HKT | HK time',
		'Asia/Jakarta': 'WIB',
		'Asia/Seoul': 'KST',
		'Asia/Singapore': 'SGT | SG time',
		'Asia/Tokyo': 'JST | 日本時間',
		'Australia/Sydney': 'AEDT',
		'Europe/Athens': 'EET | EEST',
		'Europe/Berlin': 'CET | CEST | MEZ | MESZ | Central European time',
		'Europe/Lisbon': 'WET | WEST',
		'Europe/London': 'BST | UK time',
		'Pacific/Auckland': 'NZST | NZDT',
		utc: 'UTC | GMT',
	}).flatMap(([zone, named]) =>
		words(named).map((name): [string, string] => [name.toUpperCase(), zone]),
	),
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
 * The IANA name of a time zone as cells and headings write it: "ET", "JST", "UTC+1", "New York" or
 * "America/New_York". Undefined where it isn't clear which zone is meant.
 */
export function zoneNamed(text: string): string | undefined {
	const offset = /^(?:UTC|GMT)([+-])0?(\d{1,2})(?::?(\d{2}))?$/.exec(text);
	if (offset) {
		const [, sign = '', hours = '', minutes = '00'] = offset;
		if (minutes !== '00') return placesOfOffset.get(`${sign}${hours}:${minutes}`);
		// IANA counts these the other way round: Etc/GMT-1 is an hour ahead of UTC.
		const name = hours === '0' ? 'utc' : `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`;
		return findZone(name) && name;
	}
	if (text.includes('/')) return findZone(text) && text;
	const place = text.replace(/\s+(?:local )?time$/i, '');
	return places.get(text.toUpperCase()) ?? places.get(place.toUpperCase()) ?? zoneOfCity(place);
}
