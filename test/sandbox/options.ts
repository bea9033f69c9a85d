import type { ThrottleAnswer } from './answers';
import type { Fault } from './faults';
import type { ListSwitches } from './lists';
import type { ReceivedCall } from './reception';
import type { SuccessForm } from './successForms';
import type { Tool } from './tool';

export interface SandboxAccount {
	id: string;
	name: string;
	/** False for an account whose sign-in has lapsed: listed, but not usable. Default true. */
	connected?: boolean;
	/** Shown as the primary account in listings; calls must still name one of several. */
	primary?: boolean;
}

/** One campaign; by default "Campaign 1" and so on, ENABLE, TRAFFIC, 100, and in every account. */
export interface SandboxCampaign {
	id: string;
	name?: string;
	status?: string;
	objective?: string;
	/** Null for a campaign that has none of its own. */
	budget?: number | null;
	/** Such as UPGRADED_SMART_PLUS, where the list tells it. */
	campaign_automation_type?: string;
	advertiser_id?: string;
}

export interface SandboxQuota {
	used: number;
	/** Null or -1 for no limit. */
	limit: number | null;
	tier: string;
	period_end: string;
}

/** How the sandbox behaves. It is read at every call, so a test may change it between calls. */
export interface SandboxOptions {
	// Accounts, campaigns, quota and tools

	/** The API keys that are let in; default `sk_live_sandbox_key` alone. */
	keys?: string[];
	accounts?: SandboxAccount[];
	/** The campaigns that exist; by default every ID made of digits does. */
	campaigns?: SandboxCampaign[];
	/** The custom audiences that there are, each in every account unless `of` names one. */
	audiences?: Array<{ id: string; name: string; of?: string }>;
	/** Where the allowance starts; afterwards it is `Sandbox.quota`. */
	quota?: Partial<SandboxQuota>;
	/** Tools that this service does not have: 404 `Tool not found: NAME`. */
	missingTools?: string[];
	moreTools?: Readonly<Record<string, Tool>>;

	// Time and pace

	/** TikTok's clock, in milliseconds since 1970; by default the machine's. */
	now?: () => number;
	/** How long an answer takes. Its effect takes hold at once; replays are not delayed. */
	answerDelayMs?: number | ((call: ReceivedCall) => number | Promise<number>);
	/** How many writing calls the ad platform takes within any second before it refuses. */
	throttle?: ThrottleAnswer & { perSecond: number };
	/** The same by tool, each by itself: how many calls it takes within any stretch of so many milliseconds. */
	toolLimits?: Readonly<Record<string, ReadonlyArray<{ most: number; ms: number }>>>;

	// Idempotency keys

	/** 0 for a memory that forgets a key as soon as its call has ended; default for ever. */
	rememberKeysFor?: 0;
	/** Which failures are kept under their key: none, 400 (default), or all of its own, as Stripe does. */
	rememberFailures?: 'none' | 'refusals' | 'all';
	/** The answer to a repeat while the first call is at work: the same (default), 409, or its own. */
	repeatsAtWork?: 'wait' | 'conflict' | 'execute';
	/** The answer to a repeat afterwards: the stored one (default), or 400 "already processed". */
	repeatsAfterwards?: 'stored answer' | 'already processed';

	// Failures

	/** Asked once for each call that passes authentication and parsing and is not a replay. */
	fault?: (call: ReceivedCall) => Fault | undefined;
	/** Ask `fault` for replays too, to lose the same answer more than once. */
	faultReplays?: boolean;
	/** Hand on a refusal with 400 as TikTok's own, with 200 and its code 40002. */
	wrapsRefusals?: true;
	/** Add the quota block to all failures, not to 402 alone. */
	quotaOnFailures?: boolean;
	/** A call over the limit gets 402 (default), or succeeds and is charged, as on Plus. */
	overLimit?: 'refuse' | 'charge';

	// Answers

	/** The form of a writing tool's success. Default `usual`; a fault of form comes first. */
	successForm?: SuccessForm | ((call: ReceivedCall) => SuccessForm | undefined);
	lists?: ListSwitches;

	// Strictness

	/** Refuse a name that is there, with 400: by a text with its `{name}` and `{id}`, or the usual one. */
	uniqueNames?: boolean | string;
	/** Whether pause and resume require `status` (default), or take it or leave it. */
	pauseStatus?: 'required' | 'optional';
}
