import { formatList, formatValue, isEmpty } from '../parse/cell';
import { formatAmount } from '../parse/money';
import { headingsByLanguage } from '../words';
import { meansTotal } from '../parse/keyword';
import type { ArgumentName, SomeArguments } from './adGroupArguments';
import type { RuleContext, Values } from './creation';
import * as choices from './choices';
import countryData from './countries.json';
import { labelOf } from './fields';
import { millisecondsOf } from './fields/field';

/**
 * Looks at a row's arguments in the service's own form. Gives nothing where they keep a rule, or else
 * what is wrong and what to do, to complete a sentence that begins with the field's label.
 */
type Rule = (given: SomeArguments, context: RuleContext) => string | false | undefined;

/** Rules by the argument whose field a person has to change, in the order they are told. */
type Rules = Readonly<Partial<Record<ArgumentName, Rule>>>;

/** A field in quotes as people know it: by its column's heading, or else by its label. */
function quotedField({ headingOf }: RuleContext, argument: ArgumentName): string {
	return `'${headingOf?.(argument) ?? labelOf(argument)}'`;
}

/** True where the rows come from a sheet that has no column for the argument. */
export function hasNoColumn(
	{ headingOf }: Pick<RuleContext, 'headingOf'>,
	argument: string,
): boolean {
	return headingOf !== undefined && headingOf(argument) === undefined;
}

/**
 * Says of an argument that isn't given why it is needed.
 *
 * @param rest ends the sentence on what to do.
 */
const requires =
	(argument: ArgumentName, because: string, rest = ''): Rule =>
	(given, context) => {
		if (given[argument] !== undefined) return undefined;
		const usual = headingsByLanguage(argument)[0]?.usual[0] ?? labelOf(argument);
		return hasNoColumn(context, argument)
			? `has no column, but ${because}. Add a column '${usual}'${rest}.`
			: `is empty, but ${because}. Fill it in${rest}.`;
	};

const choicesOf = { placement_type: choices.placementTypes, objective: choices.objectives };

/** Arguments that only make sense with certain values of another one, and why. */
const dependencies: ReadonlyArray<{
	readonly dependents: readonly ArgumentName[];
	readonly dependsOn: keyof typeof choicesOf;
	/** The form offers the first. Newer ones can be set in Additional Arguments. */
	readonly values: readonly [string, ...string[]];
	readonly only: string;
}> = [
	{
		dependents: ['placements'],
		dependsOn: 'placement_type',
		values: ['PLACEMENT_TYPE_NORMAL'],
		only: 'placements are chosen with manual placement only',
	},
	{
		// For others TikTok answers PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE (Adspirer's guidance).
		dependents: ['pixel_id', 'optimization_event'],
		dependsOn: 'objective',
		values: ['CONVERSIONS', 'WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES'],
		only: 'TikTok takes a pixel and its event with the objective Conversions only',
	},
	{
		// TikTok's SDK.
		dependents: ['frequency', 'frequency_schedule'],
		dependsOn: 'objective',
		values: ['REACH'],
		only: 'TikTok caps the frequency with the objective Reach only',
	},
];

/**
 * The arguments that are left out with certain values of others, `dependsOn`. The form hides their
 * fields there, but can't where the other value is an expression: what the field holds is still there
 * at run time. `whyLeftOut` completes a sentence such as "'Placements' isn't sent, because"; it gives
 * undefined where the argument makes sense.
 */
export const dependentArguments = dependencies.flatMap(
	({ dependents, dependsOn, values, only }) => {
		const word = (value: string) => choices.nameOf(choicesOf[dependsOn], value);
		const whyLeftOut = (given: Values, context: RuleContext): string | undefined => {
			const other = String(given[dependsOn] ?? '');
			if (values.includes(other)) return undefined;
			const isOther = hasNoColumn(context, dependsOn)
				? `no column '${labelOf(dependsOn)}' says ${word(values[0])}`
				: `${quotedField(context, dependsOn)} is ${other === '' ? 'empty' : `"${word(other)}"`}`;
			return `${isOther}: ${only}`;
		};
		return dependents.map((argument) => ({ argument, dependsOn, whyLeftOut }));
	},
);

