import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AdspirerApi } from '../credentials/AdspirerApi.credentials';
import { AdspirerTikTok } from '../nodes/AdspirerTikTok/AdspirerTikTok.node';
import {
	type Engine,
	type EngineRun,
	type NodeSketch,
	createEngine,
	nodeName,
	simpleWorkflow,
} from './engine';
import type { OpenedList, RunOptions } from './engine/types';
import { type Sandbox, type SandboxOptions, startSandbox } from './sandbox';

export const apiKey = 'sk_live_sandbox_key';
export const nodeType = 'n8n-nodes-adspirer-tiktok.adspirerTikTok';

/** Parameters of an ad group with nothing wrong with them. */
export const goodParameters: INodeParameters = {
	resource: 'adGroup',
	operation: 'create',
	campaignId: { __rl: true, mode: 'id', value: '1790000000000000001' },
	adgroupName: 'Spring, US, 18-34',
	budget: 50,
};

/** The node as a workflow holds it, with its credential. */
export function adspirerNode(parameters: INodeParameters = {}, more: Partial<NodeSketch> = {}) {
	return {
		type: nodeType,
		typeVersion: 1,
		credentials: { adspirerApi: { id: '1', name: 'Adspirer' } },
		...more,
		parameters: inFull({ ...goodParameters, ...parameters }),
	};
}

/** Check Rows also with what only machines read, unless a test says otherwise. */
export function inFull(parameters: INodeParameters): INodeParameters {
	const { operation, options } = parameters;
	if (operation !== 'preview') return parameters;
	return { ...parameters, options: { simplify: false, ...Object(options) } };
}

/** A sandbox of the service, and the real engine with the node pointed at it. */
export interface Workbench {
	readonly sandbox: Sandbox;
	readonly engine: Engine;
	/** Runs Rows → the node. */
	run(
		rows: IDataObject[],
		parameters?: INodeParameters,
		more?: Partial<NodeSketch>,
		options?: Partial<RunOptions>,
	): Promise<EngineRun>;
	close(): Promise<void>;
}

/** The engine with the node, and a credential for an address. */
export function engineFor(baseUrl: string, key = apiKey): Engine {
	return createEngine({
		nodeTypes: { [nodeType]: new AdspirerTikTok() },
		credentialTypes: { adspirerApi: new AdspirerApi() },
		credentials: { Adspirer: { apiKey: key, baseUrl } },
	});
}

export async function openWorkbench(options: SandboxOptions = {}): Promise<Workbench> {
	const sandbox = await startSandbox(options);
	const engine = engineFor(sandbox.url);
	return {
		sandbox,
		engine,
		run: async (rows, parameters, more, runOptions) =>
			await engine.run({ ...simpleWorkflow(adspirerNode(parameters, more)), rows, ...runOptions }),
		close: async () => await sandbox.close(),
	};
}

/** Opens a list of the form as the editor does, for the parameters that are filled in. */
export async function openList(
	engine: Engine,
	parameter: string,
	parameters: INodeParameters = {},
	search: Pick<OpenedList, 'filter' | 'paginationToken'> = {},
) {
	const { nodes } = simpleWorkflow(adspirerNode(parameters));
	const node = nodes.find(({ type }) => type === nodeType);
	if (!node) throw new RangeError('The workflow has no node');
	return await engine.openList({ node, parameter, ...search });
}

/** A workbench that is opened and closed when Jest says so. */
function workbenchWithin(
	open: typeof beforeEach,
	close: typeof afterEach,
	options: SandboxOptions,
): Workbench {
	let bench: Workbench;
	open(async () => {
		bench = await openWorkbench(options);
	});
	close(async () => await bench.close());
	return {
		get sandbox() {
			return bench.sandbox;
		},
		get engine() {
			return bench.engine;
		},
		run: async (...run) => await bench.run(...run),
		close: async () => await bench.close(),
	};
}

/** A workbench of its own for each test of a file. To be called at the top of the file. */
export const eachWorkbench = (options: SandboxOptions = {}): Workbench =>
	workbenchWithin(beforeEach, afterEach, options);

/** One workbench for all tests of a file. To be called at the top of the file. */
export const fileWorkbench = (options: SandboxOptions = {}): Workbench =>
	workbenchWithin(beforeAll, afterAll, options);

/** The items from the regular output of the node under test. */
export const output = (run: EngineRun): IDataObject[] => run.json(nodeName.tested);
