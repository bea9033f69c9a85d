import { parseWordList } from '../../parse/cellText';
import { orEmptyWord, orNoRestriction, orOwnWord } from '../../parse/keyword';
import { parseLocations } from '../../parse/locations';
import { systemsIn } from '../../parse/people';
import type { Fault } from '../../problems/problem';
import { ageGroups, choicesOf, countryIndex, nameOf } from '../choices';
import { type RuleContext, requiredIf, whyRequired } from '../rules';
import type { Values } from '../tools';
import * as parse from '../../parse/people';
import * as kinds from './field';

const everybody = 'GENDER_UNLIMITED';

const languageChoices = choicesOf('languages');
const isCountry = (text: string) => countryIndex()(text).length > 0;

const peopleFields = {
	decides: true,
	collection: 'targeting',
} as const;

const demographics = kinds.alike(
	{
		...peopleFields,
		topic: 'people',
	},
	{
		age_groups: {
			...kinds.multiChoice('age_groups'),
			description: 'Ages to target, such as 18-34 or 25+. Leave empty for all.',
			parse: (value, { agesBetweenGroups }) => parse.parseAges(value, ageGroups, agesBetweenGroups),
			update: {
				description: 'The ages to target from now on. For all ages, enter All with an expression.',
				all: ageGroups.map(({ value }) => value),
			},
		},
		gender: {
			...kinds.singleChoice('gender', '', 'Gender to target'),
			parse: parse.parseGender,
			update: { description: 'The genders to target from now on', all: everybody },
		},
		languages: {
			...kinds.multiChoice('languages'),
			description:
				'Languages of the people to target. Leave empty for all. Other languages can be set with an expression.',
			parse: (value) => parse.parseLanguages(value, languageChoices, isCountry),
		},
		operating_systems: {
			...kinds.multiChoice('operating_systems'),
			description: 'The system to target. Leave empty for all, or choose both.',
			parse: parse.parseSystems,
			// An app runs on one system, so an ad group that promotes it targets one (Adspirer's guidance).
			refuses: (values, context) => {
				const isForApp = values.objective === 'APP_PROMOTION';
				if (!isForApp || systemsOf(values, context).length < 2) return undefined;
				return { why: 'two systems for an app' };
			},
		},
	},
);

const audiences = kinds.alike(
	{
		...peopleFields,
		topic: 'audiences',
	},
	{
		interest_category_ids: {
			...kinds.namedIds('interest'),
			label: 'Interests',
			description:
				'The interests to target. Each search in the list, and each name, may use one call of your quota. For several, choose By ID or By Name, comma-separated.',
		},
		audience_ids: {
			...kinds.namedIds('audience'),
			parse: orOwnWord('noAudience')(kinds.idList.parse),
			label: 'Custom Audiences',
			description:
				'The custom audiences to target. Opening the list, and looking up names, may use one call of your quota. For several, choose By ID or By Name, comma-separated.',
		},
		excluded_audience_ids: {
			...kinds.namedIds('audience'),
			// Nobody excludes "All".
			parse: orEmptyWord(kinds.parseIds),
			label: 'Excluded Audiences',
			description:
				'The custom audiences to exclude; none can be both included and excluded. For several, choose By ID or By Name, comma-separated.',
			// TikTok refuses an audience that is both included and excluded.
			refuses: ({ audience_ids, excluded_audience_ids = [] }, context) => {
				const included = new Set(audience_ids);
				const both = excluded_audience_ids.filter((audience) => included.has(audience));
				if (both.length === 0) return undefined;
				const facts = { audiences: both, field: context.labelOf('audience_ids') };
				return { why: 'included and excluded', facts };
			},
		},
	},
);

export const people = { ...demographics, ...audiences };

export const keywords = {
	interest_keyword_ids: {
		...kinds.idList,
		topic: 'audiences',
		collection: 'targeting',
		placeholder: 'e.g. 1790000000000000001',
		description:
			"TikTok's IDs of interest keywords, comma-separated. Find them with this node's 'Targeting' resource.",
	},
} satisfies kinds.Entries;

/** The ends of a range of ages. */
export const peopleColumns = kinds.alike(
	{ topic: 'people', isFigure: true },
	{
		age_from: { label: 'Minimum Age' },
		age_to: { label: 'Maximum Age' },
	},
);

/** The system that the promoted app runs on. */
export const systemOfPromotion = (type = '') => /^APP_(ANDROID|IOS)$/.exec(type)?.[1];

/** The systems that a row names: two in its cell are sent as none. */
export function systemsOf({ operating_systems: sent }: Values, { written }: RuleContext) {
	const named = systemsIn(sent ?? written?.('operating_systems'));
	if ('value' in named) return named.value;
	return [];
}

export const namesOfSystems = (systems: readonly string[]) =>
	systems.map((system) => nameOf('operating_systems', system));

export const places = {
	location_ids: {
		...kinds.multiChoice('location_ids'),
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
		topic: 'places',
		isId: true,
		description:
			"Countries to target. With an expression, enter names, codes such as US, or IDs, comma-separated. TikTok doesn't serve every country listed. Enter regions and cities in 'Location IDs' under 'Targeting'.",
		parse: (value, context) => parseLocations(value, countryIndex(), context),
		neverBlank: true,
		decides: true,
		update: {
			description:
				'The countries to target from now on. With an expression, enter names, codes such as US, or IDs.',
		},
		// Whoever maps fields one by one sees in the form that there is no country; a sheet hides it.
		refuses: ({ location_ids: locations }, context, argument) => {
			if (locations !== undefined || !context.headingOf) return undefined;
			const because: Fault = { why: 'elsewhere than meant' };
			return whyRequired(context, argument, because, 'United States can be said');
		},
		doubts: ({ location_ids: locations }, context, argument) => {
			if (locations !== undefined || context.headingOf) return undefined;
			return context.whyEmpty?.(argument, { why: 'so it is the United States' });
		},
	},
} satisfies kinds.Entries;

export const manualPlacement = 'PLACEMENT_TYPE_NORMAL';

export const parsePlacementType = kinds.choiceParser('placement_type');
const parsePlacement = kinds.choiceParser('placements');
export const parsePlacements = orNoRestriction((value) => parseWordList(value, parsePlacement));

export const placement = kinds.alike(
	{
		topic: 'places',
		decides: true,
	},
	{
		placement_type: {
			...kinds.singleChoice('placement_type', '', 'Who chooses where the ads appear'),
			parse: orNoRestriction(parsePlacementType),
		},
		placements: {
			...kinds.multiChoice('placements'),
			description: 'Where the ads appear. Used for rows with manual placement.',
			parse: parsePlacements,
			onlyWith: {
				dependsOn: 'placement_type',
				values: [manualPlacement],
				only: 'placements for manual only',
				isRefused: () => true,
			},
			// Manual placement means naming at least one (Adspirer's reference).
			refuses: requiredIf(
				({ placement_type: type }) => type === manualPlacement,
				'manual needs placements',
				'or automatic placement',
			),
		},
	},
);

/** The placements, or who chooses them. */
export const placementColumns = {
	placement: { label: 'Placement', topic: 'places' },
} satisfies kinds.Columns;
