import type { ListAnswer } from './answer';

const a = '1800000000000000011';
const b = '1800000000000000022';
const c = '1800000000000000033';
const campaign = '1790000000000000001';

/** Machine-readable answers. */
export const structuredAnswers: readonly ListAnswer[] = [
	{
		what: 'ad groups under their own name, with the campaign beside each',
		kind: 'adGroup',
		structured: {
			advertiser_id: '7000000000000000001',
			ad_groups: [
				{ adgroup_id: a, adgroup_name: 'Spring', campaign_id: campaign, status: 'ENABLE' },
				{ adgroup_id: b, adgroup_name: 'Summer', campaign_id: campaign, status: 'DISABLE' },
			],
		},
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
		details: { campaign_id: campaign, status: 'ENABLE' },
	},
	{
		what: "TikTok's own form, one page of one",
		kind: 'adGroup',
		structured: {
			data: {
				list: [{ adgroup_id: a, adgroup_name: 'Spring' }],
				page_info: { page: 1, page_size: 10, total_number: 1, total_page: 1 },
			},
		},
		entries: [[a, 'Spring']],
	},
	{
		what: "TikTok's own form, one page of three",
		kind: 'adGroup',
		structured: {
			data: {
				list: [{ adgroup_id: a, adgroup_name: 'Spring' }],
				page_info: { page: 1, page_size: 1, total_number: 3, total_page: 3 },
			},
		},
		entries: [[a, 'Spring']],
		complete: false,
	},
	{
		what: 'a full page and no word about others',
		kind: 'adGroup',
		structured: { ad_groups: [{ id: a, name: 'Spring' }], limit: 1 },
		entries: [[a, 'Spring']],
		complete: false,
	},
	{
		what: 'plain id and name under a plain key, whose parent is the campaign',
		kind: 'adGroup',
		structured: { results: [{ id: a, name: 'Spring', campaign_id: campaign, parent_id: '5' }] },
		entries: [[a, 'Spring']],
	},
	{
		what: 'camel case and numbers that are exact',
		kind: 'campaign',
		structured: { campaigns: [{ campaignId: 1790000000001, campaignName: 'Brand' }] },
		entries: [['1790000000001', 'Brand']],
	},
	{
		what: 'a number that has lost its digits',
		kind: 'campaign',
		structured: {
			campaigns: [{ campaign_id: Number('1790000000000000001'), campaign_name: 'Brand' }],
		},
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'directly in data, beside the quota',
		kind: 'campaign',
		body: {
			success: true,
			data: {
				campaigns: [{ campaign_id: campaign, campaign_name: 'Brand' }],
				quota: { used: 1, limit: 1 },
			},
		},
		entries: [[campaign, 'Brand']],
	},
	{
		what: 'at the top level',
		kind: 'campaign',
		body: { success: true, campaigns: [{ campaign_id: campaign, campaign_name: 'Brand' }] },
		entries: [[campaign, 'Brand']],
	},
	{
		what: 'in structured_content, with structured null',
		kind: 'account',
		body: {
			success: true,
			data: { text: 'Accounts', structured: null },
			structured_content: {
				accounts: [
					{
						platform: 'tiktok_ads',
						account_id: '7000000000000000001',
						account_name: 'Acme',
						account_tier: 'primary',
						status: 'connected',
					},
				],
			},
		},
		entries: [['7000000000000000001', 'Acme']],
		details: { platform: 'tiktok_ads', account_tier: 'primary', status: 'connected' },
	},
	{
		what: 'accounts by platform, of which only TikTok was asked for',
		kind: 'account',
		structured: {
			total: 3,
			accounts: [
				{ platform: 'meta_ads', account_id: 'act_12', account_name: 'Acme Meta' },
				{ platform: 'google_ads', account_id: '1234567890', account_name: 'Acme Google' },
				{ platform: 'tiktok_ads', account_id: '7000000000000000001', account_name: 'Acme' },
			],
		},
		entries: [['7000000000000000001', 'Acme']],
	},
	{
		what: 'accounts grouped under the names of platforms',
		kind: 'account',
		structured: { tiktok_ads: [{ advertiser_id: '701', advertiser_name: 'Acme' }] },
		entries: [['701', 'Acme']],
	},
	{
		what: 'an account with the ID of its row in a database too',
		kind: 'account',
		structured: { accounts: [{ id: 42, account_id: '701', account_name: 'Acme' }] },
		entries: [['701', 'Acme']],
	},
	{
		what: 'account_id and advertiser_id that are one',
		kind: 'account',
		structured: { accounts: [{ account_id: '701', advertiser_id: '701', name: 'Acme' }] },
		entries: [['701', 'Acme']],
	},
	{
		what: 'account_id and advertiser_id that differ',
		kind: 'account',
		structured: { accounts: [{ account_id: '701', advertiser_id: '702', name: 'Acme' }] },
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'accounts that a refusal offers',
		kind: 'account',
		body: {
			success: false,
			error: 'Please choose an account.',
			structured_content: { accounts: [{ account_id: '701', account_name: 'Acme' }] },
		},
		entries: [['701', 'Acme']],
	},
	{
		what: 'a refusal, whatever it holds',
		kind: 'adGroup',
		body: { success: false, error: 'No ad groups found', data: { ad_groups: [] } },
		entries: undefined,
	},
	{
		what: 'ad groups within their campaigns',
		kind: 'adGroup',
		structured: {
			campaigns: [
				{
					campaign_id: campaign,
					campaign_name: 'Brand',
					ad_groups: [{ adgroup_id: a, adgroup_name: 'Spring' }],
				},
				{
					campaign_id: '1790000000000000002',
					campaign_name: 'Sale',
					ad_groups: [{ id: b, name: 'Summer' }],
				},
			],
		},
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
	},
	{
		what: 'an ad group within a campaign, which it belongs to',
		kind: 'adGroup',
		structured: { campaigns: [{ id: campaign, name: 'Sale', ad_groups: [{ id: a, name: 'A' }] }] },
		entries: [[a, 'A']],
		details: { campaign_id: campaign },
	},
	{
		what: 'an ad group under the ID of its campaign',
		kind: 'adGroup',
		structured: { campaigns: { [campaign]: { ad_groups: [{ id: a, name: 'A', bid: 1 }] } } },
		entries: [[a, 'A']],
		details: { bid: 1, campaign_id: campaign },
	},
	{
		what: 'ad groups beside the campaign that they are in',
		kind: 'adGroup',
		structured: { campaign: { id: campaign, name: 'Sale' }, ad_groups: [{ id: a, name: 'A' }] },
		entries: [[a, 'A']],
		details: { campaign_id: campaign },
	},
	{
		what: 'an ad group that says its campaign itself',
		kind: 'adGroup',
		structured: { campaign_id: campaign, ad_groups: [{ id: a, name: 'A', campaignId: '5' }] },
		entries: [[a, 'A']],
		details: { campaignId: '5' },
	},
	{
		what: 'deleted ad groups under a key of their own',
		kind: 'adGroup',
		structured: { ad_groups: { deleted: [{ id: a, name: 'A' }] } },
		entries: [[a, 'A']],
		details: { status: 'Deleted' },
	},
	{
		what: 'campaigns with their ad groups, of which campaigns were asked for',
		kind: 'campaign',
		structured: {
			campaigns: [
				{
					campaign_id: campaign,
					campaign_name: 'Brand',
					ad_groups: [{ adgroup_id: a, adgroup_name: 'Spring' }],
				},
			],
		},
		entries: [[campaign, 'Brand']],
	},
	{
		what: 'campaigns where ad groups were asked for',
		kind: 'adGroup',
		structured: {
			campaigns: [
				{ campaign_id: campaign, campaign_name: 'Brand' },
				{ campaign_id: '1790000000000000002', campaign_name: 'Sale' },
			],
		},
		entries: [],
		unreadable: 2,
		complete: false,
	},
	{
		what: 'campaigns with plain keys under their name, where ad groups were asked for',
		kind: 'adGroup',
		structured: { campaigns: [{ id: campaign, name: 'Brand' }] },
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'what may be campaigns, under a plain key, where ad groups were asked for',
		kind: 'adGroup',
		structured: { list: [{ id: campaign, name: 'Brand', objective_type: 'TRAFFIC' }] },
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'ads with the ID of their ad group, where ad groups were asked for',
		kind: 'adGroup',
		structured: { ads: [{ ad_id: '5', name: 'Clip 1', adgroup_id: a }] },
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'things with an ID of their own beside the ID of an ad group',
		kind: 'adGroup',
		structured: { items: [{ id: '99', name: 'Clip 1', adgroup_id: a }] },
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'ad groups where campaigns were asked for, with the names of their campaigns',
		kind: 'campaign',
		structured: {
			list: [{ adgroup_id: a, adgroup_name: 'Spring', campaign_id: campaign, campaign_name: 'B' }],
		},
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'an entry without a name, one without an ID, one with the ID 0 and one that is null',
		kind: 'adGroup',
		structured: {
			ad_groups: [
				{ adgroup_id: a, adgroup_name: 'Spring' },
				{ adgroup_id: b, adgroup_name: null },
				{ adgroup_id: 'N/A', adgroup_name: 'Lost' },
				{ adgroup_id: 0, adgroup_name: 'Zero' },
				null,
			],
		},
		entries: [[a, 'Spring']],
		unreadable: 4,
		complete: false,
	},
	{
		what: 'the same ID with two names',
		kind: 'adGroup',
		structured: {
			ad_groups: [
				{ adgroup_id: a, adgroup_name: 'Spring' },
				{ adgroup_id: a, adgroup_name: 'Summer' },
				{ adgroup_id: b, adgroup_name: 'Autumn' },
			],
		},
		entries: [[b, 'Autumn']],
		unreadable: 2,
		complete: false,
	},
	{
		what: 'the same ad group twice, once with its name cut',
		kind: 'adGroup',
		structured: {
			active: [{ adgroup_id: a, adgroup_name: 'Spring sale in...' }],
			all: [{ adgroup_id: a, adgroup_name: 'Spring sale in Europe' }],
		},
		entries: [[a, 'Spring sale in Europe']],
	},
	{
		what: 'two names in one entry',
		kind: 'adGroup',
		structured: { ad_groups: [{ adgroup_id: a, name: 'Spring', adgroup_name: 'Summer' }] },
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'IDs as keys',
		kind: 'adGroup',
		structured: { ad_groups: { [a]: { name: 'Spring' }, [b]: { name: 'Summer' } } },
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
	},
	{
		what: 'IDs as keys that contradict the IDs within',
		kind: 'adGroup',
		structured: { ad_groups: { [a]: { id: b, name: 'Spring' } } },
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'IDs as keys of what may be names or anything',
		kind: 'adGroup',
		structured: { ad_groups: { [a]: 'Spring' } },
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'columns and rows',
		kind: 'adGroup',
		structured: {
			columns: ['Ad Group ID', 'Ad Group', 'Campaign ID'],
			rows: [
				[a, 'Spring', campaign],
				[b, 'Summer'],
			],
		},
		entries: [[a, 'Spring']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'edges and nodes, with further pages',
		kind: 'campaign',
		structured: {
			campaigns: {
				edges: [{ node: { id: campaign, name: 'Brand' } }],
				pageInfo: { hasNextPage: true, endCursor: 'abc' },
			},
		},
		entries: [[campaign, 'Brand']],
		complete: false,
	},
	{
		what: 'has_more false and an empty cursor',
		kind: 'campaign',
		structured: {
			campaigns: [{ id: campaign, name: 'Brand' }],
			has_more: false,
			next_cursor: '',
			limit: 1,
		},
		entries: [[campaign, 'Brand']],
	},
	{
		what: 'a next cursor',
		kind: 'campaign',
		structured: { campaigns: [{ id: campaign, name: 'Brand' }], next_cursor: 'eyJ' },
		entries: [[campaign, 'Brand']],
		complete: false,
	},
	{
		what: 'a total that does not fit',
		kind: 'campaign',
		structured: { campaigns: [{ id: campaign, name: 'Brand' }], campaign_count: 2 },
		entries: [[campaign, 'Brand']],
		complete: false,
	},
	{
		what: 'an empty list under its name',
		kind: 'adGroup',
		structured: { ad_groups: [], total_count: 0 },
		entries: [],
	},
	{
		what: 'an empty list and a total that is not 0',
		kind: 'adGroup',
		structured: { ad_groups: [], total_count: 4 },
		entries: [],
		complete: false,
	},
	{
		what: 'an empty list of something else',
		kind: 'adGroup',
		structured: { campaigns: [], pixels: [] },
		entries: undefined,
	},
	{
		what: 'an empty list, and a text that speaks of an error',
		kind: 'adGroup',
		structured: { ad_groups: [] },
		text: 'Could not reach TikTok, please try again.',
		entries: undefined,
	},
	{
		what: 'names with marks, quotes and entities, which are names in JSON',
		kind: 'adGroup',
		structured: {
			ad_groups: [
				{ adgroup_id: a, adgroup_name: '**Spring** &amp; _more_' },
				{ adgroup_id: b, adgroup_name: '"Summer" \\| EU' },
				{ adgroup_id: c, adgroup_name: '  Autumn  ' },
			],
		},
		entries: [
			[a, '**Spring** &amp; _more_'],
			[b, '"Summer" \\| EU'],
			[c, 'Autumn'],
		],
	},
	{
		what: 'advice with IDs and names beside the list',
		kind: 'adGroup',
		structured: {
			ad_groups: [{ adgroup_id: a, adgroup_name: 'Spring' }],
			recommendations: [{ id: '7', name: 'Raise the budget', adgroup_id: a }],
			filters: { adgroup_id: b, adgroup_name: 'No such' },
		},
		entries: [[a, 'Spring']],
	},
	{
		what: 'lists within an entry',
		kind: 'adGroup',
		structured: {
			ad_groups: [
				{
					adgroup_id: a,
					adgroup_name: 'Spring',
					audiences: [{ id: '99', name: 'Buyers' }],
					ads: [{ ad_id: '98', ad_name: 'Clip' }],
				},
			],
		},
		entries: [[a, 'Spring']],
	},
	{
		what: 'categories below categories',
		kind: 'targeting',
		structured: {
			interest_categories: [
				{
					interest_category_id: '15',
					interest_category_name: 'Games',
					sub_categories: [{ id: '15103', name: 'Role-playing', parent_id: '15' }],
				},
			],
		},
		entries: [
			['15', 'Games'],
			['15103', 'Role-playing'],
		],
	},
	{
		what: 'languages with codes',
		kind: 'targeting',
		structured: {
			languages: [
				{ code: 'en', name: 'English' },
				{ code: 'zh-Hant', name: 'Chinese (traditional)' },
				{ code: 'no', name: 'Norwegian' },
			],
		},
		entries: [
			['en', 'English'],
			['zh-Hant', 'Chinese (traditional)'],
			['no', 'Norwegian'],
		],
	},
	{
		what: 'regions with a country and a code beside the ID',
		kind: 'targeting',
		structured: {
			targeting_type: 'regions',
			results: [
				{ location_id: '5332921', name: 'California', region_code: 'US', parent_id: '6252001' },
			],
		},
		entries: [['5332921', 'California']],
	},
	{
		what: 'a list in a text of JSON within structured',
		kind: 'campaign',
		structured: `{"campaigns":[{"campaign_id":${campaign},"campaign_name":"Brand"}]}`,
		entries: [[campaign, 'Brand']],
	},
	{
		what: 'a structured list that is whole beside a text that shows a part of it',
		kind: 'campaign',
		structured: {
			campaigns: [
				{ id: campaign, name: 'Brand' },
				{ id: '1790000000000000002', name: 'Sale' },
			],
		},
		text: `Showing 2 of 2 campaigns\n\n- **Brand** (\`${campaign}\`)`,
		entries: [
			[campaign, 'Brand'],
			['1790000000000000002', 'Sale'],
		],
	},
	{
		what: 'a structured list that lacks what the text lists',
		kind: 'campaign',
		structured: { campaigns: [{ id: campaign, name: 'Brand' }] },
		text: `- **Brand** (\`${campaign}\`)\n- **Sale** (\`1790000000000000002\`)`,
		entries: [[campaign, 'Brand']],
		complete: false,
	},
	{
		what: 'an empty structured list beside a text that lists something',
		kind: 'campaign',
		structured: { campaigns: [] },
		text: `- **Brand** (\`${campaign}\`)`,
		entries: [[campaign, 'Brand']],
		complete: false,
	},
	{
		what: 'nothing but a quota',
		kind: 'campaign',
		structured: {},
		entries: undefined,
	},
	{
		what: 'content parts that repeat the text',
		kind: 'campaign',
		body: {
			success: true,
			data: {
				text: `- **Brand** (\`${campaign}\`)`,
				content: [{ type: 'text', text: `- **Brand** (\`${campaign}\`)` }],
			},
		},
		entries: [[campaign, 'Brand']],
	},
];
