import '../fixedDate';
import { fileWorkbench } from '../workbench';

const bench = fileWorkbench();

describe('a guard that comes to nothing refuses the row', () => {
	const nothing = [
		'',
		'={{ undefined }}',
		'={{ null }}',
		"={{ '' }}",
		'={{ [] }}',
		'={{ $json.x }}',
	];
	it.each(['budgetLimit', 'startPaused', 'skipExistingNames'])('%s', async (name) => {
		for (const value of nothing) {
			const run = await bench.run([{ 'Ad group': 'One' }], {
				adgroupName: '={{ $json["Ad group"] }}',
				budget: 50,
				options: { [name]: value },
			});
			expect([value, run.error?.message]).toEqual([
				value,
				expect.stringContaining('is empty, so it guards nothing. Fill it in, or switch it off.'),
			]);
		}
		expect(bench.sandbox.calls).toEqual([]);
	});
});
