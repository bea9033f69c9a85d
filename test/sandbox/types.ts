import type { Fault } from './faults';

/** One TikTok ad account of the sandbox's user. */
export interface SandboxAccount {
	id: string;
	name: string;
	/** False for an account whose sign-in has lapsed: listed, but not usable. Default true. */
	connected?: boolean;
	/** Shown as the primary account in listings; it does not settle which of several is meant. */
	primary?: boolean;
}

/** The monthly allowance as the service reports it. */
export interface SandboxQuota {
	used: number;
	limit: number;
	tier: string;
	period_end: string;
}

/** One received call, logged in the order in which calls had fully arrived, refused ones too. */
export interface ReceivedCall {
	/** When it had arrived, in the milliseconds of `performance.now()`. */
	at: number;
	/** The tool of the path; empty for a path that names none. */
	tool: string;
	method: string;
	path: string;
	/** By lower-case name. */
	headers: Record<string, string>;
	rawBody: string;
	/** What the body's `arguments` object held; empty where there was no such object. */
	arguments: Record<string, unknown>;
	idempotencyKey?: string;
	/** How many calls with this key there have been, this one included; 1 without a key. */
	attempt: number;
	/** The status sent; absent while, or because, nothing has been answered. */
	answeredStatus?: number;
}

/** An ad group that now exists, with the arguments exactly as they were received. */
export interface AdGroup {
	adgroup_id: string;
	arguments: Record<string, unknown>;
	advertiser_id: string;
	idempotencyKey?: string;
}

/** The limit on how many creations a second the ad platform takes before it answers 429. */
export interface ThrottleLimit {
	perSecond: number;
	/** The wait the refusal asks for; default 1. */
	retryAfterSeconds?: number;
	/** Where the refusal says how long to wait; default in its text. */
	where?: 'header' | 'text' | 'both' | 'none';
}

/** How the sandbox is to behave; read anew at every call, so a test may change it between calls. */
export interface SandboxOptions {
	/** The API keys that are let in; default `sk_live_sandbox_key` alone. */
	keys?: string[];
	/** Default: one connected account. */
	accounts?: SandboxAccount[];
	/** The campaigns that exist; by default every ID made of digits does. */
	campaigns?: string[];
	/** Where the allowance starts; afterwards it is `Sandbox.quota`. */
	quota?: Partial<SandboxQuota>;
	/**
	 * How long a tool works before its answer goes out. Its effect takes hold at once. Nothing is
	 * worked on, and so nothing delayed, in a replay and in a fault that does not act.
	 */
	answerDelayMs?: number | ((call: ReceivedCall) => number);
	throttle?: ThrottleLimit;
	/** Asked once a call that has passed authentication and parsing and is not a replay. */
	fault?: (call: ReceivedCall) => Fault | undefined;
	/** Ask `fault` for replays too, to lose the same answer more than once. Default false. */
	faultReplays?: boolean;
	/** How long the answer to an idempotency key is kept, in milliseconds; default for ever. */
	rememberKeysFor?: number;
}

/** A running sandbox. */
export interface Sandbox {
	/** The base address, without a slash at the end. */
	readonly url: string;
	readonly calls: ReceivedCall[];
	readonly adGroups: AdGroup[];
	quota: SandboxQuota;
	options: SandboxOptions;
	/** The received calls of one tool. */
	callsTo(tool: string): ReceivedCall[];
	/** Forgets every idempotency key, as the service does after a while. */
	forgetKeys(): void;
	/** Cuts all connections and frees the port; afterwards nothing of the sandbox keeps running. */
	close(): Promise<void>;
}
