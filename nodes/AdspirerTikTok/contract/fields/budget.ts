import { canonicalJson } from '../../base/json';
import { onlyEntry } from '../../base/values';
import { pluralize } from '../../base/wording';
import { parseChoice } from '../../parse/keyword';
import type { Fault } from '../../problems/problem';
import type { ByName, Cell, Clues, Filled, Parser, RowCells } from '../cells';
import { choicesOf } from '../choices';
import { type ChangedValue, type Listed, detailOf } from '../creation';
import type { Rule, RuleContext, SomeArguments } from '../rules';
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

/** The budget of a new ad group, which has to agree with its mode. */
const parseBudgetOfRow: Parser = (value, context) => {
	const { currency, thousands, headingOf, isOverridden, isUnsure } = context;
	const column = headingOf?.('budget_mode');
	const isOfAmount = column !== undefined && column === headingOf?.('budget');
	let modeField: string | undefined;
	if (isOverridden) modeField = "'Additional Arguments'";
	else if (!isOfAmount) modeField = kinds.whereGoes('budget_mode', context);
	return money.parseMoney(value, {
		currency,
		thousands,
		modeField,
		modes,
		mode: isUnsure ? null : context.given?.budget_mode,
		whyNoMode: ({ name }) => {
			if (headingOf && column === undefined) {
				return {
					why: 'no column of modes',
					facts: { name },
				};
			}
			return {
				why: 'no mode',
				facts: { column: column ?? 'Budget Mode' },
			};
		},
	});
};

/** The budget of an ad group whose mode isn't known, so that a lifetime amount may be spent daily. */
const parseNewBudget: Parser = (value, { currency, thousands, given: row = {} }) => {
	const { budget_mode: mode } = row;
	const parsed = money.parseMoney(value, { currency, thousands, modes, mode });
	if (!('value' in parsed) || mode !== 'BUDGET_MODE_TOTAL') return parsed;
	return {
		warning: { why: 'lifetime amount' },
		...parsed,
	};
};

const modeOfColumn: ByName<string> = {
	budget_daily: 'BUDGET_MODE_DAY',
	budget_lifetime: 'BUDGET_MODE_TOTAL',
};

const isGrossCell = ({ heading, isAnswered }: Cell) => !isAnswered && money.isGross(heading);

/** A gross amount doesn't count next to one that isn't. */
function withoutGross(cells: readonly Cell[]): readonly Cell[] {
	const net = cells.filter((cell) => !isGrossCell(cell) && !money.isNoAmount(cell.value));
	if (net.length > 0) return net;
	return cells;
}

/** The one budget of a row, with its mode if its heading or its own words say daily or lifetime. */
function fillBudget(cells: RowCells, amountCells: readonly Cell[]): Filled {
	const cell = cells.oneAmount(withoutGross(amountCells), 'budget');
	if (!cell) return {};
	if (isGrossCell(cell) && !money.isNoAmount(cell.value)) {
		const { heading: column } = cell;
		const problem: Fault = {
			why: 'gross amounts',
			facts: { column },
		};
		return {
			budget: {
				...cell,
				problem,
				columns: [column],
			},
		};
	}
	const mode = modeOfColumn[cell.fills ?? ''];
	const written = cells.find('budget_mode');
	const parsed = parseChoice(written?.value, modes);
	let ofRow: string | undefined;
	if ('value' in parsed) ofRow = parsed.value;
	let budget = cells.withCurrency(cell);
	if (!cells.isNew) {
		const given = { budget_mode: mode ?? ofRow };
		budget = {
			...budget,
			notes: { ...budget.notes, given },
		};
	}
	const value = mode ?? money.modeIn(cell.value, modes)?.value;
	if (value && 'nothing' in parsed) {
		return {
			budget,
			budget_mode: { ...cell, value },
		};
	}
	if (mode && ofRow && mode !== ofRow) cells.refuseOther(cell, written);
	return { budget };
}

const thousandsShown: Clues = {
	shownBy: (value) => {
		const thousands = money.amountIn(onlyEntry(value))?.thousands;
		if (thousands === undefined) return [];
		return [{ thousands: [thousands] }];
	},
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
			columns: amounts,
			reads: ['budget_mode'],
			join: withoutGross,
			fill: fillBudget,
			clues: thousandsShown,
			refuses: aboveLimit,
			asks: dailyOrLifetime,
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
		join: withoutGross,
	},
	{
		budget_daily: { parse: parseBudgetOfRow, label: 'Daily Budget' },
		budget_lifetime: { parse: parseBudgetOfRow, label: 'Lifetime Budget' },
		new_budget: { parse: parseNewBudget },
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
