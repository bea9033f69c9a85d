import type { IDataObject } from 'n8n-workflow';
import { nodeName } from '../engine';
import { openWorkbench, output, type Workbench } from '../workbench';
import { goodRow, mappedForm } from './filledIn';
import { sendRows } from './rowsSent';

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
	/** The field that a person has to change, and what the message says of it. */
	readonly field: string;
	readonly message: RegExp;
}

const day = (number: number) => `2026-05-0${number} 12:00:00`;

const rules: RuleCase[] = [
	{
		rule: 'a lifetime budget needs an end time',
		kept: [
			{ budget_mode: 'Lifetime', schedule_end_time: day(2) },
			{ budget_mode: 'Daily' },
			{ budget_mode: 'Daily', schedule_end_time: day(2) },
			{},
		],
		broken: [
			{ budget_mode: 'Lifetime' },
			{ budget_mode: 'BUDGET_MODE_TOTAL', schedule_end_time: ' ' },
			{ budget_mode: 'total', schedule_end_time: null, schedule_start_time: day(1) },
		],
		field: 'End Time',
		message: /^is empty, but a lifetime budget needs an end\. .*Budget Mode/,
	},
	{
		rule: 'the end lies after the start',
		kept: [
			{ schedule_start_time: day(1), schedule_end_time: day(2) },
			{ schedule_start_time: '2026-05-01', schedule_end_time: '2026-05-01' },
			{
				schedule_start_time: '2026-05-01T14:00:00+02:00',
				schedule_end_time: '2026-05-01T12:00:01Z',
			},
			{ schedule_start_time: day(1) },
			{ schedule_end_time: day(1) },
		],
		broken: [
			{ schedule_start_time: day(2), schedule_end_time: day(1) },
			{ schedule_start_time: day(1), schedule_end_time: day(1) },
			{
				schedule_start_time: '2026-05-01T12:00:00Z',
				schedule_end_time: '2026-05-01T14:00:00+02:00',
			},
		],
		field: 'End Time',
		message: /^is 2026-05-01 12:00:00 UTC, which is not after the start, .* Set a later end\.$/,
	},
	{
		rule: 'manual placement names at least one',
		kept: [{ placement_type: 'Manual', placements: 'TikTok' }, { placement_type: 'Automatic' }, {}],
		broken: [
			{ placement_type: 'Manual' },
			{ placement_type: 'PLACEMENT_TYPE_NORMAL', placements: [] },
			{ placement_type: 'manual', placements: ' , ' },
		],
		field: 'Placements',
		message: /^is empty, but manual placement needs at least one\. .*Placement Type to Automatic/,
	},
	{
		rule: 'a pixel needs an event to optimize for',
		kept: [
			{ objective: 'Conversions', pixel_id: '7090', optimization_event: 'FORM' },
			{ objective: 'Conversions', optimization_event: 'FORM' },
			{ objective: 'Conversions' },
			{ objective: 'Traffic', pixel_id: '7090' },
		],
		broken: [
			{ objective: 'Conversions', pixel_id: '7090' },
			{ objective: 'CONVERSIONS', pixel_id: 7090, optimization_event: '' },
		],
		field: 'Optimization Event',
		message: /^is empty, but a pixel needs the event to optimize for\. Choose one/,
	},
	{
		rule: 'no audience is both included and excluded',
		kept: [
			{ audience_ids: '1, 2', excluded_audience_ids: '3' },
			{ audience_ids: '1, 2' },
			{ excluded_audience_ids: '1, 2' },
		],
		broken: [
			{ audience_ids: '1, 2', excluded_audience_ids: '2, 3' },
			{ audience_ids: [1, 2], excluded_audience_ids: '["2"]' },
		],
		field: 'Excluded Audience IDs',
		message: /^holds 2, which Audience IDs holds too\. .*take it out of one of the two/,
	},
	{
		rule: 'an ad group that promotes an app targets one system',
		kept: [
			{ objective: 'App Promotion', operating_systems: 'iOS' },
			{ objective: 'App Promotion' },
			{ objective: 'Traffic', operating_systems: 'iOS, Android' },
		],
		broken: [
			{ objective: 'App Promotion', operating_systems: 'iOS, Android' },
			{ objective: 'APP_PROMOTION', operating_systems: ['ANDROID', 'IOS'] },
		],
		field: 'Operating Systems',
		message: /^holds more than one, but an ad group that promotes an app targets one\. Make one/,
	},
	{
		rule: 'the promoted app and the systems agree',
		kept: [
			{ promotion_type: 'Android App', operating_systems: 'Android' },
			{ promotion_type: 'APP_IOS', operating_systems: 'iOS' },
			{ promotion_type: 'Website', operating_systems: 'iOS, Android' },
			{ promotion_type: 'APP_IOS' },
			{ operating_systems: 'Android' },
		],
		broken: [
			{ promotion_type: 'APP_ANDROID', operating_systems: 'IOS' },
			{ promotion_type: 'iOS App', operating_systems: 'Android' },
			{ promotion_type: 'APP_IOS', operating_systems: 'iOS, Android' },
		],
		field: 'Promotion Type',
		message:
			/^is APP_(ANDROID|IOS), but Operating Systems holds (IOS|ANDROID)\. Make the two agree/,
	},
];

