import { adGroupArguments, type AdGroupArguments } from './argumentTypes';
import type { SandboxOptions } from './options';
import { describeIssues, toMs } from './valueTypes';

/** What checking a call's arguments gives: the arguments, or what is wrong with them. */
export type Verdict = { ok: true; value: AdGroupArguments } | { ok: false; error: string };

type Rule = (args: AdGroupArguments) => string | undefined;

const pixelObjectives = ['CONVERSIONS', 'WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES'];

const rules: Rule[] = [
	function lifetimeBudgetEnds({ budget_mode, schedule_end_time }) {
		return budget_mode === 'BUDGET_MODE_TOTAL' && !schedule_end_time
			? 'schedule_end_time is required for BUDGET_MODE_TOTAL'
			: undefined;
	},
	function endsAfterStart({ schedule_start_time, schedule_end_time }) {
		return schedule_start_time && schedule_end_time && schedule_end_time <= schedule_start_time
			? 'schedule_end_time must be after schedule_start_time'
			: undefined;
	},
	function manualPlacementsAreNamed({ placement_type, placements }) {
		const manual = placement_type === 'PLACEMENT_TYPE_NORMAL';
		const named = placements?.length ?? 0;
		if (manual && named === 0) return 'placements is required for PLACEMENT_TYPE_NORMAL';
		if (!manual && named > 0) return 'placements is only allowed with PLACEMENT_TYPE_NORMAL';
		return undefined;
	},
	function pixelSuitsObjective({ pixel_id, objective }) {
		const effective = objective ?? 'TRAFFIC';
		return pixel_id && !pixelObjectives.includes(effective)
			? `PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE: an ad group for ${effective} takes no pixel_id`
			: undefined;
	},
	function pixelHasEvent({ pixel_id, optimization_event }) {
		return pixel_id && !optimization_event
			? 'optimization_event is required with pixel_id'
			: undefined;
	},
	function audiencesAreApart({ audience_ids, excluded_audience_ids }) {
		const both = excluded_audience_ids?.filter((id) => audience_ids?.includes(id)) ?? [];
		return both.length > 0
			? `audience_ids and excluded_audience_ids must not overlap (${both.join(', ')})`
			: undefined;
	},
	function oneSystemForApps({ objective, operating_systems }) {
		return objective === 'APP_PROMOTION' && (operating_systems?.length ?? 0) > 1
			? 'operating_systems must name only one for APP_PROMOTION'
			: undefined;
	},
	function promotionSuitsSystem({ promotion_type, operating_systems }) {
		const against =
			(promotion_type === 'APP_ANDROID' && operating_systems?.includes('IOS')) ||
			(promotion_type === 'APP_IOS' && operating_systems?.includes('ANDROID'));
		return against ? `promotion_type ${promotion_type} contradicts operating_systems` : undefined;
	},
	function customBidHasPrice({
		bid_type,
		bid_price,
		conversion_bid_price,
		billing_event,
		objective,
	}) {
		if (bid_type !== 'BID_TYPE_CUSTOM') return undefined;
		if (objective === 'CONVERSIONS') {
			return conversion_bid_price
				? undefined
				: 'conversion_bid_price is required for CONVERSIONS with BID_TYPE_CUSTOM';
		}
		const priced = ['CPC', 'CPM', 'CPV'].includes(billing_event ?? '');
		return priced && !bid_price ? 'bid_price is required with BID_TYPE_CUSTOM' : undefined;
	},
	function frequencyFitsItsDays({ frequency, frequency_schedule }) {
		return frequency && frequency_schedule && frequency > 3 * frequency_schedule
			? 'frequency must be at most 3 times frequency_schedule'
			: undefined;
	},
];

/** Checks the arguments of a new ad group, first each by itself, then against one another. */
export function checkArguments(args: Record<string, unknown>, options: SandboxOptions): Verdict {
	const { untypedArguments = [], now } = options;
	const typed = Object.entries(args).filter(([name]) => !untypedArguments.includes(name));
	const parsed = adGroupArguments.safeParse(Object.fromEntries(typed));
	if (!parsed.success) return { ok: false, error: describeIssues(parsed.error) };
	const { data } = parsed;
	const problems = [
		...rules.flatMap((rule) => rule(data) ?? []),
		...(now === undefined ? [] : timeProblems(data, toMs(now))),
	];
	return problems.length > 0
		? { ok: false, error: problems.join('\n') }
		: { ok: true, value: data };
}

const hourMs = 3_600_000;

/** TikTok takes a start up to 12 hours in the past. */
export function timeProblems(
	args: Pick<AdGroupArguments, 'schedule_start_time' | 'schedule_end_time'>,
	nowMs: number,
): string[] {
	const { schedule_start_time: start, schedule_end_time: end } = args;
	return [
		...(start && toMs(start) < nowMs - 12 * hourMs
			? ['schedule_start_time must not be more than 12 hours in the past']
			: []),
		...(end && toMs(end) <= nowMs ? ['schedule_end_time must not be in the past'] : []),
	];
}
