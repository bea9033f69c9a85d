import type { SkipReason } from '../client/workerPool';
import type { Service, ToolResponse } from '../client/service';
import type { Creation, Values } from '../contract/creation';
import type { Tool } from '../contract/tools';
import { canonicalJson } from '../parse/json';
import { afterUnknownCall } from '../response/classify';
import { failure, isRefusalOfRow, type Failure } from '../response/failure';
import type { QuotaWatch } from '../response/quota';
import { readResponse } from '../response/readResponse';
import { failureOf, isCreated, isToPause, type Created, type Result } from '../response/result';
import { IdempotencyGuard, type Guarded } from './idempotencyGuard';
import { pauseKey } from './idempotencyKey';
import { abandoned, notSent, notSettled, type PlannedCall } from './plan';
import { isUnknownCall, type Attempted, type CallTask } from './policy';

/** What the calls of a run have in common. */
export interface CallContext {
	readonly tool: Tool;
	readonly service: Service;
	readonly quota: QuotaWatch;
	/** Only for a creation: nothing is created twice within it. */
	readonly guarded?: Guarded | undefined;
}

/** What keeps a call from being carried out twice; undefined for one that creates nothing. */
export function guardOf(task: CallTask, { guarded }: CallContext): IdempotencyGuard | undefined {
	const { key } = task.call;
	return guarded && key !== null ? new IdempotencyGuard(task, key, guarded) : undefined;
}

/** One attempt at the next step of a call. */
export async function attemptCall(task: CallTask, context: CallContext): Promise<Attempted> {
	const { status, result } = task.state;
	const { call } = task;
	const { sent, key } = call;
	const { tool, service, guarded } = context;
	const creation = guarded?.scope.creation;
	if (creation && isToPause(result)) return await attemptPause(task, result, context, creation);
	const guard = guardOf(task, context);
	if (guard && status === 'list only') return await guard.askList();
	const needless = await guard?.beforeAttempt();
	if (needless) return needless;
	const previous = failureOf(result);
	const { timeout } = call.row.options;
	const send = async () => await service.call(tool.name, sent, key ?? undefined, timeout);
	const open = guard?.send(send);
	if (guard && !open) return await attemptCall(task, context);
	const wasUnknown = open?.before !== undefined || previous?.outcomeUnknown === true;
	const response = open?.response ?? send();
	const since = open?.since;
	const request = { call, tool, sent, response, previous, wasUnknown, creation, since };
	const read = await readCall(request, context);
	if ('failure' in read) {
		const { failure: why } = read;
		if (open) guard?.failed(open, why);
		return { result: { failure: why, key }, why, heard: heardIn(why) };
	}
	const done = { ...read, key };
	return { result: guard?.recordCreated(done, open) ?? done, heard: 'answer' };
}

/** A call of a tool for a row; with `creation` if its answer names what was created. */
interface Request {
	readonly call: PlannedCall;
	readonly tool: Tool;
	readonly sent: Values;
	readonly response: Promise<ToolResponse>;
	/** Why the attempt before failed. */
	readonly previous: Failure | undefined;
	/** True if an earlier call for the same may have been carried out. */
	readonly wasUnknown: boolean;
	readonly creation?: Creation | undefined;
	/** When the first call for the row was made, in milliseconds since 1970. */
	readonly since?: number | undefined;
}

async function readCall(request: Request, { quota }: CallContext) {
	const { call, tool, sent, previous, creation } = request;
	const response = await request.response;
	const read = readResponse(response, Date.now(), {
		// The answer to a pause may have the name that was given at the creation.
		sent: { ...call.sent, ...sent },
		names: call.row.names?.map(({ cell }) => cell.value),
		changes: tool.writes,
		creation,
		since: request.since,
	});
	if ('answer' in read) {
		quota.answered(read.answer.quota, true);
		return read;
	}
	quota.answered(read.failure.quota, false);
	// A call that only reads leaves nothing open.
	const own = tool.writes ? read.failure : { ...read.failure, outcomeUnknown: false };
	// A refusal may be of what an earlier call has done, if a second time is one too many.
	const isSure = !creation && !tool.onceOnly && isRefusalOfRow(own);
	const why = request.wasUnknown && !isSure ? afterUnknownCall(own) : own;
	const isSame = why.reason.type === 'server error' && previous && isSameAnswer(why, previous);
	return { failure: isSame ? ({ ...why, sameEveryTime: true } as const) : why };
}

