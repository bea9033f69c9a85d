import type { INodeProperties } from 'n8n-workflow';

/** What the node works on and what it does with it. */
export const resourceParameters: INodeProperties[] = [
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
				name: 'Create',
				value: 'create',
				description: 'Add an ad group to an existing TikTok campaign',
				action: 'Create an ad group',
			},
			{
				name: 'Preview',
				value: 'preview',
				description:
					'Check rows and show what would be sent, without a call and without using quota',
				action: 'Preview an ad group',
			},
		],
		default: 'create',
	},
];
