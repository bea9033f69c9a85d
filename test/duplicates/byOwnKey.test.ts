import '../model/fasterClock';
import type { GenericValue, IDataObject, INodeParameters } from 'n8n-workflow';
import { output } from '../workbench';
import { byName, goesOn, eachRowBench } from './rowsByName';

const bench = eachRowBench();

const byOwnKey = (parameters: INodeParameters = {}, options: INodeParameters = {}) =>
	byName(
		{ duplicateProtection: 'custom', duplicateKey: '={{ $json.key }}', ...parameters },
		options,
	);

const keyed = (...keys: GenericValue[]): IDataObject[] =>
	keys.map((key, index) => ({ name: `Row ${index + 1}`, key }));

describe('an own key', () => {
	it('is the same as a number and as its text, with blanks or without, in any workflow', async () => {
		for (const key of [9007199254740991, '9007199254740991', ' 9007199254740991 ']) {
			await bench.run([{ name: 'A', key }], byOwnKey(), {}, { workflowId: typeof key });
		}
		expect(new Set(bench.keysFor()).size).toBe(1);
		expect(bench.sandbox.adGroups).toHaveLength(1);
	});

	it.each([
		['a number that has lost digits', 2 ** 53 + 2, 'digits'],
		['a spreadsheet’s short form of a number', '1.76E+18', 'digits'],
		['nothing', '', 'is empty'],
		['what is missing', undefined, 'is empty'],
		['a broken expression', 'undefined', 'expression'],
		['an object', { id: 7 }, 'object'],
	])('is refused where it is %s', async (_what, key, reason) => {
		const run = await bench.run(keyed('deal 7', key), byOwnKey(), goesOn);
		expect(output(run)).toMatchObject([
			{ success: true },
			{
				error: expect.stringMatching(`^Row 2 .*'Duplicate Key' .*${reason}`),
				error_kind: 'invalid',
			},
		]);
		expect(bench.callsFor()).toHaveLength(1);
	});
});

describe('an own key that comes back', () => {
	it.each([
		['another name', 'Ad Group Name', keyed('deal 7', 'deal 7')],
		[
			'another campaign, for a UUID is the same everywhere',
			'Campaign',
			['1790000000000000001', '1790000000000000002'].map((campaign) => ({
				name: 'A',
				key: ['0e984725', 'c51c', '4bf4', '9960', 'e1c80e27aba0'].join('-'),
				campaign,
			})),
		],
	])('in the same run with %s refuses both rows', async (_what, field, rows) => {
		const campaignId = {
			__rl: true,
			mode: 'id',
			value: '={{ $json.campaign ?? "1790000000000000001" }}',
		};
		const run = await bench.run(rows, byOwnKey({ campaignId }), goesOn);
		expect(output(run)).toMatchObject([
			...[2, 1].map((row) => ({
				error: expect.stringMatching(
					`'${field}' is .+, but .+ in row ${row}, which has the same 'Duplicate Key'\\.`,
				),
				error_kind: 'conflict',
			})),
		]);
		expect(bench.sandbox.adGroups).toHaveLength(0);
	});

	it.each([
		['different values', { name: 'A', key: 'deal 7', budget: 60 }],
		['another name', { name: 'B', key: 'deal 7', budget: 50 }],
	])('in a later execution with %s is a conflict that names no ad group', async (_what, row) => {
		const budget = { budget: '={{ $json.budget ?? 50 }}' };
		await bench.run([{ name: 'A', key: 'deal 7' }], byOwnKey(budget));
		bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: 'B' });
		const run = await bench.run([row], byOwnKey(budget), goesOn);
		expect(output(run)).toMatchObject([
			{
				error: expect.stringMatching(
					/'Duplicate Key' was used before.*different values.*another 'Duplicate Key'/,
				),
				error_kind: 'conflict',
			},
		]);
		expect(output(run)[0]).not.toHaveProperty('existing_adgroup_id');
		expect(bench.listCalls()).toEqual([]);
		expect(new Set(bench.keysFor()).size).toBe(1);
	});
});