/** Ends what is said of a row that TikTok may accept as it is. */
const ifRejected = ' if TikTok rejects the row';

/** Which billing event TikTok pairs with which goal (TikTok's Marketing API). */
const billingOfGoal = new Map<string, string>(
	Object.entries({
		...{ CLICK: 'CPC', REACH: 'CPM', SHOW: 'CPM', ENGAGED_VIEW: 'CPV' },
		...{ CONVERT: 'OCPM', INSTALL: 'OCPM', IN_APP_EVENT: 'OCPM', LEAD_GENERATION: 'OCPM' },
	}),
);

/** The goal that an objective has unless the row has another. */
const goalOfObjective = new Map<string, string>(
	Object.entries({
		...{ TRAFFIC: 'CLICK', REACH: 'REACH', VIDEO_VIEWS: 'ENGAGED_VIEW', CONVERSIONS: 'CONVERT' },
		...{ LEAD_GENERATION: 'LEAD_GENERATION', APP_PROMOTION: 'INSTALL' },
	}),
);

/** What TikTok charges for: the row's billing event, or that of its goal or its objective. */
export function billingOf(given: SomeArguments): string | undefined {
	const { objective = 'TRAFFIC', optimization_goal: goal = goalOfObjective.get(objective) } = given;
	return given.billing_event ?? billingOfGoal.get(goal ?? '');
}

const prices = ['bid_price', 'conversion_bid_price'] as const;

const priceOf = (given: SomeArguments) => prices.find((price) => given[price] !== undefined);

/** TikTok ignores a price without its bid type. */
export const withBidType = (given: SomeArguments): SomeArguments =>
	priceOf(given) === undefined ? given : { bid_type: 'BID_TYPE_CUSTOM', ...given };

/** How often and in how many days belong together. */
const isLacking =
	(own: 'frequency' | 'frequency_schedule', other: typeof own): Rule =>
	(given, context) =>
		given[own] === undefined &&
		given[other] !== undefined &&
		`is empty, but ${quotedField(context, other)} is ${given[other]}. Enter both, such as 3 per 7 days.`;

/** What rows are refused for because of their bids and what else is about delivery; see rules.ts. */
const brokenDelivery: Rules = {
	bid_type: (given, context) => {
		const { bid_type: type = '', objective } = given;
		const price = priceOf(given);
		const isNamed = `is ${choices.nameOf(choices.bidTypes, type)}, but`;
		if (['BID_TYPE_NO_BID', 'BID_TYPE_MAX_CONVERSION'].includes(type) && price) {
			return `${isNamed} ${quotedField(context, price)} is ${formatAmount(given[price] ?? 0)}. Remove one of the two.`;
		}
		if (type !== 'BID_TYPE_CUSTOM') return undefined;
		// For conversions it has to be that of a result (Adspirer's page).
		const isOfResult = objective === 'CONVERSIONS' || billingOf(given) === 'OCPM';
		const needed = isOfResult ? 'conversion_bid_price' : 'bid_price';
		const isGiven = given[needed] !== undefined || (!isOfResult && price !== undefined);
		return (
			!isGiven &&
			`${isNamed} ${quotedField(context, needed)} is empty. Enter a price there, or choose Lowest Cost.`
		);
	},
	// TikTok's SDK: at most three times for each day.
	frequency: (given, context) => {
		const { frequency = 0, frequency_schedule: days = Infinity } = given;
		return frequency > 3 * days
			? `is ${frequency} in ${days === 1 ? '1 day' : `${days} days`}, but TikTok allows at most ${3 * days}. Lower it, or raise the days.`
			: isLacking('frequency', 'frequency_schedule')(given, context);
	},
	frequency_schedule: isLacking('frequency_schedule', 'frequency'),
	schedule_type: ({ schedule_type: type = '', schedule_end_time: end }, context) => {
		const needsEnd = { SCHEDULE_START_END: true, SCHEDULE_FROM_NOW: false }[type];
		return (
			needsEnd === (end === undefined) &&
			`is ${choices.nameOf(choices.scheduleTypes, type)}, but ${quotedField(context, 'schedule_end_time')} is ${end === undefined ? 'empty' : `${end} UTC`}. Change one of the two.`
		);
	},
};

