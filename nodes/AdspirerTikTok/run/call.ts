import { type Attempt, type SkipReason, machineClock } from '../client/workerPool';
import type { Creation } from '../contract/creation';
import type { Tool } from '../contract/tools';
import { type Failure, afterUnknownCall } from '../response/failure';
import {
	type Created,
	type Read,
	type Result,
	failureOf,
	isCreated,
	isOutcomeUnknown,
	isToPause,
	readResponse,
} from '../response/readResponse';
import { looksFirst } from '../rows/row';
import {
	type Looked,
	type Siblings,
	askForSiblings,
	resolveMissingId,
	settledBy,
	skipExisting,
} from './askedLists';
import { CallRecord, type ExecutionScope } from './journal';
import {
	type CreatedEntity,
	abortsAfter,
	createdBy,
	failureAfter,
	heardIn,
	isConflict,
	isListProof,
	isOfAllRows,
	isOfThisRun,
	isTooSoon,
	mayBeRepeated,
	mayHaveSideEffect,
	notSent,
	notSettled,
	onceOnly,
	otherValues,
	pauseFailure,
	pauseOf,
	staysOpen,
	unsentResult,
	whySkipped,
	withPause,
	withoutPause,
} from './outcomes';
import { type PlannedCall, metBy } from './plan';

/** The context of all calls of a run. */
export interface CallContext extends Siblings {
	readonly tool: Tool;
	/** Only for a creation: nothing is created twice within it. */
	readonly scope?: ExecutionScope | undefined;
	/** True if a failure makes the calls pointless that have done nothing yet. */
	readonly stopsAtFailure: boolean;
	readonly stop: AbortSignal;
	/** True if other things of the run go into what its calls create, which then has to be known as new or not. */
	readonly isParent?: boolean;
	/** When this run made what the calls' things go into, by the clock that never jumps; missing if it didn't. */
	readonly parentMadeAt?: number | undefined;
}

/** How an attempt ended; `endsRun` if all other calls would be told the same. */
type Ended = Pick<Attempt<unknown>, 'next' | 'heard'> & { readonly endsRun?: true };

const ended: Ended = { next: { do: 'end' }, heard: 'answer' };
const goesOn: Ended = { next: { do: 'go on' }, heard: 'answer' };

/** True for the argument with the ID of what a change is about. */
const isOwnId = (argument: string) => argument.endsWith('_id') && argument !== 'advertiser_id';

/** The longest wait that the service may ask for, in milliseconds. A longer one isn't sat out: it ends the run. */
const maxWait = 5 * 60_000;

const isTooLong = ({ waitMs = 0 }: Failure) => waitMs > maxWait;

/** A call of a plan, attempt by attempt. */
export class Call {
	result: Result;
	/** Set if it is to be settled: from when on, by the clock that never jumps; 0 if only a list is missing. */
	settlesAt: number | undefined;
	/** How often it was taken up to be settled. */
	looks = 0;
	protected faults = 0;

	constructor(
		readonly call: PlannedCall,
		readonly context: CallContext,
	) {
		this.result = call.result;
		// An earlier try may have left it to be paused.
		context.quota.keep(this, this.due);
	}

	/** The thing that its row made or may have made: at most one. */
	get made(): CreatedEntity[] {
		const { result, call } = this;
		const { tool, scope } = this.context;
		const isMade = 'answer' in result || isOutcomeUnknown(result);
		if (!tool.writes || !isMade) return [];
		return [{ row: call.row, result, tool, creation: scope?.creation }];
	}

	/** True if it is still to be settled. */
	get isOpen(): boolean {
		return this.settlesAt !== undefined && this.looks < 3;
	}

	/** How many calls it still takes to pause what it made or may have made. */
	private get due(): number {
		if (isToPause(this.result)) return 1;
		if (!this.call.row.options.startPaused) return 0;
		return 2 * Number(this.isOpen || isOutcomeUnknown(this.result));
	}

	/** It gets no (further) attempt. */
	leave(because: SkipReason<Call>): void {
		this.context.quota.keep(this, 0);
		// Only a list could have added something.
		const isKnown = this.settlesAt === 0;
		this.settlesAt = undefined;
		if (!isKnown) this.result = unsentResult(this.result, this.call.key, whySkipped(because));
	}

	/** One attempt, and what follows it. */
	async step(): Promise<Attempt<Call>> {
		const { next, heard, endsRun = false } = await this.attempt();
		const { stopsAtFailure, tool, quota } = this.context;
		let { due } = this;
		if (next.do === 'end' && !this.isOpen) due = 0;
		quota.keep(this, due);
		let aborts: Attempt<Call>['aborts'];
		if (next.do === 'rest') {
			aborts = ({ context, result }) => context.tool === tool && !mayHaveSideEffect(result);
		} else if (!this.isOpen || endsRun) {
			aborts = abortsAfter(this.result, endsRun, stopsAtFailure);
		}
		return { next, heard, maxRests: this.call.row.options.maxRetries, aborts };
	}

	protected async attempt(): Promise<Ended> {
		const { sent, key } = this.call;
		const { outcomeUnknown = false } = failureOf(this.result) ?? {};
		const outcome = await this.ask({ tool: this.context.tool, sent, key }, outcomeUnknown);
		this.result = { ...outcome, key };
		if ('failure' in outcome) return await this.follow(outcome.failure);
		return ended;
	}

