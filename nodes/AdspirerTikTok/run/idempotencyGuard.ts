import { afterUnknownCall } from '../response/classify';
import { failure, type Failure } from '../response/failure';
import {
	failureOf,
	isCreated,
	isOutcomeUnknown,
	isToPause,
	type Entity,
	type Failed,
	type Result,
} from '../response/result';
import { changedValues } from '../rows/row';
import { machineClock } from '../client/clock';
import type { ToolResponse } from '../client/service';
import type { Creation } from '../contract/creation';
import type { Attempt } from '../client/workerPool';
import type { ExecutionScope } from './journal';
import type { NamedList, siblingLists } from './listTools';
import * as openCalls from './openCalls';
import { createdBefore, notListed, notSettled, type PlannedCall } from './plan';
import { failsEveryCall, isTooLong, isUnknownCall, type Next } from './policy';
import * as reconcile from './reconcile';

/** What the rows of a run share that keeps each from being created twice. */
export interface Guarded {
	readonly scope: ExecutionScope;
	readonly lists: ReturnType<typeof siblingLists>;
	/** Names the service and the credential. */
	readonly serviceId: string;
}

export interface Attempted {
	readonly result: Result;
	/** The failure of the call, or of a list that was asked for; missing if nothing more is to be done. */
	readonly why?: Failure | undefined;
	readonly heard: Attempt<unknown>['heard'];
}

/**
 * Keeps a row from being created twice, and from being lost from sight once it is. What others have to
 * know is in the journal and in the register of open calls.
 */
export class IdempotencyGuard {
	/** True if no call follows, but the list may add something, such as an ID. */
	isListOnly = false;

	/** A list that was asked for earlier, by the clock of the run, is too old; 0 for any. */
	private lookUpAt = 0;

	/** True once this run has sent the call. */
	private isSent = false;
	private readonly scope: ExecutionScope;

	/** Names the key among the open calls. */
	private readonly id: string;
	readonly creation: Creation;

	constructor(
		private readonly call: PlannedCall,
		private readonly key: string,
		private readonly run: Guarded,
	) {
		this.scope = run.scope;
		this.creation = run.scope.creation;
		this.id = `${run.serviceId} ${key}`;
	}

	/**
	 * Before each attempt. Returns what makes the call unnecessary, for now or for good.
	 *
	 * @param result what is known about the row so far.
	 */
	async beforeAttempt(result: Result): Promise<Attempted | undefined> {
		if (this.isListOnly) return await this.askList(result);
		const { key, scope } = this;
		const { sent, row, changed = [] } = this.call;
		const known = scope.journal.entry(key);
		if (known?.state === 'created') {
			// Another call of an agent's has created it since the plan was made.
			const isSame = changedValues(known.sent, sent).length === 0;
			return lookedUp(
				isSame
					? this.recordCreated(createdBefore(this.creation, known))
					: this.otherValues('earlier pass', known.id),
			);
		}
		const open = this.open();
		// Without a position, as in an agent's calls, only equal values say that a call is the same.
		const isOther =
			open?.response && scope.positionOf(row.item) === undefined && changed.length > 0;
		if (open && (isOther || changedValues(open.sent, sent).length > 0)) {
			return lookedUp(this.otherValues('other run'));
		}
		if (open?.response) return undefined;
		const needless =
			open || isOutcomeUnknown(result)
				? await this.settle(result, open)
				: this.isSent || !row.options.skipExistingNames
					? undefined
					: await this.skipExisting();
		// While a list was on its way, another run may have made the call.
		return needless ?? (this.open() === open ? undefined : await this.beforeAttempt(result));
	}

	/** What is open of the row's key, be it of this run, of an earlier try or of another execution. */
	private open(): openCalls.OpenCall | undefined {
		const recorded = this.scope.journal.entry(this.key);
		return recorded?.state === 'unknown'
			? openCalls.adoptOpen(this.id, recorded)
			: openCalls.findOpen(this.id);
	}

