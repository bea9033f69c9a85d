import type { INodeProperties } from 'n8n-workflow';
import { tools } from '../../contract/tools';
import { callOptionFields, callOptions } from '../callOptionFields';
import { limitFields } from '../limitFields';
import { listing } from '../listing';
import type { Operation } from '../runRows';

/** The form of Get Many of accounts. */
export const getAllAccountsFields: INodeProperties[] = [
	...limitFields('account'),
	...callOptionFields('account', ['getAll'], callOptions),
];

/** Lists the TikTok ad accounts that are connected to Adspirer, one item each. Free. */
export const getAllAccounts: Operation = {
	form: getAllAccountsFields,
	tool: tools.listAccounts,
	fields: [],
	fixed: { platform: 'tiktok_ads' },
	limited: true,
	...listing('account', 'account'),
};
