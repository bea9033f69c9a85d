import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { accountField } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { callOptionFields, callOptions } from '../callOptionFields';
import { limitFields } from '../limitFields';
import { fieldProperty } from '../fieldProperty';
import { listing } from '../rowCalls/listing';
import { runRowCalls } from '../rowCalls/runRowCalls';
import { shownFor } from '../shownFor';

/** The form of Get Many of campaigns. */
export const getAllCampaignsFields: INodeProperties[] = [
	fieldProperty(accountField, { show: shownFor('campaign', ['getAll']) }),
	...limitFields('campaign'),
	...callOptionFields('campaign', ['getAll'], callOptions),
];

/** Lists the campaigns of an account, one item each. */
export async function getAllCampaigns(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runRowCalls(this, {
		form: getAllCampaignsFields,
		tool: tools.listCampaigns,
		fields: [accountField],
		limited: true,
		...listing('campaign', 'campaign'),
	});
}
