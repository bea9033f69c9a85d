import type { INodeProperties } from 'n8n-workflow';

/** What the node works on and what it does with it. */
export const resourceFields: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [{ name: 'Ad Group', value: 'adGroup' }],
		default: 'adGroup',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['adGroup'] } },
		options: [
			{
				name: 'Check Rows (Dry Run)',
				value: 'preview',
				description: 'Check rows and show what would be sent, without a call and without quota',
				action: 'Check rows without creating',
			},
			{
				name: 'Create',
				value: 'create',
				description: 'Add an ad group to an existing TikTok campaign',
				action: 'Create ad group',
			},
		],
		default: 'create',
	},
];
