import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { tools } from '../../contract/tools';
import { callOptionFields, callOptions } from '../callOptionFields';
import { limitFields } from '../limitFields';
import { listOutputOf } from '../rowCalls/listOutputOf';
import { runRowCalls } from '../rowCalls/runRowCalls';

/** The form of Get Many of accounts. */
export const getAllAccountsFields: INodeProperties[] = [
	...limitFields('account'),
	...callOptionFields('account', ['getAll'], callOptions),
];

/** Lists the TikTok ad accounts that are connected to Adspirer, one item each. Free. */
export async function getAllAccounts(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runRowCalls(this, {
		form: getAllAccountsFields,
		tool: tools.listAccounts,
		work: { reads: 'the list of accounts' },
		fields: [],
		fixed: { platform: 'tiktok_ads' },
		limited: true,
		output: listOutputOf('account', 'account'),
	});
}
