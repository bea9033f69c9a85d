import { FixedOffsetZone, Info, type Zone } from 'luxon';
import { tableFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';

/** The zone in which TikTok reads times. */
export const utc = FixedOffsetZone.utcInstance;

/** A time zone by its IANA name or its offset, as zoneNamed gives it; undefined for any other. */
export function findZone(name: string): Zone | undefined {
	if (/^etc\/(utc|gmt)$/i.test(name)) return utc;
	const zone = Info.normalizeZone(name);
	if (zone.isValid) return zone;
	return undefined;
}

// By letters for clocks, and places; EST means New York in summer too. Unclear are CST, IST,
// which is India's, Ireland's and Israel's, and AEST, which in summer is Brisbane's and not Sydney's.
const zones = new Map<string, string>();
for (const [word, zone] of tableFor('timeZones')) zones.set(normalizeKey(word), zone);

const offsetOfUtc = /^(?:UTC|GMT)\s?([+-])0?(\d|1[0-4])(?::?([0-5]\d))?$/;

/** The zone or offset of "ET", "UTC+1", "New York time" or "America/New_York", if it is clear which is meant. */
export function zoneNamed(text: string): string | undefined {
	if (text.length > 60) return undefined;
	const [, sign, hours = '', minutes = '00'] = offsetOfUtc.exec(text) ?? [];
	if (sign) return `UTC${sign}${hours}:${minutes}`.replace(/:00$/, '');
	if (text.includes('/')) return findZone(text) && text;
	const place = text.replace(/\s(?:local )?time$/i, '');
	return zones.get(normalizeKey(text)) ?? zones.get(normalizeKey(place));
}
