import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { addAdGroup, campaign, eachPlanBench, planRow } from '../mediaPlan/planBench';
import { goesOn } from '../operations/operationBench';
import { output } from '../workbench';

const bench = eachPlanBench();

const automatic = { mappingMode: 'autoMapInputData' };
const paused = { options: { startPaused: true } };

/** The meanings of columns in rows that have the results of an earlier run next to the plan's own. */
async function meanings(rows: IDataObject[], resource: string) {
	const run = await bench.run({ resource, operation: 'columns', ...automatic }, rows);
	return new Map(output(run).map(({ column, means }) => [String(column), means]));
}

/** An item's results as a sheet takes them: without the names, which the plan has. */
const written = (item: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(item).filter(([key]) => !/^(?:adgroup|ad)_name$/.test(key)));

describe('what an item says is known when it comes back', () => {
	const bad = planRow({ 'Daily budget': 'lots' });
	it.each<[what: string, resource: string, row: IDataObject, parameters: IDataObject]>([
		['a media plan', 'plan', planRow(), { startPaused: true }],
		['an ad group', 'adGroup', planRow(), paused],
		['an ad', 'ad', { ...planRow(), 'Ad group': '1810000000000000001' }, paused],
		['a row that is refused', 'plan', bad, {}],
		['a row that is skipped', 'plan', planRow({ Status: 'Draft' }), {}],
		['a check of rows', 'adGroup', planRow(), { operation: 'preview' }],
		['a check of bad rows', 'plan', bad, { operation: 'preview' }],
	])('of %s', async (_what, resource, row, parameters) => {
		const form = { resource, operation: 'create', ...automatic, ...parameters };
		const [item] = output(await bench.run(form, [row], goesOn));
		const back = { ...row, ...written(item ?? {}) };
		for (const of of new Set([resource, 'plan'])) {
			const means = await meanings([back], of);
			const asking = [...means].filter(([, meant]) => meant === 'needs your answer');
			expect(asking).toEqual([]);
		}
	});

	it('of a call that fails', async () => {
		bench.sandbox.options.fault = () => ({ kind: 'drop-after' });
		const form = { resource: 'adGroup', operation: 'create', ...automatic };
		const options = { maxRetries: 0, settleUnknown: false };
		const [item] = output(await bench.run({ ...form, options }, [planRow()], goesOn));
		const means = await meanings([{ ...planRow(), ...written(item ?? {}) }], 'plan');
		expect([...means.values()]).not.toContain('needs your answer');
		expect(means.get('error_kind')).toBe('result of this node');
	});
});

it('a text that this node wrote is no ad text, but one alone beside other columns is', async () => {
	const { 'Ad text': text, ...row } = planRow({ idempotency_key: 'x' });
	const both = await meanings([{ ...row, 'Ad text': text ?? '', text: 'Skipped' }], 'plan');
	expect(both.get('text')).toBe('result of this node');
	expect((await meanings([{ ...row, text }], 'plan')).get('text')).toBe('Ad Text');
});

it('a campaign in the rows that are done alone makes no other row blank', async () => {
	const { Campaign, ...row } = planRow();
	const form = {
		...{ resource: 'adGroup', operation: 'create', ...automatic },
		campaignId: { __rl: true, mode: 'id', value: campaign.id },
	};
	const done = { ...row, adgroup_id: '1810000000000000001', campaign_id: Campaign ?? '' };
	const fresh = { ...row, 'Ad group': 'Men' };
	const items = output(await bench.run(form, [done, fresh], goesOn));
	expect(items).toMatchObject([{ success: true }, { success: true, campaign_id: campaign.id }]);
	expect(bench.sandbox.callsTo(addAdGroup)).toHaveLength(1);
	const other = { ...row, 'Ad group': 'All', campaign_id: campaign.id };
	const [, , refused] = output(await bench.run(form, [done, other, fresh], goesOn));
	expect(refused?.error).toContain("'campaign_id' is blank, but other rows have one");
});

describe('a dynamic daily budget in a list becomes a fixed one, with one warning', () => {
	const form = {
		...{ mappingMode: 'defineBelow', adgroupName: '={{ $json.name }}' },
		campaignId: { __rl: true, mode: 'id', value: campaign.id },
		...{ budgetMode: '={{ $json.budget_mode }}', budget: '={{ $json.budget }}' },
		locations: ['6252001'],
	};
	it.each<[string, IDataObject, IDataObject]>([
		['by its columns', automatic, {}],
		['by the form', form, {}],
		['in words, beside an amount for a day', automatic, { budget_mode: 'Dynamic daily budget' }],
	])('%s', async (_how, parameters, more) => {
		const old = { campaign_id: '1790000000000000002', adgroup_name: 'Women', budget: 50 };
		bench.sandbox.options.campaigns = undefined;
		bench.sandbox.addAdGroup({ ...old, budget_mode: 'BUDGET_MODE_DYNAMIC_DAILY_BUDGET' });
		const list = { resource: 'adGroup', operation: 'getAll', returnAll: true };
		const [listed = {}] = output(await bench.run(list));
		expect(listed).toMatchObject({ budget_mode: 'BUDGET_MODE_DYNAMIC_DAILY_BUDGET', budget: 50 });
		const { name, budget, budget_mode } = { ...listed, ...more };
		const amount = 'budget_mode' in more ? { 'Daily budget': budget } : { budget };
		const row = { name, ...amount, budget_mode, Country: 'US', Campaign: campaign.id };
		const create = { resource: 'adGroup', operation: 'create', ...parameters };
		const [item] = output(await bench.run(create, [row], goesOn));
		expect(bench.sandbox.callsTo(addAdGroup)[0]?.arguments).toMatchObject({
			...{ adgroup_name: 'Women', budget: 50, budget_mode: 'BUDGET_MODE_DAY' },
		});
		expect(String(item?.warnings).match(/a quarter more/g)).toHaveLength(1);
		expect(String(item?.warnings).match(/'Budget.?mode'/gi)).toHaveLength(1);
	});
});
