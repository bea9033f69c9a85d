import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { readList } from '../../nodes/AdspirerTikTok/response/lists';
import onRecord from '../../nodes/AdspirerTikTok/response/onRecord.json';
import { readResponse } from '../../nodes/AdspirerTikTok/response/readResponse';
import { labelKey } from '../../nodes/AdspirerTikTok/response/textForms';

/** How a service may say what came of a call. Where no form is on record, the list has to tell. */

const id = '1800000000000000001';
const other = '1800000000000000002';
const account = '7000000000000000001';
const campaign = '1790000000000000001';
const sent = {
	campaign_id: campaign,
	adgroup_name: 'Spring',
	advertiser_id: account,
	interest_category_ids: ['1700000000000000001'],
};

/** Stands for the ID as a number, which JavaScript can't write exactly. */
const numeric = 'ID as a number';

function read(body: object, status: number, called: object) {
	const text = JSON.stringify(body).replace(`"${numeric}"`, id);
	return readResponse({ kind: 'answer', status, headers: {}, text }, 0, called);
}

type Outcome = 'created' | 'unclear' | 'open' | 'refused';

function creationOf(body: object, status = 200): Outcome {
	const outcome = read(body, status, {
		sent,
		changes: true,
		creation: adGroup,
		idKey: 'adgroup_id',
	});
	if ('failure' in outcome) return outcome.failure.outcomeUnknown ? 'open' : 'refused';
	return outcome.entity?.id === id ? 'created' : 'unclear';
}

const success = (data: object, more = {}) => ({ success: true, ...more, data });
const named = (more: object, text = 'Done') =>
	success({ text, structured: { adgroup_id: id, ...more } });
const ofTikTok = (code: unknown, data: unknown = { adgroup_id: id }, message: unknown = 'OK') => ({
	...{ code, message, request_id: '20261207104616A1B2C3D4E5F6' },
	data,
});
const inPart = (code: unknown, data?: unknown, message?: unknown) =>
	success({ text: 'Done', structured: ofTikTok(code, data, message) });
const withId = (text: string) => success({ text: `${text}\n\n**Ad Group ID:** \`${id}\`` });

