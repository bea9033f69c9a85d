import type { Attempt } from '../client/attempt';
import { machineClock } from '../client/clock';
import type { Journal } from './journal';
import { adGroupInJournal, notSettled, type PlannedCall } from './plan';
import * as settle from './reconcile';
import { afterUnknownCall } from '../response/classify';
import { failure, type Failure } from '../response/failure';
import { isCreated, isOutcomeUnknown, isToPause } from '../response/result';
import type { Entity, Failed, Result } from '../response/result';
import { changedValues } from '../rows/row';
import type { CampaignLists } from './campaignLists';

/**
 * A call of which nobody knows what came of it may be at work for so long, in milliseconds: TikTok
 * takes 15 to 30 seconds to create an ad group.
 */
const atWorkFor = 30_000;

/** What `protect` gives. */
export type IdempotencyGuard = ReturnType<typeof idempotencyGuard>;

/**
 * Keeps one row of Create from being created twice, and from being lost from sight once it is.
 *
 * @param call its result is what the latest attempt came to.
 * @param lists shared by all rows of the run.
 */
export function idempotencyGuard(
	call: PlannedCall,
	key: string,
	journal: Journal,
	lists: CampaignLists,
) {
	const { row, sent } = call;
	const { settleUnknown, skipExistingNames, maxRetries, timeout } = row.options;
	const strategy = row.strategy?.by ?? 'name';
	/** Calls that left it open what they did, with one of an earlier try. */
	let openCalls = 0;
	/** True once this run has sent it. */
	let isSent = false;
	/** A list that was asked for earlier is too old for it, by the clock of the run; 0 for any. */
	let lookUpAt = 0;

	/** Takes down the ad group that the row has, if it has one; gives the result as its rows have it. */
	function noted(result: Result): Result {
		if (!isCreated(result)) return result;
		const { id: adgroupId } = result.entity;
		// An ID that another row has may be a stale answer: the campaign's list knows better.
		const isOther = adgroupId !== null && journal.hasOther(adgroupId, key);
		const known = isOther ? { ...result.entity, id: null } : result.entity;
		const adGroup = row.options.startPaused ? toBePaused(known) : known;
		const own = { ...result, entity: adGroup };
		// What was open until now is an earlier row's ad group; this row asks for another one. It is told
		// so once that one is paused, where it is to be.
		const isOthers = call.isLaterUse && !isToPause(own);
		const told = isOthers ? otherValues(adGroup.id) : own;
		// First of all, so that nothing which comes after it can lose what was created.
		call.result = told;
		journal.created(key, own, sent, Date.now());
		return told;
	}

	function otherValues(adgroupId: string | null): Failed {
		const by = strategy === 'custom' ? 'key' : 'name';
		const reason = { type: 'other values', where: 'earlier pass', by, adgroupId } as const;
		return { failure: failure(reason), key };
	}

	const evidence = (list: settle.Evidence['list']): settle.Evidence => ({
		list,
		isTaken: (id) => journal.hasOther(id, key),
		strategy,
		since: journal.entry(key)?.since ?? Date.now(),
		now: Date.now(),
	});

	/** An open call is repeated once, and one that was certainly not carried out as often as ever. */
	function mayRepeat({ retry }: Failure): boolean {
		if (openCalls > 1) return false;
		return !isSent || retry === 'throttled' || (retry === 'fault' && maxRetries > 0);
	}

	/** Rows of a campaign go on together, so that one list serves them all. */
	function whenToGoOn(waitMs = 0) {
		const since = journal.entry(key)?.since ?? Date.now();
		const left = Math.max(0, since + atWorkFor - Date.now(), waitMs);
		lookUpAt = lists.nextLookUp(machineClock.now() + left);
		return { retry: 'next step', notBefore: lookUpAt, waitMs } as const;
	}

	/** Before an open call is repeated: its campaign's list may show what came of it. */
	async function beforeRepeat(previous: Failed): Promise<Attempt<Result> | undefined> {
		const { list, failure: why } = settleUnknown ? await lists.of(sent, lookUpAt, timeout) : {};
		if (why && endsAll(why)) return { result: { ...previous, failure: afterUnknownCall(why) } };
		if (why?.retry === 'throttled') return { result: previous, again: why };
		const result = settle.reconcileUnknown(call, evidence(list));
		if (result) return { result: noted(result) };
		if (!mayRepeat(previous.failure)) return { result: previous };
		if (settle.canResend(call, evidence(list))) return undefined;
		return { result: { failure: notSettled, key } };
	}

	return {
		noted,
		/**
		 * Before each attempt at the call.
		 *
		 * @param previous what the attempt before came to.
		 * @returns what makes the call needless for now or for good; undefined where it is to be made.
		 */
		async before(previous: Result): Promise<Attempt<Result> | undefined> {
			const known = journal.entry(key);
			if (known?.state === 'created') {
				// Another call of an agent's has created it since the plan was made.
				const isSame = changedValues(known.sent, sent).length === 0;
				return { result: isSame ? noted(adGroupInJournal(known)) : otherValues(known.id) };
			}
			if (isOutcomeUnknown(previous) && lookUpAt > 0) return await beforeRepeat(previous);
			if (isOutcomeUnknown(previous) || (known && !isSent && !journal.isAtWork(key))) {
				// A call of an earlier try, or of an agent's beside this one, got no answer.
				openCalls = 1;
				return { result: { failure: notSettled, key }, again: whenToGoOn() };
			}
			if (isSent || !skipExistingNames) return undefined;
			const { list, failure: why } = await lists.of(sent, 0, timeout);
			const result = settle.skipExisting(call, list);
			if (result === undefined || !why) return result && { result: noted(result) };
			const isOfAll = endsAll(why) || why.retry === 'throttled';
			const failed = isOfAll ? { failure: why, key: null } : result;
			return { result: failed, again: why };
		},
		/** The call goes out. True where an earlier one for the same may still be at work. */
		sending(): boolean {
			const mayBeAtWork = journal.entry(key) !== undefined;
			journal.sent(key, sent, Date.now());
			isSent = true;
			return mayBeAtWork;
		},
		/** The call isn't at work any more, or isn't waited for. */
		ended: () => journal.left(key),
		/**
		 * The call failed: whether and when to go on.
		 *
		 * @param isOpenItself true where it left it open what it did, and not an earlier call.
		 */
		failed(why: Failure, isOpenItself: boolean): Attempt<Result>['again'] {
			if (isOpenItself) openCalls += 1;
			if (!why.outcomeUnknown) journal.nothingCreated(key);
			const isUnsettled = isOpenItself || (why.outcomeUnknown && why.retry === 'never');
			if (!isUnsettled || why.abortScope !== 'row') return why;
			return settleUnknown || mayRepeat(why) ? whenToGoOn(why.waitMs) : undefined;
		},
		/** True for a result that the campaign's list may name an ad group for, once all calls are made. */
		lacksId: (result: Result) => settleUnknown && settle.lacksId(result, strategy),
		/**
		 * Asks for the list of the row's campaign, for the ID that its result lacks.
		 *
		 * @param since a list that was asked for earlier is too old, by the clock of the run.
		 */
		async lookUpId(since: number): Promise<Attempt<Result>> {
			const { list, failure: why } = await lists.of(sent, since, timeout);
			const result = noted(settle.resolveMissingId(call, call.result, evidence(list)));
			return { result, again: why };
		},
	};
}

/** True for what would fail every call of the run. */
function endsAll({ kind }: Failure): boolean {
	return kind === 'unauthorized' || kind === 'quota';
}

/**
 * An ad group of a row that is to start paused: with whether it is paused, if this execution created
 * it for certain. A person may have switched on any other.
 */
function toBePaused(adGroup: Entity): Entity {
	const { alreadyCreated: known, idFromList, paused } = adGroup;
	if (paused === 'yes' || paused === 'unknown') return adGroup;
	const isOwn =
		known === undefined ||
		known === 'found in list' ||
		(known === 'earlier try' && paused !== undefined);
	const state = idFromList === 'undated' ? 'may be older' : (paused ?? 'no');
	return { ...adGroup, paused: isOwn ? state : undefined };
}
