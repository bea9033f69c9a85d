import '../model/fasterClock';
import type { IDataObject } from 'n8n-workflow';
import { automatic } from '../rows/bench';
import { simpleWorkflow, type NodeSketch } from '../engine';
import { creation, pause } from '../sandbox/calling';
import type { Fault } from '../sandbox';
import { adspirerNode, eachWorkbench, output } from '../workbench';
import { byName, goesOn, unsettled } from './rowsByName';

/** Names that say what happened, if they are read as the service's own words. */
const names = [
	'Order confirmation required',
	'[CONFIRMATION NEEDED]',
	'Please confirm that it runs',
	'Tool not found',
	'Monthly limit reached',
	'Retry after 299 s',
	'Rate limit test',
	'Timed out',
	'Internal server error',
	'Already exists',
	'Failed audience',
	'could not convert',
	'Upgraded Smart+ test',
	'in progress',
	'Showing 1–13 of 57',
	'Active ad groups only',
	'No campaigns found',
	'has_more: true',
];

const idAt = (at: number) => String(1_790_000_000_000_000_100n + BigInt(at));
const campaigns = names.map((name, at) => ({ id: idAt(at), name }));
const audiences = names.map((name, at) => ({ id: String(170_000_100 + at), name }));
const bench = eachWorkbench({ campaigns, audiences });

const rows = names.map((name): IDataObject => ({ name }));
const own = byName({ campaignId: { __rl: true, mode: 'id', value: idAt(0) } }, unsettled);
const succeeded = (items: IDataObject[]) =>
	items.flatMap((item, at) => (item.success === true ? [] : [[names[at], item.error]]));

describe('an ad group with a name that says what happened', () => {
	const textOnly = (name: string): Fault => ({
		...{ kind: 'status', status: 200, act: true },
		body: { success: true, data: { text: `Ad group ${name} was created.` } },
	});

	it('is created and paused', async () => {
		const run = await bench.run(rows, { ...own, options: { startPaused: true } }, goesOn);
		expect(succeeded(output(run))).toEqual([]);
		expect(output(run).map(({ paused, warnings }) => [paused, warnings])).toEqual(
			names.map(() => [true, '']),
		);
		expect(bench.sandbox.callsTo(creation)).toHaveLength(names.length);
		expect(bench.sandbox.callsTo(pause)).toHaveLength(names.length);
	});

	it('is created where the answer has nothing but a text with it', async () => {
		bench.sandbox.options.fault = ({ arguments: { adgroup_name: name } }) =>
			typeof name === 'string' ? textOnly(name) : undefined;
		const run = await bench.run(rows, own, goesOn);
		expect(succeeded(output(run))).toEqual([]);
		expect(bench.sandbox.callsTo(creation)).toHaveLength(names.length);
	});

	it('is paused, resumed, renamed and deleted by its ID', async () => {
		const made = names.map((adgroup_name) =>
			bench.sandbox.addAdGroup({ campaign_id: idAt(0), adgroup_name }),
		);
		const ids = made.map(({ adgroup_id: id }): IDataObject => ({ id }));
		for (const operation of ['pause', 'resume', 'update', 'delete']) {
			const parameters = { resource: 'adGroup', operation, adgroupId: '={{ $json.id }}' };
			const updateFields = { budget: 70 };
			const node = { ...adspirerNode({}, goesOn), parameters: { ...parameters, updateFields } };
			const run = await bench.engine.run({ ...simpleWorkflow(node), rows: ids });
			expect(succeeded(output(run))).toEqual([]);
		}
	});
});

describe('a campaign or an audience with such a name', () => {
	const create = async (cells: IDataObject[], more: Partial<NodeSketch> = goesOn) =>
		await bench.run(
			cells.map((cell, at) => ({ 'Ad group': `No. ${at}`, Budget: 50, Country: 'GB', ...cell })),
			automatic,
			more,
		);

	it.each([{}, { form: 'text-only' }] as const)('is found by it (%j)', async (lists) => {
		bench.sandbox.options.lists = lists;
		const run = await create(
			names.map((name) => ({ Campaign: name, 'Audience name': `${name};` })),
		);
		expect(succeeded(output(run))).toEqual([]);
		expect(output(run).map(({ campaign_id: id }) => id)).toEqual(campaigns.map(({ id }) => id));
		const found = bench.sandbox.callsTo(creation).map((call) => call.arguments.audience_ids);
		expect(found.flat().sort()).toEqual(audiences.map(({ id }) => id).sort());
	});

	it('is shown by the list in the form and by Get Many', async () => {
		const { nodes } = simpleWorkflow(adspirerNode());
		const node = nodes.find(({ type }) => type === adspirerNode().type);
		if (!node) throw new RangeError('The workflow has no node');
		const list = await bench.engine.openList({ node, parameter: 'campaignId' });
		expect(list.results.map(({ value }) => value)).toEqual(campaigns.map(({ id }) => id));
		const many = { resource: 'campaign', operation: 'getAll', returnAll: true };
		const run = await bench.engine.run({
			...simpleWorkflow({ ...adspirerNode(), parameters: many }),
			rows: [{}],
		});
		expect(output(run).map(({ name }) => name)).toEqual(names);
	});

	it('does no harm among the accounts to choose from', async () => {
		const list = names.map(
			(name, at) => `  - ${name} (advertiser_id="70000000000000000${10 + at}")`,
		);
		const intro =
			'You have 27 TikTok accounts connected. Please specify which account to use by passing the advertiser_id parameter:';
		const error = [intro, ...list].join('\n');
		bench.sandbox.options.fault = () => ({
			...{ kind: 'status', status: 400 },
			body: { success: false, error },
		});
		const run = await create([{ 'Campaign ID': idAt(0) }]);
		expect(output(run)).toMatchObject([{ error_kind: 'multiple_accounts' }]);
		expect(bench.sandbox.callsTo(creation)).toHaveLength(1);
	});
});
