import type { ListAnswer } from './answer';

const a = '1800000000000000011';
const b = '1800000000000000022';
const campaign = '1790000000000000001';
const bullet = `- **Spring** (\`${a}\`)`;

/** A list of one with a remark, and whether it is complete. */
function remark(text: string, complete: boolean): ListAnswer {
	return {
		what: text,
		kind: 'adGroup',
		text: `${bullet}\n\n${text}`,
		entries: [[a, 'Spring']],
		complete,
	};
}

/** An answer without entries, and whether it says that there are none: undefined where it does not. */
function nothing(text: string, complete: boolean | undefined): ListAnswer {
	const entries = complete === undefined ? undefined : [];
	return { what: text, kind: 'adGroup', text, entries, complete };
}

/** JSON within texts, signs of further entries, empty lists, and what is no list at all. */
export const otherAnswers: readonly ListAnswer[] = [
	{
		what: 'JSON in a fence, with numbers of 19 digits',
		kind: 'adGroup',
		text: `Here you are:\n\n\`\`\`json\n{"ad_groups":[{"adgroup_id":${a},"adgroup_name":"Spring | \\"EU\\""}]}\n\`\`\`\n\nAnything else?`,
		entries: [[a, 'Spring | "EU"']],
	},
	{
		what: 'JSON between words',
		kind: 'campaign',
		text: `Result: [{"id":"${campaign}","name":"Brand"}] (1 result)`,
		entries: [[campaign, 'Brand']],
	},
	{
		what: 'JSON as the whole text',
		kind: 'campaign',
		text: `{"data":{"campaigns":[{"campaign_id":"${campaign}","campaign_name":"Brand"}],"page_info":{"total_number":1}}}`,
		entries: [[campaign, 'Brand']],
	},
	{
		what: 'JSON that is cut off',
		kind: 'adGroup',
		text: `\`\`\`json\n{"ad_groups":[{"adgroup_id":"${a}","adgroup_name":"Spring"},{"adgroup_id":"18000`,
		entries: [[a, 'Spring']],
		complete: false,
	},
	{
		what: 'a table beside JSON that is cut off',
		kind: 'adGroup',
		text: `| Ad Group | Ad Group ID |\n|---|---|\n| Spring | ${a} |\n\n{"ad_groups":[{"adgroup_id":"${b}`,
		entries: [[a, 'Spring']],
		complete: false,
	},
	{
		what: 'empty JSON in the text',
		kind: 'adGroup',
		text: 'Result: {"ad_groups": []}',
		entries: [],
	},
	{
		what: 'JSON with further pages',
		kind: 'adGroup',
		text: `{"ad_groups":[{"id":"${a}","name":"Spring"}],"has_more":true}`,
		entries: [[a, 'Spring']],
		complete: false,
	},
	remark('Showing 1 of 1 ad groups.', true),
	remark('Showing 1 of 57 ad groups.', false),
	remark('Showing 1-1 of 57', false),
	remark('Page 1 of 1', true),
	remark('Page 1 of 3', false),
	remark('Page 1/3', false),
	remark('...and 12 more', false),
	remark('- …and 12 more ad groups', false),
	remark('+12 more', false),
	remark('…', false),
	remark('**Total:** 1 ad group', true),
	remark('Total ad groups: 1,057', false),
	remark('Found 2 ad groups.', false),
	remark('The list was truncated.', false),
	remark('next_cursor: abc', false),
	remark('Only the first 20 are shown.', false),
	remark('Some ad groups could not be retrieved.', false),
	remark('Budgets are in USD. Times are UTC+0.', true),
	remark('> Pass an ID to see more about an ad group.', true),
	remark('2 active campaigns in this account.', true),
	{
		what: 'a bullet that says how many more there are',
		kind: 'adGroup',
		text: `${bullet}\n- ...and 3 more`,
		entries: [[a, 'Spring']],
		complete: false,
	},
	{
		what: 'a total in the heading that fits',
		kind: 'adGroup',
		text: `## Ad groups (1)\n\n${bullet}`,
		entries: [[a, 'Spring']],
	},
	{
		what: 'a total in the heading that does not fit',
		kind: 'adGroup',
		text: `## Ad groups (4)\n\n${bullet}`,
		entries: [[a, 'Spring']],
		complete: false,
	},
	{
		what: 'a name that sounds like a sign',
		kind: 'adGroup',
		text: `- **Page 1 of 3, and 12 more, truncated** (\`${a}\`)`,
		entries: [[a, 'Page 1 of 3, and 12 more, truncated']],
	},
	{
		what: 'words that end in dots',
		kind: 'adGroup',
		text: `${bullet}\n\nThe next one is...`,
		entries: [[a, 'Spring']],
		complete: false,
	},
	nothing('No ad groups found.', true),
	nothing('## Ad groups\n\nNo ad groups found in campaign "Not active".', true),
	nothing('Found 0 ad groups', true),
	nothing('0 ad groups in this campaign.', true),
	nothing('There are no ad groups in this campaign yet.', true),
	nothing("This campaign doesn't have any ad groups.", true),
	nothing('No results.', true),
	nothing('No active ad groups found.', false),
	nothing('No ad groups found with spend in the last 30 days.', false),
	nothing('No ad groups found: the request failed.', undefined),
	nothing('No campaigns found.', undefined),
	nothing('Select any ad groups that you want to pause.', undefined),
	nothing('Your ad groups are running well. Ask me about any of them by name.', undefined),
	nothing('', undefined),
	{
		what: 'a web page',
		kind: 'adGroup',
		text: '<html><body>502</body></html>',
		entries: undefined,
	},
	{ what: 'null', kind: 'adGroup', body: null, entries: undefined },
	{ what: 'a number', kind: 'adGroup', body: 7, entries: undefined },
	{
		what: 'a bare list',
		kind: 'adGroup',
		body: [{ adgroup_id: a, adgroup_name: 'Spring' }],
		entries: [[a, 'Spring']],
	},
	{
		what: 'a text alone',
		kind: 'adGroup',
		body: bullet,
		entries: [[a, 'Spring']],
	},
	{
		what: 'data that is a text',
		kind: 'adGroup',
		body: { success: true, data: bullet },
		entries: [[a, 'Spring']],
	},
];
