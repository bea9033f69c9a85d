import '../model/fasterClock';
import { nodeName, simpleWorkflow, type EngineRun } from '../engine';
import type { Fault, SandboxOptions } from '../sandbox';
import { adspirerNode, engineFor, output } from '../workbench';
import {
	byName,
	createdUntold,
	described,
	goesOn,
	hintsOf,
	named,
	neverArrived,
	unsettled,
	eachRowBench,
} from './rowsByName';

const bench = eachRowBench();

/** Without a list, only the same key settles what is unknown. */
const byKey = (parameters = {}, options = {}) => byName(parameters, { ...unsettled, ...options });

describe('a row of unknown outcome in a retried execution', () => {
	const inBetween: Array<[string, RegExp, (first: EngineRun) => Promise<EngineRun>]> = [
		[
			'a later try is turned away before it could settle anything',
			/API key/,
			async (first) => {
				bench.sandbox.options.keys = ['another'];
				const second = await bench.engine.run({ retryOf: first });
				bench.sandbox.options.keys = undefined;
				return second;
			},
		],
		[
			'the credential can not be used',
			/https/,
			async (first) => await engineFor('http://adspirer.example').run({ retryOf: first }),
		],
		[
			'the run is refused',
			/Row 2/,
			async (first) => {
				const invalid = byKey({ budget: '={{ $json.name === "B" ? -1 : 50 }}' });
				return await bench.engine.run({
					...simpleWorkflow(adspirerNode(invalid)),
					retryOf: first,
				});
			},
		],
	];

	it.each(inBetween)('stays unknown, and goes out as it was, when %s', async (_w, why, between) => {
		bench.spoil('A', createdUntold);
		const second = await between(await bench.run(named('A', 'B'), byKey()));
		expect(second.error?.message).toMatch(why);
		expect(described(second)).toContain(bench.keysFor('A')[0]);
		expect(bench.sandbox.adGroups).toHaveLength(1);
		const changed = simpleWorkflow(adspirerNode(byKey({ budget: 60 })));
		const run = await bench.engine.run({ ...changed, retryOf: second });
		expect(run.error).toBeUndefined();
		expect(bench.sandbox.adGroups).toMatchObject([
			{ name: 'A', budget: 50 },
			{ name: 'B', budget: 60 },
		]);
	});
});

const packed: Fault = {
	kind: 'status',
	status: 200,
	act: true,
	body: 'plain',
	headers: { 'content-encoding': 'gzip' },
};

describe('the campaign’s list, asked for after the last try', () => {
	it.each<[string, Fault]>([
		['the connection was cut', createdUntold],
		['a gateway failed', { kind: 'html', act: true }],
		['the service had an error', { kind: 'status', status: 500, act: true }],
		['the answer can’t be unpacked', packed],
	])('shows what was created where %s', async (_what, fault) => {
		bench.spoil('A', fault, 9);
		const run = await bench.run(named('A', 'B'), byName({}, { maxRetries: 1 }));
		expect(run.error).toBeUndefined();
		expect(output(run)).toMatchObject([
			{
				success: true,
				adgroup_id: bench.madeIds()[0],
				adgroup_name: 'A',
				already_created: true,
				idempotency_key: bench.keysFor('A')[0],
			},
			{ success: true, adgroup_name: 'B' },
		]);
		expect(output(run)[1]).not.toHaveProperty('already_created');
		expect(bench.listCalls()).toHaveLength(1);
		expect(hintsOf(run)).toEqual([]);
	});

	it.each([
		['not at all', unsettled, undefined],
		['not after 401', {}, { kind: 'status', status: 401 }],
		['not after 402', {}, { kind: 'status', status: 402 }],
	] as const)('%s', async (_when, options, fault) => {
		bench.spoil('', createdUntold, 1, fault);
		const run = await bench.run(named('A', 'B'), byName({}, options), goesOn);
		expect(output(run)).toMatchObject([{ outcome_unknown: true }, {}]);
		expect(bench.listCalls()).toEqual([]);
	});

	it.each<[string, SandboxOptions['lists']]>([
		['does not show it yet', { lag: { calls: 5 } }],
		['can’t be read', { text: 'unreadable', form: 'text-only' }],
		['fails', { failure: { status: 500, error: 'Internal error' } }],
	])('leaves a row unknown where it %s, and says where to look', async (_what, lists) => {
		bench.sandbox.options.lists = lists;
		bench.spoil('A', createdUntold, 9);
		const run = await bench.run(named('A', 'B'), byName(), goesOn);
		expect(output(run)).toMatchObject([
			{
				success: false,
				adgroup_id: null,
				error: expect.stringMatching(
					/ Look for .+ in TikTok Ads Manager: if it isn't there, run only .+\.$/,
				),
				outcome_unknown: true,
			},
			{ success: true },
		]);
		expect(bench.madeNames()).toEqual(['A', 'B']);
	});
});

