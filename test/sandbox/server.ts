import { http } from '../platform';
import { failure, raw } from './answers';
import { deliver, send, type OutgoingResponse } from './delivery';
import { Reception, turnAway, type IncomingRequest } from './reception';
import { accountsOf } from './accounts';
import type { SandboxOptions } from './options';
import { Service } from './service';
import type { Sandbox } from './types';

/** Longer than any client keeps an idle connection, so that none is closed under a new request. */
const keepAliveMs = 120_000;

/** Starts a sandbox on a free port of the loopback interface. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const closing = new AbortController();
	const reception = new Reception();
	const service = new Service({ ...options }, closing.signal);
	const sockets = new Set<IncomingRequest['socket']>();

	async function serve(request: IncomingRequest, response: OutgoingResponse): Promise<void> {
		const call = await reception.receive(request);
		if (!call) return;
		const exchange = { call, response, closing: closing.signal };
		try {
			const refusal = turnAway(call, service.options);
			const outcome = refusal ? { answer: raw(refusal) } : await service.handle(call);
			await deliver(exchange, outcome);
		} catch (error) {
			const text = error instanceof Error ? error.message : String(error);
			send(exchange, raw(failure(500, call.tool, `The sandbox itself failed: ${text}`)));
		}
	}

	const server = http.createServer((request, response) => void serve(request, response));
	server.keepAliveTimeout = keepAliveMs;
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;

	return Object.assign(service, {
		url: `http://127.0.0.1:${port}`,
		calls: reception.calls,
		adGroups: service.store.all,
		callsTo: (tool: string) => reception.calls.filter((call) => call.tool === tool),
		addAdGroup(args: Parameters<Sandbox['addAdGroup']>[0]) {
			const [first] = accountsOf(service.options);
			const { advertiser_id = first?.id } = args;
			const made = { arguments: args, advertiser_id: String(advertiser_id) };
			return service.store.add(made, { longAgo: true });
		},
		forgetKeys: () => service.keys.clear(),
		async close() {
			closing.abort();
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	});
}
