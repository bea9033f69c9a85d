import { z } from 'zod';
import { fields, type ArgumentName } from './fields';
import { amount, apiName, id, listOf, mustBe, oneOf, wholeNumber } from './schemas';

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

/** The same, each of them optional: a row before it is known to be complete. */
export const someArguments = adGroupArguments.partial();

/** The arguments of a row that may still lack required ones. */
export type SomeArguments = z.infer<typeof someArguments>;

/**
 * The 25 and those beyond them whose types are published: on Adspirer's live reference page, or in
 * TikTok's SDK, whose fields Adspirer announces as its own. All other names pass unseen.
 */
export const everyArgument = someArguments
	.extend({
		app_id: id,
		bid_type: apiName('BID_TYPE_CUSTOM'),
		bid_price: amount,
		conversion_bid_price: amount,
		bid_display_mode: apiName('CPMV'),
		deep_bid_type: apiName('AEO'),
		deep_cpa_bid: amount,
		roas_bid: amount,
		skip_learning_phase: z.union(
			[z.boolean(), z.literal(0), z.literal(1)],
			mustBe('true or false, without quotes'),
		),
		schedule_type: apiName('SCHEDULE_START_END'),
		frequency: wholeNumber(1, 21),
		frequency_schedule: wholeNumber(1, 7),
		dayparting: z
			.string(mustBe('text of 336 digits, 0 or 1, one for each half hour from Monday 00:00'))
			.regex(/^[01]{336}$/),
		pacing: apiName('PACING_MODE_SMOOTH'),
		// Closed, because a mistyped DISABLE would start to spend.
		operation_status: oneOf([{ value: 'ENABLE' }, { value: 'DISABLE' }]),
		interest_keyword_ids: listOf(id, '1790000000000000001'),
		request_id: id,
	})
	.partial();

const names = new Map<string, ArgumentName>(
	adGroupArguments.keyof().options.map((argument) => [argument, argument]),
);

/** The argument of that name, or undefined for a name that is none of the 25. */
export function argumentNamed(text: string): ArgumentName | undefined {
	return names.get(text);
}
