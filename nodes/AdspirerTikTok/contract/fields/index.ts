import { parseWholeNumber } from '../../parse/cellText';
import { orEmptyWord } from '../../parse/keyword';
import { parseText } from '../../parse/text';
import { maxResults } from '../tools';
import { adSettings, app, conversion, delivery, goal } from './delivery';
import { identity, identityColumns } from './identity';
import { bidding, biddingColumns, budget, budgetColumns } from './money';
import { hours, scheduleFields } from './schedule';
import { keywords, people, peopleColumns, placement, placementColumns, places } from './targeting';
import * as kinds from './field';

export type { ParseContext } from '../cells';
export type { Field, FieldOf } from './field';
export { accountField, whichFields, campaignFilter } from './identity';

const { pacing, ...ofDelivery } = delivery;
const { dayparting, schedule_type } = hours;

/** The arguments of the creation, in the form's order. */
export const fields = {
	...identity,
	...places,
	...goal,
	...budget,
	...scheduleFields,
	...placement,
	...conversion,
	...people,
	...ofDelivery,
	dayparting,
	pacing,
	schedule_type,
	...app,
	...keywords,
	...adSettings,
	...bidding,
} satisfies kinds.Entries;

/** @internal */
export type ArgumentName = keyof typeof fields;

/** Every column that Map Automatically knows. */
export const columns = {
	...fields,
	...identityColumns,
	...budgetColumns,
	...placementColumns,
	...peopleColumns,
	...biddingColumns,
};

/** The fields of Create, in the order in which they are read and shown. */
export const creationFields: readonly kinds.FieldOf[] = kinds.fieldsOf(fields);

/** The fields that Update can change. */
export const updateFields: readonly kinds.FieldOf[] = creationFields.flatMap(kinds.updateFieldOf);

/** The fields of a search for targeting options. */
export const searchFields: readonly kinds.FieldOf[] = kinds.fieldsOf({
	advertiser_id: identity.advertiser_id,
	targeting_type: {
		...kinds.singleChoice('targeting_type', 'interest_categories'),
		required: true,
		description: 'What to look for',
	},
	keyword: {
		placeholder: 'e.g. games',
		description:
			'What to search for. Required for interest keywords. Otherwise, leave empty to find everything.',
		parse: orEmptyWord(parseText),
	},
	limit: {
		type: 'number',
		default: 50,
		description: 'Max number of results to return',
		parse: (value) => parseWholeNumber(value, 1, maxResults),
	},
	level_range: {
		...kinds.singleChoice('level_range'),
		collection: 'filters',
		label: 'Level',
		description:
			'How detailed the regions are that Adspirer searches for. By default, it finds countries.',
	},
	language: {
		collection: 'filters',
		label: 'Name Language',
		placeholder: 'e.g. de',
		description: 'Language of the names in the results, as a code or a name. English by default.',
		parse: orEmptyWord(kinds.choiceParser('languages')),
	},
	objective_type: {
		...kinds.singleChoice('objective'),
		collection: 'filters',
		label: 'Objective',
		description: 'Find only what can be targeted with this objective',
	},
});
