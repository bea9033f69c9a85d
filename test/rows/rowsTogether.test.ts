import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { fileWorkbench } from '../workbench';
import { automatic, checkSheet } from './bench';
import { problemsOf, sendRows } from './rowsSent';

const bench = fileWorkbench();

/** The check of each row: the value that it would send for an argument, or why it sends nothing. */
async function told(argument: string, rows: IDataObject[], parameters: INodeParameters = {}) {
	const { items } = await checkSheet(bench, rows, parameters);
	return items.map((item) => {
		const sent: unknown = item.arguments;
		if (item.valid !== true) return problemsOf(item).map(({ message }) => message);
		return typeof sent === 'object' && sent !== null && argument in sent
			? Object.entries(sent).find(([name]) => name === argument)?.[1]
			: item.summary;
	});
}

const minimal = { Budget: 50, Country: 'US' };

/** Rows that differ in one column, which has these cells. */
const rowsWith = (heading: string, cells: readonly unknown[], own: IDataObject = minimal) =>
	cells.map(
		(cell): IDataObject => Object.assign({ 'Budget type': 'Daily' }, own, { [heading]: cell }),
	);

const fillDown = (fillDownColumns: string) => ({ options: { fillDownColumns } });

describe('a blank cell that other rows fill in', () => {
	const blank = 'is blank, but other rows have one. Fill it in.';
	const merged = `${blank} If cells are merged in the sheet, choose the column in the option 'Fill Down Columns'.`;
	const campaign = '1790000000000000005';
	it.each<[heading: string, cells: unknown[], message: string]>([
		['Country', ['UK', ''], merged],
		['Country', ['UK', undefined], merged],
		['Objective', ['Reach', ''], merged],
		['Campaign ID', [campaign, ' '], merged],
		['Campaign', ['Spring Sale', ''], merged],
		['Budget type', ['Daily', ''], merged],
		['Budget', [50, ''], `${blank} Only the first of several merged cells has the amount.`],
	])('is refused: %s: %j', async (heading, cells, message) => {
		const { items } = await checkSheet(bench, rowsWith(heading, cells));
		expect(items.map(problemsOf)).toMatchObject([[], [{ field: heading, message }]]);
	});

	it('counts nowhere else', async () => {
		const rows = [
			{ ...minimal, Age: '', Country: '', 'Location IDs': '6252001' },
			{ ...minimal, Age: '18-24', Country: 'UK', 'Location IDs': '' },
			{ ...minimal, Country: '', 'Ad group ID': '1800000000000000001' },
		];
		const { items } = await checkSheet(bench, rows);
		expect(items.map(problemsOf)).toEqual([[], [], []]);
	});
});

