import '../model/fasterClock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { onSheet } from '../ads/adBench';
import { nodeName, simpleWorkflow } from '../engine';
import { goesOn } from '../operations/operationBench';
import { adspirerNode, output } from '../workbench';
import { addAd, addAdGroup, eachPlanBench, listAdGroups, pauseAd, planRow } from './planBench';

const bench = eachPlanBench();

const rows = [planRow(), planRow({ 'Ad name': 'Video 2' })];
const paused = { startPaused: true };

const keysOf = (tool: string) =>
	new Set(bench.sandbox.callsTo(tool).map(({ idempotencyKey }) => idempotencyKey));

const idsMade = () => [bench.sandbox.adGroups, bench.sandbox.madeAds].map((all) => all.length);

/** The same rows through the two nodes for one thing. */
async function bySingleNodes() {
	const one = { ...onSheet, operation: 'create', options: { includeInputFields: true } };
	const made = await bench.run({ ...one, resource: 'adGroup' }, rows, goesOn);
	return output(await bench.run({ ...one, resource: 'ad' }, output(made), goesOn));
}

describe('what was made', () => {
	it('by the two single nodes is known here', async () => {
		const before = await bySingleNodes();
		expect(before).toMatchObject([
			{ adspirer: { success: true, ad_name: 'Video 1' } },
			{ adspirer: { success: true, ad_name: 'Video 2' } },
		]);
		const keys = [keysOf(addAdGroup), keysOf(addAd)];
		expect(await bench.create(rows)).toMatchObject([{ success: true }, { success: true }]);
		expect([keysOf(addAdGroup), keysOf(addAd)]).toEqual(keys);
		expect(idsMade()).toEqual([1, 2]);
	});

	it('here is known by the two single nodes', async () => {
		await bench.create(rows);
		const keys = [keysOf(addAdGroup), keysOf(addAd)];
		await bySingleNodes();
		expect([keysOf(addAdGroup), keysOf(addAd)]).toEqual(keys);
		expect(idsMade()).toEqual([1, 2]);
	});

	it('By Execution is made again by another one', async () => {
		const how = { ...paused, options: { duplicateProtection: 'execution' } };
		await bench.create(rows, how);
		await bench.create(rows, how);
		expect(idsMade()).toEqual([2, 4]);
		expect(bench.tools()).not.toContain(listAdGroups);
	});
});

describe('a retry of the execution', () => {
	const start = async (parameters: INodeParameters = {}) =>
		await bench.engine.run({
			...simpleWorkflow({
				...adspirerNode({}, {}),
				parameters: { resource: 'plan', operation: 'create', startPaused: false, ...parameters },
			}),
			rows,
		});

	it.each([['name'], ['execution']])('makes nothing twice, by %s', async (strategy) => {
		bench.sandbox.options.fault = ({ arguments: given }) =>
			given.ad_name === 'Video 2' ? { kind: 'status', status: 400 } : undefined;
		const first = await start({ options: { duplicateProtection: strategy } });
		expect(first.status).toBe('error');
		expect(idsMade()).toEqual([1, 1]);
		bench.sandbox.options.fault = undefined;
		const before = bench.sandbox.calls.length;
		const second = await bench.engine.run({ retryOf: first });
		const items: IDataObject[] = second.json(nodeName.tested);
		expect(items).toMatchObject([
			{ success: true, already_created: true },
			{ success: true, ad_name: 'Video 2' },
		]);
		expect(items[1]).not.toHaveProperty('already_created');
		expect(bench.sandbox.calls.slice(before).map(({ tool }) => tool)).toEqual([addAd]);
		expect(idsMade()).toEqual([1, 2]);
	});

	it('keeps an ad waiting, whose ad group may be on by now', async () => {
		bench.sandbox.options.fault = ({ arguments: given }) =>
			given.ad_name === 'Video 2' ? { kind: 'status', status: 400 } : undefined;
		const first = await start(paused);
		bench.sandbox.options.fault = undefined;
		// A person has resumed it since.
		for (const adGroup of bench.sandbox.adGroups) adGroup.status = 'ENABLE';
		const second = await bench.engine.run({ retryOf: first });
		expect(second.json(nodeName.tested)).toMatchObject([{}, { ad_paused: true }]);
		expect(bench.sandbox.callsTo(pauseAd)).toHaveLength(1);
		const states = bench.sandbox.madeAds.map(({ name, status }) => [name, status]);
		expect(states).toEqual([
			['Video 1', 'ENABLE'],
			['Video 2', 'DISABLE'],
		]);
	});
});
