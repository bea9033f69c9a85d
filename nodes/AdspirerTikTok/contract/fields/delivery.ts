import { z } from 'zod';
import { parseWordList } from '../../parse/cellText';
import { notOneOf, parseChoice } from '../../parse/choice';
import {
	describeFrequency,
	describeHours,
	parseDayparting,
	parseFrequency,
	parseFrequencyDays,
} from '../../parse/delivery';
import { orEmptyWord, orNoRestriction, orOwnWord } from '../../parse/keyword';
import { parseLocations } from '../../parse/locations';
import { parseAges, parseGender, parseLanguages, parseSystems } from '../../parse/targeting';
import { keysFor } from '../../words';
import { normalizeKey } from '../../words/normalizeKey';
import { ageGroups, allGoals, choicesOf, countryIndex } from '../choices';
import * as kinds from './field';
import {
	countOf,
	ifSet,
	named,
	namesOf,
	saidElsewhere,
	sayAges,
	sayGender,
	sayLocations,
	sayPlacementType,
} from './phrases';

/** Words for TikTok's event ON_WEB_ORDER, which is another one than the checkout's. */
const orders = keysFor('placed order');

const parseEvent = kinds.choiceParser(
	'optimization_event',
	(event) => orders.has(normalizeKey(event.slice(0, 100))) && { why: 'event of orders' },
);

const parsePlacement = kinds.choiceParser('placements');

export const placement = {
	placement_type: {
		...kinds.closedChoice('placement_type', '', 'Who chooses where the ads appear'),
		parse: orNoRestriction(kinds.choiceParser('placement_type')),
		says: sayPlacementType,
	},
	/** Its column is `placement`, which may hold the kind of placement too. */
	placements: {
		...kinds.multiChoice('placements'),
		schema: kinds.listOf(kinds.openValue),
		columns: ['placements', 'placement'],
		description: 'Where the ads appear. Used for rows with manual placement.',
		parse: orNoRestriction((value) => parseWordList(value, parsePlacement)),
		says: ifSet((value) => `on ${named('placements', value)}`),
	},
	pixel_id: kinds.pixel(
		'The TikTok pixel that tracks conversions. Find the ID in TikTok Ads Manager under Tools, Events. Only used with the objective Conversions.',
	),
	optimization_event: {
		...kinds.singleChoice('optimization_event'),
		description: 'The pixel event to optimize for. Required with a pixel.',
		parse: orEmptyWord(parseEvent),
	},
} satisfies Record<string, kinds.FieldEntry>;

const goals = choicesOf('optimization_goal');
const notAGoal = { why: 'not a goal', facts: notOneOf(goals).facts } as const;

export const delivery = {
	billing_event: {
		...kinds.singleChoice('billing_event', 'CPC', 'What TikTok charges for'),
		says: ifSet((event) => `charged by ${named('billing_event', event).split(' – ')[0]}`),
	},
	optimization_goal: {
		...kinds.singleChoice('optimization_goal', 'CLICK'),
		description: 'What TikTok optimizes for. Other goals can be set with an expression.',
		parse: orEmptyWord((value) => parseChoice(value, allGoals, notAGoal)),
		// In the heading of another column a word such as "Value" is no goal.
		isValue: (cell) => 'value' in parseChoice(cell, goals),
	},
	promotion_type: kinds.singleChoice('promotion_type', 'WEBSITE', 'What the ads promote'),
	frequency: {
		schema: kinds.amount.int(),
		type: 'number',
		placeholder: 'e.g. 3',
		description:
			'The most times a person sees the ads in the number of days below. Only used with the objective Reach.',
		parse: orOwnWord('noCap')(parseFrequency),
		says: ifSet(
			(times, row) => `at most ${describeFrequency(Number(times), Number(row.frequency_schedule))}`,
		),
	},
	frequency_schedule: {
		schema: kinds.amount.int(),
		type: 'number',
		label: 'Frequency Days',
		placeholder: 'e.g. 7',
		description: 'The number of days that the frequency covers, 1 to 7',
		parse: orEmptyWord(parseFrequencyDays),
		says: saidElsewhere,
	},
	dayparting: {
		schema: z.string().regex(/^[01]{336}$/),
		placeholder: 'e.g. Mon-Fri 6am-11pm',
		description:
			"The hours in which the ads are shown, in the ad account's time. Also TikTok's 336 digits, one for each half hour from Monday 00:00.",
		parse: orNoRestriction(parseDayparting),
		says: ifSet((hours) => `${describeHours(String(hours))} account time`),
	},
	pacing: kinds.singleChoice('pacing', '', 'How fast the budget is spent'),
	schedule_type: {
		...kinds.singleChoice('schedule_type'),
		description: 'What ends the ad group: you, or its end time',
	},
	app_id: kinds.oneId(
		"TikTok's ID of the app to promote. Find it in TikTok Ads Manager under Tools, Events. Usually needed with the objective App Promotion.",
		'e.g. 7123456789012345678',
	),
	interest_keyword_ids: {
		...kinds.idList(),
		says: countOf('interest keyword'),
		placeholder: 'e.g. 1790000000000000001',
		description:
			"TikTok's IDs of interest keywords, comma-separated. Find them with this node's 'Targeting' resource.",
	},
} satisfies Record<string, kinds.FieldEntry>;

