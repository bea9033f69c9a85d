import type { CellTable } from './cellTable';

const settings = { timezone: 'America/New_York' };
const inNewYork = (local: string, sent: string) => `${local} New York time (${sent} UTC)`;
const december1 = '2026-12-01 05:00:00';
const readDecember1 = inNewYork('1 Dec 2026 00:00', '05:00');
const december13 = '2026-12-13 05:00:00';
const readDecember13 = inNewYork('13 Dec 2026 00:00', '05:00');
const nine = '2026-12-01 14:00:00';
const readNine = inNewYork('1 Dec 2026 09:00', '14:00');

export const startTimes: CellTable = {
	argument: 'schedule_start_time',
	settings,
	read: [
		['2026-12-01', december1, readDecember1],
		['2026/12/01', december1, readDecember1],
		['2026.12.1', december1, readDecember1],
		['Dec 1, 2026', december1, readDecember1],
		['December 1, 2026', december1, readDecember1],
		['Dec 1st 2026', december1, readDecember1],
		['1 December 2026', december1, readDecember1],
		['1 Dec 2026', december1, readDecember1],
		['1-Dec-2026', december1, readDecember1],
		['01-Dec-2026', december1, readDecember1],
		['Dec-1-2026', december1, readDecember1],
		['1-Dec-26', december1, readDecember1],
		['1 Dec 26', december1, readDecember1],
		['1-déc.-26', december1, readDecember1],
		['31-Jan-27', '2027-01-31 05:00:00', inNewYork('31 Jan 2027 00:00', '05:00')],
		['Tue, Dec 1, 2026', december1, readDecember1],
		['Tuesday, 1 December 2026', december1, readDecember1],
		['1. Dezember 2026', december1, readDecember1],
		['1. Dez. 2026', december1, readDecember1],
		['1er décembre 2026', december1, readDecember1],
		['1 de diciembre de 2026', december1, readDecember1],
		['1 de dezembro de 2026', december1, readDecember1],
		['2026年12月1日', december1, readDecember1],
		['13/12/2026', december13, readDecember13],
		['12/13/2026', december13, readDecember13],
		['13.12.2026', december13, readDecember13],
		['12/12/2026', '2026-12-12 05:00:00', inNewYork('12 Dec 2026 00:00', '05:00')],
		['2026-12-01 09:00', nine, readNine],
		['2026-12-01T09:00:00', nine, readNine],
		['Dec 1, 2026 9:00 AM', nine, readNine],
		['Dec 1, 2026, 9 am', nine, readNine],
		['1. Dezember 2026, 9:00 Uhr', nine, readNine],
		['1 décembre 2026 à 9h', nine, readNine],
		['2026年12月1日 9時', nine, readNine],
		['12/13/2026 9:00 PM', '2026-12-14 02:00:00', inNewYork('13 Dec 2026 21:00', '14 Dec 02:00')],
		['2026-12-01T09:00:00Z', '2026-12-01 09:00:00'],
		['2026-12-01T09:00:00+01:00', '2026-12-01 08:00:00'],
		['2026-12-01 09:00 UTC', '2026-12-01 09:00:00'],
		['Dec 1, 2026 9:00 AM EST', nine, readNine],
		['Dec 1, 2026 6:00 AM PST', nine, '1 Dec 2026 06:00 Los Angeles time (14:00 UTC)'],
		['2026-12-01 15:00 CET', nine, '1 Dec 2026 15:00 Berlin time (14:00 UTC)'],
		['2026-12-01 14:00 GMT', nine],
		['1 July 2027 9am BST', '2027-07-01 08:00:00', '1 Jul 2027 09:00 London time (08:00 UTC)'],
		['2026-12-01 15:00 Europe/Berlin', nine, '1 Dec 2026 15:00 Berlin time (14:00 UTC)'],
		// A spreadsheet's day number.
		[46357, december1, readDecember1],
		['46357', december1, readDecember1],
		[46357.375, nine, readNine],
		// Milliseconds since 1970, as CRMs send them.
		[1_796_133_600_000, nine, readNine],
		['2026-11-25 08:00', '2026-11-25 13:00:00', inNewYork('25 Nov 2026 08:00', '13:00')],
		// Four hours ago, which TikTok still accepts.
		['2026-11-25 03:00', '2026-11-25 08:00:00', inNewYork('25 Nov 2026 03:00', '08:00')],
		['2027-03-14 01:59', '2027-03-14 06:59:00', inNewYork('14 Mar 2027 01:59', '06:59')],
	],
	refused: [
		['12/01/2026', 'read in two ways', '2026-01-12 or 2026-12-01', "'Date Order'"],
		['01.12.2026', 'read in two ways', "'Date Order'"],
		['1/12/2026 9:00 AM', 'read in two ways', "'Date Order'"],
		['12/1/26', 'year has two digits', 'in full'],
		['26/12/01', 'year has two digits', 'such as 2030-01-31'],
		['Dec 1, 26', 'year has two digits'],
		['Dec 1', 'without a year'],
		['01/12', 'without a year'],
		['9:00 AM', 'has no date'],
		['Q1 2027', "isn't a date"],
		['TBD', "isn't a date", 'Enter the date itself'],
		['tomorrow', 'Enter the date itself'],
		['ASAP', 'Leave it empty to start at once'],
		['—', 'Leave it empty to start at once'],
		['dès que possible', 'Leave it empty to start at once'],
		['2026-02-30', "doesn't exist"],
		['2026-13-01', "doesn't exist"],
		['2026-12-01 25:00', "doesn't exist"],
		['2027-03-14 02:30', "doesn't exist in New York time", 'clocks go forward'],
		['Mon, Dec 1, 2026', '1 Dec 2026 is a Tuesday'],
		['2026-11-20', 'at most 12 hours in the past'],
		['Nov 24, 2026 6:59 PM', 'at most 12 hours in the past'],
		['2019-12-01', 'the year must be from 2020 to 2100'],
		['3026-12-01', 'the year must be from 2020 to 2100'],
		['2026-12-01 09:00 CST', '"CST" isn\'t a clear time zone', 'America/Chicago', 'offset'],
		['Dec 1, 2026 9:00 AM IST', '"IST" isn\'t a clear time zone'],
		['2026-12-01 09:00 +01:00 [America/New_York]', "offset doesn't match America/New_York"],
		['2026-12-01 to 2026-12-31', "isn't a date"],
		['2026-12-01, 2026-12-31', 'more than one date'],
		['09:00-17:00', 'a range of hours'],
		[5, 'is the number 5'],
		[20261201, 'is the number 20261201'],
		['Invalid DateTime', 'usually an unresolved expression'],
		['#VALUE!', 'a formula error'],
		[true, "isn't a date"],
		[['2026-12-01', '2026-12-02'], "isn't a date"],
	],
};

