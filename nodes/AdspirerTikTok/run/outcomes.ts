import { machineClock, type Attempt, type SkipReason } from '../client/workerPool';
import type { Creation, Values } from '../contract/creation';
import type { Tool } from '../contract/tools';
import { afterUnknownCall, failure, isRefusalOfRow, type Failure } from '../response/failure';
import {
	failureOf,
	isCreated,
	isOutcomeUnknown,
	isToPause,
	type Created,
	type Entity,
	type Failed,
	type Result,
} from '../response/readResponse';
import type { QuotaWatch } from '../response/quota';
import type { ParsedRow } from '../rows/row';
import type { CallRecord, JournalEntry } from './journal';
import { pauseKey } from './keys';

const unknownOutcome = { outcomeUnknown: true } as const;

/** The outcome of an earlier try that couldn't be settled. */
export const notSettled = failure({ type: 'not settled' }, unknownOutcome);

/** The same, and the siblings' list doesn't show it. */
export const notListed = failure({ type: 'not settled', inList: 'not shown' }, unknownOutcome);

/** The outcome of a call that isn't made. */
export const notSent = failure({ type: 'not sent', because: 'stopped' });

/** A row whose name or key stands for other values; `key` is that of their call. */
export function otherValues(
	{ strategy }: ParsedRow,
	where: 'earlier pass' | 'other run',
	key: string | null,
	more: { readonly existingId?: string | null } = {},
): Failed {
	const by = strategy?.by === 'custom' ? 'key' : 'name';
	return { failure: failure({ type: 'other values', where, by, ...more }), key };
}

/** An entity that this run makes no call for. Nothing is kept of what the service said of it. */
export function knownEntity(
	{ tool, nameArgument, parentArgument }: Creation,
	values: Values,
	known: Omit<Entity, 'name' | 'parentId'>,
	key: string | null = null,
): Created {
	return {
		answer: { tool: tool.name, text: '' },
		key,
		entity: {
			...known,
			name: String(values[nameArgument] ?? ''),
			parentId: String(values[parentArgument] ?? ''),
		},
	};
}

/** An entity that an earlier try of the execution created. */
export function createdBefore(creation: Creation, entry: JournalEntry): Created {
	const { id, key, sent, mayBeTwice } = entry;
	// A person may have switched it on since.
	const paused = entry.paused === 'yes' ? undefined : entry.paused;
	const known = { id, alreadyCreated: 'earlier try', paused, mayBeTwice } as const;
	return knownEntity(creation, sent, known, key);
}

/** True for what a call of this run made. */
export const isOfThisRun = ({ alreadyCreated: origin }: Entity) =>
	origin === undefined || origin === 'found in list';

/** The thing that a row created or found, as it is kept. */
export function createdBy(
	{ options }: ParsedRow,
	result: Created,
	mayBeTwice: boolean,
	isTaken: (id: string) => boolean,
): Created {
	let { entity } = result;
	// An ID that another row has may be a stale answer: the siblings' list knows better.
	if (entity.id !== null && isTaken(entity.id)) entity = { ...entity, id: null };
	if (options.startPaused) entity = toBePaused(entity);
	if (mayBeTwice) entity = { ...entity, mayBeTwice: true };
	return { ...result, entity };
}

/** With whether it is paused, if this execution created it: others may be switched on on purpose. */
function toBePaused(entity: Entity): Entity {
	const { alreadyCreated: origin, idFromList, paused } = entity;
	if (paused === 'yes' || paused === 'unknown') return entity;
	const isKnown = origin === 'earlier try' && paused !== undefined;
	if (!isOfThisRun(entity) && !isKnown) return { ...entity, paused: undefined };
	if (idFromList === 'may be older') return { ...entity, paused: 'may be older' };
	return { ...entity, paused: paused ?? 'no' };
}

