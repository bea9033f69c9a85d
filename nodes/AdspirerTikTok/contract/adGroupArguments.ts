import { z } from 'zod';
import { additionalChecker } from './additionalArguments';
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

/** Those without a field have types on Adspirer's live reference page or in TikTok's SDK. */
export const checkAdditionalArguments = additionalChecker(fields, {
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
});
