import type { Service } from '../../client/service';
import { identityOf } from '../../duplicates/identity';
import type { Journal } from '../../duplicates/journal';
import type { PlannedCall } from '../../duplicates/plan';
import type { SettleInput, Settlement } from '../../duplicates/settle';
import type { Failure } from '../../response/failure';
import type { Quota } from '../../response/quota';
import { isCreated, type Result } from '../../response/result';
import type { Row } from '../../rows/readRows';
import { listCampaigns } from './campaignLists';
import type { RowResults } from './rowResults';

/** What settling works with. */
export interface SettleOptions {
	readonly service: Service;
	readonly journal: Journal;
	readonly rows: readonly Row[];
	/** Concluded for every call that is settled. */
	readonly results: RowResults;
	/** When this run began, in milliseconds since 1970. */
	readonly started: number;
	readonly stop: AbortSignal | undefined;
	/** Called with what an answer says of the allowance. */
	readonly onQuota: (quota: Quota | undefined) => void;
}

/** What is left to do once the lists have been read. */
export interface Unsettled {
	/** To be made, or made again, in the order that they came in. */
	readonly calls: readonly PlannedCall[];
	/** Set where a list was refused for a reason that any other call would be refused for. */
	readonly fatal?: Failure;
}

/** Asks for the campaigns' lists once, and settles calls by them. */
export async function settleByLists(
	calls: readonly PlannedCall[],
	settlementOf: (call: PlannedCall, input: SettleInput) => Settlement,
	{ service, journal, rows, results, started, stop, onQuota }: SettleOptions,
): Promise<Unsettled> {
	if (calls.length === 0) return { calls };
	const timeout = Math.max(...calls.map(({ item }) => rows[item]?.options.timeout ?? 0));
	const listOf = await listCampaigns(service, calls, { timeout, stop, onQuota });
	const fatal = calls
		.map((call) => listOf(call).failure)
		.find((why) => why?.kind === 'unauthorized' || why?.kind === 'quota');
	if (fatal) return { calls, fatal };

	const isAmbiguous = sharesName(calls);
	const left = calls.flatMap((call) => {
		const settlement = settlementOf(call, {
			list: listOf(call).list,
			takenIds: results.takenIds,
			strategy: rows[call.item]?.strategy?.by ?? 'name',
			firstSent: call.unknownSince ?? started,
			isAmbiguous: isAmbiguous(call),
			now: Date.now(),
		});
		if ('call' in settlement) return [settlement.call];
		const { result, foundId } = settlement;
		if (foundId !== undefined) results.settled.push({ item: call.item, id: foundId });
		write(journal, call, result, started);
		results.conclude(call, { result, hadUnknownCall: false });
		return [];
	});
	return { calls: left };
}

/** Writes what a settlement tells that the calls did not. */
function write(journal: Journal, call: PlannedCall, result: Result, started: number): void {
	const { journalKey } = call;
	if (isCreated(result)) {
		journal.created(journalKey, result, call.sent);
	} else if (!('failure' in result)) {
		return;
	} else if (!result.failure.outcomeUnknown) {
		if (!journal.isAtWork(journalKey)) journal.nothingCreated(journalKey);
	} else if (!journal.entry(journalKey)) {
		journal.sent(journalKey, call, call.unknownSince ?? started);
		journal.left(journalKey);
	}
}

/** Tells calls for one name in one campaign, as the user's own keys may bring about. */
function sharesName(calls: readonly PlannedCall[]): (call: PlannedCall) => boolean {
	const nameOf = ({ sent }: PlannedCall) => {
		const { campaignId, adgroupName } = identityOf(sent) ?? {};
		return JSON.stringify([campaignId, adgroupName]);
	};
	const counts = new Map<string, number>();
	for (const call of calls) counts.set(nameOf(call), (counts.get(nameOf(call)) ?? 0) + 1);
	return (call) => (counts.get(nameOf(call)) ?? 0) > 1;
}
