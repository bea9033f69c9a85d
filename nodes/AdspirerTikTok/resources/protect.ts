import type { Attempt } from '../client/attempt';
import { machineClock } from '../client/clock';
import type { CreatedEntry, Journal } from '../duplicates/journal';
import { adGroupInJournal, type PlannedCall } from '../duplicates/plan';
import {
	lacksId,
	mayBeSentAgain,
	notSettled,
	settleId,
	settleOpen,
	skipExisting,
	type Evidence,
} from '../duplicates/settle';
import { failure, type Failure } from '../response/failure';
import { isCreated, isOpen, type Failed, type Result } from '../response/result';
import { changedValues } from '../rows/row';
import { afterFailedList, type CampaignLists } from './campaignLists';

/**
 * A call of which nobody knows what came of it may be at work for so long, in milliseconds: TikTok
 * takes 15 to 30 seconds to create an ad group.
 */
const atWorkFor = 30_000;

/** What the rows of a run have in common. */
interface CreationRun {
	readonly journal: Journal;
	readonly lists: CampaignLists;
	/** IDs of ad groups that rows are known to have, beside those in the journal. */
	readonly knownIds: ReadonlySet<string>;
	/** In milliseconds since 1970. */
	readonly started: number;
}

/** Keeps one row of Create from being created twice, and from being lost from sight once it is. */
export class DuplicateProtection {
	/** Calls that left it open what they did, with one of an earlier try. */
	private openCalls: number;

	/** True once this run has sent it. */
	private isSent = false;

	/** A list that was asked for earlier is too old for it; by the clock of the run. */
	private lookUpAt = 0;

	private readonly by: Evidence['strategy'];

	constructor(
		private readonly call: PlannedCall,
		private readonly key: string,
		private readonly run: CreationRun,
	) {
		this.openCalls = call.isOpen ? 1 : 0;
		this.by = call.row.strategy?.by ?? 'name';
	}

	/**
	 * Before each attempt at the call.
	 *
	 * @param previous what the attempt before came to.
	 * @returns what makes the call needless for now or for good; undefined where it is to be made.
	 */
	async before(previous: Result | undefined): Promise<Attempt<Result> | undefined> {
		const { key } = this;
		const { row } = this.call;
		const { journal } = this.run;
		const known = journal.entry(key);
		if (known?.state === 'created') return { result: this.createdBeside(known) };
		if (isOpen(previous)) return await this.beforeRepeat(previous);
		if (this.isSent) return undefined;
		if (known && !journal.isAtWork(key)) {
			// A call of an earlier try, or of an agent's beside this one, got no answer.
			this.openCalls = 1;
			return { result: { failure: notSettled, key }, retry: this.whenToGoOn() };
		}
		if (!row.options.skipExistingNames) return undefined;
		const asked = await this.askForList(0);
		const result = skipExisting(this.call, asked.list);
		if (!result) return undefined;
		const { failure: why = notSettled, retry } = asked;
		const end = afterFailedList(asked, { failure: why, key: null });
		return end ?? { ...this.settled(result), ...(retry && { retry }) };
	}

	/** The call goes out. True where an earlier one for the same may still be at work. */
	sending(): boolean {
		const { key } = this;
		const { journal } = this.run;
		const known = journal.entry(key);
		const mayBeAtWork = known !== undefined && (!this.isSent || this.openCalls > 0);
		journal.sent(key, this.call.sent, mayBeAtWork ? known.since : Date.now());
		this.isSent = true;
		return mayBeAtWork;
	}

	/**
	 * It is open what the call did: whether and when to go on.
	 *
	 * @param isOwn true where it is this very call, and not an earlier one.
	 */
	open(why: Failure, isOwn: boolean): Attempt<Result>['retry'] {
		if (isOwn) {
			this.openCalls += 1;
			this.run.journal.left(this.key);
		}
		const goesOn = this.call.row.options.settleUnknown || this.mayRepeat(why);
		return goesOn ? this.whenToGoOn(why.waitMs) : undefined;
	}

