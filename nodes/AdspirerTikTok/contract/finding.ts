import type { ArgumentName, SomeArguments } from './adGroupArguments';

/** What a rule or a warning finds in a row. */
export interface Finding {
	/** The argument whose field a person has to change. */
	readonly argument: ArgumentName;
	/** Completes a sentence that begins with that field's label: what is wrong, and what to do. */
	readonly message: string;
}

/** The heading of the column for an argument, filled or not; undefined where a sheet has none. */
export type HeadingOf = (argument: ArgumentName) => string | undefined;

/** What a check needs to know beside the row's arguments. */
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
	{ headingOf }: Pick<CheckContext, 'headingOf'>,
	argument: ArgumentName,
	label: string,
): string {
	return `'${headingOf?.(argument) ?? label}'`;
}

/** True where the rows come from a sheet that has no column for the argument. */
export function hasNoColumn(
	{ headingOf }: Pick<CheckContext, 'headingOf'>,
	argument: ArgumentName,
): boolean {
	return headingOf !== undefined && headingOf(argument) === undefined;
}

/** Looks at a row's arguments in the service's form, and finds at most one thing. */
export type Check = (given: SomeArguments, context: CheckContext) => Finding | undefined;

/** The word that the form shows for a value; the value itself where the form does not offer it. */
export function nameOf(
	choices: ReadonlyArray<{ readonly name: string; readonly value: string }>,
	value: string,
): string {
	return choices.find((choice) => choice.value === value)?.name ?? value;
}
