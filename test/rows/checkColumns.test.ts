import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { idOfHeading, idOfProposals } from '../../nodes/AdspirerTikTok/contract/meanings';
import { nodeName } from '../engine';
import { fileWorkbench, output } from '../workbench';
import { automatic, checkSheet } from './bench';
import { sendRows } from './rowsSent';

const bench = fileWorkbench();

/** The results of Check Columns for a sheet, without a credential: an item for each column, and the box. */
async function checkColumns(
	rows: IDataObject[],
	options: INodeParameters = {},
	more: INodeParameters = {},
) {
	const run = await bench.run(
		rows,
		{ mappingMode: 'autoMapInputData', operation: 'columns', options, ...more },
		{ credentials: {} },
		{ settings: { timezone: 'UTC' } },
	);
	return { items: output(run), hints: run.hintLines(nodeName.tested) };
}

/** The form's answers on columns, from "Heading = means | Other heading = means". */
const say = (text: string): INodeParameters => ({
	columns: {
		mappingMode: 'defineBelow',
		value: Object.fromEntries(
			text.split(' | ').map((one) => {
				const [heading = '', means = ''] = one.split(' = ');
				return [idOfHeading(heading), means];
			}),
		),
	},
});

/** The sentence for columns that need an answer. */
const ask = (...headings: string[]) => {
	const [first = '', ...others] = headings.map((heading) => `'${heading}'`);
	return others.length === 0
		? `1 column needs your answer: ${first}. Open the node and say what it is. Ignore it only if no row needs it.`
		: `${headings.length} columns need your answer: ${[first, ...others.slice(0, -1)].join(', ')} and ${others.at(-1)}. Open the node and say what each of them is. Ignore a column only if no row needs it.`;
};

const readNotes = "Do what it says in the row's other cells and clear it, or ignore the column.";

const plan: IDataObject[] = [
	{
		row_number: 2,
		'Ad group': 'A',
		'Daily budget': '$1,250.00',
		Flight: '2026-12-01 - 2026-12-24',
		Status: 'Paused',
		Notes: 'late',
		'Budget owner': 'Ann',
		Currency: 'USD',
		'Monthly budget': 'n/a',
		'TikTok result': 'ok',
		Deal: { id: 7, net: { budget: '' } },
		'': 'loose',
	},
	{ row_number: 3, 'Ad group': 'B', 'Daily budget': 'x', 'Monthly budget': 300, Status: 'Active' },
	{ row_number: 4, 'Ad group': 'C', 'Daily budget': 20, 'Monthly budget': 400 },
];

const cannotBeSet =
	"which can't be set from a sheet. Budgets count for a day or for the whole lifetime. Clear the cell, and enter what the row may spend a day or in total in a column 'Daily budget' or 'Lifetime budget', unless it has a budget there.";

