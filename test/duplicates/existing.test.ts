import '../model/fasterClock';
import type { SandboxOptions } from '../sandbox';
import { output } from '../workbench';
import { byName, described, goesOn, hintsOf, named, refused, eachRowBench } from './rowsByName';

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
			expect(hintsOf(run)).toEqual([expect.stringMatching(/rows 1 and 2 are the same ad group/i)]);
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

	it('and not asked for again on a retry, which the journal answers', async () => {
		exists('A');
		bench.spoil('C', refused);
		const first = await bench.run(named('A', 'B', 'C'), skipping());
		expect(first.status).toBe('error');
		expect(described(first)).toContain('2 ad groups exist');
		const second = await bench.engine.run({ retryOf: first });
		expect(output(second)).toMatchObject([
			{ adgroup_id: bench.madeIds()[0], already_created: true, idempotency_key: null },
			{ adgroup_id: bench.madeIds()[1], already_created: true },
			{ adgroup_name: 'C' },
		]);
		expect(bench.madeNames()).toEqual(['A', 'B', 'C']);
	});

	it.each<[string, SandboxOptions['lists'], RegExp]>([
		[
			'fails',
			{ failure: { status: 500, error: 'Internal error' } },
			/didn't list the campaign's ad groups/,
		],
		[
			'can’t be read',
			{ text: 'unreadable', form: 'text-only' },
			/didn't list the campaign's ad groups/,
		],
		['has more pages', { pages: true, pageSize: 1 }, /is incomplete/],
		['cuts names', { text: 'table', form: 'text-only', nameLength: 4 }, /cuts names off/],
	])('where the list %s no row is sent that may be there', async (_what, lists, why) => {
		bench.sandbox.options.lists = lists;
		exists('Name 1', 'Name 2', 'Name 3');
		const run = await bench.run(named('Name 2'), skipping(), goesOn);
		expect(output(run)).toMatchObject([
			{
				success: false,
				error: expect.stringMatching(why),
				error_details: { kind: 'not_sent', idempotency_key: null },
			},
		]);
		expect(bench.callsFor()).toEqual([]);
		const stopped = await bench.run(named('Name 2', 'Name 4'), skipping());
		expect(stopped.error?.message).toMatch(why);
		expect(bench.callsFor()).toEqual([]);
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
		expect(run.error?.message).toMatch(/^Row 2 \(B\): Not sent: .* Adspirer didn't list/);
		expect(bench.madeNames()).toEqual(['A']);
	});

	it.each([
		[401, /API key/],
		[402, /quota/],
	])('says what keeps all calls from being made (%d)', async (status, why) => {
		bench.sandbox.options.fault = () => ({ kind: 'status', status });
		const run = await bench.run(named('A', 'B'), skipping(), goesOn);
		expect(output(run)).toMatchObject([
			{ error: expect.stringMatching(why), error_details: { http_status: status } },
			{ error_details: { kind: 'not_sent' } },
		]);
		expect(bench.sandbox.calls).toHaveLength(1);
	});
});
