import { parseChoice } from '../../parse/choice';
import { orEmptyWord } from '../../parse/knownWord';
import { parseText } from '../../parse/text';
import { formatValue, isEmpty } from '../../parse/cell';
import * as choices from '../choices';
import { maxResults } from '../tools';
import { fieldsOf, type FieldEntry, type FieldOf, type Parser } from './field';
import { fields } from './index';

/** One language by its name or code. */
const parseNameLanguage: Parser = (value) => {
	const parsed = fields.languages.parse(value);
	if (!('value' in parsed)) return parsed;
	const [language, ...others] = parsed.value;
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

/** What a search for targeting options takes beside the account. */
export const searchFields: readonly FieldOf[] = fieldsOf<FieldEntry>({
	targeting_type: {
		required: true,
		label: 'Targeting Type',
		type: 'options',
		choices: choices.targetingTypes,
		default: 'interest_categories',
		description: 'What to look for',
		parse: (value) => parseChoice(value, choices.targetingTypes),
	},
	keyword: {
		label: 'Keyword',
		type: 'string',
		placeholder: 'e.g. games',
		description:
			'What to search for. Required for interest keywords. Otherwise, leave empty to find everything.',
		parse: orEmptyWord(parseText),
	},
	limit: {
		label: 'Limit',
		type: 'number',
		default: 50,
		description: 'Max number of results to return',
		parse: parseLimit,
	},
	level_range: {
		collection: 'filters',
		label: 'Level',
		type: 'options',
		choices: choices.placeLevels,
		default: 'TO_COUNTRY',
		description: 'How detailed to search for regions. By default, Adspirer finds countries.',
		parse: (value) => parseChoice(value, choices.placeLevels),
	},
	language: {
		collection: 'filters',
		label: 'Name Language',
		type: 'string',
		placeholder: 'e.g. de',
		description: 'Language of the names in the results, as a code or a name. English by default.',
		parse: parseNameLanguage,
	},
	objective_type: {
		collection: 'filters',
		label: 'Objective',
		type: 'options',
		choices: choices.objectives,
		default: 'TRAFFIC',
		description: 'Find only what can be targeted with this objective',
		parse: fields.objective.parse,
	},
});
