import fc from '../fastCheck';
import { DateTime } from 'luxon';
import { type TimeReading, describeMoment, parseTime } from '../../nodes/AdspirerTikTok/parse/time';
import { expectCells } from './cells/cell';
import { said } from './said';
import {
	clockChanges,
	dayFirstCells,
	endCells,
	monthFirstCells,
	now,
	startCells,
} from './timeCells';

const newYork: TimeReading = { edge: 'start', zone: 'America/New_York', dateOrder: 'refuse', now };
const read = (reading: Partial<TimeReading> = {}) => {
	return (cell: unknown) => parseTime(cell, { ...newYork, ...reading });
};

it('reads the cells of starts and ends, in either order of day and month', () => {
	expectCells(startCells, read());
	expectCells(endCells, read({ edge: 'end' }));
	expectCells(dayFirstCells, read({ dateOrder: 'dayMonthYear' }));
	expectCells(monthFirstCells, read({ dateOrder: 'monthDayYear' }));
});

it.each(clockChanges)('in %s, a %s of %s becomes: %s', (zone, edge, cell, outcome = '') => {
	const parsed = read({ zone, edge: edge === 'end' ? 'end' : 'start' })(cell);
	expect(said(parsed)).toEqual(
		/^\d[-\d :]+$/.test(outcome)
			? expect.objectContaining({ value: outcome })
			: { problem: expect.stringContaining(outcome) },
	);
});

it.each(['2026-11-25', 'Nov 25, 2026', '25.11.2026', 46351])(
	'sends no start for today’s date alone, so that all its runs send the same: %s',
	(cell) => {
		const early = Date.UTC(2026, 10, 25, 5);
		for (const hours of [0, 13, 23]) {
			const readAs = "now, because it is today's date, so no start time is sent";
			const parsed = read({ now: early + hours * 3_600_000 })(cell);
			expect(parsed).toEqual({ nothing: true, readAs });
		}
		expect(read({ now: early - 1000 })(cell)).toMatchObject({ value: '2026-11-25 05:00:00' });
		expect(read({ edge: 'end' })(cell)).toMatchObject({ value: '2026-11-26 04:59:59' });
	},
);

it.each([
	['Asia/Tokyo', '2026-11-26'],
	['America/New_York', '2026-11-25'],
	['America/New_York', '2026-11-26 [Asia/Tokyo]'],
])('takes today by the zone of the row: %s, %s', (zone, cell) => {
	const late = Date.UTC(2026, 10, 25, 22, 0, 0);
	expect(read({ zone, now: late })(cell)).toMatchObject({ nothing: true });
	expect(read({ zone: 'Asia/Tokyo', now: late })('2026-11-25')).toHaveProperty('problem');
});

it.each([
	['2026-12-01 14:00:00', 'utc', '1 Dec 2026 14:00 UTC'],
	['2026-12-01 14:00:00', 'Etc/GMT+5', '1 Dec 2026 09:00 Etc/GMT+5 (14:00 UTC)'],
	['2026-12-01 14:00:00', 'Mars/Base', '1 Dec 2026 14:00 UTC'],
	['tomorrow', 'UTC', 'tomorrow'],
])('describes %s in %s', (sent, zone, words) => {
	expect(describeMoment(sent, zone)).toBe(words);
});

const zones = fc.constantFrom(
	...['UTC', 'America/New_York', 'America/Los_Angeles', 'Europe/Berlin', 'Africa/Cairo'],
	...['Asia/Tokyo', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Havana', 'Pacific/Chatham'],
	...['America/Nuuk', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'],
);
const minuteMs = 60_000;
/** Whole minutes from tomorrow to 2090. */
const moments = fc
	.integer({ min: now / minuteMs + 24 * 60, max: Date.UTC(2090, 0, 1) / minuteMs })
	.map((minutes) => minutes * minuteMs);

it('reads what messages say of a moment as that moment', () => {
	fc.assert(
		fc.property(moments, zones, zones, (moment, zone, other) => {
			const sent = new Date(moment).toISOString().slice(0, 19).replace('T', ' ');
			expect(read({ zone })(`${sent} UTC`)).toEqual({ value: sent });
			const [told = ''] = describeMoment(sent, zone).split(' (');
			const parsed = read({ zone: other })(told);
			// An hour that clocks show twice is either of the two.
			if ('value' in parsed) expect(describeMoment(parsed.value, zone).split(' (')[0]).toBe(told);
			else expect(parsed).toHaveProperty('problem');
		}),
	);
});

const locales = fc.constantFrom(
	...['en-US', 'en-GB', 'en-AU', 'en-CA', 'de-DE', 'de-AT', 'fr-FR', 'fr-CA', 'es-ES', 'es-MX'],
	...['pt-BR', 'pt-PT', 'it-IT', 'nl-NL', 'ja-JP', 'ko-KR', 'zh-CN', 'sv-SE', 'pl-PL', 'ar-EG'],
);
const styles = fc.constantFrom<Intl.DateTimeFormatOptions['dateStyle']>(
	...(['short', 'medium', 'long', 'full'] as const),
);

it('never reads another moment than the one that a locale writes', () => {
	fc.assert(
		fc.property(moments, zones, locales, styles, (moment, zone, locale, dateStyle) => {
			const style = { dateStyle, timeStyle: 'short', timeZone: zone } as const;
			const format = new Intl.DateTimeFormat(locale, style);
			const text = format.format(moment);
			const parsed = read({ zone })(text);
			// An hour that clocks show twice is either of the two.
			if ('value' in parsed) expect(format.format(Date.parse(`${parsed.value}Z`))).toBe(text);
			else expect(parsed).toHaveProperty('problem');
		}),
		{ numRuns: 1500 },
	);
});

it('reads the written dates of seventeen languages', () => {
	const written =
		'en-US en-GB de-DE fr-FR es-ES pt-BR it-IT nl-NL ja-JP ko-KR pl-PL ru-RU tr-TR da-DK nb-NO sv-SE vi-VN th-TH';
	for (const locale of written.split(' ')) {
		for (const dateStyle of ['medium', 'long', 'full'] as const) {
			for (let month = 1; month <= 12; month++) {
				const date = new Date(Date.UTC(2027, month - 1, 28, 12));
				const text = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(date);
				expect([text, read({ zone: 'UTC' })(text)]).toEqual([
					text,
					expect.objectContaining({ value: `${date.toISOString().slice(0, 10)} 00:00:00` }),
				]);
			}
		}
	}
});

it('reads in every zone what ISO says with an offset, a zone or neither', () => {
	fc.assert(
		fc.property(moments, zones, zones, (moment, zone, other) => {
			const there = DateTime.fromMillis(moment, { zone });
			const withOffset = there.toISO() ?? '';
			expect(read({ zone: other })(withOffset)).toEqual({
				value: there.toUTC().toFormat('yyyy-MM-dd HH:mm:ss'),
			});
			const local = there.toFormat("yyyy-MM-dd'T'HH:mm:ss");
			for (const [cell, at] of [
				[local, zone],
				[`${local}[${zone}]`, other],
			] as const) {
				const parsed = read({ zone: at })(cell);
				const sent = DateTime.fromSQL('value' in parsed ? parsed.value : '', { zone: 'utc' });
				expect([cell, sent.setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm:ss")]).toEqual([cell, local]);
			}
		}),
		{ numRuns: 500 },
	);
});
