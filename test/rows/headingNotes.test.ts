import '../fixedDate';
import { fileWorkbench } from '../workbench';
import { expectRows, type RowCase } from './bench';

const bench = fileWorkbench();

/** A daily budget of 50 under each of some headings, and what becomes of it. */
const under = (outcome: RowCase[1], headings: readonly string[]) =>
	headings.map((heading): RowCase => [{ [heading]: '50' }, outcome]);

describe('a heading with a note is its heading, unless the note is an idea of its own', () => {
	expectRows(bench, { Country: 'US' }, [
		...under({ budget: 50 }, [
			...['Daily budget (if applicable)', 'BUDGET\n[LOCAL]', 'Daily budget\nif applicable'],
			...['DAILY BUDGET\r\n(required)', 'Daily budget [please fill in]', 'Daily budget *\n(USD)'],
			...[
				'Budget\nin local currency',
				'Daily budget (if any)',
				'Budget (min. 20)',
				'Daily\nbudget',
			],
			...['Daily budget (e.g. 50.00)', 'Tagesbudget (falls zutreffend)', 'Budget quotidien HT'],
			...['Presupuesto diario (si aplica)', 'Daily budget (net)', 'Tagesbudget (exkl. MwSt.)'],
			...['日予算（税抜）', 'Presupuesto diario (sin IVA)', 'Dagbudget (excl. btw)'],
			...['일예산 (부가세 별도)', 'Budget quotidien (le cas échéant)', '日予算（該当する場合）'],
		]),
		...under(/./, [
			...['Daily budget (remaining)', 'Budget (k€)', 'Daily budget\nlast year', 'Budget\n[DE]'],
			...['Daily budget (Meta)', 'Budget (if lifetime)', 'Budget\nspent', 'Budget (B)'],
			'Daily budget (available)',
		]),
	]);
	expectRows(
		bench,
		{ 'Daily budget': 50 },
		['Country\n(2-letter code)', 'Country\nselect from the dropdown', 'COUNTRY [optional]'].map(
			(heading): RowCase => [{ [heading]: 'US' }, { location_ids: ['6252001'] }],
		),
	);
});
