import type { NoResponseReason } from '../client/service';
import type { Problem } from '../parse/cell';
import type { Quota } from './quota';
import type { Account } from './textForms';

/** What follows from a failure. */
interface Consequences {
	/** Whether, and after what, the same call makes sense again. */
	readonly retry: 'never' | 'throttled' | 'fault';
	/** Which other rows would fail in the same way, so that calling for them is pointless. */
	readonly abortScope: 'row' | 'rows without an account' | 'run';
	/** True if the call may have been carried out all the same. */
	readonly outcomeUnknown: boolean;
}

/** What usually follows: no further call helps, no other row is concerned, nothing was done. */
const usual: Consequences = { retry: 'never', abortScope: 'row', outcomeUnknown: false };

/** Every way to fail, with what follows if not the usual. The kinds are output and never change. */
const failures = {
	invalid: { kind: 'invalid' },
	'bad credential': { kind: 'invalid' },
	/** Not sent because another row's failure, or a person, ended the run. */
	'not sent': { kind: 'not_sent' },
	/** Names that exist are to be skipped, and the list doesn't show whether this one does. */
	'not checked': { kind: 'not_sent' },
	/** An earlier try sent the row without an answer, and the list doesn't show the outcome. */
	'not settled': { kind: 'network' },
	'internal error': { kind: 'server' },
	/** Another row of this run, or of an earlier pass, has the same name or key with different values. */
	'other values': { kind: 'conflict' },
	'no response': { kind: 'network' },

	// What an answer can tell.
	redirect: { kind: 'server', abortScope: 'run' },
	/** Something between n8n and the service, such as a firewall, refused the call. */
	blocked: { kind: 'server' },
	/** A good status with a body that is neither a success nor a refusal. */
	unreadable: { kind: 'server', retry: 'fault', outcomeUnknown: true },
	/** Says in one place that the call succeeded, and in another that it failed. */
	contradictory: { kind: 'server', retry: 'fault', outcomeUnknown: true },
	'server error': { kind: 'server', retry: 'fault', outcomeUnknown: true },
	throttled: { kind: 'rate_limited', retry: 'throttled' },
	unauthorized: { kind: 'unauthorized', abortScope: 'run' },
	'quota spent': { kind: 'quota', abortScope: 'run' },
	/** The base URL, plan or version does not offer the tool. */
	'tool not found': { kind: 'not_found', abortScope: 'run' },
	/** The service does not know something that the row names, such as its campaign. */
	'not found': { kind: 'not_found' },
	forbidden: { kind: 'forbidden' },
	'account required': { kind: 'multiple_accounts', abortScope: 'rows without an account' },
	'key in progress': { kind: 'conflict', retry: 'fault', outcomeUnknown: true },
	'key reused': { kind: 'conflict' },
	/** The service says that what is wanted, or the call, was there before. */
	'already exists': { kind: 'conflict' },
	'asks for confirmation': { kind: 'rejected' },
	/** An Upgraded Smart+ campaign, in which TikTok lets no tool add or change anything. */
	'smart plus': { kind: 'rejected' },
	rejected: { kind: 'rejected' },
} as const satisfies Record<string, { readonly kind: string } & Partial<Consequences>>;

type FailureType = keyof typeof failures;

/** What an answer that isn't a success may mean. */
export type AnsweredType = Exclude<FailureType, keyof Details>;

/** What a body looks like; completes "it was". The service itself wrote "an error". */
export type LooksLike =
	| 'empty'
	| 'a web page'
	| 'incomplete'
	| 'in an unknown format'
	| 'plain text'
	| 'an error';

/** What else is known of a failure that this node finds without an answer. */
interface Details {
	readonly invalid: { readonly problems: readonly Problem[] };
	readonly 'bad credential': { readonly problem: string };
	readonly 'not sent': {
		readonly because: Failure | 'stopped';
		/** True if several calls in a row got no answer, so that the service seems to be down. */
		readonly outage?: true;
	};
	readonly 'not checked': { readonly incomplete: boolean };
	readonly 'not settled': unknown;
	readonly 'internal error': { readonly message: string };
	readonly 'other values': {
		readonly where: 'this run' | 'earlier pass' | 'service';
		/** The other row's place, from 0, if it is in this run. */
		readonly item?: number;
		readonly existingId?: string | null;
		/** What identifies it: its name, or the user's own key. */
		readonly by: 'name' | 'key';
	};
	readonly 'no response': { readonly reason: NoResponseReason; readonly code: string };
}

/** What else is known of an answer, as far as it has that. */
interface Answered {
	readonly looksLike?: LooksLike;
	/** Where it redirects to. */
	readonly location?: string | undefined;
	/** The accounts to choose from. */
	readonly accounts?: readonly Account[] | undefined;
	/** The ID of what is there already; no answer names it, but a list may. */
	readonly existingId?: string;
}

/** What happened, as a value; only `output` puts it into words. */
export type FailureReason = {
	[Type in FailureType]: {
		readonly type: Type;
		/** The service's own words, some 500 characters at most; missing if none were readable. */
		readonly said?: string | undefined;
	} & (Type extends keyof Details ? Details[Type] : Answered);
}[FailureType];

/** Why a row failed, or why its outcome is unknown. */
export interface Failure extends Consequences {
	/** What `error_details` calls it. */
	readonly kind: (typeof failures)[FailureType]['kind'];
	readonly reason: FailureReason;
	/** HTTP status, or null if there was no answer. */
	readonly status: number | null;
	/** The beginning of the answer's body, as it came. */
	readonly excerpt?: string;
	/** Milliseconds that the service asked to wait. */
	readonly waitMs?: number | undefined;
	/** True if an earlier call for the row got no answer, and this failure doesn't show its outcome. */
	readonly afterUnknownCall?: true;
	/** True if every retry under the same key got the same server error. */
	readonly sameEveryTime?: true;
	/** The allowance, if the answer gave it. */
	readonly quota?: Quota | undefined;
}

/** A failure for a reason, with what follows from it; `more` is what differs. */
export function failure(reason: FailureReason, more: Partial<Failure> = {}): Failure {
	return { status: null, ...usual, ...failures[reason.type], reason, ...more };
}

/** False for a row that this node refused or didn't send. */
export const wasSent = ({ status, kind, outcomeUnknown }: Failure) =>
	status !== null || kind === 'network' || outcomeUnknown;

/** True if the service refused the row for what it says, so that the call did nothing. */
export const isRefusalOfRow = ({ kind }: Failure) =>
	kind === 'rejected' || kind === 'multiple_accounts';

/**
 * A row whose code threw, which is a bug in this node.
 *
 * @param wasCalled true if a call was under way, which may have been carried out.
 */
export function internalError(cause: unknown, wasCalled: boolean): Failure {
	const message = (cause instanceof Error ? cause.message : String(cause)).slice(0, 500);
	return failure({ type: 'internal error', message }, { outcomeUnknown: wasCalled });
}
