import '../../model/fasterClock';
import type { INodeParameters } from 'n8n-workflow';
import {
	byName,
	described,
	eachRowBench,
	goesOn,
	hintsOf,
	named,
	neverArrived,
	refused,
	unsettled,
} from '../../duplicates/rowsByName';
import { loopWorkflow, nodeName, type EngineRun } from '../../engine';
import type { Fault } from '../../sandbox';
import { creation, pause } from '../../sandbox/calling';
import { adspirerNode, output } from '../../workbench';

const bench = eachRowBench();

/** Rows that all start paused, one call after the other. */
const paused = (parameters: INodeParameters = {}, options: INodeParameters = {}) =>
	byName(parameters, { startPaused: true, ...options });

/** Makes pauses go wrong, one after the other; undefined for nothing. */
function spoilPauses(...faults: ReadonlyArray<Fault | undefined>) {
	let at = 0;
	bench.sandbox.options.faultReplays = true;
	bench.sandbox.options.fault = ({ tool }) => (tool === pause ? faults[at++] : undefined);
}

const tools = () =>
	bench.sandbox.calls
		.filter(({ tool }) => tool !== 'get_usage_status')
		.map(({ tool }) => (tool === pause ? 'pause' : 'create'));
const statuses = () => bench.sandbox.adGroups.map(({ status }) => status);
const resumeAll = () => {
	for (const adGroup of bench.sandbox.adGroups) adGroup.status = 'ENABLE';
};
const summaryOf = (run: EngineRun) => run.hintLines(nodeName.tested)[0];
const said = (run: EngineRun) => output(run).map((item) => item.paused);

const down: Fault = { kind: 'status', status: 503, act: false };
const untold: Fault = { kind: 'drop-after' };

it('pauses each ad group before the next one is created, and says so', async () => {
	const advertiserId = { __rl: true, mode: 'id', value: '7000000000000000001' } as const;
	const run = await bench.run(named('A', 'B'), paused({ advertiserId }));
	expect(tools()).toEqual(['create', 'pause', 'create', 'pause']);
	expect(statuses()).toEqual(['DISABLE', 'DISABLE']);
	const [adGroup] = bench.sandbox.adGroups;
	expect(bench.sandbox.callsTo(pause)[0]?.arguments).toEqual({
		advertiser_id: advertiserId.value,
		adgroup_id: adGroup?.adgroup_id,
		status: 'DISABLE',
	});
	expect(said(run)).toEqual([true, true]);
	expect(summaryOf(run)).toMatch(/^2 created, now or in an earlier run, 2 of them paused\./);
});

it('retries a pause like every call, with the same key', async () => {
	spoilPauses(down, untold, down);
	const run = await bench.run(named('A'), paused({}, { maxRetries: 3 }));
	expect(tools()).toEqual(['create', 'pause', 'pause', 'pause', 'pause']);
	const keys = bench.sandbox.callsTo(pause).map(({ idempotencyKey }) => idempotencyKey);
	expect(new Set(keys).size).toBe(1);
	expect(said(run)).toEqual([true]);
});

