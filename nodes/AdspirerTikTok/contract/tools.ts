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

const reading = { writes: false, free: false } as const;
const writing = { writes: true, free: false } as const;

export const tools = {
	createAdGroup: { name: 'add_tiktok_ad_group', ...writing },
	/** In Adspirer's later catalog only; elsewhere it answers 404. */
	getAdGroup: { name: 'get_tiktok_ad_group_details', ...reading },
	listAdGroups: { name: 'list_tiktok_ad_groups', ...reading },
	updateAdGroup: { name: 'update_tiktok_ad_group', ...writing },
	pauseAdGroup: { name: 'pause_tiktok_ad_group', ...writing },
	resumeAdGroup: { name: 'resume_tiktok_ad_group', ...writing },
	/** In Adspirer's later catalog only; takes the ads of the ad group with it. */
	deleteAdGroup: { name: 'delete_tiktok_ad_group', ...writing, onceOnly: true },
	/** With TikTok's limit for creating ads. */
	createAd: { name: 'add_tiktok_ad', ...writing, pace: { perSecond: 5, perMinute: 150 } },
	listAds: { name: 'list_tiktok_ads', ...reading },
	pauseAd: { name: 'pause_tiktok_ad', ...writing },
	resumeAd: { name: 'resume_tiktok_ad', ...writing },
	/** In Adspirer's later catalog only. */
	deleteAd: { name: 'delete_tiktok_ad', ...writing, onceOnly: true },
	listCampaigns: { name: 'list_tiktok_campaigns', ...reading },
	/** In Adspirer's later catalog only. */
	listAudiences: { name: 'list_tiktok_custom_audiences', ...reading },
	listAccounts: { name: 'list_connected_accounts', writes: false, free: true },
	getUsage: { name: 'get_usage_status', writes: false, free: true },
	searchTargeting: { name: 'search_tiktok_targeting', ...reading },
} as const satisfies Record<string, Tool>;

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
