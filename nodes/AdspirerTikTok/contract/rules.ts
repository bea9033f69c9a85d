import type { z } from 'zod';
import { formatValue, isEmpty } from '../parse/cell';
import type { Choice } from '../parse/choice';
import { canonicalJson } from '../parse/json';
import type { Fault, Problem, Told } from '../problems/problem';
import type { ParseContext, Parser } from './cells';
import { nameOf } from './choices';
import { usualHeading } from './fields/names';
import type { Values } from './tools';

type TextArgument =
	| 'adgroup_name'
	| 'objective'
	| 'schedule_start_time'
	| 'schedule_end_time'
	| 'billing_event'
	| 'optimization_goal'
	| 'promotion_type'
	| 'schedule_type'
	| 'bid_type';
type ListArgument =
	| 'location_ids'
	| 'age_groups'
	| 'operating_systems'
	| 'audience_ids'
	| 'excluded_audience_ids';
type NumberArgument =
	| 'budget'
	| 'frequency'
	| 'frequency_schedule'
	| 'bid_price'
	| 'conversion_bid_price';

type Ruled = Record<TextArgument, string> &
	Record<ListArgument, readonly string[]> &
	Record<NumberArgument, number>;

/** A row's arguments as rules look at them: each was read by its field, or checked by it. */
export type SomeArguments = Values & Readonly<Partial<Ruled>>;

/** Fields whose schemas agree with that. */
export type RuledFields = {
	readonly [Name in keyof Ruled]: { readonly schema: z.ZodType<Ruled[Name]> };
};

/** The values of a row with their types. */
function typed(values: Values): SomeArguments;
function typed(values: Values): Values {
	return values;
}

/** What a rule needs besides the row's arguments. */
export interface RuleContext extends Pick<ParseContext, 'now' | 'headingOf'> {
	/** What a person calls an argument: its column's heading, or else its label. */
	readonly labelOf: (argument: string) => string;
	readonly budgetLimit?: number;
	/** What the row has for an argument, as it is written. */
	readonly written?: (argument: string) => unknown;
	/** What the form's list showed of what is chosen from it there. */
	readonly listedAs?: (argument: string) => string | undefined;
	/** Why that is nothing, with what follows from it; undefined where the form shows it. */
	readonly whyEmpty?: (argument: string, soThat: string) => Told | undefined;
	/** True for an argument with a problem of its own. */
	readonly isRefused?: (argument: string) => boolean;
	/** True for an argument whose cell asks for something, sent or not. */
	readonly isFilled?: (argument: string) => boolean;
	/** True if the row's parent is to be looked up, which may tell what the row leaves open. */
	readonly isLookedUp?: boolean;
}

/**
 * What rules find about an argument: why the row is refused, what a value is taken to mean, what becomes
 * of the row without one, or why TikTok may reject the row. The message completes a sentence.
 */
export interface Finding {
	readonly kind: 'problem' | 'reading' | 'default' | 'doubt';
	readonly argument: string;
	readonly message: Told;
	readonly columns?: readonly string[] | undefined;
}

/**
 * An argument that only makes sense with certain values of another one. The form hides its field
 * otherwise, but can't where the other value is an expression.
 */
export interface Dependent {
	readonly argument: string;
	readonly dependsOn: string;
	/** First that of the form; '' where it makes sense without any. */
	readonly values: readonly [string, ...string[]];
	/** The rule, at the end of a sentence. */
	readonly only?: string;
	/** True for a cell that can't be left out silently, since whoever wrote it relies on it. */
	readonly isRefused?: (value: unknown) => boolean;
}

/** What a person wrote in Additional Arguments, as far as it can be sent. */
export interface AdditionalArguments {
	readonly arguments: Values;
	readonly problems: readonly Told[];
	readonly warnings: readonly Told[];
}

/** What the arguments of one creation have to do with each other. */
export interface CreationRules {
	/** What the option Additional Arguments gives. Problems and warnings follow its label. */
	readonly checkAdditional: (given: Values) => AdditionalArguments;
	/** Adds what follows from the values, such as a bid type. */
	readonly complete: (values: Values) => Values;
	readonly dependents: readonly Dependent[];
	/** What a row is refused for comes first, and then what else there is to say of it. */
	readonly check: (values: Values, context: RuleContext) => readonly Finding[];
}

