import { z } from 'zod';
import { canonicalJson } from '../parse/exactJson';

/** A record, stored as its difference from another one. */
export const differenceSchema = z.object({
	set: z.record(z.unknown()),
	/** What only the other one has. */
	unset: z.array(z.string()).optional(),
});

/** Arguments as they differ from others. */
export type Difference = z.infer<typeof differenceSchema>;

type Values = Readonly<Record<string, unknown>>;

/** What makes `values` out of `base`. An undefined value is none: nothing would be sent for it. */
export function differenceFrom(base: Values, values: Values): Difference {
	const set = Object.entries(values).filter(
		([name, value]) =>
			value !== undefined &&
			(base[name] === undefined || canonicalJson(base[name]) !== canonicalJson(value)),
	);
	const unset = Object.keys(base).filter((name) => values[name] === undefined);
	return { set: Object.fromEntries(set), ...(unset.length > 0 && { unset }) };
}

/** The record that a difference was made from. */
export function withDifference(base: Values, { set, unset }: Difference): Record<string, unknown> {
	const values = { ...base, ...set };
	for (const name of unset ?? []) delete values[name];
	return values;
}
