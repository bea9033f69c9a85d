import type { INodeProperties } from 'n8n-workflow';
import * as choices from '../../contract/choices';
import { formOptions } from '../formOptions';
import { shownFor } from '../shownFor';
import { byFields } from './mappingModeField';

/** Who sees the ads. */
export const targetingFields: INodeProperties[] = [
	{
		displayName: 'Targeting',
		name: 'targeting',
		type: 'collection',
		placeholder: 'Add Targeting',
		default: {},
		description: 'Who sees the ads. Adspirer decides what you leave out.',
		displayOptions: {
			show: shownFor('adGroup', ['create', 'preview'], byFields),
		},
		options: [
			{
				displayName: 'Age Groups',
				name: 'ageGroups',
				type: 'multiOptions',
				options: formOptions(choices.ageGroups),
				allowArbitraryValues: true,
				default: [],
				description: 'Ages to target, such as 18-34 or 25+. Leave empty for all.',
			},
			{
				displayName: 'Audience IDs',
				name: 'audienceIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 170000001, 170000002',
				description:
					'IDs of custom audiences to target, comma-separated. Find them in TikTok Ads Manager under Tools, Audience Manager.',
			},
			{
				displayName: 'Excluded Audience IDs',
				name: 'excludedAudienceIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 170000003',
				description:
					'IDs of custom audiences to exclude, comma-separated. An audience can be either included or excluded.',
			},
			{
				displayName: 'Gender',
				name: 'gender',
				type: 'options',
				options: formOptions(choices.genders),
				allowArbitraryValues: true,
				default: 'GENDER_UNLIMITED',
				description: 'Gender to target',
			},
			{
				displayName: 'Interest Category IDs',
				name: 'interestCategoryIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 15, 26',
				description:
					"TikTok's IDs of the interests to target, comma-separated. Find them with this node's 'Targeting' resource.",
			},
			{
				displayName: 'Languages',
				name: 'languages',
				type: 'multiOptions',
				options: formOptions(choices.languages),
				allowArbitraryValues: true,
				default: [],
				description:
					'Languages of the people to target. Leave empty for all. Other languages can be set with an expression.',
			},
			{
				displayName: 'Location IDs',
				name: 'locationIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 6252001, 2635167',
				description:
					"TikTok's IDs of regions, cities or countries, comma-separated, in addition to 'Locations'. Find them with this node's 'Targeting' resource.",
			},
			{
				displayName: 'Operating Systems',
				name: 'operatingSystems',
				type: 'multiOptions',
				options: formOptions(choices.operatingSystems),
				allowArbitraryValues: true,
				default: [],
				description: 'Systems to target. Leave empty for all. TikTok usually accepts only one.',
			},
		],
	},
];
