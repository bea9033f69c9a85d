import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { parseAdGroupId } from '../../parse/id';
import type { CallField } from '../../rows/callFields';
import { parsers } from '../../rows/parsers';
import { callOptionFields, callOptions } from '../callOptionFields';
import { accountField } from '../locators';
import { shownFor } from '../shownFor';

/**
 * The account and the ad group that an operation is about.
 *
 * @param more when the field for the ad group is shown beside the operation.
 */
export function whichFields(
	operation: string,
	more: IDisplayOptions['show'] = {},
): INodeProperties[] {
	const show = shownFor('adGroup', [operation], more);
	return [
		{ ...accountField, displayOptions: { show: shownFor('adGroup', [operation]) } },
		{
			displayName: 'Ad Group ID',
			name: 'adgroupId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1800000000000000001',
			description:
				'The ad group, usually from a column. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
			displayOptions: { show },
		},
	];
}

/** The options of an operation on one ad group. */
export function changeOptions(operation: string, more: readonly string[] = []): INodeProperties[] {
	return callOptionFields('adGroup', [operation], [...callOptions, 'includeInputFields', ...more]);
}

/** The arguments that say which ad group. */
export const whichArguments: readonly CallField[] = [
	{
		argument: 'adgroup_id',
		parameter: 'adgroupId',
		required: true,
		parse: parseAdGroupId,
		heading: 'adgroup_id',
	},
	{
		argument: 'advertiser_id',
		parameter: 'advertiserId',
		parse: parsers.advertiser_id,
		heading: 'advertiser_id',
	},
];
