import { inUtc } from './arguments';
import type { ListSwitches } from './lists';

/** What is known of an ad group or an ad from the call that makes it. */
interface Order {
	/** The arguments, exactly as received. */
	arguments: Record<string, unknown>;
	advertiser_id: string;
	campaign_id: string;
	/** The call's key. */
	idempotencyKey?: string | undefined;
}

interface Made extends Order {
	/** When it was created, as `YYYY-MM-DD HH:MM:SS` in UTC. */
	createTime: string;
	status: 'ENABLE' | 'DISABLE';
	/** A deleted one stays in `Sandbox.adGroups` or `madeAds`, and no tool finds it any more. */
	deleted: boolean;
}

/** An ad group or an ad that exists, or did before it was deleted. */
export interface Thing extends Made {
	adgroup_id: string;
	/** Now; `arguments` has the name it was created with. */
	name: string;
}

export interface AdGroup extends Thing {
	/** Now, in the ad account's currency. */
	budget: number;
	/** What each update sent, without the IDs, in order. */
	updates: Array<Record<string, unknown>>;
}

export interface Ad extends Thing {
	ad_id: string;
}

/** What tells the things of one kind apart, and makes one. */
interface Shelf<Own> {
	readonly lastId: bigint;
	readonly make: (made: Made, id: string) => Own;
	readonly idOf: (one: Own) => string;
	readonly parentOf: (one: Own) => string;
}

const filters = ['advertiser_id', 'campaign_id', 'adgroup_id'] as const;

/** Things of one kind, and how long lists do not show the new ones yet. */
export class Store<Own extends Thing> {
	/** Every one ever created, deleted ones too. */
	readonly all: Own[] = [];
	/** How many lists had been asked for when one was created. */
	private readonly born = new WeakMap<Own, number>();
	private lists = 0;
	private lastId: bigint;

	/** @param now TikTok's clock, in milliseconds since 1970. */
	constructor(
		private readonly shelf: Shelf<Own>,
		private readonly now: () => number,
	) {
		this.lastId = shelf.lastId;
	}

	/** Creates one with a new ID of 19 digits; one of long ago is in every list at once. */
	add(order: Order, isOld = false): Own {
		this.lastId += 1n;
		const createTime = isOld ? '2025-01-31 09:00:00' : inUtc(this.now());
		const made: Made = { ...order, createTime, status: 'ENABLE', deleted: false };
		const one = this.shelf.make(made, String(this.lastId));
		this.all.push(one);
		if (!isOld) this.born.set(one, this.lists);
		return one;
	}

	idOf = (one: Own): string => this.shelf.idOf(one);

	/** An account's, unless it is deleted. */
	find(id: string, advertiserId: string): Own | undefined {
		return this.all.find(
			(one) => this.idOf(one) === id && one.advertiser_id === advertiserId && !one.deleted,
		);
	}

	/** The one of a campaign or an ad group that has a name. */
	named(name: string, parentId: string): Own | undefined {
		return this.all.find(
			(one) => one.name === name && this.shelf.parentOf(one) === parentId && !one.deleted,
		);
	}

	/** What a list shows. Each call counts as a list for the lag. */
	list(
		wanted: Partial<Record<(typeof filters)[number], string | null>>,
		{ lag, showDeleted = false }: ListSwitches,
	): Own[] {
		const shown = this.all.filter(
			(one) =>
				filters.every((key) => (wanted[key] ?? one[key]) === one[key]) &&
				(showDeleted || !one.deleted) &&
				this.lists - (this.born.get(one) ?? -Infinity) >= (lag?.calls ?? 0),
		);
		this.lists += 1;
		return shown;
	}
}

export const adGroupShelf: Shelf<AdGroup> = {
	lastId: 1_800_000_000_000_000_000n,
	make: (made, id) => ({
		...made,
		adgroup_id: id,
		name: String(made.arguments.adgroup_name),
		budget: typeof made.arguments.budget === 'number' ? made.arguments.budget : 50,
		status: made.arguments.operation_status === 'DISABLE' ? 'DISABLE' : 'ENABLE',
		updates: [],
	}),
	idOf: (one) => one.adgroup_id,
	parentOf: (one) => one.campaign_id,
};

export const adShelf: Shelf<Ad> = {
	lastId: 1_850_000_000_000_000_000n,
	make: (made, id) => ({
		...made,
		ad_id: id,
		adgroup_id: String(made.arguments.adgroup_id),
		// The service makes one up.
		name: String(made.arguments.ad_name ?? `Ad ${id}`),
	}),
	idOf: (one) => one.ad_id,
	parentOf: (one) => one.adgroup_id,
};
