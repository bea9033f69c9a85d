import type { INodeProperties } from 'n8n-workflow';

/** How the Idempotency-Key of a row is made, which keeps a second call from making a second ad group. */
export const duplicateProtectionParameters: INodeProperties[] = [
	{
		displayName: 'Duplicate Protection',
		name: 'duplicateProtection',
		type: 'options',
		options: [
			{
				name: 'By Execution',
				value: 'execution',
				description:
					'Retries of an execution never create a row twice; a new execution creates again',
			},
			{
				name: 'By Row Values',
				value: 'arguments',
				description:
					'The same values never create a second ad group, in later executions too, while Adspirer remembers them',
			},
			{
				name: 'By Your Own Key',
				value: 'custom',
				description: 'One ad group for each key that you give, such as an order or deal ID',
			},
		],
		default: 'execution',
		description:
			'What counts as the same ad group, so that it is not created a second time. Every row gets a key from it that Adspirer recognizes.',
		displayOptions: { show: { operation: ['create'] } },
	},
	{
		displayName: 'Duplicate Key',
		name: 'duplicateKey',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.deal_id }}',
		description:
			'Your own key for this ad group, different for every ad group that you want. A UUID is sent as it is; any other text is turned into one.',
		displayOptions: {
			show: { operation: ['create'] },
			hide: { duplicateProtection: [{ _cnd: { not: 'custom' } }] },
		},
	},
	{
		displayName: 'Duplicate Key',
		name: 'duplicateKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.deal_id }}',
		description:
			'Your own key, for the rows whose duplicate protection is By Your Own Key. A UUID is sent as it is; any other text is turned into one.',
		displayOptions: {
			show: { operation: ['create'] },
			hide: { duplicateProtection: ['execution', 'arguments', 'custom'] },
		},
	},
];
