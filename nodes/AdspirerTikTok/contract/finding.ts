import type { ArgumentName, SomeArguments } from './adGroupArguments';

/** A rule between the arguments of an ad group. */
export interface Rule {
	/** What becomes of a row that breaks it. */
	readonly strength: /** It can't be meant: the row is refused before anything is sent. */
	| 'refuse'
		/** TikTok may reject it, or may not: the row is sent, with a warning. */
		| 'warn'
		/**
		 * The argument makes no sense beside another one, and is not sent. The form hides its field then,
		 * but can't where the other value is an expression: what the field holds is still there at run time.
		 */
		| 'leave out';
	/** The argument whose field a person has to change, or that is left out. */
	readonly argument: ArgumentName;
	/** For what is left out, the argument that decides. */
	readonly dependsOn?: ArgumentName;
	/**
	 * Looks at a row's arguments in the service's own form. Gives nothing where they keep the rule, or
	 * else what is wrong and what to do. That completes a sentence that begins with the field's label;
	 * for what is left out, one such as "'Placements' was ignored, because".
	 */
	readonly finds: Finds;
}

type Finds = (given: SomeArguments, context: CheckContext) => string | false | undefined;

/** A rule that refuses a row. */
export const refuse = (argument: ArgumentName, finds: Finds): Rule => {
	return { strength: 'refuse', argument, finds };
};

/** A rule that warns of a row. */
export const warn = (argument: ArgumentName, finds: Finds): Rule => {
	return { strength: 'warn', argument, finds };
};

/** What a rule finds in a row. */
export interface Finding {
	/** The argument whose field a person has to change. */
	readonly argument: ArgumentName;
	/** Completes a sentence that begins with that field's label: what is wrong, and what to do. */
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
 * @param add what to do where the sheet has no column for it.
 */
export function missing(
	context: CheckContext,
	argument: ArgumentName,
	because: string,
	fillIn: string,
	add: string,
): string {
	return hasNoColumn(context, argument)
		? `has no column, ${because}. ${add}`
		: `is empty, ${because}. ${fillIn}`;
}
