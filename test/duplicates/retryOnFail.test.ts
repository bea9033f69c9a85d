import '../model/fasterClock';
import { output } from '../workbench';
import { byName, named, refused, tries, eachRowBench } from './rowsByName';

const bench = eachRowBench();

describe('Retry On Fail', () => {
	it('answers created rows from the journal and goes on with the others', async () => {
		bench.spoil('B', refused);
		const run = await bench.run(named('A', 'B', 'C'), byName(), tries(3));
		expect(run.status).toBe('success');
		expect(output(run).map((item) => item.adgroup_name)).toEqual(['A', 'B', 'C']);
		expect(output(run).map((item) => item.adgroup_id)).toEqual(bench.madeIds());
		expect(output(run).map((item) => item.already_created ?? false)).toEqual([true, false, false]);
		const names = bench.callsFor().map((call) => call.arguments.adgroup_name);
		expect(names).toEqual(['A', 'B', 'B', 'C']);
		expect(new Set(bench.keysFor('B')).size).toBe(1);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'creates nothing twice where the node goes on after errors (%s)',
		async (onError) => {
			// n8n tries again because the first item carries an error.
			bench.spoil('A', refused);
			const run = await bench.run(named('A', 'B', 'C'), byName(), { ...tries(3), onError });
			expect(output(run).map((item) => item.adgroup_name)).toEqual(['A', 'B', 'C']);
			expect(bench.madeNames()).toEqual(['B', 'C', 'A']);
			expect(bench.callsFor()).toHaveLength(4);
		},
	);
});
