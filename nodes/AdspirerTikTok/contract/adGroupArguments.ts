import type { Parsed } from '../parse/cell';
import { parseYesNo } from '../parse/choice';
import { parseMoney } from '../parse/money';
import { parseTikTokId } from '../parse/text';
import { additionalChecker } from './additionalArguments';
import type { Values } from './creation';
import { fields, type ArgumentName } from './fields';
import { choiceParser, singleChoice } from './fields/field';

type ValueOf<Parse> = Parse extends (...given: never[]) => Parsed<infer Value> ? Value : never;

/** The arguments of `add_tiktok_ad_group`, those that have a field with their types; none is required. */
export type SomeArguments = Values & {
	readonly [Argument in ArgumentName]?: ValueOf<(typeof fields)[Argument]['parse']> | undefined;
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
	operation_status: { parse: choiceParser(named('ENABLE', 'DISABLE')) },
	request_id: { parse: parseTikTokId },
});
