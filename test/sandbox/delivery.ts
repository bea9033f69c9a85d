import { http, timers } from '../platform';
import { failure, throttled, type RawAnswer } from './answers';
import type { Fault } from './faults';
import type { ReceivedCall } from './reception';

/** How a call ends: with an answer, a fault in its place, or an answer that a fault gets hold of. */
export interface Outcome {
	answer?: RawAnswer | undefined;
	fault?: Fault | undefined;
}

interface Exchange {
	readonly call: ReceivedCall;
	readonly response: InstanceType<typeof http.ServerResponse>;
	readonly closing: AbortSignal;
}

/** Waits; true after the whole time, false if `cut` ended the wait before, never an error. */
export function pause(ms: number, cut: AbortSignal): Promise<boolean> {
	return timers.setTimeout(ms, true, { signal: cut }).catch(() => false);
}

/** Sends a call's answer, or does to the caller what its fault says. */
export async function deliver(exchange: Exchange, { answer, fault }: Outcome): Promise<void> {
	const { call, response, closing } = exchange;
	const cut = () => response.socket?.destroy();
	switch (fault?.kind) {
		case 'drop-before':
		case 'drop-after':
			cut();
			return;
		case 'stall':
			// Without a time there is nothing to wait for: closing the sandbox cuts the connection.
			if (fault.ms === undefined || !(await pause(fault.ms, closing))) return;
			if (answer) send(exchange, answer);
			else cut();
			return;
		case 'works-on':
			await pause(fault.givesUpAfter ?? 0, closing);
			if (fault.status === 'cut') cut();
			else send(exchange, errorPage(fault.status ?? 504));
			return;
		case 'status':
			send(exchange, statusAnswer(call.tool, fault));
			return;
		case 'html':
			send(exchange, errorPage(fault.status ?? 502));
			return;
		case 'empty':
			send(exchange, { status: fault.status ?? 200, headers: {}, text: '' });
			return;
		case 'truncated':
			if (answer) {
				send(exchange, {
					...answer,
					text: answer.text.slice(0, Math.floor(answer.text.length / 2)),
				});
			}
			return;
		case 'throttle':
			send(exchange, throttled(call.tool, fault));
			return;
		case 'redirect': {
			const headers = { location: fault.location };
			send(exchange, { status: fault.status ?? 307, headers, text: '' });
			return;
		}
		default:
			if (answer) send(exchange, answer);
	}
}

/** Sends an answer, unless the caller is gone, and notes its status in the log first. */
export function send({ call, response }: Exchange, { status, headers, text }: RawAnswer): void {
	if (response.destroyed || response.socket?.destroyed === true) return;
	call.answeredStatus = status;
	response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
	response.end(text);
}

/** The answer of a status fault, with its own body or with the service's usual failure. */
export function statusAnswer(tool: string, fault: Extract<Fault, { kind: 'status' }>): RawAnswer {
	const { status, body, headers } = fault;
	const reason = http.STATUS_CODES[status] ?? `Status ${status}`;
	const error = status === 500 ? 'Internal error: the tool broke off' : reason;
	const usual = failure(status, tool, error);
	const [type, text] =
		typeof body === 'string' ? ['text/plain', body] : ['application/json', JSON.stringify(body)];
	return { status, headers: { 'content-type': type, ...headers }, text: text ?? usual.text };
}

function errorPage(status: number): RawAnswer {
	const title = `${status} ${http.STATUS_CODES[status] ?? 'Error'}`;
	const text =
		`<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n` +
		`<body><center><h1>${title}</h1></center><hr><center>gateway</center></body></html>\n`;
	return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, text };
}
