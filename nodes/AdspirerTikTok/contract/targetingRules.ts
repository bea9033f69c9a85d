import { formatList, isEmpty } from '../parse/cell';
import type { SomeArguments } from './adGroupArguments';
import * as choices from './choices';
import { countryLines } from './countries';
import { hasNoColumn, quotedField, type CheckContext, type Rule } from './finding';

const { nameOf } = choices;

/**
 * TikTok accepts a pixel on an ad group for these objectives, and refuses it for all others with
 * PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE (Adspirer's guidance). The form offers the first one; the
 * newer ones can be set in Additional Arguments. Without an objective the service takes Traffic.
 */
const objectivesWithPixel: ReadonlySet<string> = new Set([
	'CONVERSIONS',
	'WEB_CONVERSIONS',
	'PRODUCT_SALES',
	'SHOP_PURCHASES',
]);

const onlyWithPixelObjective = ({ objective = '' }: SomeArguments, context: CheckContext) => {
	if (objectivesWithPixel.has(objective)) return undefined;
	const isOther = hasNoColumn(context, 'objective')
		? "no column 'Objective' says Conversions"
		: `${quotedField(context, 'objective', 'Objective')} isn't Conversions`;
	return `${isOther}, and TikTok accepts a pixel with no other objective`;
};

/** The system that the promoted app runs on. */
const systemOfPromotion: ReadonlyMap<string, string> = new Map([
	['APP_ANDROID', 'ANDROID'],
	['APP_IOS', 'IOS'],
]);

/** Which billing event TikTok pairs with which goal (TikTok's Marketing API). */
const billingOfGoal: ReadonlyMap<string, string> = new Map([
	['CLICK', 'CPC'],
	['CONVERT', 'OCPM'],
	['INSTALL', 'OCPM'],
	['IN_APP_EVENT', 'OCPM'],
	['LEAD_GENERATION', 'OCPM'],
	['REACH', 'CPM'],
	['SHOW', 'CPM'],
	['ENGAGED_VIEW', 'CPV'],
]);

const teens = 'AGE_13_17';

/** The USA and Latin America, by ISO code. */
const codesWithTeenRules =
	'US AR BZ BO BR CL CO CR CU DO EC SV GT HT HN MX NI PA PY PE PR UY VE'.split(' ');

/** TikTok's location IDs of these countries. */
const countriesWithTeenRules: ReadonlySet<string> = new Set(
	countryLines
		.map((line) => line.split(' ', 3))
		.flatMap(([code = '', , id = '']) => (codesWithTeenRules.includes(code) ? [id] : [])),
);

/** What an ad group goes by beside places and ages. */
function furtherTargeting(given: SomeArguments): string[] {
	const { gender } = given;
	const isFilled = (...values: unknown[]) => values.some((value) => !isEmpty(value));
	return [
		...(gender !== undefined && gender !== 'GENDER_UNLIMITED' ? ['gender'] : []),
		...(isFilled(given.interest_category_ids, given.interest_keyword_ids) ? ['interests'] : []),
		...(isFilled(given.audience_ids, given.excluded_audience_ids) ? ['audiences'] : []),
	];
}

