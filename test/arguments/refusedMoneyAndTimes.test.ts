import { openWorkbench, type Workbench } from '../workbench';
import { filledIn } from './filledIn';
import { expectRefused, type Refusal } from './refusals';
import { sendRows } from './rowsSent';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

describe('a budget that is refused', () => {
	it('holds a currency or words, which are to be left out', async () => {
		const leaveOut = 'Leave out currency signs and words';
		await expectRefused(bench, 'budget', [
			['$30', 'came as "$30"', leaveOut, 'here 30'],
			['30 €', '"30 €"', leaveOut, 'here 30'],
			['50 USD', '"50 USD"', leaveOut, 'here 50'],
			['US$ 49.90', '"US$ 49.90"', leaveOut, 'here 49.90'],
			['£1,000.50', '"£1,000.50"', leaveOut, 'here 1000.50'],
			['fifty', '"fifty"', leaveOut],
			['50 per day', '"50 per day"', leaveOut],
		]);
	});

	it('holds separators, and is told what to write where that is plain', async () => {
		await expectRefused(bench, 'budget', [
			['1,000', 'came as "1,000"', 'two ways', 'without thousands separators'],
			['1.000,50', '"1.000,50"', 'without thousands separators', ': 1000.50'],
			['1,000.50', '"1,000.50"', ': 1000.50'],
			['1 000', '"1 000"', ': 1000'],
			["1'000", '"1\'000"', ': 1000'],
			['1,000,000', '"1,000,000"', ': 1000000'],
			['49,90', '"49,90"', 'point for decimals', ': 49.90'],
		]);
	});

	it('can be a thousand to one person and one to another', async () => {
		await expectRefused(bench, 'budget', [
			['1.000', '"1.000"', 'two ways', 'without thousands separators'],
			['1.500', '"1.500"', 'two ways', 'without thousands separators'],
			['12.000.000', '"12.000.000"', 'Write'],
		]);
	});

	it('is too small, or no amount at all', async () => {
		const least = 'smallest budget is 1';
		await expectRefused(bench, 'budget', [
			[0, '"0"', least],
			['0', '"0"', least],
			[-5, '"-5"', least],
			['-5', '"-5"', least],
			[0.99, '"0.99"', least],
			['0.5', '"0.5"', least],
			[Number.NaN, '"NaN"', 'Check the expression'],
			[Number.POSITIVE_INFINITY, '"Infinity"', 'Check the expression'],
			['NaN', 'broken expression', 'Check'],
			['undefined', 'broken expression', 'Check'],
			['#DIV/0!', 'formula', 'Mend the formula'],
			[true, '"true"', 'Give a number'],
			[{ amount: 50 }, 'an object with amount', 'Give a number'],
			[[50, 60], 'a list of 2', 'Give a number'],
			['20%', '"20%"', 'Write a plain number'],
		]);
	});

	it('is not answered with another amount than the one that may be meant', async () => {
		const misread = [
			['2k', 'here 2.'],
			['1.5k', 'here 1.5'],
			['2 thousand', 'here 2.'],
			['3 mio', 'here 3.'],
			['1e3', 'here 1'],
			['€ 1.000', 'here 1'],
			['5-10 USD', 'here 5'],
			['20 x 7 days', 'here 20'],
		] as const;
		const { rows } = await sendRows(
			bench,
			misread.map(([value]) => ({ value })),
			filledIn('budget', '={{ $json.value }}'),
		);
		expect(rows.map(({ item }) => item.kind)).toEqual(misread.map(() => 'invalid'));
		const told = rows.map(({ item }) => String(item.error));
		expect(told.filter((error, row) => error.includes(misread[row]?.[1] ?? ''))).toEqual([]);
	});
});

describe.each(['schedule_start_time', 'schedule_end_time'])('%s that is refused', (name) => {
	const how = 'Write it like 2026-05-01 14:30:00';
	const missing = 'does not exist';

	it('does not exist', async () => {
		const impossible = [
			'2026-02-30',
			'2026-02-29 10:00',
			'2026-13-01',
			'2026-00-10',
			'2026-04-31T10:00:00Z',
			'2026-05-01 25:00',
			'2026-05-01 24:30',
			'2026-05-01 10:60',
			'2026-05-01T10:00:61Z',
		];
		await expectRefused(
			bench,
			name,
			impossible.map((text): Refusal => [text, `"${text}"`, missing, how]),
		);
	});

	it('has an offset that no place has', async () => {
		await expectRefused(bench, name, [
			['2026-05-01T14:30:00+25:00', '"2026-05-01T14:30:00+25:00"', how],
			['2026-05-01T14:30:00-99', '"2026-05-01T14:30:00-99"', how],
			['2026-05-01T14:30:00+02:75', '"2026-05-01T14:30:00+02:75"', how],
		]);
	});

	it('can be read in two ways', async () => {
		const twofold = ['31/12/2026', '12.05.2026', '5/1/2026 14:30:00', '01-05-26', '1.5.2026 8:00'];
		await expectRefused(
			bench,
			name,
			twofold.map((text): Refusal => [text, `"${text}"`, 'two ways', how]),
		);
	});

	it('is no time', async () => {
		await expectRefused(bench, name, [
			['tomorrow', '"tomorrow"', how],
			['14:30', '"14:30"', how],
			['May 1, 2026', '"May 1, 2026"', how],
			['2026-05-01 2:30 PM', '"2026-05-01 2:30 PM"', how],
			[5, 'the number 5', how],
			[20260501, 'the number 20260501', how],
			[-46143, 'the number -46143', how],
			[Number.NaN, 'NaN', how],
			[true, '"true"', how],
			[{ year: 2026 }, 'an object with year', how],
			[['2026-05-01', '2026-05-02'], 'a list of 2', how],
			[new Date('nonsense'), 'nvalid', how],
			['Invalid DateTime', '"Invalid DateTime"', how],
			['undefined', 'broken expression', 'Check'],
			['#VALUE!', 'formula', 'Mend'],
		]);
	});

	it('came out of Luxon as invalid', async () => {
		const expression = '={{ DateTime.fromISO($json.value) }}';
		await expectRefused(bench, name, [['2026-02-30', 'nvalid', how]], filledIn(name, expression));
	});
});

it('a time that the change of the clocks leaves out is refused', async () => {
	const { rows } = await sendRows(
		bench,
		[{ start: '2026-03-29 02:30' }, { start: '2026-03-29 03:30' }],
		{
			...filledIn('schedule_start_time', '={{ $json.start }}'),
			options: { scheduleTimezone: 'workflow' },
		},
		{ timezone: 'Europe/Berlin' },
	);
	expect(rows[0]?.item.error).toMatch(/Start Time came as "2026-03-29 02:30", a date or time that/);
	expect(rows[1]?.sent?.schedule_start_time).toBe('2026-03-29 01:30:00');
});