	/** Looks in the siblings' list for what came of a call, once that can't be running any more. */
	private async settle(result: Result, open?: openCalls.OpenCall): Promise<Attempted | undefined> {
		const previous = isOutcomeUnknown(result) ? result : { failure: notSettled, key: this.key };
		const runsUntil = this.runsUntil(open);
		const isDue = this.lookUpAt > 0 && runsUntil <= machineClock.now();
		if (!isDue) return lookedUp(previous, previous.failure);
		const notBefore = Math.max(this.lookUpAt, runsUntil);
		const { list, failure: why } = this.isListProof() ? await this.siblings(notBefore) : {};
		if (why && failsEveryCall(why)) {
			return lookedUp({ ...previous, failure: afterUnknownCall(why) });
		}
		if (why?.retry === 'throttled') return lookedUp(previous, why);
		const evidence = this.evidence(list);
		const found = reconcile.reconcileUnknown(evidence);
		if (found) return lookedUp(this.recordCreated(found));
		if (!this.mayRepeat(previous.failure)) return lookedUp(previous);
		if (reconcile.canResend(evidence)) return undefined;
		return lookedUp({ failure: list ? notListed : notSettled, key: this.key });
	}

	/** Until when a call may be running, by the clock of the run. */
	private runsUntil(open: openCalls.OpenCall | undefined): number {
		return open ? open.latest + this.creation.repeatAfter : 0;
	}

	/** Makes the call, or joins an equal one; undefined if one with other values has begun meanwhile. */
	send(call: () => Promise<ToolResponse>): openCalls.SentCall | undefined {
		const { id, key } = this;
		const { sent } = this.call;
		const known = this.open();
		if (known && changedValues(known.sent, sent).length > 0) return undefined;
		const open = known && openCalls.isSent(known) ? known : openCalls.sendOpen(id, sent, call);
		this.scope.journal.open(key, open);
		this.isSent = true;
		return open;
	}

	/** The call failed. If it did nothing itself, an earlier one without an answer is open as before. */
	failed(open: openCalls.SentCall, { outcomeUnknown, afterUnknownCall }: Failure): void {
		const { id, key, scope } = this;
		const before = afterUnknownCall ? open.before : undefined;
		const without = { ...open, response: undefined, before: undefined };
		openCalls.endOpen(id, open, outcomeUnknown ? (before ?? without) : undefined);
		if (!outcomeUnknown) scope.journal.nothingCreated(key);
		else if (before) scope.journal.open(key, before);
	}

	/** From now on only a list is asked for, no earlier than this. */
	askOnly(lookUpAt: number): void {
		this.isListOnly = true;
		this.lookUpAt = lookUpAt;
	}

	/**
	 * What follows a failure that doesn't leave everything as it was. A call that may have created something
	 * is looked for first, and repeated at most once, when it can't be running any more: a repeat meanwhile
	 * might be carried out as well.
	 */
	next(why: Failure, now: number): Next | undefined {
		// What the list names is no conflict, or one with its ID, before that ends the run.
		if (this.isKeyReused(why)) {
			this.askOnly(now);
			return { do: 'go on', at: now };
		}
		const { abortScope, outcomeUnknown, retry, waitMs = 0 } = why;
		const isOpen = isUnknownCall(why) || (outcomeUnknown && retry === 'never');
		if (!isOpen || abortScope !== 'row') return undefined;
		if (!this.isListProof() && !this.mayRepeat(why)) return { do: 'end' };
		if (isTooLong(why)) return { do: 'end', endsRun: true };
		const asked = Math.min(waitMs, this.creation.repeatAfter);
		this.lookUpAt = Math.max(now + asked, this.runsUntil(this.open()));
		return { do: 'go on', at: this.lookUpAt };
	}

	/** True if a call of unknown outcome may be repeated: only the first, or one that wasn't carried out. */
	private mayRepeat({ retry }: Failure): boolean {
		if ((this.open()?.calls ?? 1) > 1) return false;
		const mayRetry = retry === 'fault' && this.call.row.options.maxRetries > 0;
		return !this.isSent || retry === 'throttled' || mayRetry;
	}

	/** Records what was created, by the call `own` if it was one, and returns the result to report. */
	recordCreated(result: Result, own?: openCalls.OpenCall): Result {
		if (!isCreated(result)) return result;
		const { call, key, scope } = this;
		openCalls.endOpen(this.id, own);
		const { id } = result.entity;
		// An ID that another row has may be a stale answer: the siblings' list knows better.
		const isOther = id !== null && scope.journal.hasOther(id, key);
		const known = isOther ? { ...result.entity, id: null } : result.entity;
		const twins = own?.before ? { twins: [] } : {};
		const entity = { ...(call.row.options.startPaused ? toBePaused(known) : known), ...twins };
		const created = { ...result, entity };
		// What was unknown until now turned out to be an earlier row's; this row wants one of its own,
		// and is told so once that one has been paused, if it should be.
		const belongsToEarlierRow = call.isLaterUse && !isToPause(created);
		const reported = belongsToEarlierRow ? this.otherValues('earlier pass', entity.id) : created;
		scope.journal.created(key, created, call.sent);
		return reported;
	}

