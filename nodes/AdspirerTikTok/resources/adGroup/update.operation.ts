import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { someArguments } from '../../contract/adGroupArguments';
import * as choices from '../../contract/choices';
import { findBrokenRules } from '../../contract/rules';
import { tools } from '../../contract/tools';
import { changedItem } from '../../output/changedItem';
import { defaultOfNewAdGroups } from '../../parse/places';
import { meansAll, orEmptyWord } from '../../parse/noRestriction';
import type { Problem } from '../../parse/problem';
import { onlyEntry } from '../../parse/values';
import type { CallField } from '../../rows/callFields';
import { parseNewBudget, parsers, type Parser } from '../../rows/parsers';
import type { RunOptions } from '../../rows/runOptions';
import { formOptions } from '../formOptions';
import { runRowCalls } from '../rowCalls/runRowCalls';
import { shownFor } from '../shownFor';
import { changeOptions, whichArguments, whichFields } from './changeFields';
import { byFields, byHeadings, mappingModeField } from './mappingModeField';

/** The form of Update. */
export const updateAdGroupFields: INodeProperties[] = [
	...whichFields('update', byFields),
	{
		displayName:
			'Rows need an Ad group ID. Columns that change it: New name, New budget, Age, Gender, Country, End date.',
		name: 'updateNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: shownFor('adGroup', ['update'], byHeadings),
		},
	},
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'What to change. Empty fields stay as they are.',
		displayOptions: { show: shownFor('adGroup', ['update'], byFields) },
		options: [
			{
				displayName: 'Ad Group Name',
				name: 'adgroupName',
				type: 'string',
				default: '',
				description: 'The new name, up to 512 characters',
			},
			{
				displayName: 'Age Groups',
				name: 'ageGroups',
				type: 'multiOptions',
				options: formOptions(choices.ageGroups),
				allowArbitraryValues: true,
				default: [],
				description: 'The ages to target from now on. For all ages, enter All with an expression.',
			},
			{
				displayName: 'Budget',
				name: 'budget',
				type: 'string',
				default: '',
				placeholder: 'e.g. 50',
				description:
					"The new budget in the ad account's currency. Whether it is daily or lifetime stays as it is.",
			},
			{
				displayName: 'End Time',
				name: 'scheduleEndTime',
				type: 'dateTime',
				default: '',
				description:
					"When the ad group ends. A time without an offset is in the workflow's timezone, unless 'Schedule Timezone' in the options is UTC.",
			},
			{
				displayName: 'Gender',
				name: 'gender',
				type: 'options',
				options: formOptions(choices.genders),
				allowArbitraryValues: true,
				default: 'GENDER_UNLIMITED',
				description: 'The genders to target from now on',
			},
			{
				displayName: 'Locations',
				name: 'locations',
				type: 'multiOptions',
				options: formOptions(choices.countries),
				allowArbitraryValues: true,
				default: [],
				description:
					'The countries to target from now on, instead of the current ones. With an expression, enter names, codes such as US, or IDs.',
			},
		],
	},
	...changeOptions('update', ['budgetLimit', 'dateOrder', 'scheduleTimezone']),
];

/** For a creation "All" means to send nothing; a change has to say it. */
const withAll =
	(parse: Parser, all: unknown): Parser =>
	(value, context) =>
		meansAll(onlyEntry(value)) ? { value: all } : parse(value, context);

/** An ad group that exists has its countries, and an update without any leaves them. */
const withoutDefault =
	(parse: Parser): Parser =>
	(value, context) => {
		const parsed = parse(value, context);
		return 'problem' in parsed
			? { problem: parsed.problem.replace(defaultOfNewAdGroups, '') }
			: parsed;
	};

/** "-" and "n/a" change nothing. */
const orUnchanged =
	(parse: Parser): Parser =>
	(value, context) =>
		orEmptyWord((given) => parse(given, context))(value);

const collection = 'updateFields';

const changes: readonly CallField[] = [
	{
		argument: 'name',
		parameter: 'adgroupName',
		collection,
		parse: orUnchanged(parsers.adgroup_name),
		// A column Ad group holds the name that it has.
		heading: 'new_name',
	},
	{
		argument: 'budget',
		parameter: 'budget',
		collection,
		parse: orUnchanged(parseNewBudget),
		heading: 'new_budget',
	},
	{
		argument: 'age_groups',
		parameter: 'ageGroups',
		collection,
		parse: withAll(
			parsers.age_groups,
			choices.ageGroups.map(({ value }) => value),
		),
		heading: 'age_groups',
	},
	{
		argument: 'gender',
		parameter: 'gender',
		collection,
		parse: withAll(parsers.gender, 'GENDER_UNLIMITED'),
		heading: 'gender',
	},
	{
		argument: 'location_ids',
		parameter: 'locations',
		collection,
		parse: orUnchanged(withoutDefault(parsers.location_ids)),
		heading: 'location_ids',
	},
	{
		argument: 'schedule_end_time',
		parameter: 'scheduleEndTime',
		collection,
		parse: orUnchanged(parsers.schedule_end_time),
		heading: 'schedule_end_time',
	},
];

/** Changes what a row gives of an ad group, and nothing else. */
export async function updateAdGroup(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runRowCalls(this, {
		form: [mappingModeField, ...updateAdGroupFields],
		tool: tools.updateAdGroup,
		work: { did: 'updated' },
		fields: [...whichArguments, ...changes],
		needsOneOf: changes.map(({ argument }) => argument),
		check: changeProblems,
		mappable: true,
		output: (answer, { args }, key) => ({
			items: [changedItem(args.adgroup_id, { sent: sentChanges(args) }, answer, key)],
		}),
	});
}

function sentChanges(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		changes.flatMap(({ argument }) => (argument in args ? [[argument, args[argument]]] : [])),
	);
}

function changeProblems(
	args: Readonly<Record<string, unknown>>,
	{ budgetLimit }: RunOptions,
	labelOf: (argument: string) => string,
): Problem[] {
	const { name, ...others } = sentChanges(args);
	const given = someArguments.parse({
		...others,
		...(name !== undefined && { adgroup_name: name }),
	});
	const context = { now: Date.now(), ...(budgetLimit !== undefined && { budgetLimit }) };
	return findBrokenRules(given, context).map(({ argument, message }) => ({
		field: labelOf(argument === 'adgroup_name' ? 'name' : argument),
		message,
	}));
}
