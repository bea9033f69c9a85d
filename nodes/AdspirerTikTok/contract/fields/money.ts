import { onlyEntry } from '../../parse/cell';
import type { Choice } from '../../parse/choice';
import { parseBudget, parseBudgetMode } from '../../parse/money';
import * as choices from '../choices';
import { budget, oneOf as oneOfValues } from '../schemas';
import { choiceParser, orUnchanged, singleChoice, timeField, whereGoes } from './field';
import type { Column, CreationField, ParseContext, Parser } from './field';

/** Where "a day" and "in total" belong; undefined where the amount's own heading says it. */
function whereModeGoes(context: ParseContext): string | undefined {
	const heading = context.headingOf?.('budget_mode');
	return heading !== undefined && heading === context.headingOf?.('budget')
		? undefined
		: whereGoes('budget_mode', 'Budget Mode', 'Budget type', context);
}

/** What to do about "50 a day" in a row of which nothing says daily or lifetime. */
const whyNoMode =
	({ headingOf }: ParseContext) =>
	(mode: Choice): string =>
		headingOf && headingOf('budget_mode') === undefined
			? `no column says daily or lifetime. Rename the column to '${mode.name} budget', or add a column 'Budget type'.`
			: `'${headingOf?.('budget_mode') ?? 'Budget Mode'}' is empty. Fill it in.`;

/** The budget of a new ad group, which has to agree with its mode. */
const parseBudgetOfRow: Parser = (value, context) =>
	parseBudget(value, {
		currency: context.currency,
		thousands: context.thousands,
		modeField: context.budgetModeField ?? whereModeGoes(context),
		modes: choices.budgetModes,
		mode: context.budgetMode,
		whyNoMode: whyNoMode(context),
	});

/**
 * A budget of an ad group that exists. Whether it is daily or lifetime can't be changed, and isn't known
 * from the row, so what names the one may be spent as the other.
 */
const parseNewBudget: Parser = (value, { currency, thousands, budgetMode: mode }) => {
	const parsed = parseBudget(value, { currency, thousands, modes: choices.budgetModes, mode });
	if (!('value' in parsed) || mode !== 'BUDGET_MODE_TOTAL') return parsed;
	const warning =
		"is a lifetime amount. It is sent as the ad group's budget, whatever its mode. Check that the ad group has a lifetime budget.";
	return { warning, ...parsed };
};

const zoneNote =
	"A time without an offset is in the workflow's timezone, unless 'Schedule Timezone' in the options is UTC.";

/** What an ad group is for, what it may spend, and when. */
export const money = {
	objective: {
		...singleChoice(choices.objectives, 'TRAFFIC'),
		description:
			"The campaign's objective. It determines what TikTok optimizes and charges for, unless you override it under 'Delivery'.",
		parse: choiceParser(choices.objectives),
	},
	budget_mode: {
		...singleChoice(choices.budgetModes, 'BUDGET_MODE_DAY'),
		schema: oneOfValues(choices.budgetModes),
		description: 'What the budget covers: each day, or the whole schedule',
		parse: (value) => parseBudgetMode(onlyEntry(value), choices.budgetModes),
	},
	budget: {
		schema: budget,
		required: true,
		// A text, since n8n does not mark a number field that is empty.
		type: 'string',
		placeholder: 'e.g. 50',
		description:
			"Amount in the ad account's currency, at least 1. TikTok's own minimum depends on the currency, for example 20 a day in USD or EUR.",
		parse: parseBudgetOfRow,
		update: {
			description:
				"The new budget in the ad account's currency. Whether it is daily or lifetime stays as it is.",
			parse: orUnchanged(parseNewBudget),
			column: 'new_budget',
		},
	},
	schedule_start_time: {
		...timeField('start'),
		label: 'Start Time',
		description: `When the ad group starts. Leave empty to start as soon as TikTok has reviewed it. ${zoneNote}`,
	},
	schedule_end_time: {
		...timeField('end'),
		label: 'End Time',
		description: `When the ad group ends. Required with a lifetime budget. Otherwise, leave empty to run it until you stop it. ${zoneNote}`,
		update: { description: `When the ad group ends. ${zoneNote}` },
	},
} satisfies Record<string, CreationField>;

/** Columns that say with the amount what it is for: each day, the whole schedule, or a change. */
export const moneyColumns = {
	budget_daily: {
		parse: parseBudgetOfRow,
	},
	budget_lifetime: {
		parse: parseBudgetOfRow,
	},
	new_budget: {
		parse: parseNewBudget,
	},
} satisfies Record<string, Column>;