describe('Fill Down Columns', () => {
	const uk = ['2635167'];
	const none = ['is empty, and no row above it has a value to take. Fill it in.'];
	it.each<[names: string, cells: unknown[], expected: unknown[]]>([
		['Country', ['UK', '', undefined, 'US'], [uk, uk, uk, ['6252001']]],
		['Objective, country ', ['UK', ''], [uk, uk]],
		['Country', ['', 'UK', ''], [none, uk, uk]],
	])('gives blank cells of %s the value above: %j', async (names, cells, expected) => {
		const rows = rowsWith('Country', cells, { Objective: 'Reach', 'Daily budget': 50 });
		expect(await told('location_ids', rows, fillDown(names))).toEqual(expected);
	});

	it('takes nothing from a total, but what stands in a draft', async () => {
		const blank = { Country: '', 'Daily budget': 50 };
		const rows = (row: IDataObject) => [{ ...blank, Country: 'UK' }, row, blank];
		const total = rows({ Country: 'Total', 'Ad group': '' });
		const draft = rows({ Country: 'US', Draft: 'yes' });
		const skipped = (of: string) => `Skipped, because ${of}.`;
		expect(await told('location_ids', total, fillDown('Country'))).toEqual([
			...[uk, skipped(`'Country' is "Total"`)],
			[expect.stringContaining('no row above it has a value')],
		]);
		expect(await told('location_ids', draft, fillDown('Country'))).toEqual([
			...[uk, skipped(`'Draft' is "yes"`), ['6252001']],
		]);
	});

	it('makes rows of one network, or of the ads of one ad group, what they are', async () => {
		const rows = [
			{ 'Ad group': 'A', Budget: 50, Platform: 'Meta', Country: 'US', 'Ad name': 'x' },
			{ 'Ad group': '', Budget: '', Platform: '', 'Ad name': 'y' },
			{ 'Ad group': 'B', Budget: 60, Platform: 'TikTok', Country: 'US', 'Ad name': 'x' },
			{ 'Ad group': '', Budget: '', Platform: '', 'Ad name': 'y' },
			{ 'Ad group': '', Budget: '', Platform: '', Owner: 'Ann' },
		];
		const filled = fillDown('Ad group, Budget, Platform, Country');
		const { items } = await checkSheet(bench, rows, filled);
		const once = 'This row has the ad group of row 3.';
		expect(items).toMatchObject([
			...[1, 2].map(() => ({ summary: 'Skipped, because \'Platform\' is "Meta".' })),
			{ adgroup_name: 'B' },
			{ adgroup_name: 'B', warnings: expect.stringContaining(once) },
			{ summary: 'Skipped, because the row is blank.' },
		]);
		expect(items[3]?.warnings).not.toContain('filled down');
		const { items: asIs } = await checkSheet(bench, rows);
		expect(asIs[3]?.problems).toContain("'Ad group' is blank, but other rows have one");
	});

	it('says what a budget adds up to', async () => {
		// Of one name in three campaigns they are three ad groups; the first two rows are one.
		const sheets = ['Ad set name', 'Campaign', 'Campaign ID'].map((heading) =>
			[300, '', '', '', 70].map((Budget, at): IDataObject => {
				const id = `179000000000000000${Math.max(at, 1)}`;
				return { Country: 'US', Budget, 'Ad set name': 'A', [heading]: id };
			}),
		);
		const warning = expect.stringContaining(
			`'Budget' is filled down: 300 on each of 3 ad groups: 900. If it is one sum`,
		);
		for (const sheet of sheets) {
			const { items } = await checkSheet(bench, sheet, fillDown('Budget'));
			expect(items).toMatchObject([
				...Array.from({ length: 4 }, () => ({ arguments: { budget: 300 }, warnings: warning })),
				{ arguments: { budget: 70 }, warnings: expect.not.stringContaining('filled down') },
			]);
		}
	});
});

describe('a row that is no ad group', () => {
	const good = { 'Ad group': 'US', 'Campaign ID': '1790000000000000001', ...minimal };
	it.each<[row: IDataObject, reason: string | undefined]>([
		[{}, 'the row is blank'],
		[{ 'Ad group': '', Budget: ' ', row_number: 4 }, 'the row is blank'],
		[{ 'Ad group': 'Ad group', 'Campaign ID': 'campaign id' }, 'the row repeats the headings'],
		[{ 'Ad group': 'Total', 'Daily budget': 50 }, `'Ad group' is "Total"`],
		[{ 'Ad group': 'Flight 1 total', 'Daily budget': 50 }, `'Ad group' is "Flight 1 total"`],
		[{ Ref: 'Subtotal', 'Ad group': '', ...minimal }, `'Ref' is "Subtotal"`],
		[{ 'Ad group': '', 'Daily budget': 50, Client: 'Total' }, `'Client' is "Total"`],
		[{ Platform: 'UK total', 'Daily budget': 50 }, `'Platform' is "UK total"`],
		[{ Ref: 'Total', ...good, 'Ad group': 'Total 2' }, undefined],
		[{ ...good, 'Ad group': 'Total' }, undefined],
		[{ ...good, 'Ad group': 'ad group' }, undefined],
		[{ Ref: 'Total', ...minimal, 'Ad group': 'US 18-24' }, undefined],
		[{ Ref: 'UK total', 'Ad group': 'UK', 'Daily budget': 50 }, undefined],
	])('is passed over, with its item in its place: %j', async (row, reason) => {
		const before = bench.sandbox.calls.length;
		const name = `US, ${before}`;
		const { rows, run } = await sendRows(
			bench,
			[{ Ref: '1', ...good, 'Ad group': name }, row, { Ref: '3', ...good, 'Ad group': `${name}b` }],
			automatic,
		);
		expect([rows[0]?.sent, rows[2]?.sent]).not.toContain(undefined);
		const skipped = { success: true, skipped: true, adgroup_id: null, warnings: '', reason };
		if (reason === undefined) expect(rows[1]?.item).not.toHaveProperty('skipped');
		else expect(rows[1]?.item).toMatchObject(skipped);
		const [summary] = run.hintLines(nodeName.tested);
		if (reason !== undefined) expect(summary).toContain('1 skipped');
	});

	it('is none where no campaign is named and the row has more than a budget', async () => {
		const rows = [minimal, { ...minimal, 'Ad group': 'Total' }];
		expect(await told('budget', rows)).toEqual([50, [expect.stringContaining('like a total')]]);
	});

	it('is refused where all rows are blank', async () => {
		const { rows } = await sendRows(bench, [{}, { Budget: '' }], automatic);
		expect(rows.map(({ item }) => item.success)).toEqual([false, false]);
	});
});

