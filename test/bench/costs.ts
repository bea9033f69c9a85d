import type { IDataObject } from 'n8n-workflow';
import { nodeName, type NodeSketch } from '../engine';
import { goodRun } from './benchRun';
import { heapInUse } from './heap';
import type { Results } from './outcomes';
import type { RemoteSandbox } from './remoteSandbox';
import { adspirer, adspirerMapped, bareCalls, httpRequest, sheet } from './sketches';
import { interleaved, ratios, spreadOf } from './statistics';
import { ms, seconds, type Figure } from './tables';

type Column = 'adspirer' | 'mapped' | 'fields' | 'stringify';

/** A figure of this node, in one of its forms, next to both forms of the HTTP Request node. */
function compared(
	what: string,
	measured: (name: Column) => number[],
	shown: (value: number) => string,
	form: 'adspirer' | 'mapped' = 'adspirer',
): Figure {
	const [adspirerValues, fields, stringify] = [
		measured(form),
		measured('fields'),
		measured('stringify'),
	];
	return {
		what,
		adspirer: shown(spreadOf(adspirerValues).median),
		fields: shown(spreadOf(fields).median),
		stringify: shown(spreadOf(stringify).median),
		ratios: [
			{ spread: ratios(adspirerValues, fields), of: 'eight' },
			{ spread: ratios(adspirerValues, stringify), of: 'one' },
		],
	};
}

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
	const measured = await interleaved(
		[
			['adspirer', async () => await perRow(() => adspirer('create'))],
			['mapped', async () => await perRow(() => adspirerMapped('create'))],
			['fields', async () => await perRow((url) => httpRequest(url, 'fields'))],
			['stringify', async () => await perRow((url) => httpRequest(url, 'stringify'))],
			['bare', async () => await perRow(() => bareCalls(lastBody))],
		],
		9,
		2,
	);
	const bare = measured('bare');
	const own = measured('mapped').map((value, round) => value - (bare[round] ?? NaN));
	const share = ratios(own, measured('adspirer'));
	return {
		figures: [
			compared('Processor time for each of 1,000 rows, eight expressions', measured, ms),
			compared('The same with Map Automatically, no expressions', measured, ms, 'mapped'),
			{
				what: "Of the row with eight expressions, n8n's request helper alone",
				adspirer: ms(spreadOf(bare).median),
				ratios: [{ spread: ratios(bare, measured('adspirer')), of: 'the time for a row' }],
			},
			{
				what: 'Of it, our own: with Map Automatically and without the request helper',
				adspirer: ms(spreadOf(own).median),
				ratios: [{ spread: share, of: 'the time for a row' }],
				goal: { value: share, atMost: 0.25 },
			},
		],
	};
}

/** Runs of this node and of both forms of the HTTP Request node, with the event loop watched. */
async function watched(
	sandbox: RemoteSandbox,
	rows: IDataObject[],
	operation: 'create' | 'preview',
) {
	const cost = async (sketch: (url: string) => NodeSketch) => {
		const url = await sandbox.open();
		return await goodRun(url, sketch(url), rows, true);
	};
	return await interleaved(
		[
			['adspirer', async () => await cost(() => adspirer(operation))],
			['mapped', async () => await cost(() => adspirerMapped(operation))],
			['fields', async () => await cost((url) => httpRequest(url, 'fields'))],
			['stringify', async () => await cost((url) => httpRequest(url, 'stringify'))],
		],
		5,
		1,
	);
}

/** For how long n8n stands still while 1,000 rows are created. */
export async function creatingBlocks(sandbox: RemoteSandbox): Promise<Results> {
	const rows = sheet(1_000);
	const measured = await watched(sandbox, rows, 'create');
	const blocks = (name: Column) => measured(name).map(({ longestBlockMs }) => longestBlockMs);
	return { figures: [compared('Longest block while 1,000 rows are created', blocks, ms)] };
}

/** Reading and checking 5,000 rows. The HTTP Request node can't do that without calling. */
export async function reading(sandbox: RemoteSandbox): Promise<Results> {
	const rows = sheet(5_000);
	const measured = await watched(sandbox, rows, 'preview');
	const blocks = (name: Column) => measured(name).map(({ longestBlockMs }) => longestBlockMs);
	const time = (name: Column) =>
		seconds(spreadOf(measured(name).map(({ nodeMs }) => nodeMs)).median);
	return {
		figures: [
			{
				...compared('Longest block while 5,000 rows are read and checked', blocks, ms),
				goal: { value: spreadOf(blocks('adspirer')), atMost: 50, unit: ' ms' },
			},
			{
				what: 'The same: time in all',
				adspirer: time('adspirer'),
				fields: `${time('fields')} with the calls`,
				stringify: `${time('stringify')} with the calls`,
			},
			{
				...compared('Longest block, the same with Map Automatically', blocks, ms, 'mapped'),
				goal: { value: spreadOf(blocks('mapped')), atMost: 50, unit: ' ms' },
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
