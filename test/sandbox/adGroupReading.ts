import { z } from 'zod';

import type { Column } from './listForms';
import { inAccount, listed, onAdGroup, type Tool } from './tool';
import type { AdGroup } from './types';
import { id } from './valueTypes';

/** How lists show ad groups, other than they are. */
export interface AdGroupSwitches {
	/** Write names differently: with a dash for every hyphen, or in capitals. */
	rewriteNames?: keyof typeof rewritings;
	/** A sentence in place of each status, such as "Not delivering: post deleted". */
	status?: string;
	/** Show when an ad group was created. Default false. */
	createTime?: boolean;
}

const rewritings = {
	dashes: (name: string) => name.replaceAll('-', '–'),
	capitals: (name: string) => name.toUpperCase(),
};

const columns: Column[] = [
	{ key: 'adgroup_name', label: 'Ad group name', kind: 'name' },
	{ key: 'adgroup_id', label: 'Ad group ID', kind: 'id' },
	{ key: 'status', label: 'Status' },
	{ key: 'budget', label: 'Budget', kind: 'amount' },
	{ key: 'budget_mode', label: 'Budget mode' },
	{ key: 'campaign_id', label: 'Campaign ID', kind: 'id' },
];

const createTime: Column = { key: 'create_time', label: 'Created' };

export const listTikTokAdGroups: Tool = {
	billable: true,
	writes: false,
	run: inAccount(
		z.strictObject({ advertiser_id: id.nullish(), campaign_id: id.nullish() }),
		(args, context) => {
			const { store, options, advertiserId } = context;
			const found = store.list(advertiserId, args.campaign_id ?? undefined, options.lists);
			return listed(
				{
					things: 'ad groups',
					key: 'ad_groups',
					columns: options.lists?.createTime ? [...columns, createTime] : columns,
					rows: found.map((adGroup) => rowOf(adGroup, options.lists)),
					more: { advertiser_id: advertiserId },
				},
				context,
			);
		},
	),
};

/** Shows one ad group as a list of one would, and everything it was created with. */
export const getTikTokAdGroupDetails: Tool = {
	billable: true,
	writes: false,
	run: onAdGroup(
		z.strictObject({ adgroup_id: id, advertiser_id: id.nullish() }),
		(adGroup, _args, context) => {
			const row = rowOf(adGroup);
			const result = listed(
				{ things: 'ad group details', key: 'ad_group', columns, rows: [row] },
				context,
			);
			if (!result.ok) return result;
			const sent = [adGroup.arguments, ...adGroup.updates];
			return { ...result, structured: Object.assign({}, ...sent, row) };
		},
	),
};

function rowOf(adGroup: AdGroup, switches: AdGroupSwitches = {}) {
	const { budget_mode = 'BUDGET_MODE_DAY' } = adGroup.arguments;
	const { rewriteNames, status = adGroup.status } = switches;
	return {
		adgroup_id: adGroup.adgroup_id,
		adgroup_name: rewriteNames ? rewritings[rewriteNames](adGroup.name) : adGroup.name,
		campaign_id: adGroup.campaign_id,
		status: adGroup.deleted ? 'DELETE' : status,
		budget: adGroup.budget,
		budget_mode: budget_mode === null ? 'BUDGET_MODE_DAY' : String(budget_mode),
		...(switches.createTime && { create_time: adGroup.createTime }),
	};
}
