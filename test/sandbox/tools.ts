import * as adGroup from './adGroupTools';
import { addTikTokAd } from './adTools';
import { id } from './arguments';
import { adGroups, ads, deleting, listing, switching } from './kinds';
import * as lists from './listTools';
import type { SandboxOptions } from './options';
import type { Tool } from './tool';

const tools: ReadonlyMap<string, Tool> = new Map([
	['add_tiktok_ad_group', adGroup.addTikTokAdGroup],
	['list_tiktok_ad_groups', listing(adGroups, { campaign_id: id.nullish() })],
	['get_tiktok_ad_group_details', adGroup.getTikTokAdGroupDetails],
	['update_tiktok_ad_group', adGroup.updateTikTokAdGroup],
	['pause_tiktok_ad_group', switching(adGroups, 'DISABLE', 'paused')],
	['resume_tiktok_ad_group', switching(adGroups, 'ENABLE', 'resumed')],
	['delete_tiktok_ad_group', deleting(adGroups)],
	['add_tiktok_ad', addTikTokAd],
	['list_tiktok_ads', listing(ads, { adgroup_id: id.nullish(), campaign_id: id.nullish() })],
	['pause_tiktok_ad', switching(ads, 'DISABLE', 'paused')],
	['resume_tiktok_ad', switching(ads, 'ENABLE', 'resumed')],
	['delete_tiktok_ad', deleting(ads)],
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
