import { getUsageStatus, listConnectedAccounts, listTikTokCampaigns } from './accountTools';
import {
	deleteTikTokAdGroup,
	pauseTikTokAdGroup,
	resumeTikTokAdGroup,
	updateTikTokAdGroup,
} from './adGroupChanges';
import { addTikTokAdGroup } from './adGroupCreation';
import { getTikTokAdGroupDetails, listTikTokAdGroups } from './adGroupReading';
import type { SandboxOptions } from './options';
import { listTikTokCustomAudiences, searchTikTokTargeting } from './targetingTools';
import type { Tool } from './tool';

/** The tools of the service by name. */
const tools: ReadonlyMap<string, Tool> = new Map([
	['add_tiktok_ad_group', addTikTokAdGroup],
	['list_tiktok_ad_groups', listTikTokAdGroups],
	['get_tiktok_ad_group_details', getTikTokAdGroupDetails],
	['update_tiktok_ad_group', updateTikTokAdGroup],
	['pause_tiktok_ad_group', pauseTikTokAdGroup],
	['resume_tiktok_ad_group', resumeTikTokAdGroup],
	['delete_tiktok_ad_group', deleteTikTokAdGroup],
	['list_tiktok_campaigns', listTikTokCampaigns],
	['list_tiktok_custom_audiences', listTikTokCustomAudiences],
	['search_tiktok_targeting', searchTikTokTargeting],
	['list_connected_accounts', listConnectedAccounts],
	['get_usage_status', getUsageStatus],
]);

/** A tool of the sandbox; undefined where this service does not have it. */
export function findTool(
	name: string,
	{ missingTools = [], moreTools = {} }: SandboxOptions,
): Tool | undefined {
	return missingTools.includes(name) ? undefined : (moreTools[name] ?? tools.get(name));
}
