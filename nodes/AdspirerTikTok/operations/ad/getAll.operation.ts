import { ad } from '../../contract/ad';
import { adFilters } from '../../contract/adFields';
import { listing, type Operation } from '../operation';

/** Lists the ads of an ad group, a campaign or an account, one item each. */
export const getAllAds: Operation = {
	resource: 'ad',
	choice: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the ads of an ad group, a campaign or an account',
		action: 'Get many ads',
	},
	fields: adFilters,
	limited: true,
	...listing(ad.list, ad.noun),
};
