import { nodeName, type NodeSketch } from '../engine';
import { goodRun } from './benchRun';
import { allWays, compared, pick, type Way } from './compared';
import { heapInUse } from './heap';
import type { Results } from './outcomes';
import type { RemoteSandbox } from './remoteSandbox';
import { adspirer, adspirerMapped, bareCalls, sheet } from './sketches';
import { interleaved, ratios, spreadOf } from './statistics';
import { ms, seconds } from './tables';

/** Processor time for each of 1,000 rows, and what of it is this node's own. */
export async function work(sandbox: RemoteSandbox): Promise<Results> {
	const rows = sheet(1_000);
	const perRow = async (sketch: (url: string) => NodeSketch) => {
		const url = await sandbox.open();
		const { cpuMs } = await goodRun(url, sketch(url), rows);
		const { calls } = await sandbox.seen();
		if (calls !== rows.length) throw new Error(`${calls} calls were made for ${rows.length} rows`);
		return cpuMs / rows.length;
	};
	await perRow(() => adspirerMapped('create'));
	const { lastBody } = await sandbox.seen();
	const measured = await allWays(perRow, 9, 2, { bare: bareCalls(lastBody) });
	const bare = measured('bare');
	const own = measured('mapped').map((value, round) => value - (bare[round] ?? NaN));
	const share = ratios(own, measured('adspirer'));
	const ofRow = 'the time for a row';
	return {
		figures: [
			compared('Processor time for each of 1,000 rows, eight expressions', measured, ms),
			{
				...compared('The same with Map Automatically, no expressions', measured, ms, 'mapped'),
				goal: { value: ratios(measured('mapped'), measured('fields')), atMost: 1.3 },
			},
			{
				what: "Of the row with eight expressions, n8n's request helper alone",
				adspirer: ms(spreadOf(bare).median),
				ratios: [{ spread: ratios(bare, measured('adspirer')), of: ofRow }],
			},
			{
				what: 'Of it, our own: with Map Automatically and without the request helper',
				adspirer: ms(spreadOf(own).median),
				ratios: [{ spread: share, of: ofRow }],
				goal: { value: share, atMost: 0.25 },
			},
		],
	};
}

/** Runs of all nodes with the event loop watched, which says for how long n8n stands still. */
async function watched(sandbox: RemoteSandbox, count: number, operation: 'create' | 'preview') {
	const rows = sheet(count);
	const cost = async (sketch: (url: string) => NodeSketch) => {
		const url = await sandbox.open();
		return await goodRun(url, sketch(url), rows, true);
	};
	const measured = await allWays(cost, 5, 1, { operation });
	return {
		blocks: pick(measured, ({ longestBlockMs }) => longestBlockMs),
		times: pick(measured, ({ nodeMs }) => nodeMs),
	};
}

/** For how long n8n stands still while 1,000 rows are created. */
export async function creatingBlocks(sandbox: RemoteSandbox): Promise<Results> {
	const { blocks } = await watched(sandbox, 1_000, 'create');
	return { figures: [compared('Longest block while 1,000 rows are created', blocks, ms)] };
}

/** Reading and checking 5,000 rows. The HTTP Request node can't do that without calling. */
export async function reading(sandbox: RemoteSandbox): Promise<Results> {
	const { blocks, times } = await watched(sandbox, 5_000, 'preview');
	const time = (way: Way) => seconds(spreadOf(times(way)).median);
	const goal = (way: Way) => ({ value: spreadOf(blocks(way)), atMost: 50, unit: ' ms' });
	return {
		figures: [
			{
				...compared('Longest block while 5,000 rows are read and checked', blocks, ms),
				goal: goal('adspirer'),
			},
			{
				what: 'The same: time in all',
				adspirer: time('adspirer'),
				fields: `${time('fields')} with the calls`,
				stringify: `${time('stringify')} with the calls`,
			},
			{
				...compared('Longest block, the same with Map Automatically', blocks, ms, 'mapped'),
				goal: goal('mapped'),
			},
			{ what: 'The same: time in all', adspirer: time('mapped') },
		],
	};
}

/** Time and memory of a preview, which makes no calls, as rows grow from 1,000 to 10,000. */
export async function growth(sandbox: RemoteSandbox): Promise<Results> {
	const url = await sandbox.open();
	const measure = async (count: number) => {
		const rows = sheet(count);
		// n8n keeps hold of the run before until the next one; this one takes its place.
		await goodRun(url, adspirer('preview'), sheet(1));
		const before = heapInUse();
		const { runMs, run } = await goodRun(url, adspirer('preview'), rows);
		const bytesPerRow = (heapInUse() - before) / count;
		// Read only now, so that what came out is still in memory when it is weighed.
		const cameOut = run.json(nodeName.tested).length;
		if (cameOut !== count) throw new Error(`${cameOut} items came out of ${count} rows`);
		return { runMs, bytesPerRow };
	};
	const measured = await interleaved(
		[
			['small', async () => await measure(1_000)],
			['large', async () => await measure(10_000)],
		],
		5,
		1,
	);
	const times = (name: 'small' | 'large') => measured(name).map(({ runMs }) => runMs);
	const bytes = (name: 'small' | 'large') => measured(name).map(({ bytesPerRow }) => bytesPerRow);
	const kilobytes = (values: number[]) => `${(spreadOf(values).median / 1_024).toFixed(1)} kB`;
	const time = ratios(times('large'), times('small'));
	const memory = ratios(bytes('large'), bytes('small'));
	return {
		figures: [
			{
				what: 'Preview of 10,000 rows against 1,000: time',
				adspirer: `${seconds(spreadOf(times('large')).median)} against ${seconds(spreadOf(times('small')).median)}`,
				ratios: [{ spread: time, of: 'the time for 1,000' }],
				goal: { value: time, atMost: 11 },
			},
			{
				what: 'The same: memory for each row',
				adspirer: `${kilobytes(bytes('large'))} against ${kilobytes(bytes('small'))}`,
				ratios: [{ spread: memory, of: 'that for 1,000' }],
				goal: { value: memory, atMost: 1.1 },
			},
		],
	};
}
