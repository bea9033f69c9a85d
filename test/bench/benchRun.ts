import type { ICredentialType, IDataObject, INodeType } from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { AdspirerTikTok } from '../../nodes/AdspirerTikTok/AdspirerTikTok.node';
import { createEngine, simpleWorkflow, type EngineRun, type NodeSketch } from '../engine';
import { perfHooks, thisProcess } from '../platform';
import { apiKey, nodeType } from '../workbench';
import { bareNode } from './bareNode';
import { eventLoopAtRest, watchEventLoop } from './eventLoop';
import { heapInUse } from './heap';
import { bareType, stockType } from './sketches';
import { stockNode } from './stockNode';

/** What a run cost. */
export interface Cost {
	/** Milliseconds that the whole run took. */
	readonly runMs: number;
	/** Milliseconds that the node itself took. */
	readonly nodeMs: number;
	/** Milliseconds of processor time, user and system, of the whole run. */
	readonly cpuMs: number;
	/** The longest time that the event loop stood still while the node ran; 0 where not watched. */
	readonly longestBlockMs: number;
	readonly run: EngineRun;
}

/** The stock node's credential for a header, as far as it is needed. */
const headerAuth: ICredentialType = {
	name: 'httpHeaderAuth',
	displayName: 'Header Auth',
	properties: [
		{ displayName: 'Name', name: 'name', type: 'string', default: '' },
		{ displayName: 'Value', name: 'value', type: 'string', default: '' },
	],
};

/**
 * Runs rows through one node in a fresh engine. The event loop is watched from the start to the end of
 * the node's execute function; what n8n does before and after would block it for any node.
 *
 * @param watchBlocks also watch the event loop, which costs some processor time of its own.
 */
export async function benchRun(
	baseUrl: string,
	node: NodeSketch,
	rows: IDataObject[],
	watchBlocks = false,
): Promise<Cost> {
	const spent = { nodeMs: 0, longestBlockMs: 0 };
	const now = () => perfHooks.performance.now();
	const measured = (type: INodeType): INodeType => ({
		description: type.description,
		async execute() {
			const from = now();
			const longestBlock = watchBlocks ? watchEventLoop() : () => 0;
			try {
				return (await type.execute?.call(this)) ?? null;
			} finally {
				spent.longestBlockMs = Math.max(spent.longestBlockMs, longestBlock());
				spent.nodeMs += now() - from;
			}
		},
	});
	const engine = createEngine({
		nodeTypes: {
			[nodeType]: measured(new AdspirerTikTok()),
			[stockType]: measured(stockNode().getNodeType(4.2)),
			[bareType]: measured(bareNode(baseUrl)),
		},
		credentialTypes: { adspirerApi: new AdspirerApi(), httpHeaderAuth: headerAuth },
		credentials: {
			Adspirer: { apiKey, baseUrl },
			Header: { name: 'Authorization', value: `Bearer ${apiKey}` },
		},
	});
	await eventLoopAtRest();
	// The garbage of the run before must not be collected on this one's account.
	heapInUse();
	const from = now();
	const cpuBefore = thisProcess.cpuUsage();
	const run = await engine.run({ ...simpleWorkflow(node), rows });
	const cpu = thisProcess.cpuUsage(cpuBefore);
	return { runMs: now() - from, cpuMs: (cpu.user + cpu.system) / 1_000, ...spent, run };
}

/** The same, but a run that fails measures nothing. */
export async function goodRun(...given: Parameters<typeof benchRun>): Promise<Cost> {
	const cost = await benchRun(...given);
	const { status, error } = cost.run;
	if (status !== 'success') throw new Error(`A run ended with ${status}: ${error?.message ?? ''}`);
	return cost;
}
