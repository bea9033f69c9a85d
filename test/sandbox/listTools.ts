import { z } from 'zod';

import { accountsOf, campaignsOf } from './accounts';
import { refusal } from './answers';
import { id, objective, placements } from './arguments';
import { reading } from './kinds';
import regions from './regions.json';
import { checked, inAccount, listed, type Tool } from './tool';

const ofAccount = z.strictObject({ advertiser_id: id.nullish() });

export const getUsageStatus: Tool = {
	billable: false,
	writes: false,
	run: checked(z.strictObject({}), (_args, { quota }) => {
		const { tier, used, limit, period_end } = quota;
		const text = `## Usage\n\n- **Tier:** ${tier}\n- **Used:** ${used} of ${limit ?? 'unlimited'}\n- **Period ends:** ${period_end}`;
		return { ok: true, text, structured: { ...quota } };
	}),
};

export const listConnectedAccounts: Tool = {
	billable: false,
	writes: false,
	run: checked(z.strictObject({ platform: z.string().nullish() }), (args, context) => {
		const accounts = accountsOf(context.options);
		const rows = accounts.map(({ id: account_id, name, connected, primary }) => ({
			platform: 'tiktok_ads',
			account_id,
			account_name: name,
			account_tier: primary === true || accounts.length === 1 ? 'primary' : 'secondary',
			status: connected === false ? 'needs_reauth' : 'connected',
		}));
		const columns = ['account_name', 'account_id', 'account_tier', 'status', 'platform'];
		const wanted = rows.filter(({ platform }) => platform === (args.platform ?? platform));
		const things = 'connected accounts';
		return listed({ things, key: 'accounts', columns, rows: wanted }, context);
	}),
};

export const listTikTokCampaigns = reading(
	inAccount(ofAccount, (_args, context) => {
		const { options, advertiserId } = context;
		const rows = campaignsOf(options, advertiserId).map((campaign) => ({
			campaign_id: campaign.id,
			campaign_name: campaign.name,
			status: campaign.status ?? 'ENABLE',
			objective: campaign.objective ?? 'TRAFFIC',
			budget: campaign.budget === undefined ? 100 : campaign.budget,
			campaign_automation_type: campaign.campaign_automation_type,
		}));
		const columns = ['campaign_name', 'campaign_id', 'status', 'objective', 'budget'];
		const more = { advertiser_id: advertiserId };
		return listed({ things: 'campaigns', key: 'campaigns', columns, rows, more }, context);
	}),
);

const targetingTypes = [
	'interest_categories',
	'interest_keywords',
	'regions',
	'languages',
	'action_categories',
	'carriers',
	'device_models',
] as const;

const searchArguments = ofAccount.extend({
	targeting_type: z.enum(targetingTypes),
	keyword: z.string().nullish(),
	level_range: z.enum(['ALL', 'TO_COUNTRY', 'TO_PROVINCE', 'TO_CITY', 'TO_DISTRICT']).nullish(),
	language: z.string().nullish(),
	limit: z.number().int().min(1).max(50).nullish(),
	mode: z.string().nullish(),
	audience_type: z.string().nullish(),
	objective_type: objective.nullish(),
	operating_system: z.enum(['ANDROID', 'IOS']).nullish(),
	placements,
});

/** Each shows those before it, too; a DMA is as large as a province. */
const levels = ['COUNTRY', 'PROVINCE', 'DMA', 'CITY', 'DISTRICT'];

/** Other names that find regions, by their IDs. */
const otherNames: Record<string, string> = { 3174618: 'Lombardia', 1853904: '大阪' };

/** A few entries of each kind that can be found: ID and name. */
const samples: Record<string, Array<[string, string]>> = {
	interest_categories: [
		['15', 'Games'],
		['15103', 'Games / Role-playing'],
		['22', 'Beauty & Personal Care'],
		['23', 'Baby, Kids & Maternity'],
		['24', 'Travel'],
		['24101', 'Travel'],
	],
	languages: [
		['en', 'English'],
		['es', 'Spanish'],
	],
};

export const searchTikTokTargeting = reading(
	inAccount(searchArguments, (args, context) => {
		const { targeting_type, keyword, limit } = args;
		if (targeting_type === 'interest_keywords' && !keyword) {
			return refusal(400, 'keyword is required for interest_keywords');
		}
		const { level_range = 'TO_COUNTRY' } = args;
		const last = levels.findIndex((level) => String(level_range).endsWith(level));
		const shown = regions.filter(({ type }) => last < 0 || levels.indexOf(type) <= last);
		const ofType = (samples[targeting_type] ?? []).map(([of, name]) => ({ id: of, name }));
		const word = keyword?.toLowerCase() ?? '';
		const rows = (targeting_type === 'regions' ? shown : ofType)
			.filter((row) => `${row.name} ${otherNames[row.id] ?? ''}`.toLowerCase().includes(word))
			.slice(0, limit ?? 50);
		const columns = ['name', 'id'];
		if (targeting_type === 'regions') columns.push('type', 'country', 'region');
		const more = { targeting_type };
		return listed({ things: 'targeting options', key: 'results', columns, rows, more }, context);
	}),
);

/** Lists them as the agent guidance has its table of audiences. */
export const listTikTokCustomAudiences = reading(
	inAccount(ofAccount, (_args, context) => {
		const { advertiserId, options } = context;
		const found = options.audiences?.filter(({ of = advertiserId }) => of === advertiserId) ?? [];
		const more = { subtype: 'CUSTOM', size: 1900, status: 'READY' };
		const rows = found.map(({ id: audience, name }) => ({ id: audience, name, ...more }));
		const columns = ['name', 'id', 'subtype', 'size', 'status'];
		return listed({ things: 'custom audiences', key: 'audiences', columns, rows }, context);
	}),
);
