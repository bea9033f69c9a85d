import type { ListAnswer } from './answer';

const a = '1800000000000000011';
const b = '1800000000000000022';
const c = '1800000000000000033';
const campaign = '1790000000000000001';

/** Bullets, numbered lists, lines, and blocks over several lines. */
export const lineAnswers: readonly ListAnswer[] = [
	{
		what: 'the campaign and the state behind the ID',
		kind: 'adGroup',
		text: `- **Spring** (ID: ${a}) — campaign ${campaign} — Deleted`,
		entries: [[a, 'Spring']],
		details: { Status: 'Deleted', 'Campaign ID': campaign },
	},
	{
		what: 'words of a state within the name',
		kind: 'adGroup',
		text: `- **Scenes, deleted** (ID: ${a})`,
		entries: [[a, 'Scenes, deleted']],
		details: {},
	},
	{
		what: 'bold names with IDs in code and brackets, and further values behind',
		kind: 'adGroup',
		text: `## Ad groups

- **Spring | US (18-24)** (\`${a}\`), ENABLE, 50.00, BUDGET_MODE_DAY, \`${campaign}\`
- **Summer** (\`${b}\`), DISABLE, 1,050.00, BUDGET_MODE_DAY, \`${campaign}\``,
		entries: [
			[a, 'Spring | US (18-24)'],
			[b, 'Summer'],
		],
	},
	{
		what: 'a heading that says that those below it are deleted',
		kind: 'adGroup',
		text: `## Deleted ad groups
- Spring (ID: ${a})

## Active ad groups
- Summer (ID: ${b})`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
		details: { Status: 'Deleted' },
	},
	{
		what: 'a campaign whose name begins like a heading of deleted ones',
		kind: 'adGroup',
		text: `## Deleted scenes
- Spring (Ad group ID: ${a})`,
		entries: [[a, 'Spring']],
		details: {},
	},
	{
		what: 'a heading that counts the deleted ones',
		kind: 'adGroup',
		text: `### Deleted (1)
- Spring (Ad group ID: ${a})`,
		entries: [[a, 'Spring']],
		details: { Status: 'Deleted' },
	},
	{
		what: 'a line that counts no deleted ones',
		kind: 'adGroup',
		text: `## Ad groups

**Deleted: 0**
- Spring (Ad group ID: ${a})`,
		entries: [[a, 'Spring']],
		details: {},
	},
	{
		what: 'a heading with the ID of the account behind the campaign',
		kind: 'adGroup',
		text: `## Ad groups of campaign Spring in account 7000000000000000001
- Women (Ad group ID: ${a})`,
		entries: [[a, 'Women']],
		unreadable: 1,
		complete: false,
		details: {},
	},
	{
		what: 'ad groups below the campaigns that they are in',
		kind: 'adGroup',
		text: `## Campaign Spring (ID: ${campaign})
- Women (Ad group ID: ${a})

## Campaign Summer (ID: 1790000000000000002)
- Men (Ad group ID: ${b})`,
		entries: [
			[a, 'Women'],
			[b, 'Men'],
		],
		unreadable: 2,
		complete: false,
		details: { 'Campaign ID': campaign },
	},
	{
		what: 'accounts as a demand to choose one offers them',
		kind: 'account',
		text: `You have 3 TikTok accounts connected:
  - Acme (advertiser_id="701")
  - Acme: EU, "Retail" (advertiser_id="702")
  - Acme (Test) (advertiser_id="703")`,
		entries: [
			['701', 'Acme'],
			['702', 'Acme: EU, "Retail"'],
			['703', 'Acme (Test)'],
		],
	},
	{
		what: 'accounts in the text of a refusal',
		kind: 'account',
		body: {
			success: false,
			error:
				'You have 2 tiktok_ads accounts connected. Please specify which account to use by passing the advertiser_id parameter:\n  - Acme (advertiser_id="701")\n  - Beta (advertiser_id="702")',
		},
		entries: [
			['701', 'Acme'],
			['702', 'Beta'],
		],
	},
	{
		what: 'lines with a dot and a label',
		kind: 'adGroup',
		text: `Ad groups:
Spring · ID: ${a} · ENABLE
Summer (EU) · ID: \`${b}\` · ENABLE · 50.00`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer (EU)'],
		],
	},
	{
		what: 'lines whose names have the dot too',
		kind: 'adGroup',
		text: `Ad groups:
Spring · ID: ${a} · ENABLE
Summer · EU · ID: ${b} · ENABLE`,
		entries: [[a, 'Spring']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'a line that has a state between name and ID',
		kind: 'adGroup',
		text: `- Spring - ENABLE (ID: ${a})
- Summer (ID: ${b}) - ENABLE`,
		entries: [[b, 'Summer']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'the IDs of the campaign and the ad group in one pair of brackets',
		kind: 'adGroup',
		text: `- Spring (Campaign ID: ${campaign}, Ad group ID: ${a})
- Summer (campaign_id=${campaign}, adgroup_id=${b})`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
	},
	{
		what: 'the ID of the campaign only',
		kind: 'adGroup',
		text: `- Spring (Campaign ID: ${campaign})`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'two IDs of ad groups in one line',
		kind: 'adGroup',
		text: `- **Spring** (\`${a}\`) and **Summer** (\`${b}\`)
- **Autumn** (\`${c}\`)`,
		entries: [[c, 'Autumn']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'bold labels in one line',
		kind: 'adGroup',
		text: `- **Name:** Spring, EU | **ID:** \`${a}\` | **Status:** ENABLE
- **Name:** Summer | **ID:** \`${b}\` | **Status:** DISABLE`,
		entries: [
			[a, 'Spring, EU'],
			[b, 'Summer'],
		],
		details: { Status: 'ENABLE' },
	},
	{
		what: 'plain labels in one line',
		kind: 'campaign',
		text: `- Name: Brand, ID: ${campaign}
- Campaign: Sale | Campaign ID: 1790000000000000002`,
		entries: [
			[campaign, 'Brand'],
			['1790000000000000002', 'Sale'],
		],
	},
	{
		what: 'a numbered list with labels below each name',
		kind: 'campaign',
		text: `Here are your 2 campaigns:

1. **Brand**
   - ID: ${campaign}
   - Status: ENABLE

2. **Sale**
   - ID: 1790000000000000002
   - Status: DISABLE`,
		entries: [
			[campaign, 'Brand'],
			['1790000000000000002', 'Sale'],
		],
		details: { Status: 'ENABLE' },
	},
	{
		what: 'a numbered list in which one has a colon in its name and one lacks its ID',
		kind: 'campaign',
		text: `1. Brand
2. Sale: EU
   ID: ${campaign}
3. Winter
   ID: 1790000000000000003`,
		entries: [['1790000000000000003', 'Winter']],
		unreadable: 2,
		complete: false,
	},
	{
		what: 'numbers that do not count up, and may be parts of names',
		kind: 'campaign',
		text: `1. Brand (ID: ${campaign})
7. Sale (ID: 1790000000000000002)`,
		entries: [],
		unreadable: 2,
		complete: false,
	},
	{
		what: 'headings with labels below',
		kind: 'adGroup',
		text: `# Ad groups

### 1. Spring
- **Ad group ID:** \`${a}\`
- **Campaign ID:** \`${campaign}\`
- **Status:** ENABLE

### 2. **Summer**
- **Ad group ID:** \`${b}\`
- **Campaign ID:** \`${campaign}\`

### Next steps
- **Pause:** use pause_tiktok_ad_group with adgroup_id ${c}`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
	},
	{
		what: 'a heading with a state that may be a part of the name',
		kind: 'adGroup',
		text: `### Spring — Paused
- ID: ${a}

### Summer
- ID: ${b}`,
		entries: [[b, 'Summer']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'blocks of labels',
		kind: 'adGroup',
		text: `**Name**: Spring
**ID**: ${a}
**Status**: ENABLE

**Name**: Summer
**ID**: ${b}
**Status**: ENABLE`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
	},
	{
		what: 'blocks of labels with the ID first',
		kind: 'adGroup',
		text: `ID: ${a}
Name: Spring
---
ID: ${b}
Name: Summer`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
	},
	{
		what: 'blocks of labels without a break, in which an ID is missing',
		kind: 'adGroup',
		text: `Name: Spring
ID: ${a}
Name: Summer
ID: ${b}
Name: Autumn`,
		entries: [],
		unreadable: 3,
		complete: false,
	},
	{
		what: 'a block with the campaign and the ad group',
		kind: 'adGroup',
		text: `- Campaign: Brand
- Campaign ID: ${campaign}
- Ad group: Spring
- Ad group ID: ${a}`,
		entries: [[a, 'Spring']],
	},
	{
		what: 'a block in which one ID may be of either',
		kind: 'adGroup',
		text: `Campaign: Brand
ID: ${campaign}
Ad group: Spring`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'a block with two IDs',
		kind: 'adGroup',
		text: `### Spring
- ID: ${a}
- ID: ${b}`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'ad groups below the bullets of their campaigns',
		kind: 'adGroup',
		text: `- **Brand** (campaign ID: ${campaign})
  - **Spring** (ad group ID: ${a})
  - **Summer** (ad group ID: ${b})`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
	},
	{
		what: 'a remark below a bullet, and then the ID',
		kind: 'adGroup',
		text: `- Spring
  - doing well
    - ID: ${a}`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'IDs first',
		kind: 'adGroup',
		text: `- \`${a}\` — **Spring**
- ${b}: Summer
- ${c} - Autumn - ENABLE`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'an entry without an ID among others',
		kind: 'adGroup',
		text: `- **Spring** (\`${a}\`)
- **Summer**
- **Autumn** (N/A)`,
		entries: [[a, 'Spring']],
		unreadable: 2,
		complete: false,
	},
	{
		what: 'a name that holds what looks like another entry',
		kind: 'adGroup',
		text: `- **a** (\`1899999999999999999\`) **b** (\`${a}\`)
- **Summer** (\`${b}\`)`,
		entries: [[b, 'Summer']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'a name that holds a label',
		kind: 'adGroup',
		text: `- Spring (ID: 5) (ID: ${a})
- Summer (ID: ${b})`,
		entries: [[b, 'Summer']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'quotes around every name',
		kind: 'adGroup',
		text: `- "Spring" (ID: ${a})
- "Summer" (ID: ${b})`,
		entries: [
			[a, 'Spring'],
			[b, 'Summer'],
		],
	},
	{
		what: 'quotes around one name',
		kind: 'adGroup',
		text: `- "Spring" (ID: ${a})
- Summer (ID: ${b})`,
		entries: [[b, 'Summer']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'bullets below a heading for campaigns',
		kind: 'adGroup',
		text: `## Campaigns
- **Brand** (\`${campaign}\`)

## Ad groups
- **Spring** (\`${a}\`)`,
		entries: [[a, 'Spring']],
	},
	{
		what: 'campaigns where ad groups were asked for',
		kind: 'adGroup',
		text: `## Your campaigns
- **Brand** (\`${campaign}\`)`,
		entries: [],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'advice that names an ID',
		kind: 'adGroup',
		text: `- **Spring** (\`${a}\`)

Tip: pause an ad group (ID: ${b}) with pause_tiktok_ad_group.
For example adgroup_id=${b}.`,
		entries: [[a, 'Spring']],
	},
	{
		what: 'IDs in addresses only',
		kind: 'adGroup',
		text: `- [Spring](https://ads.tiktok.com/?adgroup_id=${a})
- [Summer](https://ads.tiktok.com/?adgroup_id=${b})`,
		entries: undefined,
	},
	{
		what: 'names as links with IDs beside',
		kind: 'adGroup',
		text: `- [Spring](https://ads.tiktok.com/?adgroup_id=99) (ID: ${a})`,
		entries: [[a, 'Spring']],
	},
	{
		what: 'IDs with commas and cut IDs in lines',
		kind: 'adGroup',
		text: `- **Spring** (ID: 1,800,000,000,000,000,011)
- **Summer** (ID: 18000000000...)
- **Autumn** (ID: 1800000 000000)`,
		entries: [[a, 'Spring']],
		unreadable: 2,
		complete: false,
	},
	{
		what: 'cut names in lines',
		kind: 'adGroup',
		text: `- **Spring sale for all...** (\`${a}\`)
- **Summer sale for al…** (\`${b}\`)`,
		entries: [
			[a, 'Spring sale for all...'],
			[b, 'Summer sale for al…'],
		],
		cut: ['Spring sale for all...', 'Summer sale for al…'],
	},
	{
		what: 'cut off within a bullet',
		kind: 'adGroup',
		text: `- **Spring** (\`${a}\`)
- **Summer** (\`18000000`,
		entries: [[a, 'Spring']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'cut off at the end of an ID without a bracket',
		kind: 'adGroup',
		text: `- Spring - ID: ${a}
- Summer - ID: 180000000`,
		entries: [[a, 'Spring']],
		unreadable: 1,
		complete: false,
	},
	{
		what: 'targeting options with short IDs and codes',
		kind: 'targeting',
		text: `## Targeting options

- **Games / Role-playing** (\`15103\`)
- **English** (\`en\`)
- **United States** (\`6252001\`), COUNTRY`,
		entries: [
			['15103', 'Games / Role-playing'],
			['en', 'English'],
			['6252001', 'United States'],
		],
	},
	{
		what: 'numbers in brackets that may be counts',
		kind: 'targeting',
		text: `- **Games** (15)
- **Beauty** (22)`,
		entries: undefined,
	},
	{
		what: 'targeting options with labels',
		kind: 'targeting',
		text: `- Games - ID: 15
- AT&T - ID: 310410`,
		entries: [
			['15', 'Games'],
			['310410', 'AT&T'],
		],
	},
];
