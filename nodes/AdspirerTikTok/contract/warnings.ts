import type { SomeArguments } from './adGroupArguments';
import { millisecondsOf } from './schemas';
import * as choices from './choices';
import { hasNoColumn, nameOf, type Check, type CheckContext, type Finding } from './finding';
import { formatList } from '../parse/formatList';
import { formatAmount } from '../parse/money';
import { isEmpty } from '../parse/values';

/** TikTok's minimum for a day in US dollars and euros. Other currencies have their own. */
const usualMinimum = 20;

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

const goalFitsBilling: Check = ({ optimization_goal: goal = '', billing_event: billing }) => {
	const usual = billingOfGoal.get(goal);
	if (usual === undefined || billing === undefined || billing === usual) return undefined;
	const word = (event: string) => nameOf(choices.billingEvents, event);
	return {
		argument: 'billing_event',
		message: `is "${word(billing)}", but TikTok usually pairs the goal "${nameOf(choices.optimizationGoals, goal)}" with "${word(usual)}". If TikTok rejects the row, change one of the two.`,
	};
};

/** TikTok's API says of operating systems: "only one value is allowed". Rules refuse two for apps. */
const oneSystem: Check = ({ objective, promotion_type, operating_systems = [] }) =>
	operating_systems.length > 1 && objective !== 'APP_PROMOTION' && !promotesApp(promotion_type)
		? {
				argument: 'operating_systems',
				message: `contains ${formatList(operating_systems.map((system) => nameOf(choices.operatingSystems, system)))}, but TikTok usually accepts only one. Leave the field empty to target all systems, or create an ad group for each.`,
			}
		: undefined;

function promotesApp(promotionType: string | undefined): boolean {
	return promotionType === 'APP_ANDROID' || promotionType === 'APP_IOS';
}

/** Country IDs of GeoNames, which TikTok's location IDs are: the USA, and Latin America. */
const countriesWithTeenRules: ReadonlySet<string> = new Set([
	choices.unitedStates,
	'3865483', // Argentina
	'3582678', // Belize
	'3923057', // Bolivia
	'3469034', // Brazil
	'3895114', // Chile
	'3686110', // Colombia
	'3624060', // Costa Rica
	'3562981', // Cuba
	'3508796', // Dominican Republic
	'3658394', // Ecuador
	'3585968', // El Salvador
	'3595528', // Guatemala
	'3723988', // Haiti
	'3608932', // Honduras
	'3996063', // Mexico
	'3617476', // Nicaragua
	'3703430', // Panama
	'3437598', // Paraguay
	'3932488', // Peru
	'4566966', // Puerto Rico
	'3439705', // Uruguay
	'3625428', // Venezuela
]);

const teens = 'AGE_13_17';

/** TikTok's rule for teens. Without locations the service takes the USA. */
const teensUntargeted: Check = (given) => {
	const { age_groups = [], location_ids = [choices.unitedStates], gender } = given;
	const targeted = [
		...(gender !== undefined && gender !== 'GENDER_UNLIMITED' ? ['gender'] : []),
		...(isEmpty(given.interest_category_ids) && isEmpty(given.interest_keyword_ids)
			? []
			: ['interests']),
		...(isEmpty(given.audience_ids) && isEmpty(given.excluded_audience_ids) ? [] : ['audiences']),
	];
	return age_groups.includes(teens) &&
		targeted.length > 0 &&
		location_ids.some((location) => countriesWithTeenRules.has(location))
		? {
				argument: 'age_groups',
				message: `includes ${nameOf(choices.ageGroups, teens)}, an age that TikTok doesn't let you target by ${formatList(targeted)} in the United States and Latin America. If TikTok rejects the row, remove that age group or the other targeting.`,
			}
		: undefined;
};

