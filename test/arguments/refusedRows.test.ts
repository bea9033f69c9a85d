import type { IDataObject } from 'n8n-workflow';
import { openWorkbench, output, type Workbench } from '../workbench';
import { filledIn, goodRow, labelOfArgument, mappedForm, neededBeside } from './filledIn';
import { publishedTable } from './publishedTable';
import { sendRows } from './rowsSent';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

/** The fields of the problems that a row was refused for. */
function fieldsOf(item: IDataObject | undefined): unknown[] {
	const { problems } = item ?? {};
	if (!Array.isArray(problems)) return [];
	return problems.map((problem) =>
		typeof problem === 'object' && problem !== null && 'field' in problem ? problem.field : problem,
	);
}

const badRow: IDataObject = {
	campaign_id: 'Spring Sale',
	adgroup_name: 'undefined',
	budget: '$30',
	objective: 'Convertions',
	schedule_start_time: '2026-02-30',
	location_ids: '6252001, #N/A',
	comment_disabled: 'maybe',
	audience_ids: '1',
	excluded_audience_ids: '1',
};

const allFields = [
	'campaign_id',
	'adgroup_name',
	'budget',
	'objective',
	'schedule_start_time',
	'location_ids',
	'comment_disabled',
	'excluded_audience_ids',
].map(labelOfArgument);

describe('a row with several problems', () => {
	it('has all of them told at once, in its item and in its line', async () => {
		const { rows } = await sendRows(bench, [goodRow, badRow], mappedForm());
		expect(rows[0]?.item.success).toBe(true);
		const bad = rows[1]?.item;
		expect(new Set(fieldsOf(bad))).toEqual(new Set(allFields));
		expect(fieldsOf(bad)).toHaveLength(allFields.length);
		expect(bad?.error).toMatch(/^Row 2: /);
		for (const field of allFields) expect(bad?.error).toContain(`${field} `);
	});

	it('can have a problem in every field', async () => {
		const everything = Object.fromEntries(
			publishedTable.map(({ name }) => [name, { nonsense: true }]),
		);
		const { rows } = await sendRows(bench, [everything], mappedForm());
		// What placements and the pixel hang on was refused, so nothing can be said of them.
		const silent = ['placements', 'pixel_id', 'optimization_event'];
		const expected = publishedTable
			.filter(({ name }) => !silent.includes(name))
			.map(({ name }) => labelOfArgument(name));
		expect(fieldsOf(rows[0]?.item).sort()).toEqual(expected.sort());
	});

	it('is told by one problem for each field', async () => {
		const rows = [
			{ ...goodRow, campaign_id: 'undefined' },
			{ ...goodRow, budget_mode: 'Lifetime', schedule_end_time: '2026-02-30' },
			{ ...goodRow, placement_type: 'Manual', placements: 'Facebook' },
			{
				...goodRow,
				objective: 'Conversions',
				pixel_id: '7090',
				optimization_event: 'no such event',
			},
		];
		const { rows: refused } = await sendRows(bench, rows, mappedForm());
		expect(refused.map(({ item }) => fieldsOf(item))).toEqual([
			['Campaign'],
			['End Time'],
			['Placements'],
			['Optimization Event'],
		]);
	});
});

describe('a node that stops on errors', () => {
	it('sends nothing and tells the problems of the one bad row', async () => {
		const before = bench.sandbox.calls.length;
		const run = await bench.run([goodRow, badRow, goodRow], mappedForm());
		expect(run.status).toBe('error');
		expect(bench.sandbox.calls).toHaveLength(before);
		const said = `${run.error?.message}\n${run.error?.description}`;
		expect(said).toMatch(/^Row 2: /);
		for (const field of allFields) expect(said).toContain(`${field} `);
		expect(said).not.toMatch(/Row 1:|Row 3:/);
	});

	it('tells every bad row with every problem', async () => {
		const before = bench.sandbox.calls.length;
		const rows = [{ ...goodRow, budget: 0 }, goodRow, badRow, { ...goodRow, gender: 'X' }];
		const run = await bench.run(rows, mappedForm());
		expect(bench.sandbox.calls).toHaveLength(before);
		expect(run.error?.message).toMatch(/3 of 4 rows.*nothing was sent.*rows 1, 3 and 4/);
		const said = String(run.error?.description);
		expect(said).toMatch(/Row 1: Budget .*smallest/);
		expect(said).toMatch(/Row 3: .*Campaign/);
		expect(said).toMatch(/Row 4: Gender /);
		for (const field of allFields) expect(said).toContain(`${field} `);
	});
});

describe('an expression that can not be worked out', () => {
	const broken = "={{ $('No Such Node').item.json.x }}";

	it.each(publishedTable.map(({ name }) => [name]))('%s: is told by its field', async (name) => {
		const form = { ...neededBeside(name, undefined).parameters, ...filledIn(name, broken) };
		const { rows } = await sendRows(bench, [{}], form);
		expect(rows[0]?.item.problems).toEqual([
			{
				field: labelOfArgument(name),
				message: expect.stringMatching(/expression .*\. Check the expression\.$/),
			},
		]);
	});

	it('does not keep other fields of the same collection from being read', async () => {
		const { rows } = await sendRows(bench, [{}], {
			targeting: { locationIds: broken, ageGroups: '=18-34', gender: broken },
		});
		expect(fieldsOf(rows[0]?.item).sort()).toEqual(['Age Groups', 'Gender', 'Location IDs']);
	});

	it('is told for the options too, and by row', async () => {
		const { rows } = await sendRows(bench, [{ zone: 'utc' }, { zone: 'Mars' }, {}], {
			options: { scheduleTimezone: '={{ $json.zone }}', maxRetries: '={{ $json.retries }}' },
		});
		expect(rows.map(({ item }) => fieldsOf(item))).toEqual([[], ['Schedule Timezone'], []]);
		const unread = await sendRows(bench, [{}], { options: { timeout: broken } });
		expect(fieldsOf(unread.rows[0]?.item)).toEqual(['Timeout']);
	});
});

describe('a field of the form that n8n lets pass', () => {
	it('is refused by the node: a budget left empty, or too small', async () => {
		for (const budget of ['', 0, 0.5]) {
			const run = await bench.run([{}], { budget });
			expect(run.error?.message).toMatch(/^Row 1: Budget /);
			expect(output(run)).toEqual([]);
		}
	});
});
