import type { INodeProperties } from 'n8n-workflow';

const idMode = (placeholder: string) => ({
	displayName: 'By ID',
	name: 'id',
	type: 'string' as const,
	placeholder,
	validation: [
		{
			type: 'regex' as const,
			properties: {
				regex: '^\\s*[0-9]*\\s*$',
				errorMessage: 'Enter only the ID, such as 1790000000000000001, not the name',
			},
		},
	],
});

const listMode = (searchListMethod: string) => ({
	displayName: 'From List',
	name: 'list',
	type: 'list' as const,
	typeOptions: { searchListMethod, searchable: true },
});

/** How an ad account is chosen. */
export const accountLocator = {
	modes: [listMode('searchAccounts'), idMode('e.g. 7010000000000000001')],
} satisfies Partial<INodeProperties>;

/** How a campaign is chosen. */
export const campaignLocator = {
	typeOptions: { loadOptionsDependsOn: ['advertiserId.value'] },
	modes: [
		listMode('searchCampaigns'),
		idMode('e.g. 1790000000000000001'),
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://ads.tiktok.com/i18n/perf/adgroup?campaign_id=…',
		},
	],
} satisfies Partial<INodeProperties>;
