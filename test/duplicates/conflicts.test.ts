import '../model/fasterClock';
import type { Fault, SandboxOptions } from '../sandbox';
import { output } from '../workbench';
import {
	byName,
	createdUntold,
	goesOn,
	named,
	neverArrived,
	unsettled,
	eachRowBench,
} from './rowsByName';

const bench = eachRowBench();

const changed = (options = {}) => byName({ budget: 60 }, options);

describe('a name whose key the service remembers with different values', () => {
	beforeEach(async () => {
		await bench.run(named('A'), byName());
		bench.sandbox.calls.length = 0;
	});

	it('is a conflict with its ID, and never another call', async () => {
		const run = await bench.run(named('A'), changed({ simplify: false }), goesOn);
		expect(output(run)).toMatchObject([
			{
				error_details: {
					kind: 'conflict',
					existing_adgroup_id: bench.madeIds()[0],
					what_to_do: expect.stringContaining('By Execution'),
				},
			},
		]);
		expect(bench.listCalls()).toHaveLength(1);
		expect(bench.callsFor()).toHaveLength(1);
		expect(bench.madeNames()).toEqual(['A']);
	});

	it.each<[string, SandboxOptions['lists'], object]>([
		['lags behind', { lag: { calls: 9 } }, {}],
		['can’t be read', { text: 'unreadable', form: 'text-only' }, {}],
		['has more pages', { pages: true, pageSize: 1 }, {}],
		['says that there is nothing', {}, {}],
		['is not to be asked for', {}, unsettled],
	])('is a conflict where the list %s, and never another call', async (what, lists, options) => {
		if (what.startsWith('says')) for (const one of bench.sandbox.adGroups) one.deleted = true;
		bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: 'C' });
		bench.sandbox.adGroups.reverse();
		bench.sandbox.options.lists = lists;
		const run = await bench.run(named('A'), changed(options), goesOn);
		expect(output(run)).toMatchObject([
			{
				error: expect.stringMatching(/may already exist in the campaign, with different values/),
				error_kind: 'conflict',
			},
		]);
		expect(JSON.stringify(output(run))).not.toContain('existing_adgroup_id');
		expect(bench.callsFor()).toHaveLength(1);
	});
});

describe('an account that was filled in since', () => {
	const accounts = [1, 2].map((at) => ({ id: `700000000000000000${at}`, name: `Account ${at}` }));
	const advertiserId = { __rl: true, mode: 'id', value: '7000000000000000001' };

	beforeEach(async () => {
		await bench.run(named('A', 'B'), byName());
		bench.sandbox.options.accounts = accounts;
		bench.sandbox.calls.length = 0;
	});

	it('is no conflict: the rows are done, with their IDs, and say that values may differ', async () => {
		const run = await bench.run(named('A', 'B', 'C'), byName({ advertiserId }));
		expect(run.error).toBeUndefined();
		const [a, b] = bench.madeIds();
		const known = {
			success: true,
			already_created: true,
			idempotency_key: null,
			warnings: expect.stringContaining('perhaps only without the account'),
		};
		expect(output(run)).toMatchObject([
			{ ...known, adgroup_id: a },
			{ ...known, adgroup_id: b },
			{ adgroup_name: 'C' },
		]);
		expect(output(run)[2]).not.toHaveProperty('already_created');
		expect(bench.madeNames()).toEqual(['A', 'B', 'C']);
		expect(bench.listCalls()).toHaveLength(1);
	});

	it.each<[string, SandboxOptions['lists'], object]>([
		['the budget is another one, too', {}, { budget: 60 }],
		['the budget mode is', {}, { budgetMode: 'BUDGET_MODE_TOTAL', scheduleEndTime: '2090-01-31' }],
		['the list can’t be read', { text: 'unreadable', form: 'text-only' }, {}],
	])('stays a conflict where %s', async (_where, lists, more) => {
		bench.sandbox.options.lists = lists;
		const run = await bench.run(named('A'), byName({ advertiserId, ...more }), goesOn);
		expect(output(run)).toMatchObject([{ error_kind: 'conflict' }]);
		expect(bench.madeNames()).toEqual(['A', 'B']);
	});

	it('pauses nothing, since a person may have switched the ad group on', async () => {
		const run = await bench.run(named('A'), byName({ advertiserId }, { startPaused: true }));
		expect(output(run)[0]).not.toHaveProperty('paused');
		expect(bench.sandbox.adGroups).toMatchObject([{ status: 'ENABLE' }, { status: 'ENABLE' }]);
	});
});

