import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { idOfHeading, idOfOthers } from '../../nodes/AdspirerTikTok/contract/meanings';
import { fileWorkbench, output } from '../workbench';
import { words } from '../wordLines';
import { automatic, checkSheet, expectRows } from './bench';
import {
	asked,
	cannotBeSet,
	lookedUp,
	otherNetworks,
	refusedFor,
	silent,
	statuses,
} from './otherColumns';
import { problemsOf, sendRows } from './rowsSent';

const bench = fileWorkbench();

const bare: IDataObject = { Country: 'US', 'End date': '2026-12-28' };
/** Without a start, since a duration would say nothing new next to one. */
const unscheduled: IDataObject = { ...bare, 'Daily budget': 50 };
const row: IDataObject = { ...unscheduled, 'Start date': '2026-12-01' };

/** The item in Check Rows of a row with this cell in addition to its own, and the lines on its columns. */
async function check(cell: IDataObject, own = row, options: INodeParameters = {}) {
	const { items, toCheck } = await checkSheet(bench, [{ ...own, ...cell }], { options });
	return { item: items[0] ?? {}, toCheck };
}

/** The sentence about columns that need an answer. */
const needsAnswer = (heading: string) =>
	`1 column needs your answer: '${heading}'. Open the node and say what it is. Ignore it only if no row needs it.`;

const columns = (value: INodeParameters) => ({ columns: { mappingMode: 'defineBelow', value } });

/** Those of which nothing is known: neither their headings nor their cells decide anything. */
const isUnknown = words('Rate | App | アプリ | CSP | NSE | Brief');

describe('a filled cell that fills nothing', () => {
	/** The messages on some cells, each in a row of its own, by heading. */
	const toldOf = async (cells: ReadonlyArray<readonly [string, string]>, parameters = {}) => {
		const told: Array<[heading: string, cell: string, item: IDataObject, toCheck: string[]]> = [];
		for (const [heading, cell] of cells) {
			const { items, toCheck } = await checkSheet(
				bench,
				[{ ...unscheduled, [heading]: cell }],
				parameters,
			);
			told.push([heading, cell, items[0] ?? {}, toCheck]);
		}
		return told;
	};

	it('refuses its row where only a person can say what its column is', async () => {
		for (const [heading, , item] of await toldOf(asked)) {
			const message = expect.stringContaining(needsAnswer(heading));
			expect([heading, problemsOf(item)]).toEqual([heading, [{ field: '', message }]]);
		}
	});

	it.each(cannotBeSet)('refuses its row with a remedy: %s', async (remedy, cells) => {
		for (const unknownColumns of ['ask', 'list']) {
			const told = await toldOf(cells, { options: { unknownColumns } });
			for (const [heading, cell, item] of told) {
				const message = expect.stringContaining(remedy);
				expect([heading, problemsOf(item)]).toEqual([heading, [{ field: heading, message }]]);
				expect(item.problems).toMatch(
					`'${heading}' is "${cell}", which can't be set from a sheet.`,
				);
				expect(item.problems).not.toContain('gnore');
			}
		}
	});

	it('is passed over where a person ignores its column, even if it cannot be set', async () => {
		for (const [heading, cell] of [...asked, ...cannotBeSet.flatMap(([, cells]) => cells)]) {
			const parameters = columns({ [idOfHeading(heading)]: 'ignore' });
			const { items, toCheck } = await checkSheet(bench, [{ ...row, [heading]: cell }], parameters);
			expect([heading, items[0]?.problems, toCheck]).toEqual([heading, '', []]);
		}
	});

	it.each(refusedFor)('is refused where it matters: %s', async (said, cells) => {
		for (const [heading, cell, item] of await toldOf(cells)) {
			expect([heading, item.problems]).toEqual([heading, expect.stringContaining(said)]);
			expect(item.problems).toMatch(`'${heading}' is "${cell}"`);
		}
	});

	it.each(lookedUp)('is looked up as the name of an %s: %j', async (_noun, cells) => {
		for (const [heading, cell, item] of await toldOf(cells)) {
			expect([heading, item.problems]).toEqual([heading, '']);
			expect(item.summary).toContain(`: "${cell}" (looked up when created)`);
		}
	});

	it.each(silent)('is passed over without a word where it %s: %j', async (_why, cells) => {
		for (const [heading, cell] of cells) {
			const { item, toCheck } = await check({ [heading]: cell });
			expect([heading, cell, item.problems, toCheck]).toEqual([heading, cell, '', []]);
		}
	});

	it('is ignored and listed, on the item too, where columns may come and go', async () => {
		const list = { unknownColumns: 'list' };
		const unknown = asked.filter(([heading]) => isUnknown.includes(heading));
		expect(unknown).toHaveLength(isUnknown.length);
		for (const [heading, , item, toCheck] of await toldOf(unknown, { options: list })) {
			const said = `Unused columns: '${heading}'.`;
			expect([heading, item.problems, toCheck.at(-1)]).toEqual([heading, '', said]);
			expect(item.warnings).toContain(said);
		}
		const cells = { ...row, 'Ad group': 'U', Brief: 'our deck' };
		const { rows } = await sendRows(bench, [cells], { ...automatic, options: list });
		expect(rows[0]?.item.warnings).toContain("Unused columns: 'Brief'.");
		const { rows: asking } = await sendRows(bench, [{ ...cells, 'Ad group': 'V' }], automatic);
		expect(asking[0]?.sent).toBeUndefined();
		expect(asking[0]?.item.error).toContain(needsAnswer('Brief'));
	});

	it('is told with all other columns in one sentence, and not in a row that is skipped', async () => {
		const { items } = await checkSheet(bench, [
			{ ...row, Brief: 'our deck', Phase: '' },
			{ ...row, Brief: '', Phase: 'P1' },
			{ ...row, Brief: '-' },
			{ ...row, Draft: 'yes', Token: 'abc' },
		]);
		const told =
			"2 columns need your answer: 'Brief' and 'Phase'. Open the node and say what each of them is. Ignore a column only if no row needs it. The line 'All others' ignores at once the columns that nothing is known of.";
		expect(items.map(({ problems }) => problems)).toEqual([told, told, '', '']);
	});
});

