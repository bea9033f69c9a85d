import { z } from 'zod';
import { formatValue } from '../parse/cell';
import type { AdditionalArguments, Values } from './creation';
import { fields, type ArgumentName } from './fields';
import { amount, apiName, id, mustBe, oneOf } from './fields/field';

type Schemas = { [Argument in ArgumentName]: (typeof fields)[Argument]['schema'] };

function schemasOfFields(): Schemas;
function schemasOfFields(): Record<string, z.ZodTypeAny> {
	return Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
}

/** The arguments of `add_tiktok_ad_group` that have a field, none of them required; others pass. */
export const someArguments = z.object(schemasOfFields()).partial().passthrough();

export type SomeArguments = z.infer<typeof someArguments>;

/** Those and others whose types are published on Adspirer's live reference page or in TikTok's SDK. */
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

/** Finds `campaignId` meant as `campaign_id`. */
const spelling = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const spellings = new Map(Object.keys(everyArgument.shape).map((name) => [spelling(name), name]));

/**
 * Checks what a person wrote in Additional Arguments. It is sent as given, so nothing is converted.
 *
 * @param given as parseJsonObject returns it.
 * @returns what can be sent, to be merged last: null for a field's argument becomes undefined, so that
 * merging leaves it out. Problems, at most one an argument, and warnings follow the field's label.
 */
export function checkAdditionalArguments(given: Values): AdditionalArguments {
	const values = Object.entries(given).map(([name, value]): [string, unknown] => [
		name,
		value === null && Object.hasOwn(fields, name) ? undefined : value,
	]);
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
			if (known === name) return [];
			return `has '${name}', which Adspirer may ignore. The argument is called '${known}'.`;
		}),
	};
}
