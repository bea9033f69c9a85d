import type { AdGroupSwitches } from './adGroupReading';
import type { Fault } from './faults';
import type { ListSwitches } from './listForms';
import type { SuccessForm } from './successForms';
import type { ThrottleLimit } from './throttle';
import type { Tool } from './tool';
import type { ReceivedCall, SandboxAccount, SandboxCampaign, SandboxQuota } from './types';

/**
 * How the sandbox behaves. It is read at every call, so a test may change it between calls. All but
 * the functions is plain data, which a generator can draw.
 */
export interface SandboxOptions {
	// What there is

	/** The API keys that are let in; default `sk_live_sandbox_key` alone. */
	keys?: string[];
	/** Default: one connected account. */
	accounts?: SandboxAccount[];
	/** The campaigns that exist; by default every ID made of digits does. */
	campaigns?: SandboxCampaign[];
	/** The custom audiences that there are, each in every account unless `of` names one. */
	audiences?: Array<{ id: string; name: string; of?: string }>;
	/** Where the allowance starts; afterwards it is `Sandbox.quota`. */
	quota?: Partial<SandboxQuota>;
	/** Tools that this service does not have: 404 `Tool not found: NAME`. */
	missingTools?: string[];
	/** Tools that this service has besides, by name. */
	moreTools?: Readonly<Record<string, Tool>>;

	// Time and pace

	/**
	 * How long a tool works before its answer goes out. Its effect takes hold at once. Replays, and
	 * faults that do no work, are not delayed.
	 */
	answerDelayMs?: number | ((call: ReceivedCall) => number);
	throttle?: ThrottleLimit;

	// Idempotency keys

	/**
	 * How long the answer to a key is kept; default for ever. With 0, and `repeatsAtWork: 'execute'`,
	 * every repeat runs again: a service without a memory of keys.
	 */
	rememberKeysFor?: 0;
	/**
	 * Which failures are kept under their key: none; refusals of the arguments (400, the default); or
	 * all that the service itself gave, 500 included, as Stripe does. Throttling, an answer "in
	 * progress" and what a gateway says are never kept.
	 */
	rememberFailures?: 'none' | 'refusals' | 'all';
	/**
	 * What a repeat gets while the first call with its key is at work: it waits for the first one's
	 * answer (default), 409 "in progress", or it is executed a second time.
	 */
	repeatsAtWork?: 'wait' | 'conflict' | 'execute';
	/** What a repeat gets afterwards: the stored answer (default), or 400 "already processed". */
	repeatsAfterwards?: 'stored answer' | 'already processed';

	// Failures

	/** Asked once for each call that passes authentication and parsing and is not a replay. */
	fault?: (call: ReceivedCall) => Fault | undefined;
	/** Ask `fault` for replays too, to lose the same answer more than once. Default false. */
	faultReplays?: boolean;
	/** Add the quota block to failures as well. Default false: to 402 alone. */
	quotaOnFailures?: boolean;
	/**
	 * A call over the limit: 402 (default), or it succeeds and is charged, `used` exceeding `limit`,
	 * as on Plus.
	 */
	overLimit?: 'refuse' | 'charge';

	// Answers

	/** The form of a writing tool's success. Default `usual`; a fault of form comes first. */
	successForm?: SuccessForm | ((call: ReceivedCall) => SuccessForm | undefined);
	/** How lists are written, and what they leave out. */
	lists?: ListSwitches & AdGroupSwitches;

	// Strictness

	/**
	 * Refuse a name that an ad group of the campaign has, with 400. A text is the answer's own, with
	 * `{name}` and `{id}` replaced by the existing ad group's. Default false.
	 */
	uniqueNames?: boolean | string;
	/** Further arguments that add_tiktok_ad_group takes, with any value, typed ones included. */
	untypedArguments?: string[];
	/** Whether pause and resume require `status` (default), or take it or leave it. */
	pauseStatus?: 'required' | 'optional';
}
