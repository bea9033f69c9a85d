import { formatValue } from '../parse/cell';
import { formatAmount } from '../parse/money';
import { meansTotal, mentionsTotal } from '../parse/words';
import { millisecondsOf } from './schemas';
import { hasNoColumn, type Rule } from './finding';

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
	{
		// The row of sums below a plan has a name and a budget too, and would spend it a second time.
		strength: 'refuse',
		about: ['adgroup_name', 'budget', ...besideTheSums],
		finds: (given) => {
			const { adgroup_name: name = '', budget } = given;
			const isBare = besideTheSums.every((argument) => given[argument] === undefined);
			return budget !== undefined && (meansTotal(name) || (isBare && mentionsTotal(name)))
				? `is ${formatValue(name)}, so the row looks like a total of the plan and not like an ad group. Remove the row, or enter another name if it is one.`
				: undefined;
		},
	},
	{
		// A guard against slips and against agents that spend too much. It holds for daily and lifetime
		// budgets alike, for new ad groups and for updates.
		strength: 'refuse',
		about: ['budget'],
		finds: ({ budget }, { budgetLimit }) =>
			budget !== undefined && budgetLimit !== undefined && budget > budgetLimit
				? `is ${formatAmount(budget)}, above the limit of ${formatAmount(budgetLimit)} set in 'Budget Limit'. Lower the budget, or raise the limit if the budget is right.`
				: undefined,
	},
	{
		// A lifetime budget is spread over the schedule (Adspirer's reference).
		strength: 'refuse',
		about: ['schedule_end_time', 'budget_mode'],
		finds: ({ budget_mode, schedule_end_time }, context) => {
			if (budget_mode !== 'BUDGET_MODE_TOTAL' || schedule_end_time !== undefined) return undefined;
			const because = 'but a lifetime budget needs an end time';
			const orDaily = context.headingOf
				? 'or give the row a daily budget'
				: "or set 'Budget Mode' to Daily";
			return hasNoColumn(context, 'schedule_end_time')
				? `has no column, ${because}. Add a column 'End date', ${orDaily}.`
				: `is empty, ${because}. Fill it in, ${orDaily}.`;
		},
	},
	{
		strength: 'refuse',
		about: ['schedule_start_time'],
		finds: ({ schedule_start_time: start }, { now }) =>
			start !== undefined && millisecondsOf(start) < now - maxPast
				? `is ${start} UTC, more than 12 hours in the past, which TikTok doesn't accept. Choose a later start time, or leave the field empty to start now.`
				: undefined,
	},
	{
		strength: 'refuse',
		about: ['schedule_end_time'],
		finds: ({ schedule_end_time: end }, { now }) =>
			end !== undefined && millisecondsOf(end) <= now
				? `is ${end} UTC, which is in the past. Choose a later end time.`
				: undefined,
	},
	{
		strength: 'refuse',
		about: ['schedule_end_time', 'schedule_start_time'],
		finds: ({ schedule_start_time: start, schedule_end_time: end }) =>
			start !== undefined && end !== undefined && millisecondsOf(end) <= millisecondsOf(start)
				? `is ${end} UTC, which isn't after the start time, ${start} UTC. Choose a later end time.`
				: undefined,
	},
	{
		strength: 'warn',
		about: ['budget', 'budget_mode'],
		finds: ({ budget, budget_mode }) =>
			budget !== undefined && budget_mode !== 'BUDGET_MODE_TOTAL' && budget < usualMinimum
				? `is ${formatAmount(budget)} a day. TikTok's minimum is ${usualMinimum} a day in US dollars or euros; other currencies have their own. If TikTok rejects the row, raise the budget.`
				: undefined,
	},
	{
		// TikTok asks for the daily minimum for each scheduled day; without a start time it starts now.
		strength: 'warn',
		about: ['budget', 'budget_mode', 'schedule_start_time', 'schedule_end_time'],
		finds: (given, { now }) => {
			const { budget, budget_mode, schedule_start_time: start, schedule_end_time: end } = given;
			if (budget_mode !== 'BUDGET_MODE_TOTAL' || budget === undefined || end === undefined) {
				return undefined;
			}
			const from = start === undefined ? now : millisecondsOf(start);
			const days = Math.ceil((millisecondsOf(end) - from) / millisecondsOfDay);
			if (budget >= days * usualMinimum) return undefined;
			const period = days === 1 ? '1 day' : `${days} days`;
			return `is ${formatAmount(budget)} for ${period}. In US dollars TikTok's minimum is ${usualMinimum} a day, here ${days * usualMinimum}; other currencies have their own. If TikTok rejects the row, raise the budget or shorten the schedule.`;
		},
	},
];
