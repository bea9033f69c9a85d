import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { idOfHeading } from '../../nodes/AdspirerTikTok/contract/headingIds';
import { nodeName } from '../engine';
import { fileWorkbench, output } from '../workbench';
import { automatic } from './bench';
import { sendRows } from './rowsSent';

const bench = fileWorkbench();

/** Columns that no list knows, and that the buyer ignores. */
const ignoring = (...headings: readonly string[]): INodeParameters => ({
	columns: {
		mappingMode: 'defineBelow',
		value: Object.fromEntries(headings.map((heading) => [idOfHeading(heading), 'ignore'])),
	},
});

async function check(rows: IDataObject[], parameters: INodeParameters = {}) {
	const run = await bench.run(rows, { ...automatic, operation: 'preview', ...parameters });
	return { items: output(run), lines: run.hintLines(nodeName.tested) };
}

const offerIn = (item: IDataObject | undefined) =>
	/Or make the name from other columns: paste (.+) into '(.+?)' in 'Values for All Rows'\./s.exec(
		String(item?.problems),
	);

/** What is offered for the name; the same in all rows that are refused. */
async function offered(rows: IDataObject[], parameters: INodeParameters = {}) {
	const { items } = await check(rows, parameters);
	const refused = items.filter(({ valid }) => valid === false);
	const offers = new Set(refused.map((item) => offerIn(item)?.[1]));
	expect(offers.size).toBe(1);
	return [...offers][0];
}

/** What comes of the offer where it is pasted as it is told. */
async function pasted(rows: IDataObject[], parameters: INodeParameters = {}) {
	const name = await offered(rows, parameters);
	expect(name).toBeDefined();
	const parameter = parameters.resource === 'ad' ? 'adName' : 'adgroupName';
	const valuesForAllRows = { [parameter]: `=${name}` };
	return await check(rows, { ...parameters, valuesForAllRows });
}

const ready = (items: IDataObject[]) =>
	items.map(({ valid, adgroup_name, problems }) => (valid ? adgroup_name : problems));

const plan: IDataObject[] = [
	{ Client: 'Acme', Market: 'US', Stage: 'Prospecting', 'Daily budget': 50, Notes: 'new' },
	{ Client: 'Acme', Market: 'US', Stage: 'Retargeting', 'Daily budget': 40, Notes: 'as before' },
	{ Client: 'Acme', Market: 'UK', Stage: 'Prospecting', 'Daily budget': 30, Notes: 'call Ann' },
	{ Client: 'Acme', Market: 'UK', Stage: 'Retargeting', 'Daily budget': 50, Notes: 'tbc' },
];
const answered = ignoring('Stage', 'Notes');
const listed = { options: { unknownColumns: 'list' } };
const names = ['US – Prospecting', 'US – Retargeting', 'UK – Prospecting', 'UK – Retargeting'];

it('offers the fewest columns that tell the rows apart, once no column needs an answer', async () => {
	const noColumn =
		"'Ad Group Name' has no column. Add one, such as 'Ad group', or in 'Columns of Your Sheet', say which column it is.";
	const before = await check(plan);
	expect(before.items[0]?.problems).toContain(
		`${noColumn} Or make the name from other columns: the node says how once no column needs your answer.`,
	);
	const { items } = await check(plan, answered);
	expect(items[0]?.problems).toBe(
		`${noColumn} Or make the name from other columns: paste {{ $json['Market'] }} – {{ $json['Stage'] }} into 'Ad Group Name' in 'Values for All Rows'.`,
	);
	expect(await offered(plan, listed)).toBe("{{ $json['Market'] }} – {{ $json['Stage'] }}");
});

it('makes every row ready once it is pasted, each with a name of its own', async () => {
	const { items } = await pasted(plan, answered);
	expect(ready(items)).toEqual(names);
	const sent = await sendRows(bench, plan, {
		...{ ...automatic, ...answered },
		valuesForAllRows: { adgroupName: `=${await offered(plan, answered)}` },
	});
	expect(sent.rows.map((row) => row.sent?.adgroup_name)).toEqual(ready(items));
});

it.each([
	["Client's market"],
	['Stage "A"'],
	['Stage [1]'],
	['Stage {{ 2 }}'],
	['C:\\stage'],
	['Stage\nof the funnel'],
	[' Stage '],
	['Phase.name'],
])('names a column that is called %j so that n8n finds it', async (heading) => {
	const rows = plan.map(({ Stage, ...row }) => ({ ...row, [heading]: Stage }));
	const { items } = await pasted(rows, ignoring(heading, 'Notes'));
	expect(ready(items)).toEqual(names);
});

it('tells apart what starts paused, or offers nothing', async () => {
	const [first, second] = plan;
	const rows = [first, { ...first, Status: 'Paused' }, second].map((row) => ({ ...row }));
	expect(await offered(rows, answered)).toBeUndefined();
	const apart = rows.map((row, at) => ({ ...row, Wave: `Wave ${at === 1 ? 'two' : 'one'}` }));
	expect(ready((await pasted(apart, ignoring('Stage', 'Notes', 'Wave'))).items)).toEqual([
		...['Prospecting – Wave one', 'Prospecting – Wave two', 'Retargeting – Wave one'],
	]);
});

it('names what is within objects by the way to it', async () => {
	const rows = plan.map(({ Stage, Market, ...row }) => ({
		Deal: { "owner's": { stage: Stage }, Market },
		...row,
	}));
	const ignored = ignoring("Deal.owner's.stage", 'Deal.Market', 'Notes');
	expect(await offered(rows, ignored)).toBe(
		"{{ $json['Deal']['owner\\'s']['stage'] }} – {{ $json['Deal']['Market'] }}",
	);
	const { items } = await pasted(rows, ignored);
	expect(ready(items)).toEqual([
		'Prospecting – US',
		'Retargeting – US',
		'Prospecting – UK',
		'Retargeting – UK',
	]);
});

