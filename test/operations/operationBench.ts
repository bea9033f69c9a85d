import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { EngineRun, NodeSketch } from '../engine';
import { nodeName, simpleWorkflow } from '../engine';
import type { Sandbox, SandboxOptions } from '../sandbox';
import { nodeType, openWorkbench } from '../workbench';

const toClose: Array<() => Promise<void>> = [];
afterEach(async () => {
	await Promise.all(toClose.splice(0).map(async (close) => await close()));
});

/** A sandbox, and the node with any operation of its own. */
export interface OperationBench {
	readonly sandbox: Sandbox;
	run(
		parameters: INodeParameters,
		rows?: IDataObject[],
		more?: Partial<NodeSketch>,
		onStarted?: (stop: () => void) => void,
	): Promise<EngineRun>;
}

export async function openOperationBench(options: SandboxOptions = {}): Promise<OperationBench> {
	const { sandbox, engine, close } = await openWorkbench(options);
	toClose.push(close);
	return {
		sandbox,
		run: async (parameters, rows = [{}], more = {}, onStarted) =>
			await engine.run({
				...simpleWorkflow({
					type: nodeType,
					typeVersion: 1,
					credentials: { adspirerApi: { id: '1', name: 'Adspirer' } },
					...more,
					parameters,
				}),
				rows,
				...(onStarted && { onStarted }),
			}),
	};
}

/** The texts above the node's output. */
export const hintsOf = (run: EngineRun): string[] => run.hintLines(nodeName.tested);
