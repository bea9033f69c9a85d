import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { readResponse } from '../../nodes/AdspirerTikTok/response/readResponse';

const id = '1800000000000000001';
const other = '1800000000000000002';
const account = '7000000000000000001';
const campaign = '1790000000000000001';
const sent = { campaign_id: campaign, adgroup_name: 'Spring', advertiser_id: account };
const since = Date.UTC(2026, 10, 28, 12);

type Outcome = 'created' | 'existed' | 'no ID' | 'open' | 'refused';

/** What the answer to a creation means; `kind` is that of the failure. */
function outcomeOf(body: object, status = 200): Outcome {
	const text = JSON.stringify(body);
	const called = { sent, changes: true, creation: adGroup, since };
	const read = readResponse({ kind: 'answer', status, headers: {}, text }, since, called);
	if ('failure' in read) return read.failure.outcomeUnknown ? 'open' : 'refused';
	if (read.entity?.id === null) return 'no ID';
	return read.entity?.alreadyCreated === 'by answer' ? 'existed' : 'created';
}

const success = (data: object, more = {}) => ({ success: true, ...more, data });
const named = (more: object, text = 'Done') =>
	success({ text, structured: { adgroup_id: id, ...more } });
const words = (text: string) => success({ text });
const withId = (text: string) => words(`${text}\n\n**Ad Group ID:** \`${id}\``);

describe('an answer that names the ID and denies nothing', () => {
	it.each<[object]>([
		[named({})],
		[named({ thumbnail: { success: false, error: 'Not found', status: 'failed' } })],
		[named({ thumbnail_error: 'Not found', warnings: [{ error: 'The pixel is new' }] })],
		[named({ ads: [{ status: 'failed' }], campaign: { error: 'Over budget' } })],
		[named({ error: null, errors: [], code: 0, status: 'ENABLE', status_code: 200 })],
		[named({ status: 'ADGROUP_STATUS_AUDIT', secondary_status: 'ADGROUP_STATUS_AUDIT_DENY' })],
		[withId('The thumbnail could not be loaded.')],
		[withId('❌ Preview failed')],
		[named({ adgroup_name: 'Spring', campaign_id: campaign })],
		[named({ create_time: '2026-11-28 11:59:30' })],
		[named({ create_time: 'yesterday' })],
		[withId('Done\n**Created:** 2026-11-28 04:00:00')],
		[success({ structured: { adgroup_id: id }, content: [{ type: 'image', status: 'failed' }] })],
		[withId('Created.\n- **Campaign:** Already exists test')],
		[{ ...named({}), quota: { used: 16, limit: 15, status: 'failed' } }],
	])('means created: %j', (body) => {
		expect(outcomeOf(body)).toBe('created');
	});
});

describe('an answer that names the ID and denies', () => {
	it.each<[object]>([
		[{ ...named({}), is_error: true }],
		[{ ...named({}), isError: true }],
		[{ ...named({}), error: 'The budget is too low' }],
		[{ ...named({}), errors: ['The budget is too low'] }],
		[success({ success: false, structured: { adgroup_id: id } })],
		[success({ is_error: true, structured: { adgroup_id: id } })],
		[success({ adgroup_id: id, status: 'failed' })],
		[named({ success: false })],
		[named({ success: 'false' })],
		[named({ ok: false })],
		[named({ isError: true })],
		[named({ error: { message: 'The budget is too low' } })],
		[named({ errors: [{ code: 40002 }] })],
		[named({ status: 'FAILED' })],
		[named({ status: 'rejected' })],
		[named({ result: 'error' })],
		[named({ code: 40002 })],
		[named({ code: '50002' })],
		[named({ status_code: 400 })],
		[named({ result: { success: false } })],
		[named({ data: { response: { code: 40002, message: 'Too low' } } })],
		[named({ tiktok_response: { code: 40002 } })],
		[named({ ad_group: { status: 'failed' } })],
		[
			success({
				structured: { adgroup_id: id },
				content: [{ type: 'text', text: 'x', isError: true }],
			}),
		],
		[{ success: false, error: 'Half of it failed', structured_content: { adgroup_id: id } }],
	])('leaves the outcome open: %j', (body) => {
		expect(outcomeOf(body)).toBe('open');
	});

	it('leaves it open with 400, too', () => {
		const body = {
			success: false,
			error: 'Half of it failed',
			structured_content: { adgroup_id: id },
		};
		expect(outcomeOf(body, 400)).toBe('open');
		expect(outcomeOf(named({}), 400)).toBe('open');
	});
});

