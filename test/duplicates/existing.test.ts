import '../model/fasterClock';
import type { IDataObject } from 'n8n-workflow';
import type { SandboxOptions } from '../sandbox';
import { output } from '../workbench';
import { byName, goesOn, hintsOf, named, eachRowBench } from './rowsByName';

const bench = eachRowBench();

const campaign = '1790000000000000001';

const exists = (...names: string[]) =>
	names.map((adgroup_name) => bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name }));

describe('a row that brings the ID of its ad group along', () => {
	const withIds = byName(
		{ budget: '={{ $json.budget ?? 50 }}' },
		{ existingAdgroupId: '={{ $json.id }}' },
	);
	const id = '1800000000000000099';

	it('passes through uncalled', async () => {
		const run = await bench.run([{ name: 'A', id }, { name: 'B', id: '' }, { name: 'C' }], withIds);
		expect(output(run)).toMatchObject([
			{
				success: true,
				adgroup_id: id,
				adgroup_name: 'A',
				campaign_id: campaign,
				already_created: true,
				idempotency_key: null,
			},
			{ success: true, adgroup_name: 'B' },
			{ success: true, adgroup_name: 'C' },
		]);
		expect(bench.madeNames()).toEqual(['B', 'C']);
		expect(bench.sandbox.calls).toHaveLength(2);
	});

	it.each([[[{ name: 'A', id }, { name: 'A' }]], [[{ name: 'A' }, { name: 'A', id }]]])(
		'is the ad group of another row of its name, too (%j)',
		async (rows) => {
			const run = await bench.run(rows, withIds);
			expect(output(run)).toMatchObject([{ adgroup_id: id }, { adgroup_id: id }]);
			expect(bench.sandbox.calls).toEqual([]);
			expect(hintsOf(run)).toEqual(['1 already there, 1 with the ad group of another row.']);
		},
	);

	it('keeps a row of its name with different values from being sent', async () => {
		const rows = [{ name: 'A', budget: 60 }, { name: 'A', id }, { name: 'B' }];
		const run = await bench.run(rows, withIds, goesOn);
		expect(output(run)).toMatchObject([
			{ success: false, error: expect.stringContaining('row 2') },
			{ adgroup_id: id },
			{ success: true },
		]);
		expect(bench.madeNames()).toEqual(['B']);
	});
});

describe('a row with its ID and one without, of one campaign by ID or by name', () => {
	const id = '1800000000000000099';
	const columns = byName({ mappingMode: 'autoMapInputData' });
	const row = (Campaign: string, more: IDataObject = {}): IDataObject => {
		return { 'Ad group': 'A', Budget: 50, Country: 'GB', Campaign, ...more };
	};
	const given = { 'Ad group ID': id };

	beforeEach(() => {
		bench.sandbox.options.campaigns = [
			{ id: campaign, name: 'Spring' },
			{ id: '1790000000000000002', name: 'Summer' },
		];
	});

	it.each([
		[[row('Spring', given), row('Spring')]],
		[[row('Spring', given), row(campaign)]],
		[[row(campaign, given), row('Spring')]],
	])('are one ad group: %j', async (rows) => {
		const run = await bench.run(rows, columns);
		expect(output(run)).toMatchObject([{ adgroup_id: id }, { adgroup_id: id }]);
		expect(bench.callsFor()).toEqual([]);
	});

	it('are two where the campaigns are, and the list is asked for only to tell that', async () => {
		const run = await bench.run([row('Summer', given), row('Spring')], columns);
		expect(output(run)).toMatchObject([{ adgroup_id: id }, { adgroup_id: bench.madeIds()[0] }]);
		bench.sandbox.calls.length = 0;
		await bench.run([row('Summer', given), row(campaign, { 'Ad group': 'B' })], columns);
		expect(bench.sandbox.calls).toHaveLength(1);
	});
});

