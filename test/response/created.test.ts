import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { readResponse } from '../../nodes/AdspirerTikTok/response/readResponse';

const id = '1800000000000000001';
const other = '1800000000000000002';
const account = '7000000000000000001';
const campaign = '1790000000000000001';
const interest = '1700000000000000001';
const sent = {
	...{ campaign_id: campaign, adgroup_name: 'Spring', advertiser_id: account },
	interest_category_ids: [interest],
};
const since = Date.UTC(2026, 10, 28, 12);

type Outcome = 'created' | 'existed' | 'no ID' | 'another ID' | 'open' | 'refused';

/** Stands for the ID as a number, which JavaScript can't write exactly. */
const numeric = 'ID as a number';

/** What the answer to a creation means; `kind` is that of the failure. */
function outcomeOf(body: object, status = 200, row: object = sent): Outcome {
	const text = JSON.stringify(body).replace(`"${numeric}"`, id);
	const called = { sent: { ...row }, changes: true, creation: adGroup, since };
	const read = readResponse({ kind: 'answer', status, headers: {}, text }, since, called);
	if ('failure' in read) return read.failure.outcomeUnknown ? 'open' : 'refused';
	if (read.entity?.id === null) return 'no ID';
	if (read.entity?.id !== id) return 'another ID';
	return read.entity?.alreadyCreated === 'by answer' ? 'existed' : 'created';
}

const success = (data: object, more = {}) => ({ success: true, ...more, data });
const named = (more: object, text = 'Done') =>
	success({ text, structured: { adgroup_id: id, ...more } });
const words = (text: string) => success({ text });
/** The phrases of a paragraph, which are separated by " / ". */
const phrases = (text: string) => text.trim().split(/\s+\/\s+/);
const withId = (text: string) => words(`${text}\n\n**Ad Group ID:** \`${id}\``);

describe('an answer that names the ID and denies nothing', () => {
	it.each<[object]>([
		[named({})],
		[named({ thumbnail: { success: false, error: 'Not found', status: 'failed' } })],
		[named({ thumbnail_error: 'Not found', warnings: [{ error: 'The pixel is new' }] })],
		[named({ ads: [{ status: 'failed' }], campaign: { error: 'Over budget' } })],
		[named({ error: null, errors: [], code: 0, status: 'ENABLE', status_code: 200 })],
		[named({ status: 'ADGROUP_STATUS_AUDIT', secondary_status: 'ADGROUP_STATUS_AUDIT_DENY' })],
		[withId('Ad group created.\n\nThe thumbnail could not be loaded.')],
		[withId('Ad group created, the thumbnail could not be loaded')],
		[withId('✅ **Ad group created**\n\n❌ Preview failed')],
		[withId('Pending review')],
		[withId('**Campaign:** Failed leads')],
		[named({ adgroup_name: 'Spring', campaign_id: campaign })],
		[named({ create_time: '2026-11-28 11:59:30' })],
		[named({ create_time: 'yesterday' })],
		[withId('Done\n**Created:** 2026-11-28 04:00:00')],
		[success({ structured: { adgroup_id: id }, content: [{ type: 'image', status: 'failed' }] })],
		[withId('Created.\n- **Campaign:** Already exists test')],
		[{ ...named({}), quota: { used: 16, limit: 15, status: 'failed' } }],
		[named({ adgroup_id: `  ${id} ` })],
		[named({ adgroup_id: numeric })],
		[named({ adgroup_name: ' Spring ' }, `Ad group ID: ${id}`)],
		[words(`* Ad Group ID: \`${id}\`\r\nMore`)],
	])('means created: %j', (body) => {
		expect(outcomeOf(body)).toBe('created');
	});
});

it.each(['Failed', 'Not created', 'Confirmation required', 'Queued', 'Nothing'])(
	'a name "%s" denies nothing where the ID is named',
	(name) => {
		const row = { ...sent, adgroup_name: name };
		const lines = [`**Ad Group Name:** ${name}`, `Ad group ${name} created`, `## ${name} created`];
		const quoted = [`The ad group "${name}" was created`, `- **Name:** ${name}`];
		const told = [...lines, ...quoted].map((line) => outcomeOf(withId(line), 200, row));
		expect(told).toEqual(Array(5).fill('created'));
	},
);