describe('the cells of a column', () => {
	const date = 'is "12/05/2026", which can be read in more than one way.';
	const argumentOf: Readonly<Record<string, string>> = {
		...{ Start: 'schedule_start_time', Budget: 'budget', Gender: 'gender', Sexo: 'gender' },
		...{ 'Jenis Kelamin': 'gender', Country: 'location_ids' },
	};
	it.each<[heading: string, cells: unknown[], first: unknown]>([
		['Start', ['12/05/2026', '12/31/2026'], '2026-12-05 05:00:00'],
		['Start', ['12/05/2027', '31/12/2026'], '2027-05-12 04:00:00'],
		['Start', ['12/05/26', '12/31/26'], '2026-12-05 05:00:00'],
		['Start', ['12/05/2026', '2026-12-31'], date],
		// The first number may be the year, unless another cell's can't.
		['Start', ['26/12/27', '27/01/28'], 'is "26/12/27", which can be read'],
		['Start', ['26/12/27', '31/01/28'], '2027-12-26 05:00:00'],
		['Start', ['12/05/2026', '12/31/2026', '31/12/2026'], date],
		['Start', ['5 Jan', '2027-01-31'], 'is "5 Jan", which has no year.'],
		['Budget', ['1,250', '900.00'], 1250],
		['Budget', ['1.250', '1.000,50'], 1250],
		['Budget', ['1,250', '12,500,000'], 1250],
		['Budget', ['1,250', '$2,000'], 1250],
		['Budget', ['1,250/day', '900.00'], 1250],
		['Budget', ['1.250', '900.00'], 'read as 1250 or as 1.25'],
		['Budget', ['1,250', '900,00', '800.00'], 'read as 1250 or as 1.25'],
		['Budget', ['1,250', '1.500'], 'read as 1250 or as 1.25'],
		['Gender', ['M', 'H'], 'GENDER_FEMALE'],
		['Gender', ['M', 'F'], 'GENDER_MALE'],
		['Gender', ['M', 'Hombres', 'Mujeres'], 'GENDER_FEMALE'],
		['Gender', ['H/F', 'M', 'Mujeres'], 'GENDER_UNLIMITED'],
		['Gender', ['M', 'H', 'F'], 'could mean women or men'],
		['Sexo', ['M', 'Todos'], 'could mean women or men'],
		['Sexo', ['M', 'F'], 'GENDER_MALE'],
		['Gender', ['P', 'L/P'], 'GENDER_FEMALE'],
		['Gender', ['P', 'L'], "isn't a gender"],
		['Gender', ['P', 'M'], 'GENDER_UNLIMITED'],
		['Jenis Kelamin', ['P', 'Semua'], 'GENDER_FEMALE'],
		['Jenis Kelamin', ['L', 'P'], 'GENDER_MALE'],
		['Country', ['GA', 'TX'], 'another place, such as a US state'],
		['Country', ['IN', 'UK', 'Canada', 'Texas'], 'US state'],
		['Country', ['ga', 'nm'], 'US state'],
		['Country', ['DE', 'Austin, TX'], 'US state'],
		['Country', [['IN', 'TX']], 'US state'],
		['Country', ['IN', 'DE', 'CA', 'US', 'Georgia'], ['1269750']],
		['Country', ['CA', 'US OR CA', 'DE, AT', 'Puerto Rico'], ['6251999']],
	])('explain the doubtful ones: %s: %j', async (heading, cells, first) => {
		const [said] = await told(argumentOf[heading] ?? '', rowsWith(heading, cells));
		expect(said).toEqual(
			typeof first === 'string' && first.includes(' ') && !/^\d/.test(first)
				? [expect.stringContaining(first)]
				: first,
		);
	});

	it('as other than they mean alone, which the box says', async () => {
		const { toCheck } = await checkSheet(bench, rowsWith('Gender', ['M', 'H']));
		expect(toCheck).toEqual([expect.stringContaining('\'Gender\' "M" was read as female')]);
	});

	it.each<[heading: string, clear: unknown[], others: unknown[], refused: string]>([
		[
			'Start',
			['12/05/2026', '12/31/2026'],
			[
				...['31/12/26', '25/12/26', '13/05/26', '３１/１２/２０２６', '٣١/١٢/٢٠٢٦', '31.12.2026'],
				...['31-12-2026', 'Thu 31/12/2026 09:00', 'until 31/12/2026', '31 / 12 / 2026', '31/12'],
				...[['31/12/2026'], '31/12/2026, Q4', '05.06.2027', '13/13/2026'],
			],
			date,
		],
		[
			'End date',
			['12/05/2027', '31/12/2027'],
			['12/31/27', '12-31-2027', '12/31'],
			'2027", which can be read in more',
		],
		['Budget', ['1,250', '900.00'], ['900,00', '９００,００', '1.250,-', '1.250,50 €'], 'as 1.25.'],
		['Budget', ['1,250', '900.00'], ['1.500.000', '12,5000', ['900,00'], '€ 1.500'], 'as 1.25.'],
		['Gender', ['M', 'F'], ['H', 'Ｈ', 'hombres', 'H/M', ['H', 'M'], [['H']]], 'women or men'],
		['Gender', ['M', 'H'], ['F', 'Female 18+', ['f'], 'Masculino'], 'women or men'],
	])('explain nothing of %s %j if one contradicts', async (heading, clear, others, refused) => {
		const told = async (cells: unknown[]) =>
			(await checkSheet(bench, rowsWith(heading, cells))).items[0]?.problems;
		expect(await told(clear)).toBe('');
		for (const other of others) {
			const problems = await told([...clear, other]);
			expect([other, problems]).toEqual([other, expect.stringContaining(refused)]);
		}
	});

	it('are explained by the other date of their row too', async () => {
		const [row = {}] = rowsWith('End date', ['12/31/2027'], { ...minimal, Start: '12/05/2027' });
		expect(await told('schedule_start_time', [row])).toEqual(['2027-12-05 05:00:00']);
	});

	it('are read as the option and the heading say, whatever they show', async () => {
		const own = rowsWith('Start', ['12/05/2027', '12/31/2027']);
		const rows = [...own, ...rowsWith('Start (MM/DD/YYYY)', ['12/05/2027'])];
		const options = { dateOrder: 'dayMonthYear' };
		expect(await told('schedule_start_time', rows, { options })).toEqual([
			'2027-05-12 04:00:00',
			[expect.stringContaining("doesn't fit the order of dates here")],
			'2027-12-05 05:00:00',
		]);
	});
});

