import { benchRun, type Cost, type Setup } from './benchRun';
import { allWays, compared } from './compared';
import { adspirer, httpRequest, sheet } from './nodes';
import type { RemoteSandbox } from './remoteSandbox';
import { ratios, spreadOf, goal, ms, ratio, seconds, type Figure } from './figures';

/** Adspirer takes 20 creations a second and answers in 20 ms: 100 rows. */
export async function throttled(sandbox: RemoteSandbox): Promise<Figure[]> {
	const rows = 100;
	const limitMs = 5_000;
	const service = {
		answerDelayMs: 20,
		throttle: { perSecond: 20, retryAfterSeconds: 1, where: 'header' },
	} as const;
	const measure = async (setup: Setup) =>
		await benchRun(sandbox, setup, sheet(rows), { service, mayFail: true });
	const ours: Cost[] = [];
	for (let round = 0; round < 5; round++) ours.push(await measure(() => adspirer()));
	const goesOn = await measure((url) => httpRequest(url, { onError: 'continueRegularOutput' }));
	const triesAgain = await measure((url) =>
		httpRequest(url, { retryOnFail: true, maxTries: 5, waitBetweenTries: 5_000 }),
	);
	const spread = (number: (cost: Cost) => number) => spreadOf(ours.map(number));
	const overLimit = spread(({ runMs }) => runMs / limitMs);
	const calls = spread(({ seen }) => seen.calls / rows);
	const missing = spread(({ seen }) => rows - seen.rows);
	const { adGroups, rows: created, calls: tries } = triesAgain.seen;
	return [
		{
			what: '100 rows, the service accepts 20 a second: time',
			adspirer: seconds(spread(({ runMs }) => runMs).median),
			http: seconds(goesOn.runMs),
			ratio: ratio(overLimit, 'the 5 s of the limit'),
			goal: goal(overLimit, 1.25),
		},
		{
			what: 'The same: calls for each row',
			adspirer: calls.median.toFixed(2),
			http: (goesOn.seen.calls / rows).toFixed(2),
			ratio: ratio(calls, 'one call a row'),
			goal: goal(calls, 1.3),
		},
		{
			what: 'The same: rows without an ad group',
			adspirer: String(missing.most),
			http: String(rows - goesOn.seen.rows),
			goal: goal(missing, 0),
		},
		{
			what: 'The same, with Retry On Fail and 5 tries: rows without an ad group',
			adspirer: '–',
			http: `${rows - created}, and ${adGroups - created} duplicates: ${tries} calls, ${seconds(triesAgain.runMs)}`,
		},
	];
}

/** No limit, 50 ms an answer: 100 rows. The HTTP Request node sends them all at once. */
export async function fast(sandbox: RemoteSandbox): Promise<Figure[]> {
	const costs = await allWays(sandbox, 100, {
		rounds: 15,
		warmUp: 2,
		service: { answerDelayMs: 50 },
		options: { maxConcurrency: 50 },
	});
	const measured = costs(({ runMs }) => runMs);
	const what = '100 rows, 50 ms an answer, Max Concurrency 50 against all at once: time';
	return [
		compared(what, measured, ms),
		{
			...compared('The same with Map Automatically', measured, ms, 'mapped'),
			goal: goal(ratios(measured('mapped'), measured('http')), 1.5),
		},
	];
}

/** 500 rows at 2 s an answer, with the default concurrency. */
export async function slow(sandbox: RemoteSandbox): Promise<Figure[]> {
	const rows = 500;
	const shortestMs = (rows / 20) * 2_000;
	const time = async (setup: Setup) =>
		(await benchRun(sandbox, setup, sheet(rows), { service: { answerDelayMs: 2_000 } })).runMs;
	const stock = await time((url) => httpRequest(url));
	const ours: number[] = [];
	for (let round = 0; round < 3; round++) ours.push(await time(() => adspirer()));
	const spread = spreadOf(ours.map((value) => value / shortestMs));
	return [
		{
			what: '500 rows, 2 s an answer, 20 calls at a time: time',
			adspirer: seconds(spreadOf(ours).median),
			http: `${seconds(stock)}, 500 at a time`,
			ratio: ratio(spread, 'the 50 s that 20 at a time need'),
			goal: goal(spread, 1.15),
		},
	];
}