export const endTimes: CellTable = {
	argument: 'schedule_end_time',
	settings,
	read: [
		['Dec 1, 2026', '2026-12-02 04:59:59', inNewYork('1 Dec 2026 23:59:59', '2 Dec 04:59:59')],
		['31.12.2026', '2027-01-01 04:59:59', inNewYork('31 Dec 2026 23:59:59', '1 Jan 04:59:59')],
		[46357, '2026-12-02 04:59:59', inNewYork('1 Dec 2026 23:59:59', '2 Dec 04:59:59')],
		['2026-12-01 18:00', '2026-12-01 23:00:00', inNewYork('1 Dec 2026 18:00', '23:00')],
		['2026-11-25', '2026-11-26 04:59:59', inNewYork('25 Nov 2026 23:59:59', '26 Nov 04:59:59')],
		['2026-12-01 24:00', '2026-12-02 05:00:00', inNewYork('2 Dec 2026 00:00', '05:00')],
	],
	refused: [
		['ongoing', 'Leave it empty for no end'],
		['unbefristet', 'Leave it empty for no end'],
		['-', 'Leave it empty for no end'],
		['2026-11-24', 'in the past', 'Enter a later time'],
		['2026-11-25 06:59', 'in the past'],
		['12/01/2026', "'Date Order'"],
		['31/02/2027', "doesn't exist"],
		['TBC', "isn't a date"],
	],
};

const dayFirst = { options: { dateOrder: 'dayMonthYear' } };
const monthFirst = { options: { dateOrder: 'monthDayYear' } };

export const dayFirstTimes: CellTable = {
	about: 'with the day first',
	argument: 'schedule_start_time',
	settings: { timezone: 'Europe/Berlin' },
	parameters: dayFirst,
	read: [
		['05/01/2027', '2027-01-04 23:00:00', '5 Jan 2027 00:00 Berlin time (4 Jan 23:00 UTC)'],
		['05.01.2027', '2027-01-04 23:00:00', '5 Jan 2027 00:00 Berlin time (4 Jan 23:00 UTC)'],
		['5.1.2027 9:30', '2027-01-05 08:30:00', '5 Jan 2027 09:30 Berlin time (08:30 UTC)'],
		['13/01/2027', '2027-01-12 23:00:00', '13 Jan 2027 00:00 Berlin time (12 Jan 23:00 UTC)'],
		['2027-01-05', '2027-01-04 23:00:00', '5 Jan 2027 00:00 Berlin time (4 Jan 23:00 UTC)'],
	],
	refused: [
		['01/13/2027', "doesn't fit 'Date Order'", 'day first', '2027-01-13'],
		['12/31/2026 10:00', "doesn't fit 'Date Order'"],
	],
};

export const monthFirstTimes: CellTable = {
	about: 'with the month first',
	argument: 'schedule_start_time',
	settings: { timezone: 'America/Los_Angeles' },
	parameters: monthFirst,
	read: [
		['05/01/2027', '2027-05-01 07:00:00', '1 May 2027 00:00 Los Angeles time (07:00 UTC)'],
		['5/1/2027 2:30 PM', '2027-05-01 21:30:00', '1 May 2027 14:30 Los Angeles time (21:30 UTC)'],
	],
	refused: [
		['13/01/2027', "doesn't fit 'Date Order'", 'month first'],
		['05.01.2027', 'dots mean day first'],
	],
};

export const utcTimes: CellTable = {
	about: 'in UTC',
	argument: 'schedule_start_time',
	settings,
	parameters: { options: { scheduleTimezone: 'utc' } },
	read: [
		['2026-12-01 09:00', '2026-12-01 09:00:00', '1 Dec 2026 09:00 UTC'],
		['Dec 1, 2026', '2026-12-01 00:00:00', '1 Dec 2026 00:00 UTC'],
		['2026-12-01T09:00:00-05:00', nine],
	],
	refused: [],
};
