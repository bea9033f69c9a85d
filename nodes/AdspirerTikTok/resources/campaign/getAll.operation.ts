import type { INodeProperties } from 'n8n-workflow';
import { accountField } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { callOptionFields, callOptions } from '../callOptionFields';
import { limitFields } from '../limitFields';
import { fieldProperty } from '../fieldProperty';
import { listing } from '../listing';
import type { Operation } from '../runRows';
import { shownFor } from '../shownFor';

/** The form of Get Many of campaigns. */
export const getAllCampaignsFields: INodeProperties[] = [
	fieldProperty(accountField, { show: shownFor('campaign', ['getAll']) }),
	...limitFields('campaign'),
	...callOptionFields('campaign', ['getAll'], callOptions),
];

/** Lists the campaigns of an account, one item each. */
export const getAllCampaigns: Operation = {
	form: getAllCampaignsFields,
	tool: tools.listCampaigns,
	fields: [accountField],
	limited: true,
	...listing('campaign', 'campaign'),
};
