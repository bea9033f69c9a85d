import type { INodeProperties } from 'n8n-workflow';
import { tools } from '../../contract/tools';
import { parsers } from '../../rows/parsers';
import { callOptionFields, callOptions } from '../callOptionFields';
import { limitFields } from '../limitFields';
import { accountField } from '../locators';
import { listing } from '../listing';
import type { Operation } from '../runRows';
import { shownFor } from '../shownFor';

/** The form of Get Many of campaigns. */
export const getAllCampaignsFields: INodeProperties[] = [
	{ ...accountField, displayOptions: { show: shownFor('campaign', ['getAll']) } },
	...limitFields('campaign'),
	...callOptionFields('campaign', ['getAll'], callOptions),
];

/** Lists the campaigns of an account, one item each. */
export const getAllCampaigns: Operation = {
	form: getAllCampaignsFields,
	tool: tools.listCampaigns,
	fields: [{ argument: 'advertiser_id', parameter: 'advertiserId', parse: parsers.advertiser_id }],
	limited: true,
	...listing('campaign', 'campaign'),
};
