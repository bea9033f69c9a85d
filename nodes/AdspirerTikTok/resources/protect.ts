import { machineClock } from '../client/clock';
import type { ExecutionScope } from '../duplicates/executionScope';
import { adGroupInJournal, type PlannedCall } from '../duplicates/plan';
import {
	isAboutName,
	mayBeSentAgain,
	notSettled,
	settleConflict,
	settleOpen,
	settleWithoutId,
	skipExisting,
	type Evidence,
} from '../duplicates/settle';
import { failure, type Failure } from '../response/failure';
import type { List } from '../response/lists';
import { isCreated, type Failed, type Result } from '../response/result';
import { changedValues, type Row } from '../rows/row';
import { afterFailedList, type CampaignLists } from './campaignLists';
import { isOpen, type Call, type CallAttempt, type Protection } from './makeCalls';

/**
 * A call of which nobody knows what came of it may be at work for so long, in milliseconds: TikTok
 * takes 15 to 30 seconds to create an ad group.
 */
const atWorkFor = 30_000;

/** What the protection against duplicates works with. */
interface ProtectionInput {
	readonly scope: ExecutionScope;
	readonly rows: readonly Row[];
	readonly calls: readonly PlannedCall[];
	readonly lists: CampaignLists;
	/** IDs of ad groups that rows are known to have; those of this run are added. */
	readonly takenIds: Set<string>;
}

/** A row on its way. */
interface Progress {
	readonly call: PlannedCall;
	readonly row: Row;
	/** Calls that left it open what they did, with one of an earlier try. */
	openCalls: number;
	/** True once this run has sent it. */
	isSent: boolean;
	/** A list that was asked for earlier is too old for it; by the clock of the run. */
	lookUpAt: number;
}

/** Keeps Create from creating anything twice, and from losing sight of what it created. */
export class DuplicateProtection implements Protection {
	private readonly progress = new Map<number, Progress>();

	private readonly started = Date.now();

	constructor(private readonly input: ProtectionInput) {
		for (const call of input.calls) {
			const row = input.rows[call.item];
			if (!row) throw new RangeError(`There is no row ${call.item}`);
			const openCalls = call.isOpen ? 1 : 0;
			this.progress.set(call.item, { call, row, openCalls, isSent: false, lookUpAt: 0 });
		}
	}

	async before({ item }: Call, previous: Result | undefined): Promise<CallAttempt | undefined> {
		const one = this.of(item);
		const { key, sent } = one.call;
		const known = this.journal.entry(key);
		if (known?.state === 'created') return { result: this.createdBeside(one, known) };
		if (previous && isOpen(previous)) return await this.beforeRepeat(one, previous);
		if (one.isSent) return undefined;
		if (known && !this.journal.isAtWork(key)) {
			// A call of an earlier try, or of an agent's beside this one, got no answer.
			one.openCalls = 1;
			return { result: { failure: notSettled, key }, failed: true, retry: this.whenToGoOn(one) };
		}
		if (!one.row.options.skipExistingNames) return undefined;
		const asked = await this.input.lists.of(sent, 0, one.row.options.timeout);
		const result = skipExisting(one.call, asked.list);
		if (!result) return undefined;
		const end = afterFailedList(asked, { failure: asked.failure ?? notSettled, key: null });
		if (end) return end;
		const mayAskAgain = asked.mayAskAgain && asked.failure?.retry === 'fault';
		return { ...this.settled(result), ...(mayAskAgain && { retry: { because: 'fault' } }) };
	}

	sending({ item }: Call): boolean {
		const one = this.of(item);
		const { key, sent } = one.call;
		const known = this.journal.entry(key);
		const mayBeAtWork = known !== undefined && (!one.isSent || one.openCalls > 0);
		this.journal.sent(key, sent, mayBeAtWork ? known.since : Date.now());
		one.isSent = true;
		return mayBeAtWork;
	}

	open({ item }: Call, why: Failure, isOwn: boolean): CallAttempt['retry'] {
		const one = this.of(item);
		if (isOwn) {
			one.openCalls += 1;
			this.journal.left(one.call.key);
		}
		const goesOn = one.row.options.settleUnknown || mayRepeat(one, why);
		return goesOn ? this.whenToGoOn(one, why.waitMs) : undefined;
	}

	/** Takes down the final result of a call; gives it as its rows have it. */
	conclude({ item }: Pick<Call, 'item'>, result: Result): Result {
		const one = this.of(item);
		const { key, sent, isLaterUse } = one.call;
		if (isCreated(result)) {
			const { adgroupId } = result.adGroup;
			// An ID that another row has may be a stale answer: the campaign's list knows better.
			const isTaken = adgroupId !== null && this.isTaken(key, adgroupId);
			const own = isTaken ? { ...result, adGroup: { ...result.adGroup, adgroupId: null } } : result;
			this.journal.created(key, own, sent, this.started);
			if (adgroupId !== null && !isTaken) this.input.takenIds.add(adgroupId);
			// What was open until now is an earlier row's ad group; this row asks for another one.
			return isLaterUse ? this.otherValues(one, own.adGroup.adgroupId) : own;
		}
		if (isOpen(result)) this.journal.left(key);
		else if (one.isSent) this.journal.nothingCreated(key);
		return result;
	}

