import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { goodRow, mappedForm } from './filledIn';
import { problemsOf, refusedFields, sendRows } from './rowsSent';

const bench = fileWorkbench();

/** Rows that all have other names. */
const named = (rows: IDataObject[]) =>
	rows.map((row, at) => ({ ...goodRow, adgroup_name: `Row ${at + 1}`, ...row }));

describe('the budget limit', () => {
	it('holds for additional arguments, which are merged after it', async () => {
		const options = { budgetLimit: 100, additionalArguments: '{"budget": 1000}' };
		const { rows } = await sendRows(bench, [{}], { options });
		expect(problemsOf(rows[0]?.item)).toEqual([
			{
				field: 'Budget',
				message:
					"is 1000, above the limit of 100 set in 'Budget Limit'. Lower the budget, or raise the limit if the budget is right.",
			},
		]);
	});

	it('may differ by row, and refuses a row where it is no amount or empty', async () => {
		const rows = [
			...[40, '$60', '', 'low'].map((limit) => ({ limit })),
			{ limit: 500, budget: '$1,250' },
			{ limit: 500, budget: '$499.99' },
		];
		const { rows: done } = await sendRows(bench, named(rows), {
			...mappedForm(),
			options: { budgetLimit: '={{ $json.limit }}' },
		});
		expect(done.map(({ item }) => refusedFields(item))).toEqual([
			...[['Budget'], [], ['Budget Limit'], ['Budget Limit'], ['Budget'], []],
		]);
	});
});
