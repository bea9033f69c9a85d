import type { INodeProperties } from 'n8n-workflow';
import { mediaPlan } from '../contract/mediaPlan';
import { options } from '../rows/options';
import { valuesForAllRows } from '../rows/parameters';
import { keyStrategies } from '../rows/settings';
import { checkPlanColumns, checkPlanRows, runMediaPlan } from './mediaPlan';
import {
	cellOptions,
	collectionOfOptions,
	notice,
	parameterOf,
	valuesFor,
	type Offer,
} from './form';
import { optionsFor } from './optionsForm';

/** An operation on a media plan, in which each row may describe an ad group and an ad. */
export interface PlanOperation extends Offer {
	readonly runsPlan: typeof runMediaPlan;
}

export const planOperations: readonly PlanOperation[] = [
	{
		resource: 'plan',
		choice: {
			name: 'Create',
			value: 'create',
			description: 'Create the ad groups of a media plan, and in each the ads of its rows',
			action: 'Create ad groups with ads',
		},
		options: Object.keys(options),
		runsPlan: runMediaPlan,
	},
	{
		resource: 'plan',
		choice: {
			name: 'Check Rows (Dry Run)',
			value: 'preview',
			description: 'Check rows and show what would be sent, without making calls or using quota',
			action: 'Check media plan rows',
		},
		options: [
			...[...cellOptions, 'adAdditionalArguments', 'additionalArguments', 'budgetLimit'],
			...['rowsWithWarnings', 'startPaused'],
		],
		runsPlan: checkPlanRows,
	},
	{
		resource: 'plan',
		choice: {
			name: 'Check Columns',
			value: 'columns',
			description:
				'Show how each column of a media plan is understood, without making calls or using quota',
			action: 'Check media plan columns',
		},
		options: cellOptions,
		runsPlan: checkPlanColumns,
	},
];

/** What options mean for two things. */
const descriptions: Readonly<Record<string, string>> = {
	additionalArguments:
		"More arguments for Adspirer's tool add_tiktok_ad_group, as a JSON object. They override the columns.",
	startPaused:
		"Whether to pause new ad groups before their ads are created, so that nothing runs until you resume them. In ad groups that are known by their ID or by 'Skip Existing Names', new ads are paused right after their creation. Each pause is one more call.",
	skipExistingNames:
		'Whether to list the ad groups of each campaign and the ads of each ad group first, and skip names that already exist. Takes one call per list, which may count against your quota.',
	settleUnknown:
		"Whether to look for an ad group or ad in the list of its campaign or ad group when Adspirer's answer doesn't say whether it was created. This needs Duplicate Protection By Name. Takes one call per list, which may count against your quota.",
};

function optionsOf({ choice, options: names = [] }: PlanOperation): INodeProperties {
	const described = optionsFor(mediaPlan, names).map((option) => ({
		...option,
		description: descriptions[option.name] ?? option.description,
	}));
	return collectionOfOptions(choice, described);
}

const toldOfProtection: Readonly<Record<string, string>> = {
	execution: 'A new execution creates everything again; retries never do',
	name: 'Each name is created only once in its campaign or ad group, in later executions too',
};

const duplicateProtection: INodeProperties = {
	displayName: 'Duplicate Protection',
	name: 'duplicateProtection',
	type: 'options',
	options: keyStrategies
		.filter(({ value }) => value in toldOfProtection)
		.map(({ name, value }) => ({ name, value, description: toldOfProtection[value] }))
		.sort((one, other) => one.name.localeCompare(other.name)),
	allowArbitraryValues: true,
	default: 'name',
	description:
		"What counts as the same ad group and the same ad. Each is created only once while Adspirer remembers it, even if you delete it in TikTok; By Execution creates it again. On a schedule, write the IDs back to the sheet, or use 'Skip Existing Names'.",
	displayOptions: { show: { operation: ['create'] } },
};

const ofRows = { operation: ['create', 'preview'] };

const parents: Readonly<Record<string, string | undefined>> = {
	advertiser_id: undefined,
	campaign_id:
		'The campaign of rows that have none of their own. Opening the list may use one call of your quota, at most once every five minutes. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
};

/** The form of all operations on media plans. */
export const planForm: INodeProperties[] = [
	notice('plan', 'Rows without a country target the United States and spend the budget there', {
		show: ofRows,
		hide: { [`/${valuesForAllRows}.locations`]: [{ _cnd: { exists: true } }] },
	}),
	...mediaPlan.fields
		.filter(({ argument }) => argument in parents)
		.map((field) => ({
			...parameterOf({ ...field, description: parents[field.argument] ?? field.description }),
			required: false,
			displayOptions: { show: ofRows },
		})),
	...valuesFor(mediaPlan, {}),
	duplicateProtection,
	...planOperations.map(optionsOf),
].map(({ displayOptions, ...parameter }) => ({
	...parameter,
	displayOptions: { ...displayOptions, show: { resource: ['plan'], ...displayOptions?.show } },
}));
