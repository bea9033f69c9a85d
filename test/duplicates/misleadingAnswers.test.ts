import '../model/fasterClock';
import { nodeName } from '../engine';
import type { Fault } from '../sandbox';
import { creation } from '../sandbox/calling';
import { output } from '../workbench';
import {
	byName,
	createdUntold,
	described,
	goesOn,
	named,
	unsettled,
	eachRowBench,
} from './rowsByName';

const bench = eachRowBench();

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
		['TikTok API error 40002: the budget is below the minimum'],
		['❌ The ad group could not be created'],
		['## Ad group\n\nYour request was queued.'],
	])('in the beginning of its text leaves the outcome unknown (%s)', async (text) => {
		bench.spoil('B', denied(text), 9);
		const run = await bench.run(named('A', 'B', 'C'), byName(), goesOn);
		const created = bench.madeIds().map((adgroup_id) => ({ success: true, adgroup_id }));
		expect(output(run)).toMatchObject([
			created[0],
			{
				success: false,
				error_details: { outcome_unknown: true, answer: expect.stringContaining('"success":true') },
			},
			created[1],
		]);
		expect(bench.madeNames()).toEqual(['A', 'C']);
	});

	it('is a success where only a name in it has such a word', async () => {
		const text = 'Ad group Rate limit error test was created';
		bench.spoil('Rate limit error test', denied(text, true), 9);
		const run = await bench.run(named('Rate limit error test'), byName({}, unsettled), goesOn);
		expect(output(run)).toMatchObject([{ success: true, adgroup_id: null, text }]);
	});
});

describe('a refusal in words of a tool that broke off', () => {
	it.each(['Internal error', 'The request timed out'])(
		'does not say that nothing was created (%s)',
		async (error) => {
			const body = { success: false, error };
			bench.spoil('A', { kind: 'status', status: 400, act: true, body }, 9);
			const run = await bench.run(named('A'), byName({}, unsettled), goesOn);
			expect(bench.madeNames()).toEqual(['A']);
			expect(output(run)).toMatchObject([{ error_details: { outcome_unknown: true } }]);
		},
	);
});

it('a redirect to what came of a call leaves the outcome open', async () => {
	const headers = { location: '/ad-groups' };
	bench.spoil('A', { kind: 'status', status: 303, act: true, body: '', headers });
	const run = await bench.run(named('A'), byName({}, unsettled));
	expect(bench.madeNames()).toEqual(['A']);
	expect(run.nodeError(nodeName.tested)?.message).toContain('redirects to /ad-groups');
	expect(described(run)).toContain("It isn't known whether this ad group was created");
	expect(described(run)).toContain(String(bench.keysFor()[0]));
});

describe('a refusal after a call without an answer', () => {
	const full: Fault = {
		kind: 'status',
		status: 400,
		body: { success: false, error: 'The campaign takes no more ad groups' },
	};
	const once = byName({}, { maxRetries: 1 });

	it('is no proof that nothing was created where there is no list', async () => {
		bench.sandbox.options.missingTools = ['list_tiktok_ad_groups'];
		bench.spoilFirst(createdUntold, full);
		const run = await bench.run(named('A'), once);
		expect(bench.madeNames()).toEqual(['A']);
		expect(described(run)).toContain(`key ${bench.keysFor()[0]}`);
		expect(described(run)).not.toContain('No ad group was created');

		bench.sandbox.options.fault = () => undefined;
		const again = await bench.engine.run({ retryOf: run });
		expect(output(again)).toMatchObject([{ adgroup_id: bench.madeIds()[0] }]);
		expect(new Set(bench.callsFor().map(({ rawBody }) => rawBody)).size).toBe(1);
		expect(new Set(bench.keysFor()).size).toBe(1);
	});
});

describe("a success with another row's ID", () => {
	/** What a cache between n8n and Adspirer may answer. */
	const stale = (): Fault => ({
		kind: 'status',
		status: 200,
		act: true,
		body: { success: true, data: { structured: { adgroup_id: bench.madeIds()[0] } } },
	});

	beforeEach(() => {
		bench.sandbox.options.fault = ({ tool }) =>
			tool === creation && bench.madeIds().length > 0 ? stale() : undefined;
	});

	it("gets its ID from the campaign's list", async () => {
		const run = await bench.run(named('A', 'B', 'C'), byName());
		expect(output(run).map(({ adgroup_id: id }) => id)).toEqual(bench.madeIds());
	});
});
