import { formatList, isEmpty } from '../parse/cell';
import type { SomeArguments } from './adGroupArguments';
import { budgetRules } from './budgetRules';
import * as choices from './choices';
import { countryLines } from './countries';
import {
	hasNoColumn,
	missing,
	quotedField,
	refuse,
	warn,
	type CheckContext,
	type Finding,
	type Rule,
} from './finding';

export { besideTheSums } from './budgetRules';

const { nameOf } = choices;

/**
 * TikTok accepts a pixel on an ad group for these objectives, and refuses it for all others with
 * PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE (Adspirer's guidance). The form offers the first one; the
 * newer ones can be set in Additional Arguments. Without an objective the service takes Traffic.
 */
const objectivesWithPixel = 'CONVERSIONS WEB_CONVERSIONS PRODUCT_SALES SHOP_PURCHASES'.split(' ');

/** The system that the promoted app runs on. */
const systemOfPromotion = new Map([
	['APP_ANDROID', 'ANDROID'],
	['APP_IOS', 'IOS'],
]);

/** Which billing event TikTok pairs with which goal (TikTok's Marketing API). */
const billingOfGoal = new Map([
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
const countriesWithTeenRules = new Set(
	countryLines
		.map((line) => line.split(' ', 3))
		.flatMap(([code = '', , id = '']) => (codesWithTeenRules.includes(code) ? [id] : [])),
);

const onlyWithPixelObjective: Rule['finds'] = ({ objective = '' }, context) => {
	if (objectivesWithPixel.includes(objective)) return undefined;
	const isOther = hasNoColumn(context, 'objective')
		? "no column 'Objective' says Conversions"
		: `${quotedField(context, 'objective', 'Objective')} isn't Conversions`;
	return `${isOther}, and TikTok accepts a pixel with no other objective`;
};

/** What an ad group goes by beside places and ages. */
function furtherTargeting(given: SomeArguments): string[] {
	const isFilled = (...values: unknown[]) => values.some((value) => !isEmpty(value));
	const { gender = 'GENDER_UNLIMITED', interest_keyword_ids: keywords } = given;
	return [
		...(gender === 'GENDER_UNLIMITED' ? [] : ['gender']),
		...(isFilled(given.interest_category_ids, keywords) ? ['interests'] : []),
		...(isFilled(given.audience_ids, given.excluded_audience_ids) ? ['audiences'] : []),
	];
}

const listOfSystems = (systems: readonly string[]) =>
	formatList(systems.map((system) => nameOf(choices.operatingSystems, system)));

/** Every rule between the arguments of an ad group, in the order they are told. */
export const rules: readonly Rule[] = [
	...budgetRules,
	{
		strength: 'leave out',
		argument: 'placements',
		dependsOn: 'placement_type',
		finds: ({ placement_type }, context) =>
			placement_type !== 'PLACEMENT_TYPE_NORMAL' &&
			`${quotedField(context, 'placement_type', 'Placement Type')} isn't Manual`,
	},
	...(['pixel_id', 'optimization_event'] as const).map(
		(argument): Rule => ({
			strength: 'leave out',
			argument,
			dependsOn: 'objective',
			finds: onlyWithPixelObjective,
		}),
	),
	// Manual placement means naming at least one (Adspirer's reference).
	refuse('placements', ({ placement_type, placements }, context) => {
		if (placement_type !== 'PLACEMENT_TYPE_NORMAL' || placements !== undefined) return undefined;
		const because = 'but manual placement needs at least one';
		const or = `or set ${quotedField(context, 'placement_type', 'Placement Type')} to Automatic`;
		const add = `Enter placements such as TikTok in a column 'Placements', ${or}.`;
		return missing(context, 'placements', because, `Choose one, ${or}.`, add);
	}),
	// A pixel alone doesn't say what to optimize for (Adspirer's guidance).
	refuse('optimization_event', ({ pixel_id, optimization_event }, context) => {
		if (pixel_id === undefined || optimization_event !== undefined) return undefined;
		const because = 'but a pixel needs an event to optimize for';
		const such = `such as ${nameOf(choices.optimizationEvents, 'COMPLETE_PAYMENT')}`;
		const [fillIn, add] = [`Choose one, ${such}.`, `Add a column 'Event' with one, ${such}.`];
		return missing(context, 'optimization_event', because, fillIn, add);
	}),
	// TikTok refuses an audience that is both included and excluded.
	refuse('excluded_audience_ids', (given, context) => {
		const included = new Set(given.audience_ids);
		const both = given.excluded_audience_ids?.filter((audience) => included.has(audience)) ?? [];
		return (
			both.length > 0 &&
			`contains ${formatList(both)}, also in ${quotedField(context, 'audience_ids', 'Audience IDs')}. An audience can't be both included and excluded. Remove it from one of the two fields.`
		);
	}),
	// An app runs on one system, so an ad group that promotes it targets one (Adspirer's guidance).
	refuse(
		'operating_systems',
		({ objective, operating_systems = [] }) =>
			objective === 'APP_PROMOTION' &&
			operating_systems.length > 1 &&
			'contains more than one system, but an ad group that promotes an app can only target one. Create an ad group for each system.',
	),
	refuse('promotion_type', ({ promotion_type = '', operating_systems = [] }, context) => {
		const system = systemOfPromotion.get(promotion_type);
		const others = operating_systems.filter((chosen) => chosen !== system);
		return (
			system !== undefined &&
			others.length > 0 &&
			`is ${nameOf(choices.promotionTypes, promotion_type)}, but ${quotedField(context, 'operating_systems', 'Operating Systems')} contains ${listOfSystems(others)}. Change one of the two fields so that they match.`
		);
	}),
	// TikTok's rule for teens. Without locations the service takes the USA.
	warn('age_groups', (given) => {
		const { age_groups = [], location_ids = [choices.unitedStates] } = given;
		const targeted = furtherTargeting(given);
		return (
			age_groups.includes(teens) &&
			targeted.length > 0 &&
			location_ids.some((location) => countriesWithTeenRules.has(location)) &&
			`includes ${nameOf(choices.ageGroups, teens)}, an age that TikTok doesn't let you target by ${formatList(targeted)} in the United States and Latin America. If TikTok rejects the row, remove that age group or the other targeting.`
		);
	}),
	// Lead Generation is for people of 18 and over (TikTok's Help Center).
	warn(
		'age_groups',
		({ objective, age_groups = [] }) =>
			objective === 'LEAD_GENERATION' &&
			age_groups.includes(teens) &&
			`includes ${nameOf(choices.ageGroups, teens)}, but TikTok allows Lead Generation only for people aged 18 and over. If TikTok rejects the row, remove that age group.`,
	),
	// TikTok's API says of operating systems: "only one value is allowed". For apps two are refused.
	warn(
		'operating_systems',
		({ objective, promotion_type = '', operating_systems = [] }) =>
			operating_systems.length > 1 &&
			objective !== 'APP_PROMOTION' &&
			!systemOfPromotion.has(promotion_type) &&
			`contains ${listOfSystems(operating_systems)}, but TikTok usually accepts only one. Leave the field empty to target all systems, or create an ad group for each.`,
	),
	warn('billing_event', ({ optimization_goal: goal = '', billing_event: billing }) => {
		const usual = billingOfGoal.get(goal);
		if (usual === undefined || billing === undefined || billing === usual) return undefined;
		const word = (event: string) => nameOf(choices.billingEvents, event);
		return `is "${word(billing)}", but TikTok usually pairs the goal "${nameOf(choices.optimizationGoals, goal)}" with "${word(usual)}". If TikTok rejects the row, change one of the two.`;
	}),
	warn('pixel_id', ({ objective = '', pixel_id, promotion_type = '' }, context) => {
		const isCounted = ['CONVERSIONS', 'WEB_CONVERSIONS'].includes(objective);
		const because = 'but TikTok usually needs a pixel to count conversions';
		const fillIn = "Enter the pixel's ID if TikTok rejects the row.";
		const add = "Add a column 'Pixel ID' if TikTok rejects the row.";
		return (
			isCounted &&
			pixel_id === undefined &&
			!systemOfPromotion.has(promotion_type) &&
			missing(context, 'pixel_id', because, fillIn, add)
		);
	}),
	// TikTok's API requires these; Adspirer may fill them in.
	warn('objective', ({ objective, frequency, frequency_schedule, app_id }) => {
		const ifRejected = (what: string) =>
			`If TikTok rejects the row, add ${what} in 'Additional Arguments', such as`;
		if (objective === 'REACH' && (isEmpty(frequency) || isEmpty(frequency_schedule))) {
			return `is ${nameOf(choices.objectives, objective)}, which usually needs a frequency cap. ${ifRejected('one')} {"frequency": 3, "frequency_schedule": 7} for 3 times in 7 days.`;
		}
		return (
			objective === 'APP_PROMOTION' &&
			isEmpty(app_id) &&
			`is ${nameOf(choices.objectives, objective)}, but no app is named. ${ifRejected("the app's ID from TikTok")} {"app_id": "7123456789012345678"}.`
		);
	}),
];

/** What a row is refused for; at most one finding for each field, the first. */
export function findBrokenRules(given: SomeArguments, context: CheckContext): Finding[] {
	const findings = find('refuse', given, context);
	return findings.filter(
		({ argument }, at) => findings.findIndex((other) => other.argument === argument) === at,
	);
}

/** Everything unusual about a row that is sent all the same. */
export function findWarnings(given: SomeArguments, context: CheckContext): Finding[] {
	return find('warn', given, context);
}

function find(strength: Rule['strength'], given: SomeArguments, context: CheckContext): Finding[] {
	return rules.flatMap(({ strength: own, argument, finds }) => {
		const message = own === strength && finds(given, context);
		return message ? [{ argument, message }] : [];
	});
}

/**
 * The arguments that only make sense beside a certain value of another one, `dependsOn`.
 * `whyLeftOut` gives nothing where they do make sense beside the row's other arguments.
 */
export const dependentArguments = rules.flatMap(({ argument, dependsOn, finds }) => {
	const whyLeftOut: (...given: Parameters<Rule['finds']>) => string | undefined = (
		given,
		context,
	) => finds(given, context) || undefined;
	return dependsOn === undefined ? [] : [{ argument, dependsOn, whyLeftOut }];
});