describe('an answer that names the ID and says that it was there', () => {
	it.each<[object]>([
		[named({ created: false })],
		[named({ created: 'false' })],
		[named({ already_exists: true })],
		[named({ alreadyExists: 'true' })],
		[named({ existing: true })],
		[named({ duplicate: true })],
		[named({ is_duplicate: true })],
		[named({ status: 'already_exists' })],
		[named({ status: 'EXISTS' })],
		[named({ result: 'duplicate' })],
		[named({ ad_group: { created: false } })],
		[named({ create_time: '2026-11-28 11:58:00' })],
		[named({ create_time: '2026-01-31 09:00:00' })],
		[withId('An ad group of this name already exists.')],
		[withId('Duplicate request.')],
		[withId('✅ Ready\n\nIt was already created on Monday.')],
		[withId('Done\n**Created:** 2026-01-31 09:00:00')],
		[named({ success: false, error: 'The ad group already exists' })],
	])('means that it existed: %j', (body) => {
		expect(outcomeOf(body)).toBe('existed');
	});
});

describe('an answer that names no ID, or not for certain', () => {
	it.each<[object]>([
		[words('Done')],
		[success({ text: 'Done', structured: null })],
		[named({ adgroup_name: 'Summer' })],
		[named({ name: 'Summer' })],
		[named({ ad_group: 'Summer' })],
		[named({ campaign_id: other })],
		[named({ advertiser_id: '7000000000000000002' })],
		[named({ account_id: '7000000000000000002' })],
		[named({}, '**Name:** Summer')],
		[named({}, '- **Ad Group:** Summer')],
		[named({}, `**Ad Group:** Summer (${id})`)],
		[named({}, `**Ad Group:** ${other}`)],
		[named({}, `Account ID: 7000000000000000002`)],
		[named({}, `**Campaign:** Other (${other})`)],
		[words('Ad group "Failed audience" was created.')],
		[words('Ad group [Error 404] was created.')],
		[words('Ad group created without errors, 0 failed')],
		[words('Created.\n\nThe thumbnail could not be loaded.')],
	])('is a success without one, if it denies nothing: %j', (body) => {
		expect(outcomeOf(body)).toBe('no ID');
	});

	it.each<[object]>([
		...[
			'Ad group creation failed',
			'Failure',
			'The ad group could not be created',
			"The ad group couldn't be created",
			"We didn't create it",
			'Ad group not created',
			'Nothing was created',
			'No ad group was created.',
			'TikTok error 40002',
			'❌ Ad group',
			'🚫 Ad group',
			'Your request was queued',
			'Preview of the ad group',
			'Approve this to go on',
			'Dry run',
			'TikTok rejected the budget',
			'Invalid budget',
			'## Ad group\n\nIt was not created.',
			'{"success": false, "message": "Too low"}',
			'An ad group of this name already exists.',
			'Please confirm that I may create it.',
			'Confirmation required',
			'Ad group: could not be created',
			'Ad group name: not allowed',
			'Campaign: not found',
			'Pass `confirm: true` to go on',
		].map((text): [object] => [words(text)]),
		[success({ text: 'Done', structured: { created: false } })],
		[success({ text: 'Done', structured: { thumbnail: { error: 'Not found' } } })],
		[success({ text: 'Done', structured: { result: { status: 'failed' } } })],
		[success({ text: 'Done', structured: { status: 'queued' } })],
		[success({ structured: { message: 'The ad group could not be created' } })],
		[named({ adgroup_name: 'Summer', success: false })],
		[{ success: false, error: 'Failed', data: { text: 'Ad group created' } }],
	])('is open with 200, if it denies: %j', (body) => {
		expect(outcomeOf(body)).toBe('open');
	});

	it('is refused by the form of a refusal, and with 4xx', () => {
		const refusal = { success: false, error: 'The budget is too low' };
		expect([200, 400, 422].map((status) => outcomeOf(refusal, status))).toEqual(
			Array(3).fill('refused'),
		);
	});
});

