import { creativeOf } from '../contract/fields/creative';
import { opening, whyAsText } from '../contract/fields/identity';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { ad, mediaPlan } from '../contract/ad';
import { adGroup } from '../contract/adGroup';
import { choicesOf } from '../contract/choices';
import type { Creation } from '../contract/creation';
import { keyStrategies, options } from '../rows/settings';
import {
	type Operation,
	type Variant,
	byFields,
	byHeadings,
	cellOptions,
	inVariants,
	optionsOf,
	formParameterOf,
	shownWith,
	valuesFor,
} from './form';
import { labelOfExisting, optionFor } from './optionsForm';
import { checkColumns, checkRows, creating } from './runRows';

interface Declared extends Pick<Operation, 'resource' | 'notice' | 'variants' | 'more'> {
	readonly description: string;
}

/** The operation that creates one thing for each row; exported for what tests create. @internal */
export function createOperation(
	creation: Creation,
	{ description, more = [], ...declared }: Declared,
): Operation {
	return {
		...declared,
		choice: {
			name: 'Create',
			value: 'create',
			description,
			action: `Create ${creation.noun}`,
		},
		more: [...more, ...identifyingProperties(creation)],
		options: Object.keys(options),
		...ofSheet(creation),
	};
}

/** The spec of what is done with a sheet, of a media plan as that of its ad groups. */
function ofSheet(mappable: Creation) {
	const { parts: [creation] = [mappable] } = mappable;
	const { fields } = creation;
	return { fields, mappable, creation, ...creating(creation) };
}

/** Required with one choice of another field, hidden with `others`, optional where an expression chooses. */
const requiredWith = (steering: string, choice: string, ...others: string[]): Variant[] => [
	{
		required: true,
		hide: { [steering]: [{ _cnd: { not: choice } }] },
	},
	{ hide: { [steering]: [choice, ...others] } },
];

/** The field Duplicate Protection; `told` describes the choices that there are. */
function duplicateProtection(
	told: Readonly<Record<string, string>>,
	description: string,
): INodeProperties {
	const options: INodePropertyOptions[] = [];
	for (const { name, value } of keyStrategies) {
		if (value in told)
			options.push({
				name,
				value,
				description: told[value],
			});
	}
	options.sort((one, other) => one.name.localeCompare(other.name));
	return {
		displayName: 'Duplicate Protection',
		name: 'duplicateProtection',
		type: 'options',
		options,
		allowArbitraryValues: true,
		default: 'name',
		description,
	};
}

/** Duplicate Protection with a key of a person's own. Check Rows has no use for it. */
function identifyingProperties(creation: Creation): INodeProperties[] {
	const { noun, parentNoun } = creation;
	const told = {
		execution: `A new execution creates the ${noun}s again; retries never do`,
		name: `Each name is created only once in its ${parentNoun}, in later executions too`,
		custom: `One ${noun} for each key, such as a deal ID`,
	};
	const show = { operation: ['create'] };
	const choice = duplicateProtection(
		told,
		`What counts as the same ${noun}. It is created only once while Adspirer remembers it, even if you delete it in TikTok; By Execution creates it again. On a schedule, also use '${labelOfExisting(creation)}' or 'Skip Existing Names'.`,
	);
	const key = inVariants(
		{
			displayName: 'Duplicate Key',
			name: 'duplicateKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.deal_id }}',
			description: `Your own key, such as an order or deal ID. Rows with the same key and ${parentNoun} are one ${noun}; a UUID is one in all ${parentNoun}s. For rows whose 'Duplicate Protection' is By Your Own Key.`,
		},
		requiredWith('duplicateProtection', 'custom', 'name', 'execution'),
		show,
	);
	return [{ ...choice, displayOptions: { show } }, ...key];
}

/** Advice on the calls that the list of parents takes, and on keeping their IDs. */
const parentAdvice = (calls: string) => `${opening(calls)} ${whyAsText}`;

/** For rows that name none of their own, where columns are mapped by their headings. */
const parentVariants = (noun: string, description: string): Variant[] => [
	{},
	{
		displayName: `${noun} of Rows Without One`,
		required: false,
		description,
		show: byHeadings,
	},
];

/** Shown and required with one kind of creative, and mappable where an expression chooses it. */
function withType(type: string): Variant[] {
	const others = [...creativeOf.keys()].filter((other) => other !== type);
	return requiredWith('creativeType', type, ...others);
}

