import { DateTime, FixedOffsetZone, IANAZone, type Zone } from 'luxon';
import { fold, words } from './words';

/** A day of the calendar; months count from 1. */
export interface CalendarDay {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

/** A time of day. Hour 24 is the midnight that ends the day. */
export interface Clock {
	readonly hour: number;
	readonly minute: number;
	readonly second: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The zone in which TikTok reads times. */
export const utc: Zone = FixedOffsetZone.utcInstance;

/**
 * A zone that keeps its offsets. Working one out takes Luxon some 30 µs, and a sheet asks several
 * times a row, mostly for the same days. No zone changes its clocks within a quarter of an hour.
 */
class KeptZone extends IANAZone {
	private readonly offsets = new Map<number, number>();

	override offset(moment: number): number {
		const quarter = Math.floor(moment / (15 * minuteMs));
		const offset = this.offsets.get(quarter) ?? super.offset(moment);
		if (this.offsets.size >= 5000) this.offsets.clear();
		this.offsets.set(quarter, offset);
		return offset;
	}
}

// Rows name few zones, and only names of zones get in here.
const zones = new Map<string, KeptZone>();

/** A time zone by its IANA name or its offset, as zoneNamed gives it; undefined for any other. */
export function findZone(name: string): Zone | undefined {
	if (/^(utc|gmt|z|etc\/(utc|gmt))$/i.test(name)) return utc;
	let zone = zones.get(name);
	if (!zone && IANAZone.isValidZone(name)) {
		zone = new KeptZone(name);
		zones.set(name, zone);
	}
	return zone ?? FixedOffsetZone.parseSpecifier(name) ?? undefined;
}

/**
 * Time zones that people name by letters, and the place whose clocks they mean. Whoever writes EST
 * beside a summer date means New York all the same, and every time is shown with its place. Missing
 * are CST, which is Chicago's and China's, IST, which is India's, Ireland's and Israel's, and AEST,
 * which in summer is Brisbane's and not Sydney's.
 */
const places = new Map(
	words(
		'Africa/Johannesburg: SAST | America/Chicago: CT, CDT, Central time | Asia/Tokyo: JST, 日本時間',
		'America/Denver: MT, MST, MDT, Mountain time | America/Sao_Paulo: BRT | Asia/Jakarta: WIB',
		'America/Los_Angeles: PT, PST, PDT, Pacific, Pacific time, LA | Asia/Hong_Kong: HKT, HK time',
		'America/New_York: ET, EST, EDT, Eastern, Eastern time, NY, NYC | Asia/Singapore: SGT, SG time',
		'Asia/Seoul: KST | Australia/Sydney: AEDT | Europe/Athens: EET, EEST | utc: UTC, GMT',
		'Europe/Berlin: CET, CEST, MEZ, MESZ, Central European time | Europe/Lisbon: WET, WEST',
		'Europe/London: BST, UK time | Pacific/Auckland: NZST, NZDT',
	).flatMap((line) => {
		const [zone = '', named = ''] = line.split(': ');
		return named.split(', ').map((name) => [fold(name), zone] as const);
	}),
);

/** Places by the city's name, such as "New York"; built when one is first asked for. */
let cities: ReadonlyMap<string, string> | undefined;

/**
 * A time zone as cells and headings write it: "ET", "JST", "UTC+1", "New York" or
 * "America/New_York", by its IANA name, or as an offset such as "UTC+5:30". Undefined where it isn't
 * clear which zone is meant.
 */
export function zoneNamed(text: string): string | undefined {
	if (text.length > 60) return undefined;
	const [, sign, hours = '', minutes = '00'] =
		/^(?:UTC|GMT)([+-])0?(\d|1[0-4])(?::?([0-5]\d))?$/.exec(text) ?? [];
	if (sign !== undefined) return `UTC${sign}${hours}:${minutes}`.replace(/:00$/, '');
	if (text.includes('/')) return findZone(text) && text;
	const place = text.replace(/\s(?:local )?time$/i, '');
	cities ??= new Map(
		Intl.supportedValuesOf('timeZone').map((name) => [fold(name.replace(/^.*\//, '')), name]),
	);
	return places.get(fold(text)) ?? places.get(fold(place)) ?? cities.get(fold(place));
}

/**
 * The moments, in milliseconds since 1970 and in order, at which clocks in the zone show this time:
 * one, or none where clocks go forward over it, or two where they go back and show it again.
 */
export function momentsOf(wall: CalendarDay & Clock, zone: Zone): number[] {
	const { year, month, day, hour, minute, second } = wall;
	const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
	const offsets = new Set([zone.offset(asUtc - dayMs), zone.offset(asUtc + dayMs)]);
	return [...offsets]
		.map((offset) => asUtc - offset * minuteMs)
		.filter((moment) => moment + zone.offset(moment) * minuteMs === asUtc)
		.sort((first, second) => first - second);
}

/**
 * The first moment of a day. Where clocks go forward at midnight, as in Cairo on 2026-04-24, it is
 * the moment when they do, and they show 01:00 then.
 */
export function firstMomentOfDay({ year, month, day }: CalendarDay, zone: Zone): number {
	const [first] = momentsOf({ year, month, day, hour: 0, minute: 0, second: 0 }, zone);
	return first ?? DateTime.fromObject({ year, month, day }, { zone }).toMillis();
}

/** The last second of a day, whatever the clocks do that night. */
export function lastMomentOfDay({ year, month, day }: CalendarDay, zone: Zone): number {
	const next = DateTime.fromObject({ year, month, day }, { zone: utc }).plus({ days: 1 });
	return firstMomentOfDay(next, zone) - 1000;
}

/** What clocks in the zone show at a moment, in milliseconds since 1970. */
export function timeAt(moment: number, zone: Zone): DateTime {
	return DateTime.fromMillis(moment, { zone, locale: 'en-US' });
}

/** TikTok's form for a moment, `yyyy-MM-dd HH:mm:ss`; it reads times as UTC. */
export function sentForm(moment: number): string {
	return new Date(moment).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * A time as it is sent, in words and in the person's own zone as well, such as
 * "1 Dec 2026 09:00 New York time (14:00 UTC)".
 *
 * @param sent TikTok's form; any other text comes back as it is.
 * @param zone IANA name.
 */
export function describeMoment(sent: string, zone: string): string {
	const moment = Date.parse(`${sent.replace(' ', 'T')}Z`);
	return Number.isNaN(moment) ? sent : describeInZone(moment, findZone(zone) ?? utc);
}

/** The same for a moment in milliseconds since 1970; a zone that has no place's name is left out. */
export function describeInZone(moment: number, zone: Zone): string {
	const sent = timeAt(moment, utc);
	const clock = sent.second === 0 ? 'HH:mm' : 'HH:mm:ss';
	const place = placeOf(zone);
	if (place === undefined) return sent.toFormat(`d MMM yyyy ${clock} 'UTC'`);
	const local = sent.setZone(zone);
	const day = local.toISODate() === sent.toISODate() ? '' : 'd MMM ';
	return `${local.toFormat(`d MMM yyyy ${clock}`)} ${place} (${sent.toFormat(`${day}${clock}`)} UTC)`;
}

/** "New York time" for America/New_York, "UTC" for UTC. */
export const describeZone = (zone: Zone): string => placeOf(zone) ?? zone.name;

function placeOf({ name }: Zone): string | undefined {
	const [, city] = /^(?!Etc\/).*\/(.*)$/.exec(name) ?? [];
	return city && `${city.replaceAll('_', ' ')} time`;
}
