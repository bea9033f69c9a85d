import type { INodeProperties } from 'n8n-workflow';
import { mediaPlan } from '../contract/mediaPlan';
import { options } from '../rows/settings';
import { countryNotice, parentAdvice } from './creations';
import {
	type SpecialOperation,
	checksOffered,
	duplicateProtection,
	notice,
	optionsOf,
	parameterOf,
	shownWith,
	valuesFor,
} from './form';
import { checkPlanColumns, checkPlanRows, runMediaPlan } from './mediaPlan';

const { columns, rows } = checksOffered('plan', 'media plan', 'a media plan');

/** The operations on a media plan, in which each row may describe an ad group and an ad. */
export const planOperations: readonly SpecialOperation[] = [
	{
		resource: 'plan',
		choice: {
			name: 'Create',
			value: 'create',
			description: 'Create the ad groups of a media plan, and in each the ads of its rows',
			action: 'Create ad groups with ads',
		},
		options: Object.keys(options),
		creation: mediaPlan,
		execute: runMediaPlan,
	},
	{
		...rows,
		creation: mediaPlan,
		execute: checkPlanRows,
	},
	{
		...columns,
		creation: mediaPlan,
		execute: checkPlanColumns,
	},
];

const ofRows = { operation: ['create', 'preview'] };

/** For rows that have none of their own. */
const parents: INodeProperties[] = [];
for (const field of mediaPlan.fields) {
	const isCampaign = field.argument === 'campaign_id';
	if (!isCampaign && field.argument !== 'advertiser_id') continue;
	const parent = parameterOf(field);
	parent.required = false;
	parent.displayOptions = { show: ofRows };
	if (isCampaign) {
		parent.description = `The campaign of rows that have none of their own. ${parentAdvice('one call')}`;
	}
	parents.push(parent);
}

/** The form of all operations on media plans. */
export const planForm = shownWith({ resource: ['plan'] }, [
	notice('plan', countryNotice.notice, { show: ofRows, hide: countryNotice.hidesNotice }),
	...parents,
	...valuesFor(mediaPlan, {}),
	duplicateProtection(
		{
			execution: 'A new execution creates everything again; retries never do',
			name: 'Each name is created only once in its campaign or ad group, in later executions too',
		},
		"What counts as the same ad group and the same ad. Each is created only once while Adspirer remembers it, even if you delete it in TikTok; By Execution creates it again. On a schedule, write the IDs back to the sheet, or use 'Skip Existing Names'.",
	),
	...planOperations.map(optionsOf),
]);
