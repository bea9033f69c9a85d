import { http } from './platform';

/** A server on loopback that is not the service, with all that was ever sent to it. */
interface Listener {
	readonly url: string;
	/** Each request as one text: method, path, headers and body. */
	readonly received: string[];
	close(): Promise<void>;
}

/** Lets a server listen on loopback, and gives its address. */
export async function listenOn(server: ReturnType<typeof http.createServer>): Promise<string> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

/** Starts a server that answers 200, or sends everybody on to another address. */
export async function startListener(redirectTo?: string): Promise<Listener> {
	const received: string[] = [];
	const server = http.createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8');
		request.on('data', (chunk) => (body += String(chunk)));
		request.on('end', () => {
			received.push([request.method, request.url, ...request.rawHeaders, body].join('\n'));
			const headers = { 'content-type': 'application/json', connection: 'close' };
			if (redirectTo === undefined) response.writeHead(200, headers).end('{"success":true}');
			else response.writeHead(307, { ...headers, location: redirectTo }).end();
		});
	});
	return {
		url: await listenOn(server),
		received,
		close: async () => await new Promise<void>((resolve) => server.close(() => resolve())),
	};
}

/** An address on loopback where nobody listens. */
export async function deadAddress(): Promise<string> {
	const listener = await startListener();
	await listener.close();
	return listener.url;
}
