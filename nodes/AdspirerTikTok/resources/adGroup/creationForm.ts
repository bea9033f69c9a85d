import type { INodeProperties } from 'n8n-workflow';
import * as choices from '../../contract/choices';
import { creationFields, type FieldOf } from '../../contract/fields';
import {
	byFields,
	byHeadings,
	collectionProperty,
	fieldProperty,
	mappingModeField,
	notice,
	shownFor,
} from '../fieldProperty';
import { optionsOf } from '../optionFields';

const operations = ['create', 'preview'];

/** The fields of create and preview that "Map Each Column Below" shows. */
const show = shownFor('adGroup', operations, byFields);

/** The fields of create and preview that "Map Automatically" shows. */
const showAutomatic = shownFor('adGroup', operations, byHeadings);

const showCreate = shownFor('adGroup', ['create']);

/**
 * A field that is required with one choice of another field, and can be filled in where an expression
 * chooses.
 *
 * @param mapped the field as it is with an expression.
 * @param choice the one that requires it; `others` have no use for it.
 * @param description of the field where it is required.
 */
function requiredWith(
	mapped: INodeProperties,
	[steering, choice, ...others]: readonly [string, string, ...string[]],
	description: string,
): INodeProperties[] {
	const rule = mapped.displayOptions;
	const hide = { [steering]: [{ _cnd: { not: choice } }] };
	return [
		{ ...mapped, required: true, description, displayOptions: { ...rule, hide } },
		{ ...mapped, displayOptions: { ...rule, hide: { [steering]: [choice, ...others] } } },
	];
}

/** TikTok takes a pixel for website conversions only, so every other objective hides its fields. */
const withPixel = (field: FieldOf) => {
	const others = choices.objectives.filter(({ value }) => value !== 'CONVERSIONS');
	return [fieldProperty(field, { show, hide: { objective: others.map(({ value }) => value) } })];
};

/**
 * The value of a hidden parameter that only the form's display rules read. Before rows are loaded n8n's
 * editor takes every expression for '', which is Service Default too; this tells the two apart, so that
 * Placements can be mapped then. Nobody sees it, no run reads it, and a model that uses the node as a
 * tool is not asked for it.
 */
const placementTypeIsMapped = '={{ $rawParameter.placementType.startsWith("=") }}';

/** Fields that more than the mapping mode brings up, and the notices above them. */
const specialFields: Readonly<Record<string, (field: FieldOf) => INodeProperties[]>> = {
	advertiser_id: (field) => [
		mappingModeField,
		fieldProperty(field, { show: shownFor('adGroup', operations) }),
	],
	campaign_id: (field) => [
		fieldProperty(field, { show }),
		{
			...fieldProperty({ ...field, required: undefined }, { show: showAutomatic }),
			description:
				'The campaign of rows that have no campaign ID of their own. Opening the list may use one call of your quota, at most every five minutes. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
		},
		notice(
			'locationsNotice',
			'Rows without a country target the United States and spend the budget there',
			{ show: showAutomatic },
		),
	],
	location_ids: (field) => [
		notice(
			'locationsNotice',
			'Without a location, TikTok targets the United States and spends the budget there',
			{ show, hide: { locations: [{ _cnd: { exists: true } }] } },
		),
		fieldProperty(field, { show }),
	],
	schedule_end_time: (field) =>
		requiredWith(
			fieldProperty(field, { show }),
			['budgetMode', 'BUDGET_MODE_TOTAL'],
			field.description.replace(
				'Leave empty to run it until you stop it.',
				'Required with a lifetime budget.',
			),
		),
	// Shown by one of three rules: required, mapped, or mapped before rows are loaded.
	placements: (field) => [
		...requiredWith(
			fieldProperty(field, { show }),
			['placementType', 'PLACEMENT_TYPE_NORMAL', 'PLACEMENT_TYPE_AUTOMATIC', ''],
			'Where the ads appear',
		),
		{
			displayName: 'Placement Type Is Mapped',
			name: 'placementTypeIsMapped',
			type: 'hidden',
			default: placementTypeIsMapped,
			displayOptions: { show },
		},
		fieldProperty(field, {
			show,
			hide: {
				placementType: [{ _cnd: { not: '' } }],
				placementTypeIsMapped: [false, placementTypeIsMapped],
			},
		}),
	],
	pixel_id: withPixel,
	optimization_event: withPixel,
};

const aboutKey =
	'Your own key for this ad group, such as an order or deal ID. Rows with the same key and campaign are one ad group. A UUID is sent as is; other text is converted to one.';

const aboutMappedKey = `${aboutKey} Used for rows whose 'Duplicate Protection' is By Your Own Key.`;

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
		displayOptions: { show: showCreate },
	},
	...requiredWith(
		{
			displayName: 'Duplicate Key',
			name: 'duplicateKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.deal_id }}',
			description: aboutMappedKey,
			displayOptions: { show: showCreate },
		},
		['duplicateProtection', 'custom', 'name', 'execution'],
		aboutKey,
	),
];

const collections = [
	{
		displayName: 'Targeting',
		name: 'targeting',
		placeholder: 'Add Targeting',
		description: 'Who sees the ads. Adspirer decides what you leave out.',
	},
	{
		displayName: 'Delivery',
		name: 'delivery',
		placeholder: 'Add Delivery Setting',
		description: 'Override what the objective determines',
	},
	{
		displayName: 'Bidding',
		name: 'bidding',
		placeholder: 'Add Bid Setting',
		description: 'What to pay at most. By default TikTok gets the most for the budget.',
	},
	{
		displayName: 'Ad Settings',
		name: 'adSettings',
		placeholder: 'Add Ad Setting',
		description: 'What people can do with the ads',
	},
];

/** The options that say how rows are read; the others are about calls and answers. */
const readingOptions = [
	'additionalArguments',
	'budgetLimit',
	'dateOrder',
	'existingAdgroupId',
	'fillDownColumns',
	'ignoreColumns',
	'rowsWithWarnings',
	'scheduleTimezone',
];

/** The form of Create and Check Rows: what fills the arguments, as the table of fields has it, and the rest. */
export const creationForm: INodeProperties[] = [
	...creationFields
		.filter(({ collection }) => collection === undefined)
		.flatMap((field) => specialFields[field.argument]?.(field) ?? [fieldProperty(field, { show })]),
	...collections.map((collection) => collectionProperty(creationFields, collection, show)),
	...duplicateProtectionFields,
	optionsOf('adGroup', 'create'),
	optionsOf('adGroup', 'preview', readingOptions),
];
