import { machineClock } from '../../client/clock';
import type { Service } from '../../client/service';
import { runInPool, type Attempt } from '../../client/workerPool';
import { tools } from '../../contract/tools';
import { withoutDeleted, withoutOtherCampaigns } from '../../duplicates/entriesOfCampaign';
import { identityOf } from '../../duplicates/identity';
import type { PlannedCall } from '../../duplicates/plan';
import type { Failure } from '../../response/failure';
import { readList, type List } from '../../response/lists';
import type { Quota } from '../../response/quota';
import { readResponse } from '../../response/readResponse';

/** Enough to get past a throttle answer; what a list can't tell is left open. */
const retries = 2;

/** The ad groups of a campaign, or why there is no list of them. */
export interface CampaignList {
	/** Missing where there was no answer, or it can't be read. */
	readonly list?: List;
	readonly failure?: Failure;
}

/** How the lists are asked for. */
export interface ListOptions {
	/** Milliseconds for one call. */
	readonly timeout: number;
	readonly stop: AbortSignal | undefined;
	/** Called with what an answer says of the allowance: a list may count against it. */
	readonly onQuota: (quota: Quota | undefined) => void;
}

interface Campaign {
	readonly id: string;
	readonly advertiserId: string;
	readonly maxRetries: number;
	readonly mayHaveHappened: false;
}

/** Asks for the ad groups of every campaign that some calls concern: once for each campaign. */
export async function listCampaigns(
	service: Service,
	calls: readonly PlannedCall[],
	{ timeout, stop, onQuota }: ListOptions,
): Promise<(call: PlannedCall) => CampaignList> {
	const campaigns = new Map(calls.map((call) => [keyOf(call), campaignOf(call)]));
	const lists = new Map<string, CampaignList>();
	const ask = async ({ id, advertiserId }: Campaign): Promise<Attempt<Campaign, CampaignList>> => {
		const given = {
			campaign_id: id,
			...(advertiserId !== '' && { advertiser_id: advertiserId }),
		};
		const response = await service.call(tools.listAdGroups.name, given, undefined, timeout);
		const read = readResponse(response, Date.now());
		if ('answer' in read) {
			onQuota(read.answer.quota);
			const list = readList(read.answer.raw, 'adGroup');
			if (!list) return { result: {} };
			return { result: { list: withoutOtherCampaigns(withoutDeleted(list), id) } };
		}
		const { retry, waitMs } = read.failure;
		return {
			result: read,
			failed: true,
			...(retry !== 'never' && {
				retry: { because: retry, ...(waitMs !== undefined && { waitMs }) },
			}),
		};
	};
	await runInPool<Campaign, CampaignList>([...campaigns.values()], {
		maxConcurrency: 4,
		stopAtFailure: false,
		run: ask,
		onResult: ({ advertiserId, id }, list) => lists.set(JSON.stringify([advertiserId, id]), list),
		onSkipped: () => {},
		callsLeft: () => undefined,
		stop,
		graceMs: 0,
		clock: machineClock,
	});
	return (call) => lists.get(keyOf(call)) ?? {};
}

function campaignOf(call: PlannedCall): Campaign {
	const { advertiserId = '', campaignId: id = '' } = identityOf(call.sent) ?? {};
	return { id, advertiserId, maxRetries: retries, mayHaveHappened: false };
}

function keyOf(call: PlannedCall): string {
	const { advertiserId, id } = campaignOf(call);
	return JSON.stringify([advertiserId, id]);
}
