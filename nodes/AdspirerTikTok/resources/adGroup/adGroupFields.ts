import type { INodeProperties } from 'n8n-workflow';
import * as choices from '../../contract/choices';
import { formOptions } from '../formOptions';
import { accountField, campaignField } from '../locators';
import { byFields, byHeadings, mappingModeField } from './mappingModeField';
import { shownFor } from '../shownFor';

/** The fields of create and preview that "Map Each Column Below" shows. */
const show = shownFor('adGroup', ['create', 'preview'], byFields);

/** The fields of create and preview that "Map Automatically" shows. */
const showAutomatic = shownFor('adGroup', ['create', 'preview'], byHeadings);

const zoneNote =
	"A time without an offset is in the workflow's timezone, unless 'Schedule Timezone' in the options is UTC.";

/** TikTok takes a pixel for website conversions only, so every other objective hides its fields. */
const withoutPixel = choices.objectives
	.map(({ value }) => value)
	.filter((value) => value !== 'CONVERSIONS');

/**
 * The value of a hidden parameter that only the form's display rules read. Before rows are loaded n8n's
 * editor takes every expression for '', which is Service Default too; this tells the two apart, so that
 * Placements can be mapped then. Nobody sees it, no run reads it, and a model that uses the node as a
 * tool is not asked for it.
 */
const placementTypeIsMapped = '={{ $rawParameter.placementType.startsWith("=") }}';

/** Shown by one of three rules: required, mapped, or mapped before rows are loaded. */
const placementsField: INodeProperties = {
	displayName: 'Placements',
	name: 'placements',
	type: 'multiOptions',
	options: formOptions(choices.placements),
	allowArbitraryValues: true,
	default: [],
	description: 'Where the ads appear. Used for rows with manual placement.',
};

/** The fields that every ad group has, and those that others bring up. */
export const adGroupFields: INodeProperties[] = [
	mappingModeField,
	{ ...accountField, displayOptions: { show: shownFor('adGroup', ['create', 'preview']) } },
	{ ...campaignField, required: true, displayOptions: { show } },
	{
		...campaignField,
		description:
			'The campaign of rows that have no campaign ID of their own. Opening the list may use one call of your quota, at most every five minutes. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
		displayOptions: { show: showAutomatic },
	},
	{
		displayName: 'Rows without a country target the United States and spend the budget there',
		name: 'locationsNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: showAutomatic },
	},
	{
		displayName: 'Ad Group Name',
		name: 'adgroupName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. US – 18-34 – Spring Sale',
		description: 'Name of the new ad group, up to 512 characters',
		displayOptions: { show },
	},
	{
		displayName: 'Without a location, TikTok targets the United States and spends the budget there',
		name: 'locationsNotice',
		type: 'notice',
		default: '',
		displayOptions: { show, hide: { locations: [{ _cnd: { exists: true } }] } },
	},
	{
		displayName: 'Locations',
		name: 'locations',
		type: 'multiOptions',
		options: formOptions(choices.countries),
		allowArbitraryValues: true,
		default: [],
		description:
			"Countries to target. With an expression, enter names, codes such as US, or IDs, comma-separated. TikTok doesn't serve every country listed. Enter regions and cities in 'Location IDs' under 'Targeting'.",
		displayOptions: { show },
	},
	{
		displayName: 'Objective',
		name: 'objective',
		type: 'options',
		options: formOptions(choices.objectives),
		allowArbitraryValues: true,
		default: 'TRAFFIC',
		description:
			"The campaign's objective. It determines what TikTok optimizes and charges for, unless you override it under 'Delivery'.",
		displayOptions: { show },
	},
	{
		displayName: 'Budget Mode',
		name: 'budgetMode',
		type: 'options',
		options: formOptions(choices.budgetModes),
		allowArbitraryValues: true,
		default: 'BUDGET_MODE_DAY',
		description: 'What the budget covers: each day, or the whole schedule',
		displayOptions: { show },
	},
	{
		displayName: 'Budget',
		name: 'budget',
		// A text, since n8n does not mark a number field that is empty.
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 50',
		description:
			"Amount in the ad account's currency, at least 1. TikTok's own minimum depends on the currency, for example 20 a day in USD or EUR.",
		displayOptions: { show },
	},
	{
		displayName: 'Start Time',
		name: 'scheduleStartTime',
		type: 'dateTime',
		default: '',
		description: `When the ad group starts. Leave empty to start as soon as TikTok has reviewed it. ${zoneNote}`,
		displayOptions: { show },
	},
	{
		displayName: 'End Time',
		name: 'scheduleEndTime',
		type: 'dateTime',
		required: true,
		default: '',
		description: `When the ad group ends. Required with a lifetime budget. ${zoneNote}`,
		displayOptions: { show, hide: { budgetMode: [{ _cnd: { not: 'BUDGET_MODE_TOTAL' } }] } },
	},
	{
		displayName: 'End Time',
		name: 'scheduleEndTime',
		type: 'dateTime',
		default: '',
		description: `When the ad group ends. Leave empty to run it until you stop it. ${zoneNote}`,
		displayOptions: { show, hide: { budgetMode: ['BUDGET_MODE_TOTAL'] } },
	},
	{
		displayName: 'Placement Type',
		name: 'placementType',
		type: 'options',
		options: formOptions(choices.placementTypes),
		allowArbitraryValues: true,
		default: '',
		description: 'Who chooses where the ads appear',
		displayOptions: { show },
	},
	{
		...placementsField,
		required: true,
		description: 'Where the ads appear',
		displayOptions: {
			show,
			hide: { placementType: [{ _cnd: { not: 'PLACEMENT_TYPE_NORMAL' } }] },
		},
	},
	{
		...placementsField,
		displayOptions: {
			show,
			hide: { placementType: ['', 'PLACEMENT_TYPE_AUTOMATIC', 'PLACEMENT_TYPE_NORMAL'] },
		},
	},
	{
		displayName: 'Placement Type Is Mapped',
		name: 'placementTypeIsMapped',
		type: 'hidden',
		default: placementTypeIsMapped,
		displayOptions: { show },
	},
	{
		...placementsField,
		displayOptions: {
			show,
			hide: {
				placementType: [{ _cnd: { not: '' } }],
				placementTypeIsMapped: [false, placementTypeIsMapped],
			},
		},
	},
	{
		displayName: 'Pixel ID',
		name: 'pixelId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 7090000000000000001',
		description:
			'The TikTok pixel that tracks conversions. Find the ID in TikTok Ads Manager under Tools, Events. Only used with the objective Conversions.',
		displayOptions: { show, hide: { objective: withoutPixel } },
	},
	{
		displayName: 'Optimization Event',
		name: 'optimizationEvent',
		type: 'options',
		options: formOptions(choices.optimizationEvents),
		allowArbitraryValues: true,
		default: '',
		description: 'The pixel event to optimize for. Required with a pixel.',
		displayOptions: { show, hide: { objective: withoutPixel } },
	},
];
