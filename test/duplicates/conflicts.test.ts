import '../model/fasterClock';
import { nextKey } from '../../nodes/AdspirerTikTok/duplicates/idempotencyKey';
import type { SandboxOptions } from '../sandbox';
import { creation } from '../sandbox/calling';
import { simpleWorkflow } from '../engine';
import { adspirerNode, openWorkbench, output, type Workbench } from '../workbench';
import {
	byName,
	callsFor,
	createdUntold,
	goesOn,
	keysFor,
	listCalls,
	madeIds,
	madeNames,
	named,
	neverArrived,
	unsettled,
} from './rowsByName';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

/** An ad group A with a budget of 50, and then it is gone. */
async function createAndDelete(): Promise<void> {
	await bench.run(named('A'), byName());
	for (const adGroup of bench.sandbox.adGroups) adGroup.deleted = true;
	bench.sandbox.calls.length = 0;
}

const changed = (options = {}) => byName({ budget: 60 }, options);

describe('a name whose key the service remembers with different values', () => {
	it.each([
		['the list shows it', {}],
		['as a table with cut names', { text: 'table', form: 'text-only', nameLength: 37 }],
	] as Array<[string, SandboxOptions['lists']]>)(
		'is a conflict with its ID (%s)',
		async (_form, lists) => {
			await bench.run(named('A'), byName());
			bench.sandbox.options.lists = lists;
			const run = await bench.run(named('A'), changed(), goesOn);
			expect(output(run)).toMatchObject([
				{ error_details: { kind: 'conflict', existing_adgroup_id: madeIds(bench.sandbox)[0] } },
			]);
			expect(listCalls(bench.sandbox)).toHaveLength(1);
		},
	);

	it('is created with the next key where the ad group is gone', async () => {
		await createAndDelete();
		const run = await bench.run(named('A'), changed());
		expect(run.status).toBe('success');
		const [first, second] = keysFor(bench.sandbox);
		expect(second).toBe(nextKey(first ?? ''));
		expect(output(run)).toMatchObject([
			{ adgroup_id: madeIds(bench.sandbox)[1], idempotency_key: second },
		]);
		expect(listCalls(bench.sandbox)).toHaveLength(1);
	});

	it('is created so too where the list still shows the deleted one', async () => {
		await createAndDelete();
		bench.sandbox.options.lists = { showDeleted: true };
		const run = await bench.run(named('A'), changed());
		expect(run.status).toBe('success');
		expect(bench.sandbox.adGroups).toMatchObject([{ deleted: true }, { deleted: false }]);
	});

	it('gets the same next key in every retry', async () => {
		await createAndDelete();
		let lost = 0;
		bench.sandbox.options.faultReplays = true;
		bench.sandbox.options.fault = ({ tool }) =>
			tool === creation && lost++ === 0 ? createdUntold : undefined;
		bench.sandbox.options.lists = { lag: { calls: 2 } };
		const first = await bench.run(named('A'), changed());
		expect(first.status).toBe('error');
		const second = await bench.engine.run({ retryOf: first });
		expect(second.status).toBe('success');
		expect(new Set(keysFor(bench.sandbox)).size).toBe(2);
		expect(bench.sandbox.adGroups).toHaveLength(2);
	});

	it('is reported by its ID in a later execution, which can’t know of the next key', async () => {
		await createAndDelete();
		await bench.run(named('A'), changed());
		const run = await bench.run(named('A'), changed(), goesOn);
		expect(output(run)).toMatchObject([
			{ error_details: { kind: 'conflict', existing_adgroup_id: madeIds(bench.sandbox)[1] } },
		]);
		expect(bench.sandbox.adGroups).toHaveLength(2);
	});

	it('gets the key after the next where that one is used up as well', async () => {
		await createAndDelete();
		await bench.run(named('A'), changed());
		for (const adGroup of bench.sandbox.adGroups) adGroup.deleted = true;
		bench.sandbox.calls.length = 0;
		const run = await bench.run(named('A'), byName({ budget: 70 }));
		expect(run.status).toBe('success');
		const [first = ''] = keysFor(bench.sandbox);
		expect(keysFor(bench.sandbox)).toEqual([first, nextKey(first), nextKey(nextKey(first))]);
		expect(listCalls(bench.sandbox)).toHaveLength(2);
	});

	it('is looked up in a list of its own, not in one that began before it was created', async () => {
		await bench.run(named('B'), byName());
		const listed = new Promise<void>((onListed) => {
			bench.sandbox.options.answerDelayMs = ({ tool }) => {
				const isFirst = tool !== creation && listCalls(bench.sandbox).length === 1;
				if (isFirst) onListed();
				return isFirst ? 800 : 0;
			};
		});
		const older = bench.run([{}], { operation: 'getAll' });
		await listed;
		await bench.run(named('A'), byName());
		const run = await bench.run(named('A'), changed(), goesOn);
		expect(output(run)).toMatchObject([
			{ error_details: { kind: 'conflict', existing_adgroup_id: madeIds(bench.sandbox)[1] } },
		]);
		expect(output(await older)).toMatchObject([{ name: 'B' }]);
		expect(madeNames(bench.sandbox)).toEqual(['B', 'A']);
	});

	it('gets no more than three keys', async () => {
		const error = 'This Idempotency-Key was already used with different arguments';
		bench.sandbox.options.fault = ({ tool }) =>
			tool === creation
				? { kind: 'status', status: 409, body: { success: false, error } }
				: undefined;
		const run = await bench.run(named('A'), byName(), goesOn);
		expect(output(run)).toMatchObject([{ error_details: { kind: 'conflict' } }]);
		expect(new Set(keysFor(bench.sandbox)).size).toBe(4);
		expect(bench.sandbox.adGroups).toEqual([]);
	});

	it('gets no other key by a 409 that does not say why: a like call may be at work', async () => {
		bench.sandbox.options.fault = ({ tool }) =>
			tool === creation ? { kind: 'status', status: 409 } : undefined;
		const run = await bench.run(named('A'), byName(), goesOn);
		expect(output(run)).toMatchObject([
			{ error: expect.stringContaining('may already exist'), error_details: { kind: 'conflict' } },
		]);
		expect(callsFor(bench.sandbox)).toHaveLength(1);
	});

	it.each<[string, SandboxOptions['lists'], object]>([
		['the list fails', { failure: { status: 500, error: 'Internal error' } }, {}],
		['the list can’t be read', { text: 'unreadable', form: 'text-only' }, {}],
		['the list has more pages', { pages: true, pageSize: 1 }, {}],
		['no list is to be asked for', {}, unsettled],
	])('may exist where %s', async (_why, lists, options) => {
		await bench.run(named('B'), byName());
		await createAndDelete();
		bench.sandbox.adGroups.forEach((adGroup) => (adGroup.deleted = adGroup.name === 'A'));
		bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: 'C' });
		bench.sandbox.options.lists = lists;
		const run = await bench.run(named('A'), changed(options), goesOn);
		expect(output(run)).toMatchObject([
			{
				error: expect.stringMatching(/may already exist in the campaign, with different values/),
				error_details: { kind: 'conflict', http_status: 409 },
			},
		]);
		expect(JSON.stringify(output(run))).not.toMatch(
			/existing_adgroup_id|another key|Duplicate Key/,
		);
		expect(callsFor(bench.sandbox)).toHaveLength(1);
	});

	it('ends a run that stops at errors, unless the next key makes it good', async () => {
		await createAndDelete();
		const run = await bench.run(named('A', 'B'), byName({ budget: 60 }));
		expect(run.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'A', 'B']);
		await bench.run(named('D'), byName());
		const conflict = await bench.run(named('D', 'E'), byName({ budget: 70 }));
		expect(conflict.error?.message).toMatch(/^Row 1 \(D\): .*exists in the campaign/);
		expect(madeNames(bench.sandbox)).not.toContain('E');
	});
});

