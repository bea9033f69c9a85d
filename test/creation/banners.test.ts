import '../model/fasterClock';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { formOf } from '../../nodes/AdspirerTikTok/operations/form';
import type { SandboxOptions } from '../sandbox';
import { BannerNode, createBanner } from './banner';
import { openThings } from './thingBench';

const open = async (options: SandboxOptions = {}) =>
	await openThings(new BannerNode(), { noun: 'banner', listedBy: 'advertiser_id' }, options);

const row = (name: string, more: IDataObject = {}) => ({
	'Banner name': name,
	Height: '4',
	...more,
});

test('a sheet without parents becomes banners, each once, in this run and the next', async () => {
	const bench = await open();
	const rows = [row('North'), row('South'), row('North'), row('')];
	const { items, hints } = await bench.create(rows);
	expect(items).toEqual([
		expect.objectContaining({ success: true, banner_id: '1800000000000010', advertiser_id: null }),
		expect.objectContaining({ success: true, banner_name: 'South' }),
		expect.objectContaining({ banner_id: '1800000000000010' }),
		expect.objectContaining({ success: false, banner_id: null, advertiser_id: null }),
	]);
	expect(items[3]?.error).toContain("'Banner name' is blank, but other rows have one. Fill it in.");
	expect(hints.join()).toContain(
		'2 created, now or in an earlier run, 1 with the banner of another row, 1 failed.',
	);
	await bench.create(rows);
	expect(bench.things).toHaveLength(2);
	expect(bench.things[0]).toEqual({
		banner_id: '1800000000000010',
		banner_name: 'North',
		height: 4,
		light: 'ON',
	});
});

test('banners of one name in two accounts are two', async () => {
	const bench = await open();
	const { items } = await bench.create([
		row('North', { 'Advertiser ID': '7000000000000000001' }),
		row('North', { 'Advertiser ID': '7000000000000000002' }),
	]);
	expect(items).toMatchObject([
		{ success: true, banner_id: '1800000000000010', advertiser_id: '7000000000000000001' },
		{ success: true, banner_id: '1800000000000011', advertiser_id: '7000000000000000002' },
	]);
});

test('a row without an account next to others with one is refused, since it may be the same banner', async () => {
	const bench = await open();
	const { items } = await bench.create([
		row('North', { 'Advertiser ID': '7000000000000000001' }),
		row('North', { 'Advertiser ID': '' }),
	]);
	expect(items).toMatchObject([{ success: true }, { success: false }]);
	expect(items[1]?.error).toContain(
		"'Advertiser ID' is blank, but other rows have one. Fill it in.",
	);
	expect(bench.things).toHaveLength(1);
});

test('one key is one banner', async () => {
	const bench = await open();
	const byKey = { duplicateProtection: 'custom', duplicateKey: '={{ $json["Deal ID"] }}' };
	await bench.create([row('North', { 'Deal ID': 'D1' }), row('South', { 'Deal ID': 'D2' })], byKey);
	await bench.create([row('North', { 'Deal ID': 'D1' })], byKey);
	expect(bench.things).toHaveLength(2);
});

test('rows of one name that differ are refused with a remedy', async () => {
	const bench = await open();
	const { items } = await bench.create([row('North'), row('North', { Height: '5' })]);
	expect(items.map(({ error }) => error)).toEqual([
		expect.stringContaining('which is the same banner. Make the rows the same, rename one'),
		expect.stringContaining('which is the same banner. Make the rows the same, rename one'),
	]);
	expect(bench.things).toEqual([]);
});

test('a lost answer is looked up in the list of the account', async () => {
	const bench = await open({
		fault: ({ tool }) => (tool === 'add_banner' ? { kind: 'drop-after' } : undefined),
	});
	const { items } = await bench.create([row('North')]);
	expect(items).toMatchObject([{ success: true, banner_id: '1800000000000010' }]);
	expect(bench.things).toHaveLength(1);
});

test('a banner of another height in the list is not the row’s', async () => {
	const bench = await open({
		fault: ({ tool, arguments: { height } }) =>
			tool === 'add_banner' && height === 5 ? { kind: 'drop-before' } : undefined,
		faultReplays: true,
	});
	await bench.create([row('North')]);
	const { items } = await bench.create([row('North', { Height: '5' })]);
	expect(items).toMatchObject([{ success: false, error_kind: 'conflict' }]);
	expect(items[0]?.error).toContain('A banner with this name already exists in the ad account');
	expect(bench.things).toHaveLength(1);
});

test('it is paused right after its creation, and a row with its ID is done', async () => {
	const bench = await open();
	const { items } = await bench.create(
		[row('North'), row('South', { 'Banner ID': '1800000000000099' })],
		{ options: { startPaused: true } },
	);
	expect(items).toMatchObject([
		{ banner_id: '1800000000000010', paused: true },
		{ banner_id: '1800000000000099', already_created: true },
	]);
	expect(bench.things).toMatchObject([{ light: 'OFF' }]);
});

test('the form reads as if it had been written for banners', () => {
	const properties: INodeProperties[] = formOf(createBanner);
	const texts = JSON.stringify(properties);
	expect(texts).toContain('Each name is created only once in its ad account');
	expect(texts).toContain('"displayName":"Existing Banner ID","name":"existingBannerId"');
	expect(texts).not.toMatch(/an banner|undefined|campaign|ad group/i);
});
