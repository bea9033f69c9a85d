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

/** The ad account to work in; every operation has it. */
export const accountField: INodeProperties = {
	displayName: 'Advertiser Account',
	name: 'advertiserId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'The TikTok ad account. Leave empty if only one is connected to Adspirer. Opening the list is free. Find the ID in TikTok Ads Manager at the top right, under the account name.',
	modes: [listMode('searchAccounts'), idMode('e.g. 7010000000000000001')],
};

/** The campaign that ad groups belong to. */
export const campaignField: INodeProperties = {
	displayName: 'Campaign',
	name: 'campaignId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'The campaign to add the ad group to. Opening the list may use one call of your quota, at most every five minutes. Find the ID in TikTok Ads Manager, in the Campaign ID column. Keep IDs as text in spreadsheets.',
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
};