	/** Makes a call and reads its answer, as that to a `creation` if it is one; `wasOpen` if an earlier one is open. */
	protected async ask(
		{ tool, sent, key }: Pick<PlannedCall, 'sent' | 'key'> & { readonly tool: Tool },
		wasOpen: boolean,
		creation?: Creation,
	): Promise<Read> {
		const { service, quota } = this.context;
		const { row, sent: ofCall } = this.call;
		const response = await service.call(tool.name, sent, key ?? undefined, row.options.timeout);
		const outcome = readResponse(response, Date.now(), {
			// The answer to a pause may have the name that was given at the creation.
			sent: { ...ofCall, ...sent },
			changes: tool.writes,
			idKey: creation?.idKey ?? Object.keys(sent).find(isOwnId),
			creation,
		});
		quota.answered(outcome);
		if (!('failure' in outcome)) return outcome;
		return { failure: failureAfter(outcome.failure, tool, wasOpen) };
	}

	/** The step after a failure that leaves nothing open: another attempt after a wait, or none. */
	protected async follow(why: Failure, isLookup = false): Promise<Ended> {
		const heard = heardIn(why, isLookup);
		const { faults } = this;
		const { retry, waitMs } = why;
		this.faults = 0;
		const isOver = retry === 'fault' && faults >= this.call.row.options.maxRetries;
		if (retry === 'never' || isOver || isTooLong(why)) {
			this.settlesAt = undefined;
			const end = { next: ended.next, heard };
			return retry !== 'never' && isTooLong(why) ? { ...end, endsRun: true } : end;
		}
		// It uses up no repeats.
		if (retry === 'throttled') return { next: { do: 'rest', waitMs }, heard };
		this.faults = faults + 1;
		// "Equal jitter": M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
		const backoff = Math.min(30_000, 1_000 * 2 ** faults) * (0.5 + machineClock.random() / 2);
		await machineClock.wait(waitMs ?? backoff, this.context.stop);
		return { next: goesOn.next, heard };
	}
}

/** A call that creates something, with what its answers leave behind and its pause. */
class RecordedCall extends Call {
	protected readonly record: CallRecord;
	/** Its parent's list before the call. */
	protected before: Looked | undefined;
	/** When this run made its thing, by the clock that never jumps. */
	private madeAt: number | undefined;
	/** How often it was to be paused. */
	private pauses = 0;

	constructor(
		call: PlannedCall,
		context: CallContext,
		protected readonly scope: ExecutionScope,
	) {
		super(call, context);
		this.record = new CallRecord(context.service.id, call.key ?? '', scope.journal);
	}

	/** Start Paused: what is created is on. The result stays the creation's, whatever comes of its pause. */
	protected async pause(created: Created): Promise<Ended> {
		const { outcomeUnknown } = pauseFailure(created);
		// Until an answer comes, it isn't known whether it was paused, neither here nor for a retry.
		this.result = this.record.created(withPause(created, notSettled), this.call.sent);
		const { creation } = this.scope;
		const request = pauseOf(created, this.call, creation, this.pauses);
		const outcome = await this.ask(request, outcomeUnknown);
		if (!('failure' in outcome)) return this.conclude(withPause(created, undefined));
		const { failure: why } = outcome;
		this.result = this.record.created(withPause(created, why), this.call.sent);
		if (!isTooSoon(why, creation.noun, this.madeAt)) return await this.follow(why);
		// The service may remember the refusal by its key.
		this.pauses += 1;
		return await this.goOnSoon();
	}

	protected async goOnSoon(): Promise<Ended> {
		await machineClock.wait(5_000, this.context.stop);
		return goesOn;
	}

	/** Takes in what is known of its row now. */
	protected conclude(result: Result, mayBeTwice = false): Ended {
		const { row, key, isLaterUse } = this.call;
		this.faults = 0;
		this.settlesAt = undefined;
		this.result = result;
		if (!isCreated(result)) return ended;
		const told = toldFrom(result, this.before);
		const created = createdBy(row, told, mayBeTwice, (id) => this.record.isTaken(id));
		if (isOfThisRun(created.entity)) this.madeAt ??= machineClock.now();
		this.result = this.record.created(created, this.call.sent);
		const { id: existingId } = created.entity;
		if (isToPause(created)) return goesOn;
		// If it is an earlier row's, this one wants its own, once that is paused.
		if (isLaterUse) this.result = otherValues(row, 'earlier pass', key, { existingId });
		else if (existingId === null && isListProof(this.call.row)) this.settlesAt = 0;
		return ended;
	}
}

/** A success, with what the list from before the call says of its ID: the service may have answered from memory. */
function toldFrom(result: Created, before: Looked | undefined): Created {
	const { entity } = result;
	if (!before || !isOfThisRun(entity) || entity.id === null) return result;
	const { entries = [], isWhole = false } = before.list ?? {};
	if (entries.some(({ id }) => id === entity.id)) {
		return { ...result, entity: { ...entity, alreadyCreated: 'same name' } };
	}
	if (isWhole || entity.alreadyCreated !== undefined) return result;
	return { ...result, entity: { ...entity, mayBeOlder: true } };
}

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
		return this.withoutPause() ?? (await this.lookBefore());
	}

	/** Ends a call that would leave too few to pause what it makes, or what others have made. */
	private withoutPause(): Ended | undefined {
		const { record, call, context } = this;
		const why = withoutPause(call.row, context.quota, this);
		if (!why) return undefined;
		let failure = why;
		if (record.open) failure = afterUnknownCall(why);
		return this.conclude({ failure, key: call.key });
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
		const isLast = this.withoutPause();
		if (isLast) return isLast;
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
		const waitMs = Math.min(why.waitMs ?? 0, repeatAfter);
		this.settlesAt = Math.max(machineClock.now() + waitMs, latest + repeatAfter);
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
