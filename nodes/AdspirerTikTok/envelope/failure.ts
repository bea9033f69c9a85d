import type { Problem } from '../arguments/readArguments';
import type { Account } from './accounts';
import type { Quota } from './envelope';

/** Why a row made no ad group; these names are part of the node's output. */
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

/** A row that made no ad group, or of which that is not known. */
export interface Failure {
	readonly kind: FailureKind;
	/** HTTP status, or null where there was no answer. */
	readonly status: number | null;
	/** What happened, in one sentence. */
	readonly message: string;
	/** What to do about it. */
	readonly wayOut: string;
	/** Whether the same call may succeed later: because the service is busy, or after a fault. */
	readonly retry: 'never' | 'when less busy' | 'after a fault';
	/** Milliseconds that the service asked to wait. */
	readonly waitMs?: number;
	/** True where the ad group may have been created all the same. */
	readonly outcomeUnknown: boolean;
	/** Which other rows would fail alike, so that calling for them is pointless. */
	readonly dooms: 'nobody' | 'everybody' | 'rows without an account';
	readonly problems?: readonly Problem[];
	readonly accounts?: readonly Account[];
	readonly quota?: Quota;
}

/** False for a row that this node refused by itself, or did not send. */
export function cameOfACall(failure: Failure): boolean {
	return failure.status !== null || failure.kind === 'network';
}
