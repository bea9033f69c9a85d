import type { INodeProperties } from 'n8n-workflow';
import * as choices from '../../contract/choices';
import type { Operation } from '../operation';
import { byFields, byHeadings, collection, inVariants, type Variant } from '../fieldProperty';

/**
 * Shows a field as required with one choice of another field, hides it with `others`, and lets it be
 * filled in where an expression chooses.
 */
const requiredWith = (steering: string, choice: string, ...others: string[]): Variant[] => [
	{ required: true, hide: { [steering]: [{ _cnd: { not: choice } }] } },
	{ hide: { [steering]: [choice, ...others] } },
];

/** TikTok takes a pixel for website conversions only, so every other objective hides its fields. */
const withPixel: Variant[] = [
	{
		hide: {
			objective: choices.objectives.flatMap(({ value }) =>
				value === 'CONVERSIONS' ? [] : [value],
			),
		},
	},
];

/**
 * The value of a hidden parameter that only the form's display rules read. Before rows are loaded n8n's
 * editor takes every expression for '', which is Service Default too; this tells the two apart, so that
 * Placements can be mapped then. Nobody sees it, no run reads it, and a model that uses the node as a
 * tool is not asked for it.
 */
const placementTypeIsMapped = '={{ $rawParameter.placementType.startsWith("=") }}';

/** Fields that more than the mapping mode brings up. */
const variants = {
	campaign_id: [
		{},
		{
			required: false,
			description:
				'The campaign of rows that have no campaign ID of their own. Opening the list may use one call of your quota, at most every five minutes. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
			show: byHeadings,
		},
	],
	location_ids: [
		{ above: 'Without a location, TikTok targets the United States and spends the budget there' },
	],
	schedule_end_time: requiredWith('budgetMode', 'BUDGET_MODE_TOTAL'),
	// Shown by one of three rules: required, mapped, or mapped before rows are loaded.
	placements: [
		...requiredWith('placementType', 'PLACEMENT_TYPE_NORMAL', 'PLACEMENT_TYPE_AUTOMATIC', ''),
		{
			hide: {
				placementType: [{ _cnd: { not: '' } }],
				placementTypeIsMapped: [false, placementTypeIsMapped],
			},
		},
	],
	pixel_id: withPixel,
	optimization_event: withPixel,
};

/** Check Rows has no use for them. */
const onlyCreate = { show: { operation: ['create'] } };

/** What identifies an ad group, so that it is not created a second time. */
const duplicateProtectionFields: INodeProperties[] = [
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
		displayOptions: onlyCreate,
	},
	...inVariants(
		{
			displayName: 'Duplicate Key',
			name: 'duplicateKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.deal_id }}',
			description:
				"Your own key, such as an order or deal ID. Rows with the same key and campaign are one ad group. A UUID is sent as is; other text is converted to one. For rows whose 'Duplicate Protection' is By Your Own Key.",
		},
		requiredWith('duplicateProtection', 'custom', 'name', 'execution'),
		onlyCreate.show,
	),
];

const collections = [
	collection(
		'Targeting',
		'Add Targeting',
		'Who sees the ads. Adspirer decides what you leave out.',
	),
	collection('Delivery', 'Add Delivery Setting', 'Override what the objective determines'),
	collection(
		'Bidding',
		'Add Bid Setting',
		'What to pay at most. By default TikTok gets the most for the budget.',
	),
	collection('Ad Settings', 'Add Ad Setting', 'What people can do with the ads'),
];

/** The form of Create and Check Rows beside their fields and options. */
export const creationForm = {
	notice: 'Rows without a country target the United States and spend the budget there',
	variants,
	collections,
	more: [
		{
			displayName: 'Placement Type Is Mapped',
			name: 'placementTypeIsMapped',
			type: 'hidden',
			default: placementTypeIsMapped,
			displayOptions: { show: byFields },
		},
		...duplicateProtectionFields,
	],
} satisfies Partial<Operation>;
