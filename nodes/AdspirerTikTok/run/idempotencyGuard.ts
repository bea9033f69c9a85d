import { afterUnknownCall } from '../response/classify';
import { failure, type Failure } from '../response/failure';
import {
	isCreated,
	isOutcomeUnknown,
	isToPause,
	type Entity,
	type Failed,
	type Result,
} from '../response/result';
import { changedValues } from '../rows/row';
import type { ExecutionScope } from './journal';
import type { SiblingLists } from './listTools';
import { createdBefore, notSettled } from './plan';
import {
	failsEveryCall,
	mayRepeat,
	next,
	update,
	type Attempted,
	type CallTask,
	type History,
	type Next,
} from './policy';
import * as reconcile from './reconcile';

/**
 * Keeps a row from being created twice, and from being lost from sight once it is. It has no state of
 * its own: that is in the journal, and in the state of the call.
 */
export class IdempotencyGuard {
	/** @param lists shared by all rows of the run. */
	constructor(
		private readonly task: CallTask,
		private readonly key: string,
		private readonly scope: ExecutionScope,
		private readonly lists: SiblingLists,
	) {}

	/** Before each attempt. Returns what makes the call unnecessary, for now or for good. */
	async beforeAttempt(): Promise<Attempted | undefined> {
		const { key, scope, task } = this;
		const { sent, row } = task.call;
		const { result, isSent, lookUpAt } = task.state;
		const known = scope.journal.entry(key);
		if (known?.state === 'created') {
			// Another call of an agent's has created it since the plan was made.
			const isSame = changedValues(known.sent, sent).length === 0;
			const created = createdBefore(scope.creation, known);
			return lookedUp(isSame ? this.recordCreated(created) : this.otherValues(known.id));
		}
		const isUnknown = isOutcomeUnknown(result);
		if (isUnknown && lookUpAt > 0) return await this.lookUp(result);
		if (isUnknown || (known && !isSent && !scope.journal.inFlight.has(key))) {
			// A call of an earlier try, or of an agent's at the same time, got no answer.
			const open = { failure: notSettled, key };
			return { result: open, why: notSettled, isCall: true, heard: 'nothing' };
		}
		return isSent || !row.options.skipExistingNames ? undefined : await this.skipExisting();
	}

	/** The call goes out. True if an earlier one for the same may still be running. */
	markSent(): boolean {
		const { journal } = this.scope;
		const mayBeRunning = journal.entry(this.key) !== undefined;
		journal.sent(this.key, this.task.call.sent, Date.now());
		update(this.task, { isSent: true });
		return mayBeRunning;
	}

	/** The call isn't running any more, or isn't waited for. */
	release(): void {
		this.scope.journal.inFlight.delete(this.key);
	}

	/** Neither this call nor those before it created anything. */
	recordNothing(): void {
		this.scope.journal.nothingCreated(this.key);
	}

	/** What follows a failure. */
	next(history: Omit<History, 'guard'>, why: Failure, now: number): Next {
		const { settleUnknown } = this.task.call.row.options;
		const stillRunningMs = this.since() + this.scope.creation.repeatAfter - Date.now();
		const decision = next({ ...history, guard: { settleUnknown, stillRunningMs } }, why, now);
		// Rows with the same parent go on together, so that one list serves them all.
		return decision.do === 'look up'
			? { ...decision, at: this.lists.nextLookUp(decision.at) }
			: decision;
	}

	/** Records what was created, if anything, and returns the result to report. */
	recordCreated(result: Result): Result {
		if (!isCreated(result)) return result;
		const { key, task, scope } = this;
		const { call } = task;
		const { id } = result.entity;
		// An ID that another row has may be a stale answer: the siblings' list knows better.
		const isOther = id !== null && scope.journal.hasOther(id, key);
		const known = isOther ? { ...result.entity, id: null } : result.entity;
		const entity = call.row.options.startPaused ? toBePaused(known) : known;
		const own = { ...result, entity };
		// What was unknown until now turned out to be an earlier row's; this row wants one of its own,
		// and is told so once that one has been paused, if it should be.
		const belongsToEarlierRow = call.isLaterUse && !isToPause(own);
		const reported = belongsToEarlierRow ? this.otherValues(entity.id) : own;
		update(task, { result: reported });
		scope.journal.created(key, own, call.sent, Date.now());
		return reported;
	}