describe('a column of ticks that needs an answer', () => {
	const told = (heading: string, ...cells: unknown[]) =>
		checkSheet(
			bench,
			cells.map((cell): IDataObject => Object.assign({}, row, { [heading]: cell })),
		);

	it.each([
		['Launch?', ['x', '', undefined, '-']],
		['Go live?', [true, false, '']],
		['Include', ['✓', undefined]],
		['Abgenickt', ['ja', '', 'nein']],
	])('has every row wait, ticked or not: %s', async (heading, cells) => {
		const { items } = await told(heading, ...cells);
		const waits = `${needsAnswer(heading)} If a tick in '${heading}' lets its row go live, choose 'Approved': if you ignore it, rows without a tick go live, too.`;
		expect(items.map(({ problems }) => problems)).toEqual(cells.map(() => waits));
	});

	it.each([
		['Brief', ['x', '', 'see the deck']],
		['Brief', ['no', '']],
	])('is none with another cell, or without a tick: %s %j', async (heading, cells) => {
		const { items } = await told(heading, ...cells);
		expect(items[1]?.problems).toBe('');
	});

	it('approves once a person says so, and skips what has no tick', async () => {
		const rows = [{ ...row, 'Launch?': 'x' }, { ...row, 'Launch?': '' }, row];
		const { items } = await checkSheet(bench, rows, columns({ 'Launch?': 'approved' }));
		expect(items.map(({ summary }) => String(summary).includes('blank, which'))).toEqual([
			...[false, true, true],
		]);
	});

	it('keeps no row that is done waiting, and all others where unknown columns are only listed', async () => {
		const ticked = { ...row, 'Launch?': 'x' };
		const done = { ...row, 'Ad group ID': '1800000000000000001' };
		const { items } = await checkSheet(bench, [ticked, done]);
		expect(items[1]?.problems).toBe('');
		const options = { unknownColumns: 'list' };
		const { items: listed } = await checkSheet(bench, [ticked, row], { options });
		for (const { problems } of listed) expect(problems).toContain(needsAnswer('Launch?'));
	});
});

