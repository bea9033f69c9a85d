import type { IDataObject } from 'n8n-workflow';
import type { Engine, NodeSketch } from '../engine';
import { perfHooks, thisProcess } from '../platform';
import { heapInUse } from './heap';
import { ms, type Measurement } from './measurement';
import { bare, benchEngine, ours, runThrough, sheet, theirs } from './nodesMeasured';
import type { RemoteSandbox } from './remoteSandbox';
import { ratios, spreadOf } from './statistics';

/** Milliseconds of this process's work for each row, the service's own work not included. */
async function workPerRow(engine: Engine, node: NodeSketch, rows: IDataObject[]): Promise<number> {
	heapInUse();
	const before = thisProcess.cpuUsage();
	const run = await runThrough(engine, node, rows);
	const { user, system } = thisProcess.cpuUsage(before);
	if (run.status !== 'success') throw new Error(`A run ended with ${run.status}`);
	return (user + system) / 1_000 / rows.length;
}

/** The work for each of 1,000 rows with eight expressions. */
export async function workOfCreating(sandbox: RemoteSandbox): Promise<Measurement[]> {
	const rows = sheet(1_000);
	const rounds = 9;
	const nodes = { mine: ours('create'), read: ours('preview'), bare };
	const seen = { mine: [0], its: [0], read: [0], bare: [0] };
	for (const name of ['mine', 'its', 'read', 'bare'] as const) seen[name] = [];
	for (let round = -2; round < rounds; round++) {
		// A fresh sandbox each time, so that none is slowed down by what it remembers.
		const url = await sandbox.open({});
		const engine = benchEngine(url);
		const stock = theirs(url, {});
		const measured = {
			mine: await workPerRow(engine, nodes.mine, rows),
			its: await workPerRow(engine, stock, rows),
			read: await workPerRow(engine, nodes.read, rows),
			bare: await workPerRow(engine, nodes.bare, rows),
		};
		if (round < 0) continue;
		for (const name of ['mine', 'its', 'read', 'bare'] as const) seen[name].push(measured[name]);
	}
	const median = (values: number[]) => ms(spreadOf(values).median);
	return [
		{
			what: 'Work of the processor for each of 1,000 rows with eight expressions',
			ours: median(seen.mine),
			theirs: median(seen.its),
			ratio: ratios(seen.mine, seen.its),
			bound: 1,
		},
		{
			what: 'Of that: reading and checking the row (Preview)',
			ours: median(seen.read),
			theirs: '–',
			ratio: ratios(seen.read, seen.mine),
			of: 'the work',
		},
		{
			what: "Of that: n8n's request helper (a node that does nothing but call it)",
			ours: median(seen.bare),
			theirs: '–',
			ratio: ratios(seen.bare, seen.mine),
			of: 'the work',
		},
	];
}

/** Time and memory of a preview, which makes no calls, as rows grow. */
export async function preview(sandbox: RemoteSandbox): Promise<Measurement[]> {
	const url = await sandbox.open({});
	const engine = benchEngine(url);
	const node = ours('preview');
	const measure = async (count: number) => {
		const rows = sheet(count);
		const before = heapInUse();
		const from = perfHooks.performance.now();
		const run = await runThrough(engine, node, rows);
		const tookMs = perfHooks.performance.now() - from;
		const bytes = heapInUse() - before;
		if (run.status !== 'success') throw new Error(`A run ended with ${run.status}`);
		return { tookMs, bytesPerRow: bytes / count };
	};
	for (let round = 0; round < 3; round++) await measure(1_000);
	const [small, large, stock]: [number[], number[], number[]] = [[], [], []];
	const memory: { small: number[]; large: number[] } = { small: [], large: [] };
	for (let round = 0; round < 5; round++) {
		const fresh = await sandbox.open({});
		stock.push(await workPerRow(benchEngine(fresh), theirs(fresh, {}), sheet(1_000)));
		const thousand = await measure(1_000);
		const tenThousand = await measure(10_000);
		small.push(thousand.tookMs);
		large.push(tenThousand.tookMs);
		memory.small.push(thousand.bytesPerRow);
		memory.large.push(tenThousand.bytesPerRow);
	}
	const perRow = large.map((value) => value / 10_000);
	const kilobytes = (values: number[]) => `${(spreadOf(values).median / 1_024).toFixed(1)} kB`;
	return [
		{
			what: 'Preview of 10,000 rows: time against 1,000 rows',
			ours: `${ms(spreadOf(large).median)} against ${ms(spreadOf(small).median)}`,
			theirs: '–',
			ratio: ratios(large, small),
			of: 'the time of 1,000',
			bound: 11,
		},
		{
			what: 'Preview of 10,000 rows: time for each row against the work of a call',
			ours: ms(spreadOf(perRow).median),
			theirs: ms(spreadOf(stock).median),
			ratio: ratios(perRow, stock),
			bound: 0.43,
		},
		{
			what: 'Memory for each row, 10,000 rows against 1,000',
			ours: `${kilobytes(memory.large)} against ${kilobytes(memory.small)}`,
			theirs: '–',
			ratio: ratios(memory.large, memory.small),
			of: 'that of 1,000',
			bound: 1.1,
		},
	];
}
