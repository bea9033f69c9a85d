import { meansTotal } from '../../parse/keyword';
import * as text from '../../parse/text';
import { choicesOf, nameOf } from '../choices';
import * as kinds from './field';

/** The columns that a plan's row of sums leaves empty. */
export const leftEmptyInTotals = [
	'location_ids',
	'schedule_start_time',
	'schedule_end_time',
	'age_groups',
	'gender',
	'languages',
	'operating_systems',
] as const;

/** The objective that a list in the form shows behind a campaign's name: "Spring (Traffic, active)". */
function objectiveIn(listed: string) {
	const [, details = ''] = /\(([^()]*)\)$/.exec(listed) ?? [];
	const words = details.split(', ');
	return choicesOf('objective').find(({ name }) => words.includes(name));
}

/** The note on the quota that opening a field's list takes, such as "one call". */
export const opening = (calls: string) =>
	`Opening the list may use ${calls} of your quota, at most once every five minutes.`;

/** Advice on IDs in columns. */
export const keepIdsAsText = 'Keep IDs as text in spreadsheets';
export const whyAsText = `${keepIdsAsText}: as numbers they lose their last digits.`;

export const identity = kinds.alike(
	{ topic: 'identity' },
	{
		advertiser_id: {
			...kinds.oneId(
				'The TikTok ad account. Leave empty if only one is connected to Adspirer. Opening the list is free. Find the ID in TikTok Ads Manager at the top right, under the account name.',
			),
			label: 'Advertiser Account',
			type: 'resourceLocator',
			decides: true,
		},
		campaign_id: {
			...kinds.identifying,
			required: true,
			label: 'Campaign',
			type: 'resourceLocator',
			description: `The campaign to add the ad group to. ${opening('one call')} Find the ID in TikTok Ads Manager, in the Campaign ID column. ${keepIdsAsText}.`,
			parse: text.parseCampaign,
			neverBlank: true,
			decides: true,
			// One account's campaign can't hold another one's ad groups.
			refuses: ({ advertiser_id: ofRow }, { written }) => {
				if (ofRow === undefined) return undefined;
				const account = text.accountOfLink(written?.('campaign_id'));
				if (account === undefined || account === ofRow) return undefined;
				return {
					why: 'link to another account',
					facts: { account, own: String(ofRow) },
				};
			},
			// The list in the form says it behind the name.
			doubts: ({ objective = 'TRAFFIC' }, { listedAs, labelOf }, argument) => {
				const listed = listedAs?.(argument) ?? '';
				const told = objectiveIn(listed);
				if (!told || told.value === objective) return undefined;
				const facts = {
					listed: { written: listed },
					field: labelOf('objective'),
					objective: nameOf('objective', objective),
					told: told.name,
				};
				return { why: 'other objective in the list', facts };
			},
		},
		adgroup_name: {
			required: true,
			label: 'Ad Group Name',
			placeholder: 'e.g. US – 18-34 – Spring Sale',
			description: 'Name of the new ad group, up to 512 characters',
			parse: text.parseName,
			update: {
				argument: 'name',
				description: 'The new name, up to 512 characters',
				isText: true,
				// A column Ad group holds the name that it has.
				changedBy: 'new_name',
			},
			neverBlank: true,
			// The row of sums below a plan has a name and a budget too, and would spend it a second time.
			refuses: (values) => {
				const { adgroup_name: name = '', budget } = values;
				if (budget === undefined) return undefined;
				const isBare = leftEmptyInTotals.every((argument) => values[argument] === undefined);
				if (!meansTotal(name, isBare)) return undefined;
				return { is: name, why: 'name of a total' };
			},
		},
	},
);

/** The ad group that an operation on one is about; a column of it marks a row that is done in Create. */
export const adgroupId = {
	...kinds.identifying,
	required: true,
	label: 'Ad Group',
	asMeaning: 'Ad Group ID',
	type: 'resourceLocator',
	placeholder: 'e.g. 1800000000000000001',
	description: `The ad group, usually from a column. ${opening('up to two calls')} ${whyAsText}`,
	parse: text.parseAdGroupId,
} satisfies kinds.FieldEntry;

export const identityColumns = {
	adgroup_id: adgroupId,
	new_name: { parse: text.parseName },
} satisfies kinds.Columns;

export const accountField: kinds.FieldOf = kinds.fieldOf('advertiser_id', identity.advertiser_id);

/** The campaign of a list of ad groups, which may be left out. */
export const campaignFilter: kinds.FieldOf = {
	...kinds.fieldOf('campaign_id', identity.campaign_id),
	required: undefined,
	description: `Only the ad groups of this campaign. Leave empty for all of the account. ${opening('one call')}`,
};

/** The fields that say which ad group an operation is about. */
export const whichFields = [accountField, kinds.fieldOf('adgroup_id', adgroupId)];
