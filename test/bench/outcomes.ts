import type { NodeSketch } from '../engine';
import { benchRun, goodRun } from './benchRun';
import { allWays, compared, type Way } from './compared';
import type { RemoteSandbox } from './remoteSandbox';
import { adspirer, httpRequest, sheet } from './sketches';
import { ratios, spreadOf } from './statistics';
import { ms, seconds, type Figure, type Outcome } from './tables';

/** What a case brings: lines for the users' table, and figures for the detailed one. */
export interface Results {
	readonly outcomes?: readonly Outcome[];
	readonly figures?: readonly Figure[];
}

const stockName = 'HTTP Request node';

/** Adspirer takes 20 creations a second and answers in 20 ms: 100 rows. */
export async function throttled(sandbox: RemoteSandbox): Promise<Results> {
	const rows = sheet(100);
	const limitMs = 5_000;
	const measure = async (sketch: (url: string) => NodeSketch) => {
		const url = await sandbox.open({
			answerDelayMs: 20,
			throttle: { perSecond: 20, retryAfterSeconds: 1, where: 'header' },
		});
		const { runMs } = await benchRun(url, sketch(url), rows);
		return { runMs, ...(await sandbox.seen()) };
	};
	const ours: Array<Awaited<ReturnType<typeof measure>>> = [];
	for (let round = 0; round < 5; round++) ours.push(await measure(() => adspirer('create')));
	const goesOn = await measure((url) =>
		httpRequest(url, 'fields', { onError: 'continueRegularOutput' }),
	);
	const triesAgain = await measure((url) =>
		httpRequest(url, 'fields', { retryOnFail: true, maxTries: 5, waitBetweenTries: 5_000 }),
	);
	const outcome = (
		node: string,
		{ rows: made, adGroups, runMs, calls }: Omit<(typeof ours)[number], 'lastBody'>,
	): Outcome => ({
		sheet: '100 rows, the service accepts 20 a second',
		node,
		created: `${made} of ${rows.length}${adGroups > made ? `, plus ${adGroups - made} duplicates` : ''}`,
		time: seconds(runMs),
		calls,
	});
	const time = spreadOf(ours.map(({ runMs }) => runMs));
	const overLimit = spreadOf(ours.map(({ runMs }) => runMs / limitMs));
	const calls = spreadOf(ours.map((round) => round.calls / rows.length));
	return {
		outcomes: [
			outcome('This node', {
				rows: Math.min(...ours.map((round) => round.rows)),
				adGroups: Math.max(...ours.map((round) => round.adGroups)),
				runMs: time.median,
				calls: spreadOf(ours.map((round) => round.calls)).median,
			}),
			outcome(stockName, goesOn),
			outcome(`${stockName}, Retry On Fail with 5 tries`, triesAgain),
		],
		figures: [
			{
				what: '100 rows, the service accepts 20 a second: time',
				adspirer: seconds(time.median),
				ratios: [{ spread: overLimit, of: 'the 5 s of the limit' }],
				goal: { value: overLimit, atMost: 1.25 },
			},
			{
				what: 'The same: calls for each row',
				adspirer: calls.median.toFixed(2),
				ratios: [{ spread: calls, of: 'one call a row' }],
				goal: { value: calls, atMost: 1.3 },
			},
			{
				what: 'The same: rows without an ad group',
				adspirer: String(rows.length - Math.min(...ours.map((round) => round.rows))),
				fields: `${rows.length - goesOn.rows}`,
				goal: { value: spreadOf(ours.map((round) => rows.length - round.rows)), atMost: 0 },
			},
		],
	};
}

/** An outcome of a service without a limit, where every row has its ad group after one call. */
const allCreated =
	(count: number, service: string) =>
	(node: string, timeMs: number): Outcome => ({
		sheet: `${count} rows, ${service}, no limit`,
		node,
		created: `${count} of ${count}`,
		time: seconds(timeMs),
		calls: count,
	});

/** No limit, 50 ms an answer: 100 rows. The HTTP Request node sends them all at once. */
export async function fast(sandbox: RemoteSandbox): Promise<Results> {
	const rows = sheet(100);
	const time = async (sketch: (url: string) => NodeSketch) => {
		const url = await sandbox.open({ answerDelayMs: 50 });
		return (await goodRun(url, sketch(url), rows)).runMs;
	};
	const measured = await allWays(time, 15, 2, { options: { maxConcurrency: 50 } });
	const median = (way: Way) => spreadOf(measured(way)).median;
	const outcome = allCreated(100, '50 ms an answer');
	return {
		outcomes: [
			outcome('This node, Max Concurrency 50, eight expressions', median('adspirer')),
			outcome('This node, Max Concurrency 50, Map Automatically', median('mapped')),
			outcome(stockName, median('fields')),
		],
		figures: [
			compared(
				'100 rows, 50 ms an answer, Max Concurrency 50 against all at once: time',
				measured,
				ms,
			),
			{
				...compared('The same with Map Automatically', measured, ms, 'mapped'),
				goal: { value: ratios(measured('mapped'), measured('fields')), atMost: 1.5 },
			},
		],
	};
}

/** 500 rows at 2 s an answer, with the default concurrency. */
export async function slow(sandbox: RemoteSandbox): Promise<Results> {
	const count = 500;
	const shortestMs = (count / 20) * 2_000;
	const url = await sandbox.open({ answerDelayMs: 2_000 });
	const stock = (await goodRun(url, httpRequest(url, 'fields'), sheet(count))).runMs;
	const ours: number[] = [];
	// Each round has ad groups of its own: the service would answer repeated ones at once.
	for (const name of ['Summer', 'Autumn', 'Winter']) {
		ours.push((await goodRun(url, adspirer('create'), sheet(count, name))).runMs);
	}
	const time = spreadOf(ours);
	const ratio = spreadOf(ours.map((value) => value / shortestMs));
	const outcome = allCreated(count, '2 s an answer');
	return {
		outcomes: [
			outcome('This node, 20 calls at a time', time.median),
			outcome(`${stockName}, 500 calls at a time`, stock),
		],
		figures: [
			{
				what: '500 rows, 2 s an answer, 20 calls at a time: time',
				adspirer: seconds(time.median),
				fields: `${seconds(stock)}, 500 at a time`,
				ratios: [{ spread: ratio, of: 'the 50 s that 20 at a time need' }],
				goal: { value: ratio, atMost: 1.15 },
			},
		],
	};
}
