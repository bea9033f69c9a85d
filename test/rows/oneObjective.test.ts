import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { fileWorkbench, output } from '../workbench';
import { automatic, checkSheet } from './bench';
import { mappedForm } from './filledIn';

const bench = fileWorkbench();

const [first, second] = ['1790000000000000001', '1790000000000000002'];
const minimal = { 'Daily budget': 50, Country: 'US' };
const rowOf = (campaign: string | undefined, Objective: string): IDataObject => ({
	...minimal,
	'Campaign ID': campaign,
	Objective,
});

describe('a campaign has one objective', () => {
	const toDo = 'A campaign has one. Enter that, or another campaign.';
	const told = (objective: string, other: string) =>
		`'Objective' is ${objective}, which is in the same campaign. ${other}`;

	it('so rows of one campaign with several are all refused, without a call', async () => {
		const rows = [
			rowOf(first, 'Traffic'),
			rowOf(first, 'Reach'),
			rowOf(second, 'Reach'),
			rowOf(first, 'traffic'),
			rowOf(second, 'Awareness'),
			// Rows that are skipped or done contradict nothing.
			{ ...rowOf(second, 'Traffic'), Draft: 'yes' },
			{ ...rowOf(second, 'Traffic'), 'Ad group ID': '1800000000000000001' },
		];
		const expected = [
			told('Traffic, but Reach in row 2', toDo),
			told('Reach, but Traffic in row 1', toDo),
			'',
			told('Traffic, but Reach in row 2', toDo),
			...['', '', ''],
		];
		const { items } = await checkSheet(bench, rows);
		expect(items.map(({ problems }) => problems)).toEqual(expected);
		const before = bench.sandbox.calls.length;
		const named = rows.map((row, at) => ({ 'Ad group': `A${at}`, ...row }));
		const run = await bench.run(named, automatic);
		expect(run.error?.message).toMatch(/^3 of 7 rows need a correction/);
		expect(bench.sandbox.calls.length).toBe(before);
	});

	it('whichever is in Additional Arguments, and whoever gives the campaign', async () => {
		const rows = [undefined, '{"objective":"REACH"}'].map((more, at) => ({
			...{ budget: 50, adgroup_name: `A${at}`, objective: 'Traffic', more },
		}));
		const form = { ...mappedForm(), operation: 'preview' };
		const campaignId = { __rl: true, mode: 'id', value: first };
		const options = { additionalArguments: '={{ $json.more ?? "{}" }}' };
		const run = await bench.run(rows, { ...form, campaignId, options });
		expect(output(run).map(({ problems }) => problems)).toEqual([
			told('Traffic, but Reach in row 2', toDo),
			told('Reach, but Traffic in row 1', toDo),
		]);
	});
});

describe('a campaign from the list in the form', () => {
	const listed = (cachedResultName: string, more: INodeParameters = {}): INodeParameters => ({
		...{ operation: 'preview', budget: '50', adgroupName: 'A', locations: ['6252001'] },
		campaignId: { __rl: true, mode: 'list', value: first, cachedResultName },
		...more,
	});

	it.each<[shown: string, parameters: INodeParameters, warning: string]>([
		[
			'Spring (Traffic, active)',
			{ objective: 'VIDEO_VIEWS' },
			`'Campaign' is "Spring (Traffic, active)" in the list, but 'Objective' is Video Views. A campaign has one objective: choose Traffic, or another campaign.`,
		],
		[
			'Spring (ID 1790000000000000001, Video Views, paused)',
			{ mappingMode: 'autoMapInputData' },
			`but 'Objective' is Traffic. A campaign has one objective: choose Video Views, or another campaign.`,
		],
		['Spring (Traffic, active)', { objective: 'TRAFFIC' }, ''],
		['Spring (Video Views) – UK', { objective: 'TRAFFIC' }, ''],
		['Spring (product sales, active)', { objective: 'TRAFFIC' }, ''],
	])('%s is compared with the objective of the row: %j', async (shown, parameters, warning) => {
		const rows = [{ ...minimal, 'Ad group': 'A' }];
		const [item] = output(await bench.run(rows, listed(shown, parameters)));
		expect(item).toMatchObject({ valid: true });
		if (warning === '') expect(item?.warnings).not.toContain('in the list');
		else expect(item?.warnings).toContain(warning);
	});

	it('says nothing of a campaign that the sheet gives', async () => {
		const parameters = { mappingMode: 'autoMapInputData' };
		const row = { ...rowOf(second, 'Traffic'), 'Ad group': 'A' };
		const [item] = output(await bench.run([row], listed('Spring (Reach)', parameters)));
		expect(item).toMatchObject({ valid: true, warnings: '' });
	});
});