describe('a key that is still at work', () => {
	it('is tried again until its first call has ended', async () => {
		bench.sandbox.options.repeatsAtWork = 'conflict';
		bench.sandbox.options.answerDelayMs = 60;
		let asked = 0;
		bench.sandbox.options.fault = ({ tool }) =>
			tool === creation && asked++ === 0 ? createdUntold : undefined;
		const first = await bench.run(named('A'), byName({}, { maxRetries: 4, ...unsettled }));
		expect(first.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A']);
		expect(new Set(keysFor(bench.sandbox)).size).toBe(1);
	});

	it('is looked up where it is at work too long', async () => {
		const error = 'A request with this Idempotency-Key is still in progress';
		let asked = 0;
		bench.sandbox.options.fault = ({ tool }) => {
			if (tool !== creation) return undefined;
			const body = { success: false, error };
			return asked++ === 0 ? createdUntold : { kind: 'status', status: 409, body };
		};
		bench.sandbox.options.faultReplays = true;
		const run = await bench.run(named('A'), byName({}, { maxRetries: 2 }));
		expect(output(run)).toMatchObject([{ success: true, adgroup_id: madeIds(bench.sandbox)[0] }]);
		const listless = byName({}, { maxRetries: 1, ...unsettled });
		const other = await bench.run(named('A'), listless, goesOn);
		expect(output(other)).toMatchObject([
			{ error_details: { kind: 'conflict', outcome_unknown: true } },
		]);
	});
});

describe('409 after a call that got no answer', () => {
	it('for other arguments means that the row’s own call created nothing', async () => {
		await bench.run(named('A'), byName());
		let lost = 0;
		bench.sandbox.options.faultReplays = true;
		const error = 'This Idempotency-Key was already used with different arguments';
		bench.sandbox.options.fault = ({ tool }) => {
			if (tool !== creation) return undefined;
			return lost++ === 0
				? neverArrived
				: { kind: 'status', status: 409, body: { success: false, error } };
		};
		const run = await bench.run(named('A'), byName({}, { maxRetries: 1 }), goesOn);
		expect(output(run)).toMatchObject([
			{ error_details: { kind: 'conflict', existing_adgroup_id: madeIds(bench.sandbox)[0] } },
		]);
		expect(output(run)[0]?.error_details).not.toHaveProperty('outcome_unknown');
	});

	it('that says no more may be about that call: it is looked up, and no other key is used', async () => {
		let asked = 0;
		bench.sandbox.options.faultReplays = true;
		bench.sandbox.options.fault = ({ tool }) => {
			if (tool !== creation) return undefined;
			return asked++ === 0 ? createdUntold : { kind: 'status', status: 409 };
		};
		const run = await bench.run(named('A'), byName({}, { maxRetries: 1 }));
		expect(output(run)).toMatchObject([{ success: true, adgroup_id: madeIds(bench.sandbox)[0] }]);
		bench.sandbox.options.lists = { lag: { calls: 9 } };
		asked = 0;
		const other = await bench.run(named('B'), byName({}, { maxRetries: 1 }), goesOn);
		expect(output(other)).toMatchObject([{ error_details: { outcome_unknown: true } }]);
		expect(new Set(keysFor(bench.sandbox, 'B')).size).toBe(1);
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B']);
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
		const [id] = madeIds(bench.sandbox);
		expect(output(run)).toMatchObject([
			{
				error: expect.stringContaining(`exists in the campaign (ID ${id})`),
				error_details: { kind: 'conflict', http_status: 400, existing_adgroup_id: id },
			},
		]);
		expect(callsFor(bench.sandbox)).toHaveLength(1);
	});

	it('may exist where there is no list', async () => {
		const run = await bench.run(named('A'), byName({}, unsettled), goesOn);
		expect(output(run)).toMatchObject([
			{ error: expect.stringContaining('may already exist'), error_details: { kind: 'conflict' } },
		]);
		expect(output(run)[0]?.error_details).not.toHaveProperty('existing_adgroup_id');
	});

	it('may be the row’s own after a call that got no answer', async () => {
		bench.sandbox.options.rememberKeysFor = 0;
		let asked = 0;
		bench.sandbox.options.fault = ({ tool }) =>
			tool === creation && asked++ === 0 ? createdUntold : undefined;
		const run = await bench.run(named('B'), byName({}, { maxRetries: 1 }));
		expect(output(run)).toMatchObject([
			{ success: true, adgroup_id: madeIds(bench.sandbox)[1], already_created: true },
		]);
		asked = 0;
		const listless = byName({}, { maxRetries: 1, ...unsettled });
		const other = await bench.run(named('C'), listless, goesOn);
		expect(output(other)).toMatchObject([
			{ error_details: { kind: 'conflict', outcome_unknown: true } },
		]);
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C']);
	});
});

it('a killed server’s retry with the time of day in its values finds what was created', async () => {
	const parameters = byName({
		scheduleStartTime: '={{ $now.plus({ days: $json.days }).toISO() }}',
	});
	const stored: string[] = [];
	const rows = [{ name: 'A', days: 1 }];
	const workflow = simpleWorkflow(adspirerNode(parameters));
	await bench.engine.run({ ...workflow, rows, onProgress: (state) => void stored.push(state) });
	const later = Date.now() + 60_000;
	jest.spyOn(Date, 'now').mockImplementation(() => later);
	const goingOn = simpleWorkflow(adspirerNode(parameters, goesOn));
	const run = await bench.engine.run({ ...goingOn, retryOf: stored[0] });
	jest.restoreAllMocks();
	expect(madeNames(bench.sandbox)).toEqual(['A']);
	expect(JSON.stringify(output(run))).toContain(madeIds(bench.sandbox)[0]);
});
