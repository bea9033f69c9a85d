import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { openWorkbench, output, type Workbench } from '../workbench';
import { goodRow, mappedForm } from './filledIn';
import { problemsOf, sendRows } from './rowsSent';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

/** A rule between arguments: rows that keep it, and rows that break it. */
interface RuleCase {
	readonly rule: string;
	readonly kept: IDataObject[];
	readonly broken: IDataObject[];
	/** The field that a person has to change, and how the message begins. */
	readonly field: string;
	readonly message: string;
	readonly options?: INodeParameters;
}

const day = (number: number) => `2027-05-0${number} 12:00:00`;

/** The rules themselves are tested in test/contract; here, that they hold for rows of a sheet. */
const rules: RuleCase[] = [
	{
		rule: 'a lifetime budget needs an end time',
		kept: [{ budget_mode: 'Lifetime', schedule_end_time: day(2) }, { budget_mode: 'Daily' }, {}],
		broken: [
			{ budget_mode: 'Lifetime' },
			{ budget_mode: 'total', schedule_end_time: null, schedule_start_time: day(1) },
		],
		field: 'End Time',
		message: 'is empty, but a lifetime budget needs an end time. ',
	},
	{
		rule: 'the end lies after the start',
		kept: [
			{ schedule_start_time: day(1), schedule_end_time: day(2) },
			{ schedule_start_time: '2027-05-01', schedule_end_time: '2027-05-01' },
		],
		broken: [
			{ schedule_start_time: day(2), schedule_end_time: day(1) },
			{ schedule_start_time: '2027-05-01T12:00Z', schedule_end_time: '2027-05-01T14:00+02:00' },
		],
		field: 'End Time',
		message: "is 2027-05-01 12:00:00 UTC, which isn't after the start time, ",
	},
	{
		rule: 'manual placement names at least one',
		kept: [{ placement_type: 'Manual', placements: 'TikTok' }, { placement_type: 'Automatic' }],
		broken: [{ placement_type: 'Manual' }, { placement_type: 'Manual', placements: ' , ' }],
		field: 'Placements',
		message: 'is empty, but manual placement needs at least one. ',
	},
	{
		rule: 'a pixel needs an event to optimize for',
		kept: [
			{ objective: 'Conversions', pixel_id: '7090', optimization_event: 'FORM' },
			{ objective: 'Conversions' },
			{ objective: 'Traffic', pixel_id: '7090' },
		],
		broken: [{ objective: 'Conversions', pixel_id: '7090' }],
		field: 'Optimization Event',
		message: 'is empty, but a pixel needs an event to optimize for. ',
	},
	{
		rule: 'no audience is both included and excluded',
		kept: [{ audience_ids: '170000001', excluded_audience_ids: '170000003' }],
		broken: [{ audience_ids: '170000001, 170000002', excluded_audience_ids: ['170000002'] }],
		field: 'Excluded Audience IDs',
		message: "contains 170000002, also in 'Audience IDs'. ",
	},
	{
		rule: 'an ad group that promotes an app targets one system',
		kept: [{ objective: 'App Promotion', operating_systems: 'iOS' }],
		broken: [{ objective: 'App Installs', operating_systems: 'iOS / Android' }],
		field: 'Operating Systems',
		message: 'contains more than one system, ',
	},
	{
		rule: 'the promoted app and the systems agree',
		kept: [{ promotion_type: 'Android App', operating_systems: 'Android' }],
		broken: [{ promotion_type: 'App Store', operating_systems: 'Android' }],
		field: 'Promotion Type',
		message: "is iOS App, but 'Operating Systems' contains Android. ",
	},
	{
		rule: 'no budget is above the limit',
		options: { budgetLimit: 500 },
		kept: [{ budget: 500 }, { budget: '$499.99' }],
		broken: [
			{ budget: 500.01 },
			{ budget: '$1,250' },
			{ budget: 700, budget_mode: 'Lifetime', schedule_end_time: day(2) },
		],
		field: 'Budget',
		message: 'is ',
	},
];