it.each<[string, object, Outcome]>([
	// Created: `success: true` and one new ID at a place on record, whatever the text says.
	['the structured part', named({}), 'created'],
	['an ID as a number', named({ adgroup_id: numeric }), 'created'],
	['blanks around the ID', named({ adgroup_id: `  ${id} ` }), 'created'],
	['another spelling of the key', named({ adgroup_id: undefined, ad_group_id: id }), 'created'],
	['the key of a failure', success({ structured_content: { adgroup_id: id } }), 'created'],
	['the key of a customer', { success: true, structuredContent: { adgroup_id: id } }, 'created'],
	['data itself', success({ adgroup_id: id }), 'created'],
	['a label', success({ text: `Ad Group ID: ${id}` }), 'created'],
	['a bold label', withId('Ad group created'), 'created'],
	['a label among points', success({ text: `* Ad Group ID: \`${id}\`\r\nMore` }), 'created'],
	['content', success({ content: [{ type: 'text', text: `Ad Group ID: ${id}` }] }), 'created'],
	['the same ID twice', named({}, `Ad group ID: ${id}`), 'created'],
	[
		'its own name and campaign',
		named({ adgroup_name: ' Spring ', campaign_id: campaign }),
		'created',
	],
	['a name with escapes', named({ name: 'S&#112;ring'.replace('&#112;', 'p') }), 'created'],
	['a review', withId('Created and submitted for review. It is not delivering yet.'), 'created'],
	['a warning', withId('✅ Ad group created, but the thumbnail could not be loaded'), 'created'],
	[
		'a status of no failures',
		named({ status: 'failed_to_deliver', code: 0, errors: [] }),
		'created',
	],
	[
		'none as its error',
		named({ error: 'None', is_error: false, warning: 'Low budget' }),
		'created',
	],
	[
		'errors of another thing',
		named({ thumbnail: { success: false, error: 'Not found' } }),
		'created',
	],
	['a date', named({ create_time: '2026-01-31 09:00:00', created: false }), 'created'],
	[
		'words that fail',
		withId('Failed leads campaign: ad group already exists, is pending'),
		'created',
	],
	[
		'a question',
		withId('Created! Shall I add an ad? Please confirm before you resume it.'),
		'created',
	],
	[
		"TikTok's own list",
		success({ structured: { adgroup_ids: [id], creatives: [{ ad_id: other }] } }),
		'created',
	],
	["TikTok's own list in data", success({ ad_group_ids: [numeric] }), 'created'],
	['the ID and a list of it', named({ adgroup_ids: [id] }), 'created'],
	["TikTok's wrapper", inPart(0), 'created'],
	["TikTok's wrapper as data", success(ofTikTok(0)), 'created'],
	["TikTok's wrapper with a list", inPart('0', { adgroup_ids: [id] }), 'created'],
	// No ID, or not for certain: the list has to tell.
	['no ID', success({ text: 'Done' }), 'unclear'],
	['a null', success({ text: 'Done', structured: null }), 'unclear'],
	['a denial in prose', success({ text: '❌ The ad group could not be created' }), 'unclear'],
	['prose with the ID', success({ text: `Ad group ${id} was created` }), 'unclear'],
	['words behind the ID', success({ text: `Ad Group ID: ${id} (created)` }), 'unclear'],
	['JSON in the text', success({ text: `{"adgroup_id": "${id}"}` }), 'unclear'],
	['an ID at a depth', named({ adgroup_id: undefined, result: { adgroup_id: id } }), 'unclear'],
	['just "id"', success({ structured: { id, name: 'Spring' } }), 'unclear'],
	['two IDs', named({}, `Ad group ID: ${other}`), 'unclear'],
	['two keys with two IDs', named({ ad_group_id: other }), 'unclear'],
	['a list of two IDs', named({ adgroup_id: undefined, adgroup_ids: [id, other] }), 'unclear'],
	['the ID and a list of two', named({ adgroup_ids: [id, null] }), 'unclear'],
	['the ID and a list of another', named({ adgroup_ids: [other] }), 'unclear'],
	['an empty list', success({ structured: { adgroup_ids: [] } }), 'unclear'],
	['a list that is none', success({ structured: { adgroup_ids: id } }), 'unclear'],
	['a list of objects', success({ structured: { adgroup_ids: [{ adgroup_id: id }] } }), 'unclear'],
	['a list in the text', success({ text: `Ad Group IDs: ${id}` }), 'unclear'],
	['a wrapper without an ID', inPart(0, {}), 'unclear'],
	['a wrapper in a wrapper', inPart(0, ofTikTok(0)), 'unclear'],
	['a wrapper of several', inPart(0, { adgroup_ids: [id, other] }), 'unclear'],
	['a wrapper of another name', inPart(0, { adgroup_id: id, adgroup_name: 'B' }), 'unclear'],
	['a wrapper without a message', inPart(0, undefined, null), 'unclear'],
	['a wrapper with words as its code', inPart('OK'), 'unclear'],
	["another thing's list", success({ structured: { ad_ids: [id] } }), 'unclear'],
	['an ID that was sent', named({ adgroup_id: campaign }), 'unclear'],
	['an ID that is none', named({ adgroup_id: '1.8E+18' }), 'unclear'],
	['another name', named({ adgroup_name: 'Summer' }), 'unclear'],
	['another name behind a label', named({}, '**Name:** Summer'), 'unclear'],
	['another campaign', named({ campaign_id: other }), 'unclear'],
	['a name that is cut off', named({ name: 'Spr...' }), 'unclear'],
	['another account', named({ account_id: other }), 'unclear'],
	['another account behind a label', named({}, `Account ID: ${other}`), 'unclear'],
	// Denied under an own key.
	['success in data', success({ success: false, structured: { adgroup_id: id } }), 'open'],
	['success in the part', named({ success: 'false' }), 'open'],
	['is_error', { ...named({}), is_error: true }, 'open'],
	['isError', named({ isError: true }), 'open'],
	['an error next to success', { ...named({}), error: 'The budget is too low' }, 'open'],
	['an error in the part', named({ error: { code: 40002 } }), 'open'],
	['errors in the part', named({ errors: ['Too low'] }), 'open'],
	['a confirmation', success({ structured: { requires_confirmation: true } }), 'open'],
	['a preview', named({ preview: true }), 'open'],
	['its own part', success({ structured: { ad_group: { success: false } } }), 'open'],
	[
		'a refusal with an ID',
		{ success: false, error: 'x', structured_content: { adgroup_id: id } },
		'open',
	],
	[
		'a refusal with a list',
		{ success: false, error: 'x', structured_content: { adgroup_ids: [id, other] } },
		'open',
	],
	["an ID in TikTok's refusal", inPart(40002), 'open'],
	["an ID beside TikTok's refusal", named(ofTikTok(40002, {}, 'No')), 'open'],
	["TikTok's duplicate", inPart(40050, {}, 'Duplicated requests have been sent'), 'open'],
	["TikTok's success in part", inPart(20001, {}, 'Partial success'), 'open'],
	["TikTok's error", inPart(50000, {}, 'System error'), 'open'],
	["TikTok's maintenance", success(ofTikTok(60001, {})), 'open'],
	["TikTok's refusal without success", { data: ofTikTok(40002, {}) }, 'open'],
	// Refused.
	["TikTok's refusal", inPart(40002, {}, 'The budget is too low'), 'refused'],
	["TikTok's refusal as data", success(ofTikTok('40002', {}, '')), 'refused'],
	["TikTok's limit", inPart(40100, {}, 'Too many requests'), 'refused'],
	['a code unknown here', inPart(41999, null, 'Not allowed'), 'refused'],
	['success false', { success: false, error: 'The budget is too low' }, 'refused'],
	['is_error alone', { is_error: true, error: 'The campaign has ended' }, 'refused'],
	['an old ID in a text', { success: false, error: `Ad group ${other} is in the way` }, 'refused'],
])('a creation is answered with %s', (_what, body, expected) => {
	expect(creationOf(body)).toBe(expected);
});

