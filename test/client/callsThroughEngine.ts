import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { openService, type Service } from '../../nodes/AdspirerTikTok/client/service';
import { createEngine, simpleWorkflow, type RunOptions } from '../engine';
import { nodeThat } from '../engine/functionNode';
import { listenOn } from '../listeners';
import { http } from '../platform';

export type Response = InstanceType<typeof http.ServerResponse>;
export type Request = InstanceType<typeof http.IncomingMessage>;

export const apiKey = 'sk_live_sandbox_key';

/** A server on loopback that answers as the test says. */
export interface LocalServer {
	readonly url: string;
	/** How many requests have come in. */
	readonly requests: () => number;
	close(): Promise<void>;
}

export async function startServer(
	answer: (response: Response, request: Request) => void,
): Promise<LocalServer> {
	let requests = 0;
	const server = http.createServer((request, response) => {
		requests++;
		request.resume();
		request.on('end', () => answer(response, request));
	});
	return {
		url: await listenOn(server),
		requests: () => requests,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

/** Runs a node in the real engine that opens the service of its credential and works with it. */
export async function withService<T>(
	credential: { apiKey: string; baseUrl: string },
	work: (opened: Service | { problem: string }) => Promise<T>,
	options: Partial<RunOptions> = {},
): Promise<T> {
	const results: T[] = [];
	const node = nodeThat(
		async function () {
			results.push(await work(await openService(this)));
			return [];
		},
		{ credentials: [{ name: 'adspirerApi', required: true }] },
	);
	const engine = createEngine({
		nodeTypes: { 'test.tested': node },
		credentialTypes: { adspirerApi: new AdspirerApi() },
		credentials: { Adspirer: credential },
	});
	const run = await engine.run({
		...simpleWorkflow({
			type: 'test.tested',
			parameters: {},
			credentials: { adspirerApi: { id: '1', name: 'Adspirer' } },
		}),
		...options,
	});
	const [result] = results;
	if (result === undefined) throw new Error(`The node failed: ${run.error?.message ?? run.status}`);
	return result;
}
