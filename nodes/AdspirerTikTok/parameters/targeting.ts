import type { INodeProperties } from 'n8n-workflow';
import * as choices from './choices';
import { formOptions } from './formOptions';

/** Who sees the ads. Every field is optional; what is not added is left to the service. */
export const targetingParameters: INodeProperties[] = [
	{
		displayName: 'Targeting',
		name: 'targeting',
		type: 'collection',
		placeholder: 'Add Targeting',
		default: {},
		description: 'Who sees the ads. What is not added here is left to the service.',
		options: [
			{
				displayName: 'Age Groups',
				name: 'ageGroups',
				type: 'multiOptions',
				options: formOptions(choices.ageGroups),
				default: [],
				description: 'The ages to reach. None means all.',
			},
			{
				displayName: 'Audience IDs',
				name: 'audienceIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 170000001, 170000002',
				description:
					'Custom audiences to reach, parted by commas. The IDs stand in TikTok Ads Manager under Tools, Audience Manager.',
			},
			{
				displayName: 'Excluded Audience IDs',
				name: 'excludedAudienceIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 170000003',
				description:
					'Custom audiences to leave out, parted by commas. None of them may be in Audience IDs too.',
			},
			{
				displayName: 'Gender',
				name: 'gender',
				type: 'options',
				options: formOptions(choices.genders),
				default: 'GENDER_UNLIMITED',
				description: 'The gender to reach',
			},
			{
				displayName: 'Interest Category IDs',
				name: 'interestCategoryIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 15, 26',
				description: "TikTok's IDs of the interests to reach, parted by commas",
			},
			{
				displayName: 'Languages',
				name: 'languages',
				type: 'multiOptions',
				options: formOptions(choices.languages),
				default: [],
				description:
					'The languages of the people to reach. None means all. Other two-letter codes come by expression.',
			},
			{
				displayName: 'Location IDs',
				name: 'locationIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 6252001, 2635167',
				description:
					"TikTok's IDs of countries, regions or cities, parted by commas. Some of them: 6252001 United States, 2635167 United Kingdom, 6251999 Canada, 2077456 Australia. Without this field the service takes the United States.",
			},
			{
				displayName: 'Operating Systems',
				name: 'operatingSystems',
				type: 'multiOptions',
				options: formOptions(choices.operatingSystems),
				default: [],
				description: 'The systems to reach. An ad group that promotes an app targets one.',
			},
		],
	},
];
