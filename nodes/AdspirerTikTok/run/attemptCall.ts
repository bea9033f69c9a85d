import type { Attempt, PoolTask, SkipReason } from '../client/attempt';
import type { Service } from '../client/service';
import type { Tool } from '../contract/tools';
import { adGroup } from '../contract/adGroup';
import { notSent, notSettled, type PlannedCall } from './plan';
import { canonicalJson } from '../parse/json';
import { afterUnknownCall } from '../response/classify';
import { failure, internalError, isRefusalOfRow, type Failure } from '../response/failure';
import type { QuotaWatch } from '../response/quota';
import { readCreation, readResponse } from '../response/readResponse';
import { failureOf, isOutcomeUnknown, type Failed, type Result } from '../response/result';
import type { IdempotencyGuard } from './idempotencyGuard';

/** A call on its way. Its result is at any time what its latest attempt came to. */
export interface CallTask extends PoolTask {
	readonly call: PlannedCall;
	/** For Create alone: keeps it from being done twice. */
	readonly protection: IdempotencyGuard | undefined;
	/** Set where only the ID of what was created is looked up: older lists than of this time don't count. */
	readonly listsSince?: number;
}

/** What the calls of a run go through. */
export interface CallSettings {
	readonly tool: Tool;
	readonly service: Service;
	readonly quota: QuotaWatch;
}

/** One attempt at a call, or at settling it without one. */
export async function attemptCall(
	{ call: { row, sent, key, result: previous }, protection }: CallTask,
	{ tool, service, quota }: CallSettings,
): Promise<Attempt<Result>> {
	const needless = await protection?.before(previous);
	if (needless) return needless;
	const wasOpen = protection?.sending() === true || isOutcomeUnknown(previous);
	const response = await service.call(tool.name, sent, key ?? undefined, row.options.timeout);
	protection?.ended();
	const read = protection
		? readCreation(response, Date.now(), sent, adGroup)
		: readResponse(response, Date.now(), sent);
	if ('answer' in read) {
		quota.answered(read.answer.quota, true);
		const result = { ...read, key };
		return { result: protection?.noted(result) ?? result };
	}
	quota.answered(read.failure.quota, false);
	// A call that only reads leaves nothing open.
	const own = tool.writes ? read.failure : { ...read.failure, outcomeUnknown: false };
	// A refusal may be of what an earlier call has done, where a second time is one too many.
	const isSure = !protection && !tool.onceOnly && isRefusalOfRow(own);
	const why = repeated(wasOpen && !isSure ? afterUnknownCall(own) : own, previous);
	return {
		result: { failure: why, key },
		mayHaveHappened: own.outcomeUnknown,
		// "Still in progress" comes from a service that is up.
		serverResponded: why.kind === 'conflict',
		again: protection ? protection.failed(why, own.outcomeUnknown) : why,
	};
}

/** Says so where a server error is the very same as the one before, under the same key. */
function repeated(now: Failure, previous: Result): Failure {
	const textOf = ({ reason, status }: Failure) => canonicalJson([reason, status]);
	const isFault = now.reason.type === 'server error' && 'failure' in previous;
	const isSame = isFault && textOf(now) === textOf(previous.failure);
	return isSame ? { ...now, sameEveryTime: true } : now;
}

/** What a call comes to that is not made, for a reason. */
export function notAttempted({ result, key }: PlannedCall, why: Failure): Failed {
	return { failure: isOutcomeUnknown(result) ? afterUnknownCall(why) : why, key };
}

/** What a call comes to that is not made, or not again. */
export function skippedCall(call: PlannedCall, because: SkipReason<Result>): Failed {
	const { result, key } = call;
	if (because.kind === 'stopped' && because.inFlight) return { failure: abandoned, key };
	if (isOutcomeUnknown(result) && result.failure !== notSettled) return result;
	const by = because.kind === 'stopped' ? undefined : failureOf(because.by);
	if (!by) return notAttempted(call, notSent);
	const outage = because.kind === 'outage' && ({ outage: true } as const);
	return notAttempted(call, failure({ type: 'not sent', because: by, ...outage }));
}

/** The outcome of a call whose answer is not waited for. */
const abandoned = failure(
	{ type: 'no response', reason: 'stopped', code: '' },
	{ outcomeUnknown: true },
);

/** A bug ends a run like a person who stops it; only the reason is another one. */
export function asInternalError(result: Result, error: unknown): Result {
	if (!('failure' in result)) return result;
	const { reason, outcomeUnknown } = result.failure;
	const wasStopped = reason === notSent.reason || reason === abandoned.reason;
	return wasStopped ? { ...result, failure: internalError(error, outcomeUnknown) } : result;
}
