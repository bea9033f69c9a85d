import type { ListSwitches } from './listForms';
import type { AdGroup } from './types';

/** What a new ad group is made of. */
type NewAdGroup = Pick<AdGroup, 'arguments' | 'advertiser_id' | 'idempotencyKey'>;

/** The ad groups of the sandbox, and how long lists do not show the new ones yet. */
export class AdGroupStore {
	/** Every ad group ever created, deleted ones too. */
	readonly all: AdGroup[] = [];
	/** How many lists had been asked for when an ad group was created. */
	private readonly born = new WeakMap<AdGroup, number>();
	private lists = 0;
	private lastId = 1_800_000_000_000_000_000n;

	/** Creates an ad group with a new ID of 19 digits; one from long ago is in every list at once. */
	add(
		{ arguments: args, advertiser_id, idempotencyKey }: NewAdGroup,
		{ longAgo = false } = {},
	): AdGroup {
		this.lastId += 1n;
		const adGroup: AdGroup = {
			adgroup_id: String(this.lastId),
			arguments: args,
			advertiser_id,
			...(idempotencyKey === undefined ? {} : { idempotencyKey }),
			campaign_id: String(args.campaign_id),
			createTime: longAgo ? '2025-01-31 09:00:00' : inUtc(Date.now()),
			name: String(args.adgroup_name),
			budget: typeof args.budget === 'number' ? args.budget : 50,
			status: args.operation_status === 'DISABLE' ? 'DISABLE' : 'ENABLE',
			deleted: false,
			updates: [],
		};
		this.all.push(adGroup);
		if (!longAgo) this.born.set(adGroup, this.lists);
		return adGroup;
	}

	/** An account's ad group that is not deleted. */
	find(id: string, advertiserId: string): AdGroup | undefined {
		return this.inAccount(advertiserId).find((one) => one.adgroup_id === id && !one.deleted);
	}

	/** The ad group of a campaign that has a name. */
	named(name: string, campaignId: string): AdGroup | undefined {
		return this.all.find(
			(one) => one.name === name && one.campaign_id === campaignId && !one.deleted,
		);
	}

	/** What a list shows of an account's ad groups. Each call counts as a list for the lag. */
	list(
		advertiserId: string,
		campaignId: string | undefined,
		{ lag, showDeleted = false }: ListSwitches = {},
	): AdGroup[] {
		const shown = this.inAccount(advertiserId).filter(
			(one) =>
				(campaignId === undefined || one.campaign_id === campaignId) &&
				(showDeleted || !one.deleted) &&
				this.lists - (this.born.get(one) ?? -Infinity) >= (lag?.calls ?? 0),
		);
		this.lists += 1;
		return shown;
	}

	private inAccount(advertiserId: string): AdGroup[] {
		return this.all.filter((one) => one.advertiser_id === advertiserId);
	}
}

/** A time in the form of TikTok's lists. */
function inUtc(moment: number): string {
	return new Date(moment).toISOString().slice(0, 19).replace('T', ' ');
}
