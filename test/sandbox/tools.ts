import * as changes from './adGroupTools';
import * as ads from './adTools';
import * as lists from './listTools';
import type { SandboxOptions } from './options';
import type { Tool } from './tool';

/** The tools of the service by name. */
const tools: ReadonlyMap<string, Tool> = new Map([
	['add_tiktok_ad_group', changes.addTikTokAdGroup],
	['list_tiktok_ad_groups', lists.listTikTokAdGroups],
	['get_tiktok_ad_group_details', lists.getTikTokAdGroupDetails],
	['update_tiktok_ad_group', changes.updateTikTokAdGroup],
	['pause_tiktok_ad_group', changes.pauseTikTokAdGroup],
	['resume_tiktok_ad_group', changes.resumeTikTokAdGroup],
	['delete_tiktok_ad_group', changes.deleteTikTokAdGroup],
	['add_tiktok_ad', ads.addTikTokAd],
	['list_tiktok_ads', ads.listTikTokAds],
	['pause_tiktok_ad', ads.pauseTikTokAd],
	['resume_tiktok_ad', ads.resumeTikTokAd],
	['delete_tiktok_ad', ads.deleteTikTokAd],
	['list_tiktok_campaigns', lists.listTikTokCampaigns],
	['list_tiktok_custom_audiences', lists.listTikTokCustomAudiences],
	['search_tiktok_targeting', lists.searchTikTokTargeting],
	['list_connected_accounts', lists.listConnectedAccounts],
	['get_usage_status', lists.getUsageStatus],
]);

/** A tool of the sandbox; undefined if this service does not have it. */
export function findTool(
	name: string,
	{ missingTools = [], moreTools = {} }: SandboxOptions,
): Tool | undefined {
	return missingTools.includes(name) ? undefined : (moreTools[name] ?? tools.get(name));
}
