import type { ArgumentName, SomeArguments } from './adGroupArguments';

/** What becomes of a row that a rule finds something in. */
type Strength =
	/** It can't be meant: the row is refused before anything is sent. */
	| 'refuse'
	/** TikTok may reject it, or may not: the row is sent, with a warning. */
	| 'warn'
	/**
	 * The argument makes no sense beside another one. The form hides its field then, but n8n can't
	 * hide a field where the other value is an expression: what the field holds is still there at run
	 * time, so it is left out, and the row is sent without it.
	 */
	| 'leave out';

/** A rule between the arguments of an ad group. */
export interface Rule {
	readonly strength: Strength;
	/**
	 * The arguments that it is about. The first is the one whose field a person has to change; for
	 * what is left out, the second one decides.
	 */
	readonly about: readonly [ArgumentName, ...ArgumentName[]];
	/**
	 * Looks at a row's arguments in the service's own form. Gives nothing where they keep the rule, or
	 * else what is wrong and what to do. That completes a sentence that begins with the field's label;
	 * for what is left out, one such as "'Placements' was ignored, because".
	 */
	readonly finds: (given: SomeArguments, context: CheckContext) => string | undefined;
}

/** What a rule finds in a row. */
export interface Finding {
	/** The argument whose field a person has to change. */
	readonly argument: ArgumentName;
	/** Completes a sentence that begins with that field's label: what is wrong, and what to do. */
	readonly message: string;
}

/** The heading of the column for an argument, filled or not; undefined where a sheet has none. */
export type HeadingOf = (argument: ArgumentName) => string | undefined;

/** What a rule needs to know beside the row's arguments. */
export interface CheckContext {
	/** The time of the run, in milliseconds since 1970. */
	readonly now: number;
	/** The option Budget Limit, in the ad account's currency. */
	readonly budgetLimit?: number;
	/** Set with Map Automatically, where people see a sheet's columns and none of the form's fields. */
	readonly headingOf?: HeadingOf;
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