describe('the campaign’s list, asked for when an unknown row is retried', () => {
	/** A row whose ad group was created untold, or not at all; then the service has forgotten its key. */
	async function unknownRow(fault: Fault): Promise<EngineRun> {
		bench.sandbox.options.lists = { failure: { status: 500, error: 'Internal error' } };
		bench.spoil('A', fault);
		const first = await bench.run(named('A', 'B'), byName());
		expect(first.status).toBe('error');
		bench.sandbox.forgetKeys();
		bench.sandbox.options.lists = {};
		bench.sandbox.calls.length = 0;
		return first;
	}

	function later(minutes: number): void {
		const now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => now + minutes * 60_000);
	}

	afterEach(() => jest.restoreAllMocks());

	it.each([
		['shows it: nothing is sent, though the service has forgotten the key', createdUntold, 0],
		['does not show it: it is sent again', neverArrived, 1],
	])('%s', async (_what, fault, calls) => {
		const second = await bench.engine.run({ retryOf: await unknownRow(fault) });
		expect(second.status).toBe('success');
		expect(bench.madeNames().sort()).toEqual(['A', 'B']);
		expect(bench.callsFor('A')).toHaveLength(calls);
	});

	it('can’t be read after that: it stays unknown, and nothing is sent', async () => {
		const first = await unknownRow(createdUntold);
		bench.sandbox.options.lists = { text: 'unreadable', form: 'text-only' };
		later(31);
		const second = await bench.engine.run({ retryOf: first });
		expect(second.error?.message).toMatch(
			/^Row 1 \(A\): .*isn't known whether the ad group was created/,
		);
		expect(described(second)).toContain('TikTok Ads Manager');
		expect(bench.callsFor()).toEqual([]);
		const goingOn = simpleWorkflow(adspirerNode(byName(), goesOn));
		const third = await bench.engine.run({ ...goingOn, retryOf: second });
		expect(output(third)).toMatchObject([
			{ success: false, outcome_unknown: true, error_kind: 'network' },
			{ success: true },
		]);
		expect(bench.madeNames()).toEqual(['A', 'B']);
	});
});

describe.each(['execution', 'custom'])('a row of unknown outcome, by %s', (by) => {
	const parameters = (options = {}) =>
		byName(
			{ duplicateProtection: by, duplicateKey: '={{ $json.key }}' },
			{ maxRetries: 3, ...options },
		);
	const rows = [{ name: 'A', key: 'deal 8' }];

	beforeEach(() => {
		bench.sandbox.options.lists = { createTime: true };
		bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: 'A' });
	});

	it('is repeated once with its key, and never takes what a list shows for its own', async () => {
		bench.spoil('A', neverArrived, 9);
		const options = parameters({ startPaused: true, simplify: false });
		const run = await bench.run(rows, options, goesOn);
		expect(output(run)).toMatchObject([
			{
				success: false,
				error_details: {
					outcome_unknown: true,
					what_to_do: expect.stringContaining('run only this row again in half an hour.'),
				},
			},
		]);
		expect(bench.callsFor()).toHaveLength(2);
		expect(new Set(bench.keysFor()).size).toBe(1);
		expect(bench.listCalls()).toEqual([]);
		expect(bench.sandbox.adGroups).toMatchObject([{ status: 'ENABLE' }]);
	});

	it('is settled by the answer to that, and a success without an ID by nothing', async () => {
		bench.spoil('A', createdUntold);
		const settled = await bench.run(rows, parameters());
		expect(output(settled)).toMatchObject([{ adgroup_id: bench.madeIds()[1] }]);
		bench.spoil('A', { kind: 'no-id' }, 9);
		const withoutId = await bench.run([{ name: 'A', key: 'deal 9' }], parameters());
		expect(output(withoutId)).toMatchObject([{ success: true, adgroup_id: null }]);
		expect(bench.listCalls()).toEqual([]);
	});
});

it('a server error that comes back under its key for ever is asked for no more', async () => {
	bench.sandbox.options.rememberFailures = 'all';
	bench.spoil('A', { kind: 'status', status: 500 });
	const run = await bench.run(named('A', 'B'), byName({}, { maxRetries: 3 }));
	expect(bench.keysFor('A')).toHaveLength(2);
	expect(run.nodeError(nodeName.tested)?.message).toMatch(/Adspirer had an error \(status 500\)/);
});

it('a row whose call only the list shows counts as created', async () => {
	bench.spoil('A', createdUntold);
	const run = await bench.run(named('A'), byName());
	expect(output(run)).toMatchObject([{ success: true, adgroup_id: bench.madeIds()[0] }]);
	expect(run.hintLines(nodeName.tested)[0]).toMatch(/^1 created/);
});

it('a list that no call gets any more says why, and the row stays unknown', async () => {
	bench.spoil('A', createdUntold);
	const { fault } = bench.sandbox.options;
	bench.sandbox.options.fault = (call) =>
		call.tool === 'list_tiktok_ad_groups' ? { kind: 'status', status: 401 } : fault?.(call);
	const [item] = output(await bench.run(named('A'), byName({}, { maxRetries: 2 }), goesOn));
	expect(item).toMatchObject({ outcome_unknown: true, error: expect.stringContaining('API key') });
	expect(bench.callsFor('A')).toHaveLength(1);
});
