import { nodeName } from '../engine';
import {
	addAd,
	addAdGroup,
	eachPlanBench,
	noAd,
	pauseAd,
	pauseAdGroup,
	planRow,
} from './planBench';

const bench = eachPlanBench();

test('a row becomes an ad group with its ad in it', async () => {
	const [item] = await bench.create([planRow()]);
	expect(bench.tools()).toEqual([addAdGroup, addAd]);
	const [adGroup] = bench.sandbox.callsTo(addAdGroup);
	const [ad] = bench.sandbox.callsTo(addAd);
	expect(adGroup?.arguments).toMatchObject({ adgroup_name: 'Women 18-34', budget: 50 });
	expect(ad?.arguments).toMatchObject({ adgroup_id: item?.adgroup_id, ad_name: 'Video 1' });
	expect(item).toMatchObject({
		success: true,
		adgroup_name: 'Women 18-34',
		ad_name: 'Video 1',
		campaign_id: '1790000000000000001',
		warnings: '',
	});
	expect(Object.keys(item ?? {})).toEqual(['x']);
});

test('rows of one ad group create it once', async () => {
	const items = await bench.create([
		planRow(),
		planRow({ 'Ad name': 'Video 2' }),
		planRow({ 'Ad group': 'Men', 'Ad name': 'Video 1' }),
		planRow({ 'Ad group': 'Nobody', ...noAd }),
	]);
	expect(
		items.map(({ success, adgroup_name, ad_name }) => [success, adgroup_name, ad_name]),
	).toEqual([]);
	expect(bench.sandbox.callsTo(addAdGroup)).toHaveLength(3);
	expect(bench.sandbox.callsTo(addAd)).toHaveLength(3);
});

test('an ad group is paused before its ads are created', async () => {
	const run = await bench.start([planRow(), planRow({ 'Ad name': 'Video 2' })], {
		options: { startPaused: true },
	});
	expect(bench.tools()).toEqual([addAdGroup, pauseAdGroup, addAd, addAd]);
	expect(run.hints(nodeName.tested)).toEqual([]);
});

test('a status of ads pauses them alone', async () => {
	const items = await bench.create([planRow({ 'Ad status': 'Paused' })]);
	expect(items).toEqual([]);
	expect(bench.tools()).toEqual([addAdGroup, addAd, pauseAd]);
});

test('check rows', async () => {
	const items = await bench.check([planRow({ 'Ad text': '' }), planRow({ 'Ad name': 'b' })]);
	expect(items).toEqual([]);
});
