import { formatAmount } from '../parse/money';
import type { SomeArguments } from './adGroupArguments';
import type { Assumption, Finding, RuleContext } from './creation';
import { columns } from './fields';
import { labelOfColumn, usualHeading } from './fields/field';
import { daysUntil, whyRequired } from './rules';

const isOpen = ({ budget, budget_mode: mode }: SomeArguments, { isRefused }: RuleContext) =>
	budget !== undefined && mode === undefined && isRefused?.('budget_mode') !== true;

/** How long a row runs, if its end is known. */
function lengthOf(given: SomeArguments, { now }: RuleContext): string {
	const { schedule_start_time: start, schedule_end_time: end } = given;
	if (end === undefined) return 'an end';
	const days = daysUntil(end, start, now);
	return `an end ${days === 1 ? 'a day' : `${days} days`} later`;
}

/**
 * In plans an amount is the total as often as not. Only one that nothing ends is for a day for certain,
 * since a lifetime budget needs an end.
 */
function whichPeriod(given: SomeArguments, context: RuleContext): Finding | undefined {
	const isEndless =
		given.schedule_end_time === undefined && context.isRefused?.('schedule_end_time') !== true;
	if (!isOpen(given, context) || isEndless) return undefined;
	const column = context.headingOf?.('budget');
	const [daily, lifetime] = (['budget_daily', 'budget_lifetime'] as const).map((name) =>
		labelOfColumn(name, columns[name]),
	);
	const toDo =
		column === undefined
			? `Add a column '${usualHeading('budget_mode')}' that says Daily or Lifetime.`
			: `In the option 'Columns', say whether '${column}' is ${daily} or ${lifetime}.`;
	return {
		argument: 'budget',
		message: `is ${formatAmount(given.budget ?? 0)} with ${lengthOf(given, context)}: is that a day, or for all of that time? ${toDo}`,
		...(column !== undefined && { remedy: { column } }),
	};
}

/** What is for another objective than Traffic, which the service takes where none is given. */
const needObjective = ['app_id', 'pixel_id', 'optimization_event', 'optimization_goal'] as const;

function whichObjective(given: SomeArguments, context: RuleContext): Finding | undefined {
	const { headingOf, isRefused, isFilled, isLookedUp } = context;
	const other = needObjective.find((argument) => isFilled?.(argument));
	if (given.objective !== undefined || isRefused?.('objective') || isLookedUp || !other)
		return undefined;
	const because = `'${headingOf?.(other)}' is filled in, and without an objective the ad group is for Traffic`;
	const message = whyRequired(context, 'objective', because, " with the campaign's");
	return { argument: 'objective', message };
}

/** What a row of a sheet leaves open. The question completes a sentence that begins with the field. */
export const findQuestions = (given: SomeArguments, context: RuleContext): Finding[] =>
	[whichObjective, whichPeriod].flatMap((ask) => ask(given, context) ?? []);

/** What a value is taken to mean where the row leaves it open, and only one meaning is possible. */
export const findAssumptions = (given: SomeArguments, context: RuleContext): Assumption[] =>
	isOpen(given, context)
		? [
				{
					argument: 'budget',
					readAs: `${formatAmount(given.budget ?? 0)} a day, in the ad account's currency`,
				},
			]
		: [];
