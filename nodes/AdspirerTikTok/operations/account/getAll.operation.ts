import { lists } from '../../run/listTools';
import { listing, type Operation } from '../operation';

/** Lists the TikTok ad accounts that are connected to Adspirer, one item each. Free. */
export const getAllAccounts: Operation = {
	resource: 'account',
	choice: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the TikTok ad accounts connected to Adspirer, without using quota',
		action: 'Get many accounts',
	},
	fields: [],
	limited: true,
	...listing(lists.account, 'account'),
};
