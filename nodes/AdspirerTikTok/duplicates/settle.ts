import { failure, type Failure } from '../response/failure';
import type { List } from '../response/lists';
import { isCreated, type Created, type Result } from '../response/result';
import { isAboutOtherCall, isRefusalOfRow } from '../response/unknownOutcome';
import type { KeyStrategyName } from '../rows/keyStrategy';
import { findInList, type Found, type SearchOptions } from './findInList';
import { nextKey } from './idempotencyKey';
import { identityOf } from './identity';
import { adGroupInList } from './knownAdGroup';
import type { PlannedCall } from './plan';

/** What is to be done about a row once its campaign's list has been asked for. */
export type Settlement =
	/** `foundId` is set where the list settled what the answers had left open. */
	| { readonly result: Result; readonly foundId?: string }
	/** To be sent, or sent again. */
	| { readonly call: PlannedCall };

/** What a settlement looks at beside the row. */
export interface SettleInput {
	/** Undefined where there is none, or it can't be read. */
	readonly list: List | undefined;
	/** IDs of ad groups that other rows are known to have. */
	readonly takenIds: ReadonlySet<string>;
	readonly strategy: KeyStrategyName;
	/** When the row was first sent, in milliseconds since 1970. */
	readonly firstSent: number;
	/** True where another row of the campaign with the same name is open too. */
	readonly isAmbiguous: boolean;
	/** The time in milliseconds since 1970. */
	readonly now: number;
}

/** What the calls for a row came to. */
export interface Outcome {
	readonly result: Result;
	/** True where an earlier call for the row got no answer, even if a later one did. */
	readonly hadUnknownCall: boolean;
}

/** Services that publish it remember a key for 30 minutes at least (Qonto; others for a day or more). */
const keysAreRememberedFor = 30 * 60_000;

/** So often a key is followed by another; more in a row means that something else is wrong. */
const maxReplacedKeys = 3;

/**
 * Before repeating a call that got no answer in an earlier try: found in the list, it is done; not in
 * a complete list, or without a list while the service surely remembers the key, it is sent again.
 */
export function settleBefore(call: PlannedCall, input: SettleInput): Settlement {
	const found = find(call, input);
	if (typeof found === 'object') return created(call, found.id);
	if (found === 'absent') return { call };
	if (found === 'no list' && input.now - input.firstSent < keysAreRememberedFor) return { call };
	return { result: { failure: notSettled, key: call.key } };
}

/** The outcome of an earlier try that nothing could settle. */
const notSettled: Failure = failure({ type: 'not settled' }, { outcomeUnknown: true });

/** Before a row is created for the first time: a name that the campaign has is done. */
export function skipExisting(call: PlannedCall, { list, now }: SettleInput): Settlement {
	const found = findInList(list, nameOf(call), { now });
	if (typeof found === 'object') {
		return { result: adGroupInList(found.id, call, 'same name') };
	}
	if (found === 'absent') return { call };
	const reason = { type: 'not checked', incomplete: found === 'unsure' } as const;
	return { result: { failure: failure(reason), key: null } };
}

/** Whether a campaign's list can tell more of a row than its calls did. */
export function canBeSettled({ result, hadUnknownCall }: Outcome): boolean {
	if (isCreated(result)) return result.adGroup.adgroupId === null;
	if (!('failure' in result)) return false;
	const { outcomeUnknown, reason } = result.failure;
	if (reason.type === 'not sent') return false;
	return outcomeUnknown || hadUnknownCall || isConflict(result.failure);
}

/** After the calls: what the list tells of a row whose calls left something open. */
export function settleAfter(call: PlannedCall, outcome: Outcome, input: SettleInput): Settlement {
	const { result } = outcome;
	if (isCreated(result)) {
		const found = find(call, input);
		return typeof found === 'object'
			? { ...withId(result, found.id), foundId: found.id }
			: { result };
	}
	if (!('failure' in result)) return { result };
	if (!result.failure.outcomeUnknown && isConflict(result.failure)) {
		return settleConflict(call, result.failure, input);
	}
	const found = find(call, input);
	if (typeof found === 'object') return created(call, found.id);
	const { failure: why, key } = result;
	const { afterUnknownCall, ...refusal } = why;
	// The latest call created nothing, and the list says that no earlier one did either.
	return afterUnknownCall && isRefusalOfRow(why.reason) && found === 'absent'
		? { result: { failure: { ...refusal, outcomeUnknown: false }, key } }
		: { result };
}

/** The name or the key was there before, and the row's own calls did not create it. */
function settleConflict(call: PlannedCall, why: Failure, input: SettleInput): Settlement {
	const result = { failure: why, key: call.key };
	const { reason, status } = why;
	// Whose ad group it is, and how old, doesn't matter: it has the name.
	const found = findInList(input.list, nameOf(call), { now: input.now });
	if (typeof found === 'object') {
		const adgroupId = found.id;
		if (reason.type === 'already exists') {
			return { result: { ...result, failure: { ...why, reason: { ...reason, adgroupId } } } };
		}
		const by = input.strategy === 'custom' ? 'key' : 'name';
		const otherValues = { type: 'other values', where: 'service', by, adgroupId } as const;
		return { result: { ...result, failure: failure(otherValues, { status }) } };
	}
	// The service remembers the key of an ad group that is gone. The user's own key stays as it is: it
	// may have made an ad group of another name.
	const { replacedKeys = 0, key } = call;
	return found === 'absent' &&
		isAboutOtherCall(reason) &&
		input.strategy !== 'custom' &&
		replacedKeys < maxReplacedKeys
		? { call: { ...call, key: nextKey(key), replacedKeys: replacedKeys + 1 } }
		: { result };
}

function isConflict({ reason }: Failure): boolean {
	return reason.type === 'key reused' || reason.type === 'already exists';
}

function nameOf(call: PlannedCall): string {
	return identityOf(call.sent)?.adgroupName ?? '';
}

/** Looks for the ad group of a row's own calls. */
function find(call: PlannedCall, input: SettleInput): Found {
	const { list, takenIds, strategy, firstSent, isAmbiguous, now } = input;
	const options: SearchOptions = {
		now,
		takenIds,
		// By Execution an older ad group of that name is another one.
		...(strategy === 'execution' && { notBefore: firstSent }),
	};
	const found = findInList(list, nameOf(call), options);
	return typeof found === 'object' && isAmbiguous ? 'unsure' : found;
}

function created(call: PlannedCall, id: string): Settlement {
	return { result: adGroupInList(id, call, 'found in list'), foundId: id };
}

function withId(created: Created, adgroupId: string): { readonly result: Result } {
	return { result: { ...created, adGroup: { ...created.adGroup, adgroupId, idFromList: true } } };
}
