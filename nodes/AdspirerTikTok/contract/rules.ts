import type { Choice } from '../parse/keyword';
import type { Fault, Problem, Told, Why } from '../problems/problem';
import type { ParseContext } from './cells';
import { nameOf, usualHeading } from './choices';
import type { Values } from './tools';

type Texts = readonly string[];

/** The arguments that rules and keys look at, by type. */
const textArguments = [
	'advertiser_id',
	'campaign_id',
	'adgroup_id',
	'adgroup_name',
	'ad_name',
	'objective',
	'budget_mode',
	'schedule_start_time',
	'schedule_end_time',
	'billing_event',
	'optimization_goal',
	'promotion_type',
	'schedule_type',
	'bid_type',
] as const;
const listArguments = [
	'location_ids',
	'age_groups',
	'operating_systems',
	'audience_ids',
	'excluded_audience_ids',
] as const;
const numericArguments = [
	'budget',
	'frequency',
	'frequency_schedule',
	'bid_price',
	'conversion_bid_price',
] as const;

type Ruled = Record<(typeof textArguments)[number], string> &
	Record<(typeof listArguments)[number], Texts> &
	Record<(typeof numericArguments)[number], number>;

/** A row's arguments as rules look at them: read by their fields, or given as such in Additional Arguments. */
export type SomeArguments = Values & Readonly<Partial<Ruled>>;

/** The values of a row with their types. */
function typed(values: Values): SomeArguments;
function typed(values: Values): Values {
	return values;
}

/** The context of a rule, besides the row's arguments. */
export interface RuleContext extends Pick<ParseContext, 'now'> {
	/** The heading of an argument's column, filled or not. Only set with Map Automatically. */
	readonly headingOf?: (argument: string) => string | undefined;
	/** The name of an argument for a person: its column's heading, or else its label. */
	readonly labelOf: (argument: string) => string;
	readonly budgetLimit?: number;
	/** The row's own text for an argument. */
	readonly written?: (argument: string) => unknown;
	/** The entry of the form's list that was chosen there. */
	readonly listedAs?: (argument: string) => string | undefined;
	/** Why that is nothing, with what follows from it; undefined where the form shows it. */
	readonly whyEmpty?: (argument: string, soThat: Fault) => Fault | undefined;
	/** True for an argument with a problem of its own. */
	readonly isRefused?: (argument: string) => boolean;
	/** True for an argument whose cell asks for something, sent or not. */
	readonly isFilled?: (argument: string) => boolean;
	/** True if the row's parent is to be looked up, which may tell what the row leaves open. */
	readonly isLookedUp?: boolean;
}

/** Why a row is refused, or what to check about one that is sent. */
interface FoundFault {
	readonly kind: 'problem' | 'warning';
	readonly argument: string;
	readonly message: Told;
	readonly columns?: readonly string[];
}

/** The reading of a value. */
interface FoundReading {
	readonly kind: 'reading';
	readonly argument: string;
	readonly readAs: string;
}

/** A rule's finding about an argument. */
export type Finding = FoundFault | FoundReading;

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
	readonly only?: Why;
	/** True for a cell that can't be left out silently, since whoever wrote it relies on it. */
	readonly isRefused?: (value: unknown) => boolean;
}

/** A person's Additional Arguments, as far as they can be sent. */
export interface AdditionalArguments {
	readonly arguments: Values;
	readonly problems: readonly Told[];
	readonly warnings: readonly Fault[];
}

/** The rules between the arguments of one creation. */
export interface CreationRules {
	/** Reads the option Additional Arguments. Problems and warnings follow its label. */
	readonly checkAdditional: (values: Values) => AdditionalArguments;
	/** Adds what follows from the values, such as a bid type. */
	readonly complete: (values: Values) => Values;
	readonly dependents: readonly Dependent[];
	/** Problems come first, then warnings and readings. */
	readonly check: (values: Values, context: RuleContext) => readonly Finding[];
}

/** A rule's finding, about its own argument unless it says more. */
type RuleFinding =
	| Told
	| (Partial<FoundFault> & Pick<FoundFault, 'message'>)
	| Omit<FoundReading, 'argument'>;

/**
 * Looks at a row's arguments in the service's own form. Where they break a rule it says what is wrong
 * with the field that a person has to change.
 */
export type Rule = (
	values: SomeArguments,
	context: FieldsContext,
	argument: string,
) => RuleFinding | false | undefined;

/** Of several rules of a field, what the first one finds that finds anything. */
export const firstOf =
	(...rules: readonly Rule[]): Rule =>
	(...row) => {
		for (const rule of rules) {
			const found = rule(...row);
			if (found) return found;
		}
		return undefined;
	};

/** The rules of an argument, where a person has to change its field. */
export interface FieldRules {
	/** Refuses a row that can't be meant. */
	readonly refuses?: Rule;
	/** Warns of what may not be meant, or what TikTok refuses by its rules, and sends it all the same. */
	readonly doubts?: Rule;
	/** The argument that it depends on. */
	readonly onlyWith?: Omit<Dependent, 'argument'>;
	/** True for what no row may leave blank where others fill it in. */
	readonly neverBlank?: true;
	/** True for what decides who sees the ads or what they cost: its warnings come first. */
	readonly decides?: true;
}

interface RuledField extends FieldRules {
	readonly argument: string;
}

/** The context of rules, with all fields that rows can have. */
interface FieldsContext extends RuleContext {
	readonly fields: readonly RuledField[];
}

