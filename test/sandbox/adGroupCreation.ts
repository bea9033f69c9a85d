import { campaignsOf, chooseAccount } from './accounts';
import { checkArguments } from './argumentRules';
import { refusal, type Refusal } from './answers';
import type { Tool, ToolContext } from './tool';

/** `add_tiktok_ad_group`: chooses the account, checks the arguments and adds the ad group. */
export const addTikTokAdGroup: Tool = {
	billable: true,
	writes: true,
	run(call, context) {
		const { store, options } = context;
		const choice = chooseAccount(options, call.arguments.advertiser_id);
		if (!choice.ok) return choice;
		const verdict = checkArguments(call.arguments, options);
		if (!verdict.ok) return refusal(400, verdict.error);
		const { campaign_id, adgroup_name, budget, budget_mode } = verdict.value;
		const advertiser_id = choice.account.id;
		const campaigns = campaignsOf(options, advertiser_id);
		if (options.campaigns && !campaigns.some(({ id }) => id === campaign_id)) {
			const error = `Campaign ${campaign_id} does not exist in account ${advertiser_id}`;
			return refusal(400, error);
		}
		const taken = nameTaken(adgroup_name, campaign_id, context);
		if (taken) return taken;
		const { idempotencyKey } = call;
		const { adgroup_id } = store.add({
			arguments: call.arguments,
			advertiser_id,
			...(idempotencyKey === undefined ? {} : { idempotencyKey }),
		});
		return {
			ok: true,
			text: [
				'## Ad group created',
				'',
				`- **Name:** ${adgroup_name}`,
				`- **Ad group ID:** \`${adgroup_id}\``,
				`- **Campaign ID:** \`${campaign_id}\``,
			].join('\n'),
			structured: {
				adgroup_id,
				campaign_id,
				adgroup_name,
				advertiser_id,
				budget,
				budget_mode: budget_mode ?? 'BUDGET_MODE_DAY',
			},
		};
	},
};

/** The refusal of a name that another ad group of the campaign has. */
export function nameTaken(
	name: string,
	campaignId: string,
	{ store, options }: ToolContext,
	own?: string,
): Refusal | undefined {
	const { uniqueNames = false } = options;
	if (uniqueNames === false) return undefined;
	const existing = store.named(name, campaignId);
	if (!existing || existing.adgroup_id === own) return undefined;
	const words =
		uniqueNames === true ? 'Ad group name already exists in this campaign: {name}' : uniqueNames;
	return refusal(400, words.replaceAll('{name}', name).replaceAll('{id}', existing.adgroup_id));
}
