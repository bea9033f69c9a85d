import type { INodeProperties } from 'n8n-workflow';
import * as choices from '../../contract/choices';
import { maxResults, tools } from '../../contract/tools';
import { onlyCountriesSearched } from '../../output/items';
import { parseChoice, type Choice } from '../../parse/choice';
import { formatValue } from '../../parse/formatValue';
import type { Problem } from '../../parse/problem';
import { orEmptyWord } from '../../parse/noRestriction';
import { parseText } from '../../parse/text';
import { isEmpty } from '../../parse/values';
import { parsers, type Parser } from '../../rows/parsers';
import { callOptionFields, callOptions } from '../callOptionFields';
import { formOptions } from '../formOptions';
import { accountField } from '../locators';
import { listing } from '../listing';
import type { Operation } from '../runRows';
import { shownFor } from '../shownFor';

const show = shownFor('targeting', ['search']);

/** The form of Search. */
export const searchTargetingFields: INodeProperties[] = [
	{ ...accountField, displayOptions: { show } },
	{
		displayName: 'Targeting Type',
		name: 'targetingType',
		type: 'options',
		options: formOptions(choices.targetingTypes),
		allowArbitraryValues: true,
		default: 'interest_categories',
		description: 'What to look for',
		displayOptions: { show },
	},
	{
		displayName: 'Keyword',
		name: 'keyword',
		type: 'string',
		default: '',
		placeholder: 'e.g. games',
		description:
			'What to search for. Required for interest keywords. Otherwise, leave empty to find everything.',
		displayOptions: { show },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: maxResults },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Narrow down the search',
		displayOptions: { show },
		options: [
			{
				displayName: 'Level',
				name: 'levelRange',
				type: 'options',
				options: formOptions(choices.placeLevels),
				allowArbitraryValues: true,
				default: 'TO_COUNTRY',
				description: 'How detailed to search for regions. By default, Adspirer finds countries.',
			},
			{
				displayName: 'Name Language',
				name: 'language',
				type: 'string',
				default: '',
				placeholder: 'e.g. de',
				description:
					'Language of the names in the results, as a code or a name. English by default.',
			},
			{
				displayName: 'Objective',
				name: 'objectiveType',
				type: 'options',
				options: formOptions(choices.objectives),
				allowArbitraryValues: true,
				default: 'TRAFFIC',
				description: 'Find only what can be targeted with this objective',
			},
		],
	},
	...callOptionFields('targeting', ['search'], callOptions),
];

const oneOf =
	(list: readonly Choice[]): Parser =>
	(value) =>
		parseChoice(value, list);

/** One language by its name or code. */
const parseNameLanguage: Parser = (value, context) => {
	const parsed = parsers.languages(value, context);
	if (!('value' in parsed) || !Array.isArray(parsed.value)) return parsed;
	const [language, ...others]: unknown[] = parsed.value;
	return others.length === 0
		? { ...parsed, value: language }
		: { problem: `is ${formatValue(value)}. Enter one language.` };
};

const parseLimit: Parser = (value) => {
	if (isEmpty(value)) return { nothing: true };
	const number = typeof value === 'boolean' ? NaN : Number(value);
	return Number.isInteger(number) && number >= 1 && number <= maxResults
		? { value: number }
		: { problem: `is ${formatValue(value)}. Enter a whole number from 1 to ${maxResults}.` };
};

/** Searches for interests, places and other things to target, one item for each that is found. */
export const searchTargeting: Operation = {
	form: searchTargetingFields,
	tool: tools.searchTargeting,
	fields: [
		{ argument: 'advertiser_id', parameter: 'advertiserId', parse: parsers.advertiser_id },
		{
			argument: 'targeting_type',
			parameter: 'targetingType',
			required: true,
			parse: oneOf(choices.targetingTypes),
		},
		{ argument: 'keyword', parameter: 'keyword', parse: orEmptyWord(parseText) },
		{ argument: 'limit', parameter: 'limit', parse: parseLimit },
		{
			argument: 'level_range',
			parameter: 'levelRange',
			collection: 'filters',
			parse: oneOf(choices.placeLevels),
		},
		{
			argument: 'language',
			parameter: 'language',
			collection: 'filters',
			parse: parseNameLanguage,
		},
		{
			argument: 'objective_type',
			parameter: 'objectiveType',
			collection: 'filters',
			parse: parsers.objective,
		},
	],
	check: keywordProblems,
	...listing('targeting', 'targeting option', ({ targeting_type: type, level_range: level }) =>
		type === 'regions' && level === undefined ? onlyCountriesSearched : undefined,
	),
};

function keywordProblems(
	{ targeting_type: type, keyword }: Readonly<Record<string, unknown>>,
	_options: unknown,
	labelOf: (argument: string) => string,
): Problem[] {
	if (type !== 'interest_keywords' || keyword !== undefined) return [];
	const message = 'is empty, but interest keywords can only be found by a word. Fill it in.';
	return [{ field: labelOf('keyword'), message }];
}
