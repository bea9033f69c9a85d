import type { INodeProperties } from 'n8n-workflow';
import { shownFor } from '../shownFor';

const show = shownFor('adGroup', ['create']);

const keyField: INodeProperties = {
	displayName: 'Duplicate Key',
	name: 'duplicateKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.deal_id }}',
	description:
		'Your own key for this ad group, such as an order or deal ID. Rows with the same key and campaign are one ad group. A UUID is sent as is; other text is converted to one.',
};

/** What identifies an ad group, so that it is not created a second time. */
export const duplicateProtectionFields: INodeProperties[] = [
	{
		displayName: 'Duplicate Protection',
		name: 'duplicateProtection',
		type: 'options',
		options: [
			{
				name: 'By Execution',
				value: 'execution',
				description: 'A new execution creates the ad groups again; retries never do',
			},
			{
				name: 'By Name',
				value: 'name',
				description: 'Each name is created once per campaign, in later executions too',
			},
			{
				name: 'By Your Own Key',
				value: 'custom',
				description: 'One ad group for each key, such as a deal ID',
			},
		],
		allowArbitraryValues: true,
		default: 'name',
		description:
			"What counts as the same ad group. It is created once while Adspirer remembers it, even if you delete it in TikTok; By Execution creates it again. On a schedule, also use 'Existing Ad Group ID' or 'Skip Existing Names'.",
		displayOptions: { show },
	},
	{
		...keyField,
		required: true,
		displayOptions: { show, hide: { duplicateProtection: [{ _cnd: { not: 'custom' } }] } },
	},
	{
		...keyField,
		description: `${keyField.description} Used for rows whose 'Duplicate Protection' is By Your Own Key.`,
		displayOptions: { show, hide: { duplicateProtection: ['name', 'execution', 'custom'] } },
	},
];
