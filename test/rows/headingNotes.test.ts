import '../fixedDate';
import { fileWorkbench } from '../workbench';
import { checkSheet } from './bench';

const bench = fileWorkbench();

const check = async (heading: string, cell = '50', country = 'Country') =>
	(await checkSheet(bench, [{ [heading]: cell, [country]: 'US' }])).items[0] ?? {};

describe('a heading with a note', () => {
	it.each([
		...[
			'Daily budget (if applicable)',
			'BUDGET\n[LOCAL]',
			'Daily budget\nif applicable',
			'DAILY BUDGET\r\n(required)',
		],
		...[
			'Daily budget [please fill in]',
			'Budget\nin local currency',
			'Daily budget (if any)',
			'Budget (min. 20)',
		],
		...[
			'Daily budget (e.g. 50.00)',
			'Daily\nbudget',
			'Tagesbudget (falls zutreffend)',
			'Presupuesto diario (si aplica)',
		],
		...['Daily budget (net)', 'Tagesbudget (exkl. MwSt.)', 'Budget quotidien HT', '日予算（税抜）'],
		...['Presupuesto diario (sin IVA)', 'Dagbudget (excl. btw)', '일예산 (부가세 별도)'],
		...['Budget quotidien (le cas échéant)', '日予算（該当する場合）', 'Daily budget *\n(USD)'],
	])('is its heading: %j', async (heading) => {
		expect(await check(heading)).toMatchObject({ valid: true, arguments: { budget: 50 } });
	});

	it.each(['Country\n(2-letter code)', 'Country\nselect from the dropdown', 'COUNTRY [optional]'])(
		'is that of other fields too: %j',
		async (heading) => {
			const { arguments: sent } = await check('Daily budget', '50', heading);
			expect(sent).toMatchObject({ location_ids: ['6252001'] });
		},
	);

	it.each([
		...[
			'Daily budget (remaining)',
			'Budget (k€)',
			'Daily budget\nlast year',
			'Daily budget (Meta)',
		],
		...[
			'Budget (if lifetime)',
			'Budget\nspent',
			'Budget (B)',
			'Daily budget (available)',
			'Budget\n[DE]',
		],
	])('with an idea of its own is another: %j', async (heading) => {
		expect(await check(heading)).toMatchObject({ valid: false });
	});
});
