import { z } from 'zod';

import { campaignsOf } from './accounts';
import { inAccount, listed, type Tool } from './tool';
import { id } from './valueTypes';

export const listTikTokCampaigns: Tool = {
	billable: true,
	writes: false,
	run: inAccount(z.strictObject({ advertiser_id: id.nullish() }), (_args, context, tool) => {
		const { options, advertiserId } = context;
		const rows = campaignsOf(options, advertiserId).map((campaign) => ({
			campaign_id: campaign.id,
			campaign_name: campaign.name ?? null,
			status: campaign.status ?? 'ENABLE',
			objective: campaign.objective ?? 'TRAFFIC',
			budget: campaign.budget === undefined ? 100 : campaign.budget,
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
				beside: { advertiser_id: advertiserId },
			},
			context,
			tool,
		);
	}),
};
