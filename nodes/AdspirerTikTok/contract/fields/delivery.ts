import { z } from 'zod';
import { formatList, formatValue, onlyEntry, type Parsed } from '../../parse/cell';
import { parseWordList } from '../../parse/cellText';
import { parseChoice, whatToEnter } from '../../parse/choice';
import { parseDayparting, parseFrequency, parseFrequencyDays } from '../../parse/delivery';
import { meansAll, orEmptyWord, orNoRestriction } from '../../parse/keyword';
import { parseLocations } from '../../parse/locations';
import { parseAges, parseGender, parseLanguages, parseSystems } from '../../parse/targeting';
import { parseId, parseTikTokId } from '../../parse/text';
import { wordsFor } from '../../words';
import { normalizeKey } from '../../words/normalizeKey';
import * as choices from '../choices';
import * as kinds from './field';
import type { FieldEntry, ParseContext, Parser } from './field';

/** TikTok shows a pixel by its ID, and by a code of letters and digits. */
export function parsePixelId(value: unknown): Parsed<string> {
	const parsed = parseId(value);
	if (!('value' in parsed) || /^(?=.*\d)[A-Za-z0-9]+$/.test(parsed.value)) return parsed;
	const problem = `is ${formatValue(parsed.value)}, which isn't a pixel ID. Enter the ID, such as 7090000000000000001, or the pixel's code.`;
	return { problem };
}

/** Words for TikTok's event ON_WEB_ORDER, which is another one than the checkout's. */
const orders = new Set(wordsFor('placed order').map(normalizeKey));

function parseEvent(value: unknown): Parsed<string> {
	const event = onlyEntry(value);
	const isOrder = typeof event === 'string' && orders.has(normalizeKey(event.slice(0, 100)));
	if (!isOrder) return parseChoice(event, choices.optimizationEvents);
	const problem = `is ${formatValue(event)}, which Adspirer doesn't list. Initiate Checkout is another event in TikTok: enter Initiate Order for that one, or Complete Payment for purchases.`;
	return { problem };
}

export const placement = {
	placement_type: {
		...kinds.closedChoice(choices.placementTypes),
		description: 'Who chooses where the ads appear',
		parse: orNoRestriction(kinds.choiceParser(choices.placementTypes)),
	},
	/** Its column is `placement`, which may hold the kind of placement too. */
	placements: {
		...kinds.multiChoice(choices.placements),
		schema: kinds.listOf(kinds.openValue),
		columns: ['placements', 'placement'],
		description: 'Where the ads appear. Used for rows with manual placement.',
		parse: orNoRestriction((value) =>
			parseWordList(value, (entry) => parseChoice(entry, choices.placements)),
		),
	},
	pixel_id: {
		schema: kinds.pixelId,
		placeholder: 'e.g. 7090000000000000001',
		description:
			'The TikTok pixel that tracks conversions. Find the ID in TikTok Ads Manager under Tools, Events. Only used with the objective Conversions.',
		parse: orEmptyWord(parsePixelId),
	},
	optimization_event: {
		...kinds.singleChoice(choices.optimizationEvents),
		description: 'The pixel event to optimize for. Required with a pixel.',
		parse: orEmptyWord(parseEvent),
	},
} satisfies Record<string, FieldEntry>;

/** Reads a sheet's one Placement column: "Automatic", or "TikTok, Pangle", which means "Manual". */
export function parsePlacementCell(
	value: unknown,
): Parsed<{ readonly placement_type: string; readonly placements?: readonly string[] }> {
	const type = parseChoice(value, choices.placementTypes);
	if ('value' in type) return { ...type, value: { placement_type: type.value } };
	const named = 'nothing' in type ? type : placement.placements.parse(value);
	if (!('value' in named)) return named;
	const names = named.value.map((one) => choices.nameOf(choices.placements, one));
	return {
		value: { placement_type: 'PLACEMENT_TYPE_NORMAL', placements: named.value },
		readAs: `manual placement on ${formatList(names)}`,
	};
}

const aGoal = `one of TikTok's optimization goals. ${whatToEnter(choices.optimizationGoals)} A newer goal of TikTok's API can be set in 'Additional Arguments'.`;