it('keeps the creation a success where its pause fails, and says first of all what to do', async () => {
	spoilPauses(undefined, refused);
	const run = await bench.run(named('A', 'B'), paused());
	expect(run.status).toBe('success');
	expect(said(run)).toEqual([true, false]);
	const [, id] = bench.madeIds();
	const why = new RegExp(
		`^The ad group isn't paused\\. .* Pause it in TikTok Ads Manager, or with the operation Pause and its ID ${id}\\.$`,
	);
	expect(output(run)[1]).toMatchObject({
		success: true,
		adgroup_id: id,
		pause_error: expect.stringMatching(why),
		warnings: expect.stringMatching(why),
	});
	expect(summaryOf(run)).toMatch(
		/^2 created, now or in an earlier run, 1 of them paused, 1 couldn't be paused\./,
	);
	expect(hintsOf(run)).toContainEqual(expect.stringMatching(/^Row 2: The ad group isn't paused/));
});

it('pauses an earlier row’s ad group that a later pass of a loop creates for it', async () => {
	bench.spoil('A', neverArrived);
	const node = adspirerNode(paused({ budget: '={{ $json.budget }}' }, unsettled), goesOn);
	const rows = [50, 60].map((budget) => ({ name: 'A', budget }));
	await bench.engine.run({ ...loopWorkflow(node, 1), rows });
	expect(statuses()).toEqual(['DISABLE']);
});

it('does not say that an ad group is or isn’t paused where no answer came', async () => {
	spoilPauses(untold);
	const run = await bench.run(named('A'), paused());
	expect(output(run)[0]?.pause_error).toMatch(/^The ad group may not be paused\./);
	expect(summaryOf(run)).toContain("1 couldn't be paused");
});

it('pauses one that a list finds only where the list says that it is new', async () => {
	bench.sandbox.options.successForm = 'no-id';
	const unsettled = await bench.run(named('A'), paused({}, { settleUnknown: false }));
	expect(output(unsettled)[0]).toMatchObject({ success: true, adgroup_id: null, paused: false });
	expect(output(unsettled)[0]?.pause_error).toContain('Find it in TikTok Ads Manager');
	const undated = await bench.run(named('B'), paused());
	expect(output(undated)[0]?.pause_error).toContain('may have existed already');
	bench.sandbox.options.lists = { createTime: true };
	expect(said(await bench.run(named('C'), paused()))).toEqual([true]);
	expect(statuses()).toEqual(['ENABLE', 'ENABLE', 'DISABLE']);
});

it.each([
	[
		3,
		{
			already_created: true,
			paused: false,
			pause_error: expect.stringMatching(
				/^The ad group isn't paused\. Adspirer's list doesn't say for certain/,
			),
		},
	],
	[90, { success: false, outcome_unknown: true }],
])(
	'pauses none that a list dates %d s before the row’s call, and says so',
	async (seconds, item) => {
		bench.sandbox.options.lists = { createTime: true };
		bench.sandbox.options.faultReplays = true;
		bench.sandbox.options.fault = ({ tool }) => {
			for (const one of bench.sandbox.adGroups) {
				const past = new Date(Date.now() - seconds * 1000).toISOString();
				one.createTime = past.slice(0, 19).replace('T', ' ');
			}
			return tool === creation ? untold : undefined;
		};
		const run = await bench.run(named('A'), paused(), goesOn);
		expect(output(run)).toMatchObject([item]);
		expect(statuses()).toEqual(['ENABLE']);
	},
);

it('leaves alone what was there before: given IDs, existing names, and what a person resumed', async () => {
	await bench.run(named('A', 'B'), paused());
	resumeAll();
	const [id = ''] = bench.madeIds();
	await bench.run(named('A', 'B'), paused());
	await bench.run(named('A'), paused({}, { existingAdgroupId: id }));
	bench.sandbox.forgetKeys();
	const skipped = await bench.run(named('A'), paused({}, { skipExistingNames: true }));
	expect(statuses()).toEqual(['ENABLE', 'ENABLE']);
	expect(said(skipped)).toEqual([undefined]);
});

describe('a retry', () => {
	it('pauses what an earlier try created and could not pause, and nothing else', async () => {
		spoilPauses(undefined, refused);
		// B is created, not paused; C fails and ends the run.
		const { fault } = bench.sandbox.options;
		let spoilt = true;
		bench.sandbox.options.fault = (call) =>
			spoilt && call.tool === creation && call.arguments.adgroup_name === 'C'
				? refused
				: fault?.(call);
		const first = await bench.run(named('A', 'B', 'C'), paused());
		expect(first.status).toBe('error');
		expect(described(first)).toContain(', paused');
		expect(described(first)).toMatch(/Row 2: B, ID \d+, the ad group isn't paused/);
		bench.sandbox.forgetKeys();
		resumeAll();
		spoilt = false;
		// A pause, and an ad group with its own.
		Object.assign(bench.sandbox.quota, { used: 7, limit: 10 });
		const second = await bench.engine.run({ retryOf: first });
		expect(hintsOf(second)).toEqual([]);
		// A person has switched the first one on since, which no list was asked about.
		expect(said(second)).toEqual([undefined, true, true]);
		expect(output(second)[0]).toMatchObject({ success: true, already_created: true });
		expect(statuses()).toEqual(['ENABLE', 'DISABLE', 'DISABLE']);
		expect(bench.madeNames()).toEqual(['A', 'B', 'C']);
	});
});

it.each([
	[5, 2],
	[4, 2],
	[1, 0],
])('creates nothing that no call is left to pause: %i left', async (left, made) => {
	bench.sandbox.options.overLimit = 'refuse';
	bench.sandbox.quota = { ...bench.sandbox.quota, used: 15 - left, limit: 15 };
	const run = await bench.run(named('A', 'B', 'C', 'D', 'E'), paused(), goesOn);
	expect(bench.madeNames()).toEqual(['A', 'B'].slice(0, made));
	expect(statuses()).toEqual(Array.from({ length: made }, () => 'DISABLE'));
	const [, , third] = output(run);
	expect(third?.error).toMatch(/quota/);
	expect(bench.sandbox.callsTo('get_usage_status')).toHaveLength(1);
});

it('says before that each row makes a second call', async () => {
	const run = await bench.run(named('A', 'B'), paused({ operation: 'preview' }));
	expect(output(run)[0]?.summary).toMatch(/; paused$/);
	expect(hintsOf(run)[0]).toBe('2 ready. Create makes 4 calls: 2 ad groups and 2 pauses.');
});