/** Why something isn't paused, or isn't known to be, before the next attempt at that. */
export function pauseFailure({ entity: { paused, notPaused } }: Created): Failure {
	if (notPaused) return notPaused;
	if (paused === 'unknown') return notSettled;
	return notSent;
}

export function withPause(created: Created, why: Failure | undefined): Created {
	let paused: Entity['paused'] = 'yes';
	if (why) paused = why.outcomeUnknown ? 'unknown' : 'no';
	return { ...created, entity: { ...created.entity, paused, notPaused: why } };
}

/** The outcome of a call whose answer is not waited for. */
const abandoned = failure(
	{
		type: 'no response',
		reason: 'stopped',
		code: '',
	},
	unknownOutcome,
);

/** The result of a call that gets no (further) attempt. */
export function unsentResult(result: Result, key: string | null, why: Failure): Result {
	if (isCreated(result)) return withPause(result, unsent(pauseFailure(result), why));
	return { failure: unsent(failureOf(result), why), key };
}

function unsent(previous: Failure | undefined, why: Failure): Failure {
	if (why === abandoned || !previous?.outcomeUnknown) return why;
	// A call of an earlier try may have been carried out; of one of this run more is known.
	if (previous === notSettled) return afterUnknownCall(why);
	return previous;
}

/** Why a call gets no (further) attempt. */
export function whySkipped(because: SkipReason<{ readonly result: Result }>): Failure {
	if (because.kind === 'stopped' && because.inFlight) return abandoned;
	if (because.kind === 'stopped') return notSent;
	const by = failureOf(because.by.result);
	if (!by) return notSent;
	if (because.kind !== 'outage') return failure({ type: 'not sent', because: by });
	return failure({ type: 'not sent', because: by, outage: true });
}

/** True if the call itself left its outcome unknown, and not an earlier one. */
function isUnknownCall(why: Failure): boolean {
	return why.outcomeUnknown && !why.afterUnknownCall;
}

/** True for what would fail every call of the run, whatever its tool. */
export function failsEveryCall({ kind, reason }: Failure): boolean {
	return ['unauthorized', 'quota'].includes(kind) || reason.type === 'bad credential';
}

/** The failure of a call, in the light of whether an earlier one is open that may have done the same. */
export function failureAfter(
	failed: Failure,
	{ writes, onceOnly }: Tool,
	wasOpen: boolean,
): Failure {
	// A call that only reads leaves nothing open.
	const why = { ...failed, outcomeUnknown: writes && failed.outcomeUnknown };
	// A refusal may be of what an earlier call has done, if a second time is one too many.
	const isSure = !onceOnly && isRefusalOfRow(why);
	if (wasOpen && !isSure) return afterUnknownCall(why);
	return why;
}

/** The news of the service in a failure. */
export function heardIn(why: Failure, isLookup = false): Attempt<unknown>['heard'] {
	if (isLookup) return 'nothing';
	// "Still in progress" and a denial leave the outcome open, but come from a service that is up.
	if (['conflict', 'rejected'].includes(why.kind)) return 'answer';
	if (why.reason.type === 'contradictory') return 'answer';
	if (isUnknownCall(why)) return 'silence';
	if (why.retry === 'fault') return 'nothing';
	return 'answer';
}

/** True for a call that did or may have done something. */
export const mayHaveSideEffect = (result: Result) => isCreated(result) || isOutcomeUnknown(result);

/** A call that may become pointless. */
interface Other {
	readonly call: { readonly sent: Values };
	readonly result: Result;
}

/** True for other calls that a result makes pointless; undefined if it makes none so. */
export function abortsAfter(result: Result, endsRun: boolean, stopsAtFailure: boolean) {
	const { abortScope = 'row' } = failureOf(result) ?? {};
	const isOfAll = endsRun || abortScope === 'run';
	const isOfRow = abortScope === 'row';
	// A row that isn't paused has not failed.
	const stops = 'failure' in result && stopsAtFailure;
	if (!isOfAll && isOfRow && !stops) return undefined;
	return (other: Other) => {
		const { advertiser_id } = other.call.sent;
		// A long wait may be that of another tool: a pause is tried all the same.
		if (endsRun && isToPause(other.result)) return false;
		if (isOfAll || (!isOfRow && advertiser_id === undefined)) return true;
		return stops && !mayHaveSideEffect(other.result);
	};
}

