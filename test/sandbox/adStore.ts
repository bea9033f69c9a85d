import { inUtc } from './arguments';
import type { ListSwitches } from './lists';

/** An ad that exists, or did before it was deleted. */
export interface Ad {
	ad_id: string;
	/** The arguments of its creation, exactly as received. */
	arguments: Record<string, unknown>;
	advertiser_id: string;
	/** The key of the call that created it. */
	idempotencyKey?: string | undefined;
	adgroup_id: string;
	campaign_id: string;
	/** When it was created, as `YYYY-MM-DD HH:MM:SS` in UTC. */
	createTime: string;
	name: string;
	status: 'ENABLE' | 'DISABLE';
	deleted: boolean;
}

type NewAd = Pick<Ad, 'arguments' | 'advertiser_id' | 'idempotencyKey' | 'campaign_id'>;

/** The ads of the sandbox, and how long lists do not show the new ones yet. */
export class AdStore {
	/** Every ad ever created, deleted ones too. */
	readonly all: Ad[] = [];
	/** How many lists had been asked for when an ad was created. */
	private readonly born = new WeakMap<Ad, number>();
	private lists = 0;
	private lastId = 1_850_000_000_000_000_000n;

	/** @param now TikTok's time, in milliseconds since 1970. */
	constructor(private readonly now: () => number) {}

	/** Creates an ad with a new ID of 19 digits; one of long ago is in every list at once. */
	add(given: NewAd, isOld = false): Ad {
		this.lastId += 1n;
		const ad: Ad = {
			...given,
			ad_id: String(this.lastId),
			adgroup_id: String(given.arguments.adgroup_id),
			createTime: isOld ? '2025-01-31 09:00:00' : inUtc(this.now()),
			// The service makes one up.
			name: String(given.arguments.ad_name ?? `Ad ${this.lastId}`),
			status: 'ENABLE',
			deleted: false,
		};
		this.all.push(ad);
		if (!isOld) this.born.set(ad, this.lists);
		return ad;
	}

	/** An account's ad that is not deleted. */
	find(id: string, advertiserId: string): Ad | undefined {
		return this.all.find(
			(one) => one.ad_id === id && one.advertiser_id === advertiserId && !one.deleted,
		);
	}

	/** The ad of an ad group that has a name. */
	named(name: string, adgroupId: string): Ad | undefined {
		return this.all.find(
			(one) => one.name === name && one.adgroup_id === adgroupId && !one.deleted,
		);
	}

	/** What a list shows of an account's ads. Each call counts as a list for the lag. */
	list(
		advertiserId: string,
		wanted: { readonly adgroup_id?: string | null; readonly campaign_id?: string | null },
		{ lag, showDeleted = false }: ListSwitches,
	): Ad[] {
		const { adgroup_id, campaign_id } = wanted;
		const shown = this.all.filter(
			(one) =>
				one.advertiser_id === advertiserId &&
				one.adgroup_id === (adgroup_id ?? one.adgroup_id) &&
				one.campaign_id === (campaign_id ?? one.campaign_id) &&
				(showDeleted || !one.deleted) &&
				this.lists - (this.born.get(one) ?? -Infinity) >= (lag?.calls ?? 0),
		);
		this.lists += 1;
		return shown;
	}
}