it('a status of a failure overrules success', () => {
	expect([400, 429, 500].map((status) => creationOf(named({}), status))).toEqual(
		Array(3).fill('open'),
	);
});

const change = { adgroup_id: id, advertiser_id: account };
const changes = {
	pause: { ...change, status: 'DISABLE' },
	resume: { ...change, status: 'ENABLE' },
	delete: { ...change, confirm_delete: true },
	update: { ...change, name: 'New name', budget: 50 },
};
type Change = keyof typeof changes;
const all = ['pause', 'resume', 'delete', 'update'] as const;
const isDone = (kind: Change, data: object) =>
	'answer' in read(success(data), 200, { sent: changes[kind], changes: true, idKey: 'adgroup_id' });

it.each<[object, ...Change[]]>([
	[{ text: 'Done' }, ...all],
	[{}, ...all],
	[{ text: 'Paused: 1, Failed: 0' }, 'pause'],
	[{ text: 'Ad group is now paused and won’t spend any budget.' }, 'pause'],
	[{ text: 'No change: already paused' }, 'pause'],
	[{ text: 'Ad group "Failed to load" was not active. It is paused now.' }, 'pause'],
	[{ text: 'Will be paused within a minute' }, 'pause'],
	[{ text: 'Nothing was changed', structured: { updated: false } }, ...all],
	[{ structured: { adgroup_id: id, status: 'DISABLE' } }, 'pause', 'delete', 'update'],
	[{ structured: { adgroup_id: id, status: 'ENABLE' } }, 'resume', 'update'],
	[{ structured: { adgroup_id: id, operation_status: 'ADGROUP_STATUS_DISABLE' } }, 'pause'],
	[{ structured: { ad_group: { id, status: 'PAUSED' } } }, 'pause'],
	[{ structured: { adgroup_id: id, ads: [{ id: other, status: 'ENABLE' }] } }, ...all],
	[{ structured: { adgroup_id: id, campaign: { id: other, status: 'ENABLE' } } }, ...all],
	[{ text: `**Ad Group ID:** \`${id}\`\n**Status:** Paused` }, ...all],
	[{ structured: ofTikTok(0, { adgroup_ids: [id], status: 'DISABLE' }) }, 'pause'],
	[ofTikTok(0, {}), ...all],
	[{ structured: { budget: 50, name: 'New name' } }, 'update'],
	[{ structured: { previous: { budget: 20 }, budget: '50.00 USD' } }, 'update'],
])('a change is done by %j', (data, ...done) => {
	for (const kind of done) expect([kind, isDone(kind, data)]).toEqual([kind, true]);
});