describe('columns that are ignored together', () => {
	const together = (others: unknown, own: INodeParameters = {}) =>
		columns({ [idOfOthers]: String(others), ...own });
	const cells = { ...row, Brief: 'our deck', 'Phase, "old"': 'P1' };
	const both = JSON.stringify(['Brief', 'Phase, "old"']);

	it('are those that the form named, and no other one', async () => {
		const { items } = await checkSheet(bench, [cells, { ...cells, Token: 'z' }], together(both));
		expect(items.map(({ problems }) => problems)).toEqual(['', needsAnswer('Token')]);
	});

	it.each([
		[{ Brief: 'landing_page_url' }, /Brief/],
		[{ Brief: 'auto' }, /^$/],
	])('leave out those with an answer of their own: %j', async (own, told) => {
		const rows = [{ ...cells, Brief: 'no address' }];
		const { items } = await checkSheet(bench, rows, { ...together(both, own), resource: 'plan' });
		expect(items[0]?.problems).toMatch(told);
	});

	it.each([
		['Handset', 'iPhone', 'Operating Systems'],
		['Who', 'Women 25-44', 'Ages and Gender in One'],
		['Runs', '1-31 Jan 2027', 'may decide'],
		['Grünes Licht von Kunde', 'x', 'Approved'],
		['Rate/bid', '$5', ''],
		['ageMin Kids', '18', ''],
		['ターゲット層', '主婦', ''],
		['Kennung', '1800000000000000001', ''],
	])('leave out one that may decide: %s', async (heading, cell, label) => {
		const others = together(JSON.stringify([heading, 'Brief']));
		const { items } = await checkSheet(bench, [{ ...cells, [heading]: cell }], others);
		expect(items[0]?.problems).toContain(`'${heading}'`);
		expect(items[0]?.problems).toContain(label);
		expect(items[0]?.problems).not.toContain("'Brief'");
	});

	it('count where somebody says what a word in them means, or does', async () => {
		const form = together(JSON.stringify(['Brief', 'Phase, "old"']));
		const word = [{ heading: 'Brief', cell: 'our deck', does: 'skip_row' }];
		const said = { ...form, options: { cells: { word } } };
		const { items } = await checkSheet(bench, [cells, { ...cells, Brief: 'theirs' }], said);
		expect(items[0]?.summary).toContain('Skipped');
		expect(items[1]?.problems).toContain(needsAnswer('Brief'));
		const answers = [{ heading: 'Brief', cell: 'our deck', means: 'x' }];
		const { items: told } = await checkSheet(bench, [cells], { ...form, options: { answers } });
		expect(told[0]?.problems).toContain(needsAnswer('Brief'));
	});

	it.each(['ignore', '{}', '[1]', 'Brief'])('are none that no form wrote: %s', async (others) => {
		const { items } = await checkSheet(bench, [row], together(others));
		expect(items[0]?.problems).toBe(
			"'Columns of Your Sheet' has a choice in the line 'All others' that isn't in its list. Choose one there again.",
		);
	});
});

it.each([
	['ad', 'Headline', true],
	['plan', 'Headline', true],
	['plan', 'Copy 2', true],
	['adGroup', 'Headline', false],
])('%s: no ad on TikTok has a %s, so a person says what it is', async (resource, heading, asks) => {
	const { items } = await checkSheet(bench, [{ ...row, [heading]: 'New in' }], { resource });
	expect(String(items[0]?.problems).includes(needsAnswer(heading))).toBe(asks);
});

