import type { ArgumentName, SomeArguments } from './adGroupArguments';
import * as choices from './choices';
import { labelOf, type ParseContext } from './fields';

/** What a rule needs to know beside the row's arguments. */
export interface CheckContext extends Pick<ParseContext, 'now' | 'headingOf'> {
	/** The option Budget Limit, in the ad account's currency. */
	readonly budgetLimit?: number;
}

/**
 * Looks at a row's arguments in the service's own form. Gives nothing where they keep a rule, or else
 * what is wrong and what to do, to complete a sentence that begins with the field's label.
 */
export type Finds = (given: SomeArguments, context: CheckContext) => string | false | undefined;

/** Rules by the argument whose field a person has to change, in the order they are told. */
export type Rules = Readonly<Partial<Record<ArgumentName, Finds>>>;

/** A field in quotes as people know it: by its column's heading, or else by its label. */
export function quotedField({ headingOf }: CheckContext, argument: ArgumentName): string {
	return `'${headingOf?.(argument) ?? labelOf(argument)}'`;
}

/** True where the rows come from a sheet that has no column for the argument. */
export function hasNoColumn({ headingOf }: CheckContext, argument: ArgumentName): boolean {
	return headingOf !== undefined && headingOf(argument) === undefined;
}

/**
 * What to say of an argument that another one needs.
 *
 * @param fillIn what to do where its field or its column is empty.
 * @param column what to add where the sheet has no column for it.
 * @param rest ends both sentences.
 */
export function missing(
	context: CheckContext,
	argument: ArgumentName,
	because: string,
	fillIn: string,
	column: string,
	rest: string,
): string {
	return hasNoColumn(context, argument)
		? `has no column, but ${because}. Add a column ${column}${rest}`
		: `is empty, but ${because}. ${fillIn}${rest}`;
}

const choicesOf = { placement_type: choices.placementTypes, objective: choices.objectives };

/**
 * An argument that only makes sense beside certain values of another one, `dependsOn`. The form hides
 * its field beside others, but can't where the other value is an expression: what the field holds is
 * still there at run time.
 *
 * @param word what the form shows for the first of the values.
 * @param only ends the sentence with what the argument belongs to.
 * @returns with `whyLeftOut`, which completes a sentence such as "'Placements' isn't sent, because";
 * it gives undefined where the argument makes sense.
 */
const dependent = (
	argument: ArgumentName,
	dependsOn: 'placement_type' | 'objective',
	values: readonly string[],
	word: string,
	only: string,
) => ({
	argument,
	dependsOn,
	whyLeftOut: (given: SomeArguments, context: CheckContext): string | undefined => {
		const other = given[dependsOn] ?? '';
		if (values.includes(other)) return undefined;
		const isOther = hasNoColumn(context, dependsOn)
			? `no column '${labelOf(dependsOn)}' says ${word}`
			: `${quotedField(context, dependsOn)} is ${other === '' ? 'empty' : `"${choices.nameOf(choicesOf[dependsOn], other)}"`}`;
		return `${isOther}: ${only}`;
	},
});

/**
 * TikTok accepts a pixel on an ad group for these objectives, and refuses it for all others with
 * PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE (Adspirer's guidance). The form offers the first one; the
 * newer ones can be set in Additional Arguments. Without an objective the service takes Traffic.
 */
const besidePixels = [
	'objective',
	['CONVERSIONS', 'WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES'],
	'Conversions',
	'TikTok takes a pixel and its event with the objective Conversions only',
] as const;

/** TikTok caps the frequency of Reach alone (its SDK). */
const besideReach = [
	'objective',
	['REACH'],
	'Reach',
	'TikTok caps the frequency with the objective Reach only',
] as const;

/** The arguments that are left out beside certain values of others. */
export const dependentArguments = [
	dependent(
		'placements',
		'placement_type',
		['PLACEMENT_TYPE_NORMAL'],
		'Manual',
		'placements are chosen with manual placement only',
	),
	dependent('pixel_id', ...besidePixels),
	dependent('optimization_event', ...besidePixels),
	dependent('frequency', ...besideReach),
	dependent('frequency_schedule', ...besideReach),
];
