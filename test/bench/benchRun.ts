import type { ICredentialType, IDataObject, INodeType } from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { AdspirerTikTok } from '../../nodes/AdspirerTikTok/AdspirerTikTok.node';
import { chainWorkflow, createEngine, nodeName, simpleWorkflow, type NodeSketch } from '../engine';
import { perfHooks, thisProcess } from '../platform';
import { apiKey, nodeType } from '../workbench';
import { eventLoopAtRest, watchEventLoop } from './eventLoop';
import { heapInUse } from './heap';
import { stockType } from './nodes';
import type { RemoteSandbox, Seen, Service } from './remoteSandbox';
import { stockNode } from './stockNode';

export type Setup = (url: string) => NodeSketch;

export interface Cost {
	readonly runMs: number;
	readonly nodeMs: number;
	/** User and system time of the whole run. */
	readonly cpuMs: number;
	/** The longest time that the event loop stood still while the node ran; 0 where not watched. */
	readonly longestBlockMs: number;
	/** Of the run and its output. */
	readonly heapBytes: number;
	readonly items: number;
	readonly seen: Seen;
}

export interface RunSettings {
	readonly service?: Service;
	/** Also watch the event loop, which costs some processor time of its own. */
	readonly watchBlocks?: boolean;
	/** A node that goes on with what the first one gives. */
	readonly then?: NodeSketch;
	/** A run that fails measures nothing, unless that is what is measured. */
	readonly mayFail?: boolean;
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

/** Runs rows in a fresh engine; what n8n does around the node's execute would block it for any node. */
export async function benchRun(
	sandbox: RemoteSandbox,
	setup: Setup,
	rows: IDataObject[],
	{ service, watchBlocks = false, mayFail = false, then }: RunSettings = {},
): Promise<Cost> {
	const baseUrl = await sandbox.open(service);
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
		},
		credentialTypes: { adspirerApi: new AdspirerApi(), httpHeaderAuth: headerAuth },
		credentials: {
			Adspirer: { apiKey, baseUrl },
			Header: { name: 'Authorization', value: `Bearer ${apiKey}` },
		},
	});
	await eventLoopAtRest();
	// The garbage of the run before must not be collected on this one's account.
	const heapBefore = heapInUse();
	const from = now();
	const cpuBefore = thisProcess.cpuUsage();
	const node = setup(baseUrl);
	const workflow = then ? chainWorkflow(node, then) : simpleWorkflow(node);
	const run = await engine.run({ ...workflow, rows });
	const cpu = thisProcess.cpuUsage(cpuBefore);
	const runMs = now() - from;
	const heapBytes = heapInUse() - heapBefore;
	// Looked at only now, so that what came out was still in memory when it was weighed.
	const { status, error } = run;
	if (status !== 'success' && !mayFail) {
		throw new Error(`A run ended with ${status}: ${error?.message ?? ''}`);
	}
	return {
		runMs,
		cpuMs: (cpu.user + cpu.system) / 1_000,
		heapBytes,
		...spent,
		items: run.json(then ? nodeName.success : nodeName.tested).length,
		seen: await sandbox.seen(),
	};
}
