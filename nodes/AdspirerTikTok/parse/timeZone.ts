import { DateTime, FixedOffsetZone, Info, type Zone } from 'luxon';
import { wordsFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';

const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The zone in which TikTok reads times. */
export const utc: Zone = FixedOffsetZone.utcInstance;

/** A time zone by its IANA name or its offset, as zoneNamed gives it; undefined for any other. */
export function findZone(name: string): Zone | undefined {
	if (/^etc\/(utc|gmt)$/i.test(name)) return utc;
	const zone = Info.normalizeZone(name);
	return zone.isValid ? zone : undefined;
}

// By places and by the letters for their clocks; EST means New York in summer too. Unclear are CST, IST,
// which is India's, Ireland's and Israel's, and AEST, which in summer is Brisbane's and not Sydney's.
let places: ReadonlyMap<string, string> | undefined;

/** The zone or offset of "ET", "UTC+1", "New York" or "America/New_York", if it is clear which is meant. */
export function zoneNamed(text: string): string | undefined {
	if (text.length > 60) return undefined;
	const [, sign, hours = '', minutes = '00'] =
		/^(?:UTC|GMT)([+-])0?(\d|1[0-4])(?::?([0-5]\d))?$/.exec(text) ?? [];
	if (sign !== undefined) return `UTC${sign}${hours}:${minutes}`.replace(/:00$/, '');
	if (text.includes('/')) return findZone(text) && text;
	places ??= new Map(
		[...Intl.supportedValuesOf('timeZone'), ...wordsFor('cells', 'timeZones')].flatMap((line) => {
			const [zone = '', names = line.replace(/^.*\//, '')] = line.split(': ');
			return names.split(', ').map((name) => [normalizeKey(name), zone] as const);
		}),
	);
	const place = text.replace(/\s(?:local )?time$/i, '');
	return places.get(normalizeKey(text)) ?? places.get(normalizeKey(place));
}

/** When clocks show a local time, in order: never if they skip it, twice if they go back over it. */
export function momentsOf(localTime: number, zone: Zone): number[] {
	const offsets = [localTime - dayMs, localTime + dayMs].map((at) => localTimeAt(at, zone) - at);
	const moments = [...new Set(offsets)].map((offset) => localTime - offset).sort((a, b) => a - b);
	return moments.filter((moment) => localTimeAt(moment, zone) === localTime);
}

export const localTimeAt = (moment: number, zone: Zone) => moment + zone.offset(moment) * minuteMs;

/** The local time of a spreadsheet's number of days, of which 25569 is 1970-01-01. */
export const ofSerial = (days: string) => Math.round((Number(days) - 25_569) * 86_400) * 1000;

/** TikTok's form for a moment, `yyyy-MM-dd HH:mm:ss` in UTC. */
export function sentForm(moment: number): string {
	return new Date(moment).toISOString().slice(0, 19).replace('T', ' ');
}

/** "1 Dec 2026 09:00 New York time (14:00 UTC)"; other text than TikTok's form comes back as it is. */
export function describeMoment(sent: string, zoneName: string): string {
	const moment = Date.parse(`${sent.replace(' ', 'T')}Z`);
	if (Number.isNaN(moment)) return sent;
	const here = DateTime.fromMillis(moment, { zone: findZone(zoneName) ?? utc, locale: 'en-US' });
	const there = here.toUTC();
	const clock = moment % minuteMs === 0 ? 'HH:mm' : 'HH:mm:ss';
	const described = `${here.toFormat(`d MMM yyyy ${clock}`)} ${placeOf(here.zone)}`;
	if (here.zone.isUniversal) return described;
	const day = here.day === there.day ? '' : 'd MMM ';
	return `${described} (${there.toFormat(`${day}${clock}`)} UTC)`;
}

/** "New York time" for America/New_York; other zones by their name. */
export function placeOf({ name }: Zone): string {
	return name.replace(/^(?!Etc\/).*\/(.*)$/, '$1 time').replaceAll('_', ' ');
}
