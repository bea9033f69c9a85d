import type { INodeProperties } from 'n8n-workflow';
import { accountField, campaignFilter } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { callOptionFields, callOptions } from '../callOptionFields';
import { limitFields } from '../limitFields';
import { fieldProperty } from '../fieldProperty';
import { listing } from '../listing';
import type { Operation } from '../runRows';
import { shownFor } from '../shownFor';

const show = shownFor('adGroup', ['getAll']);

/** The form of Get Many of ad groups. */
export const getAllAdGroupsFields: INodeProperties[] = [
	fieldProperty(accountField, { show }),
	{
		...fieldProperty(campaignFilter, { show }),
		description:
			'Only the ad groups of this campaign. Leave empty for all of the account. Opening the list may use one call of your quota, at most every five minutes.',
	},
	...limitFields('adGroup'),
	...callOptionFields('adGroup', ['getAll'], callOptions),
];

/** Lists the ad groups of a campaign or an account, one item each. */
export const getAllAdGroups: Operation = {
	form: getAllAdGroupsFields,
	tool: tools.listAdGroups,
	fields: [accountField, campaignFilter],
	limited: true,
	...listing('adGroup', 'ad group'),
};
