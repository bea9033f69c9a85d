import type { ToolResponse } from '../../nodes/AdspirerTikTok/client/toolResponse';
import { readCreation } from '../../nodes/AdspirerTikTok/response/readCreation';
import { campaign, id, own } from './adgroupIdCases';
import { contradictions, refusal } from './failureCases';

function read(body: string | object, status = 200) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const response: ToolResponse = { kind: 'answer', status, headers: {}, text };
	return readCreation(response, 0, own);
}

const tool = 'add_tiktok_ad_group';
const quota = { used: 1, limit: 15 };

describe('the parts of an answer', () => {
	const full = {
		success: true,
		tool,
		request_id: 'r-1',
		data: {
			text: 'Done',
			structured: { adgroup_id: id, review: { notes: [null, 1.5, 'x'] } },
			content: [{ type: 'text', text: 'Done', annotations: {} }, { type: 'image' }],
			quota: { ...quota, note: 'n' },
			advice: ['raise the budget'],
		},
	};

	it('are kept with keys that nobody knows', () => {
		const { text, structured, content, quota: told } = full.data;
		expect(read(full)).toEqual({
			answer: { tool, text, structured, content, quota: told, raw: full },
			adgroupId: id,
		});
	});

	it.each<[object, object]>([
		[{}, { text: '' }],
		[{ data: null }, { text: '' }],
		[{ data: [] }, { text: '' }],
		[{ tool: null, data: { text: 'Done' } }, { text: 'Done' }],
		[{ data: { text: 7, structured: null, content: 'x', quota: 'none' } }, { text: '' }],
		[{ data: { structured: 'created' } }, { text: '', structured: 'created' }],
		[{ data: 'Done' }, { text: 'Done' }],
		[
			{ text: 'Done', structured_content: { a: 1 }, quota },
			{ text: 'Done', structured: { a: 1 }, quota },
		],
		[{ data: { structured_content: { a: 1 } } }, { text: '', structured: { a: 1 } }],
		[
			{ data: { content: [{ text: 'One' }, { type: 'image' }, { text: 'Two' }] } },
			{ text: 'One\nTwo', content: [{ text: 'One' }, { type: 'image' }, { text: 'Two' }] },
		],
		[{ data: { quota: { used: 3, limit: null } } }, { text: '', quota: { used: 3, limit: null } }],
	])('of %j are %j', (more, parts) => {
		const body = { success: true, ...more };
		expect(read(body)).toEqual({ answer: { ...parts, raw: body }, adgroupId: null });
	});

	it('keep the digits of a bare number', () => {
		const body = `{"success": true, "data": {"structured": {"adgroup_id": ${id}}}}`;
		expect(read(body)).toMatchObject({
			adgroupId: id,
			answer: { structured: { adgroup_id: id }, raw: { data: { structured: { adgroup_id: id } } } },
		});
	});

	it('are read behind a byte order mark', () => {
		expect(read(`\uFEFF${JSON.stringify(full)}\n`)).toMatchObject({ adgroupId: id });
	});
});

describe('an answer that contradicts itself', () => {
	const named = contradictions.map(
		([status, body]) => [status, { ...body, adgroup_id: id }] as const,
	);

	it.each(named.filter(([status]) => status === 200))(
		'%i %j is a success, because it names the ad group',
		(_status, body) => {
			expect(read(body)).toMatchObject({ adgroupId: id, answer: { raw: body } });
		},
	);

	it.each(named.filter(([status]) => status !== 200))(
		'%i %j is none under such a status',
		(status, body) => {
			expect(read(body, status)).toMatchObject({
				failure: { reason: { type: 'contradictory' }, outcomeUnknown: true },
			});
		},
	);

	it.each([
		{ success: true, error: 'The ad group already exists', data: { adgroup_id: id } },
		{ success: true, is_error: true, data: { campaign_id: campaign, existing_adgroup_id: id } },
		{ success: true, is_error: true, data: { adgroup_id: campaign } },
	])('%j is no success', (body) => {
		expect(read(body)).toMatchObject({
			failure: { reason: { type: 'contradictory' }, retry: 'fault', outcomeUnknown: true },
		});
	});
});

