import { z } from 'zod';
import { formatValue } from '../parse/cell';
import type { AdditionalArguments, Values } from './creation';
import type { CreationField } from './fields/field';

/** Finds `campaignId` meant as `campaign_id`. */
const spelling = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * A check of what a person wrote in Additional Arguments. It is sent as given, so nothing is converted.
 * It takes what parseJsonObject returns, and gives what can be sent, to be merged last: null for a
 * field's argument becomes undefined, so that merging leaves it out. Problems, at most one an argument,
 * and warnings follow the field's label.
 *
 * @param fields the arguments that have a field.
 * @param more others whose types are known; any other passes.
 */
export function additionalChecker(
	fields: Readonly<Record<string, Pick<CreationField, 'schema'>>>,
	more: Readonly<Record<string, z.ZodTypeAny>> = {},
): (given: Values) => AdditionalArguments {
	const ofFields = Object.entries(fields).map(([name, { schema }]) => [name, schema] as const);
	const every = z
		.object({ ...Object.fromEntries(ofFields), ...more })
		.partial()
		.passthrough();
	const spellings = new Map(Object.keys(every.shape).map((name) => [spelling(name), name]));
	return (given) => {
		const values = Object.entries(given).map(([name, value]): [string, unknown] => [
			name,
			value === null && Object.hasOwn(fields, name) ? undefined : value,
		]);
		const problems = new Map<string, string>();
		const parsed = every.safeParse(Object.fromEntries(values));
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
			arguments: every.parse(Object.fromEntries(passing)),
			problems: [...problems.values()],
			warnings: passing.flatMap(([name]) => {
				const known = spellings.get(spelling(name)) ?? name;
				if (known === name) return [];
				return `has '${name}', which Adspirer may ignore. The argument is called '${known}'.`;
			}),
		};
	};
}
