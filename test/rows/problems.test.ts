import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { fileWorkbench } from '../workbench';
import { filledIn, goodRow, labelOfArgument, mappedForm } from './filledIn';
import { publishedTable } from './publishedTable';
import { problemsOf, refusedFields, sendRows } from './rowsSent';

const bench = fileWorkbench();

// Other tests send rows of the same name with different values, which would be a conflict.
beforeEach(() => bench.sandbox.forgetKeys());

const broken = "={{ $('No Such Node').item.json.x }}";
const allBroken = () =>
	publishedTable.reduce<INodeParameters>((form, { name }) => filledIn(name, broken, form), {});

const badRow: IDataObject = {
	campaign_id: 'Spring Sale',
	adgroup_name: 'undefined',
	budget: '1,250',
	objective: 'Convertions',
	schedule_start_time: '2027-02-30',
	location_ids: '6252001, #N/A',
	comment_disabled: 'maybe',
	audience_ids: '170000001',
	excluded_audience_ids: '170000001',
};

const allFields = Object.keys(badRow)
	.filter((name) => name !== 'audience_ids')
	.map(labelOfArgument);

describe('a row with several problems', () => {
	it('has all of them told at once, in its item and in its line', async () => {
		const { rows } = await sendRows(bench, [goodRow, badRow], mappedForm());
		expect(rows[0]?.item.success).toBe(true);
		const bad = rows[1]?.item;
		expect(refusedFields(bad).sort()).toEqual([...allFields].sort());
		expect(bad?.error).toMatch(/^Row 2: '/);
		for (const field of allFields) expect(bad?.error).toContain(`'${field}' `);
		expect(bad).toMatchObject({
			success: false,
			adgroup_id: null,
			error_details: { kind: 'invalid', http_status: null, row: 2, idempotency_key: null },
		});
	});

	it.each([
		['nonsense', mappedForm(), /./],
		[
			'a failing expression',
			allBroken(),
			/^has an expression that failed: .* Check the expression\.$/,
		],
	])('can have a problem in every field: %s', async (_what, form, told) => {
		const everything = publishedTable.map(({ name }) => [name, { nonsense: true }]);
		const { rows } = await sendRows(bench, [Object.fromEntries(everything)], form);
		const problems = problemsOf(rows[0]?.item);
		// These depend on arguments that were refused, so nothing can be said about them.
		const silent = adGroup.rules.dependents.map(({ argument }): string => argument);
		const expected = publishedTable
			.filter(({ name }) => !silent.includes(name))
			.map(({ name }) => labelOfArgument(name));
		expect(problems.map(({ field }) => field).sort()).toEqual(expected.sort());
		for (const { message } of problems) expect(message).toMatch(told);
	});

	it('is reported by one problem for each field', async () => {
		const rows = [
			{ campaign_id: 'undefined' },
			{ budget_mode: 'Lifetime', schedule_end_time: '2027-02-30' },
			{ placement_type: 'Manual', placements: 'Facebook' },
			{ objective: 'Conversions', pixel_id: '7090', optimization_event: 'no such event' },
		].map((row) => ({ ...goodRow, ...row }));
		const { rows: refused } = await sendRows(bench, rows, mappedForm());
		expect(refused.map(({ item }) => refusedFields(item))).toEqual([
			...[['Campaign'], ['End Time'], ['Placements'], ['Optimization Event']],
		]);
	});
});

it('a node that stops on errors tells every bad row with every problem', async () => {
	const before = bench.sandbox.calls.length;
	const rows = [{ ...goodRow, budget: 0 }, goodRow, badRow, { ...goodRow, gender: 'X' }];
	const run = await bench.run(rows, mappedForm());
	expect(bench.sandbox.calls).toHaveLength(before);
	expect(run.error?.message).toMatch(/3 of 4 rows.*rows 1, 3 and 4.*nothing was sent/);
	const said = String(run.error?.description);
	expect(said).toMatch(/Row 1: 'Budget' .*smallest[^]*Row 3: .*'Campaign'[^]*Row 4: 'Gender' /);
	for (const field of allFields) expect(said).toContain(`'${field}' `);
});

describe('an expression that can not be worked out', () => {
	it('does not keep other fields of the same collection from being read', async () => {
		const { rows } = await sendRows(bench, [{}], {
			targeting: { locationIds: broken, ageGroups: '=18-34', gender: broken },
		});
		expect(refusedFields(rows[0]?.item).sort()).toEqual(['Gender', 'Location IDs']);
	});

	it('is reported for the options too, and by row', async () => {
		const { rows } = await sendRows(bench, [{ zone: 'utc' }, { zone: 'Mars' }, {}], {
			options: { scheduleTimezone: '={{ $json.zone }}', maxRetries: '={{ $json.retries }}' },
		});
		expect(rows.map(({ item }) => refusedFields(item))).toEqual([[], ['Schedule Timezone'], []]);
		const unread = await sendRows(bench, [{}], { options: { timeout: broken } });
		expect(refusedFields(unread.rows[0]?.item)).toEqual(['Timeout']);
	});

	it.each([
		[{ duplicateProtection: broken }, 'Duplicate Protection'],
		[{ duplicateProtection: 'custom', duplicateKey: broken }, 'Duplicate Key'],
	])('makes no key by another protection (%j)', async (parameters, field) => {
		const { rows } = await sendRows(bench, [{}], parameters);
		const message = expect.stringMatching(/^has an expression that failed/);
		expect(problemsOf(rows[0]?.item)).toEqual([{ field, message }]);
	});
});

it.each([
	[{ adgroup_name: 'US – 25-34' }, 'Row 1 (US – 25-34)'],
	[{ adgroup_name: 'US – 25-34', row_number: 4 }, 'Sheet row 4 (US – 25-34)'],
	[{ adgroup_name: '', row_number: 4 }, 'Sheet row 4'],
	[{ adgroup_name: 'US', row_number: 'four' }, 'Row 1 (US)'],
	[{ adgroup_name: 'x'.repeat(100) }, `Row 1 (${'x'.repeat(40)}…)`],
])('a row with %j is called as people find it', async (row, name) => {
	const { rows } = await sendRows(bench, [{ ...goodRow, ...row, gender: 'X' }], mappedForm());
	expect(String(rows[0]?.item.error).split(": '")[0]).toBe(name);
});
