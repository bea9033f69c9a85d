import { z } from 'zod';
import { fields, type ArgumentName } from './fields';

export type { ArgumentName } from './fields';

/** The schemas of a table of fields, by argument. */
function schemasOf<Table extends Readonly<Record<string, { readonly schema: z.ZodTypeAny }>>>(
	table: Table,
): { [Argument in keyof Table]: Table[Argument]['schema'] };
function schemasOf(
	table: Readonly<Record<string, { readonly schema: z.ZodTypeAny }>>,
): Record<string, z.ZodTypeAny> {
	return Object.fromEntries(Object.entries(table).map(([name, { schema }]) => [name, schema]));
}

/**
 * What is sent to `add_tiktok_ad_group`: the 25 arguments of Adspirer's reference page in the
 * service's own form. Arguments beyond them pass as they are.
 *
 * Budget mode, ages, gender, placement type and operating systems are closed lists. The others are
 * open, because TikTok has values for them that the reference page does not list.
 */
export const adGroupArguments = z.object(schemasOf(fields)).passthrough();

/** The arguments of one call, complete. */
export type AdGroupArguments = z.infer<typeof adGroupArguments>;

/** The same, each of them optional: a row before it is known to be complete. */
export const someArguments = adGroupArguments.partial();

/** The arguments of a row that may still lack required ones. */
export type SomeArguments = z.infer<typeof someArguments>;

const names = new Map<string, ArgumentName>(
	adGroupArguments.keyof().options.map((argument) => [argument, argument]),
);

/** The argument of that name, or undefined for a name that is none of the 25. */
export function argumentNamed(text: string): ArgumentName | undefined {
	return names.get(text);
}
