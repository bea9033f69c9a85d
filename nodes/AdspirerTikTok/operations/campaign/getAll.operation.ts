import { accountField } from '../../contract/fields';
import { lists } from '../../run/listTools';
import { listing, type Operation } from '../operation';

/** Lists the campaigns of an account, one item each. */
export const getAllCampaigns: Operation = {
	resource: 'campaign',
	choice: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the campaigns of an account',
		action: 'Get many campaigns',
	},
	fields: [accountField],
	limited: true,
	...listing(lists.campaign, 'campaign'),
};