/** The findings of the fields' rules, in their order: problems first, and then the rest. */
export function runRules(
	fields: readonly RuledField[],
	values: Values,
	context: RuleContext,
): Finding[] {
	const findings: Finding[] = [];
	const row = typed(values);
	const withFields = { ...context, fields };
	for (const rule of ['refuses', 'doubts'] as const) {
		const kind = rule === 'doubts' ? 'warning' : 'problem';
		for (const { argument, [rule]: look } of fields) {
			const finding = look?.(row, withFields, argument);
			if (!finding) continue;
			if ('readAs' in finding) findings.push({ argument, ...finding });
			else if ('message' in finding) findings.push({ kind, argument, ...finding });
			else {
				findings.push({
					kind,
					argument,
					message: finding,
				});
			}
		}
	}
	return findings;
}

/** Fields in the order in which messages name them: the form's, but for some that come last. */
export function inOrderOfMessages(fields: readonly RuledField[], last: readonly string[]) {
	const placeOf = ({ argument }: RuledField) => last.indexOf(argument);
	return [...fields].sort((first, second) => placeOf(first) - placeOf(second));
}

/** The arguments of the fields of which something is true. */
export const argumentsThat = (fields: readonly RuledField[], is: 'neverBlank' | 'decides') =>
	fields.filter((field) => field[is]).map(({ argument }) => argument);

export function dependentsOf(fields: readonly RuledField[]) {
	const dependents: Dependent[] = [];
	for (const { argument, onlyWith } of fields) {
		if (onlyWith) dependents.push({ argument, ...onlyWith });
	}
	return dependents;
}

/** The problems of a row, under the names that a person knows. */
export function problemsIn({ check }: CreationRules, values: Values, context: RuleContext) {
	const problems: Problem[] = [];
	for (const finding of check(values, context)) {
		if (finding.kind !== 'problem') continue;
		problems.push({ field: context.labelOf(finding.argument), message: finding.message });
	}
	return problems;
}

/** True if the rows come from a sheet that has no column for the argument. */
export const hasNoColumn = ({ headingOf }: Pick<RuleContext, 'headingOf'>, argument: string) =>
	headingOf !== undefined && headingOf(argument) === undefined;

/** Says why a row needs an argument that is missing; `ending` ends the sentence on what to do. */
export function whyRequired(context: RuleContext, argument: string, because: Fault, ending?: Why) {
	const facts = {
		because,
		ending: ending && { why: ending },
		column: usualHeading(argument),
	};
	let why: Why = 'needed, but empty';
	if (context.isFilled?.(argument)) why = 'needed, but not given';
	else if (hasNoColumn(context, argument)) why = 'needed, but without a column';
	return { why, facts };
}

export function requiredIf(
	applies: (values: SomeArguments) => boolean,
	because: Why,
	ending?: Why,
): Rule {
	return (values, context, argument) => {
		if (values[argument] !== undefined || !applies(values)) return undefined;
		return whyRequired(context, argument, { why: because }, ending);
	};
}

/** Why an argument isn't sent, by the value of another one; undefined if it makes sense. */
export function whyLeftOut(
	{ dependsOn, values, only }: Dependent,
	row: Values,
	context: RuleContext,
	fields: ReadonlyArray<{ readonly argument: string; readonly choices?: readonly Choice[] }>,
): Fault | undefined {
	const fieldValue = String(row[dependsOn] ?? '');
	if (values.includes(fieldValue)) return undefined;
	const { choices = [] } = fields.find(({ argument }) => argument === dependsOn) ?? {};
	const facts = { label: context.labelOf(dependsOn), rule: only && { why: only } };
	const isBlank = fieldValue === '';
	// The campaign or the form may tell it.
	if (isBlank && !hasNoColumn(context, dependsOn)) return { why: 'other field is empty', facts };
	const why = isBlank ? 'no column says it' : 'other field has another value';
	const value = nameOf(choices, fieldValue || values[0]);
	return {
		why,
		facts: { ...facts, value },
	};
}

/** Finds `campaignId` meant as `campaign_id`. */
const spelling = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** As JSON, since the difference between 75 and "75" is what a person has to see here. */
const shortJson = (value: unknown) => JSON.stringify(value).replace(/^(.{200}).+/su, '$1…');

const isOneOf = (names: readonly string[], name: string) => names.includes(name);

/** True for a value of another type than the rules take its argument for. */
function isOfOtherType(name: string, value: unknown): boolean {
	if (isOneOf(textArguments, name)) return typeof value !== 'string';
	if (isOneOf(numericArguments, name)) return typeof value !== 'number';
	return isOneOf(listArguments, name) && !Array.isArray(value);
}

/**
 * A check of what a person wrote in Additional Arguments. It is sent as given, and merged last: null for a
 * field's argument becomes undefined, so that merging leaves it out. What rules can't look at is a problem,
 * and a misspelt name is a warning. Both follow the option's label.
 *
 * @param fields their names; `more` are others that may be misspelt.
 */
export function additionalChecker(
	fields: readonly string[],
	more: readonly string[] = [],
): CreationRules['checkAdditional'] {
	const spellings = new Map<string, string>();
	for (const name of [...fields, ...more]) spellings.set(spelling(name), name);
	return (values) => {
		const passing: Array<[string, unknown]> = [];
		const problems: Fault[] = [];
		const warnings: Fault[] = [];
		for (const [name, value] of Object.entries(values)) {
			const usual = spellings.get(spelling(name)) ?? name;
			if (usual !== name) warnings.push({ why: 'misspelt argument', facts: { name, usual } });
			if (value === null && fields.includes(name)) passing.push([name, undefined]);
			else if (!isOfOtherType(name, value)) passing.push([name, value]);
			else
				problems.push({
					why: 'argument of another type',
					facts: { name, value: shortJson(value) },
				});
		}
		return {
			arguments: Object.fromEntries(passing),
			problems,
			warnings,
		};
	};
}
