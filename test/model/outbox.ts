import { asyncHooks, diagnostics, http, perfHooks } from '../platform';
import type { ReceivedCall } from '../sandbox';
import { things } from './things';
import { time } from './time';

/** A call that creates something, as it leaves n8n. */
export interface OutgoingCall<Sender> {
	readonly key: string;
	/** Which call of the key it is, from 1, as the service counts them. */
	readonly attempt: number;
	readonly from: string;
	readonly sender: Sender | undefined;
	/** Milliseconds by the clock of the node's waits. */
	readonly at: number;
	/** The same by the clock of the machine that sent it, which may be wrong. */
	readonly dated: number;
	/** How long it may be at work, in milliseconds, if its outcome is unknown. */
	readonly repeatAfter: number;
	/** When its answer arrived, or n8n stopped listening for it; missing until then. */
	endedAt?: number;
}

const creations = Object.values(things).map(({ creation }) => creation);

const started = 'http.client.request.start';
const answered = 'http.client.response.finish';
const clock = () => perfHooks.performance.now() + time.skipped;

/** Takes down the calls that create as Node reports them, with the execution that each comes from. */
export class Outbox<Sender> {
	readonly calls: Array<OutgoingCall<Sender>> = [];
	private readonly pausing = new Map<string, Sender>();
	private readonly onEnd = new Set<() => void>();
	private readonly senders = new asyncHooks.AsyncLocalStorage<Sender>();

	/** @param host the service's, with its port. */
	constructor(private readonly host: string) {
		diagnostics.subscribe(started, this.note);
		diagnostics.subscribe(answered, this.end);
	}

	close(): void {
		diagnostics.unsubscribe(started, this.note);
		diagnostics.unsubscribe(answered, this.end);
	}

	/** Runs an execution, so that its calls are known by their sender. */
	async as<Value>(sender: Sender, run: () => Promise<Value>): Promise<Value> {
		return await this.senders.run(sender, run);
	}

	/** Until so many further calls that create something have their answer, or none any more. */
	async ends(count: number): Promise<void> {
		for (let left = count; left > 0; left--) {
			await new Promise<void>((resolve) => this.onEnd.add(resolve));
		}
	}

	/** A call as it left n8n, by what the service received; undefined for one that creates nothing. */
	find({ idempotencyKey, attempt }: ReceivedCall): OutgoingCall<Sender> | undefined {
		return this.calls.find((one) => one.key === idempotencyKey && one.attempt === attempt);
	}

	keysOf(sender: Sender): Set<string> {
		return new Set(this.calls.flatMap((call) => (call.sender === sender ? [call.key] : [])));
	}

	senderOfPause(key: string | undefined): Sender | undefined {
		return this.pausing.get(key ?? '');
	}

	private readonly open = new Map<unknown, OutgoingCall<Sender>>();

	private readonly note = (message: unknown): void => {
		const request = requestIn(message);
		if (!request || request.getHeader('host') !== this.host) return;
		const [, from = ''] = /^\/via\/(\w+)/.exec(request.path) ?? [];
		const key = String(request.getHeader('idempotency-key'));
		const sender = this.senders.getStore();
		const calls = ({ name }: { name: string }) => request.path.endsWith(`/${name}/execute`);
		if (creations.some(({ pause }) => calls(pause.tool)) && sender) this.pausing.set(key, sender);
		const made = creations.find(({ tool }) => calls(tool));
		if (!made) return;
		const attempt = this.calls.filter((call) => call.key === key).length + 1;
		const call: OutgoingCall<Sender> = {
			key,
			attempt,
			from,
			sender,
			at: clock(),
			dated: Date.now(),
			repeatAfter: made.repeatAfter,
		};
		this.calls.push(call);
		this.open.set(request, call);
		for (const event of ['error', 'close']) request.once(event, () => this.end({ request }));
	};

	private readonly end = (message: unknown): void => {
		const request = requestIn(message);
		const call = this.open.get(request);
		if (!call) return;
		call.endedAt = clock();
		this.open.delete(request);
		for (const resolve of this.onEnd) resolve();
		this.onEnd.clear();
	};
}

function requestIn(message: unknown): InstanceType<typeof http.ClientRequest> | undefined {
	const request: unknown =
		typeof message === 'object' && message !== null && 'request' in message
			? message.request
			: undefined;
	return request instanceof http.ClientRequest ? request : undefined;
}
