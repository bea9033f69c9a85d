import type { z } from 'zod';
import { parseYesNo } from '../parse/choice';
import { canonicalJson } from '../parse/json';
import { parseMoney } from '../parse/money';
import { parseTikTokId } from '../parse/text';
import type { AdditionalArguments } from './creation';
import { fields, type ArgumentName, type Field } from './fields';
import { closedChoice, singleChoice } from './fields/field';
import type { Values } from './tools';

/** How an argument is read; one with choices may have newer ones, which its schema takes. */
type Known = Pick<Field, 'parse' | 'choices' | 'schema'>;

/** Finds `campaignId` meant as `campaign_id`. */
const spelling = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Nothing is converted, so neither a time zone nor what else is in the row matters. */
const asSent = { zone: 'utc', dateOrder: 'refuse', now: 0, isUnsure: true } as const;

const inAnyOrder = (value: unknown) =>
	canonicalJson(Array.isArray(value) ? [...value].sort() : value);

/** What is wrong with a value that its reader would have to change; undefined if it can be sent. */
function problemOf(name: string, value: unknown, { parse, choices, schema }: Known) {
	if (choices && schema?.safeParse(value).success) return undefined;
	const read = parse(value, asSent);
	if ('problem' in read) return `has a value for '${name}' that ${read.problem}`;
	const has = `has ${shown(value)} for '${name}'`;
	if (!('value' in read)) return `${has}, which sets nothing. Remove it, or enter a value.`;
	const isInForm = inAnyOrder(read.value) === inAnyOrder(value);
	return isInForm ? undefined : `${has}. It must be ${shown(read.value)}.`;
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
	fields: Readonly<Record<string, Known>>,
	more: Readonly<Record<string, Known>> = {},
): (given: Values) => AdditionalArguments {
	const all = new Map(Object.entries({ ...fields, ...more }));
	const spellings = new Map([...all.keys()].map((name) => [spelling(name), name]));
	return (given) => {
		const passing: Array<[string, unknown]> = [];
		const problems: string[] = [];
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

/** The arguments of `add_tiktok_ad_group` that have a field, none of them required; others pass. */
export type SomeArguments = Values & {
	readonly [Name in ArgumentName]?: z.infer<(typeof fields)[Name]['schema']>;
};

/** A row's values with their types: each was read by its field, or checked by it. */
export function typed(values: Values): SomeArguments;
export function typed(values: Values): Values {
	return values;
}

const amount = { parse: (value: unknown) => parseMoney(value, { min: 0.01 }) };

const named = (...values: readonly string[]) => values.map((value) => ({ name: value, value }));

/** Those without a field have types on Adspirer's live reference page or in TikTok's SDK. */
export const checkAdditionalArguments = additionalChecker(fields, {
	bid_display_mode: singleChoice(named('CPMV')),
	deep_bid_type: singleChoice(named('AEO')),
	deep_cpa_bid: amount,
	roas_bid: amount,
	// It may be a number, too.
	skip_learning_phase: {
		parse: (value) => (value === 0 || value === 1 ? { value } : parseYesNo(value)),
	},
	// Closed, because a mistyped DISABLE would start to spend.
	operation_status: closedChoice(named('ENABLE', 'DISABLE')),
	request_id: { parse: parseTikTokId },
});
