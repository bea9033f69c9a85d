import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { goodRow, mappedForm } from './filledIn';
import { problemsOf, refusedFields, sendRows } from './rowsSent';

const bench = fileWorkbench();

/** Rows that all have other names. */
const named = (rows: IDataObject[]) =>
	rows.map((row, at) => ({ ...goodRow, adgroup_name: `Row ${at + 1}`, ...row }));

const starts = { schedule_start_time: '2027-05-01T12:00Z' };

/** Rows that break a rule, with the field to change. All rules are tested in test/contract. */
const broken: Array<[row: IDataObject, field: string, message: string]> = [
	[{ budget_mode: 'Lifetime' }, 'End Time', 'is empty, but a lifetime budget needs an end time. '],
	[
		{ ...starts, schedule_end_time: '2027-05-01T14:00+02:00' },
		'End Time',
		"is 2027-05-01 12:00:00 UTC, which isn't after the start time, ",
	],
	[{ budget: '$1,250' }, 'Budget', 'is 1250, above the limit of 500'],
];

const kept: IDataObject[] = [
	{ budget_mode: 'Lifetime', schedule_end_time: '2027-05-02 12:00:00' },
	{ schedule_start_time: '2027-05-01', schedule_end_time: '2027-05-01' },
	{ budget: '$499.99' },
];

describe('the rules between arguments', () => {
	const form = { ...mappedForm(), options: { budgetLimit: 500 } };
	const rows = named([...broken.map(([row]) => row), ...kept]);

	it('refuse the rows of a sheet that break them, and no others, before anything is sent', async () => {
		const { rows: done } = await sendRows(bench, rows, form);
		expect(done.map(({ item }) => problemsOf(item))).toEqual([
			...broken.map(([, field, message]) => [{ field, message: expect.stringContaining(message) }]),
			...kept.map(() => []),
		]);
		expect(bench.sandbox.adGroups).toHaveLength(kept.length);
		expect(bench.sandbox.calls).toHaveLength(kept.length);
	});
});

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
		const rows = [40, '$60', '', 'low'].map((limit) => ({ limit }));
		const { rows: done } = await sendRows(bench, named(rows), {
			...mappedForm(),
			options: { budgetLimit: '={{ $json.limit }}' },
		});
		expect(done.map(({ item }) => refusedFields(item))).toEqual([
			...[['Budget'], [], ['Budget Limit'], ['Budget Limit']],
		]);
	});
});
