import { formatAmount } from '../parse/money';
import type { SomeArguments } from './adGroupArguments';
import { nameOf } from './choices';
import type { Dependent, RuleContext, Values } from './creation';
import { columns, type FieldOf } from './fields';
import { labelOfColumn, usualHeading } from './fields/field';
import { daysUntil, hasNoColumn, whyRequired, type Rule } from './rules';

const isOpen = (
	{ budget, budget_mode: mode }: SomeArguments,
	{ headingOf, isRefused }: RuleContext,
) =>
	headingOf !== undefined &&
	budget !== undefined &&
	mode === undefined &&
	isRefused?.('budget_mode') !== true;

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
const whichPeriod: Rule = (given, context) => {
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
		message: `is ${formatAmount(given.budget ?? 0)} with ${lengthOf(given, context)}: is that a day, or for all of that time? ${toDo}`,
		...(column !== undefined && { remedy: { column } }),
	};
};

/** What is for another objective than Traffic, which the service takes where none is given. */
const needObjective = ['app_id', 'pixel_id', 'optimization_event', 'optimization_goal'] as const;

const whichObjective: Rule = (given, context, own) => {
	const { headingOf, isRefused, isFilled, isLookedUp } = context;
	const other = needObjective.find((argument) => isFilled?.(argument));
	const isTold = given.objective !== undefined || isRefused?.('objective') || isLookedUp;
	if (!headingOf || isTold || !other) return undefined;
	const because = `'${headingOf(other)}' is filled in, and without an objective the ad group is for Traffic`;
	return whyRequired(context, own, because, " with the campaign's");
};

/** What a row of a sheet leaves open. */
export const questions = { objective: whichObjective, budget: whichPeriod };

/** What a value is taken to mean where the row leaves it open, and only one meaning is possible. */
export const readings = {
	budget: (given, context) =>
		isOpen(given, context) &&
		`${formatAmount(given.budget ?? 0)} a day, in the ad account's currency`,
} satisfies Record<string, Rule>;

/** What becomes of an ad group without a value, where nobody sees that in the form. */
export const defaults = {
	location_ids: (given, context, own) => {
		const effect = ', so TikTok targets the United States';
		if (given.location_ids !== undefined) return undefined;
		return hasNoColumn(context, own)
			? `has no column${effect}. Add a column 'Country' to target others.`
			: context.whyEmpty?.(own, effect);
	},
} satisfies Record<string, Rule>;

/** Why an argument isn't sent, by the value of another one; undefined if it makes sense. */
export function whyLeftOut(
	{ dependsOn, values, only }: Dependent,
	given: Values,
	context: RuleContext,
	fields: readonly FieldOf[],
): string | undefined {
	const other = String(given[dependsOn] ?? '');
	if (values.includes(other)) return undefined;
	const { choices = [] } = fields.find(({ argument }) => argument === dependsOn) ?? {};
	const label = context.labelOf(dependsOn);
	const rule = only === undefined ? '' : `: ${only}`;
	// The campaign or the form may tell it.
	return other === '' && hasNoColumn(context, dependsOn)
		? `no column '${label}' says ${nameOf(choices, values[0])}${rule}`
		: `'${label}' is ${other === '' ? 'empty' : `"${nameOf(choices, other)}"`}${rule}`;
}