/** A cap of more than the budget caps nothing, and may be an amount from another column. */
const isHigh =
	(price: (typeof prices)[number]): Rule =>
	(given, context) => {
		const { [price]: amount = 0, budget = Infinity } = given;
		return (
			amount > budget &&
			`is ${formatAmount(amount)}, above ${quotedField(context, 'budget')}, ${formatAmount(budget)}. Check that both are right.`
		);
	};

/** What rows are warned of because of these. */
const unusualDelivery: Rules = {
	bid_price: isHigh('bid_price'),
	conversion_bid_price: isHigh('conversion_bid_price'),
	// TikTok's API requires a frequency cap and the app's ID; Adspirer may fill them in.
	frequency: (given, context) =>
		given.objective === 'REACH' &&
		requires(
			'frequency',
			'Reach usually needs one, such as 3 per 7 days',
			ifRejected,
		)(given, context),
	// The service takes Traffic then, whose goal is another one.
	optimization_goal: ({ objective, optimization_goal: goal = 'CLICK' }, context) =>
		objective === undefined &&
		[...goalOfObjective.values()].indexOf(goal) > 0 &&
		`is ${choices.nameOf(choices.optimizationGoals, goal)}, but ${quotedField(context, 'objective')} is empty, which means Traffic. Enter the campaign's objective${ifRejected}.`,
	app_id: (given, context) =>
		given.objective === 'APP_PROMOTION' &&
		requires('app_id', 'App Promotion usually needs an app', ifRejected)(given, context),
};

/** What the row of sums leaves empty. */
export const besideTheSums = [
	'location_ids',
	'age_groups',
	'gender',
	'languages',
	'operating_systems',
	'schedule_start_time',
	'schedule_end_time',
] as const;

/** How far back a start may be (TikTok's Help Center), in milliseconds. */
const maxPast = 12 * 60 * 60 * 1000;

/** TikTok's minimum for a day in US dollars and euros. Other currencies have their own. */
const usualMinimum = 20;

const millisecondsOfDay = 86_400_000;

/** The system that the promoted app runs on. */
const systemOfPromotion = new Map(Object.entries({ APP_ANDROID: 'ANDROID', APP_IOS: 'IOS' }));

/** TikTok's location IDs of the countries with its rule for teens: the USA and Latin America. */
const countriesWithTeenRules = new Set(
	'US AR BZ BO BR CL CO CR CU DO EC SV GT HT HN MX NI PA PY PE PR UY VE'
		.split(' ')
		.map((code) => countryData.lines.find((line) => line.startsWith(code))?.split(' ', 3)[2]),
);

/** Targeting other than location and age. */
function furtherTargeting(given: SomeArguments): string[] {
	const { gender = 'GENDER_UNLIMITED', interest_keyword_ids: keywords } = given;
	return [
		...(gender === 'GENDER_UNLIMITED' ? [] : ['gender']),
		...(isEmpty(given.interest_category_ids) && isEmpty(keywords) ? [] : ['interests']),
		...(isEmpty(given.audience_ids) && isEmpty(given.excluded_audience_ids) ? [] : ['audiences']),
	];
}

const listOfSystems = (systems: readonly string[]) =>
	formatList(systems.map((system) => choices.nameOf(choices.operatingSystems, system)));