describe('headings below a title', () => {
	const second = { 'Media plan Q1': 'Ad group', __EMPTY: 'Daily budget', __EMPTY_1: 'Country' };
	const third = { 'Media plan Q1': 'US 18-24', __EMPTY: 50, __EMPTY_1: 'US' };
	it.each<[rows: IDataObject[], line: number]>([
		[[second, third, third], 2],
		[[{ ...second, __EMPTY_2: 'Brief' }, third], 2],
		[[{ 'Media plan Q1': 'Client: Acme' }, second, third], 3],
		[[{ ...second, row_number: 4 }, third], 4],
		[[...Array.from({ length: 5 }, () => ({ 'Media plan Q1': 'Client: Acme' })), second, third], 7],
		[
			[
				...['Client', 'Budget', 'Start'].map((label) => ({ 'Media plan Q1': label, __EMPTY: 'x' })),
				{ 'Media plan Q1': 'Campaign', __EMPTY: 'x', __EMPTY_1: 'Budget', __EMPTY_2: '5000' },
				...Array.from({ length: 7 }, () => ({ 'Media plan Q1': 'Sum', __EMPTY_1: 5 })),
				...[second, third],
			],
			13,
		],
		// A reader of files has one name for all columns without one.
		[
			[
				{ 'Media plan Q1': 'Campaign ID', '': 'Country' },
				{ 'Media plan Q1': '179', '': 'US' },
			],
			2,
		],
	])('are told once: %j', async (rows, line) => {
		const { run } = await sendRows(bench, rows, { ...automatic, operation: 'preview' });
		const [first, cause, ...others] = run.hintLines(nodeName.tested);
		expect(first).toBe(`0 ready, ${rows.length} to correct.`);
		const told = `'Map Automatically' finds no headings in line 1. Your headings are in line ${line} of the sheet. In 'Extract from File', `;
		expect(cause).toContain(told);
		expect(cause).toMatch(new RegExp(`^Rows 1.* its header row to ${line} and`));
		expect(others).toEqual([]);
	});

	it('are none where the first line has headings', async () => {
		const row = { 'Ad group': 'Budget', Owner: 'Country', Agency: 'Age', ...minimal };
		expect(await told('budget', [row, row])).toContain(50);
	});
});

