import { parseBudget } from '../../parse/budget';
import { parseChoice, type Choice } from '../../parse/choice';
import { formatValue, type Parsed, onlyEntry } from '../../parse/cell';
import { parseId, parseTikTokId } from '../../parse/text';
import { parseList } from '../../parse/list';
import { defaultOfNewAdGroups } from '../../parse/places';
import { meansAll, orEmptyWord, orNoRestriction } from '../../parse/noRestriction';
import { parseTime, type Edge } from '../../parse/time';
import * as choices from '../choices';
import type { ParseContext, Parser } from './field';

export const parseOneId: Parser = (value) => parseTikTokId(onlyEntry(value));

export const parseIds = (value: unknown) => parseList(value, parseTikTokId);

/** "All" and "-" restrict nothing. */
export const parseIdList: Parser = orNoRestriction(parseIds);

/** One of the form's choices. */
export const oneOf =
	(list: readonly Choice[]) =>
	(value: unknown): Parsed<string> =>
		parseChoice(onlyEntry(value), list);

export const time =
	(edge: Edge): Parser =>
	(value, context) =>
		parseTime(value, { ...context, edge });

/**
 * Where something belongs that stands in another cell.
 *
 * @param label The field's label in the form.
 * @param usual What its column is usually called.
 */
export function whereGoes(
	argument: string,
	label: string,
	usual: string,
	{ headingOf }: ParseContext,
): string {
	if (!headingOf) return `'${label}'`;
	const heading = headingOf(argument);
	return heading === undefined ? `a column '${usual}'` : `'${heading}'`;
}

/** Where "a day" and "in total" belong; undefined where the amount's own heading says it. */
function whereModeGoes(context: ParseContext): string | undefined {
	const heading = context.headingOf?.('budget_mode');
	return heading !== undefined && heading === context.headingOf?.('budget')
		? undefined
		: whereGoes('budget_mode', 'Budget Mode', 'Budget type', context);
}

/** What to do about "50 a day" in a row of which nothing says daily or lifetime. */
function whyNoMode({ headingOf }: ParseContext) {
	return (mode: Choice): string => {
		if (headingOf && headingOf('budget_mode') === undefined) {
			return `no column says daily or lifetime. Rename the column to '${mode.name} budget', or add a column 'Budget type'.`;
		}
		return `'${headingOf?.('budget_mode') ?? 'Budget Mode'}' is empty. Fill it in.`;
	};
}

/** The budget of a new ad group, which has to agree with its mode. */
export const parseBudgetOfRow: Parser = (value, context) =>
	parseBudget(value, {
		currency: context.currency,
		modeField: context.budgetModeField ?? whereModeGoes(context),
		modes: choices.budgetModes,
		mode: context.budgetMode,
		whyNoMode: whyNoMode(context),
	});

/** A budget of an ad group that exists: whether it is daily or lifetime can't be changed. */
export const parseNewBudget: Parser = (value, { currency, budgetMode: mode }) =>
	parseBudget(value, { currency, modes: choices.budgetModes, mode });

/** TikTok shows a pixel by its ID, and by a code of letters and digits. */
export function parsePixelId(value: unknown): Parsed<string> {
	const parsed = parseId(value);
	if (!('value' in parsed) || /^[A-Za-z0-9]+$/.test(parsed.value)) return parsed;
	return {
		problem: `is ${formatValue(parsed.value)}, which isn't a pixel ID. Enter the ID, such as 7090000000000000001, or the pixel's code.`,
	};
}

/** For a creation "All" means to send nothing; a change has to say it. */
export const withAll =
	(parse: Parser, all: unknown): Parser =>
	(value, context) =>
		meansAll(onlyEntry(value)) ? { value: all } : parse(value, context);

/** An ad group that exists has its countries, and an update without any leaves them. */
export const withoutDefault =
	(parse: Parser): Parser =>
	(value, context) => {
		const parsed = parse(value, context);
		return 'problem' in parsed
			? { problem: parsed.problem.replace(defaultOfNewAdGroups, '') }
			: parsed;
	};

/** "-" and "n/a" send nothing, so they change nothing. */
export const orUnchanged =
	(parse: Parser): Parser =>
	(value, context) =>
		orEmptyWord((given) => parse(given, context))(value);