	/**
	 * True for a result that the siblings' list may complete, once all calls are made: with an ID, with that
	 * of a second one, or with whose the name of a conflict is.
	 */
	needsList(result: Result): boolean {
		if (isCreated(result)) {
			const { id, twins } = result.entity;
			return this.isListProof() && (id === null || twins !== undefined);
		}
		const why = failureOf(result);
		const isTaken = why?.reason.type === 'already exists' && !why.outcomeUnknown;
		return this.call.row.options.settleUnknown && isTaken;
	}

	/** True if a list may say what is the row's own. Only By Name a name is that of one thing. */
	private isListProof(): boolean {
		const { options, strategy } = this.call.row;
		return options.settleUnknown && (strategy?.by ?? 'name') === 'name';
	}

	/** True for a conflict about the row's name, which a list may settle. */
	private isKeyReused(why: Failure | undefined): boolean {
		return why?.reason.type === 'key reused' && !why.outcomeUnknown && this.isListProof();
	}

	/** Looks for the ID that the result lacks, and for a second entity that a repeat created. */
	private async askList(result: Result): Promise<Attempted> {
		// What a conflict is about was there before, so that any list will do.
		const notBefore = this.isKeyReused(failureOf(result)) ? 0 : this.lookUpAt;
		const { list, failure: why } = await this.siblings(notBefore);
		const evidence = this.evidence(list);
		const hasId = isCreated(result) && result.entity.id !== null;
		const found = hasId ? result : reconcile.resolveMissingId(result, evidence);
		const checked = isCreated(found) ? reconcile.withTwins(found, evidence) : found;
		return lookedUp(this.recordCreated(checked), why);
	}

	private async siblings(notBefore: number) {
		const { sent, row } = this.call;
		return await this.run.lists(sent, notBefore, row.options.timeout);
	}

	private evidence(list: NamedList | undefined): reconcile.Evidence {
		const { call, creation, id, key } = this;
		const { journal } = this.scope;
		const now = Date.now();
		const times = [openCalls.findOpen(id), journal.entry(key)].flatMap((one) => one?.since ?? []);
		const since = times.length > 0 ? Math.min(...times) : now;
		return { call, creation, list, isTaken: (other) => journal.hasOther(other, key), since, now };
	}

	/** Before the first call: a name that the parent has already is done. */
	private async skipExisting(): Promise<Attempted | undefined> {
		const { list, failure: why } = await this.siblings(0);
		const result = reconcile.skipExisting(this.evidence(list));
		if (!result) return undefined;
		const isOfAll = why && (failsEveryCall(why) || why.retry === 'throttled');
		return lookedUp(isOfAll ? { failure: why, key: null } : this.recordCreated(result), why);
	}

	private otherValues(where: 'earlier pass' | 'other run', existingId?: string | null): Failed {
		const by = this.call.row.strategy?.by === 'custom' ? 'key' : 'name';
		return { failure: failure({ type: 'other values', where, by, existingId }), key: this.key };
	}
}

/** An attempt that made no call for the row itself. */
function lookedUp(result: Result, why?: Failure): Attempted {
	return { result, why, heard: why ? 'nothing' : 'answer' };
}

/** With whether it is paused, if this execution created it: others may be switched on on purpose. */
function toBePaused(entity: Entity): Entity {
	const { alreadyCreated: known, idFromList, paused } = entity;
	if (paused === 'yes' || paused === 'unknown') return entity;
	const isOwn = [undefined, 'found in list', 'by answer'].includes(known);
	const isKnown = known === 'earlier try' && paused !== undefined;
	const mayBeOlder = idFromList === 'may be older' || known === 'by answer';
	const state = mayBeOlder ? 'may be older' : (paused ?? 'no');
	return { ...entity, paused: isOwn || isKnown ? state : undefined };
}
