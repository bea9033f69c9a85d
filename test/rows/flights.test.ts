import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench, output } from '../workbench';
import { checkSheet, expectRows, type RowCase } from './bench';

const bench = fileWorkbench();
const own = { Country: 'US', 'Daily budget': 50, Objective: 'Traffic' };

/** In New York a day is from five to five in UTC. */
const start = (day: string) => ({ schedule_start_time: `${day} 05:00:00` });
const end = (day: string) => ({ schedule_end_time: `${day} 04:59:59` });
const none = { schedule_start_time: undefined, schedule_end_time: undefined };

/** Flights by what they send, in as many ways as people write them. */
const flights = (outcome: IDataObject | string, ...cells: readonly string[]) =>
	cells.map((cell): RowCase => [{ 'Flight dates': cell }, outcome]);

const decemberIn = (year: number) => ({ ...start(`${year}-12-07`), ...end(`${year}-12-25`) });

describe('a flight in one cell', () => {
	expectRows(bench, own, [
		...flights(
			decemberIn(2026),
			...['7–24 Dec 2026', '7-24 Dec 2026', '7 - 24 Dec 2026', '7th to 24th December 2026'],
			...['Dec 7–24, 2026', 'Dec 7 - Dec 24, 2026', '7. bis 24. Dezember 2026'],
			...['7 a 24 de dezembro de 2026', '7 tot en met 24 dec 2026', 'Dec 7-24, 2026'],
			...['2026年12月7日〜24日', '2026年12月7日から12月24日まで', '2026/12/7(月)～2026/12/24(木)'],
			...['2026년 12월 7일 ~ 24일', '2026년 12월 7일부터 12월 24일까지'],
			...['2026-12-07 - 2026-12-24', '7 Dec 2026 - 12/24', 'from 7 Dec 2026 to 24 Dec 2026'],
			...['vom 07.12.2026 bis 24.12.2026', 'du 7 décembre 2026 au 24 décembre 2026'],
			...['2026年12月7日-2026年12月24日', '2026年12月7日至24日', '2026/12/7至2026/12/24'],
			...['من 7 ديسمبر إلى 24 ديسمبر 2026', '٧–٢٤ ديسمبر ٢٠٢٦', '7 - 24 كانون الأول 2026'],
			...['dal 7 dicembre 2026 al 24 dicembre 2026', 'del 07/12/2026 al 24/12/2026'],
		),
		...flights(
			{ ...start('2027-12-13'), ...end('2028-01-14') },
			...['13.12.2027 - 13.1.', '13.12. – 13.1.2028'],
		),
		...flights(decemberIn(2030), '7 Dec - 24 Dec 2030', '7 Dec 2030 – 24 Dec'),
		...flights(
			{ ...start('2026-12-07'), ...end('2027-01-04') },
			...['7 Dec 2026 - 3 Jan 2027', '7 décembre 2026 au 3 janvier 2027'],
			...['7 Dec - 3 Jan 2027', '7 Dec 2026 - 3 Jan', '7. Dez. – 3. Jan. 2027'],
		),
		...flights(
			{ ...none, ...start('2026-12-07') },
			...[
				'7 Dec 2026 – Ongoing',
				'2026/12/7〜',
				'2026/12/7から',
				'2026년 12월 7일부터',
				'2026年12月7日起',
			],
			...['7. Dezember 2026 bis auf Weiteres', '7. Dez. 2026 – bis auf Weiteres'],
			...['7 Dec 2026 - until further notice', '7 Dec 2026 until further notice'],
			...['7 déc. 2026 – jusqu’à nouvel ordre', '7 dic 2026 – fino a nuovo avviso'],
		),
		...flights(
			{ ...none, ...end('2026-12-25') },
			...['sofort - 24. Dez. 2026', 'ab sofort bis 24. Dezember 2026', 'ASAP – 24 Dec 2026'],
			...[
				'即日〜2026年12月24日',
				'dès que possible → 24 décembre 2026',
				'per direct t/m 24 dec 2026',
			],
		),
		...flights(none, 'ASAP – ongoing'),
		...flights(
			"isn't a start and an end. Enter both, such as 1 Dec 2030 - 31 Dec 2030.",
			...['2 weeks from 3 Jan', '7 Dec 2026 –', '〜2026年12月24日', '7 – 24', 'Q1'],
			...['7 Dec 2026', 'TBC - 24 Dec 2026', '7 Dec 2026 - TBC', '7 Dec - 9 Dec - 24 Dec 2026'],
			...['1 Dec – 30', 'vom 7. bis zum 24. Dezember 2026', 'du 7 au 24 décembre 2026'],
		),
		...flights(
			'which has no year. Enter the date with its year',
			...['Dec 7 - Jan 3', '1/10(日)〜1/20(水)'],
		),
		// Within one month, a half's year is that of the other one.
		...flights(
			"which isn't after 'Flight dates'",
			...['7 – 3 Jan 2027', '24 Dec 2026 - 7 Dec 2026', 'Dec 24 - Dec 7, 2026'],
		),
		...flights('which is in the past', '7 Dec - 3 Nov 2026'),
		// Nobody knows which number is the month.
		...flights(
			'can be read in more than one way',
			...['12/07/2026 - 01/03/2027', '7.12. – 9.12.2026'],
		),
	]);
	expectRows(
		bench,
		{ Country: 'US', 'Daily budget': 50 },
		`
		Start = ASAP | End = bis auf Weiteres -> schedule_start_time = | schedule_end_time =
		Start = TBD ¦ End date = TBC ¦ End date = open ¦ End date = Ongoing? ¦ End date = Q3
			-> ! isn't a date
		End date = Ongoing ¦ End date = No limit ¦ End date = unbefristet ¦ End date = sin fin
			¦ End date = Always on ¦ End date = sem data de término ¦ End date = 無期限 ¦ End date = -
			-> schedule_end_time =
		Daily budget = | Lifetime budget = 5000 | End date = Ongoing
			-> ! a lifetime budget needs an end time
		Daily budget = | Lifetime budget = 500
			-> ! 'End Time' has no column, but a lifetime budget needs an end time. Add a column 'End date', or give the row a daily budget.
		Daily budget = | Lifetime budget = 500 | Until =
			-> ! 'Until' is empty, but a lifetime budget needs an end time. Fill it in, or give the row a daily budget.
	`,
	);
});

it('no message speaks of a Date Order that nobody set', async () => {
	const row = { ...own, 'Start date (MM/DD/YYYY)': '13/12/2026' };
	const { items } = await checkSheet(bench, [row]);
	expect(items[0]?.problems).toContain("doesn't fit the order of dates here, month first");
	expect(items[0]?.problems).not.toContain('Date Order');
});

it('an update can’t take an end away', async () => {
	const run = await bench.run(
		[{ 'Ad group ID': '1800000000000000001', 'Flight dates': '7 Dec 2026 – Ongoing' }],
		{ operation: 'update', mappingMode: 'autoMapInputData' },
		{ onError: 'continueRegularOutput' },
	);
	expect(output(run)[0]?.error).toContain("an update can't take an end away");
	expect(bench.sandbox.calls).toEqual([]);
});
