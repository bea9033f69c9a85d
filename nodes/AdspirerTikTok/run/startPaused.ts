import type { Attempt, SkipReason } from '../client/attempt';
import { pauseKey } from './idempotencyKey';
import { notSent, notSettled, type PlannedCall } from './plan';
import type { Failure } from '../response/failure';
import { failureOf, isToPause, type Created, type Result } from '../response/result';
import { adGroup as thing } from '../contract/adGroup';
import {
	attemptCall,
	notAttempted,
	skippedCall,
	type CallSettings,
	type CallTask,
} from './attemptCall';

/*
 * Start Paused: TikTok switches a new ad group on, so it is paused right after its creation, as the
 * next step of the same task. Whatever comes of that, the row has its ad group: the result stays the
 * creation's, and says in `paused` how far it is.
 */

/** After an attempt: goes on with the pause where the row now has an ad group that is to start so. */
export function continueWithPause(attempt: Attempt<Result>): Attempt<Result> {
	if (!isToPause(attempt.result)) return attempt;
	// A row that has its ad group is not given up for another row's failure.
	return {
		...attempt,
		mayHaveHappened: true,
		serverResponded: true,
		again: { retry: 'next step' },
	};
}

/** One attempt at the pause of a row's ad group. */
export async function attemptPause(
	task: CallTask,
	created: Created,
	settings: CallSettings,
): Promise<Attempt<Result>> {
	// For a retry of the execution: until an answer comes, it isn't known whether it was paused.
	task.protection?.noted(withPause(created, notSettled));
	// A refusal of a repeat may be of what an earlier call has done.
	const calling = { ...settings, tool: { ...thing.pause.tool, onceOnly: true } as const };
	const call = pauseOf(task.call, created);
	const attempt = await attemptCall({ ...task, call, protection: undefined }, calling);
	const result = withPause(created, failureOf(attempt.result));
	return { ...attempt, result: task.protection?.noted(result) ?? result };
}

/** What a row comes to whose ad group is not paused, or not tried again. */
export function skippedPause(call: PlannedCall, created: Created, because: SkipReason<Result>) {
	const pause = pauseOf(call, created);
	return withPause(created, skippedCall(pause, because).failure);
}

/** What a row comes to whose pause is not tried, for a reason: an earlier try's may have got through. */
export function pauseSkipped(call: PlannedCall, created: Created, why: Failure) {
	return withPause(created, notAttempted(pauseOf(call, created), why).failure);
}

/** A row with what its pause came to: why its ad group is not paused, or may not be, if so. */
function withPause(created: Created, why: Failure | undefined): Created {
	const paused = why ? (why.outcomeUnknown ? 'unknown' : 'no') : 'yes';
	return { ...created, entity: { ...created.entity, paused, notPaused: why } };
}

/** The call that pauses an ad group, as the operation Pause makes it but for its key. */
function pauseOf(call: PlannedCall, { entity: adGroup }: Created): PlannedCall {
	const { id: adgroupId, paused, notPaused: why } = adGroup;
	const { advertiser_id } = call.sent;
	const account = advertiser_id !== undefined && { advertiser_id };
	const sent = { ...account, adgroup_id: adgroupId, ...thing.pause.fixed };
	const key = pauseKey(call.key, adgroupId);
	// What an earlier attempt at it came to.
	const before = why ?? (paused === 'unknown' ? notSettled : notSent);
	return { ...call, key, sent, result: { failure: before, key } };
}