it.each<[object, ...Change[]]>([
	[{ success: false }, ...all],
	[{ structured: { error: 'Too low' } }, ...all],
	[{ structured: { ad_group: { adgroup_id: id, success: false } } }, ...all],
	[{ structured: { confirmation_required: true } }, ...all],
	[{ structured: { adgroup_id: other } }, ...all],
	[{ structured: { id: other } }, ...all],
	[{ structured: { adgroup_ids: [other] } }, ...all],
	[ofTikTok(0, { adgroup_id: other }), ...all],
	[ofTikTok(0, { adgroup_id: id, operation_status: 'ENABLE' }), 'pause', 'delete'],
	[{ structured: ofTikTok(40002, {}) }, ...all],
	[{ text: `- **Ad group ID:** \`${other}\`` }, ...all],
	[{ structured: { advertiser_id: other } }, ...all],
	[{ structured: { adgroup_id: id, status: 'ENABLE' } }, 'pause', 'delete'],
	[{ structured: { ad_group: { id, operation_status: 'ENABLED' } } }, 'pause'],
	[{ structured: { adgroup_id: id, status: 'DISABLE' } }, 'resume'],
	[{ structured: { budget: 20 } }, 'update'],
])('a change is open by %j', (data, ...open) => {
	for (const kind of open) expect([kind, isDone(kind, data)]).toEqual([kind, false]);
});

/** A list of 13, so that its length says nothing. */
const idAt = (at: number) => String(1_800_000_000_000_000_001n + BigInt(at));
const groups = Array.from({ length: 13 }, (_, at) => ({
	adgroup_id: idAt(at),
	adgroup_name: `Spring ${at}`,
}));
const rows = groups.map(
	({ adgroup_id, adgroup_name }) => `| \`${adgroup_id}\` | ${adgroup_name} |`,
);
const table = ['| ID | Name |', '|---|---|', ...rows].join('\n');
const structured = (more: object, text?: string) =>
	success({ text, structured: { ad_groups: groups, ...more } });
const inText = (before: string, after = '') =>
	success({ text: [before, table, after].join('\n\n') });
const wholeOf = async (body: object) => (await readList(body, adGroup.list.form))?.isWhole;

