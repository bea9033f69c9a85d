import { time } from '../model/time';
import { http, perfHooks } from '../platform';
import { failure, type RawAnswer } from './answers';
import type { SandboxOptions } from './options';
import type { Tool } from './tool';
import { findTool } from './tools';

/** One received call, logged in the order in which calls had fully arrived, refused ones too. */
export interface ReceivedCall {
	/** When it had arrived, in milliseconds by the clock of the node's waits. */
	at: number;
	/** The tool of the path; empty for a path that names none. */
	tool: string;
	method: string;
	/** It may begin with `/via/` and a name, as behind a proxy. */
	path: string;
	headers: Record<string, string>;
	rawBody: string;
	/** The body's `arguments` object; empty if there was none. */
	arguments: Record<string, unknown>;
	idempotencyKey?: string;
	/** How many calls with this key there have been, this one included; 1 without a key. */
	attempt: number;
	/** The status sent; absent while, or because, nothing has been answered. */
	answeredStatus?: number;
}

/** Reads JSON text; undefined if it isn't JSON, since no JSON text means undefined. */
export function parseJson(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		return undefined;
	}
}

const isJsonObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes calls in: reads each to its end, logs it and counts the attempts of its key. */
export class Reception {
	readonly calls: ReceivedCall[] = [];
	private readonly attempts = new Map<string, number>();

	/** The call a request makes, now logged; undefined if the caller left before its end. */
	async receive(
		request: InstanceType<typeof http.IncomingMessage>,
	): Promise<ReceivedCall | undefined> {
		request.setEncoding('utf8');
		let rawBody = '';
		try {
			for await (const chunk of request) rawBody += String(chunk);
		} catch {
			return undefined;
		}
		const headers = Object.fromEntries(
			Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
		);
		const path = request.url ?? '';
		const body = parseJson(rawBody);
		const key = headers['idempotency-key'];
		const attempt = key === undefined ? 1 : (this.attempts.get(key) ?? 0) + 1;
		if (key !== undefined) this.attempts.set(key, attempt);
		const call: ReceivedCall = {
			at: perfHooks.performance.now() + time.skipped,
			tool: /^(?:\/via\/\w+)?\/api\/v1\/tools\/([^/?]+)\/execute(?:\?.*)?$/.exec(path)?.[1] ?? '',
			method: request.method ?? '',
			path,
			headers,
			rawBody,
			arguments: isJsonObject(body) && isJsonObject(body.arguments) ? body.arguments : {},
			...(key !== undefined && { idempotencyKey: key }),
			attempt,
		};
		this.calls.push(call);
		return call;
	}
}

/** The tool that a call is let in to, or the answer that turns it away before any tool sees it. */
export function letIn(call: ReceivedCall, options: SandboxOptions): Tool | RawAnswer {
	const { tool: name } = call;
	if (name === '') return failure(404, name, 'Not found');
	if (call.method !== 'POST') return failure(405, name, 'Method not allowed');
	const key = /^Bearer (\S+)$/.exec(call.headers.authorization ?? '')?.[1];
	if (key === undefined || !(options.keys ?? ['sk_live_sandbox_key']).includes(key)) {
		const error = 'Invalid, expired or revoked API key. Get one at https://adspirer.ai/keys';
		return failure(401, name, error);
	}
	const tool = findTool(name, options);
	if (!tool) return failure(404, name, `Tool not found: ${name}`);
	if (!/^application\/json\b/i.test(call.headers['content-type'] ?? '')) {
		return failure(400, name, 'Content-Type must be application/json');
	}
	if (parseJson(call.rawBody) === undefined) {
		return failure(400, name, 'The request body is not valid JSON');
	}
	return tool;
}
