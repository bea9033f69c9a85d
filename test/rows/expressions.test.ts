import '../fixedDate';
import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { openWorkbench, output, type Workbench } from '../workbench';
import { filledIn } from './filledIn';
import { problemsOf, sendRows } from './rowsSent';

/** What only an expression can give: values of other realms, and whole fields put together. */
let bench: Workbench;
let runs = 0;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

/** What the service received for one row. */
async function sent(row: IDataObject, parameters: INodeParameters, timezone = 'UTC') {
	const name = { adgroupName: `Expression ${++runs}` };
	const { rows } = await sendRows(bench, [row], { ...name, ...parameters }, { timezone });
	return rows[0]?.sent ?? { refused: rows[0]?.item.error };
}

const times = ['schedule_start_time', 'schedule_end_time'];
const moment = '2027-05-01T14:30:00+02:00';

describe('a time that an expression makes', () => {
	it.each(times)('%s: may be a Date', async (name) => {
		const date = { value: new Date(moment) };
		const expected = { [name]: '2027-05-01 12:30:00' };
		expect(await sent(date, filledIn(name, '={{ $json.value }}'), 'Europe/Berlin')).toMatchObject(
			expected,
		);
		const text = { value: moment };
		expect(
			await sent(text, filledIn(name, '={{ new Date($json.value) }}'), 'Europe/Berlin'),
		).toMatchObject(expected);
	});

	it.each(times)('%s: may be a Luxon DateTime', async (name) => {
		for (const expression of [
			'={{ DateTime.fromISO($json.value) }}',
			'={{ $json.value.toDateTime() }}',
			'={{ DateTime.fromISO($json.value, { setZone: true }).plus({ hours: 1 }).minus({ hours: 1 }) }}',
		]) {
			expect(await sent({ value: moment }, filledIn(name, expression), 'Asia/Tokyo')).toMatchObject(
				{ [name]: '2027-05-01 12:30:00' },
			);
		}
	});

	it.each(times)('%s: may be a Luxon DateTime that an item holds', async (name) => {
		const value = DateTime.fromISO(moment, { zone: 'Asia/Tokyo' });
		expect(await sent({ value }, filledIn(name, '={{ $json.value }}'))).toMatchObject({
			[name]: '2027-05-01 12:30:00',
		});
	});

	it.each(times)('%s: is refused where it is invalid', async (name) => {
		const { rows } = await sendRows(
			bench,
			[{ value: '2027-02-30' }, { value: new Date('nonsense') }],
			{
				adgroupName: '={{ $itemIndex }}',
				...filledIn(name, '={{ DateTime.fromISO($json.value) }}'),
			},
		);
		for (const { item } of rows) {
			expect(problemsOf(item)).toEqual([
				{
					field: expect.any(String),
					message: expect.stringMatching(/invalid|unresolved|doesn't exist/i),
				},
			]);
		}
	});

	it('may be $now and days counted from it', async () => {
		const received = await sent(
			{},
			{
				...filledIn('schedule_start_time', '={{ DateTime.fromISO("2026-11-25T12:00Z") }}'),
				...filledIn(
					'schedule_end_time',
					'={{ DateTime.fromISO("2026-11-25T12:00Z").plus({ days: 7 }) }}',
				),
			},
			'Asia/Tokyo',
		);
		expect(received).toMatchObject({
			schedule_start_time: '2026-11-25 12:00:00',
			schedule_end_time: '2026-12-02 12:00:00',
		});
	});

	it('is in the time zone that each row chooses', async () => {
		const run = await bench.run(
			[{ zone: 'UTC' }, { zone: 'Workflow Timezone' }, { zone: 'workflow' }, {}],
			{
				operation: 'preview',
				adgroupName: '={{ $itemIndex }}',
				scheduleStartTime: '2027-05-01 14:30',
				options: { scheduleTimezone: '={{ $json.zone }}' },
			},
			{},
			{ settings: { timezone: 'Europe/Berlin' } },
		);
		const utc = { schedule_start_time: '2027-05-01 14:30:00' };
		const berlin = { schedule_start_time: '2027-05-01 12:30:00' };
		expect(output(run)).toMatchObject(
			[utc, berlin, berlin, berlin].map((values) => ({ arguments: values })),
		);
	});

	it("is in New York's zone on an n8n that nobody set up", async () => {
		const run = await bench.run([{}], {
			operation: 'preview',
			scheduleStartTime: '2027-01-05 09:00',
		});
		expect(output(run)).toMatchObject([
			{
				arguments: { schedule_start_time: '2027-01-05 14:00:00' },
				warnings: expect.stringContaining('5 Jan 2027 09:00 New York time (14:00 UTC)'),
			},
		]);
	});
});

describe('a field that an expression fills', () => {
	it('may be worked out', async () => {
		const form = filledIn('budget', '={{ $json.value * 7 }}');
		expect(await sent({ value: 20 }, form)).toMatchObject({ budget: 140 });
	});

	it('may be put together', async () => {
		const adgroupName = '=US – {{ $json.value }}';
		expect(await sent({ value: '18-34' }, { adgroupName })).toMatchObject({
			adgroup_name: 'US – 18-34',
		});
	});

	it.each(['campaignId', 'advertiserId'])('%s: may be a whole locator', async (path) => {
		const argument = path === 'campaignId' ? 'campaign_id' : 'advertiser_id';
		for (const value of ['7000000000000000001', 7_000_000_000_001]) {
			// The sandbox has one account.
			if (path === 'advertiserId' && typeof value === 'number') continue;
			expect(await sent({ value }, { [path]: '={{ $json.value }}' })).toMatchObject({
				[argument]: String(value),
			});
		}
	});

	it('is reported as a date where it is one and none belongs', async () => {
		const names = ['campaign_id', 'adgroup_name', 'objective', 'budget', 'location_ids'];
		for (const expression of ['={{ $json.value }}', '={{ $now }}']) {
			const form = Object.assign({}, ...names.map((name) => filledIn(name, expression)));
			const { rows } = await sendRows(bench, [{ value: new Date(moment) }], form);
			expect(problemsOf(rows[0]?.item).map(({ message }) => message)).toEqual(
				names.map(() => expect.stringMatching(/^is (a date|"2026).*\. Enter /)),
			);
		}
	});
});

describe('a choice that an expression gives', () => {
	it.each([
		['age_groups', ['AGE_18_24', 'AGE_55_100']],
		['languages', ['en', 'es']],
		['placements', ['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE']],
		['operating_systems', ['IOS', 'ANDROID']],
	])('%s: may be a list in any form', async (name, both) => {
		const [one = '', other = ''] = both;
		const values: IDataObject[] = [
			both,
			[one.toLowerCase(), '', other, one],
			JSON.stringify(both),
			`['${one}', '${other}']`,
			`[${one}, ${other}]`,
			`${one},${other}`,
			`${one.toLowerCase()}; ${other}`,
			` ${one} | ${other} | ${one}`,
			`${one}\n${other}\n`,
			[[one], [other]],
		].map((value, at) => ({ value, name: `${name} ${at}` }));
		const { rows } = await sendRows(bench, values, {
			adgroupName: '={{ $json.name }}',
			...(name === 'placements' && { placementType: 'PLACEMENT_TYPE_NORMAL' }),
			...filledIn(name, '={{ $json.value }}'),
		});
		expect(rows.map((row) => row.sent?.[name])).toEqual(values.map(() => both));
	});
});