it.each([
	{ 'Age + more': 'x', means: 'age_groups' },
	{ 'Age min': 'x', 'Age max': 'y', means: '' },
])('says under each column of a value what is wrong with it: %j', async ({ means, ...ages }) => {
	const answer = means === '' ? {} : say(`Age + more = ${means}`);
	const rows = [{ 'Ad group': 'A', 'Daily budget': 20, ...ages }];
	const { items } = await checkColumns(rows, {}, answer);
	for (const heading of Object.keys(ages)) {
		const item = items.find(({ column }) => column === heading);
		expect(item).toMatchObject({ rows_refused: 1, what_to_do: expect.stringMatching(/^'Age/) });
	}
});

it.each([
	...[
		'Daily budget (cents)',
		'Daily budget (k€)',
		'Daily budget (T€)',
		'日予算(千円)',
		'Daily budget (%)',
	],
	...['Daily budget (in thousands USD)', 'Daily budget (micros)'],
])('refuses an amount in a unit, whatever its column is said to be: %s', async (heading) => {
	const row = { 'Ad group': 'A', Country: 'US', [heading]: 5000 };
	const { items } = await checkColumns([row], {}, say(`${heading} = budget_daily`));
	const toDo = /, but the column's heading says .*\. Enter the amounts in full/;
	expect(items.find(({ column }) => column === heading)).toMatchObject({
		...{ rows_refused: 1, what_to_do: expect.stringMatching(toDo) },
	});
});

it('shows a line for each filled column, those with something to do first, without a call', async () => {
	const { items, hints } = await checkColumns(plan);
	expect(Object.keys(items[0] ?? {})).toEqual(
		'column means what_to_do example filled rows_refused unread field'.split(' '),
	);
	const wrong = expect.stringMatching(/^'Daily budget' is "x"/);
	const ask = 'needs your answer';
	const late = `'Notes' says "late" (row 2). ${readNotes}`;
	const loose = `Say what '(column 12)' ("loose") is, or ignore it.`;
	const monthly = `'Monthly budget' is "300", ${cannotBeSet}`;
	const flight = '2026-12-01 - 2026-12-24';
	const times = 'schedule_start_time, schedule_end_time';
	expect(items.map(Object.values)).toEqual([
		['Notes', ask, late, 'late', 1, 1, ['late'], ''],
		['Monthly budget', ask, monthly, '300', 2, 2, ['300', '400'], ''],
		['(column 12)', ask, loose, 'loose', 1, 1, ['loose'], ''],
		['Daily budget', 'Daily Budget', wrong, '$1,250.00', 3, 1, ['x'], 'budget_daily'],
		['Ad group', 'Ad Group Name', '', 'A', 3, 0, [], 'adgroup_name'],
		['Flight', 'Flight (Start and End)', '', flight, 1, 0, [], times],
		['Status', 'Status', '', 'Paused', 2, 0, [], 'status'],
		['Budget owner', 'ignored', '', 'Ann', 1, 0, [], ''],
		['Currency', 'Currency', '', 'USD', 1, 0, [], 'currency'],
		['TikTok result', 'result of this node', '', 'ok', 1, 0, [], ''],
		['Deal.id', 'ignored', '', '7', 1, 0, [], ''],
	]);
	const line =
		"Columns: 5 are used. 1 column has cells to correct: 'Daily budget' (1 row). Need your answer: 'Notes' (1 row) and '(column 12)' (1 row). Can't be set from a sheet: 'Monthly budget' (2 rows). Ignored: 'Budget owner' and 'Deal.id'. Written by this node: 'TikTok result'.";
	expect(hints).toEqual([line]);
	expect(bench.sandbox.calls).toEqual([]);
});

it('shows the different cells that could not be read, at most 20', async () => {
	const rows = Array.from({ length: 30 }, (_, at) => ({
		'Ad group': `A${at}`,
		Budget: `x${at % 25}`,
	}));
	const { items } = await checkColumns(rows);
	expect(items[0]).toMatchObject({
		...{ column: 'Budget', filled: 30, rows_refused: 30 },
		unread: Array.from({ length: 20 }, (_, at) => `x${at}`),
	});
});

it('says where the headings are if they are below a title', async () => {
	const second = { 'Media plan Q1': 'Ad group', __EMPTY: 'Daily budget', __EMPTY_1: 'Country' };
	const { items, hints } = await checkColumns([second, { 'Media plan Q1': 'US', __EMPTY: 50 }]);
	expect(items).toEqual([]);
	expect(hints.join()).toContain('Your headings are in line 2 of the sheet');
});

describe("the form's columns", () => {
	const row = { 'Ad group': 'X', Country: 'US', Budget: 50 };
	const check = async (cells: IDataObject, parameters: INodeParameters) =>
		(await checkSheet(bench, [{ ...row, ...cells }], parameters)).items[0] ?? {};

	it.each<[said: string, cells: IDataObject, sent: IDataObject]>([
		[
			'bid / cost  cap = conversion_bid_price',
			{ 'Bid / Cost Cap': 3 },
			{ conversion_bid_price: 3 },
		],
		['Net = budget_daily', { Net: 70, Budget: '' }, { budget: 70 }],
		['Coverage = location_ids', { Coverage: 'DE', Country: '' }, { location_ids: ['2921044'] }],
		['Ad group = ignore | Ziel (i) = adgroup_name', { 'Ziel (i)': 'Y' }, { adgroup_name: 'Y' }],
		[
			'Kickoff (JST) = schedule_start_time',
			{ 'Kickoff (JST)': '2026-12-05 09:00' },
			{ schedule_start_time: '2026-12-05 00:00:00' },
		],
		['Budget = ignore | Deal.sum = budget_daily', { Deal: { sum: 60 } }, { budget: 60 }],
		['Deal = ignore', { Deal: { sum: 60, name: 'x' }, 'Deal.other': 1 }, { budget: 50 }],
		['(column 4) = gender', { '': 'F' }, { gender: 'GENDER_FEMALE' }],
		['Comments = comment_disabled', { Comments: 'yes' }, { comment_disabled: true }],
		['Kommentare = comments_allowed', { Kommentare: 'ja' }, { comment_disabled: false }],
		['Country = auto', {}, { location_ids: ['6252001'] }],
		['City = ignore', { City: 'Paris' }, { budget: 50 }],
		[
			'When = flight | Budget = budget_daily',
			{ When: '2026-12-05 - 2026-12-24' },
			{ schedule_start_time: '2026-12-05 05:00:00' },
		],
		['Who = ages_and_gender', { Who: 'Women 25-34' }, { gender: 'GENDER_FEMALE' }],
		['"] = gender | constructor = ignore', { '"]': 'F', constructor: 'x' }, { budget: 50 }],
	])('say what a column is: %s', async (said, cells, sent) => {
		const options = { additionalArguments: '{"optimization_goal": "CONVERT"}' };
		const item = await check(cells, { ...say(said), options });
		expect([item.problems, item.arguments]).toEqual(['', expect.objectContaining(sent)]);
	});

	it('ignore a column whose line is removed, known or not, and say so', async () => {
		const rows = [{ ...row, Gender: 'nobody', Brief: 'x' }];
		const schema = ['Gender', 'Brief', 'Gone'].map((id) => ({ id, removed: true }));
		const columns = { mappingMode: 'defineBelow', value: {}, schema };
		const { items } = await checkSheet(bench, rows, { columns });
		expect(items).toMatchObject([{ problems: '', warnings: '', valid: true }]);
		const { items: lines } = await checkColumns(rows, {}, { columns });
		const lost = 'Without your answer it would be Gender in 1 row.';
		expect(lines.map(({ column, means, what_to_do: toDo }) => [column, means, toDo])).toEqual(
			expect.arrayContaining([
				['Gender', 'ignored (removed in the form)', lost],
				['Brief', 'ignored (removed in the form)', ''],
			]),
		);
	});

	it('are shown as the JSON that says the same in another workflow', async () => {
		const rows = [{ ...row, 'Who <b>': 'Frauen', Brief: 'x', Notes: 'late', Stage: 'Parked' }];
		const [who, stage] = ['Who <b>', 'Stage'].map(idOfHeading);
		const word = [
			{ heading: who, cell: 'Frauen', does: 'means', means: 'Female' },
			{ heading: stage, cell: 'Parked', does: 'skip_row' },
		];
		const form = {
			mappingMode: 'defineBelow',
			value: { [who ?? '']: 'gender', [stage ?? '']: 'Status' },
			schema: [{ id: idOfHeading('Brief'), removed: true }],
		};
		const answersIn = (hints: readonly string[]) =>
			/^To keep these answers, paste this into 'Column Answers \(JSON\)': (\[.*\])$/.exec(
				hints.at(-1) ?? '',
			)?.[1];
		const { hints, items } = await checkColumns(rows, { cells: { word } }, { columns: form });
		const answers = answersIn(hints) ?? '';
		expect(JSON.parse(answers)).toEqual([
			{ heading: 'Brief', means: 'ignore' },
			{ heading: 'Who <b>', means: 'gender' },
			{ heading: 'Stage', means: 'status' },
			{ heading: 'Who <b>', cell: 'frauen', means: 'Female' },
			{ heading: 'Stage', cell: 'parked', does: 'skip_row' },
		]);
		const pasted = await checkColumns(rows, { answers });
		expect(answersIn(pasted.hints)).toBe(answers);
		const meant = (all: IDataObject[]) =>
			all.map(({ column, means, field }) => [column, String(means).slice(0, 7), field]);
		expect(meant(pasted.items)).toEqual(meant(items));
		expect(answersIn((await checkColumns(rows)).hints)).toBeUndefined();
	});

	it('take proposals over that the form named, but for those with an answer of their own', async () => {
		const named = { 'Timeline - Start': 'schedule_start_time', 'Who it is for': 'gender' };
		const cells = { 'Timeline - Start': '2026-12-05 09:00', 'Who it is for': 'F' };
		const told = (value: INodeParameters) => check(cells, { columns: { value } });
		const [all, but] = [{ [idOfProposals]: JSON.stringify(named) }, { 'Who it is for': 'ignore' }];
		const sent = { schedule_start_time: '2026-12-05 14:00:00', gender: 'GENDER_FEMALE' };
		expect((await told(all)).arguments).toMatchObject(sent);
		const { arguments: without } = await told({ ...all, ...but });
		expect(without).not.toHaveProperty('gender');
		for (const other of ['take', '[]', '{}']) {
			expect((await told({ [idOfProposals]: other })).problems).toContain(
				"'Columns of Your Sheet' has a choice in the line 'All proposals' that isn't in its list. Choose one there again.",
			);
		}
	});

	it('say what is filled down, and a status', async () => {
		const rows = [
			{ 'Ad group': 'A', Budget: 50, 'Geo, Land': 'UK', 'PO ok': 'no' },
			{ 'Ad group': 'C', Budget: 50, 'Geo, Land': 'UK', 'PO ok': 'yes' },
			{ 'Ad group': 'D', Budget: 50, 'Geo, Land': '', 'PO ok': 'yes' },
		];
		const parameters = say('Geo, Land = location_ids | PO ok = status');
		for (const fillDownColumns of [['Geo, Land'], '"Geo, Land"']) {
			const { items } = await checkSheet(bench, rows, {
				...parameters,
				options: { fillDownColumns },
			});
			expect(items.map(({ summary, problems }) => summary || problems)).toEqual([
				'Skipped, because \'PO ok\' is "no".',
				expect.stringContaining('United Kingdom'),
				expect.stringContaining('United Kingdom'),
			]);
		}
	});

	it('tell a heading that the sheet does not have, in the item and in the hint', async () => {
		const { rows, run } = await sendRows(bench, [{ ...row, 'Ad group': 'N' }], {
			...automatic,
			...say('Cities = ignore'),
		});
		const said =
			'\'Columns of Your Sheet\' has an answer for "Cities", but the sheet has no such column, so it has no effect.';
		expect(rows[0]?.item).toMatchObject({ success: true, warnings: expect.stringContaining(said) });
		expect(run.hintLines(nodeName.tested).join()).toContain(said);
	});

	it.each([
		['Budget = budget_daily | BUDGET = budget_lifetime', 'says two things about the column'],
		[
			'Budget = the money',
			'says "the money" about the column "Budget", which isn\'t one of its meanings',
		],
		['Budget = ={{ 3 }}', 'says "3" about the column "Budget", which isn\'t one of its meanings'],
	])('refuse what can not be meant: %s', async (said, problem) => {
		expect((await check({}, say(said))).problems).toContain(problem);
	});

	it('refuse what the operation can not set', async () => {
		const rows = [{ 'Ad group ID': '1800000000000000001', 'New bid': 3, 'New budget': 50 }];
		const update = { ...automatic, operation: 'update' };
		const refused = async (parameters: INodeParameters) =>
			(await bench.run(rows, { ...update, ...parameters })).error?.message;
		expect(await refused(say('New bid = bid'))).toContain("doesn't set");
		expect(await refused(say('New bid = ignore'))).toBeUndefined();
	});
});

describe('the option Column Answers', () => {
	const row = { 'Ad group': 'X', Country: 'US', Budget: 50 };
	const check = async (cells: IDataObject, answers: unknown, more: INodeParameters = {}) => {
		const options = { answers: typeof answers === 'string' ? answers : JSON.stringify(answers) };
		return (await checkSheet(bench, [{ ...row, ...cells }], { ...more, options })).items[0] ?? {};
	};

	it('says what columns and words mean, and counts after the form', async () => {
		const answers = [
			{ heading: 'Who', means: 'gender' },
			{ heading: 'Who', cell: 'alles', does: 'means', means: 'All' },
			{ heading: 'Copy', means: 'ad_text' },
			{ heading: 'Mood', means: 'gender' },
		];
		const cells = { Who: 'Alles', Copy: 'Buy', Mood: 'x' };
		const item = await check(cells, answers, say('Mood = ignore'));
		expect([item.problems, item.valid]).toEqual(['', true]);
		expect(item.warnings).toBe('');
	});

	it('leaves cells blank and skips rows by a word', async () => {
		const blank = [{ heading: 'Gender', cell: 'tbc', does: 'leave_blank' }];
		expect((await check({ Gender: 'TBC' }, blank)).problems).toBe('');
		const skip = [{ heading: 'Budget', cell: 'later', does: 'skip_row' }];
		expect((await check({ Budget: 'Later' }, skip)).summary).toBe(
			'Skipped, because \'Budget\' is "Later".',
		);
	});

	it.each([
		['{"a": 1}', "isn't a JSON list"],
		['[', "isn't a JSON list"],
		['[{"means": "gender"}]', "doesn't say enough in entry 1"],
		['[{"heading": "Who", "means": "sex"}]', 'says "sex" about the column "Who"'],
		['[{"heading": "Who", "cell": "x", "does": "jump"}]', "doesn't say enough in entry 1"],
		['[{"heading": "Who", "cell": "x"}]', "doesn't say enough in entry 1"],
	])('is refused where it is wrong: %s', async (answers, problem) => {
		const item = await check({ Who: 'F' }, answers);
		const problems = expect.stringContaining(`'Column Answers (JSON)' ${problem}`);
		expect(item).toMatchObject({ valid: false, problems });
	});

	it('tells a heading that the sheet does not have', async () => {
		const item = await check({}, [{ heading: 'Cities', means: 'ignore' }]);
		expect(item).toMatchObject({
			problems: '',
			warnings: expect.stringContaining('\'Column Answers (JSON)\' has an answer for "Cities"'),
		});
	});
});

describe('Words in Cells', () => {
	const row = { 'Ad group': 'X', Country: 'US', Budget: 50 };
	const check = async (cells: IDataObject, ...word: IDataObject[]) => {
		const options = JSON.parse(JSON.stringify({ cells: { word } }));
		return (await checkSheet(bench, [{ ...row, ...cells }], { options })).items[0] ?? {};
	};

	it('say what a word means, in every row that has it', async () => {
		const word = { heading: 'Objective', cell: 'Bekeken', does: 'means', means: 'Traffic' };
		// The first entry for a word counts.
		for (const words of [[word], [word, { ...word, cell: 'BEKEKEN', means: 'Reach' }]]) {
			expect(await check({ Objective: 'bekeken' }, ...words)).toMatchObject({
				...{ problems: '', arguments: { objective: 'TRAFFIC' } },
			});
		}
		expect((await check({ Objective: 'Bekeken' })).problems).toMatch(
			/^'Objective' is "Bekeken".*Or say in the option 'Words in Cells' what it means\.$/,
		);
		const status = { heading: 'Status', cell: 'Klaar', does: 'means', means: 'Paused' };
		expect((await check({ Status: 'Klaar' }, status)).summary).toMatch(/; paused$/);
	});

	it.each([
		{ Budget: 'viel' },
		{ 'Start date': 'bald' },
		{ 'Campaign ID': 'alt' },
		{ 'Max CPC': 'wenig' },
	])('can not mean an amount, a time or an ID: %j', async (cells) => {
		const [[heading = '', cell = ''] = []] = Object.entries(cells);
		const means = { heading, cell, does: 'means', means: '5' };
		expect((await check(cells, means)).problems).toContain(
			`'Words in Cells' says what a word means in '${heading}', which holds amounts, times or IDs.`,
		);
		const skipped = await check(cells, { heading, cell, does: 'skip_row' });
		expect(skipped.summary).toMatch(/^Skipped/);
	});
});

it('quotes up to three different notes of a column, with their rows', async () => {
	const notes = ['no under 35s', '', 'exclude Dublin', 'no under 35s', '素材は後日', 'late'];
	const rows = notes.map((note, at) => ({
		...{ row_number: at + 2, 'Ad group': `A${at}`, Country: 'US', Budget: 50 },
		...{ tiktok_notes: note, 備考: at === 0 ? note : '' },
	}));
	const told = `${ask('tiktok_notes', '備考')} 'tiktok_notes' says "no under 35s" (row 2), "exclude Dublin" (row 4) and "素材は後日" (row 6). ${readNotes} '備考' says "no under 35s" (row 2). ${readNotes}`;
	const { items } = await checkColumns(rows);
	expect(items[1]?.what_to_do).toBe(`'備考' says "no under 35s" (row 2). ${readNotes}`);
	const { problems } =
		output(await bench.run(rows, { ...automatic, operation: 'preview' }))[0] ?? {};
	expect(problems).toBe(told);
});

it('counts what the form says for all rows, as the other operations do', async () => {
	const rows = [{ 'Ad group': 'A', Budget: '25,000.00', Age: '21-34', 'End date': '2027-05-15' }];
	const refused = async (options: INodeParameters, values: INodeParameters) => {
		const { items } = await checkColumns(rows, options, { valuesForAllRows: values });
		return items.map((item) => item.rows_refused).sort();
	};
	expect(await refused({}, {})).toEqual([0, 0, 1, 1]);
	const values = { budgetMode: 'BUDGET_MODE_TOTAL' };
	expect(await refused({ agesBetweenGroups: 'inside' }, values)).toEqual([0, 0, 0, 0]);
});
