import { z } from 'zod';

import { campaignsOf, chooseAccount } from './accounts';
import type { AdGroup } from './adGroupStore';
import { refusal, type Refusal } from './answers';
import { ageGroups, budget, checkArguments, dateTime, gender, id, listOf, name } from './arguments';
import { onAdGroup, type Tool, type ToolContext, type ToolResult } from './tool';

const writing = (run: Tool['run']): Tool => ({ billable: true, writes: true, run });

/** Chooses the account, checks the arguments and adds the ad group. */
export const addTikTokAdGroup = writing((call, context) => {
	const { store, options } = context;
	const account = chooseAccount(options, call.arguments.advertiser_id);
	if (!account.ok) return account;
	const args = checkArguments(call.arguments);
	if (typeof args === 'string') return refusal(400, args);
	const { campaign_id, adgroup_name, budget: amount, budget_mode } = args;
	const advertiser_id = account.id;
	const campaigns = campaignsOf(options, advertiser_id);
	if (options.campaigns && !campaigns.some((campaign) => campaign.id === campaign_id)) {
		return refusal(400, `Campaign ${campaign_id} does not exist in account ${advertiser_id}`);
	}
	const taken = nameTaken(adgroup_name, campaign_id, context);
	if (taken) return taken;
	const adGroup = store.add(call.arguments, advertiser_id, call.idempotencyKey);
	const result = changed(adGroup, 'created', {
		advertiser_id,
		budget: amount,
		budget_mode: budget_mode ?? 'BUDGET_MODE_DAY',
	});
	return { ...result, text: `${result.text}\n- **Campaign ID:** \`${campaign_id}\`` };
});

/** The refusal of a name that another ad group of the campaign has. */
function nameTaken(
	wanted: string,
	campaignId: string,
	{ store, options: { uniqueNames = false } }: ToolContext,
	own?: string,
): Refusal | undefined {
	const existing = uniqueNames === false ? undefined : store.named(wanted, campaignId);
	if (!existing || existing.adgroup_id === own) return undefined;
	const words =
		typeof uniqueNames === 'string'
			? uniqueNames
			: 'Ad group name already exists in this campaign: {name}';
	return refusal(400, words.replaceAll('{name}', wanted).replaceAll('{id}', existing.adgroup_id));
}

const which = { adgroup_id: id, advertiser_id: id.nullish() };

/** Changes what is sent, and nothing else; null is as good as absent. */
export const updateTikTokAdGroup = writing(
	onAdGroup(
		z.strictObject({
			...which,
			name: name.nullish(),
			budget: budget.nullish(),
			age_groups: ageGroups,
			gender: gender.nullish(),
			location_ids: listOf(id),
			schedule_end_time: dateTime.nullish(),
		}),
		(adGroup, sent, context) => {
			const changes = Object.entries(sent).filter(
				([field, value]) => !(field in which) && value !== null,
			);
			if (changes.length === 0) return refusal(400, 'Nothing to update: no field was sent');
			if (typeof sent.name === 'string') {
				const taken = nameTaken(sent.name, adGroup.campaign_id, context, sent.adgroup_id);
				if (taken) return taken;
				adGroup.name = sent.name;
			}
			adGroup.budget = sent.budget ?? adGroup.budget;
			adGroup.updates.push(Object.fromEntries(changes));
			return changed(adGroup, 'updated', { updated_fields: changes.map(([field]) => field) });
		},
	),
);

/** The OpenAPI document requires `status`, the later catalogue does not know it. */
function switching(status: AdGroup['status'], done: string): Tool {
	const value = z.literal(status);
	const schemas = {
		required: z.strictObject({ ...which, status: value }),
		optional: z.strictObject({ ...which, status: value.nullish() }),
	};
	return writing((call, context) => {
		const run = onAdGroup(schemas[context.options.pauseStatus ?? 'required'], (adGroup) => {
			adGroup.status = status;
			return changed(adGroup, done, { status });
		});
		return run(call, context);
	});
}

export const pauseTikTokAdGroup = switching('DISABLE', 'paused');

export const resumeTikTokAdGroup = switching('ENABLE', 'resumed');

export const deleteTikTokAdGroup = writing(
	onAdGroup(
		z.strictObject({ ...which, confirm_delete: z.boolean().nullish() }),
		(adGroup, { confirm_delete }) => {
			if (confirm_delete !== true) {
				return refusal(400, 'Deleting is permanent. Please confirm with confirm_delete: true');
			}
			adGroup.deleted = true;
			return changed(adGroup, 'deleted', { deleted: true });
		},
	),
);

function changed(adGroup: AdGroup, done: string, fields: Record<string, unknown>) {
	const { adgroup_id, name: adgroup_name, campaign_id } = adGroup;
	return {
		ok: true,
		text: `## Ad group ${done}\n\n- **Name:** ${adgroup_name}\n- **Ad group ID:** \`${adgroup_id}\``,
		structured: { adgroup_id, adgroup_name, campaign_id, ...fields },
	} satisfies ToolResult;
}
