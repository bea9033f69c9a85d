import { simpleWorkflow, type EngineRun } from '../engine';
import { adspirerNode, engineFor, openWorkbench, output, type Workbench } from '../workbench';
import {
	byName,
	callsFor,
	keysFor,
	madeNames,
	madeUntold,
	named,
	refused,
	spoil,
} from './rowsByName';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

const again = { retryOnFail: true, maxTries: 4, waitBetweenTries: 1 };

/** Names that come out different each time they are worked out. */
const restless = [
	'={{ $json.name + " " + $now.toISO() + " " + Math.random() }}',
	'={{ $json.name + " " + Math.random() }}',
	'={{ $json.name + " " + new Date().getTime() + " " + Math.random() }}',
];

describe('a row of unknown outcome that is tried again in the same execution', () => {
	it.each(restless)(
		'goes out as it was, with its key, where its name is %s',
		async (adgroupName) => {
			spoil(bench.sandbox, 'A', madeUntold, 3);
			const run = await bench.run(named('A'), byName({ adgroupName }), again);
			expect(run.status).toBe('success');
			expect(bench.sandbox.adGroups).toHaveLength(1);
			expect(callsFor(bench.sandbox)).toHaveLength(4);
			expect(new Set(keysFor(bench.sandbox)).size).toBe(1);
			expect(new Set(callsFor(bench.sandbox).map((call) => call.rawBody)).size).toBe(1);
			const [made] = bench.sandbox.adGroups;
			expect(output(run)).toMatchObject([
				{ adgroup_id: made?.adgroup_id, adgroup_name: made?.arguments.adgroup_name },
			]);
		},
	);

	it('goes out as it was even when its new values would be refused', async () => {
		const row = { name: 'A' };
		bench.sandbox.options.fault = () => {
			row.name = '';
			return madeUntold;
		};
		const run = await bench.run([row], byName(), again);
		expect(run.error).toBeUndefined();
		expect(output(run)).toMatchObject([{ adgroup_name: 'A' }]);
		expect(callsFor(bench.sandbox)).toHaveLength(2);
		expect(bench.sandbox.adGroups).toHaveLength(1);
	});

	it('is still told as unknown when the later try fails for a reason of its own', async () => {
		let asked = 0;
		bench.sandbox.options.faultReplays = true;
		bench.sandbox.options.fault = () => (asked++ === 0 ? madeUntold : refused);
		const more = { ...again, maxTries: 2, onError: 'continueRegularOutput' } as const;
		const run = await bench.run(named('A'), byName(), more);
		expect(output(run)).toMatchObject([
			{ kind: 'forbidden', outcome_unknown: true, idempotency_key: keysFor(bench.sandbox)[0] },
		]);
	});
});

describe('a row whose answer can not be unpacked', () => {
	it.each(['gzip', 'br', 'deflate'])('is of unknown outcome (%s)', async (encoding) => {
		const headers = { 'content-encoding': encoding };
		spoil(bench.sandbox, 'A', { kind: 'status', status: 200, act: true, body: 'plain', headers });
		const goesOn = { onError: 'continueRegularOutput' } as const;
		const run = await bench.run(named('A'), byName(), goesOn);
		expect(madeNames(bench.sandbox)).toEqual(['A']);
		expect(output(run)).toMatchObject([
			{ success: false, outcome_unknown: true, idempotency_key: keysFor(bench.sandbox)[0] },
		]);
	});

	it('is created once when it is tried again', async () => {
		const headers = { 'content-encoding': 'gzip' };
		spoil(bench.sandbox, 'A', { kind: 'status', status: 200, act: true, body: 'plain', headers });
		const adgroupName = restless[1] ?? '';
		const run = await bench.run(named('A'), byName({ adgroupName }), again);
		expect(run.status).toBe('success');
		expect(bench.sandbox.adGroups).toHaveLength(1);
	});
});

