import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { type Service, openService } from '../../nodes/AdspirerTikTok/client/service';
import { textOf } from '../../nodes/AdspirerTikTok/output/problemText';
import { type EngineRun, createEngine, simpleWorkflow } from '../engine';
import { base } from '../engine/littleNodes';
import type { RunOptions } from '../engine/types';
import { listenOn } from '../listeners';
import { http } from '../platform';
import { apiKey } from '../workbench';

export type Response = InstanceType<typeof http.ServerResponse>;
export type Request = InstanceType<typeof http.IncomingMessage>;

export interface LocalServer {
	readonly url: string;
	close(): Promise<void>;
}

export async function startServer(
	answer: (response: Response, request: Request) => void,
): Promise<LocalServer> {
	const server = http.createServer((request, response) => {
		request.resume();
		request.on('end', () => answer(response, request));
	});
	return {
		url: await listenOn(server),
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

/** Runs a node of anybody's in the real engine, with the credential for a service. */
export async function runWithCredential(
	baseUrl: string,
	work: (node: IExecuteFunctions) => Promise<IDataObject>,
	options: Partial<RunOptions> = {},
): Promise<EngineRun> {
	const type = 'test.tested';
	const node: INodeType = {
		description: {
			...base,
			displayName: 'Tested',
			name: 'tested',
			description: 'Does what the test says',
			credentials: [{ name: 'adspirerApi', required: true }],
		},
		async execute() {
			return [[{ json: await work(this) }]];
		},
	};
	const engine = createEngine({
		nodeTypes: { [type]: node },
		credentialTypes: { adspirerApi: new AdspirerApi() },
		credentials: { Adspirer: { apiKey, baseUrl } },
	});
	const credentials = { adspirerApi: { id: '1', name: 'Adspirer' } };
	return await engine.run({ ...simpleWorkflow({ type, parameters: {}, credentials }), ...options });
}

/** Opens the service at an address in the real engine, and works with it. */
export async function withService<T>(
	baseUrl: string,
	work: (service: Service) => Promise<T>,
	options?: Partial<RunOptions>,
): Promise<T> {
	const results: T[] = [];
	const run = await runWithCredential(
		baseUrl,
		async (node) => {
			const opened = await openService(node);
			if ('problem' in opened) throw new Error(textOf(opened.problem));
			results.push(await work(opened));
			return {};
		},
		options,
	);
	const [result] = results;
	if (result === undefined) throw new Error(`The node failed: ${run.error?.message ?? run.status}`);
	return result;
}
