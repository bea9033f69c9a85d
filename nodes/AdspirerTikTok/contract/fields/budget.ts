import { canonicalJson } from '../../base/json';
import { pluralize } from '../../base/wording';
import { parseChoice } from '../../parse/keyword';
import type { Fault } from '../../problems/problem';
import type { Parser } from '../cells';
import { choicesOf, nameOf } from '../choices';
import { detailOf, type ChangedValue, type Listed } from '../creation';
import { firstOf, type Rule, type RuleContext, type SomeArguments } from '../rules';
import type { Values } from '../tools';
import { usualHeading } from './names';
import { daysUntil } from './schedule';
import * as money from '../../parse/money';
import * as kinds from './field';

const modes = choicesOf('budget_mode');

/** The columns of budgets, the plainest first. */
const amounts = ['budget_daily', 'budget_lifetime', 'budget'] as const;

/** The money of a row: rows of one account are in one currency. */
export const amountOfRow = { argument: 'budget', columns: amounts };

/** The budget of a new ad group. Its word for a mode has to agree with the row's, which is a rule. */
const parseBudgetOfRow: Parser = (value, { currency, thousands }) =>
	money.parseMoney(value, { currency, thousands, modes });

/** The budget of an ad group whose mode isn't known, so that a lifetime amount may be spent daily. */
const parseNewBudget: Parser = (value, { currency, thousands, mode }) => {
	const parsed = money.parseMoney(value, { currency, thousands, modes: mode ? modes : [] });
	if (!('value' in parsed) || mode !== 'BUDGET_MODE_TOTAL') return parsed;
	return {
		warning: { why: 'lifetime amount' },
		...parsed,
	};
};

/** A word beside the amount has to agree with the row's mode, whatever gives that. */
const otherMode: Rule = (values, { written, labelOf, isRefused }) => {
	const { budget_mode: mode } = values;
	const is = written?.('budget');
	const word = money.modeIn(is, modes);
	if (!word || word.value === mode || isRefused?.('budget_mode')) return undefined;
	if (mode === undefined) {
		return { is, why: 'no mode', facts: { column: labelOf('budget_mode') } };
	}
	const ofRow = parseChoice(written?.('budget_mode'), modes);
	let place = "'Additional Arguments'";
	if ('value' in ofRow && ofRow.value === mode) place = `'${labelOf('budget_mode')}'`;
	const facts = { place, mode: nameOf('budget_mode', mode) };
	return { is, why: 'amount for the other mode', facts };
};

/** What a row may spend. */
export function spendingOf({ budget, budget_mode: mode }: Values) {
	let period = 'a day';
	if (mode === 'BUDGET_MODE_TOTAL') period = 'in total';
	return { amount: Number(budget ?? 0), period };
}

/**
 * A guard against slips and against agents that spend too much. It holds for daily and lifetime budgets
 * alike, for new ad groups and for updates.
 */
