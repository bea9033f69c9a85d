import type { z } from 'zod';

import { adGroupArguments, type AdGroupArguments } from './argumentTypes';

/** What comes of looking at a call's arguments: they are fit, or this is wrong with them. */
export type Verdict = { ok: true; value: AdGroupArguments } | { ok: false; problems: string[] };

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
];

/** Judges the arguments of a new ad group, first each by itself, then against one another. */
export function judge(args: Record<string, unknown>): Verdict {
	const parsed = adGroupArguments.safeParse(args);
	if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(describe) };
	const problems = rules.flatMap((rule) => rule(parsed.data) ?? []);
	return problems.length > 0 ? { ok: false, problems } : { ok: true, value: parsed.data };
}

function describe(issue: z.ZodIssue): string {
	if (issue.code === 'unrecognized_keys') return `unknown argument: ${issue.keys.join(', ')}`;
	const [argument] = issue.path;
	if (
		issue.code === 'invalid_type' &&
		issue.path.length === 1 &&
		(issue.received === 'undefined' || issue.received === 'null')
	) {
		return `missing required argument: ${argument}`;
	}
	return `${argument}: ${issue.message}`;
}