	/** Takes down the final result of the call; gives it as its rows have it. */
	conclude(result: Result): Result {
		const { key } = this;
		const { sent, isLaterUse } = this.call;
		const { journal, started } = this.run;
		if (isCreated(result)) {
			const { adgroupId } = result.adGroup;
			// An ID that another row has may be a stale answer: the campaign's list knows better.
			const isTaken = adgroupId !== null && this.isTaken(adgroupId);
			const own = isTaken ? { ...result, adGroup: { ...result.adGroup, adgroupId: null } } : result;
			journal.created(key, own, sent, started);
			// What was open until now is an earlier row's ad group; this row asks for another one.
			return isLaterUse ? this.otherValues(own.adGroup.adgroupId) : own;
		}
		if (isOpen(result)) journal.left(key);
		else if (this.isSent) journal.nothingCreated(key);
		return result;
	}

	/** True for a result that the campaign's list may name an ad group for, once all calls are made. */
	lacksId(result: Result): boolean {
		return this.call.row.options.settleUnknown && lacksId(result, this.by);
	}

	/**
	 * Asks for the list of the row's campaign, for the ID that its result lacks.
	 *
	 * @param since a list that was asked for earlier is too old, by the clock of the run.
	 */
	async lookUpId(result: Result, since: number): Promise<Attempt<Result>> {
		const { list, retry } = await this.askForList(since);
		if (retry) return { result, retry };
		return { result: this.conclude(settleId(this.call, result, this.evidence(list))) };
	}

	private async askForList(notBefore: number) {
		const { sent, row } = this.call;
		return await this.run.lists.of(sent, notBefore, row.options.timeout);
	}

	/** Before an open call is repeated: its campaign's list may show what came of it. */
	private async beforeRepeat(previous: Failed): Promise<Attempt<Result> | undefined> {
		let list: Evidence['list'];
		if (this.call.row.options.settleUnknown) {
			const asked = await this.askForList(this.lookUpAt);
			const end = afterFailedList(asked, previous);
			if (end) return end;
			({ list } = asked);
		}
		const evidence = this.evidence(list);
		const result = settleOpen(this.call, evidence);
		if (result) return this.settled(result);
		if (!this.mayRepeat(previous.failure)) return { result: previous };
		if (mayBeSentAgain(this.call, evidence)) return undefined;
		return { result: { failure: notSettled, key: this.key } };
	}

	/** A result that needs no call. */
	private settled(result: Result): Attempt<Result> {
		return { result };
	}

	private evidence(list: Evidence['list']): Evidence {
		return {
			list,
			isTaken: (id) => this.isTaken(id),
			strategy: this.by,
			since: this.run.journal.entry(this.key)?.since ?? this.run.started,
			now: Date.now(),
		};
	}

	private isTaken(id: string): boolean {
		return this.run.knownIds.has(id) || this.run.journal.hasOther(id, this.key);
	}

	/** An open call is repeated once, and one that was certainly not carried out as often as ever. */
	private mayRepeat({ retry }: Failure): boolean {
		if (this.openCalls > 1) return false;
		const { maxRetries } = this.call.row.options;
		return !this.isSent || retry === 'throttled' || (retry === 'fault' && maxRetries > 0);
	}

	/** Rows of a campaign go on together, so that one list serves them all. */
	private whenToGoOn(waitMs = 0) {
		const { journal, lists } = this.run;
		const since = journal.entry(this.key)?.since ?? Date.now();
		const left = Math.max(0, since + atWorkFor - Date.now(), waitMs);
		this.lookUpAt = lists.nextLookUp(machineClock.now() + left);
		return { because: 'look up', notBefore: this.lookUpAt, waitMs } as const;
	}

	/** Another call of an agent's has created it since the plan was made. */
	private createdBeside(entry: CreatedEntry): Result {
		const isSame = changedValues(entry.sent, this.call.sent).length === 0;
		return isSame ? adGroupInJournal(entry) : this.otherValues(entry.id);
	}

	private otherValues(adgroupId: string | null): Failed {
		const by = this.by === 'custom' ? 'key' : 'name';
		const reason = { type: 'other values', where: 'earlier pass', by, adgroupId } as const;
		return { failure: failure(reason), key: this.key };
	}
}
