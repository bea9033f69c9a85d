import { adFilters } from '../contract/adFields';
import { accountField, campaignFilter, type FieldOf } from '../contract/fields';
import { lists, type Noun } from '../run/listTools';
import { listing, type Operation } from './operation';

/** Lists what an account has, one item each. */
const getMany = (
	resource: Operation['resource'],
	noun: Noun,
	fields: readonly FieldOf[],
	description: string,
): Operation => ({
	resource,
	choice: { name: 'Get Many', value: 'getAll', description, action: `Get many ${noun}s` },
	fields,
	limited: true,
	...listing(lists[noun], noun),
});

export const getAll = [
	getMany(
		'account',
		'account',
		[],
		'List the TikTok ad accounts connected to Adspirer, without using quota',
	),
	getMany('ad', 'ad', adFilters, 'List the ads of an ad group, a campaign or an account'),
	getMany(
		'adGroup',
		'ad group',
		[accountField, campaignFilter],
		'List the ad groups of a campaign or an account',
	),
	getMany('campaign', 'campaign', [accountField], 'List the campaigns of an account'),
];
