import { inUtc } from './arguments';
import type { ListSwitches } from './lists';

/** The facts of an ad group or an ad from the call that makes it. */
export interface Order {
	/** The arguments, exactly as received. */
	arguments: Record<string, unknown>;
	advertiser_id: string;
	campaign_id: string;
	idempotencyKey?: string | undefined;
}

/** An ad group or an ad, which may have been deleted. */
export interface Thing extends Order {
	id: string;
	/** Of an ad group its own, of an ad that of its ad group. */
	adgroup_id: string;
	/** Empty for an ad group. */
	ad_id: string;
	/** Now; `arguments` has the name it was created with. */
	name: string;
	/** Of an ad group now, in the ad account's currency. */
	budget: number;
	/** The arguments of each update, without the IDs, in order. */
	updates: Array<Record<string, unknown>>;
	/** When it was created, as `YYYY-MM-DD HH:MM:SS` in UTC. */
	createTime: string;
	/** How many lists had been asked for then, and when it was, in milliseconds by TikTok's clock. */
	bornAt: { lists: number; ms: number };
	status: 'ENABLE' | 'DISABLE';
	/** A deleted one stays in `Sandbox.adGroups` or `madeAds`, and no tool finds it any more. */
	deleted: boolean;
}

/** The differences between ad groups and ads. */
interface Shelf {
	/** The ID before the first. */
	readonly lastId: bigint;
	readonly idKey: 'adgroup_id' | 'ad_id';
	readonly nameKey: string;
	readonly parentKey: 'campaign_id' | 'adgroup_id';
}

const filters = ['advertiser_id', 'campaign_id', 'adgroup_id'] as const;

/** Ad groups or ads, and how long lists do not show the new ones yet. */
export class Store {
	/** Every one ever created, deleted ones too. */
	readonly all: Thing[] = [];
	private lists = 0;
	private lastId: bigint;

	/** @param now TikTok's clock, in milliseconds since 1970. */
	constructor(
		private readonly shelf: Shelf,
		private readonly now: () => number,
	) {
		this.lastId = shelf.lastId;
	}

	/** Creates one with a new ID of 19 digits; one of long ago is in every list at once. */
	add(order: Order, isOld = false): Thing {
		this.lastId += 1n;
		const id = String(this.lastId);
		const { idKey, nameKey } = this.shelf;
		const { adgroup_id, budget, operation_status, [nameKey]: name } = order.arguments;
		const one: Thing = {
			...order,
			id,
			...{ adgroup_id: String(adgroup_id), ad_id: '', [idKey]: id },
			// Where an ad has no name, the service makes one up.
			name: String(name ?? `Ad ${id}`),
			budget: typeof budget === 'number' ? budget : 50,
			updates: [],
			createTime: isOld ? '2025-01-31 09:00:00' : inUtc(this.now()),
			bornAt: isOld ? { lists: -Infinity, ms: -Infinity } : { lists: this.lists, ms: this.now() },
			status: operation_status === 'DISABLE' ? 'DISABLE' : 'ENABLE',
			deleted: false,
		};
		this.all.push(one);
		return one;
	}

	find(id: string, advertiserId: string): Thing | undefined {
		return this.all.find(
			(one) => one.id === id && one.advertiser_id === advertiserId && !one.deleted,
		);
	}

	named(name: string, parentId: string): Thing | undefined {
		const { parentKey } = this.shelf;
		return this.all.find((one) => one.name === name && one[parentKey] === parentId && !one.deleted);
	}

	private isShown({ bornAt }: Thing, lag: ListSwitches['lag'] = { calls: 0 }): boolean {
		if ('ms' in lag) return this.now() - bornAt.ms >= lag.ms;
		return this.lists - bornAt.lists >= lag.calls;
	}

	/** The things that a list shows. Each call counts as a list for the lag. */
	list(
		wanted: Partial<Record<(typeof filters)[number], string | null>>,
		{ lag, showDeleted = false }: ListSwitches,
	): Thing[] {
		const shown = this.all.filter(
			(one) =>
				filters.every((key) => (wanted[key] ?? one[key]) === one[key]) &&
				(showDeleted || !one.deleted) &&
				this.isShown(one, lag),
		);
		this.lists += 1;
		return shown;
	}
}