it('finds the row of a webhook where it is, though its columns are called by their last words', async () => {
	const rows = plan.map((row) => ({ headers: {}, params: {}, query: {}, body: row }));
	expect(await offered(rows, answered)).toBe(
		"{{ $json['body']['Market'] }} – {{ $json['body']['Stage'] }}",
	);
	const { items } = await pasted(rows, answered);
	expect(items.map(({ valid }) => valid)).toEqual([true, true, true, true]);
});

it('passes over what is no row of the plan, such as a footnote', async () => {
	const rows = plan.map((row) => ({ 'Campaign ID': '1790000000000000001', ...row }));
	const { items } = await pasted([...rows, { Market: 'All rates are net.' }], answered);
	expect(ready(items).slice(0, 4)).toEqual(names);
	expect(items[4]?.problems).toContain("'Campaign ID' is blank");
});

it('makes no name of merged cells, of which an expression finds only the first, filled down or not', async () => {
	const merged = plan.map((row, at) => ({ ...row, Market: at % 2 ? '' : row.Market }));
	expect(await offered(merged, answered)).toBeUndefined();
	const options = { fillDownColumns: ['Market'] };
	expect(await offered(merged, { ...answered, options })).toBeUndefined();
});

describe('offers nothing', () => {
	const same = plan.map((row) => ({ ...row, Stage: 'Prospecting' }));
	it.each<[string, IDataObject[]]>([
		['where only amounts differ', same],
		['where only dates differ', same.map((row, at) => ({ ...row, Flight: `2030-01-0${at + 1}` }))],
		[
			'where only links and IDs differ',
			same.map((row, at) => ({
				...row,
				Brief: `https://example.com/${at}`,
				Ref: `${at}1234567890`,
			})),
		],
		['where only notes differ', same.map((row, at) => ({ ...row, "Ann's comments": `No ${at}` }))],
		[
			'where a row leaves the column blank',
			plan.map((row, at) => (at ? row : { ...row, Stage: '' })),
		],
		[
			'where a name could not be sent',
			plan.map((row, at) => (at ? row : { ...row, Stage: 'Fun 🎉' })),
		],
		['for a single row', plan.slice(0, 1)],
		['for rows that are all the same', [same[0] ?? {}, same[0] ?? {}]],
		[
			'where rows that seem equal differ in a column with a blank cell, ignored or not',
			[...plan, { ...plan[0], Stage: '' }].map((row) => ({ ...row, 'Daily budget': 50 })),
		],
	])('%s', async (_why, rows) => {
		for (const parameters of [answered, listed]) {
			expect(await offered(rows, parameters)).toBeUndefined();
		}
		expect(String((await check(rows)).items[0]?.problems)).not.toContain('other columns');
	});
});

it('leaves rows of one ad group together, and refuses them if they say different things', async () => {
	const first = plan[0] ?? {};
	const ads = plan.flatMap((row, at) => [
		{ ...row, Notes: '', 'Ad name': `Ad ${at}a`, 'Video URL': `https://example.com/${at}a.mp4` },
		{ ...row, Notes: '', 'Ad name': `Ad ${at}b`, 'Video URL': `https://example.com/${at}b.mp4` },
	]);
	const { items, lines } = await pasted(ads, ignoring('Stage'));
	expect(new Set(ready(items)).size).toBe(4);
	expect(lines.join()).toContain('4 of 8 rows are ready.');
	const name = await offered(plan, answered);
	const { items: other } = await check([...plan, { ...first, 'Daily budget': 51 }], {
		...answered,
		valuesForAllRows: { adgroupName: `=${name}` },
	});
	expect(other[0]?.problems).toMatch(/'Daily budget' is 50, but 51 in row 5/);
	expect(other[1]?.valid).toBe(true);
});

it('needs names to differ within a campaign only', async () => {
	const rows = ['1790000000000000001', '1790000000000000002'].flatMap((id) =>
		plan.map((row, at) => ({
			'Campaign ID': id,
			...row,
			'Daily budget': Number(id.at(-1)) * 50 + at,
		})),
	);
	expect(await offered(rows, answered)).toBe("{{ $json['Market'] }} – {{ $json['Stage'] }}");
	const { items } = await pasted(rows, answered);
	expect(items.map(({ valid }) => valid)).toEqual(rows.map(() => true));
});

it('offers an ad a name, too', async () => {
	const ad = (group: string, at: number, Angle: string) => ({
		'Ad group ID': `180000000000000000${at}`,
		Market: group,
		Angle,
		'Ad text': 'Fresh every morning',
		'Landing page': 'https://example.com/sale',
		'Video URL': `https://example.com/${at}${Angle}.mp4`,
	});
	const rows = [
		ad('US', 1, 'Founder'),
		ad('US', 1, 'Unboxing'),
		ad('UK', 2, 'Founder'),
		ad('UK', 2, 'Unboxing'),
	];
	const parameters = {
		...{ resource: 'ad', adgroupId: { __rl: true, mode: 'id', value: '' } },
		...ignoring('Angle'),
	};
	const { items } = await check(rows, parameters);
	expect(offerIn(items[0])?.slice(1)).toEqual(["{{ $json['Angle'] }}", 'Ad Name']);
	const after = await pasted(rows, parameters);
	expect(after.items.map(({ valid, ad_name }) => valid && ad_name)).toEqual([
		'Founder',
		'Unboxing',
		'Founder',
		'Unboxing',
	]);
});
