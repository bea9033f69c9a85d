import type { ListAnswer } from './answer';

const a = '1800000000000000011';
const b = '1800000000000000022';
const c = '1800000000000000033';
const campaign = '1790000000000000001';

/** Markdown tables. */
export const tableAnswers: readonly ListAnswer[] = [
	{
		what: 'the right ID among three by its heading, with words before and after',
		kind: 'adGroup',
		text: `Here are your ad groups in **Brand**:

| Campaign ID | Advertiser ID | Ad Group ID | Ad Group Name | Status | Daily Budget |
|:------------|:-------------:|------------:|---------------|--------|--------------|
| \`${campaign}\` | \`7000000000000000001\` | \`${a}\` | Spring | 🟢 ENABLE | $1,050.00 |
| \`${campaign}\` | \`7000000000000000001\` | \`${b}\` | Summer | ⏸️ DISABLE | N/A |

Use an ID to pause or resume an ad group.`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
		details: {
			'Campaign ID': campaign,
			'Advertiser ID': '7000000000000000001',
			Status: '🟢 ENABLE',
			'Daily Budget': '$1,050.00',
		},
	},
	{
		what: 'the same table, with campaigns asked for',
		kind: 'campaign',
		text: `| Campaign ID | Ad Group ID | Campaign | Ad Group |
|---|---|---|---|
| ${campaign} | ${a} | Brand | Spring |`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'names in bold, as links, in code and between three stars; IDs in bold, as links, with commas',
		kind: 'campaign',
		text: `| Campaign | Campaign ID |
|---|---|
| **Brand** | **1790000000000000001** |
| [Sale [EU]](https://ads.tiktok.com/i18n/perf?aadvid=701&campaign_id=99) | [1790000000000000002](https://x.example/1) |
| \`Code\` | 1,790,000,000,000,000,003 |
| ***Both*** | \`1,790,000,000,000,000,004\` |`,
		entries: [
			['1790000000000000001', 'Brand'],
			['1790000000000000002', 'Sale [EU]'],
			['1790000000000000003', 'Code'],
		],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'pipes: escaped, in code, as an entity, and bare',
		kind: 'adGroup',
		text: `| Ad Group | ID | Status |
|---|---|---|
| US \\| 18-24 | ${a} | ENABLE |
| \`UK | 25-34\` | ${b} | ENABLE |
| DE &#124; 35-44 | ${c} | ENABLE |
| FR | 45-54 | 1800000000000000044 | ENABLE |`,
		entries: [
			[a, 'US | 18-24'],
			[b, 'UK | 25-34'],
			[c, 'DE | 35-44'],
		],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'a bare pipe that shifts the cells without changing their number',
		kind: 'adGroup',
		text: `| Ad Group | ID |
|---|---|
| FR | 45-54 |`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'names cut with dots of both kinds',
		kind: 'adGroup',
		text: `| Name | Ad Group ID |
|---|---|
| Spring sale for everybody in the no... | ${a} |
| Summer sale for everybody in the n… | ${b} |
| Wait... what | ${c} |`,
		entries: [
			[a, 'Spring sale for everybody in the no...'],
			[b, 'Summer sale for everybody in the n…'],
			[c, 'Wait... what'],
		],
		cut: ['Spring sale for everybody in the no...', 'Summer sale for everybody in the n…'],
	},
	{
		what: 'IDs that are cut, rounded, zero or missing',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |
|---|---|
| Cut | 18000000000... |
| Cut 2 | 1800000000000… |
| Rounded | 1.8E+18 |
| Zero | 0 |
| Missing | N/A |
| Dash | - |
| Empty | |
| Commas | 18,000,00 |
| Two | ${a}, ${b} |
| Good | ${c} |`,
		entries: [[c, 'Good']],
		unreadable: 9,
		complete: false,
	},
	{
		what: 'rows with too many and too few cells',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID | Status |
|---|---|---|
| Spring | ${a} | ENABLE |
| Summer | ${b} |
| Autumn | ${c} | ENABLE | 20 |`,
		entries: [[a, 'Spring']],
		unreadable: 2,
		complete: false,
	},
	{
		what: 'no heading that says which of two numbers is the ID',
		kind: 'adGroup',
		text: `| Ad Group | Reference | Number |
|---|---|---|
| Spring | ${a} | ${campaign} |`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: '"ID" twice',
		kind: 'adGroup',
		text: `| ID | Ad Group | ID |
|---|---|---|
| ${campaign} | Spring | ${a} |`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: '"ID" behind the campaign, which may be its ID',
		kind: 'adGroup',
		text: `| Campaign | ID | Ad Group |
|---|---|---|
| Brand | ${campaign} | Spring |`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: '"ID" behind the ad group, with the campaign further on',
		kind: 'adGroup',
		text: `| Ad Group | ID | Campaign | Status |
|---|---|---|---|
| Spring | ${a} | Brand | ENABLE |`,
		entries: [[a, 'Spring']],
	},
	{
		what: 'an ID of something else only',
		kind: 'adGroup',
		text: `| Ad Group | Campaign ID |
|---|---|
| Spring | ${campaign} |`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'several tables: campaigns, ad groups, and ads of an ad group',
		kind: 'adGroup',
		text: `## Campaigns

| Name | ID |
|---|---|
| Brand | ${campaign} |

## Ad Groups

| Name | ID |
|---|---|
| Spring | ${a} |

### Paused

| Name | ID |
|---|---|
| Summer | ${b} |

## Ads

| Name | ID | Ad Group ID |
|---|---|---|
| Clip | 1811111111111111111 | ${a} |`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
	},
	{
		what: 'a table below the name of a campaign, by its own headings',
		kind: 'adGroup',
		text: `### Campaign: Brand (${campaign})

| Ad Group | ID |
|---|---|
| Spring | ${a} |

### Campaign: Sale (1790000000000000002)

| Ad Group | ID |
|---|---|
| Spring | ${b} |`,
		entries: [
			[a, 'Spring'],
			[b, 'Spring'],
		],
	},
	{
		what: 'a table of campaigns where ad groups were asked for',
		kind: 'adGroup',
		text: `| Campaign Name | Campaign ID | Objective |
|---|---|---|
| Brand | ${campaign} | TRAFFIC |
| Sale | 1790000000000000002 | TRAFFIC |`,
		entries: [],
		unreadable: 2,
		complete: false,
	},
	{
		what: 'what may be campaigns by its objective',
		kind: 'adGroup',
		text: `| Name | ID | Objective |
|---|---|---|
| Brand | ${campaign} | TRAFFIC |`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'campaigns with a count of ad groups and a line of sums',
		kind: 'campaign',
		text: `| Campaign | ID | Ad Groups | Spend |
|---|---|---|---|
| Brand | ${campaign} | 3 | $1,000.00 |
| Sale | 1790000000000000002 | 0 | $500.00 |
| **Total** | | 3 | $1,500.00 |

**Total campaigns:** 2`,
		entries: [
			[campaign, 'Brand'],
			['1790000000000000002', 'Sale'],
		],
	},
	{
		what: 'cut off within an ID',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |
|---|---|
| Spring | ${a} |
| Summer | 180000000000000`,
		entries: [[a, 'Spring']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'a name that broke its row with a new line',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |
|---|---|
| Spring | ${a} |
| Sum
mer | ${b} |`,
		entries: [[a, 'Spring']],
		unreadable: 2,
		complete: false,
	},
	{
		what: 'no outer pipes',
		kind: 'adGroup',
		text: `Ad Group | Ad Group ID
--- | ---
Spring | ${a}
Summer | ${b}

Done.`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
	},
	{
		what: 'a table with a heading and no rows',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |
|---|---|`,
		entries: [],
		complete: false,
	},
	{
		what: 'a rule with fewer columns than the heading',
		kind: 'adGroup',
		text: `| Ad | Group | Ad Group ID |
|---|---|
| Spring | ENABLE | ${a} |`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'a table of labels and values',
		kind: 'adGroup',
		text: `| Field | Value |
|---|---|
| Name | Spring |
| Ad Group ID | \`${a}\` |
| Campaign ID | \`${campaign}\` |`,
		entries: [[a, 'Spring']],
	},
	{
		what: 'names with emoji, brackets and marks of their own',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |
|---|---|
| 🚀 Launch [2026] (EU) | ${a} |
| US_18_24*2 #1 | ${b} |
| 50% off — today! \\_x\\* | ${c} |`,
		entries: [
			[a, '🚀 Launch [2026] (EU)'],
			[b, 'US_18_24*2 #1'],
			[c, '50% off — today! _x*'],
		],
	},
	{
		what: 'entities, escaped everywhere',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |
|---|---|
| Tom &amp; Jerry | ${a} |
| Plain | ${b} |`,
		entries: [
			[a, 'Tom & Jerry'],
			[b, 'Plain'],
		],
	},
	{
		what: 'an entity beside a bare ampersand, so that it may be the name itself',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |
|---|---|
| Tom &amp; Jerry | ${a} |
| Salt & Pepper | ${b} |`,
		entries: [[b, 'Salt & Pepper']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'italic names, all of them',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |
|---|---|
| _Spring_ | ${a} |
| _Summer_ | ${b} |`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
	},
	{
		what: 'one name between underscores, which may be its own',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |
|---|---|
| _Spring_ | ${a} |
| Summer | ${b} |`,
		entries: [[b, 'Summer']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'bold within a name, HTML in a name, two backslashes in a name',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |
|---|---|
| Big **Spring** sale | ${a} |
| Spring<br>Sale | ${b} |
| C:\\\\x | ${c} |`,
		entries: [],
		unreadable: 3,
		complete: false,
	},
	{
		what: 'ID and name of an account, with its tier and status',
		kind: 'account',
		text: `Found 2 connected accounts:

| Platform | Account Name | Account ID | Tier | Status |
|---|---|---|---|---|
| tiktok_ads | Acme EU | 7000000000000000001 | primary | connected |
| tiktok_ads | Acme US | 7000000000000000002 | secondary | needs_reauth |`,
		entries: [
			['7000000000000000001', 'Acme EU'],
			['7000000000000000002', 'Acme US'],
		],
		details: { Platform: 'tiktok_ads', Tier: 'primary', Status: 'connected' },
	},
	{
		what: 'accounts with the ID of their Business Center',
		kind: 'account',
		text: `| Advertiser | Business Center ID | Advertiser ID |
|---|---|---|
| Acme | 6900000000000000001 | 7000000000000000001 |`,
		entries: [['7000000000000000001', 'Acme']],
	},
	{
		what: 'categories with their parents',
		kind: 'targeting',
		text: `Found 2 interest categories matching "games":

| Category | Category ID | Parent ID | Level |
|---|---|---|---|
| Games | 15 | - | 1 |
| Games / Role-playing | 15103 | 15 | 2 |`,
		entries: [
			['15', 'Games'],
			['15103', 'Games / Role-playing'],
		],
	},
	{
		what: 'languages by their codes',
		kind: 'targeting',
		text: `| Language | Code |
|---|---|
| English | \`en\` |
| Spanish | es |`,
		entries: [
			['en', 'English'],
			['es', 'Spanish'],
		],
	},
	{
		what: 'regions with the country beside',
		kind: 'targeting',
		text: `| Name | Country | Location ID |
|---|---|---|
| California | United States | 5332921 |`,
		entries: [['5332921', 'California']],
	},
	{
		what: 'Windows line ends',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |\r\n|---|---|\r\n| Spring | ${a} |\r\n`,
		entries: [[a, 'Spring']],
	},
	{
		what: 'repeated in a second table with other columns',
		kind: 'adGroup',
		text: `## Ad groups

| Ad Group | Ad Group ID |
|---|---|
| Spring | ${a} |

## Ad group budgets

| Ad Group ID | Name | Budget |
|---|---|---|
| ${a} | Spring | 50 |`,
		entries: [[a, 'Spring']],
	},
	{
		what: 'two tables that contradict each other',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |
|---|---|
| Spring | ${a} |

and

| Ad Group | Ad Group ID |
|---|---|
| Summer | ${a} |
| Autumn | ${b} |`,
		entries: [[b, 'Autumn']],
		unreadable: 2,
		complete: false,
	},
];