export const delivery = {
	billing_event: {
		...kinds.singleChoice(choices.billingEvents, 'CPC'),
		description: 'What TikTok charges for',
	},
	optimization_goal: {
		...kinds.singleChoice(choices.optimizationGoals, 'CLICK'),
		description: 'What TikTok optimizes for. Other goals can be set with an expression.',
		parse: orEmptyWord((value) => parseChoice(value, choices.allGoals, aGoal)),
		// In the heading of another column a word such as "Value" is no goal.
		isValue: (cell) => 'value' in parseChoice(cell, choices.optimizationGoals),
	},
	promotion_type: {
		...kinds.singleChoice(choices.promotionTypes, 'WEBSITE'),
		description: 'What the ads promote',
	},
	frequency: {
		schema: kinds.amount.int(),
		type: 'number',
		description:
			'The most times a person sees the ads in the number of days below. Only used with the objective Reach.',
		parse: orEmptyWord(parseFrequency),
	},
	frequency_schedule: {
		schema: kinds.amount.int(),
		type: 'number',
		label: 'Frequency Days',
		description: 'The days that the frequency is for, 1 to 7',
		parse: orEmptyWord(parseFrequencyDays),
	},
	dayparting: {
		schema: z.string().regex(/^[01]{336}$/),
		placeholder: 'e.g. Mon-Fri 6am-11pm',
		description:
			"The hours in which the ads are shown, in the ad account's time. Also TikTok's 336 digits, one for each half hour from Monday 00:00.",
		parse: orNoRestriction(parseDayparting),
	},
	pacing: {
		...kinds.singleChoice(choices.pacings),
		description: 'How fast the budget is spent',
	},
	schedule_type: {
		...kinds.singleChoice(choices.scheduleTypes),
		description: 'What ends the ad group: you, or its end time',
	},
	app_id: {
		schema: kinds.id,
		placeholder: 'e.g. 7123456789012345678',
		description:
			"TikTok's ID of the app to promote. Find it in TikTok Ads Manager under Tools, Events. Usually needed with the objective App Promotion.",
		parse: orEmptyWord(parseTikTokId),
	},
	interest_keyword_ids: {
		...kinds.idList,
		placeholder: 'e.g. 1790000000000000001',
		description:
			"TikTok's IDs of keywords of people's interests, comma-separated. Find them with this node's 'Targeting' resource.",
	},
} satisfies Record<string, FieldEntry>;

export const adSettings = {
	comment_disabled: {
		...kinds.booleanField,
		label: 'Disable Comments',
		description: 'Whether to turn off comments on the ads',
	},
	video_download_disabled: {
		...kinds.booleanField,
		label: 'Disable Video Download',
		description: "Whether to keep people from downloading the ads' videos",
	},
} satisfies Record<string, FieldEntry>;

/** For a creation "All" means to send nothing; a change has to say it. */
const withAll =
	(parse: Parser, all: unknown): Parser =>
	(value, context) =>
		meansAll(onlyEntry(value)) ? { value: all } : parse(value, context);

export const locations = {
	location_ids: {
		...kinds.multiChoice(choices.countries),
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
		parse: (value, context) => parseLocations(value, choices.countryIndex(), context),
		update: {
			description:
				'The countries to target from now on. With an expression, enter names, codes such as US, or IDs.',
		},
	},
} satisfies Record<string, FieldEntry>;

const parseAgeGroups = (value: unknown, context: ParseContext) =>
	parseAges(value, choices.ageGroups, context.agesBetweenGroups);

export const targeting = {
	age_groups: {
		...kinds.multiChoice(choices.ageGroups),
		columns: ['age_groups', 'age_from', 'age_to'],
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
		...kinds.closedChoice(choices.genders, 'GENDER_UNLIMITED'),
		description: 'Gender to target',
		parse: parseGender,
		update: {
			description: 'The genders to target from now on',
			parse: withAll(parseGender, 'GENDER_UNLIMITED'),
		},
	},
	languages: {
		...kinds.multiChoice(choices.languages),
		schema: kinds.listOf(z.string().regex(/^[a-z]{2,3}([-_][a-z]{2,4})?$/i)),
		description:
			'Languages of the people to target. Leave empty for all. Other languages can be set with an expression.',
		parse: (value) => parseLanguages(value, choices.languages),
	},
	operating_systems: {
		...kinds.multiChoice(choices.operatingSystems),
		description: 'Systems to target. Leave empty for all. TikTok usually accepts only one.',
		parse: parseSystems,
		// "iOS 15+" names a system too, and is refused for its version.
		isValue: (cell) => !('problem' in parseSystems(cell.replace(/(?: ab)? ?\d.*/s, ''))),
	},
	interest_category_ids: {
		...kinds.namedIds('interest'),
		label: 'Interests',
		description:
			'The interests to target. Each search in the list, and each name, may use one call of your quota. For several, choose By ID or By Name, comma-separated.',
	},
	audience_ids: {
		...kinds.namedIds('audience'),
		label: 'Custom Audiences',
		description:
			'The custom audiences to target. Opening the list, and looking up names, may use one call of your quota. For several, choose By ID or By Name, comma-separated.',
	},
	excluded_audience_ids: {
		...kinds.namedIds('audience'),
		label: 'Excluded Audiences',
		description:
			'The custom audiences to exclude; none can be both included and excluded. For several, choose By ID or By Name, comma-separated.',
		// Nobody excludes "All".
		parse: orEmptyWord(kinds.parseIds),
	},
} satisfies Record<string, FieldEntry>;