const lacksEnd = requires(
	'schedule_end_time',
	'a lifetime budget needs an end time',
	', or give the row a daily budget',
);
const lacksPlacements = requires(
	'placements',
	'manual placement needs at least one',
	', or choose automatic placement',
);
const lacksEvent = requires(
	'optimization_event',
	'a pixel needs an event to optimize for, such as Complete Payment',
);
const lacksPixel = requires(
	'pixel_id',
	'TikTok usually needs a pixel to count conversions',
	ifRejected,
);

/** What rules find in a row: the argument to change, and what its rule says of it. */
const runRules = (rules: Rules) => (given: SomeArguments, context: RuleContext) =>
	Object.entries(rules).flatMap(([argument, finds]) => {
		const message = finds(given, context);
		return message ? [{ argument, message }] : [];
	});

/** What a row is refused for, since it can't be meant. */
export const findBrokenRules = runRules({
	// The row of sums below a plan has a name and a budget too, and would spend it a second time.
	adgroup_name: (given) => {
		const { adgroup_name: name = '', budget } = given;
		const isBare = besideTheSums.every((argument) => given[argument] === undefined);
		return (
			budget !== undefined &&
			meansTotal(name, isBare) &&
			`is ${formatValue(name)}, so the row looks like a total of the plan and not like an ad group. Remove the row, or enter another name if it is one.`
		);
	},
	// A guard against slips and against agents that spend too much. It holds for daily and lifetime
	// budgets alike, for new ad groups and for updates.
	budget: ({ budget = 0 }, { budgetLimit = Infinity }) =>
		budget > budgetLimit &&
		`is ${formatAmount(budget)}, above the limit of ${formatAmount(budgetLimit)} set in 'Budget Limit'. Lower the budget, or raise the limit if the budget is right.`,
	schedule_start_time: ({ schedule_start_time: start }, { now }) =>
		start !== undefined &&
		millisecondsOf(start) < now - maxPast &&
		`is ${start} UTC, more than 12 hours in the past, which TikTok doesn't accept. Choose a later start time, or leave the field empty to start now.`,
	schedule_end_time: (given, context) => {
		const { budget_mode, schedule_start_time: start, schedule_end_time: end } = given;
		// A lifetime budget is spread over the schedule (Adspirer's reference).
		if (end === undefined) return budget_mode === 'BUDGET_MODE_TOTAL' && lacksEnd(given, context);
		const isPast = millisecondsOf(end) <= context.now;
		const isAfter = start === undefined || millisecondsOf(end) > millisecondsOf(start);
		const what = isPast ? 'is in the past' : `isn't after the start time, ${start} UTC`;
		return (isPast || !isAfter) && `is ${end} UTC, which ${what}. Choose a later end time.`;
	},
	// Manual placement means naming at least one (Adspirer's reference).
	placements: (given, context) =>
		given.placement_type === 'PLACEMENT_TYPE_NORMAL' && lacksPlacements(given, context),
	// A pixel alone doesn't say what to optimize for (Adspirer's guidance).
	optimization_event: (given, context) =>
		given.pixel_id !== undefined && lacksEvent(given, context),
	// TikTok refuses an audience that is both included and excluded.
	excluded_audience_ids: ({ audience_ids, excluded_audience_ids = [] }, context) => {
		const included = new Set(audience_ids);
		const both = excluded_audience_ids.filter((audience) => included.has(audience));
		return (
			both.length > 0 &&
			`contains ${formatList(both)}, also in ${quotedField(context, 'audience_ids')}. An audience can't be both included and excluded. Remove it from one of the two fields.`
		);
	},
	// An app runs on one system, so an ad group that promotes it targets one (Adspirer's guidance).
	operating_systems: ({ objective, operating_systems = [] }) =>
		objective === 'APP_PROMOTION' &&
		operating_systems.length > 1 &&
		'contains more than one system, but an ad group that promotes an app can only target one. Create an ad group for each system.',
	promotion_type: ({ promotion_type = '', operating_systems = [] }, context) => {
		const system = systemOfPromotion.get(promotion_type);
		const others = operating_systems.filter((chosen) => chosen !== system);
		return (
			system !== undefined &&
			others.length > 0 &&
			`is ${choices.nameOf(choices.promotionTypes, promotion_type)}, but ${quotedField(context, 'operating_systems')} contains ${listOfSystems(others)}. Change one of the two fields so that they match.`
		);
	},
	...brokenDelivery,
});

