import { adFilters } from '../contract/adFields';
import { adGroup } from '../contract/adGroup';
import type { Creation, Values } from '../contract/creation';
import { accountField, campaignFilter, searchFields, whichFields } from '../contract/fields';
import { tools } from '../contract/tools';
import { entryItem, listOutput, textOutput } from '../output/items';
import { listForms, readList, readListToShow } from '../response/lists';
import { lists } from '../run/listTools';
import type { Operation } from './form';

/** The part of an operation that lists things; `whyNone` may know why there are none. */
const listing = (
	{ tool, form, fixed }: Pick<Creation['list'], 'tool' | 'form'> & { readonly fixed?: Values },
	noun: string,
	whyNone?: (values: Values) => string | undefined,
): Pick<Operation, 'tool' | 'fixed' | 'action' | 'output'> => ({
	tool,
	fixed,
	action: { verb: 'found', noun },
	output: ({ answer }, { values }) =>
		listOutput(answer, readListToShow(answer.raw, form), noun, whyNone?.(values)),
});

/** Lists what an account has, one item each. */
function getMany(
	resource: Exclude<Operation['resource'], 'targeting'>,
	fields: Operation['fields'],
	description: string,
): Operation {
	const noun = resource === 'adGroup' ? 'ad group' : resource;
	const choice = { name: 'Get Many', value: 'getAll', description, action: `Get many ${noun}s` };
	return { resource, choice, fields, limited: true, ...listing(lists[noun], noun) };
}

function whyNoPlace({ targeting_type: type, level_range: level }: Values): string | undefined {
	if (type !== 'regions' || level !== undefined) return undefined;
	return "Adspirer searched for countries only. To find regions or cities, add the filter 'Level'.";
}

/** What is only looked at. */
export const readings: readonly Operation[] = [
	{
		resource: 'adGroup',
		choice: {
			name: 'Get',
			value: 'get',
			description: 'Get the details of an ad group',
			action: 'Get ad group',
		},
		fields: whichFields,
		options: ['includeInputFields'],
		tool: tools.getAdGroup,
		action: { verb: 'found', noun: adGroup.noun },
		output: ({ answer }, { values }) => {
			const list = readList(answer.raw, adGroup.list.form);
			const entry = list?.entries.find(({ id }) => id === values.adgroup_id);
			return entry ? { items: [entryItem(entry)] } : textOutput(answer, 'reliably');
		},
	},
	{
		resource: 'targeting',
		choice: {
			name: 'Search',
			value: 'search',
			description: 'Find the IDs of interests, regions, languages and more',
			action: 'Search targeting options',
		},
		fields: [accountField, ...searchFields],
		check: ({ targeting_type: type, keyword }, _options, labelOf) => {
			const message = 'is empty, but interest keywords can only be found by a word. Fill it in.';
			const isMissing = type === 'interest_keywords' && keyword === undefined;
			return isMissing ? [{ field: labelOf('keyword'), message }] : [];
		},
		...listing(
			{ tool: tools.searchTargeting, form: listForms.targeting },
			'targeting option',
			whyNoPlace,
		),
	},
	getMany('account', [], 'List the TikTok ad accounts connected to Adspirer, without using quota'),
	getMany('ad', adFilters, 'List the ads of an ad group, a campaign or an account'),
	getMany(
		'adGroup',
		[accountField, campaignFilter],
		'List the ad groups of a campaign or an account',
	),
	getMany('campaign', [accountField], 'List the campaigns of an account'),
];
