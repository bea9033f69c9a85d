import type { SandboxOptions } from './options';

/** One TikTok ad account of the sandbox's user. */
export interface SandboxAccount {
	id: string;
	name: string;
	/** False for an account whose sign-in has lapsed: listed, but not usable. Default true. */
	connected?: boolean;
	/** Shown as the primary account in listings; calls must still name one of several. */
	primary?: boolean;
}

/** One campaign; all but the ID may be left out. */
export interface SandboxCampaign {
	id: string;
	/** Default "Campaign 1" and so on. */
	name?: string;
	/** Default ENABLE. */
	status?: string;
	/** Default TRAFFIC. */
	objective?: string;
	/** Default 100; null for a campaign that has none of its own. */
	budget?: number | null;
	/** Such as UPGRADED_SMART_PLUS, where the list tells it. */
	campaign_automation_type?: string;
	/** The account it belongs to; by default it is in every account. */
	advertiser_id?: string;
}

/** The monthly allowance as the service reports it. */
export interface SandboxQuota {
	used: number;
	/** Null or -1 for no limit. */
	limit: number | null;
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

/** An ad group that exists, or did before it was deleted. */
export interface AdGroup {
	adgroup_id: string;
	/** The arguments of its creation, exactly as received. */
	arguments: Record<string, unknown>;
	advertiser_id: string;
	/** The key of the call that created it. */
	idempotencyKey?: string;
	campaign_id: string;
	/** Now; `arguments.adgroup_name` is the name it was created with. */
	name: string;
	/** Now, in the ad account's currency. */
	budget: number;
	status: 'ENABLE' | 'DISABLE';
	/** A deleted ad group stays in `Sandbox.adGroups`, and no tool finds it any more. */
	deleted: boolean;
	/** What each update sent, without the IDs, in order. */
	updates: Array<Record<string, unknown>>;
}

/** A running sandbox. */
export interface Sandbox {
	/** The base address, without a slash at the end. */
	readonly url: string;
	readonly calls: ReceivedCall[];
	/** Every ad group ever created, in order. A test may empty the array. */
	readonly adGroups: AdGroup[];
	quota: SandboxQuota;
	options: SandboxOptions;
	/** The received calls of one tool. */
	callsTo(tool: string): ReceivedCall[];
	/**
	 * Adds an ad group as if someone had created it in TikTok long ago: no call, no key, no quota, and
	 * lists show it whatever their lag. The arguments are not checked; a name and a campaign are
	 * enough. Without an advertiser_id it is in the first account.
	 */
	addAdGroup(args: { campaign_id: string; adgroup_name: string; [name: string]: unknown }): AdGroup;
	/** Forgets every idempotency key, as the service does after a while. */
	forgetKeys(): void;
	/** Waits until no tool is at work any more, also for callers that are gone. */
	idle(): Promise<void>;
	/** Cuts all connections and frees the port; afterwards nothing of the sandbox keeps running. */
	close(): Promise<void>;
}
