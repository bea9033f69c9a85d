import '../model/fasterClock';
import { addAd, addAdGroup, campaign, eachPlanBench, pauseAdGroup, planRow } from './planBench';

const bench = eachPlanBench();

const addExisting = () =>
	bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Women 18-34' }).id;

test.each(['name', 'execution'])(
	'rows with the ID of one ad group are rows of one ad group, with protection by %s',
	async (duplicateProtection) => {
		const row = planRow({ 'Ad group ID': addExisting() });
		const items = await bench.create([row, row, { ...row, 'Ad name': 'Video 2' }], {
			duplicateProtection,
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
	const [item] = await bench.create([planRow()], { options: { startPaused: true } });
	expect(bench.sandbox.callsTo(addAd)).toEqual([]);
	expect(bench.sandbox.callsTo(pauseAdGroup)).toEqual([]);
	expect(item).toMatchObject({
		success: false,
		adgroup_id: bench.sandbox.adGroups[0]?.id,
		ad_id: null,
		adgroup_paused: false,
	});
});
