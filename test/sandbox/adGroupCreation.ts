import { accountsOf, chooseAccount } from './accounts';
import { judge } from './argumentRules';
import type { Tool } from './tool';

/** `add_tiktok_ad_group`: chooses the account, judges the arguments and adds the ad group. */
export const addTikTokAdGroup: Tool = {
	billable: true,
	creates: true,
	run(call, surroundings) {
		const { adGroups, options } = surroundings;
		const choice = chooseAccount(accountsOf(options), call.arguments.advertiser_id);
		if (!choice.ok) return choice;
		const verdict = judge(call.arguments);
		if (!verdict.ok) return { ok: false, status: 400, error: verdict.problems.join('\n') };
		const { campaign_id, adgroup_name, budget, budget_mode } = verdict.value;
		if (options.campaigns && !options.campaigns.includes(campaign_id)) {
			const error = `Campaign ${campaign_id} does not exist in account ${choice.account.id}`;
			return { ok: false, status: 400, error };
		}
		const adgroup_id = surroundings.nextAdGroupId();
		const advertiser_id = choice.account.id;
		adGroups.push({
			adgroup_id,
			arguments: call.arguments,
			advertiser_id,
			...(call.idempotencyKey === undefined ? {} : { idempotencyKey: call.idempotencyKey }),
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
