import type { INodeProperties } from 'n8n-workflow';
import { shownFor } from '../shownFor';

/** Shown where the columns fill the arguments by their headings. */
export const byHeadings = { mappingMode: ['autoMapInputData'] };

/**
 * Shown where the fields of the form are filled one by one. Asks what the mode isn't, since n8n's editor
 * has no value for it in an agent's tool, where it is hidden.
 */
export const byFields = { mappingMode: [{ _cnd: { not: 'autoMapInputData' } }] };

/** Whether the fields of the form are filled one by one, or by the headings of the row's columns. */
export const mappingModeField: INodeProperties = {
	displayName: 'Mapping Mode',
	name: 'mappingMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Map Automatically',
			value: 'autoMapInputData',
			description:
				'Match columns by their headings, such as Ad group, Daily budget, Country or Age',
		},
		{
			name: 'Map Each Column Below',
			value: 'defineBelow',
			description: 'Fill in each field, or drag a column into it',
		},
	],
	default: 'defineBelow',
	description: "How to map the row's columns to the ad group's fields",
	displayOptions: {
		show: shownFor('adGroup', ['create', 'preview', 'update']),
		hide: { '@tool': [true] },
	},
};