const creativeVariants: Record<string, Variant[]> = {};
for (const [type, argument] of creativeOf) creativeVariants[argument] = withType(type);

/** Creates an ad for every row, and never one that an earlier try of the execution created. */
export const createAd = createOperation(ad, {
	resource: 'ad',
	description: 'Add an ad to an ad group, which can spend money from then on',
	notice:
		'Each row needs an ad group, by ID or by name and campaign, a name, a text, a landing page, and a video, images or a post',
	variants: {
		...creativeVariants,
		card_type: withType('carousel'),
		adgroup_id: parentVariants(
			'Ad Group',
			`The ad group of rows that name none of their own. ${parentAdvice('up to two calls')}`,
		),
	},
});

const objectives = choicesOf('objective').map(({ value }) => value);

/** Shown with one objective, and mappable where an expression chooses it. */
const withObjective = (objective: string) => [
	{ hide: { objective: objectives.filter((other) => other !== objective) } },
];

/** TikTok takes a pixel for website conversions only. */
const withPixel = withObjective('CONVERSIONS');

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
	variants: {
		campaign_id: parentVariants(
			'Campaign',
			`The campaign of rows that have no campaign ID of their own. ${parentAdvice('one call')}`,
		),
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
		app_id: withObjective('APP_PROMOTION'),
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

const rowOptions = [
	...cellOptions,
	'adAdditionalArguments',
	'additionalArguments',
	'budgetLimit',
	'existingId',
	'rowsWithWarnings',
	'simplify',
	'skipExistingNames',
	'startPaused',
];

/** The checks of a sheet, which make no call. */
function checkOperationsOf(resource: string, creation: Creation): Operation[] {
	let { noun } = creation;
	let sheet = 'a sheet';
	if (creation.parts) [noun, sheet] = ['media plan', 'a media plan'];
	return [
		{
			resource,
			choice: {
				name: 'Check Columns',
				value: 'columns',
				description: `Show how each column of ${sheet} is understood, without making calls or using quota`,
				action: `Check ${noun} columns`,
			},
			options: cellOptions,
			...ofSheet(creation),
			isAlwaysMapped: true,
			execute: checkColumns,
		},
		{
			resource,
			choice: {
				name: 'Check Rows (Dry Run)',
				value: 'preview',
				description: 'Check rows and show what would be sent, without making calls or using quota',
				action: `Check ${noun} rows`,
			},
			options: rowOptions,
			...ofSheet(creation),
			execute: checkRows,
		},
	];
}

export const checks: readonly Operation[] = [
	...checkOperationsOf('ad', ad),
	...checkOperationsOf('adGroup', adGroup),
];

/** The operations on a media plan, in which each row may describe an ad group and an ad. */
export const planOperations: readonly Operation[] = [
	{
		resource: 'plan',
		choice: {
			name: 'Create',
			value: 'create',
			description: 'Create the ad groups of a media plan, and in each the ads of its rows',
			action: 'Create ad groups with ads',
		},
		options: Object.keys(options),
		moreOptions: [
			duplicateProtection(
				{
					execution: 'A new execution creates everything again; retries never do',
					name: 'Each name is created only once in its campaign or ad group, in later executions too',
				},
				"What counts as the same ad group and the same ad. Each is created only once while Adspirer remembers it, even if you delete it in TikTok; By Execution creates it again. On a schedule, write the IDs back to the sheet, or use 'Skip Existing Names'.",
			),
		],
		...ofSheet(mediaPlan),
	},
	...checkOperationsOf('plan', mediaPlan),
];

const ofRows = { operation: ['create', 'preview'] };

/** For rows that have none of their own. */
const parents: INodeProperties[] = [];
for (const field of mediaPlan.fields) {
	const isCampaign = field.argument === 'campaign_id';
	if (!isCampaign && field.argument !== 'advertiser_id') continue;
	const parent = formParameterOf(field);
	parent.required = false;
	parent.displayOptions = { show: ofRows };
	if (isCampaign) {
		parent.displayName = 'Campaign of Rows Without One';
		parent.description = `The campaign of rows that have none of their own. ${parentAdvice('one call')}`;
	}
	parents.push(parent);
}

/** The form of all operations on media plans. */
export const planForm = shownWith({ resource: ['plan'] }, [
	...parents,
	...valuesFor(mediaPlan, {}),
	// In Check Columns, too: what n8n doesn't show there would be forgotten.
	optionFor(mediaPlan, 'startPaused'),
	...planOperations.map(optionsOf),
]);
