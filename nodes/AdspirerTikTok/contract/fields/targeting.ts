import { parseAges } from '../../parse/ages';
import { onlyEntry } from '../../parse/cell';
import { parseOperatingSystems } from '../../parse/choice';
import { parseGender, parseLanguages } from '../../parse/genderAndLanguage';
import { meansAll, orEmptyWord } from '../../parse/keyword';
import { defaultOfNewAdGroups, parseLocations } from '../../parse/locations';
import { parseText } from '../../parse/text';
import * as choices from '../choices';
import { id, languageCode, oneOf } from '../schemas';
import { namedIds, orUnchanged, parseIds, multiChoice, whereGoes } from './field';
import type { Column, CreationField, Parser } from './field';

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

const parseLocationsOfRow: Parser = (value, context) =>
	parseLocations(value, choices.countryIndex(), context);

/** Where the people are who see the ads. */
export const locations = {
	location_ids: {
		...multiChoice(choices.countries, id, '6252001'),
		parameter: 'locations',
		addition: {
			parameter: 'locationIds',
			collection: 'targeting',
			label: 'Location IDs',
			type: 'string',
			placeholder: 'e.g. 6252001, 2635167',
			description:
				"TikTok's IDs of regions, cities or countries, comma-separated, in addition to 'Locations'. Find them with this node's 'Targeting' resource.",
		},
		label: 'Locations',
		description:
			"Countries to target. With an expression, enter names, codes such as US, or IDs, comma-separated. TikTok doesn't serve every country listed. Enter regions and cities in 'Location IDs' under 'Targeting'.",
		parse: parseLocationsOfRow,
		update: {
			description:
				'The countries to target from now on, instead of the current ones. With an expression, enter names, codes such as US, or IDs.',
			parse: orUnchanged(withoutDefault(parseLocationsOfRow)),
		},
	},
} satisfies Record<string, CreationField>;

const parseAgeGroups: Parser = (value, context) =>
	parseAges(value, choices.ageGroups, whereGoes('gender', 'Gender', 'Gender', context));

const parseGenderOfRow: Parser = (value, context) =>
	parseGender(value, context, whereGoes('age_groups', 'Age Groups', 'Age', context));

/** Who sees the ads. */
export const targeting = {
	age_groups: {
		...multiChoice(choices.ageGroups, oneOf(choices.ageGroups), 'AGE_18_24'),
		moreColumns: ['age_from', 'age_to'],
		description: 'Ages to target, such as 18-34 or 25+. Leave empty for all.',
		parse: parseAgeGroups,
		update: {
			description: 'The ages to target from now on. For all ages, enter All with an expression.',
			parse: withAll(
				parseAgeGroups,
				choices.ageGroups.map(({ value }) => value),
			),
		},
	},
	gender: {
		schema: oneOf(choices.genders),
		type: 'options',
		choices: choices.genders,
		default: 'GENDER_UNLIMITED',
		description: 'Gender to target',
		parse: parseGenderOfRow,
		update: {
			description: 'The genders to target from now on',
			parse: withAll(parseGenderOfRow, 'GENDER_UNLIMITED'),
		},
	},
	languages: {
		...multiChoice(choices.languages, languageCode, 'en'),
		description:
			'Languages of the people to target. Leave empty for all. Other languages can be set with an expression.',
		parse: (value) => parseLanguages(value, choices.languages),
	},
	operating_systems: {
		...multiChoice(choices.operatingSystems, oneOf(choices.operatingSystems), 'IOS'),
		description: 'Systems to target. Leave empty for all. TikTok usually accepts only one.',
		parse: parseOperatingSystems,
		// "iOS 15+" names a system too, and is refused for its version.
		isValue: (cell) => !('problem' in parseOperatingSystems(cell.replace(/(?: ab)? ?\d.*/s, ''))),
	},
	interest_category_ids: {
		...namedIds('interest', '15'),
		description:
			'The interests to target. Each search in the list, and each name, may use one call of your quota. For several, choose By ID or By Name, comma-separated.',
	},
	audience_ids: {
		...namedIds('audience', '170000001'),
		description:
			'The custom audiences to target. Opening the list, and looking up names, may use one call of your quota. For several, choose By ID or By Name, comma-separated.',
	},
	excluded_audience_ids: {
		...namedIds('audience', '170000001'),
		description:
			'The custom audiences to exclude; none can be both included and excluded. For several, choose By ID or By Name, comma-separated.',
		// Nobody excludes "All".
		parse: orEmptyWord(parseIds),
	},
} satisfies Record<string, CreationField>;

/** The youngest and the oldest age, each in a column of its own. */
export const ageColumns = {
	age_from: {
		parse: parseText,
	},
	age_to: {
		parse: parseText,
	},
} satisfies Record<string, Column>;
