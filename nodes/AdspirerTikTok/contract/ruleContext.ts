import type { ArgumentName, SomeArguments } from './adGroupArguments';
import * as choices from './choices';
import { headingsByLanguage } from '../words';
import { labelOf, type ParseContext } from './fields';

/** What a rule needs to know beside the row's arguments. */
export interface RuleContext extends Pick<ParseContext, 'now' | 'headingOf'> {
	/** The option Budget Limit, in the ad account's currency. */
	readonly budgetLimit?: number;
}

/**
 * Looks at a row's arguments in the service's own form. Gives nothing where they keep a rule, or else
 * what is wrong and what to do, to complete a sentence that begins with the field's label.
 */
export type Rule = (given: SomeArguments, context: RuleContext) => string | false | undefined;

/** Rules by the argument whose field a person has to change, in the order they are told. */
export type Rules = Readonly<Partial<Record<ArgumentName, Rule>>>;

/** A field in quotes as people know it: by its column's heading, or else by its label. */
export function quotedField({ headingOf }: RuleContext, argument: ArgumentName): string {
	return `'${headingOf?.(argument) ?? labelOf(argument)}'`;
}

/** True where the rows come from a sheet that has no column for the argument. */
export function hasNoColumn({ headingOf }: RuleContext, argument: ArgumentName): boolean {
	return headingOf !== undefined && headingOf(argument) === undefined;
}

/**
 * Says of an argument that isn't given why it is needed.
 *
 * @param rest ends the sentence on what to do.
 */
export const requires =
	(argument: ArgumentName, because: string, rest = ''): Rule =>
	(given, context) => {
		if (given[argument] !== undefined) return undefined;
		const usual = headingsByLanguage(argument)[0]?.usual[0] ?? labelOf(argument);
		return hasNoColumn(context, argument)
			? `has no column, but ${because}. Add a column '${usual}'${rest}.`
			: `is empty, but ${because}. Fill it in${rest}.`;
	};

const choicesOf = { placement_type: choices.placementTypes, objective: choices.objectives };

/** Arguments that only make sense beside certain values of another one, and why. */
const dependencies: ReadonlyArray<{
	readonly dependents: readonly ArgumentName[];
	readonly dependsOn: keyof typeof choicesOf;
	/** The form offers the first. Newer ones can be set in Additional Arguments. */
	readonly values: readonly [string, ...string[]];
	readonly only: string;
}> = [
	{
		dependents: ['placements'],
		dependsOn: 'placement_type',
		values: ['PLACEMENT_TYPE_NORMAL'],
		only: 'placements are chosen with manual placement only',
	},
	{
		// For others TikTok answers PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE (Adspirer's guidance).
		dependents: ['pixel_id', 'optimization_event'],
		dependsOn: 'objective',
		values: ['CONVERSIONS', 'WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES'],
		only: 'TikTok takes a pixel and its event with the objective Conversions only',
	},
	{
		// TikTok's SDK.
		dependents: ['frequency', 'frequency_schedule'],
		dependsOn: 'objective',
		values: ['REACH'],
		only: 'TikTok caps the frequency with the objective Reach only',
	},
];

/**
 * The arguments that are left out beside certain values of others, `dependsOn`. The form hides their
 * fields there, but can't where the other value is an expression: what the field holds is still there
 * at run time. `whyLeftOut` completes a sentence such as "'Placements' isn't sent, because"; it gives
 * undefined where the argument makes sense.
 */
export const dependentArguments = dependencies.flatMap(
	({ dependents, dependsOn, values, only }) => {
		const word = (value: string) => choices.nameOf(choicesOf[dependsOn], value);
		const whyLeftOut = (given: SomeArguments, context: RuleContext): string | undefined => {
			const other = given[dependsOn] ?? '';
			if (values.includes(other)) return undefined;
			const isOther = hasNoColumn(context, dependsOn)
				? `no column '${labelOf(dependsOn)}' says ${word(values[0])}`
				: `${quotedField(context, dependsOn)} is ${other === '' ? 'empty' : `"${word(other)}"`}`;
			return `${isOther}: ${only}`;
		};
		return dependents.map((argument) => ({ argument, dependsOn, whyLeftOut }));
	},
);