describe.each(rules)('the rule that $rule', ({ rule, kept, broken, field, message, options }) => {
	const named = (rows: IDataObject[]) =>
		rows.map((row, index) => ({ ...goodRow, adgroup_name: `${rule} ${index + 1}`, ...row }));
	const form = { ...mappedForm(), ...(options && { options }) };

	it('lets rows through that keep it, and the service takes them', async () => {
		const { rows } = await sendRows(bench, named(kept), form);
		expect(rows.map(({ item }) => item.error ?? 'created')).toEqual(kept.map(() => 'created'));
	});

	it('refuses rows that break it, before anything is sent', async () => {
		const before = bench.sandbox.calls.length;
		const { rows } = await sendRows(bench, named(broken), form);
		expect(rows.map(({ item }) => problemsOf(item))).toEqual(
			broken.map(() => [{ field, message: expect.stringContaining(message) }]),
		);
		expect(bench.sandbox.calls).toHaveLength(before);
	});

	it('is kept in a preview too', async () => {
		const rows = [...named(kept), ...named(broken)].map((row, at) => ({
			...row,
			adgroup_name: `Preview ${at}`,
		}));
		const run = await bench.run(rows, { ...form, operation: 'preview' });
		expect(output(run).map(({ valid }) => valid)).toEqual([
			...kept.map(() => true),
			...broken.map(() => false),
		]);
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

	it('may differ by row, and is refused where it is no amount', async () => {
		const rows = [
			{ ...goodRow, adgroup_name: 'Limit 1', limit: 40 },
			{ ...goodRow, adgroup_name: 'Limit 2', limit: '$60' },
			{ ...goodRow, adgroup_name: 'Limit 3', limit: '' },
			{ ...goodRow, adgroup_name: 'Limit 4', limit: 'low' },
		];
		const { rows: results } = await sendRows(bench, rows, {
			...mappedForm(),
			options: { budgetLimit: '={{ $json.limit }}' },
		});
		expect(results.map(({ item }) => problemsOf(item).map(({ field }) => field))).toEqual([
			['Budget'],
			[],
			[],
			['Budget Limit'],
		]);
	});
});

describe('what is unusual but may be meant', () => {
	const rows = [
		{ optimization_goal: 'CLICK', billing_event: 'CPM' },
		{ optimization_goal: 'CLICK', billing_event: 'CPC' },
		{ budget: 5 },
	].map((row, index) => ({
		...goodRow,
		location_ids: 'United States',
		adgroup_name: `Unusual ${index + 1}`,
		...row,
	}));
	const told = [
		/'Billing Event' is "CPM – .*", but TikTok usually pairs the goal "Click" with "CPC – /,
		/'Budget' is 5 a day\. TikTok's minimum is 20 a day/,
	];

	it('is reported in a hint for its rows, and created all the same', async () => {
		const run = await bench.run(rows, mappedForm());
		expect(run.status).toBe('success');
		expect(output(run).map(({ success }) => success)).toEqual([true, true, true]);
		const hints = run.hintLines(nodeName.tested);
		expect(hints).toEqual(
			expect.arrayContaining([
				expect.stringMatching(new RegExp(`^In row 1: ${told[0]?.source}`)),
				expect.stringMatching(new RegExp(`^In row 3: ${told[1]?.source}`)),
			]),
		);
	});

	it('is reported among the warnings of a preview, which stays valid', async () => {
		const run = await bench.run(rows, { ...mappedForm(), operation: 'preview' });
		expect(output(run)).toMatchObject([
			{ valid: true, warnings: expect.stringMatching(told[0] ?? '') },
			{ valid: true, warnings: '' },
			{ valid: true, warnings: expect.stringMatching(told[1] ?? '') },
		]);
	});
});
