import '../model/fasterClock';
import type { IDataObject } from 'n8n-workflow';
import type { SandboxOptions } from '../sandbox';
import { BillboardNode } from './billboard';
import { openThings } from './thingBench';

const open = async (options: SandboxOptions = {}) =>
	await openThings(new BillboardNode(), { noun: 'billboard', listedBy: 'street_id' }, options);

const row = (name: string, more: IDataObject = {}) => ({
	'Street ID': '12',
	'Billboard name': name,
	Width: '4',
	...more,
});

test('a sheet becomes billboards, each once, in this run and the next', async () => {
	const bench = await open();
	const rows = [row('North'), row('South'), row('North'), row('East', { Width: '13' }), row('')];
	const { items, hints } = await bench.create(rows);
	expect(items).toEqual([
		expect.objectContaining({ success: true, billboard_id: '1800000000000010', street_id: '12' }),
		expect.objectContaining({ success: true, billboard_name: 'South' }),
		expect.objectContaining({ billboard_id: '1800000000000010' }),
		expect.objectContaining({ success: false, billboard_id: null }),
		expect.objectContaining({ success: false, billboard_id: null }),
	]);
	expect(items[3]?.error).toContain("'Width' is 13. Choose another width.");
	expect(items[4]?.error).toContain("'Billboard name' is empty. Fill it in.");
	expect(hints.join()).toContain(
		'2 created, now or in an earlier run, 1 with the billboard of another row, 2 failed.',
	);
	await bench.create(rows);
	expect(bench.things).toHaveLength(2);
});

test('a lost answer is looked up in the list of the street', async () => {
	const bench = await open({
		fault: ({ tool }) => (tool === 'add_billboard' ? { kind: 'drop-after' } : undefined),
	});
	const { items } = await bench.create([row('North')]);
	expect(items).toMatchObject([{ success: true, billboard_id: '1800000000000010' }]);
	expect(bench.things).toHaveLength(1);
});

test('a billboard of another width in the list is not the row’s', async () => {
	const bench = await open({
		fault: ({ tool, arguments: { width } }) =>
			tool === 'add_billboard' && width === 5 ? { kind: 'drop-before' } : undefined,
		faultReplays: true,
	});
	await bench.create([row('North')]);
	const { items } = await bench.create([row('North', { Width: '5' })]);
	expect(items[0]).toMatchObject({ success: false, error_kind: 'conflict' });
	expect(bench.things).toHaveLength(1);
});

test('it is paused right after its creation', async () => {
	const bench = await open();
	const { items } = await bench.create([row('North')], { options: { startPaused: true } });
	expect(items).toMatchObject([{ billboard_id: '1800000000000010', paused: true }]);
	expect(bench.things).toMatchObject([{ light: 'OFF' }]);
});

test('a row with its ID is done', async () => {
	const bench = await open();
	const { items } = await bench.create([row('North', { 'Billboard ID': '1800000000000099' })]);
	expect(items).toMatchObject([{ billboard_id: '1800000000000099', already_created: true }]);
	expect(bench.sandbox.calls).toEqual([]);
});