describe('the answer to a change', () => {
	const change = { adgroup_id: id, advertiser_id: account };
	const kinds = {
		pause: { ...change, status: 'DISABLE' },
		resume: { ...change, status: 'ENABLE' },
		delete: { ...change, confirm_delete: true },
		update: { ...change, name: 'New name', budget: 50 },
	};
	const isDone = (kind: keyof typeof kinds, data: object) => {
		const text = JSON.stringify({ success: true, data });
		const called = { sent: kinds[kind], changes: true };
		return (
			'answer' in readResponse({ kind: 'answer', status: 200, headers: {}, text }, since, called)
		);
	};
	const all = ['pause', 'resume', 'delete', 'update'] as const;

	it.each<[object, ...Array<keyof typeof kinds>]>([
		[{ text: 'Done' }, ...all],
		[{ text: '## Ad group paused\n\n- **Name:** Order confirmation required' }, 'pause'],
		[{ text: '## Ad group paused\n\n- **Name:** Failed', structured: { name: 'Failed' } }, 'pause'],
		[{ text: 'Ad group Order confirmation required was paused.' }, 'pause'],
		[{ text: 'Ad group [CONFIRMATION NEEDED] was paused.' }, 'pause'],
		[{ text: 'Ad group "Failed to load" was resumed.' }, 'resume'],
		[{ structured: { adgroup_id: id, status: 'DISABLE' } }, 'pause', 'delete', 'update'],
		[{ structured: { adgroup_id: id, status: 'ENABLE' } }, 'resume', 'update'],
		[{ structured: { adgroup_id: id, paused: true } }, 'pause'],
		[{ structured: { adgroup_id: id, name: 'Old name' } }, 'update'],
		[{ structured: { adgroup_id: id, ads: [{ status: 'ENABLE' }] } }, 'pause'],
		[{ text: `**Ad Group ID:** \`${id}\`\n**Status:** Paused` }, 'pause'],
	])('says that it was done: %j', (data, ...done) => {
		for (const kind of done) expect([kind, isDone(kind, data)]).toEqual([kind, true]);
	});

	it.each<[object, ...Array<keyof typeof kinds>]>([
		...[
			'❌ Failed to pause',
			'Could not do it',
			'Not deleted',
			'Queued',
			'Nothing was changed',
		].map((text): [object, ...typeof all] => [{ text }, ...all]),
		[{ text: `Failed.\n**Ad Group ID:** ${id}` }, ...all],
		[{ text: 'Pass confirm_delete: true' }, ...all],
		[{ text: 'Confirmation required' }, ...all],
		[{ structured: { adgroup_id: other } }, ...all],
		[{ structured: { advertiser_id: other } }, ...all],
		[{ text: `- **Ad group ID:** \`${other}\`` }, ...all],
		[{ text: `**Ad Group:** Spring (${other})` }, ...all],
		[{ structured: { adgroup_id: id, success: false } }, ...all],
		[{ structured: { adgroup_id: id, result: { code: 40002 } } }, ...all],
		[{ structured: { adgroup_id: id, updated: false } }, ...all],
		[{ structured: { adgroup_id: id, preview: true } }, ...all],
		[{ structured: { adgroup_id: id, status: 'ENABLE' } }, 'pause', 'delete'],
		[{ structured: { adgroup_id: id, operation_status: 'STATUS_ENABLE' } }, 'pause'],
		[{ structured: { ad_group: { status: 'active' } } }, 'pause'],
		[{ structured: { new_status: 'ENABLE' } }, 'pause'],
		[{ text: 'Done\n- **New status:** Active' }, 'pause'],
		[{ text: '**Status:** Enabled' }, 'pause'],
		[{ structured: { adgroup_id: id, paused: false } }, 'pause'],
		[{ structured: { adgroup_id: id, status: 'DISABLE' } }, 'resume'],
		[{ structured: { adgroup_id: id, paused: true } }, 'resume'],
		[{ structured: { adgroup_id: id, deleted: false } }, 'delete'],
	])('leaves it open: %j', (data, ...open) => {
		for (const kind of open) expect([kind, isDone(kind, data)]).toEqual([kind, false]);
	});
});

it.each<[string, number | undefined]>([
	['The daily limit is reached', 60_000],
	['The limit per day is reached', 60_000],
	['Quota for today is used up', 60_000],
	['Too many requests per minute', 60_000],
	['Too many requests per second', 1000],
	['The daily budget is low', undefined],
	['Try another day', undefined],
	['Daily budget limit', undefined],
	['Limit of 1000 requests a day', 12 * 60 * 60_000],
	['Error 40016: the daily limit is reached', 12 * 60 * 60_000],
	['Error 40133: a minute', 5 * 60_000],
])('a 429 with "%s" rests %s ms', (error, waitMs) => {
	const text = JSON.stringify({ success: false, error });
	const read = readResponse({ kind: 'answer', status: 429, headers: {}, text }, since);
	expect('failure' in read && read.failure.waitMs).toBe(waitMs);
});
