import { adGroup } from '../../contract/adGroup';
import { accountField, campaignFilter } from '../../contract/fields';
import { listing, type Operation } from '../operation';

/** Lists the ad groups of a campaign or an account, one item each. */
export const getAllAdGroups: Operation = {
	resource: 'adGroup',
	choice: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the ad groups of a campaign or an account',
		action: 'Get many ad groups',
	},
	fields: [accountField, campaignFilter],
	limited: true,
	...listing(adGroup.list, adGroup.noun),
};
