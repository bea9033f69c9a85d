import { machineClock } from '../client/clock';
import type { ToolResponse } from '../client/service';
import type { Creation } from '../contract/creation';
import { afterUnknownCall, type Failure } from '../response/failure';
import { failureOf, isCreated, isOutcomeUnknown, isToPause } from '../response/result';
import type { Entity, Result } from '../response/result';
import { changedValues } from '../rows/row';
import type { ExecutionScope } from './journal';
import { askForSiblings, type AskedList, type Siblings } from './listTools';
import * as openCalls from './openCalls';
import { createdBefore, notListed, notSettled, otherValues, type PlannedCall } from './plan';
import { failsEveryCall, isTooLong, isUnknownCall, type Next } from './policy';
import * as reconcile from './reconcile';

export interface Attempted {
	readonly result: Result;
	/** The failure of the call, or of a list that was asked for; missing if nothing more is to be done. */
	readonly why?: Failure | undefined;
	/** True if no call was made for the row itself. */
	readonly isLookup?: true;
}

/** Keeps a row from being created twice. What others have to know is in the journal and the open calls. */
export class IdempotencyGuard {
	/** True if no call follows, but the list may add something, such as an ID. */
	isListOnly = false;
	/** A list that was asked for earlier, by the clock of the run, is too old; 0 for any. */
	private lookUpAt = 0;
	private isSent = false;
	/** The open call that was met: it is followed, with its beginning and its count, until it is settled. */
	private met: openCalls.OpenCall | undefined;
	/** Names the key among the open calls. */
	private readonly id: string;
	private readonly journal: ExecutionScope['journal'];
	readonly creation: Creation;

	constructor(
		private readonly call: PlannedCall,
		private readonly key: string,
		private readonly run: Siblings,
	) {
		this.journal = run.scope.journal;
		this.creation = run.scope.creation;
		this.id = `${run.service.id} ${key}`;
	}

	/** Before each attempt: what makes the call unnecessary, for now or for good. */
	async beforeAttempt(result: Result): Promise<Attempted | undefined> {
		if (this.isListOnly) return await this.askList(result);
		const { sent, row, changed = [] } = this.call;
		const known = this.journal.entry(this.key);
		if (known?.state === 'created') {
			// Another call of an agent's has created it since the plan was made.
			const isSame = changedValues(known.sent, sent).length === 0;
			if (isSame) return lookedUp(this.recordCreated(createdBefore(this.creation, known)));
			return lookedUp(otherValues(row, 'earlier pass', this.key, { existingId: known.id }));
		}
		const open = this.open();
		// Without a position, as in an agent's calls, only equal values say that a call is the same.
		const isOther =
			open?.response && this.run.scope.positionOf(row.item) === undefined && changed.length > 0;
		if (open && (isOther || changedValues(open.sent, sent).length > 0)) {
			return lookedUp(otherValues(row, 'other run', this.key));
		}
		if (open?.found) return lookedUp(this.recordCreated(open.found));
		if (open?.response) return undefined;
		const isOpen = open || isOutcomeUnknown(result);
		const isToSkip = !this.isSent && row.options.skipExistingNames;
		const needless = isOpen
			? await this.settle(result, open)
			: isToSkip && (await this.skipExisting());
		if (needless && isCreated(needless.result)) return needless;
		// While a list was on its way, another run may have made the call, or learned what came of it.
		return this.open() === open ? needless || undefined : await this.beforeAttempt(result);
	}

	private open(): openCalls.OpenCall | undefined {
		const recorded = this.journal.entry(this.key);
		const isRecorded = recorded?.state === 'unknown';
		const met = isRecorded ? openCalls.recordedCall(recorded) : this.met;
		this.met = met ? openCalls.followOpen(this.id, met) : openCalls.findOpen(this.id);
		return this.met;
	}

	/** Looks in the siblings' list for what came of a call, once that can't be running any more. */
	private async settle(result: Result, open?: openCalls.OpenCall): Promise<Attempted | undefined> {
		const previous = isOutcomeUnknown(result) ? result : { failure: notSettled, key: this.key };
		const runsUntil = open ? open.latest + this.creation.repeatAfter : 0;
		const isDue = this.lookUpAt > 0 && runsUntil <= machineClock.now();
		if (!isDue) return lookedUp(previous, previous.failure);
		const notBefore = Math.max(this.lookUpAt, runsUntil);
		const { evidence, why } = await this.look(this.isListProof() ? notBefore : undefined);
		if (why && failsEveryCall(why))
			return lookedUp({ ...previous, failure: afterUnknownCall(why) });
		if (why?.retry === 'throttled') return lookedUp(previous, why);
		const found = reconcile.reconcileUnknown(evidence);
		if (found) return lookedUp(this.recordCreated(found));
		if (!this.mayRepeat(previous.failure)) return lookedUp(previous);
		if (reconcile.canResend(evidence)) return undefined;
		return lookedUp({ failure: evidence.list ? notListed : notSettled, key: this.key });
	}

	/** Makes the call, or joins an equal one; undefined if one with other values has begun meanwhile. */
	send(call: () => Promise<ToolResponse>): openCalls.SentCall | undefined {
		const { id, key } = this;
		const { sent } = this.call;
		const known = this.open();
		if (known?.found || (known && changedValues(known.sent, sent).length > 0)) return undefined;
		const isJoined = known && openCalls.isSent(known);
		const open = isJoined ? known : openCalls.sendOpen(id, sent, call, known);
		this.met = open;
		this.journal.open(key, open);
		this.isSent = true;
		return open;
	}