it.each<[string, object]>([
	['nothing else', structured({})],
	['a tip', structured({ tip: 'Pause what you no longer need. See more details with get.' })],
	['its count', structured({ count: 13 })],
	['filters', structured({ filters: { status: 'all' }, fetched_at: '2026-12-01T09:00:00Z' })],
	['a pagination', structured({ pagination: { has_more: false, next_cursor: null, page: 1 } })],
	[
		'page_info',
		structured({ page_info: { page: 1, page_size: 13, total_number: 13, total_page: 1 } }),
	],
	['its total', structured({ total: 13, currency: 'USD', total_spend: 4 })],
	['a total of 10', structured({ ad_groups: groups.slice(0, 10), total: 10 })],
	['its total by name', structured({ total_ad_groups: '13' })],
	['a sentence', structured({}, 'Found 13 ad groups:')],
	['its table', structured({}, `## Ad groups\n\n${table}`)],
	['the calls left', structured({}, '12/15 free calls used, 3 remaining')],
	['a quota', success({ structured: { ad_groups: groups }, quota: { used: 4, limit: 15 } })],
	['a table', inText('')],
	[
		'a table and its total',
		inText('**Ad groups**\n\n**Total: 13 ad groups**', '**Usage:** Pass IDs to others'),
	],
	[
		'a table and a note',
		inText('Here are the active ad groups of your campaign', 'Anything else?'),
	],
	['all of them shown', inText('Showing 13 of 13')],
	["TikTok's wrapper", success({ structured: ofTikTok(0, { ad_groups: groups }) })],
	['an empty array', success({ structured: { ad_groups: [] } })],
	['no entry', success({ text: '**Total: 0 ad groups**\n\nNo ad groups found.' })],
])('a list is whole that comes with %s', async (_what, body) => {
	expect(await wholeOf(body)).toBe(true);
});

const moreInText = [
	'Showing 5 of 57 ad groups',
	'Showing 1–13 of 57',
	'and 44 more',
	'+ 44 others',
	'Page 1 of 5',
	'Showing the first 13',
	'**Total: 57 ad groups**',
	'Found 1,300 ad groups',
	'(output truncated)',
];

it.each<[string, object | undefined]>([
	...[
		{ has_more: true },
		{ total: 13, has_next: 'yes' },
		{ nextPageToken: 'x' },
		{ truncated: true },
		{ total: 57 },
		{ total_count: 57, count: 13 },
		{ count: 57 },
		{ page: 2 },
		{ pages: 5 },
		{ pagination: { next_cursor: 'x' } },
		{ page_info: { page: 1, page_size: 13, total_number: 57, total_page: 5 } },
		{ ad_groups: [...groups, 'Spring'] },
	].map((more): [string, object] => [JSON.stringify(more).slice(0, 80), structured(more)]),
	...moreInText.map((text): [string, object] => [text, structured({}, text)]),
	...moreInText.map((text): [string, object] => [`a table and "${text}"`, inText('', text)]),
	['10 entries', structured({ ad_groups: groups.slice(0, 10) })],
	['10 entries of 12', structured({ ad_groups: groups.slice(0, 10), total: 12 })],
	['a text that says none', structured({}, 'No ad groups found')],
	[
		"TikTok's wrapper",
		success(ofTikTok(0, { ad_groups: groups, page_info: { total_number: 57 } })),
	],
	['a flag in the envelope', { ...structured({}), has_more: true }],
	['a longer table', structured({ ad_groups: groups.slice(0, 3) }, table)],
	['a table that breaks off', success({ text: table.slice(0, -4) })],
])('a list may have more that comes with %s', async (_what, body = {}) => {
	expect(await wholeOf(body)).toBe(false);
});

it.each<[object]>([
	[{ text: 'Here are your ad groups' }],
	[{ text: 'No active ad groups found' }],
	[{ text: 'None' }],
	[{ structured: { campaigns: [] } }],
])('there is no list in %j', async (data) => {
	expect(await wholeOf(success(data))).toBeUndefined();
});

it('every key on record is written as keys are compared', () => {
	const { keys, ...words } = onRecord.states;
	const all = [...Object.values(onRecord.denied), ...Object.values(onRecord.lists), keys].flat();
	expect(all.map(labelKey)).toEqual(all);
	const states = Object.values(words).flat();
	expect(states.map((state) => state.toLowerCase().replaceAll('_', ' '))).toEqual(states);
});