type Said = (Pick<Finding, 'message'> & Partial<Finding>) | Told | false | undefined;

/**
 * Looks at a row's arguments in the service's own form. Where they break a rule it says what is wrong
 * and what to do, to complete a sentence that begins with the label of the field to change.
 */
export type Rule = (given: SomeArguments, context: FieldsContext, argument: string) => Said;

/** What an argument is ruled by, where a person has to change its field. */
export interface FieldRules {
	/** Refuses a row that can't be meant. */
	readonly refuses?: Rule;
	/** Refuses a row of a sheet for what it leaves open. */
	readonly asks?: Rule;
	/** Warns of what TikTok may reject or may not, so that it is sent. */
	readonly doubts?: Rule;
	/** What it only makes sense with. */
	readonly onlyWith?: Omit<Dependent, 'argument'>;
	/** True for what no row may leave blank where others fill it in. */
	readonly neverBlank?: true;
	/** True for what decides who sees the ads or what they cost: its warnings come first. */
	readonly decides?: true;
}

type RuledField = FieldRules & { readonly argument: string; readonly leftEmptyInTotals?: true };

/** What rules need besides: all fields that rows can have. */
interface FieldsContext extends RuleContext {
	readonly fields: readonly RuledField[];
}

/** What the rules of fields find, in their order: what a row is refused for, and then what else there is to say. */
export function runRules(
	fields: readonly RuledField[],
	values: Values,
	context: RuleContext,
): Finding[] {
	const findings: Finding[] = [];
	const given = typed(values);
	const known = { ...context, fields };
	for (const rule of ['refuses', 'asks', 'doubts'] as const) {
		const kind = rule === 'doubts' ? 'doubt' : 'problem';
		for (const { argument, [rule]: look } of fields) {
			const told = look?.(given, known, argument);
			if (!told) continue;
			if (typeof told === 'object' && 'message' in told) findings.push({ kind, argument, ...told });
			else findings.push({ kind, argument, message: told });
		}
	}
	return findings;
}

/** Fields in the order in which messages name them: the form's, but for some that come last. */
export function inOrderOfMessages(fields: readonly RuledField[], last: readonly string[]) {
	const placeOf = ({ argument }: RuledField) => last.indexOf(argument);
	return [...fields].sort((one, other) => placeOf(one) - placeOf(other));
}

/** The arguments of the fields of which something is true. */
export const argumentsThat = (fields: readonly RuledField[], is: 'neverBlank' | 'decides') =>
	fields.flatMap(({ argument, [is]: isTrue }) => (isTrue ? argument : []));

export const dependentsOf = (fields: readonly RuledField[]): Dependent[] =>
	fields.flatMap(({ argument, onlyWith }) => (onlyWith ? { argument, ...onlyWith } : []));

/** What a row is refused for, under what a person calls its arguments. */
export function problemsIn({ check }: CreationRules, values: Values, context: RuleContext) {
	const problems: Problem[] = [];
	for (const { kind, argument, message } of check(values, context)) {
		if (kind === 'problem') problems.push({ field: context.labelOf(argument), message });
	}
	return problems;
}

/** True if the rows come from a sheet that has no column for the argument. */
export const hasNoColumn = ({ headingOf }: Pick<RuleContext, 'headingOf'>, argument: string) =>
	headingOf !== undefined && headingOf(argument) === undefined;

/** A time as its cell has it, and as it was read; of another field with its name. */
export function asTyped(
	argument: string,
	time: string,
	{ written, labelOf }: RuleContext,
	own = argument,
) {
	const cell = written?.(argument);
	const label = own === argument ? '' : `'${labelOf(argument)}', `;
	return `${label}${isEmpty(cell) ? `${time} UTC` : `${formatValue(cell)} (${time} UTC)`}`;
}

/** Says why a row needs an argument that is missing; `rest` ends the sentence on what to do. */
export function whyRequired(context: RuleContext, argument: string, because: string, rest = '') {
	if (context.isFilled?.(argument)) return `gives none, but ${because}. Enter one${rest}.`;
	if (hasNoColumn(context, argument))
		return `has no column, but ${because}. Add a column '${usualHeading(argument)}'${rest}.`;
	return `is empty, but ${because}. Fill it in${rest}.`;
}

