import { campaignsOf, chooseAccount } from './accounts';
import { refusal } from './answers';
import { ageGroups, budget, checkArguments, dateTime, gender, id, listOf, name } from './arguments';
import { adGroups, done, make, nameTaken, onOne, reading, rowOf, writing } from './kinds';
import { listed } from './tool';

export const addTikTokAdGroup = writing((call, context) => {
	const { options } = context;
	const account = chooseAccount(options, call.arguments.advertiser_id);
	if (!account.ok) return account;
	const args = checkArguments(call.arguments);
	if (typeof args === 'string') return refusal(400, args);
	const { campaign_id, budget: amount, budget_mode = 'BUDGET_MODE_DAY' } = args;
	const advertiser_id = account.id;
	const campaigns = campaignsOf(options, advertiser_id);
	if (options.campaigns && !campaigns.some((campaign) => campaign.id === campaign_id)) {
		return refusal(400, `Campaign ${campaign_id} does not exist in account ${advertiser_id}`);
	}
	const { arguments: given, idempotencyKey } = call;
	const order = { arguments: given, advertiser_id, campaign_id, idempotencyKey };
	return make(adGroups, order, { advertiser_id, budget: amount, budget_mode }, context);
});

/** Changes what is sent, and nothing else; null is as good as absent. */
export const updateTikTokAdGroup = writing(
	onOne(
		adGroups,
		{
			name: name.nullish(),
			budget: budget.nullish(),
			age_groups: ageGroups,
			gender: gender.nullish(),
			location_ids: listOf(id),
			schedule_end_time: dateTime.nullish(),
		},
		(adGroup, sent, context) => {
			const changes = Object.entries(sent).filter(
				([field, value]) => !field.endsWith('_id') && value !== null,
			);
			if (changes.length === 0) return refusal(400, 'Nothing to update: no field was sent');
			if (typeof sent.name === 'string' && sent.name !== adGroup.name) {
				const taken = nameTaken(adGroups, sent.name, adGroup.campaign_id, context);
				if (taken) return taken;
				adGroup.name = sent.name;
			}
			if (typeof sent.budget === 'number') adGroup.budget = sent.budget;
			adGroup.updates.push(Object.fromEntries(changes));
			const updated_fields = changes.map(([field]) => field);
			return done(adGroups, adGroup, { verb: 'updated', updated_fields });
		},
	),
);

/** Shows one ad group as a list of one would, and everything it was created with. */
export const getTikTokAdGroupDetails = reading(
	onOne(adGroups, {}, (adGroup, _args, context) => {
		const row = rowOf(adGroups, adGroup);
		const { columns } = adGroups;
		const result = listed(
			{ things: 'ad group details', key: 'ad_group', columns, rows: [row] },
			context,
		);
		if (!result.ok) return result;
		const sent = [adGroup.arguments, ...adGroup.updates];
		return { ...result, structured: Object.assign({}, ...sent, row) };
	}),
);
