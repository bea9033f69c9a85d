import type { SkipReason } from '../client/workerPool';
import { afterUnknownCall, failure, internalError, type Failure } from '../response/failure';
import { failureOf, isCreated, isToPause } from '../response/result';
import type { Created, Entity, Failed, Result } from '../response/result';
import type { SentCall } from './openCalls';
import { notSent, notSettled, otherValues, type PlannedCall } from './plan';

/** What a row created or found, as it is kept; `sentCall` is the call that created it, if one did. */
export function createdBy(
	call: PlannedCall,
	result: Created,
	sentCall: SentCall | undefined,
	isTaken: (id: string) => boolean,
): Created {
	let { entity } = result;
	// An ID that another row has may be a stale answer: the siblings' list knows better.
	if (entity.id !== null && isTaken(entity.id)) entity = { ...entity, id: null };
	if (call.row.options.startPaused) entity = toBePaused(entity);
	if (sentCall?.before) entity = { ...entity, twins: [] };
	return { ...result, entity };
}

/** With whether it is paused, if this execution created it: others may be switched on on purpose. */
function toBePaused(entity: Entity): Entity {
	const { alreadyCreated: origin, idFromList, paused } = entity;
	if (paused === 'yes' || paused === 'unknown') return entity;
	const isOwn = [undefined, 'found in list', 'by answer'].includes(origin);
	const isKnown = origin === 'earlier try' && paused !== undefined;
	if (!isOwn && !isKnown) return { ...entity, paused: undefined };
	const mayBeOlder = idFromList === 'may be older' || origin === 'by answer';
	return { ...entity, paused: mayBeOlder ? 'may be older' : (paused ?? 'no') };
}

/** What its row is told. If it is an earlier row's, this one wants its own, once that is paused. */
export function toldOf({ isLaterUse, key, row }: PlannedCall, created: Created): Created | Failed {
	const { id: existingId } = created.entity;
	if (!isLaterUse || isToPause(created)) return created;
	return otherValues(row, 'earlier pass', key, { existingId });
}

/** Why something isn't paused, or isn't known to be, before the next attempt at that. */
export const pauseFailure = ({ entity: { paused, notPaused } }: Created): Failure =>
	notPaused ?? (paused === 'unknown' ? notSettled : notSent);

export function withPause(created: Created, why: Failure | undefined): Created {
	let paused: Entity['paused'] = 'yes';
	if (why) paused = why.outcomeUnknown ? 'unknown' : 'no';
	return { ...created, entity: { ...created.entity, paused, notPaused: why } };
}

/** The outcome of a call whose answer is not waited for. */
const abandoned = failure(
	{ type: 'no response', reason: 'stopped', code: '' },
	{ outcomeUnknown: true },
);

/** The result of a call that gets no (further) attempt. */
export function unsentResult(result: Result, key: string | null, why: Failure): Result {
	if (isCreated(result)) return withPause(result, unsent(pauseFailure(result), why));
	return { failure: unsent(failureOf(result), why), key };
}

function unsent(previous: Failure | undefined, why: Failure): Failure {
	if (why === abandoned || !previous?.outcomeUnknown) return why;
	// A call of an earlier try may have been carried out; of one of this run more is known.
	return previous === notSettled ? afterUnknownCall(why) : previous;
}

/** Why a call gets no (further) attempt. */
export function whySkipped(because: SkipReason<{ readonly state: { readonly result: Result } }>) {
	if (because.kind === 'stopped') return because.inFlight ? abandoned : notSent;
	const by = failureOf(because.by.state.result);
	if (!by) return notSent;
	const outage = because.kind === 'outage' && ({ outage: true } as const);
	return failure({ type: 'not sent', because: by, ...outage });
}

/** A bug ends a run like a person who stops it; only the reason is another one. */
export function endedByBug(result: Result, error: unknown): Result {
	if (!('failure' in result)) return result;
	const { reason, outcomeUnknown } = result.failure;
	if (reason !== notSent.reason && reason !== abandoned.reason) return result;
	return { ...result, failure: internalError(error, outcomeUnknown) };
}
