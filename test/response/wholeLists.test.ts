import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { readList } from '../../nodes/AdspirerTikTok/response/lists';

/** A list of 13, so that its length says nothing. */
const idAt = (at: number) => String(1_800_000_000_000_000_001n + BigInt(at));
const groups = Array.from({ length: 13 }, (_, at) => ({
	adgroup_id: idAt(at),
	adgroup_name: at === 0 ? 'Show more (page 2 of 5)' : `Spring ${at}`,
}));
const rows = groups.map(({ adgroup_id: id, adgroup_name: name }) => `| \`${id}\` | ${name} |`);
const table = ['| ID | Name |', '|---|---|', ...rows].join('\n');
const usage = '**Usage:** Pass ad group IDs to other tools.';
const bullets = groups.map(({ adgroup_id: id, adgroup_name: name }) => `- **${name}** (${id})`);

const isWhole = async (body: object) =>
	(await readList({ success: true, ...body }, adGroup.list.form))?.isWhole;
const structured = (more: object, text?: string) => ({
	data: { text, structured: { ad_groups: groups, ...more } },
});
const inText = (before: string, after = '') => ({
	data: { text: [before, table, after].join('\n\n') },
});

it.each<[string, object]>([
	['an array', structured({})],
	['an array and a text', structured({}, 'Done')],
	['an array and its heading', structured({}, '**Your TikTok ad groups**')],
	['an array and points', structured({}, `## Ad groups\n\n${bullets.join('\n')}`)],
	['an array and its table', structured({}, `## Ad groups\n\n${table}\n\n${usage}`)],
	['its total', structured({ total: 13 })],
	['its total in the text', structured({}, '**Total: 13 ad groups**')],
	['its total in both', structured({ total_count: '13' }, 'Showing 13 of 13 ad groups.')],
	['its total next to a key that is not on record', structured({ total: 13, currency: 'USD' })],
	['the account', structured({ advertiser_id: '7000000000000000001', campaign_id: '17' })],
	['no more', structured({ has_more: false, next_cursor: null, truncated: 'false' })],
	[
		'one page',
		structured({ page_info: { page: 1, page_size: 13, total_number: 13, total_page: 1 } }),
	],
	['a table', inText('')],
	['a table under its heading', inText('## Ad groups (account 7000000000000000001)', usage)],
	['a table with its total', inText('**Ad groups**\n\n**Total: 13 ad groups**', usage)],
	['a table over the calls left', inText('', `${usage}\n\n12/15 free calls used, 3 remaining`)],
	['a request', { ...structured({}), request_id: 'req_12345', timestamp: '2026-11-28 12:00:00' }],
	['a quota', { data: { structured: { ad_groups: groups }, quota: { used: 4, limit: 15 } } }],
])('a list with %s is whole', async (_what, body) => {
	expect(await isWhole(body)).toBe(true);
});

it.each<[object]>(
	[
		{ has_more: true },
		{ total: 13, has_more: true },
		{ total: 13, nextPageToken: 'x' },
		{ total: 13, truncated: true },
		{ total: 13, is_complete: false },
		{ total: 13, omitted: 44 },
		{ total: 13, pages: 5 },
		{ total: 13, page: 2 },
		{ page_size: 13 },
		{ count: 57 },
		{ total: 57 },
		{ total: 13, total_count: 57 },
		{ total: 13, total_results: 57 },
		{ total: 13, meta: { count: 57 } },
		{ total: 13, region: 'GB' },
		{ filter: 'active' },
		{ total: 13, pagination: { has_next: true } },
		{ filters: { status: 'ENABLE' } },
		{ status: 'ENABLE' },
		{ note: 'Showing the first ones' },
		{ total: 13, note: 'Only active ad groups' },
		{ page_info: { page: 1, page_size: 13, total_number: 57, total_page: 5 } },
		{ ad_groups_2: [{ adgroup_id: idAt(20), adgroup_name: 'Hidden' }] },
	].map((more) => [more]),
)('an array next to %j is not whole', async (more) => {
	expect(await isWhole(structured(more))).toBe(false);
});

it.each([
	'Found 13 ad groups',
	'Here are the ad groups of your campaign.',
	'Ad groups list',
	'Showing 5 of 13 ad groups',
	'Total: 13+ ad groups',
	'12/15 free calls used, 44 ad groups remaining',
	'12/15 free calls used, 3 more ad groups on the next page',
	'**Usage:** Pass 44 for the rest',
	'Showing 1–13 of 57',
	'13/57',
	'and 44 others',
	'…',
	'Ad groups ...',
	'Page one',
	'## Active ad groups',
	'Ad groups of this week:',
	'Deleted ad groups are hidden.',
	'**Total: 57 ad groups**',
	'**Total: 13 active ad groups**',
	'**Total: 13 ad groups** (57 with the paused ones)',
	'**Total: 13 ad groups**\n\nPage 1 of 5',
	'**Usage:** 44 more with page 2',
	'**Usage:** Pass the cursor to see the next ones.',
	'**Usage:** Pass a higher limit to see everything',
	'**Usage:** Pass status=all to include paused ad groups.',
	'12/15 free calls used – output truncated',
	'12/15 free calls used. Paused are left out.',
	`Showing 13 of 57, up to ${idAt(12)}`,
	`Next page: pass after=${idAt(12)}`,
])('a list with the text "%s" is not whole', async (words) => {
	expect(await isWhole(structured({}, words))).toBe(false);
	expect(await isWhole(inText(words))).toBe(false);
	expect(await isWhole(inText('', words))).toBe(false);
	const content = [{ type: 'text', text: words }];
	expect(
		await isWhole({ data: { text: 'Done', content, structured: { ad_groups: groups } } }),
	).toBe(false);
});

it('a list of more than 30,000 is read so far, and not whole', async () => {
	const many = Array.from({ length: 30_003 }, (_, at) => ({ id: idAt(at), name: `Spring ${at}` }));
	const list = await readList({ data: { structured: { ad_groups: many } } }, adGroup.list.form);
	expect([list?.entries.length, list?.isWhole]).toEqual([30_000, false]);
});

it.each<[object]>([
	[{ has_more: true }],
	[{ pagination: { total_pages: 5 } }],
	[{ next_cursor: 'x' }],
	[{ _meta: { truncated: true } }],
	[{ message: 'Showing 1–13 of 57' }],
	[{ page_size: 13 }],
	[{ query: 'Spring' }],
])('an answer with %j around its list is not whole', async (more) => {
	expect(await isWhole({ ...more, data: { structured: { ad_groups: groups } } })).toBe(false);
	expect(await isWhole({ data: { ...more, structured: { ad_groups: groups } } })).toBe(false);
	expect(await isWhole({ ...more, ...inText('') })).toBe(false);
});