describe('names that exist are skipped', () => {
	const skipping = (options = {}) => byName({}, { skipExistingNames: true, ...options });

	it('with their ID, and the others are created', async () => {
		const [a, c] = exists('A', 'C');
		const run = await bench.run(named('A', 'B', 'C'), skipping());
		expect(output(run)).toMatchObject([
			{
				success: true,
				adgroup_id: a?.adgroup_id,
				already_created: true,
				idempotency_key: null,
			},
			{ success: true, adgroup_name: 'B' },
			{ success: true, adgroup_id: c?.adgroup_id, already_created: true },
		]);
		expect(output(run)[1]).not.toHaveProperty('already_created');
		expect(bench.madeNames()).toEqual(['A', 'C', 'B']);
		expect(bench.listCalls()).toHaveLength(1);
	});

	it('over other values, too, which their warnings name', async () => {
		exists('A', 'B');
		const parameters = { budget: '={{ $json.name === "A" ? 60 : 50 }}', skipExistingNames: true };
		const { skipExistingNames, budget } = parameters;
		const run = await bench.run(named('A', 'B'), byName({ budget }, { skipExistingNames }));
		expect(output(run)).toMatchObject([
			{
				already_created: true,
				warnings: expect.stringMatching(
					/has other values than this row: 'Budget' is 50, in this row 60/,
				),
			},
			{ already_created: true },
		]);
		expect(output(run)[1]?.warnings ?? '').not.toContain('other values');
		expect(bench.callsFor()).toEqual([]);
	});

	it.each<[string, SandboxOptions['lists'], RegExp]>([
		[
			'fails',
			{ failure: { status: 500, error: 'Internal error' } },
			/list of the campaign's ad groups is missing/,
		],
		[
			'can’t be read',
			{ text: 'unreadable', form: 'text-only' },
			/list of the campaign's ad groups is missing/,
		],
		['has more pages', { pages: true, pageSize: 1 }, /missing or incomplete/],
		['cuts names', { text: 'table', form: 'text-only', nameLength: 4 }, /missing or incomplete/],
	])('where the list %s no row is sent that may be there', async (_what, lists, why) => {
		bench.sandbox.options.lists = lists;
		exists('Name 1', 'Name 2', 'Name 3');
		const run = await bench.run(named('Name 2'), skipping(), goesOn);
		expect(output(run)).toMatchObject([
			{
				success: false,
				error: expect.stringMatching(why),
				error_kind: 'not_sent',
				idempotency_key: null,
			},
		]);
		expect(bench.callsFor()).toEqual([]);
		const stopped = await bench.run(named('Name 2', 'Name 4'), skipping());
		expect(stopped.error?.message).toMatch(why);
		expect(bench.callsFor()).toEqual([]);
	});

	it('is asked for as often as TikTok throttles it', async () => {
		bench.sandbox.options.fault = ({ tool }) =>
			tool === 'list_tiktok_ad_groups' && bench.listCalls().length < 4
				? { kind: 'throttle', retryAfterSeconds: 1 }
				: undefined;
		await bench.run(named('A'), byName({}, { skipExistingNames: true, maxRetries: 4 }));
		expect(bench.madeNames()).toEqual(['A']);
	});

	it('where one campaign’s list fails the error is about its row', async () => {
		bench.sandbox.options.fault = ({ arguments: { campaign_id: id } }) =>
			id === campaign ? { kind: 'status', status: 500 } : undefined;
		const campaignId = { __rl: true, mode: 'id', value: '={{ $json.campaign }}' };
		const rows = [
			{ name: 'A', campaign: '1790000000000000002' },
			{ name: 'B', campaign },
		];
		const run = await bench.run(rows, byName({ campaignId }, { skipExistingNames: true }));
		expect(run.error?.message).toMatch(/^Row 2 \(B\): Not sent: .* Adspirer's list/);
		expect(bench.madeNames()).toEqual(['A']);
	});
});
