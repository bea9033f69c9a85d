import { orEmptyWord } from '../../parse/keyword';
import * as text from '../../parse/text';
import { nameOf } from '../choices';
import { requiredIf } from '../rules';
import * as kinds from './field';
import { accountField, adgroupId, campaignFilter } from './identity';

/** The ad group of an ad. */
export const adGroupOfAd = {
	adgroup_id: {
		...adgroupId,
		topic: 'identity',
		description:
			'The ad group to put the ad in. Opening the list may use up to two calls of your quota, at most once every five minutes. Keep IDs as text in spreadsheets.',
		neverBlank: true,
		decides: true,
	},
} satisfies kinds.Entries;

export const adName = {
	ad_name: {
		schema: kinds.filledText,
		required: true,
		topic: 'identity',
		placeholder: 'e.g. Spring Sale – Video 1',
		description: 'Name of the new ad, up to 512 characters',
		parse: text.nameParser('ad'),
	},
} satisfies kinds.Entries;

/** Who the ad is from. */
export const sender = kinds.alike(
	{ topic: 'creative', collection: 'adDetails' },
	{
		display_name: kinds.shortText(40, 'e.g. Example Store', 'The name of the advertiser on the ad'),
		identity_id: {
			...kinds.identifying,
			schema: kinds.filledText,
			placeholder: 'e.g. 7400000000000000001',
			description: 'Who the ad is from. Required with a Spark post; otherwise Adspirer finds it.',
			parse: orEmptyWord(text.parseId),
			refuses: requiredIf(
				({ tiktok_item_id: post }) => post !== undefined,
				'Spark post needs its account',
			),
		},
		identity_type: {
			...kinds.singleChoice('identity_type'),
			description: 'The kind of the identity. A Spark post has its own.',
			refuses: ({ tiktok_item_id: post, identity_type: type }) => {
				if (post === undefined || type === 'TT_USER') return undefined;
				const facts = { type: nameOf('identity_type', String(type)) };
				return { why: 'identity of no Spark post', facts };
			},
		},
	},
);

/** The ad that an operation on one is about; a column of it marks a row that is done in Create. */
export const adId = {
	ad_id: {
		...adgroupId,
		label: 'Ad',
		asMeaning: 'Ad ID',
		placeholder: 'e.g. 1850000000000000001',
		description: adgroupId.description.replace('ad group', 'ad'),
		parse: text.parseAdId,
	},
} satisfies kinds.Entries;

export const whichAd: readonly kinds.FieldOf[] = [accountField, ...kinds.fieldsOf(adId)];

export const adFilters: readonly kinds.FieldOf[] = [
	{ ...campaignFilter, description: campaignFilter.description.replace('ad groups', 'ads') },
	kinds.fieldOf('adgroup_id', {
		...adGroupOfAd.adgroup_id,
		required: undefined,
		description:
			'Only the ads of this ad group. Opening the list may use up to two calls of your quota, at most once every five minutes.',
		parse: orEmptyWord(text.parseAdGroupId),
	}),
];