describe('an answer that names the ID and denies', () => {
	it.each<[object]>([
		[{ ...named({}), is_error: true }],
		[{ ...named({}), error: 'The budget is too low' }],
		[success({ success: false, structured: { adgroup_id: id } })],
		[success({ adgroup_id: id, status: 'failed' })],
		...[
			...[{ success: false }, { success: 'false' }, { Success: 0 }, { is_success: 'no' }],
			...[{ ok: false }, { isError: true }, { failed: true }],
			...[{ error: { message: 'Too low' } }, { Error: 'x' }, { error_message: 'Too low' }],
			...[{ errors: [{ code: 40002 }] }, { failure_reason: 'Too low' }, { exception: 'KeyError' }],
			...[{ 'is-error': 'yes' }, { tiktok: { code: 40002 } }, { err_no: 40002 }, { code: -1 }],
			...[{ failed_count: 1 }, { outcome: 'failure' }, { status: { success: false } }],
			...[{ code: 40002 }, { code: '50002' }, { errorCode: '40002' }, { status_code: 400 }],
			...[{ status: 'FAILED' }, { Status: 'rejected' }, { state: 'creation_failed' }],
			...[{ status: 400 }, { result: '503' }],
			...[{ result: { success: false } }, { details: { error: 'x' } }],
			{ data: { response: { code: 40002, message: 'Too low' } } },
			...[{ tiktok_response: { code: 40002 } }, { ad_group: { status: 'failed' } }],
			{ adgroups: [{ adgroup_id: id, status: 'failed' }] },
		].map((more): [object] => [named(more)]),
		[named({}, 'The answer: {"success": false}')],
		[
			{
				...success({ text: 'Done', content: [{ type: 'text', text: '{"success": false}' }] }),
				...{ structured: { adgroup_id: id } },
			},
		],
		...phrases(
			'**Status:** Failed / **Error:** Too low / Success: false / ```json\n{"success": false}\n```',
		).map((text): [object] => [withId(text)]),
		...phrases(
			`❌ Preview failed / The thumbnail could not be loaded. / Ad group creation failed / Nothing was created
			/ The ad group couldn't be created. / TikTok rejected the budget / Ad group creation failed: too low
			/ ## Ad group\n\nIt was not created. / Confirmation required / Queued / Is this right?`,
		).map((text): [object] => [withId(text)]),
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
		...[
			...[{ created: false }, { created: 'false' }, { is_new: false }, { newly_created: 'no' }],
			...[{ already_exists: true }, { alreadyExists: 'true' }, { existing: true }, { existed: 1 }],
			...[{ duplicate: true }, { is_duplicate: true }, { status: 'already_exists' }],
			...[{ status: 'EXISTS' }, { result: 'duplicate' }, { action: 'found' }],
			...[{ ad_group: { created: false } }, { message: 'This ad group already existed.' }],
		].map((more): [object] => [named(more)]),
		[named({ create_time: '2026-11-28 11:58:00' })],
		[named({ created_at: '2026-11-20T11:00:00Z' })],
		[withId('This ad group was created previously.')],
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
		...[
			...[{ adgroup_name: 'Summer' }, { name: 'Summer' }, { ad_group: 'Summer' }],
			...[{ ad_group: { name: 'Summer' } }, { adgroup: { adgroup_name: 'Summer' } }],
			...[{ campaign_id: other }, { campaign: { id: other } }, { ad_groups: [{ id: other }] }],
			...[{ advertiser_id: other }, { account_id: other }, { ad_account_id: other }],
			...[{ account: { id: other } }, { advertiser: { advertiser_id: other } }],
		].map((more): [object] => [named(more)]),
		...[
			...[{ adgroup_id: '18000' }, { adgroup_id: `${id}0` }, { adgroup_id: '0' }],
			...[{ adgroup_id: null }, { adgroup_id: campaign }, { adgroup_id: interest }],
			...[{ adgroup_name: 'spring' }, { adgroup_name: 'Spring...' }, { ad_group_id: other }],
			{ adgroup_id: undefined, existing_adgroup_id: id, id },
			{ adgroup_id: undefined, result: { adgroup_id: id } },
		].map((more): [object] => [named(more)]),
		[named({}, `Ad group ID: ${other}`)],
		[words(`Ad Group ID: ${id} (created)`)],
		[words(`Existing ad group ID: ${id}`)],
		[words(`| Ad group ID | \`${id}\` |`)],
		[words(`Ad Group ID: ${id}\n${'x'.repeat(70_000)}`)],
		[named({}, 'Created the ad group "Summer".')],
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
		...phrases(
			`Ad group created and submitted for review / ✅ Created. It will be reviewed. / New ad group
			/ Ad group created, pending review / It has been created and will start soon / (some text)`,
		).map((text): [object] => [words(text)]),
	])('is a success without one, if it denies nothing: %j', (body) => {
		expect(outcomeOf(body)).toBe('no ID');
	});

	it.each<[object]>([
		...[
			...phrases(
				`Ad group creation failed / Failure / The ad group could not be created / We didn't create it
				/ The ad group couldn't be created / Ad group not created / Nothing was created / 0 of 1 ad groups created
				/ No ad group was created. / 0 ad groups created / TikTok error 40002 / ❌ Ad group
				/ 🚫 Ad group / Invalid budget / TikTok rejected the budget / Ad group: could not be created
				/ Ad group name: not allowed / Campaign: not found / Something went wrong / Timed out
				/ Sorry, that is not supported / The request was skipped / Missing budget / No permission
				/ Budget too low / The budget must be 20 / Blocked by TikTok / Cancelled / Limit exceeded`,
			),
			...phrases(
				`Your request was queued / Preview of the ad group / Approve this to go on / Dry run
				/ Ad group will be created / Would create it / Once approved, it is created / Pending
				/ Being created / Scheduled for creation / Waiting for you / Ready to create / Draft saved
				/ Shall I go on? / Validation passed / Simulation only / In progress / Processing it
				/ Please try again later / Approval required / Request accepted / ⏳ Working on it
				/ Approval request created / Job created / Reply yes to create it / The ad group is paused`,
			),
			...['## Ad group\n\nIt was not created.', '{"success": false, "message": "Too low"}'],
			...['```json\n{"success": false}\n```', 'An ad group of this name already exists.'],
			...['Please confirm that I may create it.', 'Confirmation required'],
			'Pass `confirm: true` to go on',
			'Here it is. Please confirm that it is right.',
			...['Oops! The ad group could not be created.', 'Hello! I could not do that.', '1. Failed'],
			...[
				'# TikTok Ads\n\n## Ad group\n\nIt could not be created',
				'---\nFailed',
				'Result:\nFailed',
			],
			'Ad group\n\n❌ Error: the budget is too low',
		].map((text): [object] => [words(text)]),
		// The text where MCP's own form, and some servers, have it.
		...[
			success({ text: '', content: [{ type: 'text', text: '❌ Failed' }] }),
			{ success: true, content: [{ type: 'text', text: '❌ Failed' }] },
			{ success: true, data: '❌ Failed' },
			success({ text: 'Done', message: 'The ad group could not be created' }),
		].map((body): [object] => [body]),
		...[
			...[{ status: 'processing' }, { status: 'accepted' }, { status: 'timed_out' }],
			...[{ created_count: 0 }, { awaiting_confirmation: true }, { already_exists: true }],
			...[{ validation_errors: ['budget'] }, { items: [{ success: false }] }],
		].map((structured): [object] => [success({ text: 'Done', structured })]),
		[success({ text: 'Done', structured: { created: false } })],
		[success({ text: 'Done', structured: { thumbnail: { error: 'Not found' } } })],
		[success({ text: 'Done', structured: { status: 'queued' } })],
		[success({ structured: { message: 'The ad group could not be created' } })],
		[named({ adgroup_name: 'Summer', success: false })],
		[{ success: false, error: 'Failed', data: { text: 'Ad group created' } }],
	])('is open with 200, if it denies: %j', (body) => {
		expect(outcomeOf(body)).toBe('open');
	});

	it.each([
		{ error: `Ad group created, but not its pixel.\n**Ad Group ID:** \`${id}\`` },
		{ error: `The pixel of ad group ${id} could not be set` },
		...[{ adgroup_id: id }, { details: { adgroup_id: id } }, { adgroup_ids: [id] }],
		...[{ created: { adgroup_id: id } }, { structured_content: { result: { adgroup_id: id } } }],
	])('is open by a refusal that names a new ID, whatever the status: %j', (more) => {
		const refusal = { success: false, is_error: true, error: 'The pixel is unknown', ...more };
		for (const status of [200, 400, 422, 429]) expect(outcomeOf(refusal, status)).toBe('open');
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
		[{ text: `Ad group ${id} is already paused in campaign ${campaign}.` }, 'pause'],
		[{ text: 'Ad group unpaused' }, 'resume'],
		[{ text: 'Ad group "Failed to load" was resumed.' }, 'resume'],
		[{ text: 'Paused 1 ad group, 0 failed' }, 'pause'],
		[{ text: 'Ad group paused. It will not spend until you resume it.' }, 'pause'],
		[{ text: 'Paused! It will not spend any more.' }, 'pause'],
		[{ structured: { adgroup_id: id, status: 'DISABLE' } }, 'pause', 'delete', 'update'],
		[{ structured: { adgroup_id: id, status: 'ENABLE' } }, 'resume', 'update'],
		[{ structured: { adgroup_id: id, paused: true } }, 'pause'],
		[{ structured: { adgroup_id: id, ads: [{ status: 'ENABLE' }] } }, 'pause'],
		[{ text: `**Ad Group ID:** \`${id}\`\n**Status:** Paused` }, 'pause'],
	])('says that it was done: %j', (data, ...done) => {
		for (const kind of done) expect([kind, isDone(kind, data)]).toEqual([kind, true]);
	});

	it.each<[object, ...Array<keyof typeof kinds>]>([
		...phrases(
			`❌ Failed to pause / Could not do it / Not deleted / Queued / Nothing was changed / Pending
			/ Will be done / Skipped / Sorry / Please try again later / Shall I go on? / 0 ad groups changed
			/ **Status:** Failed / **Error:** Too low / \`\`\`json\n{"success": false}\n\`\`\``,
		).map((text): [object, ...typeof all] => [{ text }, ...all]),
		[{ text: 'Ad group paused' }, 'resume', 'delete', 'update'],
		[{ text: 'The ad group is still active' }, 'pause'],
		[{ text: 'Ad group deleted' }, 'pause', 'resume', 'update'],
		[{ text: `Ad group ${other} was changed` }, ...all],
		[{ structured: { adgroup_ids: [other] } }, ...all],
		[{ structured: { status: 'DELETED' } }, 'pause', 'resume', 'update'],
		[{ text: `Failed.\n**Ad Group ID:** ${id}` }, ...all],
		[{ text: 'Pass confirm_delete: true' }, ...all],
		[{ structured: { advertiser_id: other } }, ...all],
		[{ text: `- **Ad group ID:** \`${other}\`` }, ...all],
		[{ text: `**Ad Group:** Spring (${other})` }, ...all],
		[{ structured: { adgroup_id: id, updated: false } }, ...all],
		[{ structured: { adgroup_id: id, preview: true } }, ...all],
		[{ structured: { adgroup_id: id, status: 'ENABLE' } }, 'pause', 'delete'],
		[{ structured: { adgroup_id: id, operation_status: 'STATUS_ENABLE' } }, 'pause'],
		[{ text: 'Done\n- **New status:** Active' }, 'pause'],
		[{ structured: { adgroup_id: id, paused: false } }, 'pause'],
		[{ structured: { adgroup_id: id, status: 'DISABLE' } }, 'resume'],
		[{ structured: { adgroup_id: id, deleted: false } }, 'delete'],
		[{ structured: { failed_adgroup_ids: [id] } }, ...all],
		[{ text: 'Oops! The ad group could not be changed.' }, ...all],
		[{ text: '', content: [{ type: 'text', text: '❌ Failed' }] }, ...all],
		[{ text: 'Done', message: 'The ad group could not be changed' }, ...all],
		[{ structured: { status: 'in_progress' } }, ...all],
	])('leaves it open: %j', (data, ...open) => {
		for (const kind of open) expect([kind, isDone(kind, data)]).toEqual([kind, false]);
	});
});

