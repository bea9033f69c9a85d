import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { EngineRun, NodeSketch } from '../engine';
import { nodeName, simpleWorkflow } from '../engine';
import type { SandboxOptions } from '../sandbox';
import { adspirerNode, openWorkbench } from '../workbench';

const toClose: Array<() => Promise<void>> = [];
afterEach(async () => {
	await Promise.all(toClose.splice(0).map(async (close) => await close()));
});

/** A sandbox, and the node with parameters of any operation and no others. */
export async function openOperationBench(options: SandboxOptions = {}) {
	const { sandbox, engine, close } = await openWorkbench(options);
	toClose.push(close);
	const run = async (
		parameters: INodeParameters,
		rows: IDataObject[] = [{}],
		more: Partial<NodeSketch> = {},
	) => await engine.run({ ...simpleWorkflow({ ...adspirerNode({}, more), parameters }), rows });
	return { sandbox, run };
}

/** The texts above the node's output. */
export const hintsOf = (run: EngineRun): string[] => run.hintLines(nodeName.tested);