describe.each(rules)('the rule that $rule', ({ kept, broken, field, message }) => {
	const named = (rows: IDataObject[]) =>
		rows.map((row, index) => ({ ...goodRow, adgroup_name: `Row ${index + 1}`, ...row }));

	it('lets rows through that keep it, and the service takes them', async () => {
		const { rows } = await sendRows(bench, named(kept), mappedForm());
		expect(rows.map(({ item }) => item.error ?? 'created')).toEqual(kept.map(() => 'created'));
	});

	it('refuses rows that break it, before anything is sent', async () => {
		const before = bench.sandbox.calls.length;
		const { rows } = await sendRows(bench, named(broken), mappedForm());
		expect(rows.map(({ item }) => item.problems)).toEqual(
			broken.map(() => [{ field, message: expect.stringMatching(message) }]),
		);
		expect(bench.sandbox.calls).toHaveLength(before);
	});

	it('is kept in a preview too', async () => {
		const rows = [...named(kept), ...named(broken)];
		const run = await bench.run(rows, { ...mappedForm(), operation: 'preview' });
		expect(output(run).map(({ valid }) => valid)).toEqual([
			...kept.map(() => true),
			...broken.map(() => false),
		]);
	});
});

describe('what is unusual but may be meant', () => {
	const unusual = [
		['CLICK', 'CPM', 'CPC'],
		['CONVERT', 'CPC', 'OCPM'],
		['INSTALL', 'CPC', 'OCPM'],
		['IN_APP_EVENT', 'CPM', 'OCPM'],
		['LEAD_GENERATION', 'CPC', 'OCPM'],
		['REACH', 'OCPM', 'CPM'],
		['SHOW', 'CPV', 'CPM'],
		['ENGAGED_VIEW', 'CPM', 'CPV'],
	].map(([goal, billing, usual]): [IDataObject, RegExp] => [
		{ optimization_goal: goal, billing_event: billing },
		new RegExp(`Billing Event is ${billing}, but .* goal ${goal} with ${usual}\\. If TikTok`),
	]);
	const usual: IDataObject[] = [
		{ optimization_goal: 'CLICK', billing_event: 'CPC' },
		{ optimization_goal: 'CONVERT', billing_event: 'OCPM' },
		{ optimization_goal: 'REACH', billing_event: 'CPM' },
		{ optimization_goal: 'ENGAGED_VIEW', billing_event: 'CPV' },
		{ optimization_goal: 'VALUE', billing_event: 'CPC' },
		{ optimization_goal: 'CLICK' },
		{ billing_event: 'CPM' },
	];
	const rows = [...unusual.map(([row]) => row), ...usual].map((row, index) => ({
		...goodRow,
		adgroup_name: `Row ${index + 1}`,
		...row,
	}));

	it('is told in a hint for its rows, and created all the same', async () => {
		const run = await bench.run(rows, mappedForm());
		expect(run.status).toBe('success');
		expect(output(run).map(({ success }) => success)).toEqual(rows.map(() => true));
		const hints = run.hints(nodeName.tested).map(({ message }) => message);
		expect(hints).toEqual(
			unusual.map(([, told], index) =>
				expect.stringMatching(new RegExp(`^In row ${index + 1}: ${told.source}`)),
			),
		);
	});

	it('is told among the warnings of a preview, which stays valid', async () => {
		const run = await bench.run(rows, { ...mappedForm(), operation: 'preview' });
		expect(output(run).map(({ valid }) => valid)).toEqual(rows.map(() => true));
		expect(output(run).map(({ warnings }) => warnings)).toEqual([
			...unusual.map(([, told]) => [expect.stringMatching(told)]),
			...usual.map(() => []),
		]);
	});
});
