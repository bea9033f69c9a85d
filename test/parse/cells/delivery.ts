import { each, is, reads, refused, type Cell } from './cell';

/** The half hours of a day in which ads are shown. */
const day = (from: number, to: number) =>
	'0'.repeat(from * 2) + '1'.repeat((to - from) * 2) + '0'.repeat(48 - to * 2);
const off = '0'.repeat(48);
const workdays = `${day(6, 23).repeat(5)}${off.repeat(2)}`;
const everyDay = (from: number, to: number) => day(from, to).repeat(7);

export const hourCells: readonly Cell[] = [
	['01'.repeat(168), is('01'.repeat(168))],
	...each(
		reads(workdays, 'Mon–Fri 06:00–23:00'),
		'Mon-Fri 6-23 | Mon–Fri 6am–11pm | weekdays: 06:00 - 23:00 | m-f 6-23 | 6am-11pm Mon-Fri',
		'T2-T6 6-23 | Thứ Hai - Thứ Sáu 6-23 | จ.-ศ. 6-23 | จันทร์-ศุกร์ 6-23',
		'Mon-Fri 06:00–23:00 | Mon-Fri, 6-23 | Mon, Tue, Wed; Thu, Fri 6-23 | Mon-Wed 6-23; Thu-Fri 6-23',
		'Mo–Fr 6–23 | lun-ven 6-23 | 平日 6〜23 | 월~금 6~23 | 평일 6-23',
	),
	...each(reads(everyDay(9, 17), 'every day 09:00–17:00'), '9am-5pm | daily 09:00-17:00'),
	...each(reads(everyDay(18, 23), 'every day 18:00–23:00'), '6pm-11pm | 6p-11p'),
	...each(reads(everyDay(18, 24), 'every day 18:00–24:00'), '18:00-00:00 | 6pm-12am'),
	['Weekends', reads(off.repeat(5) + day(0, 24).repeat(2), 'Sat–Sun all day')],
	[
		'Mon-Fri 6-23, Sat 8:00-20:30',
		reads(
			`${day(6, 23).repeat(5)}${day(8, 20.5)}${off}`,
			'Mon–Fri 06:00–23:00 and Sat 08:00–20:30',
		),
	],
	[
		'Mon, Wed, Fri all day',
		reads(`${day(0, 24)}${off}`.repeat(3) + off, 'Mon all day, Wed all day and Fri all day'),
	],
	...each(
		reads(off + day(6, 11).repeat(2) + off.repeat(4), 'Tue–Wed 06:00–11:00'),
		'Tue 6-8, 8-11, Wed 6-11 | Tue 6-8; 8-11; Wed 6-11',
	),
	[
		'Sat 8-20\nSun',
		reads(off.repeat(5) + day(8, 20) + day(0, 24), 'Sat 08:00–20:00 and Sun all day'),
	],
	// The week goes on after Sunday.
	[
		'Sat-Mon 8-20',
		reads(
			day(8, 20) + off.repeat(4) + day(8, 20).repeat(2),
			'Mon 08:00–20:00 and Sat–Sun 08:00–20:00',
		),
	],
	...each('nothing', 'All day | 24/7 | Mon-Sun 0-24 | All | - | 終日'),
	['0'.repeat(336), refused("isn't days and hours")],
	...each(
		refused("isn't days and hours"),
		'9-5 | 9am-5 | 9-5pm | 6-11pm | 6am-2am | Fri 22-2 | 9:00-5:00 | 8:15-9 | 6-23 ET | 6 | evenings | 25-26 | 6-6 | Mon- | 1-5 | 1-5 9-17',
	),
	...each(
		refused("isn't days and hours"),
		'6–23 Uhr | 6h-23h | 6am to midnight | M/W/F | 9-17 all day | Mon-Fri 9-17, all day | all day 9-17 | 1-5 all day | 6-23, 24/7',
	),
	// One form for each thing: commas, semicolons and lines between parts, and days before their hours.
	...each(
		refused("isn't days and hours"),
		'Mon, Wed and Fri all day | Mon/Wed 6-23 | Mon & Wed 6-23 | Mon Wed 6-23 | Mon 6-11 18-23 | M F',
		'6-11, 18-23 Mon-Fri | 6-11, Mon 18-23 | 8-20 Sat, 9-17 Sun | Mon 9-17, !Sat | Mon 9-17, (Sat)',
		'Mon 6-11, Mon 10-12 | Mon 8-24:30 | Mon 6am-13pm | Mon-Wed-Fri 6-23 | not Sat | not weekends',
	),
];

export const frequencyCells: readonly Cell[] = [
	...[3, '3'].map((cell): Cell => [cell, is(3)]),
	...each(
		{ ...reads(3, '3 times in 7 days'), also: { frequency_schedule: 7 } },
		'3 per 7 days | 3x/Woche | 3 mal pro Woche | max. 3x per week | 3 fois par semaine | 週3回',
		'haftada 3 | 7 günde 3 kez | haftada en fazla 3 | seminggu 3x | 3 kali per minggu | 3x seminggu',
		'3 veces por semana | 3 vezes por semana | 3 volte a settimana | 3 in 7d | 7日に3回 | 주 3회',
	),
	...each(
		refused("isn't a frequency that TikTok has"),
		'2.4 | week 3 | 7 days 3 | 3 per month | 3 per 14 days | 22 | often | 0 | 3 per',
	),
];

export const frequencyDayCells: readonly Cell[] = [
	[7, is(7)],
	...each(is(1), '1 day | Tag | 1 | daily'),
	...each(is(7), '7 days | week | 1 Woche | 週'),
	...each(refused("isn't a number of days"), '8 | 2 weeks | month'),
];

/** As Meta's and TikTok's exports write it, and what TikTok doesn't charge for. */
export const billingCells: readonly Cell[] = [
	...each(
		reads('CPM', 'CPM – Pay per 1,000 Impressions'),
		'IMPRESSIONS | Impressions | impression',
	),
	...each(
		reads('CPC', 'CPC – Pay per Click'),
		'CLICKS | LINK_CLICKS | Link clicks | link click | LINK_CLICK',
	),
	...each(
		refused("isn't one of the choices", 'Enter CPC – Pay per Click, CPM – Pay per 1,000'),
		'POST_ENGAGEMENT | PAGE_LIKES | APP_INSTALLS | THRUPLAY | OFFER_CLAIMS | PURCHASE | LISTING_INTERACTION',
	),
	['POST_ENGAGEMENT', refused('is "POST_ENGAGEMENT", which')],
];
