import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { fileWorkbench, output } from '../workbench';
import { goodRow, mappedForm } from './filledIn';
import { problemsOf, refusedFields, sendRows } from './rowsSent';

const bench = fileWorkbench();

describe('an option by an expression', () => {
	it.each([
		['maxConcurrency', 0, 'Max Concurrency', 'is "0". Enter a whole number from 1 to 50.'],
		['maxRetries', 1.5, 'Max Retries', 'is "1.5". Enter a whole number from 0 to 10.'],
		['timeout', 'soon', 'Timeout', expect.stringMatching(/^is "soon"\. Enter a whole number/)],
		['dateOrder', 'Mars', 'Date Order', expect.stringMatching(/isn't one of the choices/)],
		['scheduleTimezone', 'CET', 'Schedule Timezone', expect.stringMatching(/UTC or Workflow/)],
		['existingAdgroupId', '1.8E+18', 'Existing Ad Group ID', expect.stringMatching(/lost/)],
		['simplify', 'perhaps', 'Simplify', expect.stringMatching(/isn't yes or no/)],
	])('%s: %j is refused', async (name, value, field, message) => {
		const { rows } = await sendRows(bench, [{ value }], {
			options: { [name]: '={{ $json.value }}' },
		});
		expect(problemsOf(rows[0]?.item)).toEqual([{ field, message }]);
	});

	it.each([
		['dateOrder', 'Day/Month/Year'],
		['simplify', 'yes'],
		['maxRetries', '2'],
		['timeout', ''],
		['existingAdgroupId', 'n/a'],
	])('%s: %j is taken', async (name, value) => {
		const options = { [name]: '={{ $json.value }}' };
		const run = await bench.run([{ value }], { operation: 'preview', options });
		expect(output(run)).toMatchObject([{ valid: true }]);
	});
});

/** Rows that all have other names. */
const named = (rows: IDataObject[]) =>
	rows.map((row, at) => ({ ...goodRow, adgroup_name: `Row ${at + 1}`, ...row }));

describe('the budget limit', () => {
	it('holds for additional arguments, which are merged after it', async () => {
		const options = { budgetLimit: 100, additionalArguments: '{"budget": 1000}' };
		const { rows } = await sendRows(bench, [{}], { options });
		const message =
			"is 1000, above the limit of 100 set in 'Budget Limit'. Lower the budget, or raise the limit if the budget is right.";
		expect(problemsOf(rows[0]?.item)).toEqual([{ field: 'Budget', message }]);
	});

	it.each<[name: string, value: unknown, isRefused: boolean]>([
		['daily_budget', 5000, true],
		['lifetime_budget', '5000', true],
		['scheduled_budget', [{ amount: 5000 }], true],
		['rf', { Budget: 1 }, true],
		['budget_optimize_on', true, false],
		['budget_mode', 'BUDGET_MODE_DAY', false],
	])('refuses another amount, which it does not check: %s', async (name, value, isRefused) => {
		const additionalArguments = JSON.stringify({ [name]: value });
		const field = 'Additional Ad Group Arguments';
		const message = `has '${name}', an amount that 'Budget Limit' doesn't check. Remove it, or remove the limit.`;
		const check = async (options: INodeParameters) =>
			output(await bench.run([{}], { operation: 'preview', options }))[0];
		const limited = await check({ budgetLimit: 100, additionalArguments });
		expect(limited?.problem_list).toEqual(isRefused ? [{ field, message }] : []);
		const free = await check({ additionalArguments });
		expect(free).toMatchObject({ valid: true, arguments: { [name]: value } });
	});

	it('may differ by row, and refuses a row where it is no amount or empty', async () => {
		const rows = [
			...[40, '$60', '', 'low'].map((limit) => ({ limit })),
			{ limit: 500, budget: '$1,250' },
			{ limit: 500, budget: '$499.99' },
			{ limit: 500, budget: 500 },
		];
		const { rows: done } = await sendRows(bench, named(rows), {
			...mappedForm(),
			options: { budgetLimit: '={{ $json.limit }}' },
		});
		expect(done.map(({ item }) => refusedFields(item))).toEqual([
			...[['Budget'], [], ['Budget Limit'], ['Budget Limit'], ['Budget'], [], []],
		]);
	});
});

it('of a row decide how its own cells are read, whatever equal cells of other rows mean', async () => {
	const rows = ['dayMonthYear', 'monthDayYear', 'refuse'].flatMap((order) =>
		['utc', 'workflow'].flatMap((zone) =>
			['inside', 'outside', 'refuse'].map((ages) => ({ order, zone, ages })),
		),
	);
	const parameters: INodeParameters = {
		...{ operation: 'preview', adgroupName: '={{ Object.values($json).join() }}' },
		...{ scheduleStartTime: '03/04/2027', targeting: { ageGroups: '20-30' } },
		options: {
			dateOrder: '={{ $json.order }}',
			scheduleTimezone: '={{ $json.zone }}',
			agesBetweenGroups: '={{ $json.ages }}',
		},
	};
	const read = async (checked: IDataObject[]) =>
		output(await bench.run(checked, parameters)).map((item) => [item.arguments, item.problems]);
	const alone = [];
	for (const row of rows) alone.push(...(await read([row])));
	expect(await read(rows)).toEqual(alone);
});