	/** The call failed. If it did nothing itself, an earlier one without an answer is open as before. */
	failed(open: openCalls.SentCall, { outcomeUnknown, afterUnknownCall }: Failure): void {
		const { id, journal, key } = this;
		const before = afterUnknownCall ? open.before : undefined;
		const without = { ...open, response: undefined, before: undefined };
		const left = outcomeUnknown ? (before ?? without) : undefined;
		this.met = left;
		if (left) openCalls.leaveOpen(id, open, left);
		else openCalls.settleOpen(id, open);
		if (!outcomeUnknown) journal.nothingCreated(key);
		else if (before) journal.open(key, before);
	}

	/** From now on only a list is asked for, no earlier than this; at 0, any will do. */
	askOnly(lookUpAt: number): void {
		this.isListOnly = true;
		this.lookUpAt = lookUpAt;
	}

	/** What may have been created is looked for, and the call repeated once, when it can't be running any more. */
	next(why: Failure, now: number, isLookup = false): Next | undefined {
		const { abortScope, outcomeUnknown, reason, retry, waitMs = 0 } = why;
		// A list that is answered with a conflict says nothing of the row's key.
		if (!isLookup && reason.type === 'key reused' && !outcomeUnknown && this.isListProof()) {
			// What the list names is no conflict, or one with its ID. It was there before, so any list will do.
			this.askOnly(0);
			return { do: 'go on', at: now };
		}
		const isOpen = isUnknownCall(why) || (outcomeUnknown && retry === 'never');
		if (!isOpen || abortScope !== 'row') return undefined;
		if (!this.isListProof() && !this.mayRepeat(why)) return { do: 'end' };
		if (isTooLong(why)) return { do: 'end', endsRun: true };
		const { repeatAfter } = this.creation;
		const { latest = -Infinity } = this.open() ?? {};
		this.lookUpAt = Math.max(now + Math.min(waitMs, repeatAfter), latest + repeatAfter);
		return { do: 'go on', at: this.lookUpAt };
	}

	/** True if a call of unknown outcome may be repeated: only the first, or one that wasn't carried out. */
	private mayRepeat({ retry }: Failure): boolean {
		if ((this.open()?.calls ?? 1) > 1) return false;
		const mayRetry = retry === 'fault' && this.call.row.options.maxRetries > 0;
		return !this.isSent || retry === 'throttled' || mayRetry;
	}

	/** Records what was created, by the call `own` if it was one, and returns the result to report. */
	recordCreated(result: Result, own?: openCalls.SentCall): Result {
		if (!isCreated(result)) return result;
		const { call, journal, key, met } = this;
		const settled = own ?? (met && { ...met, found: result });
		if (settled) openCalls.settleOpen(this.id, settled);
		this.met = undefined;
		const { id } = result.entity;
		// An ID that another row has may be a stale answer: the siblings' list knows better.
		const isOther = id !== null && journal.hasOther(id, key);
		const known = isOther ? { ...result.entity, id: null } : result.entity;
		const twins = own?.before ? { twins: [] } : {};
		const entity = { ...(call.row.options.startPaused ? toBePaused(known) : known), ...twins };
		const created = { ...result, entity };
		// It is an earlier row's, as is known now: this row wants its own, and is told so once that one is paused.
		const belongsToEarlierRow = call.isLaterUse && !isToPause(created);
		journal.created(key, created, call.sent);
		return belongsToEarlierRow
			? otherValues(call.row, 'earlier pass', key, { existingId: entity.id })
			: created;
	}

	/** True for a result that the siblings' list may complete with an ID, at last. */
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

	private async askList(result: Result): Promise<Attempted> {
		const { evidence, why } = await this.look(this.lookUpAt);
		const hasId = isCreated(result) && result.entity.id !== null;
		const found = hasId ? result : reconcile.resolveMissingId(result, evidence);
		const checked = isCreated(found) ? reconcile.withTwins(found, evidence) : found;
		return lookedUp(this.recordCreated(checked), why);
	}

	private async skipExisting(): Promise<Attempted | undefined> {
		const { evidence, why } = await this.look(0);
		const result = reconcile.skipExisting(evidence);
		if (!result) return undefined;
		const isOfAll = why && (failsEveryCall(why) || why.retry === 'throttled');
		return lookedUp(isOfAll ? { failure: why, key: null } : this.recordCreated(result), why);
	}

	/** What is known, with the siblings' list, asked for no earlier than this; without it if undefined. */
	private async look(notBefore: number | undefined) {
		const { call, creation, journal, key } = this;
		const { list, failure: why }: AskedList =
			notBefore === undefined ? {} : await askForSiblings(this.run, call, notBefore);
		const isTaken = (other: string) => journal.hasOther(other, key);
		const now = Date.now();
		const times = [this.met, journal.entry(key)].flatMap((one) => one?.since ?? []);
		const since = times.length > 0 ? Math.min(...times) : now;
		return { evidence: { call, creation, list, isTaken, since, now }, why };
	}
}

const lookedUp = (result: Result, why?: Failure): Attempted => ({ result, why, isLookup: true });

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