export const requiredIf =
	(applies: (given: SomeArguments) => boolean, because: string, rest = ''): Rule =>
	(given, context, argument) =>
		given[argument] === undefined &&
		applies(given) &&
		whyRequired(context, argument, because, rest);

/** Why an argument isn't sent, by the value of another one; undefined if it makes sense. */
export function whyLeftOut(
	{ dependsOn, values, only }: Dependent,
	given: Values,
	context: RuleContext,
	fields: ReadonlyArray<Pick<KnownField, 'choices'> & { readonly argument: string }>,
): string | undefined {
	const other = String(given[dependsOn] ?? '');
	if (values.includes(other)) return undefined;
	const { choices = [] } = fields.find(({ argument }) => argument === dependsOn) ?? {};
	const label = context.labelOf(dependsOn);
	const rule = only === undefined ? '' : `: ${only}`;
	// The campaign or the form may tell it.
	if (other === '' && hasNoColumn(context, dependsOn))
		return `no column '${label}' says ${nameOf(choices, values[0])}${rule}`;
	return `'${label}' is ${other === '' ? 'empty' : `"${nameOf(choices, other)}"`}${rule}`;
}

/** How an argument is read; one with choices may have newer ones, which its schema takes. */
interface KnownField {
	readonly parse: Parser;
	readonly choices?: readonly Choice[];
	readonly schema?: z.ZodTypeAny;
}

type Known = Readonly<Record<string, KnownField>>;

/** Finds `campaignId` meant as `campaign_id`. */
const spelling = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Nothing is converted, so neither a time zone nor what else is in the row matters. */
const asSent = { zone: 'utc', dateOrder: 'refuse', now: 0, isUnsure: true } as const;

const inAnyOrder = (value: unknown) =>
	canonicalJson(Array.isArray(value) ? [...value].sort() : value);

/** What is wrong with a value that its reader would have to change; undefined if it can be sent. */
function problemOf(
	name: string,
	value: unknown,
	{ parse, choices, schema }: KnownField,
): Fault | undefined {
	if (choices && schema?.safeParse(value).success) return undefined;
	const read = parse(value, asSent);
	if ('problem' in read) return { why: 'value of an argument', facts: { name, ...read } };
	const facts = { name, value: shown(value) };
	if (!('value' in read)) return { why: 'argument that sets nothing', facts };
	const isInForm = inAnyOrder(read.value) === inAnyOrder(value);
	if (isInForm) return undefined;
	return { why: 'argument in another form', facts: { ...facts, form: shown(read.value) } };
}

/** As JSON, since the difference between 75 and "75" is what a person has to see here; hours have 336 digits. */
const shown = (value: unknown) => JSON.stringify(value).replace(/^(.{400}).+/su, '$1…');

/**
 * A check of what a person wrote in Additional Arguments. It is sent as given, so it has to be what the
 * readers of the fields would make of it. It takes what parseJsonObject returns, and gives what can be
 * sent, to be merged last: null for a field's argument becomes undefined, so that merging leaves it out.
 * Problems, at most one an argument, and warnings follow the field's label.
 *
 * @param more what is known besides the arguments that have a field; any other passes.
 */
export function additionalChecker(
	fields: Known,
	more: Known = {},
): CreationRules['checkAdditional'] {
	const all = new Map(Object.entries({ ...fields, ...more }));
	const spellings = new Map([...all.keys()].map((name) => [spelling(name), name]));
	return (given) => {
		const passing: Array<[string, unknown]> = [];
		const problems: Fault[] = [];
		const warnings: string[] = [];
		for (const [name, value] of Object.entries(given)) {
			const known = all.get(name);
			const isLeftOut = value === null && Object.hasOwn(fields, name);
			const problem = known && !isLeftOut ? problemOf(name, value, known) : undefined;
			if (problem === undefined) passing.push([name, isLeftOut ? undefined : value]);
			else problems.push(problem);
			const usual = spellings.get(spelling(name)) ?? name;
			const message = `has '${name}', which Adspirer may ignore. The argument is called '${usual}'.`;
			if (usual !== name) warnings.push(message);
		}
		return { arguments: Object.fromEntries(passing), problems, warnings };
	};
}
