import { DateTime } from 'luxon';
import { openWorkbench, output, type Workbench } from '../workbench';
import { filledIn } from './filledIn';
import { expectSent, sendRows } from './rowsSent';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

const both = ['schedule_start_time', 'schedule_end_time'];
const inBerlin = { timezone: 'Europe/Berlin' };
const ofWorkflow = { options: { scheduleTimezone: 'workflow' } };

describe('a time that comes by expression', () => {
	it.each(both)('%s: with an offset is turned into UTC', async (name) => {
		for (const parameters of [{}, ofWorkflow]) {
			await expectSent(
				bench,
				name,
				[
					['2026-05-01T14:30:00Z', '2026-05-01 14:30:00'],
					['2026-05-01T14:30:00.000Z', '2026-05-01 14:30:00'],
					['2026-05-01T14:30:00+02:00', '2026-05-01 12:30:00'],
					['2026-05-01T14:30:00.999+0200', '2026-05-01 12:30:00'],
					['2026-05-01 14:30:00 -05:30', '2026-05-01 20:00:00'],
					['2026-05-01T14:30+02', '2026-05-01 12:30:00'],
					['2026-05-01 14:30:00 UTC', '2026-05-01 14:30:00'],
					['2026-05-01T23:30:00-03:00', '2026-05-02 02:30:00'],
					['2026-05-01T14:30:00+02:00[Europe/Berlin]', '2026-05-01 12:30:00'],
				],
				{ parameters, settings: inBerlin },
			);
		}
	});

	it.each(both)('%s: without one is taken as UTC', async (name) => {
		await expectSent(
			bench,
			name,
			[
				['2026-05-01 14:30:00', '2026-05-01 14:30:00'],
				['2026-05-01T14:30:00', '2026-05-01 14:30:00'],
				['2026-05-01 14:30', '2026-05-01 14:30:00'],
				['2026/05/01 8:05', '2026-05-01 08:05:00'],
				[' 2026-5-1 08:05 ', '2026-05-01 08:05:00'],
				['2028-02-29 00:00:00', '2028-02-29 00:00:00'],
			],
			{ settings: inBerlin },
		);
	});

	it.each(both)("%s: without one is taken in the workflow's timezone", async (name) => {
		await expectSent(
			bench,
			name,
			[
				['2026-05-01 14:30:00', '2026-05-01 12:30:00'],
				['2026-12-01 14:30:00', '2026-12-01 13:30:00'],
				['2026-05-01 00:30', '2026-04-30 22:30:00'],
				// 46143 is 2026-05-01 in a spreadsheet; what follows the point is the time of the day.
				[46143.5, '2026-05-01 10:00:00'],
				['46143.604166666664', '2026-05-01 12:30:00'],
			],
			{ parameters: ofWorkflow, settings: inBerlin },
		);
	});

	it('takes a bare date as the start or the end of that day', async () => {
		const dates = ['2026-05-01', '2026/5/1', 46143, '46143'];
		await expectSent(
			bench,
			'schedule_start_time',
			dates.map((date) => [date, '2026-05-01 00:00:00'] as const),
		);
		await expectSent(
			bench,
			'schedule_end_time',
			dates.map((date) => [date, '2026-05-01 23:59:59'] as const),
		);
	});

	it("takes a bare date in the workflow's timezone, daylight saving included", async () => {
		const how = { parameters: ofWorkflow, settings: { timezone: 'America/New_York' } };
		await expectSent(
			bench,
			'schedule_start_time',
			[
				['2026-05-01', '2026-05-01 04:00:00'],
				['2026-12-01', '2026-12-01 05:00:00'],
				[46143, '2026-05-01 04:00:00'],
			],
			how,
		);
		await expectSent(
			bench,
			'schedule_end_time',
			[
				['2026-05-01', '2026-05-02 03:59:59'],
				['2026-12-01', '2026-12-02 04:59:59'],
				[46143, '2026-05-02 03:59:59'],
			],
			how,
		);
	});

	it.each(both)("%s: as a spreadsheet's serial number", async (name) => {
		await expectSent(bench, name, [
			[46143.5, '2026-05-01 12:00:00'],
			[46143.604166666664, '2026-05-01 14:30:00'],
			['46143.604166666664', '2026-05-01 14:30:00'],
			[46143.99998842592, '2026-05-01 23:59:59'],
		]);
	});

	it.each(both)('%s: as the seconds or milliseconds that CRMs send', async (name) => {
		await expectSent(
			bench,
			name,
			[
				[1_777_645_800, '2026-05-01 14:30:00'],
				[1_777_645_800_000, '2026-05-01 14:30:00'],
				['1777645800000', '2026-05-01 14:30:00'],
			],
			{ parameters: ofWorkflow, settings: inBerlin },
		);
	});

	it.each(both)('%s: as a Date', async (name) => {
		const date = new Date('2026-05-01T14:30:00Z');
		await expectSent(bench, name, [[date, '2026-05-01 14:30:00']], { settings: inBerlin });
		await expectSent(bench, name, [['2026-05-01T14:30:00Z', '2026-05-01 14:30:00']], {
			expression: '={{ new Date($json.value) }}',
			parameters: ofWorkflow,
			settings: inBerlin,
		});
	});

	it.each(both)('%s: as a Luxon DateTime', async (name) => {
		for (const expression of [
			'={{ DateTime.fromISO($json.value) }}',
			'={{ $json.value.toDateTime() }}',
			'={{ DateTime.fromISO($json.value, { setZone: true }).plus({ hours: 1 }).minus({ hours: 1 }) }}',
		]) {
			await expectSent(bench, name, [['2026-05-01T14:30:00+02:00', '2026-05-01 12:30:00']], {
				expression,
				parameters: ofWorkflow,
				settings: { timezone: 'Asia/Tokyo' },
			});
		}
	});

	it.each(both)('%s: as a Luxon DateTime that an item holds', async (name) => {
		const moment = DateTime.fromISO('2026-05-01T14:30:00+02:00', { zone: 'Asia/Tokyo' });
		await expectSent(bench, name, [[moment, '2026-05-01 12:30:00']], {
			parameters: ofWorkflow,
			settings: inBerlin,
		});
	});

	it('takes $now and days counted from it', async () => {
		const clock = () => new Date().toISOString().slice(0, 19).replace('T', ' ');
		const before = clock();
		const { rows } = await sendRows(
			bench,
			[{}],
			{
				...filledIn('schedule_start_time', '={{ $now }}'),
				...filledIn('schedule_end_time', '={{ $now.plus({ days: 7 }) }}'),
			},
			{ timezone: 'Asia/Tokyo' },
		);
		const after = clock();
		const start = String(rows[0]?.sent?.schedule_start_time);
		const end = String(rows[0]?.sent?.schedule_end_time);
		// Each expression looks at the clock by itself, so the two times may lie a moment apart.
		const weekAfter = (time: string) =>
			new Date(new Date(`${time.replace(' ', 'T')}Z`).getTime() + 7 * 86_400_000)
				.toISOString()
				.slice(0, 19)
				.replace('T', ' ');
		expect(start >= before && start <= after).toBe(true);
		expect(end >= weekAfter(before) && end <= weekAfter(after)).toBe(true);
	});

	it('lets each row choose its timezone', async () => {
		const run = await bench.run(
			[{ zone: 'UTC' }, { zone: 'Workflow Timezone' }, { zone: 'workflow' }, {}],
			{
				operation: 'preview',
				scheduleStartTime: '2026-05-01 14:30',
				options: { scheduleTimezone: '={{ $json.zone }}' },
			},
			{},
			{ settings: inBerlin },
		);
		const utc = { schedule_start_time: '2026-05-01 14:30:00' };
		const berlin = { schedule_start_time: '2026-05-01 12:30:00' };
		expect(output(run)).toMatchObject(
			[utc, berlin, berlin, utc].map((sent) => ({ request: { body: { arguments: sent } } })),
		);
	});
});
