import type { INodeProperties } from 'n8n-workflow';
import * as choices from '../../contract/choices';
import { formOptions } from '../formOptions';
import { shownFor } from '../shownFor';
import { byFields } from './mappingModeField';

const show = shownFor('adGroup', ['create', 'preview'], byFields);

/** Overrides of what the objective decides, and switches for the ads of the ad group. */
export const deliveryFields: INodeProperties[] = [
	{
		displayName: 'Delivery',
		name: 'delivery',
		type: 'collection',
		placeholder: 'Add Delivery Setting',
		default: {},
		description: 'Override what the objective determines',
		displayOptions: { show },
		options: [
			{
				displayName: 'Billing Event',
				name: 'billingEvent',
				type: 'options',
				options: formOptions(choices.billingEvents),
				allowArbitraryValues: true,
				default: 'CPC',
				description: 'What TikTok charges for',
			},
			{
				displayName: 'Optimization Goal',
				name: 'optimizationGoal',
				type: 'options',
				options: formOptions(choices.optimizationGoals),
				allowArbitraryValues: true,
				default: 'CLICK',
				description: 'What TikTok optimizes for. Other goals can be set with an expression.',
			},
			{
				displayName: 'Promotion Type',
				name: 'promotionType',
				type: 'options',
				options: formOptions(choices.promotionTypes),
				allowArbitraryValues: true,
				default: 'WEBSITE',
				description: 'What the ads promote',
			},
		],
	},
	{
		displayName: 'Ad Settings',
		name: 'adSettings',
		type: 'collection',
		placeholder: 'Add Ad Setting',
		default: {},
		description: 'What people can do with the ads',
		displayOptions: { show },
		options: [
			{
				displayName: 'Disable Comments',
				name: 'commentDisabled',
				type: 'boolean',
				default: false,
				description: 'Whether to turn off comments on the ads',
			},
			{
				displayName: 'Disable Video Download',
				name: 'videoDownloadDisabled',
				type: 'boolean',
				default: false,
				description: "Whether to keep people from downloading the ads' videos",
			},
		],
	},
];
