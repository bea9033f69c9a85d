import { adGroup } from '../../contract/adGroup';
import * as choices from '../../contract/choices';
import { createOperation, requiredWith } from '../creation';
import { byFields, byHeadings, collection, type Variant } from '../operation';

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
 * editor takes every expression for '', which is Adspirer's Default too; this tells the two apart, so that
 * Placements can be mapped then. Nobody sees it, no run reads it, and a model that uses the node as a
 * tool is not asked for it.
 */
const placementTypeIsMapped = '={{ $rawParameter.placementType.startsWith("=") }}';

/** Fields that need more than the right mapping mode to be shown. */
const variants = {
	campaign_id: [
		{},
		{
			required: false,
			description:
				'The campaign of rows that have no campaign ID of their own. Opening the list may use one call of your quota, at most once every five minutes. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
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
		'The most to pay. By default TikTok gets the most for the budget.',
	),
	collection('Ad Settings', 'Add Ad Setting', 'What people can do with the ads'),
];

/** Creates an ad group for every row, and never one that an earlier try of the execution created. */
export const createAdGroup = createOperation(adGroup, {
	resource: 'adGroup',
	choice: {
		name: 'Create',
		value: 'create',
		description:
			'Add an ad group to an existing TikTok campaign. It can spend money as soon as it has ads.',
		action: 'Create ad group',
	},
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
	],
});
