import type { ArgumentName } from '../contract/adGroupArguments';

/** The parameters that hold others. */
export type CollectionName = 'targeting' | 'delivery' | 'adSettings';

/** A parameter of the form that fills an argument. */
export interface Field {
	/** The argument that the parameter fills. */
	readonly argument: ArgumentName;
	/** The parameter's name: on its own, or within its collection. */
	readonly parameter: string;
	readonly collection?: CollectionName;
	readonly required?: true;
}

/** Which parameter fills which argument; names and paths are those that saved workflows hold. */
export const fields: readonly Field[] = [
	{ argument: 'advertiser_id', parameter: 'advertiserId' },
	{ argument: 'campaign_id', parameter: 'campaignId', required: true },
	{ argument: 'adgroup_name', parameter: 'adgroupName', required: true },
	{ argument: 'location_ids', parameter: 'locations' },
	{ argument: 'objective', parameter: 'objective' },
	{ argument: 'budget_mode', parameter: 'budgetMode' },
	{ argument: 'budget', parameter: 'budget', required: true },
	{ argument: 'schedule_start_time', parameter: 'scheduleStartTime' },
	{ argument: 'schedule_end_time', parameter: 'scheduleEndTime' },
	{ argument: 'placement_type', parameter: 'placementType' },
	{ argument: 'placements', parameter: 'placements' },
	{ argument: 'pixel_id', parameter: 'pixelId' },
	{ argument: 'optimization_event', parameter: 'optimizationEvent' },
	{ argument: 'age_groups', parameter: 'ageGroups', collection: 'targeting' },
	{ argument: 'gender', parameter: 'gender', collection: 'targeting' },
	{ argument: 'languages', parameter: 'languages', collection: 'targeting' },
	{ argument: 'operating_systems', parameter: 'operatingSystems', collection: 'targeting' },
	{ argument: 'interest_category_ids', parameter: 'interestCategoryIds', collection: 'targeting' },
	{ argument: 'audience_ids', parameter: 'audienceIds', collection: 'targeting' },
	{ argument: 'excluded_audience_ids', parameter: 'excludedAudienceIds', collection: 'targeting' },
	{ argument: 'billing_event', parameter: 'billingEvent', collection: 'delivery' },
	{ argument: 'optimization_goal', parameter: 'optimizationGoal', collection: 'delivery' },
	{ argument: 'promotion_type', parameter: 'promotionType', collection: 'delivery' },
	{ argument: 'comment_disabled', parameter: 'commentDisabled', collection: 'adSettings' },
	{
		argument: 'video_download_disabled',
		parameter: 'videoDownloadDisabled',
		collection: 'adSettings',
	},
];

/** Locations have a second field, for regions and cities; the two are joined. */
export const locationIdsField = { parameter: 'locationIds', collection: 'targeting' } as const;
