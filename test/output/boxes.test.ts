import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName, type EngineRun } from '../engine';
import { eachWorkbench, output } from '../workbench';
import { hintsOf } from './shown';

const bench = eachWorkbench();

const campaigns = ['1790000000000000001', '1790000000000000002', '1790000000000000003'];
const base: IDataObject = {
	'Campaign ID': campaigns[0],
	'Daily budget': 50,
	Country: 'US',
	Objective: 'Traffic',
	Status: 'Active',
};
const named = (rows: IDataObject[]) =>
	rows.map((row, at) => ({ 'Ad group': `A${at}`, ...base, ...row }));

/** A row of each kind: good, read, with little to spend, with a pixel that isn't sent, with a column that nobody knows, skipped, refused. */
const messy = named([
	{},
	{ 'Daily budget': '$1,250.00' },
	{ 'Daily budget': 12 },
	{ 'Pixel ID': '7090000000000000001', Objective: 'Reach', 'Campaign ID': campaigns[2] },
	{ 'Pixel ID': '7090000000000000001', 'Campaign ID': campaigns[1] },
	{ 'Daily budget': 5, Brief: 'bright', 'Campaign ID': campaigns[1] },
	{ 'Daily budget': '', 'Lifetime budget': 900, End: '2026-12-30' },
	{ Status: 'Draft' },
	{ Start: '12/05/2026' },
	{ Start: '11/12/2026' },
	{ Age: '18-24, children, seniors, pets' },
]);

const automatic = { mappingMode: 'autoMapInputData' };
const listed = { unknownColumns: 'list' };
const onError = { onError: 'continueRegularOutput' } as const;
const run = async (rows: IDataObject[], more: INodeParameters = {}) =>
	await bench.run(rows, { ...automatic, ...more }, onError);
const boxesOf = (ended: EngineRun) =>
	ended.hints(nodeName.tested).map(({ message }) => message.split('<br>'));

const typesOf = (ended: EngineRun) => ended.hints(nodeName.tested).map(({ type }) => type);

const toCheck = expect.stringMatching(
	/^Rows 3 and 6, for example: 'Daily budget' is 12 a day\. .* If TikTok rejects the row/,
);
const notSent = expect.stringMatching(
	/^Rows 4 and 5, for example: 'Pixel ID' isn't sent, because 'Objective'/,
);
const causes = [
	"Rows 9 and 10, for example: 'Start' is \"12/05/2026\", which can be read in more than one way. Set 'Date Order' in the options, or write the date in full, such as 2026-05-12 or 2026-12-05.",
	'Row 11: \'Age\' includes "children", which isn\'t an age range. The same goes for "seniors" and "pets". Enter ages such as 18-24, 18-34 or 35+. Or say in the option \'Words in Cells\' what "18-24, children, seniors, pets" means.',
	'Skipped: \'Status\' is "Draft" (row 8).',
];

it('a run says what happened and what to do, and apart from that what is good to know', async () => {
	bench.sandbox.quota = { used: 90, limit: 100, tier: 'plus', period_end: '2199-05-01' };
	const [happened, known, ...others] = boxesOf(await run(messy, { options: listed }));

	expect(happened).toEqual([
		'7 created, now or in an earlier run, 3 failed, 1 skipped. 3 of 100 calls left until 1 May.',
		...causes.slice(0, 2),
		toCheck,
		causes[2],
	]);
	// How a cell was read is in its item, unless other cells settle it.
	expect(known).toEqual(["Unused columns: 'Brief'.", notSent]);
	expect(others).toEqual([]);
});

it('a check says how many rows are ready, what keeps the others from it, and what they spend', async () => {
	const ended = await run([...messy, ...messy.slice(0, 1)], { operation: 'preview' });
	const [happened, known, ...others] = boxesOf(ended);

	expect(happened).toEqual([
		'6 ready, 1 with the ad group of another row, 4 to correct, 1 skipped. Create makes 6 calls: 6 ad groups.',
		causes[0],
		"Row 6: 1 column needs your answer: 'Brief'. Open the node and say what it is. Ignore it only if no row needs it.",
		causes[1],
		'… and 1 more, in the rows.',
		causes[2],
	]);
	// A column that needs an answer isn't unused.
	expect(known).toEqual([
		`Campaign ${campaigns[0]}: 1312 a day and 900 in total in 4 rows. Campaign ${campaigns[2]}: 50 a day in 1 row. Campaign ${campaigns[1]}: 50 a day in 1 row.`,
		expect.stringMatching(/^Check one start in TikTok Ads Manager first: /),
		notSent,
	]);
	expect(others).toEqual([]);
	// They can be read without scrolling sideways.
	const first = Object.keys(output(ended)[0] ?? {}).slice(0, 3);
	expect(first).toEqual(['valid', 'adgroup_name', 'problems']);
});

