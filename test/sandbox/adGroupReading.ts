import { z } from 'zod';

import type { Column } from './listForms';
import { inAccount, listed, notFound, type Tool } from './tool';
import type { AdGroup } from './types';
import { id } from './valueTypes';

const columns: Column[] = [
	{ key: 'adgroup_name', label: 'Ad group name', kind: 'name' },
	{ key: 'adgroup_id', label: 'Ad group ID', kind: 'id' },
	{ key: 'status', label: 'Status' },
	{ key: 'budget', label: 'Budget', kind: 'amount' },
	{ key: 'budget_mode', label: 'Budget mode' },
	{ key: 'campaign_id', label: 'Campaign ID', kind: 'id' },
];

export const listTikTokAdGroups: Tool = {
	billable: true,
	writes: false,
	run: inAccount(
		z.strictObject({ advertiser_id: id.nullish(), campaign_id: id.nullish() }),
		(args, context, tool) => {
			const { adGroups, options, advertiserId } = context;
			const found = adGroups.list(advertiserId, args.campaign_id ?? undefined, options.lists);
			const beside = { advertiser_id: advertiserId };
			return listed(
				{
					things: 'ad groups',
					key: 'ad_groups',
					columns,
					rows: found.map((one) => rowOf(one, options.lists?.status)),
					beside,
				},
				context,
				tool,
			);
		},
	),
};

/** Shows one ad group as a list of one would, with everything it was created with beside it. */
export const getTikTokAdGroupDetails: Tool = {
	billable: true,
	writes: false,
	run: inAccount(
		z.strictObject({ adgroup_id: id, advertiser_id: id.nullish() }),
		(args, context, tool) => {
			const adGroup = context.adGroups.find(args.adgroup_id, context.advertiserId);
			if (!adGroup) return notFound(context, `Ad group ${args.adgroup_id} does not exist`);
			const row = rowOf(adGroup);
			const result = listed(
				{ things: 'ad group details', key: 'ad_group', columns, rows: [row] },
				context,
				tool,
			);
			if (!result.ok) return result;
			const sent = [adGroup.arguments, ...adGroup.updates];
			return { ...result, structured: Object.assign({}, ...sent, row) };
		},
	),
};

function rowOf(adGroup: AdGroup, status: string = adGroup.status) {
	const { budget_mode = 'BUDGET_MODE_DAY' } = adGroup.arguments;
	return {
		adgroup_id: adGroup.adgroup_id,
		adgroup_name: adGroup.name,
		campaign_id: adGroup.campaign_id,
		status: adGroup.deleted ? 'DELETE' : status,
		budget: adGroup.budget,
		budget_mode: budget_mode === null ? 'BUDGET_MODE_DAY' : String(budget_mode),
	};
}
