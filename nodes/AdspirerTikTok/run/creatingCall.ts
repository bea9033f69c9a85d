import { machineClock } from '../client/workerPool';
import { type Failure, afterUnknownCall } from '../response/failure';
import { type Failed, type Result, isOutcomeUnknown, isToPause } from '../response/readResponse';
import { type ParsedRow, changedValues } from '../rows/row';
import {
	type Evidence,
	type Looked,
	askForSiblings,
	canResend,
	reconcileUnknown,
	resolveMissingId,
	skipExisting,
} from './askedLists';
import { type Ended, RecordedCall, ended, goesOn, isTooLong, isTooSoon } from './call';
import { CallRecord, type ExecutionScope } from './journal';
import {
	createdBefore,
	failsEveryCall,
	heardIn,
	isConflict,
	isListProof,
	isOfAllRows,
	notListed,
	notSent,
	notSettled,
	onceOnly,
	otherValues,
	staysOpen,
	withoutPause,
} from './outcomes';
import type { PlannedCall } from './plan';

/**
 * A call that creates something: made first, and settled later if it stays open what it created. Between a
 * decision and the call that is made by it, nobody else has a turn.
 */
export class CreatingCall extends RecordedCall {
	/** When the first of the calls was made that are open or were, in milliseconds since 1970. */
	private since = Infinity;
	/** True once this run has made the call. */
	private isSent = false;
	protected override async attempt(): Promise<Ended> {
		const { record, isSent, before } = this;
		const { key, row } = this.call;
		if (isToPause(this.result)) return await this.pause(this.result);
		if (this.settlesAt !== undefined) return await this.settle();
		const met = metBy(this.call, record, this.scope);
		if (met) return this.conclude(met);
		const { open } = record;
		if (open && !open.outcome) {
			this.result = { failure: notSettled, key };
			return this.leaveOpen(notSettled, true);
		}
		if (open || isSent || before || !looksFirst(row, this.context.isParent))
			return await this.send();
		return await this.lookBefore();
	}

	/** Looks at what is there before the call: a name that is to be skipped, or the IDs that aren't new. */
	private async lookBefore(): Promise<Ended> {
		const { key, row } = this.call;
		const { evidence, ...looked } = await this.look();
		const { failure: why } = looked;
		if (this.context.stop.aborted) return goesOn;
		let skipped: Result | undefined;
		if (row.options.skipExistingNames) skipped = skipExisting(evidence);
		if (skipped && !why) return this.conclude(skipped);
		if (why && (skipped || isOfAllRows(why))) {
			this.result = skipped ?? { failure: notSent, key };
			if (isOfAllRows(why)) this.result = { failure: why, key: null };
			return await this.follow(why, true);
		}
		this.before = looked;
		// Another run may have begun meanwhile.
		return await this.attempt();
	}

	/** Makes the call, or joins an equal one. */
	private async send(): Promise<Ended> {
		const { context, record, scope } = this;
		const { key, sent, row } = this.call;
		const failure = withoutPause(row, context.quota);
		if (failure) return this.conclude({ failure, key });
		this.isSent = true;
		const tool = onceOnly(context.tool);
		const { outcome, calls } = await record.send(
			sent,
			async (isRepeat) => await this.ask({ tool, sent, key }, isRepeat, scope.creation),
		);
		if (!('failure' in outcome)) return this.conclude({ ...outcome, key }, calls > 1);
		const { failure: why } = outcome;
		this.result = { failure: why, key };
		const { parentMadeAt } = this.context;
		if (isTooSoon(why, scope.creation.parentNoun, parentMadeAt)) return await this.goOnSoon();
		if (isConflict(row, why)) {
			this.settlesAt = 0;
			return goesOn;
		}
		if (staysOpen(why)) return this.leaveOpen(why);
		return await this.follow(why);
	}