/** What a row is warned of. TikTok may reject it or may not, so it is sent. */
export const findWarnings = runRules({
	// TikTok asks for the daily minimum for each scheduled day; without a start time it starts now.
	budget: (given, { now }) => {
		const { budget = Infinity, schedule_start_time: start, schedule_end_time: end } = given;
		if (given.budget_mode !== 'BUDGET_MODE_TOTAL') {
			return (
				budget < usualMinimum &&
				`is ${formatAmount(budget)} a day. TikTok's minimum is ${usualMinimum} a day in US dollars or euros; other currencies have their own. If TikTok rejects the row, raise the budget.`
			);
		}
		if (end === undefined) return undefined;
		const from = start === undefined ? now : millisecondsOf(start);
		const days = Math.ceil((millisecondsOf(end) - from) / millisecondsOfDay);
		const period = days === 1 ? '1 day' : `${days} days`;
		return (
			budget < days * usualMinimum &&
			`is ${formatAmount(budget)} for ${period}. In US dollars TikTok's minimum is ${usualMinimum} a day, here ${days * usualMinimum}; other currencies have their own. If TikTok rejects the row, raise the budget or shorten the schedule.`
		);
	},
	age_groups: (given) => {
		const { age_groups = [], location_ids = [choices.unitedStates], objective } = given;
		if (!age_groups.includes('AGE_13_17')) return undefined;
		// Lead Generation is for people of 18 and over (TikTok's Help Center).
		if (objective === 'LEAD_GENERATION') {
			return 'includes 13-17, but TikTok allows Lead Generation only for people aged 18 and over. If TikTok rejects the row, remove that age group.';
		}
		// TikTok's rule for teens. Without locations the service takes the USA.
		const targeted = furtherTargeting(given);
		return (
			targeted.length > 0 &&
			location_ids.some((location) => countriesWithTeenRules.has(location)) &&
			`includes 13-17, an age that TikTok doesn't let you target by ${formatList(targeted)} in the United States and Latin America. If TikTok rejects the row, remove that age group or the other targeting.`
		);
	},
	// TikTok's API says of operating systems: "only one value is allowed". For apps two are refused.
	operating_systems: ({ objective, promotion_type = '', operating_systems = [] }) =>
		operating_systems.length > 1 &&
		objective !== 'APP_PROMOTION' &&
		!systemOfPromotion.has(promotion_type) &&
		`contains ${listOfSystems(operating_systems)}, but TikTok usually accepts only one. Leave the field empty to target all systems, or create an ad group for each.`,
	billing_event: ({ optimization_goal: goal = '', billing_event: billing }) => {
		const usual = billingOfGoal.get(goal);
		if (usual === undefined || billing === undefined || billing === usual) return undefined;
		const word = (event: string) => choices.nameOf(choices.billingEvents, event);
		return `is "${word(billing)}", but TikTok usually pairs the goal "${choices.nameOf(choices.optimizationGoals, goal)}" with "${word(usual)}". If TikTok rejects the row, change one of the two.`;
	},
	pixel_id: (given, context) =>
		['CONVERSIONS', 'WEB_CONVERSIONS'].includes(given.objective ?? '') &&
		!systemOfPromotion.has(given.promotion_type ?? '') &&
		lacksPixel(given, context),
	...unusualDelivery,
});
