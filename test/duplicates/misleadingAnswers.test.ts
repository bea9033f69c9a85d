import '../model/fasterClock';
import { nodeName } from '../engine';
import type { Fault } from '../sandbox';
import { pause } from '../sandbox/calling';
import { output } from '../workbench';
import { byName, described, goesOn, hintsOf, named, unsettled, eachRowBench } from './rowsByName';

const bench = eachRowBench();

/** An answer that says success, and in its text what it was not. */
const denied = (text: string): Fault => ({
	kind: 'status',
	status: 200,
	body: { success: true, data: { text } },
});

it('a success that denies in its text that anything was created leaves the outcome unknown', async () => {
	bench.spoil('B', denied('Ad group creation failed: the budget is below the minimum'), 9);
	const run = await bench.run(named('A', 'B', 'C'), byName(), goesOn);
	const created = bench.madeIds().map((adgroup_id) => ({ success: true, adgroup_id }));
	const answer = expect.stringContaining('"success":true');
	expect(output(run)).toMatchObject([
		created[0],
		{ success: false, error_details: { outcome_unknown: true, answer } },
		created[1],
	]);
	expect(bench.madeNames()).toEqual(['A', 'C']);
});

it('one that names an ID and denies in its first line is settled by the list', async () => {
	const id = '1800000000000000099';
	bench.spoil('A', denied(`The ad group could not be created\n\n**Ad Group ID:** \`${id}\``), 9);
	const run = await bench.run(named('A', 'B'), byName(), goesOn);
	expect(output(run)).toMatchObject([
		{ success: false, adgroup_id: null, error_details: { outcome_unknown: true } },
		{ success: true, adgroup_id: bench.madeIds()[0] },
	]);
	expect(bench.madeNames()).toEqual(['B']);
});

describe('a success that says that the ad group was there before', () => {
	const existed = (more: object, text = 'Done'): Fault => ({
		...{ kind: 'status', status: 200 },
		body: {
			success: true,
			data: { text, structured: { adgroup_id: '1800000000000000099', ...more } },
		},
	});

	it.each([
		existed({ created: false }),
		existed({}, 'The ad group already exists.'),
		existed({ create_time: '2026-01-31 09:00:00' }),
	])('makes the row one that was created already, which is never paused', async (fault) => {
		bench.spoil('A', fault);
		for (const simplify of [true, false]) {
			const options = { startPaused: true, simplify };
			const run = await bench.run(named('A'), byName({}, options), goesOn);
			const warnings = expect.stringContaining('existed already');
			expect(output(run)).toMatchObject([{ success: true, warnings, paused: false }]);
			expect(output(run)[0]?.already_created).toBe(true);
			expect(run.hintLines(nodeName.tested).join('\n')).toContain('1 created in an earlier run');
			bench.spoil('A', fault);
		}
		expect(bench.sandbox.callsTo(pause)).toEqual([]);
	});
});

describe("a pause whose answer isn't about this ad group", () => {
	it.each([
		{ text: '❌ Failed to pause' },
		{ text: 'Done', structured: { adgroup_id: '1800000000000000099' } },
		{ text: 'Done', structured: { status: 'ENABLE' } },
		{ text: '**Ad Group Name:** B' },
	])('leaves it open whether the new one is paused (%j)', async (data) => {
		bench.sandbox.options.fault = ({ tool }) =>
			tool === pause ? { kind: 'status', status: 200, body: { success: true, data } } : undefined;
		const run = await bench.run(named('A'), byName({}, { startPaused: true }), goesOn);
		const pause_error = expect.stringContaining('may not be paused');
		expect(output(run)).toMatchObject([{ success: true, paused: false, pause_error }]);
	});
});

describe('control characters and direction marks', () => {
	const marks = ['\u202e', '\u0007', '\u001b[31m', '\u200f', '\u2066', '\u0085', '\r', '\b'].join(
		'x',
	);
	const isClean = (value: unknown) =>
		!/(?![\t\n])[\p{Cc}\p{Bidi_Control}]|\\u(?:00|20)/u.test(JSON.stringify(value));

	it.each([200, 400, 500])('of an answer reach no item and no error (%i)', async (status) => {
		const body = { success: status === 200, error: marks, data: { text: marks, [marks]: marks } };
		const headers = { 'content-type': 'application/json' };
		for (const simplify of [true, false]) {
			bench.spoil('A', { kind: 'status', status, body, headers }, 9);
			const options = { ...unsettled, simplify };
			const run = await bench.run(named('A'), byName({}, options), goesOn);
			expect(isClean(output(run))).toBe(true);
			const stopped = await bench.run(named('A'), byName({}, options));
			expect(isClean([stopped.error?.message, described(stopped), hintsOf(stopped)])).toBe(true);
		}
	});

	it('of a list are in no name, which is found all the same', async () => {
		bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: 'A\u200f B' });
		const options = { skipExistingNames: true };
		const run = await bench.run(named('A B'), byName({}, options), goesOn);
		expect(output(run)).toMatchObject([{ success: true, already_created: true }]);
	});
});
