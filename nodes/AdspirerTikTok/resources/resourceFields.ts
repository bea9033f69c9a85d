import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The operations of a resource, as the form offers them. */
function operationField(
	resource: string,
	initial: string,
	options: INodePropertyOptions[],
): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: initial,
	};
}

const adGroupOperations: INodePropertyOptions[] = [
	{
		name: 'Check Rows (Dry Run)',
		value: 'preview',
		description: 'Check rows and show what would be sent, without making calls or using quota',
		action: 'Check rows without creating',
	},
	{
		name: 'Create',
		value: 'create',
		description: 'Add an ad group to an existing TikTok campaign',
		action: 'Create ad group (spends money)',
	},
	{
		name: 'Delete',
		value: 'delete',
		description: 'Permanently delete an ad group and its ads',
		action: 'Delete ad group and its ads permanently',
	},
	{
		name: 'Get',
		value: 'get',
		description: 'Get the details of an ad group',
		action: 'Get ad group',
	},
	{
		name: 'Get Many',
		value: 'getAll',
		description: 'List the ad groups of a campaign or an account',
		action: 'Get many ad groups',
	},
	{
		name: 'Pause',
		value: 'pause',
		description: 'Stop an ad group from spending until it is resumed',
		action: 'Pause ad group',
	},
	{
		name: 'Resume',
		value: 'resume',
		description: 'Let a paused ad group spend again',
		action: 'Resume ad group (spends money)',
	},
	{
		name: 'Update',
		value: 'update',
		description: 'Change the name, budget, end time or targeting of an ad group',
		action: 'Update ad group',
	},
];

/** What the node works on and what it does with it. */
export const resourceFields: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Account', value: 'account' },
			{ name: 'Ad Group', value: 'adGroup' },
			{ name: 'Campaign', value: 'campaign' },
			{ name: 'Targeting', value: 'targeting' },
		],
		default: 'adGroup',
	},
	operationField('account', 'getAll', [
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'List the TikTok ad accounts connected to Adspirer, without using quota',
			action: 'Get many accounts',
		},
	]),
	operationField('adGroup', 'create', adGroupOperations),
	operationField('campaign', 'getAll', [
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'List the campaigns of an account',
			action: 'Get many campaigns',
		},
	]),
	operationField('targeting', 'search', [
		{
			name: 'Search',
			value: 'search',
			description: 'Find the IDs of interests, regions, languages and more',
			action: 'Search targeting options',
		},
	]),
];

/** What the node is about to do, for the line below its name: the operation's own action. */
export const subtitle = `={{ ${JSON.stringify(
	Object.fromEntries(
		resourceFields.flatMap(({ displayOptions, options = [] }) =>
			options.flatMap((option) =>
				'action' in option && option.action !== undefined
					? [[`${String(displayOptions?.show?.resource)}:${option.value}`, option.action]]
					: [],
			),
		),
	),
)}[$parameter["resource"] + ":" + $parameter["operation"]] }}`;
