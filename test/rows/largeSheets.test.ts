import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { openWorkbench, output } from '../workbench';

/** Rows whose headings are all their own, as after a Merge or a pivot. */
const rowsOf = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, row) => ({
		'Ad group': `Row ${row}`,
		'Daily budget': 50,
		Country: 'US',
		...Object.fromEntries(Array.from({ length: 20 }, (__, at) => [`Note ${row}_${at}`, 'x'])),
	}));

it('the time of a check grows with the rows, however many columns they have', async () => {
	const bench = await openWorkbench();
	const timeOf = async (count: number) => {
		const rows = rowsOf(count);
		const before = performance.now();
		const run = await bench.run(rows, { mappingMode: 'autoMapInputData', operation: 'preview' });
		expect(output(run)).toHaveLength(count);
		return performance.now() - before;
	};
	await timeOf(100);
	const few = await timeOf(250);
	const many = await timeOf(1000);
	expect(many).toBeLessThan(few * 9);
	await bench.close();
});