/** Lead Generation is for people of 18 and over (TikTok's Help Center). */
const noLeadsFromTeens: Check = ({ objective, age_groups = [] }) =>
	objective === 'LEAD_GENERATION' && age_groups.includes(teens)
		? {
				argument: 'age_groups',
				message: `includes ${nameOf(choices.ageGroups, teens)}, but TikTok allows Lead Generation only for people aged 18 and over. If TikTok rejects the row, remove that age group.`,
			}
		: undefined;

const dailyBudgetHighEnough: Check = ({ budget, budget_mode }) =>
	budget !== undefined && budget_mode !== 'BUDGET_MODE_TOTAL' && budget < usualMinimum
		? {
				argument: 'budget',
				message: `is ${formatAmount(budget)} a day. TikTok's minimum is ${usualMinimum} a day in US dollars or euros; other currencies have their own. If TikTok rejects the row, raise the budget.`,
			}
		: undefined;

const millisecondsOfDay = 86_400_000;

/** TikTok asks for the daily minimum for each scheduled day; without a start time it starts now. */
const lifetimeBudgetHighEnough: Check = (given, { now }) => {
	const { budget, budget_mode, schedule_start_time: start, schedule_end_time: end } = given;
	if (budget_mode !== 'BUDGET_MODE_TOTAL' || budget === undefined || end === undefined) {
		return undefined;
	}
	const from = start === undefined ? now : millisecondsOf(start);
	const days = Math.ceil((millisecondsOf(end) - from) / millisecondsOfDay);
	if (budget >= days * usualMinimum) return undefined;
	const period = days === 1 ? '1 day' : `${days} days`;
	return {
		argument: 'budget',
		message: `is ${formatAmount(budget)} for ${period}. In US dollars TikTok's minimum is ${usualMinimum} a day, here ${days * usualMinimum}; other currencies have their own. If TikTok rejects the row, raise the budget or shorten the schedule.`,
	};
};

const conversionsHavePixel: Check = (given, context) =>
	(given.objective === 'CONVERSIONS' || given.objective === 'WEB_CONVERSIONS') &&
	given.pixel_id === undefined &&
	!promotesApp(given.promotion_type)
		? {
				argument: 'pixel_id',
				message: hasNoColumn(context, 'pixel_id')
					? "has no column, but TikTok usually needs a pixel to count conversions. Add a column 'Pixel ID' if TikTok rejects the row."
					: "is empty, but TikTok usually needs a pixel to count conversions. Enter the pixel's ID if TikTok rejects the row.",
			}
		: undefined;

/** TikTok's API requires both; Adspirer may fill them in. */
const reachHasFrequency: Check = (given) =>
	given.objective === 'REACH' && (isEmpty(given.frequency) || isEmpty(given.frequency_schedule))
		? {
				argument: 'objective',
				message: `is ${nameOf(choices.objectives, 'REACH')}, which usually needs a frequency cap. If TikTok rejects the row, add one in 'Additional Arguments', such as {"frequency": 3, "frequency_schedule": 7} for 3 times in 7 days.`,
			}
		: undefined;

/** TikTok's API requires it; Adspirer may fill it in. */
const promotionNamesApp: Check = (given) =>
	given.objective === 'APP_PROMOTION' && isEmpty(given.app_id)
		? {
				argument: 'objective',
				message: `is ${nameOf(choices.objectives, 'APP_PROMOTION')}, but no app is named. If TikTok rejects the row, add the app's ID from TikTok in 'Additional Arguments', such as {"app_id": "7123456789012345678"}.`,
			}
		: undefined;

/** What TikTok may reject, or may not: the row is sent, with a warning. */
export const warnings: readonly Check[] = [
	dailyBudgetHighEnough,
	lifetimeBudgetHighEnough,
	teensUntargeted,
	noLeadsFromTeens,
	oneSystem,
	goalFitsBilling,
	conversionsHavePixel,
	reachHasFrequency,
	promotionNamesApp,
];

/** Everything unusual about the row. */
export function findWarnings(given: SomeArguments, context: CheckContext): Finding[] {
	return warnings.flatMap((check) => check(given, context) ?? []);
}
