import { ad } from '../contract/ad';
import { creativeOf } from '../contract/adFields';
import { adGroup } from '../contract/adGroup';
import * as choices from '../contract/choices';
import { createOperation, requiredWith } from './creation';
import { byFields, type Variant } from './operation';

const types = [...creativeOf.keys()];

/** Shown and required with one kind of creative, and mappable where an expression chooses it. */
const withType = (type: string): Variant[] =>
	requiredWith('creativeType', type, ...types.filter((other) => other !== type));

/** Creates an ad for every row, and never one that an earlier try of the execution created. */
export const createAd = createOperation(ad, {
	resource: 'ad',
	description: 'Add an ad to an ad group, which can spend money from then on',
	notice:
		'Each row needs an ad group, by ID or by name and campaign, a name, a text, a landing page, and a video, images or a post',
	parentOfOthers:
		'The ad group of rows that name none of their own. Opening the list may use up to two calls of your quota, at most once every five minutes. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
	variants: {
		...Object.fromEntries([...creativeOf].map(([type, argument]) => [argument, withType(type)])),
		card_type: withType('carousel'),
	},
});

/** TikTok takes a pixel for website conversions only, so every other objective hides its fields. */
const withPixel: Variant[] = [
	{
		hide: {
			objective: choices.objectives
				.map(({ value }) => value)
				.filter((one) => one !== 'CONVERSIONS'),
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

/** Creates an ad group for every row, and never one that an earlier try of the execution created. */
export const createAdGroup = createOperation(adGroup, {
	resource: 'adGroup',
	description:
		'Add an ad group to an existing TikTok campaign. It can spend money as soon as it has ads.',
	notice: 'Rows without a country target the United States and spend the budget there',
	parentOfOthers:
		'The campaign of rows that have no campaign ID of their own. Opening the list may use one call of your quota, at most once every five minutes. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
	variants: {
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
	},
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