it('a cell that only the others of its column settle is told with how it was read', async () => {
	const settled = named([
		{ Start: '12/05/2099', 'Daily budget': '1.250' },
		{ Start: '13/05/2099', 'Daily budget': '1.250,50' },
		{ Start: '2099-05-14', 'Daily budget': '50' },
	]);
	const ended = await run(settled);
	expect(typesOf(ended)).toEqual(['info', 'info']);
	expect(typesOf(await run(named([{ 'Ad group': 'Low', 'Daily budget': 12 }])))).toEqual([
		'warning',
	]);
	const [, known] = boxesOf(ended);
	expect(known).toEqual([
		expect.stringMatching(/^Row 1: 'Daily budget' "1\.250" was read as 1250, /),
		expect.stringMatching(/^Row 1: 'Start' "12\/05\/2099" was read as 12 May 2099/),
	]);
});

it.each([{}, { operation: 'preview' }])('two boxes are enough for 2,000 rows: %j', async (form) => {
	const bad = Array.from({ length: 2_000 }, (_, at) => ({
		...messy[at % 3],
		'Ad group': `B${at}`,
		'Daily budget': `${at}x`,
		...Object.fromEntries([[`Column ${at % 40}`, at]]),
		Gender: at % 2 === 0 ? 'w' : 'nobody',
		Age: at % 3 === 0 ? '20-30' : at % 3 === 1 ? 'pets' : 'x',
		Start: at % 2 === 0 ? '12/05/2026' : 'soon',
	}));
	const ended = await run(bad, form);

	expect(hintsOf(ended)[0]).toMatch(/^(0 ready, 2000 to correct|2000 failed)\./);
	expect(boxesOf(ended).length).toBeLessThanOrEqual(2);
	const [happened] = boxesOf(ended);
	for (const box of boxesOf(ended)) expect(box.length).toBeLessThanOrEqual(6);
	expect(happened).toHaveLength(5);
	expect(happened?.[4]).toMatch(/^… and \d+ more, in the rows\.$/);
	expect(Buffer.byteLength(hintsOf(ended).join())).toBeLessThan(10_000);
});

it.each([{}, { operation: 'preview' }])(
	'why rows are skipped is said once, by column and word: %j',
	async (form) => {
		const blank = Object.fromEntries(Object.keys(base).map((heading) => [heading, '']));
		const skipped = [
			...[{ Status: 'Draft' }, {}, {}, {}, { Status: 'Draft' }],
			...[{}, {}, { Status: 'On hold' }, { ...blank, 'Ad group': 'Total' }],
		];
		const lines = boxesOf(await run(named(skipped), form))[0];
		expect(lines?.at(-1)).toBe(
			'Skipped: \'Status\' is "Draft" (rows 1 and 5), "On hold" (8); \'Ad group\' is "Total" (row 9).',
		);
	},
);

it('what is to be done once for all rows is in the box', async () => {
	bench.sandbox.options.fault = () => ({ kind: 'status', status: 401 });
	const ended = await run(messy.slice(0, 1));
	expect(boxesOf(ended)[0]?.[1]).toBe(
		"Row 1: Adspirer didn't accept the API key: it is wrong, expired or revoked. Create a new key at https://adspirer.ai/keys and enter it in the Adspirer TikTok API credential.",
	);
});

it("the service's own words stay together, and rows that differ in numbers alone share a line", async () => {
	bench.sandbox.options.fault = ({ arguments: { adgroup_name: name } }) => ({
		kind: 'status',
		status: 400,
		body: { success: false, error: `Ad group ${name === 'A0' ? 1 : 2} is full. Set 'Type' to 3.` },
	});
	const ended = await run(messy.slice(0, 2));
	expect(boxesOf(ended)[0]?.[1]).toBe(
		"Rows 1 and 2, for example: Adspirer rejected the row: Ad group 1 is full. Set 'Type' to 3.",
	);
});

it('what a sheet says is text above the output, never markup', async () => {
	const column = '<img src=x onerror=alert(1)> & <a href="//x.example">Sign in</a>';
	const ended = await run([{ [column]: 'x', 'Daily budget': '<b>9' }], { operation: 'preview' });
	const shown = boxesOf(ended).flat().join();

	expect(shown).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &lt;a');
	expect(shown).not.toMatch(/[<>]/);
});

describe('When a Row Has Warnings', () => {
	const refuse = { options: { rowsWithWarnings: 'refuse', ...listed } };

	it('refuses rows for what is to be checked, and not for how a cell was read', async () => {
		const ended = await run(messy.slice(0, 7), refuse);

		expect(hintsOf(ended)[0]).toMatch(/^3 created, now or in an earlier run, 4 failed\./);
		const verdicts = output(ended).map(({ success }) => success);
		expect(verdicts.join()).toBe('true,true,false,false,false,false,true');
		expect(output(ended)[5]).toMatchObject({
			error: expect.stringMatching(
				/^Row 6 \(A5\): 'Daily budget' is 5 .* refuses the row for that\. 'Brief' isn't used\. .* refuses/,
			),
			error_kind: 'invalid',
		});
	});
});
