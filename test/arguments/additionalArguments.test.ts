import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { openWorkbench, type Workbench } from '../workbench';
import { filledIn, sentAtLeast } from './filledIn';
import { sendRows } from './rowsSent';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

const written = (additionalArguments: string): INodeParameters => ({
	options: { additionalArguments },
});
const mapped = written('={{ $json.value }}');

/** Runs one row with these additional arguments and gives what the service received. */
async function received(additional: string, parameters: INodeParameters = {}) {
	const { rows } = await sendRows(bench, [{}], { ...parameters, ...written(additional) });
	return rows[0]?.sent ?? rows[0]?.item.error;
}

describe('additional arguments', () => {
	it('reach what no field reaches, as given', async () => {
		const more = {
			bid_type: 'BID_TYPE_CUSTOM',
			bid_price: 2.5,
			frequency: 3,
			dayparting: '1'.repeat(8),
		};
		expect(await received(JSON.stringify(more))).toEqual({ ...sentAtLeast, ...more });
	});

	it('come as the text of JSON or as an object by expression, row by row', async () => {
		const values: IDataObject[] = [
			{ value: '{"bid_price": 1}' },
			{ value: ' {"bid_price": 2}\n' },
			{ value: { bid_price: 3, frequency: { days: [7], nested: { on: true } } } },
			{ value: '{}' },
			{ value: {} },
			{ value: '' },
			{ value: null },
			{},
		];
		const { rows } = await sendRows(bench, values, mapped);
		expect(rows.map(({ sent }) => sent)).toEqual([
			{ ...sentAtLeast, bid_price: 1 },
			{ ...sentAtLeast, bid_price: 2 },
			{ ...sentAtLeast, bid_price: 3, frequency: { days: [7], nested: { on: true } } },
			...values.slice(3).map(() => sentAtLeast),
		]);
	});

	it('may hold expressions within the JSON', async () => {
		const { rows } = await sendRows(bench, [{ bid: 1.5 }, { bid: 2 }], {
			...written('={"bid_price": {{ $json.bid }}}'),
		});
		expect(rows.map(({ sent }) => sent?.bid_price)).toEqual([1.5, 2]);
	});

	it('are merged last, so that they override the fields', async () => {
		const sent = await received(
			'{"budget": 75, "gender": "GENDER_MALE", "adgroup_name": "Other"}',
			{
				budget: 50,
				targeting: { gender: 'GENDER_FEMALE' },
			},
		);
		expect(sent).toEqual({
			...sentAtLeast,
			budget: 75,
			gender: 'GENDER_MALE',
			adgroup_name: 'Other',
		});
	});

	it('fill in what a required field leaves empty', async () => {
		const sent = await received(
			'{"campaign_id": "1790000000000000009", "adgroup_name": "Other", "budget": 75}',
			{
				...filledIn('campaign_id', '={{ $json.id }}'),
				...filledIn('adgroup_name', '={{ $json.name }}'),
				budget: '',
			},
		);
		expect(sent).toEqual({
			...sentAtLeast,
			campaign_id: '1790000000000000009',
			adgroup_name: 'Other',
			budget: 75,
		});
	});

	it('count for the rules between arguments', async () => {
		const end = '2026-05-31 20:00:00';
		expect(await received('{"budget_mode": "BUDGET_MODE_TOTAL"}')).toMatch(/End Time is empty/);
		expect(
			await received(`{"budget_mode": "BUDGET_MODE_TOTAL", "schedule_end_time": "${end}"}`),
		).toMatchObject({ budget_mode: 'BUDGET_MODE_TOTAL', schedule_end_time: end });
		expect(await received('{"budget": null}')).toMatch(/Budget is empty/);
		expect(
			await received('{"audience_ids": ["1"]}', { targeting: { excludedAudienceIds: '1' } }),
		).toMatch(/Excluded Audience IDs holds 1/);
	});

	it('reach the newer objectives, which take a pixel as well', async () => {
		const pixel = { pixel_id: '7090000000000000001', optimization_event: 'FORM' };
		for (const objective of ['WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES']) {
			const sent = await received(JSON.stringify({ objective }), {
				objective: 'CONVERSIONS',
				pixelId: pixel.pixel_id,
				optimizationEvent: pixel.optimization_event,
			});
			expect(sent).toEqual({ ...sentAtLeast, objective, ...pixel });
		}
	});

	it('hide the pixel where they change the objective to one that takes none', async () => {
		const { rows, run } = await sendRows(bench, [{}], {
			objective: 'CONVERSIONS',
			pixelId: '7090000000000000001',
			optimizationEvent: 'FORM',
			...written('{"objective": "REACH"}'),
		});
		expect(rows[0]?.sent).toEqual({ ...sentAtLeast, objective: 'REACH' });
		expect(run.hints(nodeName.tested)).toHaveLength(2);
	});

	it('keep the nineteen digits of an ID that stands without quotes', async () => {
		const text = `{
			"campaign_id": 1790000000000000001,
			"audience_ids": [1790000000000000003, 1790000000000000005],
			"frequency": {"id": 1790000000000000007, "days": 7},
			"bid_type": "keeps \\"1790000000000000009\\", as text",
			"bid_price": 1.25
		}`;
		expect(await received(text)).toEqual({
			...sentAtLeast,
			campaign_id: '1790000000000000001',
			audience_ids: ['1790000000000000003', '1790000000000000005'],
			frequency: { id: '1790000000000000007', days: 7 },
			bid_type: 'keeps "1790000000000000009", as text',
			bid_price: 1.25,
		});
	});
});

describe('additional arguments that are refused', () => {
	it.each([
		['{bid_price: 2}', /is not valid JSON\. .*\{"bid_price": 2\}.*double quotes/],
		['{"bid_price": 2', /is not valid JSON/],
		["{'bid_price': 2}", /is not valid JSON/],
		['{"bid_price": 2,}', /is not valid JSON/],
		['undefined', /Give a JSON object/],
		['[1, 2]', /came as a list of 2\. Give a JSON object/],
		['"bid_price"', /came as "bid_price"\. Give a JSON object/],
		['5', /came as "5"\. Give a JSON object/],
		['true', /came as "true"\. Give a JSON object/],
	])('%s', async (text, message) => {
		const before = bench.sandbox.calls.length;
		const { rows } = await sendRows(bench, [{}, { value: text }], mapped);
		expect(rows[0]?.item.success).toBe(true);
		expect(rows[1]?.item).toMatchObject({
			kind: 'invalid',
			error: expect.stringMatching(/^Row 2: Additional Arguments /),
			problems: [{ field: 'Additional Arguments', message: expect.stringMatching(message) }],
		});
		expect(bench.sandbox.calls).toHaveLength(before + 1);
	});

	it('are those whose IDs have lost digits on the way, at any depth', async () => {
		const lost = Number('1790000000000000001');
		const values: IDataObject[] = [
			{ value: { campaign_id: lost } },
			{ value: { audience_ids: ['1', lost] } },
			{ value: { frequency: { id: lost } } },
			{ value: { frequency: [{ id: lost }] } },
		];
		const { rows } = await sendRows(bench, values, mapped);
		expect(rows.map(({ item }) => item.problems ?? 'sent')).toEqual(
			['campaign_id', 'audience_ids', 'frequency', 'frequency'].map((name) => [
				{
					field: 'Additional Arguments',
					message: expect.stringMatching(
						new RegExp(`holds .*${name}.* 1790000000000000000, .*lost\\. .*double quotes`),
					),
				},
			]),
		);
	});
});
