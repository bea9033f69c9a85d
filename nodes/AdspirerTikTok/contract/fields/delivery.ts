import { formatValue, pluralize } from '../../base/values';
import { parseFrequency, parseFrequencyDays } from '../../parse/delivery';
import { notOneOf, orEmptyWord, orOwnWord, parseChoice } from '../../parse/keyword';
import type { Fault } from '../../problems/problem';
import { keysFor } from '../../words';
import { normalizeKey } from '../../words/normalizeKey';
import { allGoals, choicesOf, nameOf } from '../choices';
import { type Rule, requiredIf, whyRequired } from '../rules';
import { namesOfSystems, systemOfPromotion, systemsOf } from './targeting';
import * as kinds from './field';

/** Which billing event TikTok pairs with which goal (TikTok's Marketing API). */
const billingOfGoal = new Map([
	['CLICK', 'CPC'],
	['REACH', 'CPM'],
	['SHOW', 'CPM'],
	['ENGAGED_VIEW', 'CPV'],
	['CONVERT', 'OCPM'],
	['INSTALL', 'OCPM'],
	['IN_APP_EVENT', 'OCPM'],
	['LEAD_GENERATION', 'OCPM'],
]);

/** The goal that an objective has unless the row has another. */
const goalOfObjective = new Map([
	['TRAFFIC', 'CLICK'],
	['REACH', 'REACH'],
	['VIDEO_VIEWS', 'ENGAGED_VIEW'],
	['CONVERSIONS', 'CONVERT'],
	['LEAD_GENERATION', 'LEAD_GENERATION'],
	['APP_PROMOTION', 'INSTALL'],
]);

export const ofBilling = ['objective', 'billing_event', 'optimization_goal'] as const;
type BillingTerms = { readonly [Argument in (typeof ofBilling)[number]]?: string | undefined };

/** The event that TikTok charges for: the row's, or that of its goal or its objective. */
export function billingOf({
	objective = 'TRAFFIC',
	optimization_goal: goal = goalOfObjective.get(objective) ?? '',
	billing_event: billing = billingOfGoal.get(goal),
}: BillingTerms): string | undefined {
	return billing;
}

/** Arguments for another objective than Traffic, which the service takes where none is given. */
const needObjective = ['app_id', 'pixel_id', 'optimization_event', 'optimization_goal'] as const;

const whichObjective: Rule = (values, context, argument) => {
	const { headingOf, labelOf, isRefused, isFilled, isLookedUp } = context;
	const isTold = values.objective !== undefined || isRefused?.(argument) || isLookedUp;
	const filledIn = needObjective.find((name) => isFilled?.(name));
	if (!headingOf || isTold || !filledIn) return undefined;
	const facts = { field: labelOf(filledIn) };
	const because: Fault = { why: 'filled in for an objective', facts };
	return whyRequired(context, argument, because, "with the campaign's");
};

export const goal = {
	objective: {
		...kinds.singleChoice('objective', 'TRAFFIC'),
		topic: 'delivery',
		description:
			"The campaign's objective. It determines what TikTok optimizes and charges for, unless you override it under 'Delivery'.",
		parse: kinds.choiceParser('objective'),
		neverBlank: true,
		refuses: whichObjective,
	},
} satisfies kinds.Entries;

/** Words for TikTok's event ON_WEB_ORDER, which is another one than the checkout's. */
const wordsForPlacedOrders = keysFor('placed order');

const parseEvent = kinds.choiceParser(
	'optimization_event',
	(event) => wordsForPlacedOrders.has(normalizeKey(event.slice(0, 100))) && 'event of orders',
);

export const conversion = kinds.alike(
	{
		topic: 'delivery',
		// For others TikTok answers PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE (Adspirer's guidance).
		onlyWith: {
			dependsOn: 'objective',
			values: ['CONVERSIONS', 'WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES'],
			only: 'pixel for conversions only',
		},
	},
	{
		pixel_id: {
			...kinds.pixel(
				'The TikTok pixel that tracks conversions. Find the ID in TikTok Ads Manager under Tools, Events. Only used with the objective Conversions.',
			),
		},
		optimization_event: {
			...kinds.singleChoice('optimization_event'),
			description: 'The pixel event to optimize for. Required with a pixel.',
			parse: orEmptyWord(parseEvent),
			// A pixel alone doesn't say what to optimize for (Adspirer's guidance).
			refuses: requiredIf(({ pixel_id: pixel }) => pixel !== undefined, 'pixel needs an event'),
		},
	},
);

