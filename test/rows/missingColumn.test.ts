import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { fileWorkbench, output } from '../workbench';

const bench = fileWorkbench();

const rows: IDataObject[] = [
	{ 'Ad group': 'One', Budget: 50, Land: 'US', 'Campaign ID': '1790000000000000001' },
	{ 'Ad group': 'Two', Budget: '', Land: 'US', Notes: 'new' },
];
const campaign = (value: string) => ({ __rl: true as const, mode: 'id', value });

/** What a preview says of two rows. */
async function check(parameters: INodeParameters) {
	const run = await bench.run(rows, { operation: 'preview', ...parameters });
	return output(run);
}

const options = (more: INodeParameters) => ({
	adgroupName: '={{ $json["Ad group"] }}',
	budget: 50,
	options: more,
});

describe('a required field whose expression names a column that no row has', () => {
	const all = `The columns are "Ad group", "Budget", "Land", "Campaign ID" and "Notes".`;
	const known = 'to the column "Campaign ID", if that is the one.';
	it.each<[field: string, parameters: INodeParameters, column: string, advice: string]>([
		['Budget', { budget: '={{ $json.Buget }}' }, 'Buget', `. ${all}`],
		['Ad Group Name', { adgroupName: '={{$json["Title"]}}' }, 'Title', `. ${all}`],
		['Campaign', { campaignId: campaign('={{ $json.campaign_id }}') }, 'campaign_id', ` ${known}`],
	])('%s: is told with the column: %j', async (field, parameters, column, advice) => {
		for (const { problem_list } of await check(parameters)) {
			expect(problem_list).toContainEqual({
				field,
				message: `is filled from the column "${column}", which no row has. Change the expression${advice}`,
			});
		}
	});

	it.each([
		'={{ $json.Budget }}',
		'={{ $json.Buget ?? "" }}',
		'={{ $json.a.b }}',
		"={{ $json['a']['b'] }}",
	])('is told as empty where a row has it, and for any other expression: %s', async (budget) => {
		const [, second] = await check({ budget, adgroupName: '={{ $json["Ad group"] }}' });
		expect(second?.problems).toMatch(/'Budget' (is empty\. Fill it in\.|has an expression)/);
	});

	it('is told for the other operations too', async () => {
		const run = await bench.run(
			[{ 'Ad group ID': '1800000000000000001' }],
			{ operation: 'pause', adgroupId: '={{ $json["Adgroup ID"] }}' },
			{ onError: 'continueRegularOutput' },
		);
		expect(output(run)[0]?.error).toContain(
			`'Ad Group' is filled from the column "Adgroup ID", which no row has. Change the expression to the column "Ad group ID", if that is the one.`,
		);
		expect(bench.sandbox.calls).toEqual([]);
	});
});

it('countries from such a column are told as the reason for the United States', async () => {
	const [first] = await check({ locations: '={{ $json.Laand }}', budget: 50 });
	expect(first).toMatchObject({
		valid: true,
		warnings: expect.stringContaining(
			`'Locations' is filled from the column "Laand", which no row has, so TikTok targets the United States. Change the expression. The columns are`,
		),
	});
});

describe('an option that protects, from such a column,', () => {
	it('is told for the IDs of ad groups that exist, since every row is created then', async () => {
		const existingAdgroupId = '={{ $json.Done }}';
		const told = `'Existing Ad Group ID' is filled from the column "Done", which no row has, so no row counts as done. Change the expression. The columns are`;
		const [first] = await check(options({ existingAdgroupId }));
		expect(first).toMatchObject({ valid: true, warnings: expect.stringContaining(told) });
		const mapped = { mappingMode: 'autoMapInputData', ...options({ existingAdgroupId }) };
		expect((await check(mapped))[0]?.warnings).toContain(told);
	});

	it('is refused for the limit of budgets, which would let every budget pass', async () => {
		const budgetLimit = '={{ $json.Limit }}';
		const told = `is filled from the column "Limit", which no row has. Change the expression.`;
		const [first] = await check(options({ budgetLimit }));
		expect(first?.problem_list).toEqual([
			{ field: 'Budget Limit', message: expect.stringContaining(told) },
		]);
		const update = {
			operation: 'update',
			adgroupId: '1800000000000000001',
			updateFields: { budget: 50 },
			options: { budgetLimit },
		};
		const run = await bench.run(rows, update);
		expect(run.error?.message).toContain('2 of 2 rows need a correction');
		expect(bench.sandbox.calls).toEqual([]);
	});
});

describe('a guard that comes to nothing refuses the row', () => {
	const nothing = ['', '={{ undefined }}', '={{ null }}', "={{ '' }}", '={{ [] }}'];
	it.each(['budgetLimit', 'startPaused', 'skipExistingNames'])('%s', async (name) => {
		for (const value of nothing) {
			const run = await bench.run(rows.slice(0, 1), options({ [name]: value }));
			expect([value, run.error?.message]).toEqual([
				value,
				expect.stringContaining(
					'is empty, so it guards nothing. Fill it in, or remove the option.',
				),
			]);
		}
		expect(bench.sandbox.calls).toEqual([]);
	});
});

it.each([
	[{ budget: '={{ $json["New budgt"] }}' }, /^.*'Budget' is filled from the column "New budgt"/],
	[
		{ budget: '={{ $json["New budgt"] }}', adgroupName: 'New' },
		/^In row 1: 'Budget' is filled from the column "New budgt".* so it changes nothing\./,
	],
])('what an update is to change, from such a column, is told: %j', async (updateFields, told) => {
	const { adgroup_id: adgroupId } = bench.sandbox.addAdGroup({
		campaign_id: '1790000000000000001',
		adgroup_name: 'US',
		budget: 50,
	});
	const run = await bench.run([{ 'New budget': 60 }], {
		operation: 'update',
		adgroupId,
		updateFields,
	});
	const texts = [run.error?.message, ...run.hints(nodeName.tested).map(({ message }) => message)];
	expect(texts.filter((text) => told.test(text ?? ''))).toHaveLength(1);
});
