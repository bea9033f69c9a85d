import { benchRun } from './benchRun';
import { allWays, compared, type Way } from './compared';
import { adspirer, sheet } from './nodes';
import type { RemoteSandbox } from './remoteSandbox';
import { interleaved, ratios, spreadOf, goal, ms, ratio, seconds, type Figure } from './figures';

export async function work(sandbox: RemoteSandbox): Promise<Figure[]> {
	const rows = 1_000;
	const costs = await allWays(sandbox, rows, { rounds: 9, warmUp: 2 });
	const made = costs((cost) => cost.seen.adGroups);
	for (const way of ['adspirer', 'mapped', 'http'] as const) {
		if (made(way).some((count) => count !== rows)) {
			throw new Error(`${made(way).join(', ')} ad groups were made of ${rows} rows`);
		}
	}
	const measured = costs(({ cpuMs }) => cpuMs / rows);
	return [
		compared('Processor time for each of 1,000 rows, eight expressions', measured, ms),
		{
			...compared('The same with Map Automatically, no expressions', measured, ms, 'mapped'),
			goal: goal(ratios(measured('mapped'), measured('http')), 1.3),
		},
	];
}

/** Runs of all nodes with the event loop watched, which says for how long n8n stands still. */
const watched = { rounds: 5, warmUp: 1, watchBlocks: true };

/** Reading and checking 5,000 rows. The HTTP Request node can't do that without calling. */
export async function reading(sandbox: RemoteSandbox): Promise<Figure[]> {
	const costs = await allWays(sandbox, 5_000, { ...watched, operation: 'preview' });
	const blocks = costs(({ longestBlockMs }) => longestBlockMs);
	const times = costs(({ nodeMs }) => nodeMs);
	const time = (way: Way) => seconds(spreadOf(times(way)).median);
	return [
		{
			...compared('Longest block while 5,000 rows are read and checked', blocks, ms),
			goal: goal(spreadOf(blocks('adspirer')), 40, ' ms'),
		},
		{
			what: 'The same: time in all',
			adspirer: time('adspirer'),
			http: `${time('http')} with the calls`,
		},
		{
			...compared('Longest block, the same with Map Automatically', blocks, ms, 'mapped'),
			goal: goal(spreadOf(blocks('mapped')), 40, ' ms'),
		},
		{ what: 'The same: time in all', adspirer: time('mapped') },
	];
}

/** Time and memory of a preview, which makes no calls, as rows grow from 1,000 to 10,000. */
export async function growth(sandbox: RemoteSandbox): Promise<Figure[]> {
	const preview = () => adspirer({ operation: 'preview' });
	const measure = async (count: number) => {
		// n8n keeps hold of the run before until the next one; this one takes its place.
		await benchRun(sandbox, preview, sheet(1));
		const { items, runMs, heapBytes } = await benchRun(sandbox, preview, sheet(count));
		if (items !== count) throw new Error(`${items} items came out of ${count} rows`);
		return { runMs, kilobytesPerRow: heapBytes / count / 1_024 };
	};
	const sizes = [
		['large', async () => await measure(10_000)],
		['small', async () => await measure(1_000)],
	] as const;
	const measured = await interleaved(sizes, 5, 1);
	type Size = Awaited<ReturnType<typeof measure>>;
	const figure = (
		number: (result: Size) => number,
		shown: (value: number) => string,
		of: string,
		atMost: number,
	) => {
		const [large, small] = [measured('large').map(number), measured('small').map(number)];
		const spread = ratios(large, small);
		const [many, few] = [large, small].map((values) => shown(spreadOf(values).median));
		return {
			adspirer: `${many} against ${few}`,
			ratio: ratio(spread, of),
			goal: goal(spread, atMost),
		};
	};
	const kilobytes = (value: number) => `${value.toFixed(1)} kB`;
	return [
		{
			what: 'Check Rows, 10,000 rows against 1,000: time',
			...figure(({ runMs }) => runMs, seconds, 'the time for 1,000', 11),
		},
		{
			what: 'The same: memory for each row',
			...figure(({ kilobytesPerRow }) => kilobytesPerRow, kilobytes, 'that for 1,000', 1.1),
		},
	];
}
