import type { ArgumentName, SomeArguments } from './adGroupArguments';
import * as choices from './choices';

/**
 * Looks at a row's arguments in the service's own form. Gives nothing where they keep a rule, or else
 * what is wrong and what to do, to complete a sentence that begins with the field's label.
 */
type Finds = (given: SomeArguments, context: CheckContext) => string | false | undefined;

/** A rule between the arguments of an ad group. */
export interface Rule {
	/**
	 * A row that is refused can't be meant. TikTok may reject one that is warned of, or may not, so it
	 * is sent.
	 */
	readonly strength: 'refuse' | 'warn';
	/** The argument whose field a person has to change. */
	readonly argument: ArgumentName;
	readonly finds: Finds;
}

/** A rule that refuses a row. */
export const refuse = (argument: ArgumentName, finds: Finds): Rule => {
	return { strength: 'refuse', argument, finds };
};

/** A rule that warns of a row. */
export const warn = (argument: ArgumentName, finds: Finds): Rule => {
	return { strength: 'warn', argument, finds };
};

/** What a rule finds in a row: the argument, and what its `finds` gives. */
export interface Finding extends Pick<Rule, 'argument'> {
	readonly message: string;
}

/** What a rule needs to know beside the row's arguments. */
export interface CheckContext {
	/** The time of the run, in milliseconds since 1970. */
	readonly now: number;
	/** The option Budget Limit, in the ad account's currency. */
	readonly budgetLimit?: number;
	/**
	 * The heading of the column for an argument, filled or not; undefined where the sheet has none. Set
	 * with Map Automatically, where people see a sheet's columns and none of the form's fields.
	 */
	readonly headingOf?: (argument: ArgumentName) => string | undefined;
}

/** A field in quotes as people know it: by its column's heading, or else by its label. */
export function quotedField(
	{ headingOf }: CheckContext,
	argument: ArgumentName,
	label: string,
): string {
	return `'${headingOf?.(argument) ?? label}'`;
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

/**
 * TikTok accepts a pixel on an ad group for these objectives, and refuses it for all others with
 * PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE (Adspirer's guidance). The form offers the first one; the
 * newer ones can be set in Additional Arguments. Without an objective the service takes Traffic.
 */
const objectivesWithPixel = 'CONVERSIONS WEB_CONVERSIONS PRODUCT_SALES SHOP_PURCHASES'.split(' ');

/**
 * An argument that only makes sense beside a certain value of another one, `dependsOn`. The form hides
 * its field beside others, but can't where the other value is an expression: what the field holds is
 * still there at run time.
 */
interface DependentArgument {
	readonly argument: ArgumentName;
	readonly dependsOn: ArgumentName;
	/**
	 * Completes a sentence such as "'Placements' isn't sent, because"; undefined where the argument
	 * makes sense beside the row's others.
	 */
	readonly whyLeftOut: (given: SomeArguments, context: CheckContext) => string | undefined;
}

const whyNoPixel: DependentArgument['whyLeftOut'] = ({ objective = '' }, context) => {
	if (objectivesWithPixel.includes(objective)) return undefined;
	const field = quotedField(context, 'objective', 'Objective');
	const isOther = hasNoColumn(context, 'objective')
		? "no column 'Objective' says Conversions"
		: `${field} is ${objective === '' ? 'empty' : `"${choices.nameOf(choices.objectives, objective)}"`}`;
	return `${isOther}: TikTok takes a pixel and its event with the objective Conversions only`;
};

/** The arguments that are left out beside certain values of others. */
export const dependentArguments: readonly DependentArgument[] = [
	{
		argument: 'placements',
		dependsOn: 'placement_type',
		whyLeftOut: ({ placement_type }, context) =>
			placement_type === 'PLACEMENT_TYPE_NORMAL'
				? undefined
				: `${quotedField(context, 'placement_type', 'Placement Type')} isn't Manual`,
	},
	{ argument: 'pixel_id', dependsOn: 'objective', whyLeftOut: whyNoPixel },
	{ argument: 'optimization_event', dependsOn: 'objective', whyLeftOut: whyNoPixel },
];
