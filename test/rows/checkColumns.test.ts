import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { fileWorkbench, output } from '../workbench';
import { automatic, checkSheet } from './bench';
import { problemsOf, sendRows } from './rowsSent';

const bench = fileWorkbench();

/** What Check Columns says of a sheet: an item for each column, and the box. */
async function checkColumns(rows: IDataObject[], options: INodeParameters = {}) {
	const run = await bench.run(
		rows,
		{ operation: 'columns', options },
		{ credentials: {} },
		{ settings: { timezone: 'America/New_York' } },
	);
	return { items: output(run), hints: run.hintLines(nodeName.tested), run };
}

it('prints', async () => {
	const rows = [
		{
			row_number: 2,
			'Ad group': 'A',
			'Daily budget': '$1,250.00',
			Country: 'UK',
			Ages: '18-34',
			Flight: '1 Dec 2026 - 24 Dec 2026',
			Status: 'Paused',
			Notes: 'x',
			'Budget owner': 'Ann',
			'Monthly budget': 300,
			'TikTok result': 'ok',
			Deal: { id: 7, stage: 'won' },
			'': 'loose',
			'Bid / Cost Cap': '',
		},
		{
			row_number: 3,
			'Ad group': 'B',
			'Daily budget': 'x',
			Country: 'US',
			Ages: '18-24',
			Flight: '1 Dec 2026 - 24 Dec 2026',
			Status: 'Active',
			'Monthly budget': 'n/a',
			'Bid / Cost Cap': 3,
		},
	];
	const { items, hints } = await checkColumns(rows, {
		columns: {
			column: [
				{ heading: 'ages', means: 'age_groups' },
				{ heading: 'Nope', means: 'ignore' },
			],
		},
	});
	console.log(items, hints);
	const c = await checkSheet(bench, rows);
	console.log(c.items.map((i) => [i.problems, i.warnings]));
	void automatic;
	void problemsOf;
	void sendRows;
});
