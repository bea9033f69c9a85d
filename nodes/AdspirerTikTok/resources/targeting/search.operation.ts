import { accountField, searchFields, type FieldOf } from '../../contract/fields';
import { maxResults, tools } from '../../contract/tools';
import { onlyCountriesSearched } from '../../output/items';
import type { Problem } from '../../parse/cell';
import { collectionProperty, fieldProperty, shownFor } from '../fieldProperty';
import { listing, type Operation } from '../operation';
import { optionsOf } from '../optionFields';

const show = shownFor('targeting', ['search']);

const property = (field: FieldOf) => fieldProperty(field, { show });

const properties = [
	property(accountField),
	...searchFields
		.filter(({ collection }) => collection === undefined)
		.map((field) => ({
			...property(field),
			...(field.argument === 'limit' && { typeOptions: { minValue: 1, maxValue: maxResults } }),
		})),
	collectionProperty(
		searchFields,
		{
			displayName: 'Filters',
			name: 'filters',
			placeholder: 'Add Filter',
			description: 'Narrow down the search',
		},
		show,
	),
	...optionsOf('targeting', 'search'),
];

/** Searches for interests, places and other things to target, one item for each that is found. */
export const searchTargeting: Operation = {
	resource: 'targeting',
	choice: {
		name: 'Search',
		value: 'search',
		description: 'Find the IDs of interests, regions, languages and more',
		action: 'Search targeting options',
	},
	properties,
	tool: tools.searchTargeting,
	fields: [accountField, ...searchFields],
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
