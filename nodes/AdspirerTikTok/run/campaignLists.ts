import type { Clock } from '../client/clock';
import type { Service } from '../client/service';
import { adGroup } from '../contract/adGroup';
import { tools } from '../contract/tools';
import { adGroupsOf, type AdGroupsOfCampaign } from './reconcile';
import type { Failure } from '../response/failure';
import { readList } from '../response/lists';
import type { QuotaWatch } from '../response/quota';
import { readResponse } from '../response/readResponse';

type Values = Readonly<Record<string, unknown>>;

/** The ad groups of a campaign, or why there is no list of them. */
interface CampaignList {
	/** Missing where there was no answer, or it can't be read. */
	readonly list?: AdGroupsOfCampaign | undefined;
	/** Its `retry` says whether asking again may help. */
	readonly failure?: Failure;
}

/** A list may use a call of the quota, so a campaign's is asked for no more often than this in a run. */
const maxLists = 3;

/** Rows that wait for a list are looked up together, at multiples of so many milliseconds. */
const gathering = 5_000;

/** What `campaignLists` gives. */
export type CampaignLists = ReturnType<typeof campaignLists>;

/** The lists of ad groups that a run asks for, each shared by all rows of its campaign. */
export function campaignLists(service: Service, quota: QuotaWatch, clock: Clock) {
	const started = clock.now();
	/** By campaign: the list as it was asked for last, when that was, and how often it may be yet. */
	const asked = new Map<string, { at: number; left: number; list: Promise<CampaignList> }>();

	async function ask(values: Values, timeout: number): Promise<CampaignList> {
		const response = await service.call(tools.listAdGroups.name, values, undefined, timeout);
		const read = readResponse(response, Date.now());
		if ('failure' in read) {
			quota.answered(read.failure.quota, false);
			return read;
		}
		quota.answered(read.answer.quota, true);
		const list = readList(read.answer.raw, adGroup.list.form);
		return list ? { list: adGroupsOf(String(values.campaign_id), list) } : {};
	}

	return {
		/** The next time that rows are looked up together, at this time or later; by the clock of the run. */
		nextLookUp: (earliest: number) =>
			started + Math.ceil((earliest - started) / gathering) * gathering,
		/**
		 * The list of a row's campaign.
		 *
		 * @param sent the row's arguments.
		 * @param notBefore a list that was asked for earlier is too old, by the clock of the run.
		 * @param timeout milliseconds for the call.
		 */
		async of(
			{ campaign_id, advertiser_id }: Values,
			notBefore: number,
			timeout: number,
		): Promise<CampaignList> {
			const values = { campaign_id, advertiser_id };
			const key = JSON.stringify(values);
			const last = asked.get(key) ?? { at: -Infinity, left: maxLists, list: Promise.resolve({}) };
			asked.set(key, last);
			if (last.at >= notBefore) return await last.list;
			if (last.left === 0) return {};
			const at = clock.now();
			Object.assign(last, { at, left: last.left - 1 });
			last.list = ask(values, timeout).then(({ list, failure: why }): CampaignList => {
				if (!why) return { list };
				if (last.at === at) last.at = -Infinity;
				// A throttled call was not carried out.
				if (why.retry === 'throttled') last.left += 1;
				return { failure: last.left > 0 ? why : { ...why, retry: 'never' } };
			});
			return await last.list;
		},
	};
}