	/** True for a result that the siblings' list may complete with an ID, once all calls are made. */
	needsIdLookup(): boolean {
		const { call, state } = this.task;
		return call.row.options.settleUnknown && reconcile.lacksId(state.result, this.strategy());
	}

	/** Looks for the ID that the result lacks. */
	async resolveMissingId(): Promise<Attempted> {
		const { call, state } = this.task;
		const { list, failure: why } = await this.siblings(state.lookUpAt);
		const found = reconcile.resolveMissingId(call, state.result, this.evidence(list));
		return lookedUp(this.recordCreated(found), why);
	}

	private async siblings(notBefore: number) {
		const { sent, row } = this.task.call;
		return await this.lists.of(sent, notBefore, row.options.timeout);
	}

	private strategy() {
		return this.task.call.row.strategy?.by ?? 'name';
	}

	/** When the first call for the row was made, in milliseconds since 1970. */
	private since(): number {
		return this.scope.journal.entry(this.key)?.since ?? Date.now();
	}

	private evidence(list: reconcile.Siblings | undefined): reconcile.Evidence {
		return {
			creation: this.scope.creation,
			list,
			isTaken: (id) => this.scope.journal.hasOther(id, this.key),
			strategy: this.strategy(),
			since: this.since(),
			now: Date.now(),
		};
	}

	/** Looks in the siblings' list for what a call of unknown outcome has created. */
	private async lookUp(previous: Failed): Promise<Attempted | undefined> {
		const { call, state } = this.task;
		const { settleUnknown, maxRetries } = call.row.options;
		const { list, failure: why } = settleUnknown ? await this.siblings(state.lookUpAt) : {};
		if (why && failsEveryCall(why))
			return lookedUp({ ...previous, failure: afterUnknownCall(why) });
		if (why?.retry === 'throttled') return lookedUp(previous, why);
		const evidence = this.evidence(list);
		const found = reconcile.reconcileUnknown(call, evidence);
		if (found) return lookedUp(this.recordCreated(found));
		if (!mayRepeat({ ...state, maxRetries }, previous.failure)) return lookedUp(previous);
		if (reconcile.canResend(call, evidence)) return undefined;
		return lookedUp({ failure: notSettled, key: this.key });
	}

	/** Before the first call: a name that the parent has already is done. */
	private async skipExisting(): Promise<Attempted | undefined> {
		const { list, failure: why } = await this.siblings(0);
		const result = reconcile.skipExisting(this.scope.creation, this.task.call, list);
		if (!result) return undefined;
		const isOfAll = why && (failsEveryCall(why) || why.retry === 'throttled');
		return lookedUp(isOfAll ? { failure: why, key: null } : this.recordCreated(result), why);
	}

	private otherValues(existingId: string | null): Failed {
		const by = this.strategy() === 'custom' ? 'key' : 'name';
		const reason = { type: 'other values', where: 'earlier pass', by, existingId } as const;
		return { failure: failure(reason), key: this.key };
	}
}

/** An attempt that made no call for the row itself. */
function lookedUp(result: Result, why?: Failure): Attempted {
	return { result, why, isCall: false, heard: why ? 'nothing' : 'answer' };
}

/**
 * An entity that is to start paused: with whether it is paused, if this execution certainly created
 * it. Someone may have switched on any other on purpose.
 */
function toBePaused(entity: Entity): Entity {
	const { alreadyCreated: known, idFromList, paused } = entity;
	if (paused === 'yes' || paused === 'unknown') return entity;
	const isOwn =
		known === undefined ||
		known === 'found in list' ||
		known === 'by answer' ||
		(known === 'earlier try' && paused !== undefined);
	const mayBeOlder = idFromList === 'undated' || known === 'by answer';
	const state = mayBeOlder ? 'may be older' : (paused ?? 'no');
	return { ...entity, paused: isOwn ? state : undefined };
}
