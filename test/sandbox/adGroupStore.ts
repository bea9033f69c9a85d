import { inUtc } from './arguments';
import type { ListSwitches } from './lists';

/** An ad group that exists, or did before it was deleted. */
export interface AdGroup {
	adgroup_id: string;
	/** The arguments of its creation, exactly as received. */
	arguments: Record<string, unknown>;
	advertiser_id: string;
	/** The key of the call that created it. */
	idempotencyKey?: string | undefined;
	campaign_id: string;
	/** When it was created, as `YYYY-MM-DD HH:MM:SS` in UTC. */
	createTime: string;
	/** Now; `arguments.adgroup_name` is the name it was created with. */
	name: string;
	/** Now, in the ad account's currency. */
	budget: number;
	status: 'ENABLE' | 'DISABLE';
	/** A deleted ad group stays in `Sandbox.adGroups`, and no tool finds it any more. */
	deleted: boolean;
	/** What each update sent, without the IDs, in order. */
	updates: Array<Record<string, unknown>>;
}

/** The ad groups of the sandbox, and how long lists do not show the new ones yet. */
export class AdGroupStore {
	/** Every ad group ever created, deleted ones too. */
	readonly all: AdGroup[] = [];
	/** How many lists had been asked for when an ad group was created. */
	private readonly born = new WeakMap<AdGroup, number>();
	private lists = 0;
	private lastId = 1_800_000_000_000_000_000n;

	/** @param now TikTok's clock, in milliseconds since 1970. */
	constructor(private readonly now: () => number) {}

	/** Creates an ad group with a new ID of 19 digits. */
	add(args: AdGroup['arguments'], advertiser_id: string, idempotencyKey?: string): AdGroup {
		this.lastId += 1n;
		const adGroup: AdGroup = {
			adgroup_id: String(this.lastId),
			arguments: args,
			advertiser_id,
			...(idempotencyKey !== undefined && { idempotencyKey }),
			campaign_id: String(args.campaign_id),
			createTime: inUtc(this.now()),
			name: String(args.adgroup_name),
			budget: typeof args.budget === 'number' ? args.budget : 50,
			status: args.operation_status === 'DISABLE' ? 'DISABLE' : 'ENABLE',
			deleted: false,
			updates: [],
		};
		this.all.push(adGroup);
		this.born.set(adGroup, this.lists);
		return adGroup;
	}

	/** Creates one as if long ago: every list shows it at once. */
	addOld(args: Record<string, unknown>, advertiser_id: string): AdGroup {
		const adGroup = this.add(args, advertiser_id);
		this.born.delete(adGroup);
		return Object.assign(adGroup, { createTime: '2025-01-31 09:00:00' });
	}

	/** An account's ad group that is not deleted. */
	find(id: string, advertiserId: string): AdGroup | undefined {
		return this.all.find(
			(one) => one.adgroup_id === id && one.advertiser_id === advertiserId && !one.deleted,
		);
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
		{ lag, showDeleted = false }: ListSwitches,
	): AdGroup[] {
		const shown = this.all.filter(
			(one) =>
				one.advertiser_id === advertiserId &&
				(campaignId === undefined || one.campaign_id === campaignId) &&
				(showDeleted || !one.deleted) &&
				this.lists - (this.born.get(one) ?? -Infinity) >= (lag?.calls ?? 0),
		);
		this.lists += 1;
		return shown;
	}
}