	/** True for a result that the campaign's list may name an ad group for, once all calls are made. */
	lacksId(item: number, result: Result): boolean {
		const { row } = this.of(item);
		if (!row.options.settleUnknown) return false;
		if (isCreated(result)) return result.adGroup.adgroupId === null;
		if (!('failure' in result) || result.failure.outcomeUnknown) return false;
		return isAboutName(result.failure, row.strategy?.by ?? 'name');
	}

	/**
	 * Asks for the list of a row's campaign, for the ID that its result lacks.
	 *
	 * @param since a list that was asked for earlier is too old, by the clock of the run.
	 */
	async lookUpId(
		item: number,
		result: Result,
		since: number,
	): Promise<Pick<CallAttempt, 'result' | 'retry'>> {
		const one = this.of(item);
		const { call, row } = one;
		const asked = await this.input.lists.of(call.sent, since, row.options.timeout);
		const { retry = 'never', waitMs } = asked.failure ?? {};
		if (retry !== 'never' && asked.mayAskAgain) {
			return { result, retry: { because: retry, ...(waitMs !== undefined && { waitMs }) } };
		}
		return { result: this.conclude({ item }, this.withId(one, result, asked.list)) };
	}

	private get journal() {
		return this.input.scope.journal;
	}

	private of(item: number): Progress {
		const one = this.progress.get(item);
		if (!one) throw new RangeError(`No call is planned for row ${item}`);
		return one;
	}

	/** Before an open call is repeated: its campaign's list may show what came of it. */
	private async beforeRepeat(one: Progress, previous: Failed): Promise<CallAttempt | undefined> {
		const { call, row, lookUpAt } = one;
		let list: List | undefined;
		if (row.options.settleUnknown) {
			const asked = await this.input.lists.of(call.sent, lookUpAt, row.options.timeout);
			const end = afterFailedList(asked, previous);
			if (end) return end;
			({ list } = asked);
		}
		const evidence = this.evidence(one, list);
		const result = settleOpen(call, evidence);
		if (result) return this.settled(result);
		if (!mayRepeat(one, previous.failure)) return { result: previous, failed: true };
		if (mayBeSentAgain(call, evidence)) return undefined;
		return { result: { failure: notSettled, key: call.key }, failed: true };
	}

	/** A result that needs no call. */
	private settled(result: Result): CallAttempt {
		return { result, failed: 'failure' in result };
	}

	private evidence(one: Progress, list: List | undefined): Evidence {
		const { key } = one.call;
		return {
			list,
			isTaken: (id) => this.isTaken(key, id),
			strategy: one.row.strategy?.by ?? 'name',
			since: this.journal.entry(key)?.since ?? this.started,
			now: Date.now(),
		};
	}

	private isTaken(key: string, id: string): boolean {
		return this.input.takenIds.has(id) || this.journal.hasOther(id, key);
	}

	private withId(one: Progress, result: Result, list: List | undefined): Result {
		if (isCreated(result)) return settleWithoutId(one.call, result, this.evidence(one, list));
		if (!('failure' in result)) return result;
		return { ...result, failure: settleConflict(one.call, result.failure, list) };
	}

	/** Rows of a campaign go on together, so that one list serves them all. */
	private whenToGoOn(one: Progress, waitMs = 0) {
		const since = this.journal.entry(one.call.key)?.since ?? Date.now();
		const left = Math.max(0, since + atWorkFor - Date.now(), waitMs);
		one.lookUpAt = this.input.lists.nextLookUp(machineClock.now() + left);
		const wait = waitMs > 0 && { waitMs };
		return { because: 'look up', notBefore: one.lookUpAt, ...wait } as const;
	}

	/** Another call of an agent's has created it since the plan was made. */
	private createdBeside(one: Progress, entry: Parameters<typeof adGroupInJournal>[0]): Result {
		const isSame = changedValues(entry.sent, one.call.sent).length === 0;
		return isSame ? adGroupInJournal(entry) : this.otherValues(one, entry.id);
	}

	private otherValues({ row, call: { key } }: Progress, adgroupId: string | null): Failed {
		const by = row.strategy?.by === 'custom' ? 'key' : 'name';
		const reason = { type: 'other values', where: 'earlier pass', by, adgroupId } as const;
		return { failure: failure(reason), key };
	}
}

/** An open call is repeated once, and one that was certainly not carried out as often as ever. */
function mayRepeat({ openCalls, isSent, row }: Progress, { retry }: Failure): boolean {
	if (openCalls > 1) return false;
	return !isSent || retry === 'throttled' || (retry === 'fault' && row.options.maxRetries > 0);
}
