import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { simpleWorkflow, type NodeSketch } from '../engine';
import type { SandboxOptions } from '../sandbox';
import { adspirerNode, eachWorkbench, inFull } from '../workbench';

export const goesOn = { onError: 'continueRegularOutput' } as const;

/** A sandbox for each test of a file, and the node with parameters of any operation and no others. */
export function eachOperationBench(options: SandboxOptions = {}) {
	const bench = eachWorkbench(options);
	const run = async (
		parameters: INodeParameters,
		rows: IDataObject[] = [{}],
		more: Partial<NodeSketch> = {},
	) =>
		await bench.engine.run({
			...simpleWorkflow({ ...adspirerNode({}, more), parameters: inFull(parameters) }),
			rows,
		});
	return {
		get sandbox() {
			return bench.sandbox;
		},
		get engine() {
			return bench.engine;
		},
		run,
	};
}
