import { http, perfHooks } from '../platform';
import { failure, type ToolAnswer } from './answers';
import { isJsonObject, parseJson } from './json';
import type { SandboxOptions } from './options';
import { findTool } from './tools';
import type { ReceivedCall } from './types';

/** A request as Node's server hands it over. */
export type IncomingRequest = InstanceType<typeof http.IncomingMessage>;

const toolPath = /^\/api\/v1\/tools\/([^/?]+)\/execute(?:\?.*)?$/;

/** Takes calls in: reads each to its end, logs it and counts the attempts of its key. */
export class Reception {
	readonly calls: ReceivedCall[] = [];
	private readonly attempts = new Map<string, number>();

	/** The call a request makes, now logged; undefined where the caller left before its end. */
	async receive(request: IncomingRequest): Promise<ReceivedCall | undefined> {
		const rawBody = await readToEnd(request);
		if (rawBody === undefined) return undefined;
		const headers = Object.fromEntries(
			Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
		);
		const path = request.url ?? '';
		const body = parseJson(rawBody);
		const key = headers['idempotency-key'];
		const call: ReceivedCall = {
			at: perfHooks.performance.now(),
			tool: toolPath.exec(path)?.[1] ?? '',
			method: request.method ?? '',
			path,
			headers,
			rawBody,
			arguments: isJsonObject(body) && isJsonObject(body.arguments) ? body.arguments : {},
			...(key === undefined ? {} : { idempotencyKey: key }),
			attempt: key === undefined ? 1 : this.countAttempt(key),
		};
		this.calls.push(call);
		return call;
	}

	private countAttempt(key: string): number {
		const attempt = (this.attempts.get(key) ?? 0) + 1;
		this.attempts.set(key, attempt);
		return attempt;
	}
}

/** Why a call is turned away before any tool sees it; undefined where it is let in. */
export function turnAway(call: ReceivedCall, options: SandboxOptions): ToolAnswer | undefined {
	const { tool } = call;
	if (tool === '') return failure(404, tool, 'Not found');
	if (call.method !== 'POST') {
		return { ...failure(405, tool, 'Method not allowed'), headers: { allow: 'POST' } };
	}
	const key = /^Bearer (\S+)$/.exec(call.headers.authorization ?? '')?.[1];
	if (key === undefined || !(options.keys ?? ['sk_live_sandbox_key']).includes(key)) {
		const error = 'Invalid, expired or revoked API key. Get one at https://adspirer.ai/keys';
		return failure(401, tool, error);
	}
	if (!findTool(tool, options)) return failure(404, tool, `Tool not found: ${tool}`);
	if (!/^application\/json\b/i.test(call.headers['content-type'] ?? '')) {
		return failure(400, tool, 'Content-Type must be application/json');
	}
	if (parseJson(call.rawBody) === undefined) {
		return failure(400, tool, 'The request body is not valid JSON');
	}
	return undefined;
}

async function readToEnd(request: IncomingRequest): Promise<string | undefined> {
	request.setEncoding('utf8');
	let text = '';
	try {
		for await (const chunk of request) text += String(chunk);
		return text;
	} catch {
		return undefined;
	}
}