/** The rules for whom a row reaches, where, and what the ads are optimized for. */
export const targetingRules: readonly Rule[] = [
	{
		strength: 'leave out',
		about: ['placements', 'placement_type'],
		finds: ({ placement_type }, context) =>
			placement_type === 'PLACEMENT_TYPE_NORMAL'
				? undefined
				: `${quotedField(context, 'placement_type', 'Placement Type')} isn't Manual`,
	},
	{
		strength: 'leave out',
		about: ['pixel_id', 'objective'],
		finds: onlyWithPixelObjective,
	},
	{
		strength: 'leave out',
		about: ['optimization_event', 'objective'],
		finds: onlyWithPixelObjective,
	},
	{
		// Manual placement means naming at least one (Adspirer's reference).
		strength: 'refuse',
		about: ['placements', 'placement_type'],
		finds: ({ placement_type, placements }, context) => {
			if (placement_type !== 'PLACEMENT_TYPE_NORMAL' || placements !== undefined) return undefined;
			const because = 'but manual placement needs at least one';
			const orAutomatic = `or set ${quotedField(context, 'placement_type', 'Placement Type')} to Automatic`;
			return hasNoColumn(context, 'placements')
				? `has no column, ${because}. Enter placements such as TikTok in a column 'Placements', ${orAutomatic}.`
				: `is empty, ${because}. Choose one, ${orAutomatic}.`;
		},
	},
	{
		// A pixel alone doesn't say what to optimize for (Adspirer's guidance).
		strength: 'refuse',
		about: ['optimization_event', 'pixel_id'],
		finds: ({ pixel_id, optimization_event }, context) => {
			if (pixel_id === undefined || optimization_event !== undefined) return undefined;
			const because = 'but a pixel needs an event to optimize for';
			const example = nameOf(choices.optimizationEvents, 'COMPLETE_PAYMENT');
			return hasNoColumn(context, 'optimization_event')
				? `has no column, ${because}. Add a column 'Event' with one, such as ${example}.`
				: `is empty, ${because}. Choose one, such as ${example}.`;
		},
	},
	{
		// TikTok refuses an audience that is both included and excluded.
		strength: 'refuse',
		about: ['excluded_audience_ids', 'audience_ids'],
		finds: ({ audience_ids = [], excluded_audience_ids = [] }, context) => {
			const included = new Set(audience_ids);
			const both = excluded_audience_ids.filter((audience) => included.has(audience));
			return both.length > 0
				? `contains ${formatList(both)}, also in ${quotedField(context, 'audience_ids', 'Audience IDs')}. An audience can't be both included and excluded. Remove it from one of the two fields.`
				: undefined;
		},
	},
	{
		// An app runs on one system, so an ad group that promotes it targets one (Adspirer's guidance).
		strength: 'refuse',
		about: ['operating_systems', 'objective'],
		finds: ({ objective, operating_systems = [] }) =>
			objective === 'APP_PROMOTION' && operating_systems.length > 1
				? 'contains more than one system, but an ad group that promotes an app can only target one. Create an ad group for each system.'
				: undefined,
	},
	{
		strength: 'refuse',
		about: ['promotion_type', 'operating_systems'],
		finds: ({ promotion_type = '', operating_systems = [] }, context) => {
			const system = systemOfPromotion.get(promotion_type);
			const others = operating_systems.filter((chosen) => chosen !== system);
			if (system === undefined || others.length === 0) return undefined;
			return `is ${nameOf(choices.promotionTypes, promotion_type)}, but ${quotedField(context, 'operating_systems', 'Operating Systems')} contains ${listOfSystems(others)}. Change one of the two fields so that they match.`;
		},
	},
	{
		// TikTok's rule for teens. Without locations the service takes the USA.
		strength: 'warn',
		about: ['age_groups', 'gender', 'interest_category_ids', 'audience_ids', 'location_ids'],
		finds: (given) => {
			const { age_groups = [], location_ids = [choices.unitedStates] } = given;
			const targeted = furtherTargeting(given);
			return age_groups.includes(teens) &&
				targeted.length > 0 &&
				location_ids.some((location) => countriesWithTeenRules.has(location))
				? `includes ${nameOf(choices.ageGroups, teens)}, an age that TikTok doesn't let you target by ${formatList(targeted)} in the United States and Latin America. If TikTok rejects the row, remove that age group or the other targeting.`
				: undefined;
		},
	},
	{
		// Lead Generation is for people of 18 and over (TikTok's Help Center).
		strength: 'warn',
		about: ['age_groups', 'objective'],
		finds: ({ objective, age_groups = [] }) =>
			objective === 'LEAD_GENERATION' && age_groups.includes(teens)
				? `includes ${nameOf(choices.ageGroups, teens)}, but TikTok allows Lead Generation only for people aged 18 and over. If TikTok rejects the row, remove that age group.`
				: undefined,
	},
	{
		// TikTok's API says of operating systems: "only one value is allowed". For apps two are refused.
		strength: 'warn',
		about: ['operating_systems'],
		finds: ({ objective, promotion_type = '', operating_systems = [] }) =>
			operating_systems.length > 1 &&
			objective !== 'APP_PROMOTION' &&
			!systemOfPromotion.has(promotion_type)
				? `contains ${listOfSystems(operating_systems)}, but TikTok usually accepts only one. Leave the field empty to target all systems, or create an ad group for each.`
				: undefined,
	},
	{
		strength: 'warn',
		about: ['billing_event', 'optimization_goal'],
		finds: ({ optimization_goal: goal = '', billing_event: billing }) => {
			const usual = billingOfGoal.get(goal);
			if (usual === undefined || billing === undefined || billing === usual) return undefined;
			const word = (event: string) => nameOf(choices.billingEvents, event);
			return `is "${word(billing)}", but TikTok usually pairs the goal "${nameOf(choices.optimizationGoals, goal)}" with "${word(usual)}". If TikTok rejects the row, change one of the two.`;
		},
	},
	{
		strength: 'warn',
		about: ['pixel_id', 'objective', 'promotion_type'],
		finds: ({ objective, pixel_id, promotion_type = '' }, context) =>
			(objective === 'CONVERSIONS' || objective === 'WEB_CONVERSIONS') &&
			pixel_id === undefined &&
			!systemOfPromotion.has(promotion_type)
				? hasNoColumn(context, 'pixel_id')
					? "has no column, but TikTok usually needs a pixel to count conversions. Add a column 'Pixel ID' if TikTok rejects the row."
					: "is empty, but TikTok usually needs a pixel to count conversions. Enter the pixel's ID if TikTok rejects the row."
				: undefined,
	},
	{
		// TikTok's API requires both; Adspirer may fill them in.
		strength: 'warn',
		about: ['objective'],
		finds: ({ objective, frequency, frequency_schedule }) =>
			objective === 'REACH' && (isEmpty(frequency) || isEmpty(frequency_schedule))
				? `is ${nameOf(choices.objectives, 'REACH')}, which usually needs a frequency cap. If TikTok rejects the row, add one in 'Additional Arguments', such as {"frequency": 3, "frequency_schedule": 7} for 3 times in 7 days.`
				: undefined,
	},
	{
		// TikTok's API requires it; Adspirer may fill it in.
		strength: 'warn',
		about: ['objective'],
		finds: ({ objective, app_id }) =>
			objective === 'APP_PROMOTION' && isEmpty(app_id)
				? `is ${nameOf(choices.objectives, 'APP_PROMOTION')}, but no app is named. If TikTok rejects the row, add the app's ID from TikTok in 'Additional Arguments', such as {"app_id": "7123456789012345678"}.`
				: undefined,
	},
];

function listOfSystems(systems: readonly string[]): string {
	return formatList(systems.map((system) => nameOf(choices.operatingSystems, system)));
}
