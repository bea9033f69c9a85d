import type { INodeProperties } from 'n8n-workflow';
import { tools } from '../../contract/tools';
import { parsers } from '../../rows/parsers';
import { callOptionFields, callOptions } from '../callOptionFields';
import { limitFields } from '../limitFields';
import { accountField, campaignField } from '../locators';
import { listing } from '../listing';
import type { Operation } from '../runRows';
import { shownFor } from '../shownFor';

const show = shownFor('adGroup', ['getAll']);

/** The form of Get Many of ad groups. */
export const getAllAdGroupsFields: INodeProperties[] = [
	{ ...accountField, displayOptions: { show } },
	{
		...campaignField,
		description:
			'Only the ad groups of this campaign. Leave empty for all of the account. Opening the list may use one call of your quota, at most every five minutes.',
		displayOptions: { show },
	},
	...limitFields('adGroup'),
	...callOptionFields('adGroup', ['getAll'], callOptions),
];

/** Lists the ad groups of a campaign or an account, one item each. */
export const getAllAdGroups: Operation = {
	form: getAllAdGroupsFields,
	tool: tools.listAdGroups,
	fields: [
		{ argument: 'advertiser_id', parameter: 'advertiserId', parse: parsers.advertiser_id },
		{ argument: 'campaign_id', parameter: 'campaignId', parse: parsers.campaign_id },
	],
	limited: true,
	...listing('adGroup', 'ad group'),
};
