import '../fastClock';
import { nodeName } from '../engine';
import type { Fault } from '../sandbox';
import { openWorkbench, output, type Workbench } from '../workbench';
import {
	byName,
	described,
	goesOn,
	keysFor,
	madeIds,
	madeNames,
	named,
	spoil,
	unsettled,
} from './rowsByName';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

/** An answer that says success, and in its text what it was not. */
const denied = (text: string, act = false): Fault => ({
	kind: 'status',
	status: 200,
	act,
	body: { success: true, data: { text } },
});

describe('a success that says that nothing was created', () => {
	it.each([
		['Ad group creation failed: the budget is below the minimum'],
		['{"success": false, "error": "The budget is below the minimum"}'],
		['TikTok API error 40002: the budget is below the minimum'],
	])('is none (%s)', async (text) => {
		spoil(bench.sandbox, 'B', denied(text), 9);
		const run = await bench.run(named('A', 'B', 'C'), byName(), goesOn);
		expect(madeNames(bench.sandbox)).toEqual(['A', 'C']);
		expect(output(run)).toMatchObject([
			{ success: true },
			{
				success: false,
				error: expect.stringContaining('may or may not have been created'),
				error_details: { outcome_unknown: true, idempotency_key: keysFor(bench.sandbox, 'B')[0] },
			},
			{ success: true },
		]);
	});

	it('is settled by the list where it was created all the same', async () => {
		spoil(bench.sandbox, 'A', denied('The ad group could not be created.', true));
		const run = await bench.run(named('A'), byName(), goesOn);
		expect(output(run)).toMatchObject([{ success: true, adgroup_id: madeIds(bench.sandbox)[0] }]);
	});
});

describe('a refusal in words of a tool that broke off', () => {
	it.each(['Upstream request failed', 'TikTok did not respond', "KeyError: 'adgroup_id'"])(
		'does not say that nothing was created (%s)',
		async (error) => {
			const body = { success: false, error };
			spoil(bench.sandbox, 'A', { kind: 'status', status: 400, act: true, body }, 9);
			const run = await bench.run(named('A'), byName({}, unsettled), goesOn);
			expect(madeNames(bench.sandbox)).toEqual(['A']);
			expect(output(run)).toMatchObject([{ error_details: { outcome_unknown: true } }]);
		},
	);
});

it('a redirect to what came of a call leaves the outcome open', async () => {
	const headers = { location: '/ad-groups' };
	spoil(bench.sandbox, 'A', { kind: 'status', status: 303, act: true, body: '', headers });
	const run = await bench.run(named('A'), byName({}, unsettled));
	expect(madeNames(bench.sandbox)).toEqual(['A']);
	expect(run.nodeError(nodeName.tested)?.message).toContain('redirects to /ad-groups');
	expect(described(run)).toContain("It isn't known whether this ad group was created");
	expect(described(run)).toContain(String(keysFor(bench.sandbox)[0]));
});