describe('a column that says yes', () => {
	const row = { ...minimal, Country: 'US' };
	const unticked = (name: string) => `Skipped, because '${name}' is blank, which isn't a yes.`;
	const sayYes = { columns: { mappingMode: 'defineBelow', value: { 'Go?': 'approved' } } };
	it.each<[heading: string, tick: unknown, parameters: INodeParameters]>([
		...['Approved', 'Is active', 'Ready to launch', 'Create?', 'Freigabe', 'Validé'].map(
			(heading): [string, unknown, INodeParameters] => [heading, 'x', {}],
		),
		['Approved by', 'Ann', {}],
		['Approved on', '2026-11-20', {}],
		['Go?', true, sayYes],
	])('creates no row that is blank or has no %s', async (heading, tick, parameters) => {
		const rows = [...rowsWith(heading, ['', tick], row), row];
		const skipped = unticked(heading);
		expect(await told('budget', rows, parameters)).toEqual([skipped, 50, skipped]);
	});

	it('creates none either where no row has a tick, but the form knows the column', async () => {
		for (const value of [{ Approved: 'auto' }, { Approved: null }, { Approved: 'approved' }]) {
			const columns = { mappingMode: 'defineBelow', value };
			expect(await told('budget', [row], { columns })).toEqual([unticked('Approved')]);
		}
		expect(await told('budget', [row], sayYes)).toEqual([unticked('Go?')]);
	});

	it.each(['Paused', 'Skip row', 'Already created'])('but a blank %s is no', async (heading) => {
		const rows = [{ ...row, [heading]: 'yes' }, row];
		expect((await told('budget', rows)).at(-1)).toBe(50);
	});

	it('and a blank status beside others is asked for', async () => {
		const { items } = await checkSheet(bench, rowsWith('Status', ['Active', ''], row));
		const message = expect.stringContaining('is blank, but other rows have one');
		expect(items.map(problemsOf)).toMatchObject([[], [{ field: 'Status', message }]]);
	});
});

