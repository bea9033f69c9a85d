import '../model/fasterClock';
import type { Fault } from '../sandbox';
import { pause } from '../sandbox/calling';
import { output } from '../workbench';
import { byName, goesOn, named, eachRowBench } from './rowsByName';

const bench = eachRowBench();

/** A success that names no ID, or that of another, whose deed is done or not. */
const unnamed = (act: boolean, adgroup_id?: string): Fault => ({
	kind: 'status',
	status: 200,
	act,
	body: { success: true, data: { text: 'Your request was handled', structured: { adgroup_id } } },
});

describe('a success that names no ID', () => {
	it.each([0, 1])('or names that of another row, gets the ID that the list shows', async (at) => {
		bench.sandbox.options.fault = ({ arguments: { adgroup_name: name } }) =>
			name === 'B' ? unnamed(true, bench.madeIds()[at]) : undefined;
		const run = await bench.run(named('A', 'B', 'C'), byName(), goesOn);
		const ids = bench.madeIds();
		expect(output(run)).toMatchObject(ids.map((adgroup_id) => ({ success: true, adgroup_id })));
		expect(bench.madeNames()).toEqual(['A', 'B', 'C']);
	});

	it('stays unknown while the list lacks it, is shown as it came, and is not sent again', async () => {
		bench.spoil('B', unnamed(false), 9);
		const rows = named('A', 'B', 'C');
		const options = { includeInputFields: true };
		const run = await bench.run(rows, byName({}, options), goesOn);
		const [id, , last] = [bench.madeIds()[0], undefined, bench.madeIds()[1]];
		const error = expect.stringContaining("isn't in the campaign's list yet");
		const answer = expect.stringContaining('Your request was handled');
		expect(output(run).map(({ adspirer }) => adspirer)).toMatchObject([
			{ success: true, adgroup_id: id },
			{ success: false, error, error_details: { outcome_unknown: true, answer } },
			{ success: true, adgroup_id: last },
		]);
		expect(bench.madeNames()).toEqual(['A', 'C']);
	});
});

describe("a pause whose answer isn't about this ad group", () => {
	it.each([
		{ structured: { error: 'Failed to pause' } },
		{ text: 'Done', structured: { adgroup_id: '1800000000000000099' } },
		{ text: 'Done', structured: { status: 'ENABLE' } },
		{ text: '**Ad Group ID:** `1800000000000000099`' },
	])('leaves it open whether the new one is paused (%j)', async (data) => {
		bench.sandbox.options.fault = ({ tool }) =>
			tool === pause ? { kind: 'status', status: 200, body: { success: true, data } } : undefined;
		const run = await bench.run(named('A'), byName({}, { startPaused: true }), goesOn);
		const pause_error = expect.stringContaining('may not be paused');
		expect(output(run)).toMatchObject([{ success: true, paused: false, pause_error }]);
	});
});

it('a direction mark in a name of the list keeps nobody from finding it', async () => {
	bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: 'A\u200f B' });
	const options = { skipExistingNames: true };
	const run = await bench.run(named('A B'), byName({}, options), goesOn);
	expect(output(run)).toMatchObject([{ success: true, already_created: true }]);
});
