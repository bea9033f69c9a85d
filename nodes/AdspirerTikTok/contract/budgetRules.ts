import { formatAmount } from '../parse/money';
import { formatValue } from '../parse/cell';
import { meansTotal, mentionsTotal } from '../parse/words';
import { missing, refuse, warn, type Rule } from './finding';
import { millisecondsOf } from './schemas';

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

/**
 * The rules for what a row spends, and when. A field's times are checked when they are parsed; the
 * rules for times in the past catch one from Additional Arguments.
 */
export const budgetRules: readonly Rule[] = [
	// The row of sums below a plan has a name and a budget too, and would spend it a second time.
	refuse('adgroup_name', (given) => {
		const { adgroup_name: name = '', budget } = given;
		const isBare = besideTheSums.every((argument) => given[argument] === undefined);
		return (
			budget !== undefined &&
			(meansTotal(name) || (isBare && mentionsTotal(name))) &&
			`is ${formatValue(name)}, so the row looks like a total of the plan and not like an ad group. Remove the row, or enter another name if it is one.`
		);
	}),
	// A guard against slips and against agents that spend too much. It holds for daily and lifetime
	// budgets alike, for new ad groups and for updates.
	refuse(
		'budget',
		({ budget = 0 }, { budgetLimit = Infinity }) =>
			budget > budgetLimit &&
			`is ${formatAmount(budget)}, above the limit of ${formatAmount(budgetLimit)} set in 'Budget Limit'. Lower the budget, or raise the limit if the budget is right.`,
	),
	// A lifetime budget is spread over the schedule (Adspirer's reference).
	refuse('schedule_end_time', ({ budget_mode, schedule_end_time }, context) => {
		if (budget_mode !== 'BUDGET_MODE_TOTAL' || schedule_end_time !== undefined) return undefined;
		const because = 'but a lifetime budget needs an end time';
		const orDaily = context.headingOf
			? 'or give the row a daily budget'
			: "or set 'Budget Mode' to Daily";
		const [fillIn, add] = [`Fill it in, ${orDaily}.`, `Add a column 'End date', ${orDaily}.`];
		return missing(context, 'schedule_end_time', because, fillIn, add);
	}),
	refuse(
		'schedule_start_time',
		({ schedule_start_time: start }, { now }) =>
			start !== undefined &&
			millisecondsOf(start) < now - maxPast &&
			`is ${start} UTC, more than 12 hours in the past, which TikTok doesn't accept. Choose a later start time, or leave the field empty to start now.`,
	),
	refuse('schedule_end_time', ({ schedule_start_time: start, schedule_end_time: end }, { now }) => {
		if (end === undefined) return undefined;
		const isPast = millisecondsOf(end) <= now;
		if (!isPast && (start === undefined || millisecondsOf(end) > millisecondsOf(start))) {
			return undefined;
		}
		const what = isPast ? 'is in the past' : `isn't after the start time, ${start} UTC`;
		return `is ${end} UTC, which ${what}. Choose a later end time.`;
	}),
	// TikTok asks for the daily minimum for each scheduled day; without a start time it starts now.
	warn('budget', (given, { now }) => {
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
	}),
];