export const adSettings = {
	comment_disabled: kinds.switchedOff(
		'comments',
		'Disable Comments',
		'Whether to turn off comments on the ads',
	),
	video_download_disabled: kinds.switchedOff(
		'video download',
		'Disable Video Download',
		"Whether to keep people from downloading the ads' videos",
	),
} satisfies Record<string, kinds.FieldEntry>;

export const locations = {
	location_ids: {
		...kinds.multiChoice('location_ids'),
		schema: kinds.listOf(kinds.id),
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
		parse: (value, context) => parseLocations(value, countryIndex(), context),
		says: sayLocations,
		update: {
			description:
				'The countries to target from now on. With an expression, enter names, codes such as US, or IDs.',
		},
	},
} satisfies Record<string, kinds.FieldEntry>;

const languages = choicesOf('languages');

export const targeting = {
	age_groups: {
		...kinds.multiChoice('age_groups'),
		columns: ['age_groups', 'age_from', 'age_to'],
		description: 'Ages to target, such as 18-34 or 25+. Leave empty for all.',
		parse: (value, { agesBetweenGroups }) => parseAges(value, ageGroups, agesBetweenGroups),
		says: sayAges,
		update: {
			description: 'The ages to target from now on. For all ages, enter All with an expression.',
			all: ageGroups.map(({ value }) => value),
		},
	},
	gender: {
		...kinds.closedChoice('gender', 'GENDER_UNLIMITED', 'Gender to target'),
		parse: parseGender,
		says: sayGender,
		update: { description: 'The genders to target from now on', all: 'GENDER_UNLIMITED' },
	},
	languages: {
		...kinds.multiChoice('languages'),
		schema: kinds.listOf(z.string().regex(/^[a-z]{2,3}([-_][a-z]{2,4})?$/i)),
		description:
			'Languages of the people to target. Leave empty for all. Other languages can be set with an expression.',
		parse: (value) => parseLanguages(value, languages),
		says: namesOf('languages'),
	},
	operating_systems: {
		...kinds.multiChoice('operating_systems'),
		description: 'The system to target. Leave empty for all, or choose both.',
		parse: parseSystems,
		says: namesOf('operating_systems'),
		// "iOS 15+" names a system too, and is refused for its version.
		isValue: (cell) => !('problem' in parseSystems(cell.replace(/(?: ab)? ?\d.*/s, ''))),
	},
	interest_category_ids: {
		...kinds.namedIds('interest'),
		says: countOf('interest'),
		label: 'Interests',
		description:
			'The interests to target. Each search in the list, and each name, may use one call of your quota. For several, choose By ID or By Name, comma-separated.',
	},
	audience_ids: {
		...kinds.namedIds('audience', (parse) => orOwnWord('noAudience')(orNoRestriction(parse))),
		says: countOf('audience'),
		label: 'Custom Audiences',
		description:
			'The custom audiences to target. Opening the list, and looking up names, may use one call of your quota. For several, choose By ID or By Name, comma-separated.',
	},
	excluded_audience_ids: {
		// Nobody excludes "All".
		...kinds.namedIds('audience', orEmptyWord),
		says: countOf('excluded audience'),
		label: 'Excluded Audiences',
		description:
			'The custom audiences to exclude; none can be both included and excluded. For several, choose By ID or By Name, comma-separated.',
	},
} satisfies Record<string, kinds.FieldEntry>;
