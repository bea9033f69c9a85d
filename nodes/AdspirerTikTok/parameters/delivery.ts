import type { INodeProperties } from 'n8n-workflow';
import * as choices from './choices';
import { formOptions } from './formOptions';

/** Overrides of what the objective decides, and switches for the ads of the ad group. */
export const deliveryParameters: INodeProperties[] = [
	{
		displayName: 'Delivery',
		name: 'delivery',
		type: 'collection',
		placeholder: 'Add Delivery Setting',
		default: {},
		description: 'Overrides of what the objective decides by itself',
		options: [
			{
				displayName: 'Billing Event',
				name: 'billingEvent',
				type: 'options',
				options: formOptions(choices.billingEvents),
				default: 'CPC',
				description: 'What is billed, instead of what the objective decides',
			},
			{
				displayName: 'Optimization Goal',
				name: 'optimizationGoal',
				type: 'options',
				options: formOptions(choices.optimizationGoals),
				default: 'CLICK',
				description:
					"What TikTok optimizes for, instead of what the objective decides. Another of TikTok's goals comes by expression.",
			},
			{
				displayName: 'Promotion Type',
				name: 'promotionType',
				type: 'options',
				options: formOptions(choices.promotionTypes),
				default: 'WEBSITE',
				description: 'What is promoted, instead of what the objective decides',
			},
		],
	},
	{
		displayName: 'Ad Settings',
		name: 'adSettings',
		type: 'collection',
		placeholder: 'Add Ad Setting',
		default: {},
		description: 'What people may do with the ads',
		options: [
			{
				displayName: 'Disable Comments',
				name: 'commentDisabled',
				type: 'boolean',
				default: false,
				description: 'Whether people are kept from commenting on the ads',
			},
			{
				displayName: 'Disable Video Download',
				name: 'videoDownloadDisabled',
				type: 'boolean',
				default: false,
				description: 'Whether people are kept from downloading the videos of the ads',
			},
		],
	},
];
