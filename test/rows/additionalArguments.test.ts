import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { filledIn, sentAtLeast } from './filledIn';
import { sendRows } from './rowsSent';

const bench = fileWorkbench();
let runs = 0;

const written = (additionalArguments: string): INodeParameters => ({
	options: { additionalArguments },
});
const mapped = { ...written('={{ $json.value }}'), adgroupName: '={{ $json.name }}' };

/** Runs one row with these additional arguments and gives what the service received. */
async function received(additional: string, parameters: INodeParameters = {}) {
	const adgroupName = `More ${++runs}`;
	const { rows } = await sendRows(bench, [{}], {
		adgroupName,
		...parameters,
		...written(additional),
	});
	const { sent, item } = rows[0] ?? {};
	if (!sent) return item?.error;
	return sent.adgroup_name === adgroupName
		? { ...sent, adgroup_name: sentAtLeast.adgroup_name }
		: sent;
}

describe('additional arguments', () => {
	it('are the text of JSON or an object by expression, row by row', async () => {
		const values = [
			'{"bid_price": 1}',
			{ bid_price: 2, pacing: 'PACING_MODE_SMOOTH' },
			'{}',
			{},
			'',
			null,
		];
		const rows = values.map((value, at): IDataObject => ({ name: `By row ${at}`, value }));
		const { rows: results } = await sendRows(bench, rows, mapped);
		const base = (at: number) => ({ ...sentAtLeast, adgroup_name: `By row ${at}` });
		// TikTok ignores a price without it.
		const custom = { bid_type: 'BID_TYPE_CUSTOM' };
		expect(results.map(({ sent }) => sent)).toEqual([
			{ ...base(0), ...custom, bid_price: 1 },
			{ ...base(1), ...custom, bid_price: 2, pacing: 'PACING_MODE_SMOOTH' },
			...[2, 3, 4, 5].map(base),
		]);
	});

	it('are merged last, so that they override the fields', async () => {
		const more = { budget: 75, gender: 'GENDER_MALE', adgroup_name: 'Other' };
		const form = { targeting: { gender: 'GENDER_FEMALE' } };
		expect(await received(JSON.stringify(more), form)).toEqual({ ...sentAtLeast, ...more });
	});

	it('decide which other fields make sense', async () => {
		const form = filledIn('frequency', 3, filledIn('frequency_schedule', 7));
		expect(await received('{"objective": "REACH"}', form)).toHaveProperty('frequency');
		const inReach = { ...form, objective: 'REACH' };
		expect(await received('{"objective": "TRAFFIC"}', inReach)).not.toHaveProperty('frequency');
	});

	it.each<[string, RegExp, INodeParameters]>([
		['{"budget_mode": "BUDGET_MODE_TOTAL"}', /'End Time' is empty/, {}],
		['{"budget": null}', /'Budget' is empty/, {}],
		['{bid_price: 2}', /^Row 1.*: 'Additional Ad Group Arguments' .*isn't valid JSON/, {}],
		['{"budget": "75"}', /: 'Additional Ad Group Arguments' has "75" for 'budget'/, {}],
		['{"schedule_end_time": "2026-11-25 11:59:59"}', /'End Time' is .* in the past/, {}],
		[
			'{"audience_ids": ["170000001"]}',
			/'Excluded Audiences' contains 170000001/,
			{ targeting: { excludedAudienceIds: '170000001' } },
		],
	])('count for the rules between arguments: %s', async (additional, told, parameters) => {
		expect(await received(additional, parameters)).toMatch(told);
	});
});
