import type { Zone } from 'luxon';
import { findZone, utc, wallTimeAt, type CalendarDay, type WallTime } from './timeZone';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * A time as it is sent, in words and in the person's own zone as well, such as
 * "1 Dec 2026 09:00 New York time (14:00 UTC)".
 *
 * @param sent TikTok's form, `yyyy-MM-dd HH:mm:ss` in UTC; any other text comes back as it is.
 * @param zone IANA name.
 */
export function describeMoment(sent: string, zone: string): string {
	const moment = Date.parse(`${sent.replace(' ', 'T')}Z`);
	if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(sent) || Number.isNaN(moment)) return sent;
	return describeInZone(moment, findZone(zone));
}

/** The same for a moment in milliseconds since 1970; a zone that has no place's name is left out. */
export function describeInZone(moment: number, zone: Zone | undefined): string {
	const sent = wallTimeAt(moment, utc);
	const sentClock = `${clock(sent)} UTC`;
	if (zone === undefined || !isPlace(zone)) return `${describeDay(sent)} ${sentClock}`;
	const local = wallTimeAt(moment, zone);
	const localDay = describeDay(local);
	const otherDay = describeDay(sent) === localDay ? '' : `${dayAndMonth(sent)} `;
	return `${localDay} ${clock(local)} ${describeZone(zone)} (${otherDay}${sentClock})`;
}

/** "New York time" for America/New_York, "UTC" for UTC. */
export function describeZone(zone: Zone): string {
	if (!isPlace(zone)) return zone.name;
	return `${(zone.name.split('/').at(-1) ?? zone.name).replace(/_/g, ' ')} time`;
}

/** Such as "1 Dec 2026". */
export function describeDay(day: CalendarDay): string {
	return `${dayAndMonth(day)} ${day.year}`;
}

function dayAndMonth({ month, day }: CalendarDay): string {
	return `${day} ${months[month - 1] ?? ''}`;
}

function clock({ hour, minute, second }: WallTime): string {
	const parts = second === 0 ? [hour, minute] : [hour, minute, second];
	return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function isPlace(zone: Zone): boolean {
	return zone.name.includes('/') && !zone.name.startsWith('Etc/');
}