const aboveLimit: Rule = (values, { budgetLimit, fields }) => {
	const { budget = 0 } = values;
	if (budgetLimit === undefined) return undefined;
	for (const name of Object.keys(values)) {
		if (fields.some(({ argument }) => argument === name)) continue;
		// An argument without a field may hold the amount of some budget at any depth.
		const json = canonicalJson({ [name]: values[name] });
		if (!/budget[^"]*":.*\d/i.test(json)) continue;
		const message: Fault = {
			why: 'amount without a guard',
			facts: { name },
		};
		return { argument: 'Additional Arguments', message };
	}
	if (budget <= budgetLimit) return undefined;
	const facts = {
		budget: money.formatAmount(budget),
		limit: money.formatAmount(budgetLimit),
	};
	return { why: 'budget above the limit', facts };
};

/**
 * In plans an amount is the total as often as not. Only one that nothing ends is for a day for certain,
 * since a lifetime budget needs an end.
 */
const dailyOrLifetime: Rule = (values, context) => {
	const { headingOf, isRefused } = context;
	const isTold = values.budget_mode !== undefined || isRefused?.('budget_mode');
	if (!headingOf || values.budget === undefined || isTold) return undefined;
	const budget = money.formatAmount(values.budget);
	const later = howLater(values, context);
	if (!later && !isRefused?.('schedule_end_time')) {
		return { kind: 'reading', readAs: `${budget} a day, in the ad account's currency` };
	}
	const heading = headingOf('budget');
	const column = heading ?? usualHeading('budget_mode');
	const message: Fault = {
		why: 'daily or lifetime',
		facts: { budget, later, column },
	};
	if (heading === undefined) return message;
	return {
		message: { ...message, remedy: 'say which budget' },
		columns: [heading],
	};
};

function howLater(values: SomeArguments, { now }: RuleContext): Fault | undefined {
	const { schedule_start_time: start, schedule_end_time: end } = values;
	if (end === undefined) return undefined;
	const days = daysUntil(end, start, now);
	if (days === 1) return { why: 'a day later' };
	return {
		why: 'days later',
		facts: { days },
	};
}

/** TikTok's minimum for a day in US dollars and euros. */
const usualMinimum = 20;

/** TikTok asks for the daily minimum for each scheduled day; without a start time it starts now. */
const belowMinimum: Rule = (values, { now }) => {
	const { budget = Infinity, schedule_start_time: start, schedule_end_time: end } = values;
	let days = 1;
	let period = 'a day';
	if (values.budget_mode === 'BUDGET_MODE_TOTAL') {
		if (!end) return undefined;
		days = daysUntil(end, start, now);
		period = `for ${pluralize(days, 'day')}`;
	}
	if (budget >= days * usualMinimum) return undefined;
	const facts = {
		budget: money.formatAmount(budget),
		period,
		minimum: usualMinimum,
	};
	return { why: 'below the minimum', facts };
};

export const budget = kinds.alike(
	{
		topic: 'money',
		neverBlank: true,
		decides: true,
	},
	{
		budget_mode: {
			...kinds.closedChoice('budget_mode', 'BUDGET_MODE_DAY'),
			description: 'What the budget covers: each day, or the whole schedule',
			parse: (value) => money.parseBudgetMode(value, modes),
		},
		budget: {
			schema: kinds.amount.min(1),
			required: true,
			asMeaning: 'Budget (Daily or Lifetime?)',
			isFigure: true,
			// A text, since n8n does not mark a number field that is empty.
			placeholder: 'e.g. 50',
			description:
				"Amount in the ad account's currency, at least 1. TikTok's own minimum depends on the currency, for example 20 a day in USD or EUR.",
			parse: parseBudgetOfRow,
			refuses: firstOf(otherMode, aboveLimit, dailyOrLifetime),
			doubts: belowMinimum,
			update: {
				description:
					"The new budget in the ad account's currency. Whether it is daily or lifetime stays as it is.",
				parse: parseNewBudget,
				// Next to it, Budget holds what was spent so far.
				changedBy: 'new_budget',
			},
		},
	},
);

export const budgetColumns = kinds.alike(
	{
		topic: 'money',
		isFigure: true,
	},
	{
		budget_daily: { label: 'Daily Budget' },
		budget_lifetime: { label: 'Lifetime Budget' },
		new_budget: {},
	},
);

/** What a list shows may be missing: a campaign with a budget of its own shows none for its ad groups. */
export function budgetDifferences(listed: Listed, sent: Values): ChangedValue[] {
	const mode = detailOf(listed, 'budgetmode');
	const shown: Record<string, unknown> = { budget: listed.budget };
	if (/^BUDGET_MODE_(?:DAY|TOTAL)$/.test(String(mode))) shown.budget_mode = mode;
	const asked: Values = { budget_mode: 'BUDGET_MODE_DAY', ...sent };
	const changes: ChangedValue[] = [];
	for (const argument of ['budget', 'budget_mode']) {
		const before = shown[argument];
		const now = asked[argument];
		if (before !== undefined && before !== now) changes.push({ argument, before, now });
	}
	return changes;
}