/** A thing that was or may have been made for a row. */
export interface CreatedEntity {
	readonly row: ParsedRow;
	readonly result: Result;
	readonly tool: Tool;
	readonly creation?: Creation | undefined;
}

/** True if a list may say what is the row's own. Only By Name a name is that of one thing. */
export const isListProof = ({ strategy, options }: ParsedRow) =>
	options.settleUnknown && strategy?.by === 'name';

/** True for a refusal, of which a list may tell what was in the way. */
export function isConflict(row: ParsedRow, { outcomeUnknown, reason }: Failure): boolean {
	if (outcomeUnknown) return false;
	if (reason.type === 'already exists') return row.options.settleUnknown;
	return reason.type === 'key reused' && isListProof(row);
}

/** True for a failure after which a list or a repeat may tell what came of the call. */
export const staysOpen = ({
	outcomeUnknown,
	afterUnknownCall: isAfter,
	retry,
	abortScope,
}: Failure) => outcomeUnknown && (!isAfter || retry === 'never') && abortScope === 'row';

/** A refusal of a repeat may be of what an earlier call has done. */
export const onceOnly = (tool: Tool) => ({ ...tool, onceOnly: true }) as const;

/** Why nothing is created if no call is left to pause it, or what others have made. */
export function withoutPause(
	{ options }: ParsedRow,
	quota: QuotaWatch,
	owner: unknown,
): Failure | undefined {
	if (!options.startPaused && quota.keepsNone) return undefined;
	const isEnough = quota.callsFree(owner) > Number(options.startPaused);
	if (isEnough || quota.callsLeft() === 0) return undefined;
	return failure({ type: 'no call for the pause' }, { quota: quota.last });
}

/** True for a failure that other rows would meet as well. */
export const isOfAllRows = (why: Failure) => failsEveryCall(why) || why.retry === 'throttled';

/** How long TikTok may not know what it has just made, in milliseconds. */
const knownAfter = 60_000;

/** True for a refusal that doesn't find what was made a moment ago. */
export function isTooSoon(
	{ reason, outcomeUnknown }: Failure,
	noun: string,
	madeAt = -Infinity,
): boolean {
	if (outcomeUnknown || machineClock.now() - madeAt > knownAfter) return false;
	if (reason.type === 'not found') return true;
	const said = new RegExp(
		`\\b${noun.replace(' ', '[ _-]?')}\\b.*\\b(?:not found|not exist|n't exist)\\b`,
		'i',
	);
	return reason.type === 'rejected' && said.test(reason.said ?? '');
}

/** True if a call of unknown outcome may be repeated: only the first, or one that wasn't carried out. */
export function mayBeRepeated(
	{ retry }: Failure,
	{ open }: Pick<CallRecord, 'open'>,
	isSent: boolean,
	row: ParsedRow,
): boolean {
	const { calls = 0 } = open ?? {};
	if (calls > 1) return false;
	const mayRetry = retry === 'fault' && row.options.maxRetries > 0;
	return !isSent || retry === 'throttled' || mayRetry;
}

/** The call that pauses what was created; `tries` is how often that was tried in vain. */
export function pauseOf(
	{ entity: { id } }: Created,
	{ key, sent }: { readonly key: string | null; readonly sent: Values },
	creation: Creation,
	tries: number,
) {
	const { pause, idKey } = creation;
	return {
		tool: onceOnly(pause.tool),
		sent: { advertiser_id: sent.advertiser_id, [idKey]: id, ...pause.fixed },
		key: pauseKey(key, id, tries),
	};
}
