import '../model/fasterClock';
import type { IDataObject } from 'n8n-workflow';
import type { Fault } from '../sandbox';
import { addAd, addAdGroup, campaign, eachPlanBench, pauseAdGroup, planRow } from './planBench';

const bench = eachPlanBench();

const addExisting = () =>
	bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Women 18-34' }).id;

test.each(['name', 'execution'])(
	'rows with the ID of one ad group are rows of one ad group, with protection by %s',
	async (duplicateProtection) => {
		const row = planRow({ 'Ad group ID': addExisting() });
		const items = await bench.create([row, row, { ...row, 'Ad name': 'Video 2' }], {
			options: { duplicateProtection },
		});
		expect(items.map(({ success }) => success)).toEqual([true, true, true]);
		expect(bench.sandbox.madeAds.map(({ name }) => name)).toEqual(['Video 1', 'Video 2']);
		expect(items[0]?.ad_id).toBe(items[1]?.ad_id);
	},
);

test('ads of one name with different texts are refused, where the ad group comes by its ID', async () => {
	const row = planRow({ 'Ad group ID': addExisting() });
	const items = await bench.create([row, { ...row, 'Ad text': 'Another one' }]);
	expect(items.map(({ success }) => success)).toEqual([false, false]);
	expect(bench.tools()).toEqual([]);
});

test('no ad comes into an ad group that may be on, since no list says that it is new', async () => {
	bench.sandbox.options.fault = ({ tool }) =>
		tool === addAdGroup ? { kind: 'drop-after' } : undefined;
	const [item] = await bench.create([planRow()], { startPaused: true });
	expect(bench.sandbox.callsTo(addAd)).toEqual([]);
	expect(bench.sandbox.callsTo(pauseAdGroup)).toEqual([]);
	expect(item).toMatchObject({
		success: false,
		adgroup_id: bench.sandbox.adGroups[0]?.id,
		ad_id: null,
		adgroup_paused: false,
	});
});

describe.each([false, true])(
	'an ad group that is there gets its ads (Start Paused: %s)',
	(startPaused) => {
		interface Way {
			/** The fault of the first call for the ad group with this ID. */
			readonly fault?: (id: string) => Fault;
			readonly row?: (id: string) => IDataObject;
			readonly skipExistingNames?: true;
		}
		const answer = (status: number, body: object): Fault => ({ kind: 'status', status, body });
		const saysSo = (id: string) => {
			const text = `This ad group already exists.\n\n- **Ad Group ID:** \`${id}\``;
			return answer(200, { success: true, data: { text, structured: { adgroup_id: id } } });
		};
		const error = 'This Idempotency-Key was already used with different arguments';
		const ways: Array<[string, Way]> = [
			['by its ID', { row: (id) => ({ 'Ad group ID': id }) }],
			['by its name', { skipExistingNames: true }],
			['by what the answer says', { fault: saysSo }],
			[
				'by a conflict and its list',
				{
					fault: () => answer(409, { success: false, error }),
					row: () => ({ 'Advertiser ID': '7000000000000000001' }),
				},
			],
		];

		it.each(ways)('%s', async (_how, { fault, row, skipExistingNames = false }) => {
			const id = addExisting();
			bench.sandbox.options.fault = ({ tool, attempt }) =>
				tool === addAdGroup && attempt === 1 ? fault?.(id) : undefined;
			const items = await bench.create(
				[planRow(row?.(id)), planRow({ ...row?.(id), 'Ad name': 'Video 2' })],
				{
					startPaused,
					options: { skipExistingNames },
				},
			);
			expect(items).toMatchObject([
				{ success: true, adgroup_id: id, ad_name: 'Video 1' },
				{ success: true, adgroup_id: id, ad_name: 'Video 2' },
			]);
			const [adGroup] = bench.sandbox.adGroups;
			const running = bench.sandbox.madeAds.filter(({ status }) => status === 'ENABLE');
			if (startPaused && adGroup?.status === 'ENABLE') expect(running).toEqual([]);
		});
	},
);
