import { nodeName } from '../engine';
import { perfHooks } from '../platform';
import { ms, seconds, type Measurement } from './measurement';
import { benchEngine, ours, runThrough, sheet, theirs } from './nodesMeasured';
import type { RemoteSandbox } from './remoteSandbox';
import { ratios, spreadOf } from './statistics';

/** Calls something several times, one after the other. */
async function times<T>(count: number, once: () => Promise<T>): Promise<T[]> {
	const all: T[] = [];
	for (let round = 0; round < count; round++) all.push(await once());
	return all;
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
	const from = perfHooks.performance.now();
	await work();
	return perfHooks.performance.now() - from;
}

/** A service that takes 20 creations a second and answers in 20 ms: 100 rows. */
export async function throttled(sandbox: RemoteSandbox): Promise<Measurement[]> {
	const rows = sheet(100);
	const shortest = 5_000;
	const open = async () =>
		await sandbox.open({
			answerDelayMs: 20,
			throttle: { perSecond: 20, retryAfterSeconds: 1, where: 'header' },
		});
	const measured = await times(5, async () => {
		const engine = benchEngine(await open());
		const tookMs = await clocked(async () => await runThrough(engine, ours('create'), rows));
		return { tookMs, ...(await sandbox.account()) };
	});
	const stock = async (more: Parameters<typeof theirs>[1]) => {
		const url = await open();
		const engine = benchEngine(url);
		const tookMs = await clocked(async () => await runThrough(engine, theirs(url, more), rows));
		return { tookMs, ...(await sandbox.account()) };
	};
	const goesOn = await stock({ onError: 'continueRegularOutput' });
	const triedAgain = await stock({ retryOnFail: true, maxTries: 5, waitBetweenTries: 5_000 });
	const time = spreadOf(measured.map(({ tookMs }) => tookMs));
	const calls = spreadOf(measured.map((round) => round.calls / rows.length));
	const created = Math.min(...measured.map((round) => round.rows));
	const told = ({ rows: made, adGroups, tookMs }: typeof goesOn) => {
		const twice = adGroups - made;
		const repeated = twice > 0 ? ` and ${twice} ad groups too many` : '';
		return `${made} rows created${repeated} in ${seconds(tookMs)}`;
	};
	return [
		{
			what: '100 rows, the service takes 20 a second: time',
			ours: `${created} rows created in ${seconds(time.median)}`,
			theirs: `${told(goesOn)}; with Retry On Fail at its most, ${told(triedAgain)}`,
			ratio: spreadOf(measured.map(({ tookMs }) => tookMs / shortest)),
			of: 'the 5 s that the limit allows',
			bound: 1.25,
		},
		{
			what: 'The same: calls for each row',
			ours: calls.median.toFixed(2),
			theirs: `${(goesOn.calls / 100).toFixed(2)}; with Retry On Fail ${(triedAgain.calls / 100).toFixed(2)}`,
			ratio: calls,
			of: 'one call a row',
			bound: 1.3,
		},
	];
}

/** No throttle, 50 ms an answer: 100 rows, against the stock node that sends them all at once. */
export async function unthrottled(sandbox: RemoteSandbox): Promise<Measurement[]> {
	const rows = sheet(100);
	const url = await sandbox.open({ answerDelayMs: 50 });
	const engine = benchEngine(url);
	const node = ours('create', { maxConcurrency: 50 });
	const stock = theirs(url, {});
	const one = async () => await clocked(async () => await runThrough(engine, node, rows));
	const other = async () => await clocked(async () => await runThrough(engine, stock, rows));
	await times(2, async () => [await one(), await other()]);
	const pairs = await times(15, async () => ({ one: await one(), other: await other() }));
	const [mine, its] = [pairs.map((pair) => pair.one), pairs.map((pair) => pair.other)];
	return [
		{
			what: '100 rows, 50 ms an answer, Max Concurrency 50 against all at once',
			ours: ms(spreadOf(mine).median),
			theirs: ms(spreadOf(its).median),
			ratio: ratios(mine, its),
			bound: 1.5,
		},
	];
}

/** 500 rows at 2 s an answer with the default concurrency; the rounds wait side by side. */
export async function slowService(sandbox: RemoteSandbox): Promise<Measurement[]> {
	const shortest = (500 / 20) * 2_000;
	const engine = benchEngine(await sandbox.open({ answerDelayMs: 2_000 }));
	const took = await Promise.all(
		Array.from(
			{ length: 3 },
			async () =>
				await clocked(async () => {
					const run = await runThrough(engine, ours('create'), sheet(500));
					if (run.json(nodeName.tested).length !== 500) throw new Error('Not all rows came out');
				}),
		),
	);
	return [
		{
			what: '500 rows, 2 s an answer, Max Concurrency as it comes (20)',
			ours: seconds(spreadOf(took).median),
			theirs: '–',
			ratio: spreadOf(took.map((value) => value / shortest)),
			of: 'the shortest time at 20 at once, 50 s',
			bound: 1.15,
		},
	];
}
