import type { NoResponseReason } from '../client/toolResponse';
import type { Problem } from '../parse/cell';
import type { Account } from './accounts';
import type { LooksLike } from './envelope';
import type { Quota } from './quota';

/** Why a row came to nothing; these names are part of the node's output and never change. */
export type FailureKind =
	| 'invalid'
	| 'multiple_accounts'
	| 'unauthorized'
	| 'quota'
	| 'forbidden'
	| 'not_found'
	| 'conflict'
	| 'rate_limited'
	| 'server'
	| 'network'
	| 'rejected'
	| 'not_sent';

/**
 * What the service said of a failure in its own words, cut off after some 500 characters; missing
 * where it said nothing readable.
 */
interface Said {
	readonly said?: string;
}

/** What happened, as a value; only `output` makes words of it. */
export type FailureReason =
	/** Refused by this node before anything was sent. */
	| { readonly type: 'invalid'; readonly problems: readonly Problem[] }
	| { readonly type: 'bad credential'; readonly problem: string }
	/** Not sent because another row's failure, or a person, ended the run. */
	| {
			readonly type: 'not sent';
			readonly because: Failure | 'stopped';
			/** True where so many calls in a row got no answer that the service seems to be down. */
			readonly outage?: true;
	  }
	/** Names that exist are to be skipped, and the campaign's list can't tell whether this one does. */
	| { readonly type: 'not checked'; readonly incomplete: boolean }
	/** An earlier try sent the row without an answer, and the campaign's list can't settle the outcome. */
	| { readonly type: 'not settled' }
	/** The row's code threw: a bug in this node. */
	| { readonly type: 'internal error'; readonly message: string }
	| { readonly type: 'no response'; readonly reason: NoResponseReason; readonly code: string }
	| { readonly type: 'redirect'; readonly location?: string }
	/** Something between n8n and the service, such as a firewall, refused the call. */
	| { readonly type: 'blocked'; readonly looksLike: LooksLike }
	/** A good status with a body that is neither a success nor a refusal. */
	| ({ readonly type: 'unreadable'; readonly looksLike: LooksLike } & Said)
	/** The answer says in one place that the call succeeded, and in another that it failed. */
	| ({ readonly type: 'contradictory' } & Said)
	/** The service did nothing, and asks whether it is to go on. */
	| ({ readonly type: 'asks for confirmation' } & Said)
	/** An Upgraded Smart+ campaign, which TikTok lets no tool add ad groups to, or change them in. */
	| ({ readonly type: 'smart plus' } & Said)
	| ({ readonly type: 'unauthorized' } & Said)
	| ({ readonly type: 'quota spent'; readonly quota?: Quota } & Said)
	| ({ readonly type: 'account required'; readonly accounts: readonly Account[] } & Said)
	| ({ readonly type: 'forbidden' } & Said)
	/** The base URL, plan or version does not offer the tool. */
	| ({ readonly type: 'tool not found' } & Said)
	/** The service does not know something that the row names, such as its campaign. */
	| ({ readonly type: 'not found' } & Said)
	/** The first call with the same key is still at work. */
	| ({ readonly type: 'key in progress' } & Said)
	/** The key was used before with other arguments. */
	| ({ readonly type: 'key reused' } & Said)
	/** The service says that the ad group, or the call, was there before. */
	| ({ readonly type: 'already exists'; readonly adgroupId?: string } & Said)
	| ({ readonly type: 'throttled' } & Said)
	| ({ readonly type: 'server error'; readonly looksLike: LooksLike | 'a failure' } & Said)
	| ({ readonly type: 'rejected' } & Said)
	/** Another row of this run, or of an earlier pass, has the same name or key with different values. */
	| {
			readonly type: 'other values';
			readonly where: 'this run' | 'earlier pass' | 'service';
			/** The other row's place, from 0, where it is in this run. */
			readonly item?: number;
			readonly adgroupId?: string | null;
			/** What identifies the ad group: its name, or the user's own key. */
			readonly by: 'name' | 'key';
	  };

/** Whether, and after what, the same call makes sense again. */
export type RetryWhen = 'never' | 'throttled' | 'fault';

/** Which other rows would fail in the same way, so that calling for them is pointless. */
export type AbortScope = 'row' | 'rows without an account' | 'run';

/** Why a row made no ad group, or why that is not known. */
export interface Failure {
	readonly kind: FailureKind;
	readonly reason: FailureReason;
	/** HTTP status, or null where there was no answer. */
	readonly status: number | null;
	readonly retry: RetryWhen;
	/** Milliseconds that the service asked to wait. */
	readonly waitMs?: number;
	readonly abortScope: AbortScope;
	/** True where the ad group may have been created all the same. */
	readonly outcomeUnknown: boolean;
	/** True where an earlier call for the row got no answer, and this failure does not settle it. */
	readonly afterUnknownCall?: true;
	/** The same server error came back under the same key on every retry. */
	readonly sameEveryTime?: true;
	/** The allowance, where the answer gave it. */
	readonly quota?: Quota;
}

/** The kind that a failure's reason is reported as. */
const kindOf: Record<FailureReason['type'], FailureKind> = {
	invalid: 'invalid',
	'bad credential': 'invalid',
	'not sent': 'not_sent',
	'not checked': 'not_sent',
	'not settled': 'network',
	'internal error': 'server',
	'no response': 'network',
	redirect: 'server',
	blocked: 'server',
	unreadable: 'server',
	contradictory: 'server',
	'asks for confirmation': 'rejected',
	'smart plus': 'rejected',
	unauthorized: 'unauthorized',
	'quota spent': 'quota',
	'account required': 'multiple_accounts',
	forbidden: 'forbidden',
	'tool not found': 'not_found',
	'not found': 'not_found',
	'key in progress': 'conflict',
	'key reused': 'conflict',
	'already exists': 'conflict',
	throttled: 'rate_limited',
	'server error': 'server',
	rejected: 'rejected',
	'other values': 'conflict',
};

/** A failure with the usual rest: no retry, nobody else concerned, nothing created. */
export function failure(
	reason: FailureReason,
	more: Partial<Omit<Failure, 'kind' | 'reason'>> = {},
): Failure {
	return {
		// A firewall's page with 403 says the same as the service's own 403.
		kind: reason.type === 'blocked' && more.status === 403 ? 'forbidden' : kindOf[reason.type],
		reason,
		status: null,
		retry: 'never',
		abortScope: 'row',
		outcomeUnknown: false,
		...more,
	};
}

/** False for a row that this node refused by itself, or did not send. */
export function wasSent({ status, kind, outcomeUnknown }: Failure): boolean {
	return status !== null || kind === 'network' || outcomeUnknown;
}
