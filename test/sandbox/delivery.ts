import { http } from '../platform';
import { failure, raw, type RawAnswer } from './answers';
import type { Fault } from './faults';
import { pause } from './pause';
import type { Outcome } from './service';
import { throttled } from './throttle';
import type { ReceivedCall } from './types';

/** The response side of a call. */
export type OutgoingResponse = InstanceType<typeof http.ServerResponse>;

/** The way back to one caller. */
interface Exchange {
	readonly call: ReceivedCall;
	readonly response: OutgoingResponse;
	/** Aborted when the sandbox closes. */
	readonly closing: AbortSignal;
}

/** Sends a call's answer, or does to the caller what its fault says. */
export async function deliver(exchange: Exchange, outcome: Outcome): Promise<void> {
	const { call } = exchange;
	const { answer, fault } = outcome;
	switch (fault?.kind) {
		case 'drop-before':
		case 'drop-after':
			cut(exchange);
			return;
		case 'stall':
			await stall(exchange, fault, answer);
			return;
		case 'works-on':
			await pause(fault.givesUpAfter ?? 0, exchange.closing);
			if (fault.status === 'cut') cut(exchange);
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
			if (answer) send(exchange, firstHalf(answer));
			return;
		case 'throttle':
			send(exchange, raw(throttled(call.tool, fault)));
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

function cut({ response }: Exchange): void {
	response.socket?.destroy();
}

/** Without a time there is nothing to wait for: closing the sandbox cuts the connection. */
async function stall(
	exchange: Exchange,
	fault: Extract<Fault, { kind: 'stall' }>,
	answer: RawAnswer | undefined,
): Promise<void> {
	if (fault.ms === undefined) return;
	const elapsed = await pause(fault.ms, exchange.closing);
	if (!elapsed) return;
	if (answer) send(exchange, answer);
	else cut(exchange);
}

/** What a fault of status answers, with its body or with the service's usual failure. */
export function statusAnswer(tool: string, fault: Extract<Fault, { kind: 'status' }>): RawAnswer {
	const { status, body } = fault;
	if (typeof body === 'string') {
		return { status, headers: { 'content-type': 'text/plain', ...fault.headers }, text: body };
	}
	const reason = http.STATUS_CODES[status] ?? `Status ${status}`;
	const error = status === 500 ? 'Internal error: the tool broke off' : reason;
	const usual = raw(failure(status, tool, error));
	const text = body === undefined ? usual.text : JSON.stringify(body);
	return { status, headers: { ...usual.headers, ...fault.headers }, text };
}

function errorPage(status: number): RawAnswer {
	const title = `${status} ${http.STATUS_CODES[status] ?? 'Error'}`;
	const text =
		`<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n` +
		`<body><center><h1>${title}</h1></center><hr><center>gateway</center></body></html>\n`;
	return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, text };
}

function firstHalf(answer: RawAnswer): RawAnswer {
	return { ...answer, text: answer.text.slice(0, Math.floor(answer.text.length / 2)) };
}
