import { DateTime } from 'luxon';
import { words } from '../wordLines';
import { each, empty, is, readLines, reads, refused, type Cell } from './cells/cell';

/** All tables below are read at this moment: 05:00 on Wednesday in New York, 11:00 in Berlin. */
export const now = Date.UTC(2026, 10, 25, 10, 0, 0);

const nine = '2026-12-01 14:00:00';
const nineTold = '1 Dec 2026 09:00 New York time (14:00 UTC)';
const day = '2026-12-01 05:00:00';
const dayTold = '1 Dec 2026 00:00 New York time (05:00 UTC)';

/** A start, read in New York. */
export const startCells: readonly Cell[] = [
	// With an offset nothing is left to be read into a text.
	...each(
		is(nine),
		'2026-12-01T14:00:00Z | 2026-12-01T14:00:00.000Z | 2026-12-01T09:00-05:00 | 2026-12-01T15:00+01',
		'2026-12-01T15:00:00.999+0100 | 2026-12-01 15:00:00 +01:00 | 2026-12-01 14:00:00 UTC',
		'2026-12-01 15:00 UTC+1 | 2026-12-01 19:30 GMT+05:30',
	),
	[new Date('2026-12-01T14:00:00Z'), is(nine)],
	// Half a day ago.
	['2026-11-24T22:00:00Z', is('2026-11-24 22:00:00')],
	[DateTime.fromISO('2026-12-01T15:00:00+01:00'), is(nine)],
	[{ isLuxonDateTime: true, ts: Date.UTC(2026, 11, 1, 14), invalid: null }, is(nine)],
	// Without one, the zone is told.
	...each(
		reads(nine, nineTold),
		'2026-12-01T09:00:00 | 2026-12-01 9:00 | 2026. 12. 1. 09:00 | ２０２６／１２／０１　９：００',
		'2026-12-01 (Tue) 09:00 | 2026-12-01, 09:00 | 2026-12-01 - 09:00 | 2026-12-01 9:00\u202fAM',
		'2026-12-01 9.00 a.m. | 2026-12-01 at 9 AM | 2026-12-01 9.00 Uhr | 2026-12-01 um 9:00 Uhr',
		'1 Desember 2026 jam 09:00 | 1 Desember 2026 pukul 09.00 | 1 Aralık 2026 saat 09:00',
		'2026-12-01 à 9h00 | 2026-12-01 09 h 00 | 2026-12-01 às 09:00 | 9:00 AM, Dec 1, 2026',
		'2026-12-01 09:00 EST | 9 AM ET, Dec 1, 2026 | from 1 Dec 2026 9am | ab 1. Dez. 2026 09:00',
		'Dec 1, 2026 9am NYC | 1 Dec 2026 kl. 9.00 | 1 Dec 2026, alle ore 9.00 | 1 dec 2026 om 9 uur',
		'2026년 12월 1일 오전 9시 00분 | 1-Dec-26 9:00 AM | 2026年12月1日 午前9時00分 | 2026年12月1日9:00',
		'1 ديسمبر 2026 9:00 ص | ١ ديسمبر ٢٠٢٦ الساعة ٩:٠٠ | 2026年12月1日 上午9点 | 2026年12月1日 上午9時00分',
		'2026. 12. 1. AM 9:00 | 2026/12/01(火) 09:00 | Tue, 01 Dec 2026 14:00:00 GMT | 09:00 1-Dec-2026 | 1796133600000',
	),
	[' 2026-12-1 09:00\u200b ', reads(nine, nineTold)],
	...each(
		reads(day, dayTold),
		'2026-12-01 12:00 AM | Dec 1, 2026 (ET) | 1 Aralık 2026 Salı',
		'Selasa, 1 Desember 2026 | mulai tanggal 1 Des 2026',
		"1 Aralık 2026'dan itibaren | 1 ARALIK 2026",
		'2026/12/1 | 2026.12.01 | 1st of December, 2026 | 01/Dec/2026 | Dec-1-2026 | 2026 Dec 1',
		'Tue, Dec 1 2026 | Dec 1, 2026 (Tuesday) | 1er décembre 2026 | mar. 1 déc. 2026 | mar 1 dic 2026',
		'1º de dezembro de 2026 | ２０２６年１２月１日 | 2026年12月1日（火） | wt. 1 gru 2026 | 46357',
		'1 كانون الأول 2026 | 1 ديسمبر، 2026 | 1 ديسمبر 2026م | 2026年12月1日（周二） | 2026年12月1号 | 2026/12/1起',
		'2026-12-01 | 20261201 | ٢٠٢٦-١٢-٠١ | 1 grudnia 2026 | 1 декабря 2026 г.',
		// As spreadsheets write dates by default, in several languages.
		'1-Dec-26 | 01 Dec 26 | 1/Dec/26 | 1. Dez. 26 | 01.Dez.26 | 1-déc.-26 | 1/dez/26 | Tue 1-Dec-26',
		"1 Dec '26 | Dec 1, '26 | 01DEC26 | le 1er décembre 2026 | the 1st of Dec 2026",
	),
	...each(
		reads(day, dayTold),
		'1 thg 12, 2026 | Thứ Ba, 1 tháng 12, 2026 | ngày 01 tháng 12 năm 2026 | T3, 1 Dec 2026',
	),
	// Thailand counts from the Buddha, and TikTok doesn't.
	...each(
		reads(day, `${dayTold}, since 2569 is a Buddhist year`),
		'1 ธ.ค. 2569 | 1 ธันวาคม 2569 | วันที่ ๑ ธันวาคม พ.ศ. ๒๕๖๙ | วันอังคารที่ 1 ธ.ค. 2569 | 2569-12-01',
	),
	...each(
		reads(nine, `${nineTold}, since 2569 is a Buddhist year`),
		'2569-12-01T14:00:00Z | 1 ธ.ค. 2569 เวลา 09:00 น. | 1 ธ.ค. 2569 9.00 น.',
	),
	// A leap day of 2028.
	[
		'29/2/2571',
		reads(
			'2028-02-29 05:00:00',
			'29 Feb 2028 00:00 New York time (05:00 UTC), since 2571 is a Buddhist year',
		),
	],
	...each(
		refused('whose year may be the Buddhist 2570. Enter the year', 'such as 2027.'),
		'1/3/70 | 13/3/70 | 1 มี.ค. 70 | 1-Mar-70',
	),
	...each(refused(/the year must be from 2020 to 2100/), '31/1/2499 | 31/1/2644'),
	// A zone by the letters and places that headings know too.
	...each(
		reads(nine, '1 Dec 2026 15:00 Berlin time (14:00 UTC)'),
		'2026-12-01 15:00 (CET) | 1. Dez. 2026, 15 Uhr MEZ | 2026-12-01 15:00 [Europe/Berlin]',
		'2026-12-01 15:00 Berlin time | 2026-12-01 15:00 Berlin',
	),
	// Letters mean the place's clocks, as in a heading: in July these show summer time.
	...readLines(`
			2026-12-01 12:30 PM | 2026-12-01 17:30:00 | 1 Dec 2026 12:30 New York time (17:30 UTC)
			2026-12-01 24:00 | 2026-12-02 05:00:00 | 2 Dec 2026 00:00 New York time (05:00 UTC)
			2026年12月1日 23:00（日本時間） | ${nine} | 1 Dec 2026 23:00 Tokyo time (14:00 UTC)
			Jul 1, 2027 9:00 AM EST | 2027-07-01 13:00:00 | 1 Jul 2027 09:00 New York time (13:00 UTC)
			2026-12-01 [Asia/Tokyo] | 2026-11-30 15:00:00 | 1 Dec 2026 00:00 Tokyo time (30 Nov 15:00 UTC)
			2026-12-01 UTC | 2026-12-01 00:00:00 | 30 Nov 2026 19:00 New York time (1 Dec 00:00 UTC)
			pt. 29 sty 2027 | 2027-01-29 05:00:00 | 29 Jan 2027 00:00 New York time (05:00 UTC)
		`),
	[20_261_201, reads(day, dayTold)],
	// Numbers that can be read in one way only.
	...each(
		reads('2026-12-13 05:00:00', '13 Dec 2026 00:00 New York time (05:00 UTC)'),
		'13/12/2026 | 12/13/2026 | 13.12.2026',
	),
	// Serial numbers: 46357 is 2026-12-01. Seconds and milliseconds.
	[46357, reads(day, dayTold)],
	[
		46357.99998842593,
		reads('2026-12-02 04:59:59', '1 Dec 2026 23:59:59 New York time (2 Dec 04:59:59 UTC)'),
	],
	[1_796_133_600, reads(nine, nineTold)],
	...each(
		refused(/doesn't exist\. Enter one such as 2030-01-31 09:00\.$/),
		'2026-02-30 | 2026-13-01 | 2026-12-00 | 2026-12-01 25:00 | 2026-12-01 24:30 | 2026-12-01 10:60',
		'2026-12-01T10:00:61Z | 20261301 | 2026-12-01 13:00 PM | 31 November 2026 | 31/11/2026',
		'13/13/2026 | 00/12/2026',
	),
	[new Date('nonsense'), refused(/^is an invalid date, which isn't a date/)],
	[DateTime.fromISO('2026-02-30'), refused(/^is an invalid date, which isn't a date/)],
	['2026-12-01 09:00 [Mars/Base]', refused(/"Mars\/Base" isn't a clear time zone/)],
	...each(
		refused(/"[A-Z]+" isn't a clear time zone.*place such as America\/Chicago/),
		'2026-12-01 09:00 CST | 2026-12-01 09:00 (IST) | 9 AM AEST, Dec 1, 2026 | 1 Dec 2026 9am HK',
	),
	...each(
		refused(/which isn't a date\. Enter a date with its year, such as 2030-01-31 09:00\.$/),
		'2026 | in 3 days | before 2026-12-01 | 1 Foo 2026 | 2026-12-01 09:00 Springfield time',
		'1 Dec 2026 EOD | -2026-12-01 | 2026-12-01 9 30 | 2026-12-01T14:30:00+25:00',
		'2026-12-01 -05:00 | 2026-12-01 09:00 +01:00 UTC | 2026-12-01T14:00:00Z[UTC]',
		// Not everything that a date needs, and more than one date or time.
		'Dec 1, 26 | December 2026 | 2026-12 | 2026-W49',
		'1 Dec 10.30 | 14:30 | 1 Dec - 26 | 1 Dec - 26 Dec 2026 | Dec 1 - 15, 2026',
		'1 Dec 2026 noon | Q4 2026 | 1. Quartal 2027 | 1-Dec-26-15-Dec-26 | 13.12.2026 - 20.12. | 2026-12-01 - 2026-12-15 | 1 Dec 2026 – 15 Dec 2026',
		'2026-12-01 09:00-12:00 | 2026-12-01 09:00 - 17:00 | Dec 1, 2026 9:00 AM - 5:00 PM',
		'1 Dec 2026 3 hours | 2026-12-01 9.30',
	),
	...each(
		refused(/which has no year\. Enter the date with its year, such as 2030-01-31\.$/),
		'Tue, Dec 1 | Dec 1 | 12月1日 | 1 Dec 10 AM | 1. Dezember 10 Uhr | 12/31 | 31.12. | Dec 1 9:00',
	),
	...each(refused(/isn't a date\. .*, or leave it empty to start at once\.$/), 'TBD | - | soon'),
	...each(
		{ nothing: 'at once, so no start time is sent' },
		'now | ASAP | dès que possible | ab sofort | 即日',
	),
	['12/01/2026', refused("Set 'Date Order' in", 'such as 2026-01-12 or 2026-12-01')],
	...each(
		refused(/more than one way/),
		'1/12/2026 09:00 | 01.12.2026 | 01-12-26 | 12/01/2026(火) | 12/1/2026 (화)',
	),
	['13/12/26', refused(/more than one way.*such as 2026-12-13/)],
	...each(
		refused(/the year must be from 2020 to 2100/),
		'1-Dec-06 | 2019-12-31 | 2101-01-01 | 1926-12-01 09:00 | 0026-12-01 | 25569 | 1000000000',
	),
	...each(
		refused(/but 1 Dec 2026 is a Tuesday\. Correct/),
		'Mo 1 Dec 2026 | mer. 1 déc. 2026 | do. 1 december 2026 | Mon 1-Dec-26 | Montag, 1. Dezember 2026 | 2026年12月1日（水） | Mon, Dec 1 2026 | do 1 grudnia 2026',
	),
	[5, refused(/is "5", which isn't a date/)],
	[true, refused(/^is "true", which isn't a date/)],
	[{ year: 2026 }, refused(/an object with year, which isn't a date/)],
	[
		'2026-11-24 16:59',
		refused('16:59", read as 24 Nov 2026 16:59 New York time (21:59 UTC), but TikTok'),
	],
	['2026-11-24', refused(/at most 12 hours in the past.*leave it empty to start at once/)],
	[
		new Date('2026-11-24T00:00:00Z'),
		refused('is "2026-11-24T00:00:00.000Z", read as 23 Nov 2026 19:00'),
	],
	...empty('', ' ', null, undefined, '\u200b', []),
];

/** An end, read in New York. */
const lastSecond = [
	'2026-12-02 04:59:59',
	'1 Dec 2026 23:59:59 New York time (2 Dec 04:59:59 UTC)',
] as const;

export const endCells: readonly Cell[] = [
	[46357, reads(...lastSecond)],
	...each(
		reads(...lastSecond),
		'2026-12-01 | Dec 1, 2026 | Dec 1, 2026 EOD | 1 Dec 2026 (incl.) | 1 Dec 2026, inclusive',
		'1 Dec 2026 end of day | 1 dec 2026 (t/m) | bis einschl. 1. Dez. 2026',
		'1. Dez. 2026 einschließlich | 1 Aralık 2026 dahil | s/d 1 Desember 2026',
		"1 Aralık 2026'ya kadar",
	),
	['2026-12-01 09:00', reads(nine, nineTold)],
	['2026-12-31 24:00', reads('2027-01-01 05:00:00', '1 Jan 2027 00:00 New York time (05:00 UTC)')],
	['2026-12-01T14:00:00Z', is(nine)],
	...each(
		refused(
			/first moment of 2026-12-31 in UTC.* the date alone: 2026-12-31.* enter 2026-12-30 23:59:59 UTC/,
		),
		'2026-12-31T00:00:00.000Z | 1798675200000 | 1798675200',
	),
	// n8n's own picker writes it so.
	[
		'2026-12-31T00:00:00',
		reads('2026-12-31 05:00:00', '31 Dec 2026 00:00 New York time (05:00 UTC)'),
	],
	...each(
		refused(
			/first moment of 2026-12-31 in (?:New York time|UTC-5)\. .* the date alone: 2026-12-31.* enter 2026-12-31 04:59:59 UTC/,
		),
		'2026-12-31 00:00:00 | 2026-12-31T00:00:00-05:00 | 2026-12-31 00:00 | 31 Dec 2026 0:00',
		'12/31/2026 12:00 AM | Dec 31, 2026, 12am | 2026-12-31 0.00 Uhr',
	),
	...each(
		refused(/first moment of 2026-12-31 in New York time\. .* enter 2026-12-31 04:59:59 UTC/),
		'2026-12-31T05:00:00.000Z | 1798693200',
	),
	...readLines(`
			2026-11-25 | 2026-11-26 04:59:59 | 25 Nov 2026 23:59:59 New York time (26 Nov 04:59:59 UTC)
			2026-11-25 05:01 | 2026-11-25 10:01:00 | 25 Nov 2026 05:01 New York time (10:01 UTC)
		`),
	['2026-11-25 05:00', refused('(10:00 UTC), which is in the past. Enter a later time')],
	[
		new Date(now),
		refused(/000Z", read as 25 Nov 2026 05:00 New York time .*\), which is in the past/),
	],
	...each(refused(/or leave it empty to run without an end/), 'ongoing | Evergreen | –'),
	['1 Dec 2026 6pm EOD', refused(/"EOD" isn't a clear time zone/)],
];

/** With a Date Order, numbers are read by it; what fits the other order alone is refused. */
export const dayFirstCells: readonly Cell[] = [
	...each(reads(day, dayTold), '01/12/2026 | 1.12.2026 | 01/12/26 | 2026-12-01 | Dec 1, 2026'),
	['13/12/2026', reads('2026-12-13 05:00:00', '13 Dec 2026 00:00 New York time (05:00 UTC)')],
	[
		'12/13/2026',
		refused(/doesn't fit the order of dates here, day first.*date in full, such as 2026-12-13/),
	],
	['12/13/26', refused(/doesn't fit the order of dates here/)],
	['26/12/01', refused(/the year must be from 2020 to 2100/)],
	['01/12/2569', reads(day, `${dayTold}, since 2569 is a Buddhist year`)],
	['01/12/69', refused('may be the Buddhist 2569', 'such as 2026.')],
];

export const monthFirstCells: readonly Cell[] = [
	...each(reads(day, dayTold), '12/01/2026 | 12/1/26 | 2026-12-01'),
	['12/1/2026, 9:00:00 AM', reads(nine, nineTold)],
	['12.12.2026', reads('2026-12-12 05:00:00', '12 Dec 2026 00:00 New York time (05:00 UTC)')],
	['13/12/2026', refused(/doesn't fit the order of dates here, month first/)],
	[
		'1.12.2026',
		refused(/doesn't fit the order of dates here.*in full, such as 2026-12-01 or 2026-01-12/),
	],
];

/**
 * Clock changes, by zone: the first and last moments of days, and hours that are skipped or shown twice, of
 * which Luxon takes one. Lines of zone, edge and cell, and the moment that is sent.
 */
export const clockChanges = `
	Africa/Cairo | start | 2027-04-30 | 2027-04-29 22:00:00
	Africa/Cairo | end | 2027-04-30 | 2027-04-30 20:59:59
	Africa/Cairo | start | 2027-04-30 01:00 | 2027-04-29 22:00:00
	Africa/Cairo | end | 2027-10-28 | 2027-10-28 21:59:59
	America/Havana | start | 2027-03-14 | 2027-03-14 05:00:00
	America/Havana | start | 2027-11-07 | 2027-11-07 04:00:00
	America/Nuuk | start | 2027-03-28 | 2027-03-28 01:00:00
	Europe/Berlin | start | 2027-03-28 03:00 | 2027-03-28 01:00:00
	Europe/Berlin | start | 2027-10-31T02:30:00+01:00 | 2027-10-31 01:30:00
	Europe/Berlin | end | 2027-10-31 | 2027-10-31 22:59:59
	Africa/Cairo | start | 2027-04-30 00:00 | 2027-04-29 22:00:00
	Europe/Berlin | start | 2027-03-28 02:30 | 2027-03-28 01:30:00
	Australia/Lord_Howe | start | 2027-10-03 02:15 | 2027-10-02 15:45:00
	Mars/Base | start | 2026-12-01 | "Mars/Base" isn't a known time zone
	Europe/Berlin | start | 2027-10-31 02:30 | 2027-10-31 01:30:00
	UTC | start | 2030-11-03 01:30 ET | 2030-11-03 05:30:00
`
	.trim()
	.split('\n')
	.map((line) => words(line));
