import type { Values } from '../../contract/creation';
import { accountField, searchFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { listForms } from '../../response/lists';
import { collection, listing, type Operation } from '../operation';

/** Searches for interests, places and other things to target, one item for each that is found. */
export const searchTargeting: Operation = {
	resource: 'targeting',
	choice: {
		name: 'Search',
		value: 'search',
		description: 'Find the IDs of interests, regions, languages and more',
		action: 'Search targeting options',
	},
	fields: [accountField, ...searchFields],
	collections: [collection('Filters', 'Add Filter', 'Narrow down the search')],
	check: ({ targeting_type: type, keyword }, _options, labelOf) => {
		const message = 'is empty, but interest keywords can only be found by a word. Fill it in.';
		const isMissing = type === 'interest_keywords' && keyword === undefined;
		return isMissing ? [{ field: labelOf('keyword'), message }] : [];
	},
	...listing(
		{ tool: tools.searchTargeting, form: listForms.targeting },
		'targeting option',
		whyNone,
	),
};

function whyNone({ targeting_type: type, level_range: level }: Values): string | undefined {
	if (type !== 'regions' || level !== undefined) return undefined;
	return "Adspirer searched for countries only. To find regions or cities, add the filter 'Level'.";
}
