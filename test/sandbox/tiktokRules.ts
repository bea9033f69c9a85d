import type { AdGroupArguments } from './argumentTypes';
import type { TikTokRule } from './options';
import { toMs } from './valueTypes';

const minimumADay = 20;
const dayMs = 86_400_000;
const unitedStates = '6252001';

/** Refusals of TikTok's own, from its SDK and Help Center; each gives what is wrong, if anything. */
export const tiktokRules: Record<TikTokRule, (args: AdGroupArguments) => string | undefined> = {
	'one-operating-system': ({ operating_systems }) =>
		(operating_systems?.length ?? 0) > 1
			? 'operating_systems: only one value is allowed'
			: undefined,
	'minimum-budget': ({ budget, budget_mode, schedule_start_time, schedule_end_time }) => {
		const days =
			budget_mode === 'BUDGET_MODE_TOTAL' && schedule_start_time && schedule_end_time
				? Math.ceil((toMs(schedule_end_time) - toMs(schedule_start_time)) / dayMs)
				: 1;
		const minimum = minimumADay * days;
		return budget < minimum ? `budget must be at least ${minimum}` : undefined;
	},
	frequency: ({ objective, frequency, frequency_schedule }) =>
		objective === 'REACH' && !(frequency && frequency_schedule)
			? 'frequency and frequency_schedule are required for REACH'
			: undefined,
	'app-id': ({ objective, app_id }) =>
		objective === 'APP_PROMOTION' && !app_id ? 'app_id is required for APP_PROMOTION' : undefined,
	minors: (args) => {
		if (!args.age_groups?.includes('AGE_13_17')) return undefined;
		if (args.objective === 'LEAD_GENERATION') return 'LEAD_GENERATION is for ages 18 and over';
		const locations = args.location_ids ?? [];
		const inUnitedStates = locations.length === 0 || locations.includes(unitedStates);
		const targeted =
			(args.gender ?? 'GENDER_UNLIMITED') !== 'GENDER_UNLIMITED' ||
			[args.interest_category_ids, args.audience_ids, args.excluded_audience_ids].some(
				(ids) => (ids?.length ?? 0) > 0,
			);
		return inUnitedStates && targeted
			? 'AGE_13_17 allows no gender, interest or audience targeting in the United States'
			: undefined;
	},
};