const goals = choicesOf('optimization_goal');
const notAGoal = { why: 'not a goal', facts: notOneOf(goals).facts } as const;

const otherSystem: Rule = (values, context) => {
	const { promotion_type: promoted = '' } = values;
	const system = systemOfPromotion(promoted);
	if (!system) return undefined;
	const others = systemsOf(values, context).filter((chosen) => chosen !== system);
	if (others.length === 0) return undefined;
	const facts = {
		promoted: nameOf('promotion_type', promoted),
		field: context.labelOf('operating_systems'),
		systems: namesOfSystems(others),
	};
	return { why: 'app of another system', facts };
};

/** A frequency needs its number of days, and the other way round. */
const halfFrequency: Rule = (values, context, argument) => {
	let other: 'frequency' | 'frequency_schedule' = 'frequency';
	if (argument === 'frequency') other = 'frequency_schedule';
	const number = values[other];
	if (values[argument] !== undefined || number === undefined) return undefined;
	return {
		why: 'half a frequency',
		facts: { field: context.labelOf(other), number },
	};
};

/** TikTok's SDK: at most three times for each day. */
const tooOften: Rule = (values, context, argument) => {
	const { frequency: times = 0, frequency_schedule: days = Infinity } = values;
	const most = 3 * days;
	const isTooOften = times > most;
	if (!isTooOften) return halfFrequency(values, context, argument);
	const facts = {
		times,
		days: pluralize(days, 'day'),
		most,
	};
	return { why: 'too often', facts };
};

/** TikTok's SDK. */
const withReach = {
	dependsOn: 'objective',
	values: ['REACH'],
	only: 'cap for Reach only',
} satisfies kinds.FieldEntry['onlyWith'];

const frequencyCell = orOwnWord('noCap')(parseFrequency);

/** True for all but no cap, and a plan's average frequency, such as 2.4. */
const isCap = (value: unknown) =>
	!('nothing' in frequencyCell(value)) && !/\d[.,]\d/.test(formatValue(value));

export const delivery = kinds.alike(
	{ topic: 'delivery', collection: 'delivery' },
	{
		billing_event: {
			...kinds.singleChoice('billing_event', '', 'What TikTok charges for'),
		},
		optimization_goal: {
			...kinds.singleChoice('optimization_goal'),
			description: 'What TikTok optimizes for. Other goals can be set with an expression.',
			parse: orEmptyWord((value) => parseChoice(value, allGoals, notAGoal)),
		},
		promotion_type: {
			...kinds.singleChoice('promotion_type', '', 'What the ads promote'),
			refuses: otherSystem,
		},
		frequency: {
			type: 'number',
			isFigure: true,
			placeholder: 'e.g. 3',
			description:
				'The most times a person sees the ads in the number of days below. Only used with the objective Reach.',
			parse: frequencyCell,
			onlyWith: { ...withReach, isRefused: isCap },
			refuses: tooOften,
		},
		frequency_schedule: {
			type: 'number',
			isFigure: true,
			label: 'Frequency Days',
			placeholder: 'e.g. 7',
			description: 'The number of days that the frequency covers, 1 to 7',
			parse: orEmptyWord(parseFrequencyDays),
			onlyWith: withReach,
			refuses: halfFrequency,
		},
		pacing: kinds.singleChoice('pacing', '', 'How fast the budget is spent'),
	},
);

export const app = {
	app_id: {
		...kinds.oneId(
			"TikTok's ID of the app to promote. Find it in TikTok Ads Manager under Tools, Events. Usually needed with the objective App Promotion.",
			'e.g. 7123456789012345678',
		),
		topic: 'delivery',
	},
} satisfies kinds.Entries;

export const adSettings = kinds.alike(
	{ topic: 'switches', collection: 'adSettings' },
	{
		comment_disabled: kinds.switchField(
			'Disable Comments',
			'Whether to turn off comments on the ads',
		),
		video_download_disabled: kinds.switchField(
			'Disable Video Download',
			"Whether to keep people from downloading the ads' videos",
		),
	},
);
