import { accountsOf, chooseAccount, describeAccounts } from './accounts';
import { addTikTokAdGroup } from './adGroupCreation';
import type { Tool } from './tool';

const getUsageStatus: Tool = {
	billable: false,
	creates: false,
	run(_call, { quota }) {
		const text = [
			'## Usage',
			'',
			`- **Tier:** ${quota.tier}`,
			`- **Used:** ${quota.used} of ${quota.limit}`,
			`- **Period ends:** ${quota.period_end}`,
		].join('\n');
		return { ok: true, text, structured: { ...quota } };
	},
};

const listConnectedAccounts: Tool = {
	billable: false,
	creates: false,
	run(call, { options }) {
		const platform = call.arguments.platform ?? 'tiktok_ads';
		if (typeof platform !== 'string') {
			return { ok: false, status: 400, error: 'platform: must be a string' };
		}
		const accounts = describeAccounts(platform === 'tiktok_ads' ? accountsOf(options) : []);
		const lines = accounts.map(
			({ account_name, account_id, account_tier, status }) =>
				`- **${account_name}** (\`${account_id}\`), ${account_tier}, ${status}`,
		);
		const text = ['## Connected accounts', '', ...lines].join('\n');
		return { ok: true, text, structured: { accounts } };
	},
};

const getConnectionsStatus: Tool = {
	billable: false,
	creates: false,
	run(_call, { options }) {
		const accounts = accountsOf(options);
		const connected = accounts.filter((account) => account.connected !== false).length;
		const status = connected > 0 ? 'connected' : 'needs_reauth';
		const text = `## Connections\n\n- **tiktok_ads:** ${status}, ${connected} account(s)`;
		const connection = { platform: 'tiktok_ads', status, connected_accounts: connected };
		return { ok: true, text, structured: { connections: [connection] } };
	},
};

const listTikTokCampaigns: Tool = {
	billable: true,
	creates: false,
	run(call, { options }) {
		const choice = chooseAccount(accountsOf(options), call.arguments.advertiser_id);
		if (!choice.ok) return choice;
		const campaigns = (options.campaigns ?? ['1790000000000000001']).map((campaign_id, index) => ({
			campaign_id,
			campaign_name: `Campaign ${index + 1}`,
			status: 'ENABLE',
			objective: 'TRAFFIC',
			budget: 100,
		}));
		const lines = campaigns.map(
			({ campaign_name, campaign_id, status, objective, budget }) =>
				`- **${campaign_name}** (\`${campaign_id}\`), ${status}, ${objective}, ${budget}`,
		);
		const text = ['## Campaigns', '', ...lines].join('\n');
		return { ok: true, text, structured: { advertiser_id: choice.account.id, campaigns } };
	},
};

/** The tools of the sandbox by name. */
export const tools: ReadonlyMap<string, Tool> = new Map([
	['add_tiktok_ad_group', addTikTokAdGroup],
	['get_usage_status', getUsageStatus],
	['list_connected_accounts', listConnectedAccounts],
	['get_connections_status', getConnectionsStatus],
	['list_tiktok_campaigns', listTikTokCampaigns],
]);