describe('blank cells of columns that decide', () => {
	const first = {
		...{ Campaign: '1790000000000000001', 'Ad group': 'A', 'Daily budget': 50, Country: 'US' },
		...{ Flight: '2026-12-05 - 2026-12-24', Gender: 'Women', Platform: 'TikTok' },
	};
	const second = { 'Ad group': 'B', 'Daily budget': 60, Country: 'US', Campaign: first.Campaign };
	const merged = { ...second, Campaign: '' };
	const several =
		"'Flight', 'Gender' and 'Platform' are filled in other rows, and blank here. Choose a column with merged cells in the option 'Fill Down Columns', and one in which a blank cell asks for nothing in 'Blank Means None'.";
	const one =
		"is filled in row 1 only, and blank here. If its cells are merged, choose it in the option 'Fill Down Columns'; if these rows have none, in 'Blank Means None'.";
	const saying = async (row: IDataObject, fillDownColumns = '', blankColumns = '') => {
		const options = { fillDownColumns, blankColumns };
		const { items } = await checkSheet(bench, [first, row], { options });
		return { item: items[1] ?? {}, messages: problemsOf(items[1]).map(({ message }) => message) };
	};

	it.each<[row: IDataObject, fillDown: string, mayBeBlank: string, messages: string[]]>([
		[second, '', '', [several]],
		[second, '', 'Flight, Gender, Platform', []],
		[{ ...second, 'Daily budget': '' }, '', '', [expect.stringContaining('merged cells'), several]],
		[merged, 'Campaign', '', [several]],
		[merged, 'Campaign, Gender', 'Platform', [one]],
		[{ ...merged, Flight: '-' }, 'Campaign, Gender', 'Platform', []],
		[{ ...merged, Start: '5.12.2026', End: '24.12.2026' }, 'Campaign, Gender', 'Platform', []],
		[merged, 'Campaign, Flight, Platform', 'Gender', []],
	])('ask where cells are merged, once for the column: %j, %j, %j', async (...given) => {
		const [row, fillDown, mayBeBlank, messages] = given;
		expect((await saying(row, fillDown, mayBeBlank)).messages).toEqual(messages);
	});

	it.each([
		...[
			['Bid', 2],
			['Billing event', 'CPC'],
			['Hours', 'Mon-Fri 6-23'],
		],
		...[
			['Custom audiences', '170000001'],
			['Language', 'English'],
		],
	])('of every kind: %s', async (heading, cell) => {
		const rows = [
			{ ...second, 'Ad group': 'A', [heading]: cell },
			{ ...merged, [heading]: '' },
		];
		const { items } = await checkSheet(bench, rows, { options: { fillDownColumns: 'Campaign' } });
		expect(items[0]?.valid).toBe(true);
		expect(items[1]?.problems).toContain(`'${heading}' is filled in row 1 only, and blank here.`);
	});

	it('are filled down, or ask for nothing, as a person says', async () => {
		const { item } = await saying(merged, 'Campaign, Flight, Platform', 'Gender');
		expect(item.arguments).toMatchObject({
			schedule_end_time: expect.stringMatching(/^2026-12-25/),
		});
		expect(item.arguments).not.toHaveProperty('gender');
	});
});

describe('rows of one ad group', () => {
	const own = { Campaign: '1790000000000000001', 'Ad group': 'A', 'Daily budget': 50 };
	const rowsOf = (heading: string, ...cells: string[]) =>
		rowsWith(heading, cells, { ...own, Country: 'US' });

	it.each([
		['Country', 'US, CA', 'CA; US'],
		['Language', 'English, German', 'de, en'],
		['Placements', 'TikTok, Pangle', 'Pangle, TikTok'],
		['Custom audiences', '170000001, 170000002', '170000002, 170000001'],
		['Age', '18-24, 35-44', '35-44, 18-24'],
		['Ad group', 'A B', 'A\u00a0\u200bB'],
	])('name one set in any order, and no blank that nobody sees: %s, %s, %s', async (...given) => {
		const { items } = await checkSheet(bench, rowsOf(...given));
		expect(items.map(problemsOf)).toEqual([[], []]);
		expect(items[1]?.warnings).toContain('This row has the ad group of row 1.');
	});

	it('are refused for another set', async () => {
		const { items } = await checkSheet(bench, rowsOf('Country', 'US, CA', 'US'));
		expect(items.map(({ valid }) => valid)).toEqual([false, false]);
	});
});

it.each([
	[{ 'End date': '2026-12-31', 'End time': '00:00' }],
	[{ 'End date': '2026-12-31', 'End time': 0 }],
	[{ 'End date': '12/31/2026', 'End time': '12:00 AM' }],
	[{ 'End date': '2026-12-31', 'End time': '1899-12-30T00:00:00.000Z' }],
	[{ End: '2026-12-31 0:00' }],
	[{ End: new Date('2026-12-31T05:00:00Z').toISOString() }],
])('an end of midnight is asked about, since spreadsheets write a day so: %j', async (end) => {
	const { items } = await checkSheet(bench, [{ ...minimal, 'Budget type': 'Daily', ...end }]);
	expect(problemsOf(items[0])).toMatchObject([
		{ message: expect.stringContaining('the first moment of 2026-12-31 in New York time') },
	]);
});