	/** Finds out by a list what came of its calls, once those can't be running any more; or else repeats it once. */
	private async settle(): Promise<Ended> {
		const { result, record, call } = this;
		const { at, evidence, failure: why } = await this.look();
		if (this.context.stop.aborted) return goesOn;
		if (why?.retry === 'throttled') return await this.follow(why, true);
		if (!isOutcomeUnknown(result)) {
			const next = this.conclude(resolveMissingId(result, evidence));
			this.settlesAt = undefined;
			return next;
		}
		const met = metBy(call, record, this.scope);
		if (met) return this.conclude(met);
		const { open } = record;
		if (open?.outcome) return await this.send();
		const isLater = open && open.latest + this.scope.creation.repeatAfter > at;
		if (isLater) return this.leaveOpen(result.failure, true);
		const mayRepeat = mayBeRepeated(result.failure, record, this.isSent, call.row);
		const settled = settledBy(evidence, result, why, mayRepeat);
		if (settled === 'by a repeat') return await this.send();
		return this.conclude(settled);
	}

	/** Leaves open what came of its calls, if a list may tell that or the call be repeated. */
	private leaveOpen(why: Failure, isLookup = false): Ended {
		const { record, call, isSent } = this;
		const { repeatAfter } = this.scope.creation;
		const { latest = -Infinity, since = Infinity } = record.open ?? {};
		const end = { next: ended.next, heard: heardIn(why, isLookup) };
		this.settlesAt = undefined;
		if (!isListProof(call.row) && !mayBeRepeated(why, record, isSent, call.row)) return end;
		if (isTooLong(why)) return { ...end, endsRun: true };
		this.since = Math.min(this.since, since);
		this.settlesAt = Math.max(waitedFor(why, repeatAfter), latest + repeatAfter);
		return end;
	}

	private async look() {
		const { call, record, since } = this;
		const { creation } = this.scope;
		const isAsked = isListProof(call.row) || !isOutcomeUnknown(this.result);
		let asked: Looked = { at: machineClock.now() };
		if (isAsked) asked = await askForSiblings(this.context, creation, call);
		const isTaken = (id: string) => record.isTaken(id);
		return {
			...asked,
			evidence: { call, creation, list: asked.list, isTaken, ...record.times(since) },
		};
	}
}

/** What a look says of a call of unknown outcome. */
function settledBy(
	evidence: Evidence,
	result: Failed,
	why: Failure | undefined,
	mayRepeat: boolean,
): Result | 'by a repeat' {
	if (why && failsEveryCall(why)) return { ...result, failure: afterUnknownCall(why) };
	const settled = reconcileUnknown(evidence);
	if (settled) return settled;
	if (!mayRepeat) return result;
	if (canResend(evidence)) return 'by a repeat';
	let failure = notSettled;
	if (evidence.list) failure = notListed;
	return { failure, key: evidence.call.key };
}

/** When a wait that an answer names is over, in milliseconds since 1970; no longer than `most`. */
const waitedFor = ({ waitMs = 0 }: Failure, most: number) =>
	machineClock.now() + Math.min(waitMs, most);

/** True if a call of unknown outcome may be repeated: only the first, or one that wasn't carried out. */
function mayBeRepeated(
	{ retry }: Failure,
	{ open }: CallRecord,
	isSent: boolean,
	row: ParsedRow,
): boolean {
	const { calls = 0 } = open ?? {};
	if (calls > 1) return false;
	const mayRetry = retry === 'fault' && row.options.maxRetries > 0;
	return !isSent || retry === 'throttled' || mayRetry;
}

/** What others have made by a row's key, or are making with other values. */
function metBy(
	{ row, key, sent, changed = [] }: PlannedCall,
	{ entry, open }: CallRecord,
	{ creation, positionOf }: ExecutionScope,
): Result | undefined {
	if (entry?.state === 'created') {
		// Another call of an agent's has created it since the plan was made.
		const isSame = changedValues(entry.sent, sent).length === 0;
		if (isSame) return createdBefore(creation, entry);
		return otherValues(row, 'earlier pass', key, { existingId: entry.id });
	}
	if (!open) return undefined;
	// Of an agent's call only equal values say that it is the same.
	const isPlaced = positionOf(row.item) !== undefined;
	const isOther = open.outcome && !isPlaced && changed.length > 0;
	if (!isOther && changedValues(open.sent, sent).length === 0) return undefined;
	return otherValues(row, 'other run', key);
}

/** True if the parent's list is asked before a call. By another protection a call is of one execution alone. */
export function looksFirst({ options, strategy }: ParsedRow, isParent = false): boolean {
	return options.skipExistingNames || (isParent && options.startPaused && strategy?.by === 'name');
}