const isSameAnswer = (one: Failure, other: Failure) =>
	canonicalJson([one.reason, one.status]) === canonicalJson([other.reason, other.status]);

function heardIn(why: Failure): Attempted['heard'] {
	// "Still in progress" and a denial leave the outcome open, but come from a service that is up.
	const { type } = why.reason;
	const isUp = why.kind === 'conflict' || why.kind === 'rejected' || type === 'contradictory';
	if (isUp) return 'answer';
	if (isUnknownCall(why)) return 'silence';
	return why.retry === 'fault' ? 'nothing' : 'answer';
}

/**
 * Start Paused: what is created is on, so it is paused right away, as the next step of the same task. The
 * result stays the creation's, whatever comes of that, and says in `paused` how far the pause is.
 */
async function attemptPause(
	task: CallTask,
	created: Created,
	context: CallContext,
	creation: Creation,
): Promise<Attempted> {
	const { call } = task;
	const guard = guardOf(task, context);
	const { pause, idKey } = creation;
	const { advertiser_id } = call.sent;
	const { id } = created.entity;
	const previous = pauseFailure(created);
	// For a retry of the execution: until an answer comes, it isn't known whether it was paused.
	guard?.recordCreated(withPause(created, notSettled));
	const account = advertiser_id !== undefined && { advertiser_id };
	const sent = { ...account, [idKey]: id, ...pause.fixed };
	const { timeout } = call.row.options;
	const response = context.service.call(pause.tool.name, sent, pauseKey(call.key, id), timeout);
	// A refusal of a repeat may be of what an earlier call has done.
	const tool = { ...pause.tool, onceOnly: true } as const;
	const wasUnknown = previous.outcomeUnknown;
	const read = await readCall({ call, tool, sent, response, previous, wasUnknown }, context);
	const why = 'failure' in read ? read.failure : undefined;
	const result = withPause(created, why);
	const heard = why ? heardIn(why) : 'answer';
	return { result: guard?.recordCreated(result) ?? result, why, heard };
}

/** Why something isn't paused, or isn't known to be, before the next attempt at that. */
const pauseFailure = ({ entity: { paused, notPaused } }: Created): Failure =>
	notPaused ?? (paused === 'unknown' ? notSettled : notSent);

function withPause(created: Created, why: Failure | undefined): Created {
	const paused = why ? (why.outcomeUnknown ? 'unknown' : 'no') : 'yes';
	return { ...created, entity: { ...created.entity, paused, notPaused: why } };
}

/** The result of a call that gets no (further) attempt, for a reason. */
export function unsentResult({ call, state: { result, status } }: CallTask, why: Failure): Result {
	if (status === 'list only') return result;
	if (isCreated(result)) return withPause(result, unsent(pauseFailure(result), why));
	return { failure: unsent(failureOf(result), why), key: call.key };
}

function unsent(previous: Failure | undefined, why: Failure): Failure {
	if (why === abandoned || !previous?.outcomeUnknown) return why;
	// A call of an earlier try may have been carried out; of one of this run more is known.
	return previous === notSettled ? afterUnknownCall(why) : previous;
}

export function whySkipped(because: SkipReason<CallTask>): Failure {
	if (because.kind === 'stopped') return because.inFlight ? abandoned : notSent;
	const by = failureOf(because.by.state.result);
	const outage = because.kind === 'outage' && ({ outage: true } as const);
	return by ? failure({ type: 'not sent', because: by, ...outage }) : notSent;
}