describe('a row of unknown outcome in a retried execution', () => {
	it('goes out with its key and its body', async () => {
		spoil(bench.sandbox, 'B', madeUntold);
		const first = await bench.run(named('A', 'B', 'C'), byName());
		expect(first.status).toBe('error');
		const second = await bench.engine.run({ retryOf: first });
		expect(second.status).toBe('success');
		expect(bench.sandbox.adGroups).toHaveLength(3);
		const calls = callsFor(bench.sandbox, 'B');
		expect(calls).toHaveLength(2);
		expect(new Set(calls.map((call) => call.idempotencyKey)).size).toBe(1);
		expect(new Set(calls.map((call) => call.rawBody)).size).toBe(1);
	});

	it('keeps its key over any number of retried executions', async () => {
		spoil(bench.sandbox, 'A', madeUntold, 3);
		let run = await bench.run(named('A'), byName());
		for (let retries = 0; retries < 3; retries++) run = await bench.engine.run({ retryOf: run });
		expect(run.status).toBe('success');
		expect(callsFor(bench.sandbox)).toHaveLength(4);
		expect(new Set(keysFor(bench.sandbox)).size).toBe(1);
		expect(bench.sandbox.adGroups).toHaveLength(1);
	});

	it('keeps its key when the first execution is retried twice', async () => {
		spoil(bench.sandbox, 'A', madeUntold);
		const first = await bench.run(named('A', 'B'), byName());
		await bench.engine.run({ retryOf: first });
		const third = await bench.engine.run({ retryOf: first });
		expect(third.status).toBe('success');
		expect(bench.sandbox.adGroups).toHaveLength(2);
	});

	it('stays unknown when a later try is turned away before it could settle anything', async () => {
		spoil(bench.sandbox, 'A', madeUntold);
		const first = await bench.run(named('A'), byName());
		bench.sandbox.options.keys = ['another'];
		const second = await bench.engine.run({ retryOf: first });
		expect(second.error?.message).toMatch(/API key/);
		bench.sandbox.options.keys = undefined;
		await expectStillUnknown(second);
	});

	it('is told with its key when another row ends the retry before it was sent', async () => {
		const body = { success: false, error: 'The name is taken.' };
		bench.sandbox.options.fault = (call) =>
			call.arguments.adgroup_name === 'A' ? { kind: 'status', status: 400, body } : madeUntold;
		const first = await bench.run(named('A', 'B'), byName({}, { maxConcurrency: 2 }));
		const [key] = keysFor(bench.sandbox, 'B');
		expect(first.error?.description).toContain(key);
		bench.sandbox.options.keys = ['another'];
		const oneByOne = adspirerNode(byName());
		const second = await bench.engine.run({ ...simpleWorkflow(oneByOne), retryOf: first });
		expect(callsFor(bench.sandbox)).toHaveLength(3);
		expect(second.error?.description).toContain(key);
		expect(second.error?.description).not.toContain('No ad group was created');
	});

	it('stays unknown when the credential can not be used in between', async () => {
		spoil(bench.sandbox, 'A', madeUntold);
		const first = await bench.run(named('A'), byName());
		const elsewhere = engineFor('http://adspirer.example');
		const second = await elsewhere.run({ retryOf: first });
		expect(second.error?.message).toMatch(/https/);
		await expectStillUnknown(second);
	});

	it('stays unknown when an option of its own is no longer good', async () => {
		spoil(bench.sandbox, 'A', madeUntold);
		const first = await bench.run(named('A'), byName());
		const more = { onError: 'continueRegularOutput' } as const;
		const workflow = simpleWorkflow(adspirerNode(byName({}, { maxRetries: 99 }), more));
		const second = await bench.engine.run({ ...workflow, retryOf: first });
		expect(output(second)).toMatchObject([
			{ kind: 'invalid', outcome_unknown: true, idempotency_key: keysFor(bench.sandbox)[0] },
		]);
		expect(callsFor(bench.sandbox)).toHaveLength(1);
	});

	it('stays unknown when the run is refused in between', async () => {
		spoil(bench.sandbox, 'A', madeUntold);
		const first = await bench.run(named('A', 'B'), byName());
		const invalid = adspirerNode(byName({ budget: '={{ $json.name === "B" ? -1 : 50 }}' }));
		const second = await bench.engine.run({ ...simpleWorkflow(invalid), retryOf: first });
		expect(second.error?.message).toMatch(/Row 2/);
		await expectStillUnknown(second);
	});
});

/** Row A is sent no more with other values, since it may exist; with its own it is created once. */
async function expectStillUnknown(before: EngineRun): Promise<void> {
	const { sandbox, engine } = bench;
	const count = callsFor(sandbox, 'A').length;
	const changed = simpleWorkflow(adspirerNode(byName({ budget: 60 })));
	const third = await engine.run({ ...changed, retryOf: before });
	expect(third.error?.message).toMatch(/may exist already/);
	expect(callsFor(sandbox, 'A')).toHaveLength(count);
	const same = simpleWorkflow(adspirerNode(byName()));
	const fourth = await engine.run({ ...same, retryOf: third });
	expect(fourth.error).toBeUndefined();
	expect(madeNames(sandbox).filter((name) => name === 'A')).toEqual(['A']);
}
