import { adGroupArguments, type AdGroupArguments } from './argumentTypes';
import type { SandboxOptions } from './options';
import { describeIssues } from './valueTypes';

/** What checking a call's arguments gives: the arguments, or what is wrong with them. */
type Verdict = { ok: true; value: AdGroupArguments } | { ok: false; error: string };

type Rule = [problem: string, isBroken: (args: AdGroupArguments) => unknown];

const pixelObjectives = ['CONVERSIONS', 'WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES'];

const isManual = ({ placement_type: type }: AdGroupArguments) => type === 'PLACEMENT_TYPE_NORMAL';

const hasOwnBid = ({ bid_type: type }: AdGroupArguments) => type === 'BID_TYPE_CUSTOM';

const rules: Rule[] = [
	[
		'schedule_end_time is required for BUDGET_MODE_TOTAL',
		(args) => args.budget_mode === 'BUDGET_MODE_TOTAL' && !args.schedule_end_time,
	],
	[
		'schedule_end_time must be after schedule_start_time',
		({ schedule_start_time: start, schedule_end_time: end }) => start && end && end <= start,
	],
	[
		'placements is required for PLACEMENT_TYPE_NORMAL',
		(args) => isManual(args) && !args.placements?.length,
	],
	[
		'placements is only allowed with PLACEMENT_TYPE_NORMAL',
		(args) => !isManual(args) && args.placements?.length,
	],
	[
		'PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE: an ad group for this objective takes no pixel_id',
		(args) => args.pixel_id && !pixelObjectives.includes(args.objective ?? 'TRAFFIC'),
	],
	[
		'optimization_event is required with pixel_id',
		(args) => args.pixel_id && !args.optimization_event,
	],
	[
		'audience_ids and excluded_audience_ids must not overlap',
		(args) => args.excluded_audience_ids?.some((id) => args.audience_ids?.includes(id)),
	],
	[
		'operating_systems must name only one for APP_PROMOTION',
		(args) => args.objective === 'APP_PROMOTION' && (args.operating_systems?.length ?? 0) > 1,
	],
	[
		'promotion_type contradicts operating_systems',
		({ promotion_type: type, operating_systems: systems }) =>
			(type === 'APP_ANDROID' && systems?.includes('IOS')) ||
			(type === 'APP_IOS' && systems?.includes('ANDROID')),
	],
	[
		'conversion_bid_price is required for CONVERSIONS with BID_TYPE_CUSTOM',
		(args) => hasOwnBid(args) && args.objective === 'CONVERSIONS' && !args.conversion_bid_price,
	],
	[
		'bid_price is required with BID_TYPE_CUSTOM',
		(args) =>
			hasOwnBid(args) &&
			args.objective !== 'CONVERSIONS' &&
			['CPC', 'CPM', 'CPV'].includes(args.billing_event ?? '') &&
			!args.bid_price,
	],
	[
		'frequency must be at most 3 times frequency_schedule',
		({ frequency, frequency_schedule: days }) => frequency && days && frequency > 3 * days,
	],
];

/** Checks the arguments of a new ad group, first one by one, then against each other. */
export function checkArguments(args: Record<string, unknown>, options: SandboxOptions): Verdict {
	const { untypedArguments = [] } = options;
	const typed = Object.entries(args).filter(([name]) => !untypedArguments.includes(name));
	const parsed = adGroupArguments.safeParse(Object.fromEntries(typed));
	if (!parsed.success) return { ok: false, error: describeIssues(parsed.error) };
	const { data } = parsed;
	const problems = rules.filter(([, isBroken]) => isBroken(data)).map(([problem]) => problem);
	return problems.length > 0
		? { ok: false, error: problems.join('\n') }
		: { ok: true, value: data };
}
