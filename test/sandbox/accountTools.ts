import { z } from 'zod';

import { accountsOf, campaignsOf } from './accounts';
import { checked, inAccount, listed, type Tool } from './tool';
import { id } from './valueTypes';

const platform = z.strictObject({ platform: z.string().nullish() });
const nothing = z.strictObject({});

export const getUsageStatus: Tool = {
	billable: false,
	writes: false,
	run: checked(nothing, (_args, { quota }) => {
		const text = [
			'## Usage',
			'',
			`- **Tier:** ${quota.tier}`,
			`- **Used:** ${quota.used} of ${quota.limit ?? 'unlimited'}`,
			`- **Period ends:** ${quota.period_end}`,
		].join('\n');
		return { ok: true, text, structured: { ...quota } };
	}),
};

export const listConnectedAccounts: Tool = {
	billable: false,
	writes: false,
	run: checked(platform, (args, context) => {
		const accounts = accountsOf(context.options);
		const rows = accounts.map(({ id: account_id, name, connected, primary }) => ({
			platform: 'tiktok_ads',
			account_id,
			account_name: name,
			account_tier: primary === true || accounts.length === 1 ? 'primary' : 'secondary',
			status: connected === false ? 'needs_reauth' : 'connected',
		}));
		return listed(
			{
				things: 'connected accounts',
				key: 'accounts',
				columns: [
					{ key: 'account_name', label: 'Account name', kind: 'name' },
					{ key: 'account_id', label: 'Account ID', kind: 'id' },
					{ key: 'account_tier', label: 'Tier' },
					{ key: 'status', label: 'Status' },
					{ key: 'platform', label: 'Platform' },
				],
				rows: rows.filter((row) => row.platform === (args.platform ?? row.platform)),
			},
			context,
		);
	}),
};

export const listTikTokCampaigns: Tool = {
	billable: true,
	writes: false,
	run: inAccount(z.strictObject({ advertiser_id: id.nullish() }), (_args, context) => {
		const { options, advertiserId } = context;
		const rows = campaignsOf(options, advertiserId).map((campaign) => ({
			campaign_id: campaign.id,
			campaign_name: campaign.name ?? null,
			status: campaign.status ?? 'ENABLE',
			objective: campaign.objective ?? 'TRAFFIC',
			budget: campaign.budget === undefined ? 100 : campaign.budget,
			...(campaign.campaign_automation_type !== undefined && {
				campaign_automation_type: campaign.campaign_automation_type,
			}),
		}));
		return listed(
			{
				things: 'campaigns',
				key: 'campaigns',
				columns: [
					{ key: 'campaign_name', label: 'Campaign name', kind: 'name' },
					{ key: 'campaign_id', label: 'Campaign ID', kind: 'id' },
					{ key: 'status', label: 'Status' },
					{ key: 'objective', label: 'Objective' },
					{ key: 'budget', label: 'Budget', kind: 'amount' },
				],
				rows,
				more: { advertiser_id: advertiserId },
			},
			context,
		);
	}),
};