it.each([
	['comment_disabled', 'yes', { arguments: { comment_disabled: true } }],
	['comments_allowed', 'yes', { arguments: { comment_disabled: false } }],
	// Also a word for none, such as "không".
	['comments_allowed', 'không', { arguments: { comment_disabled: true } }],
	['status', 'không', { summary: expect.stringMatching(/^Skipped/) }],
	['status', 'yes', { summary: expect.stringContaining('; Budget: 50') }],
	['status', 'no', { summary: expect.stringMatching(/^Skipped/) }],
	['paused', 'yes', { summary: expect.stringMatching(/; paused$/) }],
	['skip_row', 'yes', { summary: expect.stringMatching(/^Skipped/) }],
	['approved', 'no', { summary: expect.stringMatching(/^Skipped/) }],
	['already_created', 'yes', { summary: expect.stringMatching(/^Skipped/) }],
])('%s with %s means what the chosen meaning says', async (means, cell, expected) => {
	for (const heading of ['Disable comments', 'Comments', 'Flag', 'Disabled', 'Not live']) {
		const rows = [{ ...row, [heading]: cell }];
		const { items } = await checkSheet(bench, rows, columns({ [heading]: means }));
		expect(items).toMatchObject([expected]);
	}
});

describe('a cell beside a row, used or refused', () => {
	expectRows(
		bench,
		row,
		`
		Exclusions = "170000001" ¦ Exclude Audience IDs = "170000001"
			¦ Custom audience (exclude) = "170000001" -> excluded_audience_ids = 170000001,
		Público ID = "170000001" -> audience_ids = 170000001,
		Campaña ID = 1790000000000000005 ¦ ID Campagna = 1790000000000000005
			-> campaign_id = 1790000000000000005
		Conversie = Aankoop | Objective = Conversions | Pixel ID = 7390000000000000000
			-> optimization_event = COMPLETE_PAYMENT
		Placement = TikTok uniquement -> placements = PLACEMENT_TIKTOK,
		Billing = CPC -> billing_event = CPC
		Audience Gender = F ¦ Sexo = Fem. ¦ 연령 = 18-24 | 성별 = 여성 | 목표 = 트래픽
			-> gender = GENDER_FEMALE
		Time zone = UTC -> schedule_start_time = 2026-12-01 00:00:00
		// A plainer column may say something else.
		Location = All | Country = -> ! 'Location' is "All"
		Ubicación = All -> ! ${needsAnswer('Ubicación')}
		Coverage = DE ¦ Coverage = DE | Country = -> ! ${needsAnswer('Coverage')}
		App = "544007664" -> ! ${needsAnswer('App')}
	`,
	);
	expectRows(bench, row, [
		[{ Hours: 'daily 6am-12am' }, { dayparting: expect.stringMatching(/^0{12}1{36}0/) }],
		[{ Hours: 'M-F 6p-12a' }, { dayparting: expect.stringMatching(/^0{36}1{12}0/) }],
	]);
});

it('a network skips the rows that are none of TikTok', async () => {
	const cells = ['TikTok', '-', '', ['Meta', 'TikTok'], ['Meta', 'Snapchat']];
	const rows = cells.map((Platform) => ({ ...row, Platform }));
	const blank = { options: { blankColumns: 'Platform' } };
	const { items } = await checkSheet(bench, rows, blank);
	expect(items.map(({ problems }) => problems)).toEqual(['', '', '', '', '']);
	const { items: asking } = await checkSheet(bench, rows);
	expect(asking[2]?.problems).toContain("'Platform' is filled in 4 other rows, and blank here");
	expect(items.map(({ summary }) => /^Skipped/.test(String(summary)))).toEqual([
		...[false, false, false, false],
		true,
	]);
});

it.each<[cells: string[], skipped: boolean[]]>([
	[
		['O', 'X', 'o', 'x'],
		[false, true, false, true],
	],
	[
		['○', '×', '◎', ''],
		[false, true, false, true],
	],
	[
		['X', '', 'x', '-'],
		[false, true, false, true],
	],
])('a cross beside circles is no, and a tick elsewhere: %j', async (cells, skipped) => {
	const rows = cells.map((Approved) => ({ ...row, Approved }));
	const { items } = await checkSheet(bench, rows);
	expect(items.map(({ problems }) => problems)).toEqual(['', '', '', '']);
	expect(items.map(({ summary }) => /^Skipped/.test(String(summary)))).toEqual(skipped);
	for (const triangle of ['△', 'Δ']) {
		const { items: asking } = await checkSheet(bench, [...rows, { ...row, Approved: triangle }]);
		expect(asking.at(-1)?.problems).toContain(`'Approved' is "${triangle}"`);
	}
});

