import type { NoResponseReason } from '../client/service';
import type { Problem } from '../parse/cell';
import type { Quota } from './quota';
import type { Account } from './textForms';

/** What follows from a failure. */
interface Consequences {
	readonly retry: 'never' | 'throttled' | 'fault';
	/** Which other rows would fail in the same way, so that calling for them is pointless. */
	readonly abortScope: 'row' | 'rows without an account' | 'run';
	readonly outcomeUnknown: boolean;
}

const usual = { retry: 'never', abortScope: 'row', outcomeUnknown: false } as const;

/** Every way to fail, with what follows if not the usual. The kinds are output and never change. */
const failures = {
	invalid: { kind: 'invalid' },
	'bad credential': { kind: 'invalid', abortScope: 'run' },
	'not sent': { kind: 'not_sent' },
	/** 'Skip Existing Names' can't tell whether the name exists. */
	'not checked': { kind: 'not_sent' },
	/** An earlier try got no answer, and the list doesn't show the outcome. */
	'not settled': { kind: 'network' },
	'internal error': { kind: 'server' },
	'other values': { kind: 'conflict' },
	'no response': { kind: 'network' },

	redirect: { kind: 'server', abortScope: 'run' },
	/** By something between n8n and the service, such as a firewall. */
	blocked: { kind: 'server' },
	unreadable: { kind: 'server', retry: 'fault', outcomeUnknown: true },
	contradictory: { kind: 'server', retry: 'fault', outcomeUnknown: true },
	'server error': { kind: 'server', retry: 'fault', outcomeUnknown: true },
	throttled: { kind: 'rate_limited', retry: 'throttled' },
	/** Two writes at once, or a moment's trouble at TikTok: the same call may succeed later. */
	'try again': { kind: 'rate_limited', retry: 'fault' },
	unauthorized: { kind: 'unauthorized', abortScope: 'run' },
	'quota spent': { kind: 'quota', abortScope: 'run' },
	'tool not found': { kind: 'not_found', abortScope: 'run' },
	'not found': { kind: 'not_found' },
	forbidden: { kind: 'forbidden' },
	'not in plan': { kind: 'forbidden' },
	'account required': { kind: 'multiple_accounts', abortScope: 'rows without an account' },
	'key in progress': { kind: 'conflict', retry: 'fault', outcomeUnknown: true },
	'key reused': { kind: 'conflict' },
	'already exists': { kind: 'conflict' },
	'asks for confirmation': { kind: 'rejected' },
	/** An Upgraded Smart+ campaign, in which TikTok lets no tool add or change anything. */
	'smart plus': { kind: 'rejected' },
	rejected: { kind: 'rejected' },
} as const satisfies Record<string, { readonly kind: string } & Partial<Consequences>>;

type FailureType = keyof typeof failures;

/** What an answer that isn't a success may mean. */
export type AnsweredType = Exclude<FailureType, keyof Details>;

/** What a body looks like; completes "it was". Only "an error" is the service's own form. */
export type LooksLike =
	| 'empty'
	| 'a web page'
	| 'incomplete'
	| 'in an unknown format'
	| 'plain text'
	| 'an error';

interface Details {
	readonly invalid: { readonly problems: readonly Problem[] };
	readonly 'bad credential': { readonly problem: string };
	readonly 'not sent': { readonly because: Failure | 'stopped'; readonly outage?: true };
	readonly 'not checked': { readonly incomplete: boolean };
	readonly 'not settled': { readonly inList?: 'not shown' };
	readonly 'internal error': { readonly message: string };
	readonly 'other values': {
		readonly where: 'this run' | 'earlier pass' | 'other run' | 'service';
		readonly item?: number;
		readonly existingId?: string | null;
		readonly by: 'name' | 'key';
	};
	readonly 'no response': { readonly reason: NoResponseReason; readonly code: string };
}

interface Answered {
	readonly looksLike?: LooksLike;
	readonly location?: string | undefined;
	readonly accounts?: readonly Account[] | undefined;
	readonly existingId?: string;
}

/** What happened, as a value; only `output` puts it into words. */
export type FailureReason = {
	[Type in FailureType]: {
		readonly type: Type;
		readonly said?: string | undefined;
	} & (Type extends keyof Details ? Details[Type] : Answered);
}[FailureType];

/** Why a row failed, or why its outcome is unknown. */
export interface Failure extends Consequences {
	readonly kind: (typeof failures)[FailureType]['kind'];
	readonly reason: FailureReason;
	readonly status: number | null;
	/** The beginning of the answer's body, as it came. */
	readonly excerpt?: string;
	/** Milliseconds that the service asked to wait. */
	readonly waitMs?: number | undefined;
	/** True if the unknown outcome is that of an earlier call for the row. */
	readonly afterUnknownCall?: true;
	readonly sameEveryTime?: true;
	readonly quota?: Quota | undefined;
}

/** A failure with what usually follows from its reason; `more` is what differs. */
export function failure(reason: FailureReason, more: Partial<Failure> = {}): Failure {
	return { status: null, ...usual, ...failures[reason.type], reason, ...more };
}

/** False for a row that this node refused or didn't send. */
export const wasSent = ({ status, kind, outcomeUnknown }: Failure) =>
	status !== null || kind === 'network' || outcomeUnknown;

/** True if the service refused the row for what it says, so that the call did nothing. */
export const isRefusalOfRow = ({ kind }: Failure) =>
	kind === 'rejected' || kind === 'multiple_accounts';

/** The failure of a row whose code threw, which is a bug in this node. */
export function internalError(cause: unknown, wasCalled: boolean): Failure {
	const message = (cause instanceof Error ? cause.message : String(cause)).slice(0, 500);
	return failure({ type: 'internal error', message }, { outcomeUnknown: wasCalled });
}
