import type { Attempt } from '../client/attempt';
import type { Clock } from '../client/clock';
import type { Service } from '../client/service';
import { tools } from '../contract/tools';
import { adGroupsOf, type AdGroupsOfCampaign } from '../duplicates/settle';
import type { Failure } from '../response/failure';
import { readList } from '../response/lists';
import type { QuotaWatch } from '../response/quota';
import { readResponse } from '../response/readResponse';
import { isOpen, type Failed, type Result } from '../response/result';
import { afterUnknownCall } from '../response/classify';

type Values = Readonly<Record<string, unknown>>;

/** The ad groups of a campaign, or why there is no list of them. */
interface CampaignList {
	/** Missing where there was no answer, or it can't be read. */
	readonly list?: AdGroupsOfCampaign;
	readonly failure?: Failure;
	/** Set where asking again may help. */
	readonly retry?: Attempt<Result>['retry'];
}

/** A list may use a call of the quota, so a campaign's is asked for no more often than this in a run. */
const maxLists = 3;

/** Rows that wait for a list are looked up together, at multiples of so many milliseconds. */
const gathering = 5_000;

/** A campaign's list, as it was asked for last. */
interface Asked {
	/** By the clock of the run; never for one that failed. */
	at: number;
	/** How often it was asked for. */
	count: number;
	readonly answer: Promise<CampaignList>;
}

/** The lists of ad groups that a run asks for, each shared by all rows of its campaign. */
export class CampaignLists {
	private readonly asked = new Map<string, Asked>();

	private readonly started: number;

	constructor(
		private readonly service: Service,
		private readonly quota: QuotaWatch,
		private readonly clock: Clock,
	) {
		this.started = clock.now();
	}

	/** The next time that rows are looked up together, at this time or later; by the clock of the run. */
	nextLookUp(earliest: number): number {
		return this.started + Math.ceil((earliest - this.started) / gathering) * gathering;
	}

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
		const known = this.asked.get(key);
		if (known && known.at >= notBefore) return await known.answer;
		const count = (known?.count ?? 0) + 1;
		if (count > maxLists) return {};
		const answer = this.ask(values, timeout).then((read): CampaignList => {
			if (!read.failure) return read;
			asked.at = -Infinity;
			const { retry, waitMs } = read.failure;
			// A throttled call was not carried out.
			if (retry === 'throttled') asked.count -= 1;
			else if (retry === 'never' || count >= maxLists) return read;
			return { ...read, retry: { because: retry, waitMs } };
		});
		const asked: Asked = { at: this.clock.now(), count, answer };
		this.asked.set(key, asked);
		return await answer;
	}

	private async ask(values: Values, timeout: number): Promise<CampaignList> {
		const response = await this.service.call(tools.listAdGroups.name, values, undefined, timeout);
		const read = readResponse(response, Date.now());
		if ('failure' in read) {
			this.quota.answered(read.failure.quota, false);
			return { failure: read.failure };
		}
		this.quota.answered(read.answer.quota, true);
		const list = readList(read.answer.raw, 'adGroup');
		return list ? { list: adGroupsOf(String(values.campaign_id), list) } : {};
	}
}

/** What a list that was refused means for a row; undefined where it means nothing. */
export function afterFailedList(
	{ failure: why, retry }: CampaignList,
	previous: Failed,
): Attempt<Result> | undefined {
	if (why?.kind === 'unauthorized' || why?.kind === 'quota') {
		const all = isOpen(previous) ? afterUnknownCall(why) : why;
		return { result: { ...previous, failure: all } };
	}
	return retry?.because === 'throttled' ? { result: previous, retry } : undefined;
}
