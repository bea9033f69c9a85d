/** Arguments of a tool in the service's own form, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** One of the service's tools; each is called as `POST …/tools/NAME/execute`. */
export interface Tool {
	readonly name: string;
	/** True if a call changes something at TikTok, so that it needs an Idempotency-Key. */
	readonly writes: boolean;
	/** True if a call never counts against the monthly quota (Adspirer's documentation). */
	readonly free: boolean;
	/** True if a second call finds nothing left to do and is refused. */
	readonly onceOnly?: true;
	/** How many calls TikTok takes at most. */
	readonly pace?: { readonly perSecond: number; readonly perMinute: number };
}

const reading = (name: string): Tool => ({
	name,
	writes: false,
	free: false,
});
const writing = (name: string): Tool => ({
	name,
	writes: true,
	free: false,
});

export const tools = {
	createAdGroup: writing('add_tiktok_ad_group'),
	/** In Adspirer's later catalog only; elsewhere it answers 404. */
	getAdGroup: reading('get_tiktok_ad_group_details'),
	listAdGroups: reading('list_tiktok_ad_groups'),
	updateAdGroup: writing('update_tiktok_ad_group'),
	pauseAdGroup: writing('pause_tiktok_ad_group'),
	resumeAdGroup: writing('resume_tiktok_ad_group'),
	/** In Adspirer's later catalog only; takes the ads of the ad group with it. */
	deleteAdGroup: { ...writing('delete_tiktok_ad_group'), onceOnly: true },
	/** With TikTok's limit for creating ads. */
	createAd: {
		...writing('add_tiktok_ad'),
		pace: { perSecond: 5, perMinute: 150 },
	},
	listAds: reading('list_tiktok_ads'),
	pauseAd: writing('pause_tiktok_ad'),
	resumeAd: writing('resume_tiktok_ad'),
	/** In Adspirer's later catalog only. */
	deleteAd: { ...writing('delete_tiktok_ad'), onceOnly: true },
	listCampaigns: reading('list_tiktok_campaigns'),
	/** In Adspirer's later catalog only. */
	listAudiences: reading('list_tiktok_custom_audiences'),
	listAccounts: { ...reading('list_connected_accounts'), free: true },
	getUsage: { ...reading('get_usage_status'), free: true },
	searchTargeting: reading('search_tiktok_targeting'),
} satisfies Record<string, Tool>;

/** Of one search for targeting options. */
export const maxResults = 50;

/** How an answer lists things; keys as response/textForms compares them. */
export interface ListForm {
	readonly none: RegExp;
	/** Keys of the array in the machine-readable part. */
	readonly arrays: readonly string[];
	/** Keys and headings of the ID and of the name, the surest first. */
	readonly ids: readonly string[];
	readonly names: readonly string[];
	readonly id: RegExp;
	/** The key of the parent's ID, where entries have one. */
	readonly parent?: string;
}

/** The form of a list of campaigns, ad groups or ads: what Adspirer's guidance and page say of them. */
export function listForm(noun: string, id: RegExp, parent?: string): ListForm {
	const key = noun.replace(' ', '');
	return {
		none: new RegExp(`^[ \\t]*No ${noun.replace(' ', ' ?')}s found\\.?\\s*$`, 'im'),
		arrays: [`${key}s`, 'results'],
		ids: [`${key}id`, 'id'],
		names: [`${key}name`, 'name', key],
		id,
		parent,
	};
}
