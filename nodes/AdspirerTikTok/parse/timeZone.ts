import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';

/** A day of the calendar. */
export interface CalendarDay {
	readonly year: number;
	/** From 1. */
	readonly month: number;
	readonly day: number;
}

/** What a clock on the wall shows. */
export interface WallTime extends CalendarDay {
	/** From 0; 24 is the midnight that ends the day. */
	readonly hour: number;
	readonly minute: number;
	readonly second: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The zone in which TikTok reads times. */
export const utc: Zone = FixedOffsetZone.utcInstance;

const zones = new Map<string, Zone | undefined>();

/** A time zone by its IANA name, or undefined where there is none of that name. */
export function findZone(name: string): Zone | undefined {
	if (/^(utc|gmt|z|etc\/(utc|gmt))$/i.test(name)) return utc;
	if (!zones.has(name)) {
		// Rows name few zones; whatever else is in the cells must not fill the memory.
		if (zones.size >= 1000) zones.clear();
		zones.set(name, IANAZone.isValidZone(name) ? IANAZone.create(name) : undefined);
	}
	return zones.get(name);
}

/** A zone that is always the same number of minutes ahead of UTC, or behind where it is negative. */
export function fixedZone(offset: number): Zone {
	return FixedOffsetZone.instance(offset);
}

/** True for a day that is in the calendar: 30 February is not. */
export function existsDay({ year, month, day }: CalendarDay): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && day > 0;
}

/**
 * The moments, in milliseconds since 1970 and in order, at which clocks in the zone show this time:
 * one, or none where clocks go forward over it, or two where they go back and show it again.
 */
export function momentsOf(wall: WallTime, zone: Zone): number[] {
	const asUtc = wallMs(wall);
	const offsets = new Set([offsetAt(asUtc - dayMs, zone), offsetAt(asUtc + dayMs, zone)]);
	return [...offsets]
		.map((offset) => ({ offset, moment: asUtc - offset * minuteMs }))
		.filter(({ offset, moment }) => offsetAt(moment, zone) === offset)
		.map(({ moment }) => moment)
		.sort((first, second) => first - second);
}

/**
 * The first moment of a day. Where clocks go forward at midnight, as in Cairo on 2026-04-24, it is
 * the moment when they do, and they show 01:00 then.
 */
export function firstMomentOfDay(day: CalendarDay, zone: Zone): number {
	const midnight = { ...day, hour: 0, minute: 0, second: 0 };
	const [first] = momentsOf(midnight, zone);
	if (first !== undefined) return first;
	const asUtc = wallMs(midnight);
	const offsetAfter = offsetAt(asUtc + dayMs, zone);
	// The change lies between the two readings of midnight, and halving finds it.
	let before = asUtc - offsetAfter * minuteMs;
	let after = asUtc - offsetAt(asUtc - dayMs, zone) * minuteMs;
	while (after - before > minuteMs) {
		const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs;
		if (offsetAt(middle, zone) === offsetAfter) after = middle;
		else before = middle;
	}
	return after;
}

/** The last second of a day, whatever the clocks do that night. */
export function lastMomentOfDay(day: CalendarDay, zone: Zone): number {
	const next = new Date(Date.UTC(day.year, day.month - 1, day.day + 1));
	return firstMomentOfDay(dayOf(next), zone) - 1000;
}

/** What clocks in the zone show at a moment, in milliseconds since 1970. */
export function wallTimeAt(moment: number, zone: Zone): WallTime {
	const date = new Date(moment + offsetAt(moment, zone) * minuteMs);
	return {
		...dayOf(date),
		hour: date.getUTCHours(),
		minute: date.getUTCMinutes(),
		second: date.getUTCSeconds(),
	};
}

/** Offsets by zone and quarter of an hour. */
const offsets = new Map<string, number>();
const quarterMs = 15 * minuteMs;

/**
 * How many minutes the zone is ahead of UTC at a moment. Working it out takes Luxon some 30 µs, and
 * a sheet asks several times a row, mostly for the same days. No zone changes its clocks within a
 * quarter of an hour of UTC.
 */
export function offsetAt(moment: number, zone: Zone): number {
	if (zone.isUniversal) return zone.offset(moment);
	const quarter = Math.floor(moment / quarterMs);
	const key = `${zone.name} ${quarter}`;
	let offset = offsets.get(key);
	if (offset === undefined) {
		if (offsets.size >= 5000) offsets.clear();
		offset = zone.offset(quarter * quarterMs);
		offsets.set(key, offset);
	}
	return offset;
}

function dayOf(date: Date): CalendarDay {
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
	};
}

function wallMs({ year, month, day, hour, minute, second }: WallTime): number {
	return Date.UTC(year, month - 1, day, hour, minute, second);
}