describe('409 after a call that got no answer', () => {
	it('for other arguments means that the row’s own call created nothing', async () => {
		await bench.run(named('A'), byName());
		const error = 'This Idempotency-Key was already used with different arguments';
		const body = { success: false, error };
		bench.spoil('A', neverArrived, 1, { kind: 'status', status: 409, body });
		const listless = byName({}, { maxRetries: 1, ...unsettled });
		const run = await bench.run(named('A'), listless, goesOn);
		expect(output(run)).toMatchObject([{ error_kind: 'conflict' }]);
		expect(output(run)[0]).not.toHaveProperty('outcome_unknown');
	});

	it('that says no more may be about that call: it is looked up, and no other key is used', async () => {
		bench.spoil('A', createdUntold, 1, { kind: 'status', status: 409 });
		const run = await bench.run(named('A'), byName({}, { maxRetries: 1 }));
		expect(output(run)).toMatchObject([{ success: true, adgroup_id: bench.madeIds()[0] }]);
		bench.sandbox.options.lists = { lag: { calls: 9 } };
		bench.spoil('B', createdUntold, 1, { kind: 'status', status: 409 });
		const other = await bench.run(named('B'), byName({}, { maxRetries: 1 }), goesOn);
		expect(output(other)).toMatchObject([{ outcome_unknown: true }]);
		expect(new Set(bench.keysFor('B')).size).toBe(1);
		expect(bench.madeNames()).toEqual(['A', 'B']);
	});
});

describe('409 in answer to a list', () => {
	const conflict = { status: 409, error: 'This Idempotency-Key was used with other arguments' };

	it.each<[string, { skipExistingNames?: true }, Fault, object]>([
		['before the call', { skipExistingNames: true }, { kind: 'no-id' }, { success: false }],
		['after an answer without an ID', {}, { kind: 'no-id' }, { adgroup_id: null }],
		['after a conflict', {}, { kind: 'status', status: 409 }, { success: false }],
	])('ends the row %s', async (_when, options, fault, item) => {
		bench.sandbox.options.lists = { failure: conflict };
		bench.spoil('A', fault);
		const run = await bench.run(named('A'), byName({}, options), goesOn);
		expect(output(run)).toMatchObject([item]);
		expect(bench.listCalls()).toHaveLength(1);
	});
});

describe('a name that TikTok says is taken', () => {
	beforeEach(() => {
		bench.sandbox.options.uniqueNames = true;
		bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: 'A' });
	});

	it.each(['name', 'execution', 'custom'])('is a conflict with its ID, by %s', async (by) => {
		const parameters = byName({ duplicateProtection: by, duplicateKey: 'deal 7' });
		const run = await bench.run(named('A'), parameters, goesOn);
		const [id] = bench.madeIds();
		expect(output(run)).toMatchObject([
			{
				error: expect.stringContaining(`exists in the campaign (ID ${id})`),
				error_kind: 'conflict',
				existing_adgroup_id: id,
			},
		]);
		expect(bench.callsFor()).toHaveLength(1);
	});

	it('may be the row’s own after a call that got no answer', async () => {
		bench.sandbox.options.rememberKeysFor = 0;
		bench.spoil('B', createdUntold);
		const run = await bench.run(named('B'), byName({}, { maxRetries: 1 }));
		expect(output(run)).toMatchObject([
			{ success: true, adgroup_id: bench.madeIds()[1], already_created: true },
		]);
		bench.spoil('C', createdUntold);
		const listless = byName({}, { maxRetries: 1, ...unsettled });
		const other = await bench.run(named('C'), listless, goesOn);
		expect(output(other)).toMatchObject([{ error_kind: 'conflict', outcome_unknown: true }]);
		expect(bench.madeNames()).toEqual(['A', 'B', 'C']);
	});
});
