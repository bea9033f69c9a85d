import { z } from 'zod';
import { formatValue } from '../parse/cell';
import { fields } from './fields';
import { amount, apiName, id, mustBe, oneOf } from './fields/field';

export type { ArgumentName } from './fields';

type Table = Readonly<Record<string, { readonly schema: z.ZodTypeAny }>>;

/** The schemas of a table of fields, by argument. */
function schemasOf<T extends Table>(table: T): { [Argument in keyof T]: T[Argument]['schema'] };
function schemasOf(table: Table): Record<string, z.ZodTypeAny> {
	return Object.fromEntries(Object.entries(table).map(([name, { schema }]) => [name, schema]));
}

/**
 * What is sent to `add_tiktok_ad_group`: the arguments that have a field, in the service's own form.
 * Arguments beyond them pass as they are.
 *
 * Budget mode, ages, gender, placement type and operating systems are closed lists. The others are
 * open, because TikTok has values for them that the reference page does not list. Each is optional:
 * a row before it is known to be complete.
 */
export const someArguments = z.object(schemasOf(fields)).partial().passthrough();

/** The arguments of a row that may still lack required ones. */
export type SomeArguments = z.infer<typeof someArguments>;

/**
 * Those and the ones beyond them whose types are published: on Adspirer's live reference page, or in
 * TikTok's SDK, whose fields Adspirer announces as its own. All other names pass unseen.
 */
const everyArgument = someArguments
	.extend({
		bid_display_mode: apiName('CPMV'),
		deep_bid_type: apiName('AEO'),
		deep_cpa_bid: amount,
		roas_bid: amount,
		skip_learning_phase: z.union(
			[z.boolean(), z.literal(0), z.literal(1)],
			mustBe('true or false, without quotes'),
		),
		// Closed, because a mistyped DISABLE would start to spend.
		operation_status: oneOf([{ value: 'ENABLE' }, { value: 'DISABLE' }]),
		request_id: id,
	})
	.partial();

/** The spelling without case and underscores, to find `campaignId` meant as `campaign_id`. */
const spelling = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const spellings = new Map(Object.keys(everyArgument.shape).map((name) => [spelling(name), name]));

/**
 * Checks what a person wrote in Additional Arguments. It is sent as given, so it has to be in the
 * service's own form already: nothing is converted here.
 *
 * @param given as parseJsonObject returns it, which has refused numbers that lost digits and texts
 * that hold an unresolved expression.
 * @returns those that can be sent, to be merged last: one with a field that was given as null
 * is undefined, so that merging leaves it out. Problems, at most one an argument, and warnings complete
 * a sentence that begins with the field's label.
 */
export function checkAdditionalArguments(given: Readonly<Record<string, unknown>>): {
	readonly arguments: SomeArguments;
	readonly problems: readonly string[];
	readonly warnings: readonly string[];
} {
	const values = Object.entries(given).map(([name, value]): [string, unknown] =>
		value === null && Object.hasOwn(fields, name) ? [name, undefined] : [name, value],
	);
	const problems = new Map<string, string>();
	const parsed = everyArgument.safeParse(Object.fromEntries(values));
	for (const { path, message } of parsed.error?.issues ?? []) {
		const [name = '', entry] = path.map(String);
		const value = given[name];
		const isEntry = entry !== undefined && Array.isArray(value);
		const one: unknown = isEntry ? value[Number(entry)] : value;
		// The difference between 75 and "75" is what a person has to see here.
		const isBare = typeof one === 'number' || typeof one === 'boolean';
		const written = isBare ? String(one) : formatValue(one);
		const [place, it] = isEntry ? ['in', 'Each entry'] : ['for', 'It'];
		const problem = `has ${written} ${place} '${name}'. ${it} must be ${message}.`;
		if (!problems.has(name)) problems.set(name, problem);
	}
	const passing = values.filter(([name]) => !problems.has(name));
	return {
		arguments: everyArgument.parse(Object.fromEntries(passing)),
		problems: [...problems.values()],
		warnings: passing.flatMap(([name]) => {
			const known = spellings.get(spelling(name)) ?? name;
			return known === name
				? []
				: [`has '${name}', which Adspirer may ignore. The argument is called '${known}'.`];
		}),
	};
}
