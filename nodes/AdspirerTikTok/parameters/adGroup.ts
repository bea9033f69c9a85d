import type { INodeProperties } from 'n8n-workflow';
import * as choices from './choices';
import { formOptions } from './formOptions';

const idMode = (placeholder: string) => ({
	displayName: 'ID',
	name: 'id',
	type: 'string' as const,
	placeholder,
	validation: [
		{
			type: 'regex' as const,
			properties: {
				regex: '^\\s*[0-9]*\\s*$',
				errorMessage: 'Give the ID alone, such as 1790000000000000001, not the name',
			},
		},
	],
});

/** The fields that every ad group has, and those that appear by display rules. */
export const adGroupParameters: INodeProperties[] = [
	{
		displayName: 'Advertiser Account',
		name: 'advertiserId',
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		description:
			'The TikTok ad account to work in. Leave it empty where only one is connected to Adspirer. The ID stands in TikTok Ads Manager at the top right, under your account name.',
		modes: [idMode('e.g. 7010000000000000001')],
	},
	{
		displayName: 'Campaign',
		name: 'campaignId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'id', value: '' },
		description:
			'The existing TikTok campaign that gets the ad group. The ID stands in TikTok Ads Manager in the campaign list, column Campaign ID. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
		modes: [idMode('e.g. 1790000000000000001')],
	},
	{
		displayName: 'Ad Group Name',
		name: 'adgroupName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. US – 18-34 – Spring Sale',
		description: 'How the new ad group is called in TikTok Ads Manager, up to 512 characters',
	},
	{
		displayName: 'Objective',
		name: 'objective',
		type: 'options',
		options: formOptions(choices.objectives),
		default: 'TRAFFIC',
		description:
			'The objective of the campaign. It decides what is optimized and billed unless Delivery says otherwise.',
	},
	{
		displayName: 'Budget Mode',
		name: 'budgetMode',
		type: 'options',
		options: formOptions(choices.budgetModes),
		default: 'BUDGET_MODE_DAY',
		description: 'Whether the budget is for each day or for the whole schedule',
	},
	{
		displayName: 'Budget',
		name: 'budget',
		type: 'number',
		required: true,
		typeOptions: { minValue: 1, numberPrecision: 2 },
		default: '',
		placeholder: 'e.g. 50',
		description:
			"The amount in the ad account's own currency, at least 1. TikTok's own minimum differs by currency, for instance 20 a day in USD or EUR.",
	},
	{
		displayName: 'Start Time',
		name: 'scheduleStartTime',
		type: 'dateTime',
		default: '',
		description:
			'When the ad group starts. Empty means as soon as TikTok has reviewed it. Sent in UTC; a time without an offset is taken in the Schedule Timezone of the options.',
	},
	{
		displayName: 'End Time',
		name: 'scheduleEndTime',
		type: 'dateTime',
		required: true,
		default: '',
		description:
			'When the ad group ends. A lifetime budget needs it. Sent in UTC; a time without an offset is taken in the Schedule Timezone of the options.',
		displayOptions: { hide: { budgetMode: [{ _cnd: { not: 'BUDGET_MODE_TOTAL' } }] } },
	},
	{
		displayName: 'End Time',
		name: 'scheduleEndTime',
		type: 'dateTime',
		default: '',
		description:
			'When the ad group ends. Empty means it runs until you stop it. Sent in UTC; a time without an offset is taken in the Schedule Timezone of the options.',
		displayOptions: { hide: { budgetMode: ['BUDGET_MODE_TOTAL'] } },
	},
	{
		displayName: 'Placement Type',
		name: 'placementType',
		type: 'options',
		options: formOptions(choices.placementTypes),
		default: '',
		description: 'Whether TikTok or you choose where the ads appear',
	},
	{
		displayName: 'Placements',
		name: 'placements',
		type: 'multiOptions',
		required: true,
		options: formOptions(choices.placements),
		default: [],
		description: 'Where the ads appear',
		displayOptions: { hide: { placementType: [{ _cnd: { not: 'PLACEMENT_TYPE_NORMAL' } }] } },
	},
	{
		displayName: 'Placements',
		name: 'placements',
		type: 'multiOptions',
		options: formOptions(choices.placements),
		default: [],
		description: 'Where the ads appear, in the rows whose placement type is Manual',
		displayOptions: {
			hide: { placementType: ['', 'PLACEMENT_TYPE_AUTOMATIC', 'PLACEMENT_TYPE_NORMAL'] },
		},
	},
	{
		displayName: 'Pixel ID',
		name: 'pixelId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 7090000000000000001',
		description:
			'The TikTok pixel that counts the conversions. The ID stands in TikTok Ads Manager under Tools, Events.',
		displayOptions: { show: { objective: ['CONVERSIONS'] } },
	},
	{
		displayName: 'Optimization Event',
		name: 'optimizationEvent',
		type: 'options',
		options: formOptions(choices.optimizationEvents),
		default: '',
		description: 'The event of the pixel that TikTok optimizes for. A pixel needs one.',
		displayOptions: { show: { objective: ['CONVERSIONS'] } },
	},
];