describe('an answer to an update', () => {
	const asked = {
		adgroup_id: id,
		name: 'New name – US',
		budget: 80,
		age_groups: ['AGE_18_24', 'AGE_25_34'],
		gender: 'GENDER_FEMALE',
		location_ids: ['6252001', '2635167'],
		schedule_end_time: '2027-01-31 12:00:00',
	};
	const saidOf = (data: object) => {
		const text = JSON.stringify(success({ text: 'Updated', ...data }));
		const called = { sent: asked, changes: true };
		const read = readResponse({ kind: 'answer', status: 200, headers: {}, text }, since, called);
		if ('answer' in read) return undefined;
		expect(read.failure).toMatchObject({ outcomeUnknown: true });
		return read.failure.reason.said;
	};

	it.each<[string, object]>([
		['budget 50', { budget: 50 }],
		['budget 50', { data: { budget: 50 } }],
		['budget 0', { budget: 0 }],
		['age_groups AGE_35_44', { age_groups: ['AGE_35_44'] }],
		[
			'age_groups AGE_18_24, AGE_25_34, AGE_35_44',
			{ age_groups: [...asked.age_groups, 'AGE_35_44'] },
		],
		['gender GENDER_MALE', { gender: 'GENDER_MALE' }],
		['location_ids 6252001', { location_ids: ['6252001'] }],
		['schedule_end_time 2027-01-30 12:00:00', { schedule_end_time: '2027-01-30 12:00:00' }],
		['name Old name', { name: 'Old name' }],
		['name Old...', { name: 'Old...' }],
	])('that shows %s is no plain success', (what, shown) => {
		expect(saidOf({ structured: { adgroup_id: id, ...shown } })).toBe(`it shows ${what}`);
	});

	it.each<[string]>([['**Budget:** $50.00'], ['- **Budget:** 50 USD a day'], ['Name: Old name']])(
		'is no plain success in its text, either: %s',
		(line) => {
			expect(saidOf({ text: `Ad group updated\n${line}` })).toMatch(/^it shows (?:budget|name) /);
		},
	);

	it.each<[object]>([
		[{ structured: { ...asked } }],
		[{ structured: { budget: '80.00', age_groups: 'AGE_25_34, AGE_18_24', gender: 'Women' } }],
		[{ structured: { location_ids: [2635167, 6252001], name: 'New name...' } }],
		[{ structured: { schedule_end_time: '2027-01-31T12:00:00Z', budget: null } }],
		[{ structured: { location_ids: ['United States'], age_groups: ['18-24'] } }],
		[{ structured: { previous: { budget: 50 }, changes: { budget: { from: 50, to: 80 } } } }],
		[{ structured: { age_groups: [], location_ids: null } }],
		[{ structured: { old_budget: 50, updated_fields: ['budget'] } }],
		[{ text: 'Ad group updated\n**Budget:** 50 → 80\n**Campaign budget:** 500' }],
	])('that shows the same, or nothing that can be compared, is one: %j', (data) => {
		expect(saidOf(data)).toBeUndefined();
	});
});

it.each<[string, number | undefined]>([
	['The daily limit is reached', 60_000],
	['Too many requests per minute', 60_000],
	['Too many requests per second', 1000],
	['Daily budget limit', undefined],
	['Limit of 1000 requests a day', 12 * 60 * 60_000],
	['Error 40016: the daily limit is reached', 12 * 60 * 60_000],
	['Error 40133: a minute', 5 * 60_000],
])('a 429 with "%s" rests %s ms', (error, waitMs) => {
	const text = JSON.stringify({ success: false, error });
	const read = readResponse({ kind: 'answer', status: 429, headers: {}, text }, since);
	expect('failure' in read && read.failure.waitMs).toBe(waitMs);
});
