import type { INodeParameters } from 'n8n-workflow';
import { simpleWorkflow } from '../engine';
import { adspirerNode, openWorkbench, output, type Workbench } from '../workbench';
import { byName, callsFor, keysFor, madeNames, named, unsettled } from './rowsByName';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

const names = ['A', 'B', 'C', 'D', 'E'];

/** By execution a new run is a new intent, so only its retries are spared a second ad group. */
const byExecution: [string, INodeParameters] = ['execution', { duplicateProtection: 'execution' }];

const protections: Array<[string, INodeParameters]> = [
	['name', {}],
	['own key', { duplicateProtection: 'custom', duplicateKey: '={{ "deal " + $json.name }}' }],
];

/**
 * Runs a workflow in which a number of rows were created before the server died, and gives what is left
 * of that execution: its state from before the node began, which knows nothing of what the node did.
 *
 * @param moment 0 for the start of the execution, 1 for when the rows had come in.
 */
async function killed(parameters: INodeParameters, made: number, moment: 0 | 1): Promise<string> {
	const stored: string[] = [];
	bench.sandbox.options.fault = (call) =>
		names.indexOf(String(call.arguments.adgroup_name)) < made ? undefined : { kind: 'drop-before' };
	const workflow = simpleWorkflow(adspirerNode(parameters));
	const onProgress = (state: string) => void stored.push(state);
	await bench.engine.run({ ...workflow, rows: named(...names), onProgress });
	bench.sandbox.options.fault = undefined;
	expect(bench.sandbox.adGroups).toHaveLength(made);
	return stored[moment] ?? '';
}

describe.each([byExecution, ...protections])('a dead server, by %s', (_by, protection) => {
	const parameters = byName(protection, unsettled);

	it.each([
		[0, 0],
		[2, 0],
		[2, 1],
		[5, 0],
		[5, 1],
	] as const)(
		'creates each row once when it is retried (%d created before, state %d)',
		async (made, moment) => {
			const left = await killed(parameters, made, moment);
			const workflow = simpleWorkflow(adspirerNode(parameters));
			const run = await bench.engine.run({ ...workflow, retryOf: left });
			expect(run.status).toBe('success');
			expect(madeNames(bench.sandbox)).toEqual(names);
			expect(output(run).map((item) => item.adgroup_id)).toEqual(
				bench.sandbox.adGroups.map((adGroup) => adGroup.adgroup_id),
			);
			for (const name of names) expect(new Set(keysFor(bench.sandbox, name)).size).toBe(1);
		},
	);
});

describe.each(protections)('a dead server, by %s', (_by, protection) => {
	const parameters = byName(protection);

	it('creates each row once when the workflow is simply run again', async () => {
		await killed(parameters, 3, 0);
		const run = await bench.run(named(...names), parameters);
		expect(run.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(names);
		expect(callsFor(bench.sandbox, 'A')).toHaveLength(2);
	});
});