describe('a success that says that nothing was created', () => {
	it.each([
		'Ad group creation failed: the budget is below the minimum',
		'Creation of the ad group failed.',
		'The ad group was not created.',
		'❗ Ad group **not created**',
		"The ad group couldn't be created: the pixel is unknown",
		'Sorry, I was unable to create the ad group.',
		'No ad group was created, because the campaign has ended.',
		'Nothing was created.',
		'TikTok rejected the ad group: the budget is too low',
		'The ad group was refused by TikTok.',
		'Dry run: everything looks fine.',
		'Validation passed. Call again with confirm=true to create the ad group.',
		'Please confirm before I create the ad group.',
		'Missing required parameter: location_ids',
		'Tool execution failed',
		'Request failed with status code 400',
		'An ad group with this name already exists.',
		'You have 2 accounts connected. Please specify which account to use.',
		'Monthly quota exceeded',
		'Created 0 of 1 ad groups. 1 failed: the budget is too low.',
		'Before I create the ad group I need the pixel. Which one?',
		'Ad group ID 1770000000000000055 was updated instead of creating a new one.',
		'Reactivated ad group 1770000000000000055 of this name.',
		'Using the existing ad group 1770000000000000055.',
		'This would create the ad group with a budget of 50. Reply YES to continue.',
		'The budget is below the minimum.',
		'Sorry, the campaign is archived, so I cannot go on.',
		'Campaign not found.',
		'Permission denied.',
		'Your access token has expired.',
		'Ad group creation was unsuccessful.',
		'No changes were made.',
		'No ad group created.',
		'The request timed out',
		'undefined',
		'Please provide a budget.',
		'Which campaign do you mean?',
		'You do not have access to this campaign',
		'Ad group limit reached.',
		'Error.',
		'Skipped: a matching ad group is in the campaign.',
		'This ad group has already been created. Ad group ID: 1770000000000000055',
		'There is already an ad group of this name.\n\nAd group ID: 1770000000000000055',
		'The ad group was not successfully created.',
		"The ad group wasn't actually created.",
		'The ad group did not get created.',
		'Ad group "A" failed to be created.',
		'The ad group has yet to be created.',
		'The ad group will be created once you confirm.',
		'We were not able to create the ad group.',
		'Ad group creation was not successful.',
		'Ad group creation denied',
		'Creation not successful: the budget is too low',
		'0 of 1 ad groups created',
		'0 ad groups created, 1 failed',
		'**Ad groups created:** 0',
		'Total created: 0, failed: 1',
	])('leaves the outcome open (%s)', (text) => {
		expect(read({ success: true, data: { text } })).toMatchObject({
			failure: { reason: { type: 'contradictory' }, retry: 'fault', outcomeUnknown: true },
		});
	});

	it('leaves the outcome open beside the ID of an ad group that was there', () => {
		const text = 'An ad group named "Copy of Spring" already exists.';
		expect(read({ success: true, data: { text, structured: { adgroup_id: id } } })).toMatchObject({
			failure: { reason: { type: 'contradictory' }, outcomeUnknown: true },
		});
	});

	it.each([
		`The request was already processed. Ad group ID: ${id}`,
		`Ad group created. Its audience already exists. Ad group ID: ${id}`,
	])('is none where the ID is that of the row (%s)', (text) => {
		expect(read({ success: true, data: { text } })).toMatchObject({ adgroupId: id });
	});

	it('in words of throttling makes the calls rest', () => {
		const text = 'The app reaches the QPS limit 10. Retry after 60 seconds';
		expect(read({ success: true, data: { text } })).toMatchObject({
			failure: { retry: 'throttled', waitMs: 60_000, outcomeUnknown: true },
		});
	});

	it.each([
		{ created: false },
		{ dry_run: true },
		{ already_exists: true },
		{ status: 'already_exists' },
		{ outcome: 'skipped' },
		{ created: [], failed: [{ name: 'A' }] },
		{ created_count: 0 },
		{ is_new: 'false' },
		{ was_reused: true },
		{ ad_groups_created: 0 },
	])('leaves the outcome open (%j)', (structured) => {
		const body = { success: true, data: { text: 'Done', structured } };
		expect(read(body)).toMatchObject({ failure: { outcomeUnknown: true } });
	});
});

describe('a success without an ID', () => {
	it.each([
		'Done',
		'Ad group created',
		'Created 1 of 1 ad groups.',
		'✅ Ad group created with warnings',
		'Ad group created; failed to apply the audience',
		'The ad group was created. No ads were created yet.',
		'The ad group was created, ads were not created.',
		'Created. Please confirm it in TikTok Ads Manager.',
		'Ad group creation is queued',
		'Ad group is being created',
		'Your ad group is running. You cannot change its placements later.',
		'Your ad group has been submitted and is in review.',
		'The new ad group will start on Dec 1. It must have an ad by then.',
		'OK',
		'✅ Spring is ready. The pixel could not be verified.',
		'Spring dry run is set up',
		'Set up. Your account has no audience yet, so none could be added.',
		'Ad group creation succeeded.',
		'Creation successful! You need to add ads now.',
		'10 ad groups created. 0 failed.',
		'Ad groups created: 1. Failed: 0. Ads created: 0',
		'Ad group created. It will be added once approved.',
	])('stays one (%s)', (text) => {
		const response: ToolResponse = {
			kind: 'answer',
			status: 200,
			headers: {},
			text: JSON.stringify({ success: true, data: { text, structured: { status: 'paused' } } }),
		};
		expect(readCreation(response, 0, ['Spring dry run'])).toMatchObject({
			answer: { text },
			adgroupId: null,
		});
	});
});

describe('a refusal', () => {
	it('that names a new ad group leaves the outcome open', () => {
		const more = { data: { adgroup_id: id } };
		for (const status of [200, 400, 403, 409]) {
			expect(read(refusal('The pixel was refused', more), status)).toMatchObject({
				failure: { outcomeUnknown: true },
			});
		}
	});

	it.each(['Time Out Market', 'Rate limit tees', 'System Error Club', 'Timeout'])(
		'is not judged by the words of the name in it (%s)',
		(name) => {
			const text = JSON.stringify(refusal(`Ad group "${name}": the budget is too low`));
			const answer: ToolResponse = { kind: 'answer', status: 400, headers: {}, text };
			expect(readCreation(answer, 0, [name])).toMatchObject({
				failure: { reason: { type: 'rejected' }, retry: 'never', outcomeUnknown: false },
			});
		},
	);

	it('is judged by its own words, whatever the name is', () => {
		const text = JSON.stringify(refusal('Internal error'));
		const answer: ToolResponse = { kind: 'answer', status: 400, headers: {}, text };
		expect(readCreation(answer, 0, ['Internal error'])).toMatchObject({
			failure: { outcomeUnknown: true },
		});
	});

	it('that names another one is definite', () => {
		const more = { structured_content: { existing_adgroup_id: id } };
		expect(read(refusal('Ad group name already exists', more), 400)).toMatchObject({
			failure: { reason: { type: 'already exists' }, outcomeUnknown: false },
		});
	});
});