it('a draft explains the column of another row', async () => {
	const { items } = await checkSheet(bench, [
		{ ...row, Sexo: 'M', Estado: 'Listo para lanzar' },
		{ ...row, Sexo: 'H', Estado: 'Borrador' },
	]);
	expect(items[0]?.arguments).toMatchObject({ gender: 'GENDER_FEMALE' });
});

it('no audience is ignored because of another one', async () => {
	const names = { 'Audience name': 'Buyers', 'Audience ID': '170000001' };
	expect((await check(names)).item.problems).toContain(needsAnswer('Audience name'));
	expect((await check({ ...names, 'Audience ID': '' })).item.valid).toBe(false);
	const other = { 'Audience ID': '170000001', 'Retargeting audience': 'Buyers' };
	expect((await check(other)).item.valid).toBe(false);
	const two = { 'Audience name': '170000001', 'Retargeting audience': 'Buyers' };
	expect((await check(two)).item.problems).toMatch(/but 'Retargeting audience' is "Buyers"/);
});

describe('a row of a plan of several networks', () => {
	it.each(otherNetworks)('is skipped, like a total: %s: %s', async (heading, cell) => {
		for (const value of [cell, [cell]]) {
			const { item } = await check({ [heading]: value }, unscheduled);
			expect(item).toMatchObject({
				valid: true,
				summary: expect.stringMatching(/^Skipped, because '/),
			});
		}
	});

	it('says nothing of the others', async () => {
		const other = { ...row, Platform: 'Meta', Objective: 'Reach', 'Daily budget': '€90' };
		const { items } = await checkSheet(bench, [
			...[other, { ...row, Platform: 'TikTok' }, { ...row, Platform: '-' }],
		]);
		expect(items.map(({ problems }) => problems)).toEqual(['', '', '']);
	});

	it('is refused where another column says TikTok', async () => {
		const { item } = await check({ Platform: 'TikTok', Publisher: 'Meta' });
		expect(item.problems).toContain('but another column says TikTok');
	});
});

describe('a status', () => {
	const verdicts: Readonly<Record<string, IDataObject>> = {
		on: { valid: true, summary: expect.stringContaining('; Budget: 50') },
		skipped: { valid: true, summary: expect.stringMatching(/^Skipped, because '/) },
		off: { valid: true, summary: expect.stringMatching(/; paused$/) },
		unclear: { valid: false, problems: expect.stringContaining("doesn't know as a status") },
	};

	it.each(statuses)('that is %s: %j', async (verdict, cells) => {
		for (const [heading, cell] of cells) {
			const { item } = await check({ [heading]: cell }, unscheduled);
			expect({ heading, cell, ...item }).toMatchObject({ heading, cell, ...verdicts[verdict] });
		}
	});

	it('passes a row over, whatever else is wrong with it, with an item in its place', async () => {
		const rows = [
			{ ...row, 'Ad group': 'S1', Status: 'ready' },
			{ ...row, 'Ad group': 'S1', Budget: 'TBD', Status: 'Draft' },
			{ ...row, 'Ad group': 'S2', 'Ad group ID': '1800000000000000077', Status: 'killed' },
			{ Status: 'pending' },
		];
		const before = bench.sandbox.calls.length;
		const run = await bench.run(rows, automatic);
		const reason = '\'Status\' is "Draft"';
		expect(output(run)).toMatchObject([
			{ success: true, adgroup_name: 'S1' },
			{ success: true, skipped: true, adgroup_id: null, reason },
			{ success: true, adgroup_id: '1800000000000000077', already_created: true },
			{ success: true, skipped: true, adgroup_id: null },
		]);
		expect(bench.sandbox.calls).toHaveLength(before + 1);
		const { items } = await checkSheet(bench, rows);
		expect(items[1]).toMatchObject({
			valid: true,
			summary: `Skipped, because ${reason}.`,
			problems: '',
			arguments: {},
		});
	});
});
