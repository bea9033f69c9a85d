import { all, none, type CellTable } from './cellTable';

const settings = { timezone: 'America/New_York' };
const inNewYork = (local: string, sent: string) => `${local} New York time (${sent} UTC)`;
const december1 = '2026-12-01 05:00:00';
const readDecember1 = inNewYork('1 Dec 2026 00:00', '05:00');
const nine = '2026-12-01 14:00:00';
const readNine = inNewYork('1 Dec 2026 09:00', '14:00');

export const startTimes: CellTable = {
	argument: 'schedule_start_time',
	settings,
	read: [
		...all([december1, readDecember1], '2026.12.1 | Dec 1st 2026 | Tue, Dec 1, 2026'),
		// Milliseconds since 1970, as CRMs send them.
		[1_796_133_600_000, nine, readNine],
		['1 Dec 2026 2pm UK time', nine, '1 Dec 2026 14:00 London time (14:00 UTC)'],
		['ab 13.12.2026', '2026-12-13 05:00:00', inNewYork('13 Dec 2026 00:00', '05:00')],
		['12/13/2026 9:00 PM', '2026-12-14 02:00:00', inNewYork('13 Dec 2026 21:00', '14 Dec 02:00')],
		['2026-12-01 09:00 UTC', '2026-12-01 09:00:00'],
	],
	refused: [
		...none("isn't a date", 'until 13 Dec 2026 | w/c 7 Dec 2026 | Black Friday | Jan 2027'),
		...none("isn't a date. Enter a date with its year", 'Sun 13 Dec | 01/12'),
		['1/12/2026 9:00 AM', 'more than one way', "'Date Order'"],
		...none('leave it empty to start at once', '— | dès que possible'),
		...none("doesn't exist", '2026-02-30 | 2026-13-01'),
		['2027-03-14 02:30', "doesn't exist in New York time", 'clocks go forward'],
		...none('at most 12 hours in the past', '2026-11-20 | Nov 24, 2026 6:59 PM'),
	],
};

export const endTimes: CellTable = {
	argument: 'schedule_end_time',
	settings,
	read: [
		...all(
			['2027-01-01 04:59:59', inNewYork('31 Dec 2026 23:59:59', '1 Jan 04:59:59')],
			'31-Dec-26 | until 31 Dec 2026 | bis 31.12.2026 | 31.12.2026',
		),
	],
	refused: [
		...none(
			'leave it empty to run without an end',
			'ongoing until paused | sin fecha de fin | kein Ende | unbefristet | -',
		),
		...none("isn't a date", 'EOM | from 31 Dec 2026 | TBC'),
		['2026-11-25 06:59', 'in the past'],
	],
};

export const dayFirstTimes: CellTable = {
	about: 'with the day first',
	argument: 'schedule_start_time',
	settings: { timezone: 'Europe/Berlin' },
	parameters: { options: { dateOrder: 'dayMonthYear' } },
	read: all(
		['2027-01-04 23:00:00', '5 Jan 2027 00:00 Berlin time (4 Jan 23:00 UTC)'],
		'05/01/27 | 05.01.2027',
	),
	refused: [['01/13/2027', "doesn't fit 'Date Order'", 'day first', '2027-01-13']],
};

export const utcTimes: CellTable = {
	about: 'in UTC',
	argument: 'schedule_start_time',
	settings,
	parameters: { options: { scheduleTimezone: 'utc' } },
	read: [['2026-12-01T09:00:00-05:00', nine]],
	refused: [],
};
