import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { idOfHeading } from '../../nodes/AdspirerTikTok/contract/meanings';
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
	return output(await bench.run(rows, { ...automatic, operation: 'preview', ...parameters }));
}

/** The expression offered for the name; the same in all rows that are refused. */
async function offered(rows: IDataObject[], parameters: INodeParameters = {}) {
	const refused = (await check(rows, parameters)).filter(({ valid }) => valid === false);
	const offer =
		/Or make the name from other columns: paste (.+) into '.+?' in 'Values for All Rows'\./s;
	const offers = new Set(refused.map(({ problems }) => offer.exec(String(problems))?.[1]));
	expect(offers.size).toBe(1);
	return [...offers][0];
}

/** The rows as checked once the offer is pasted where the message says. */
async function pasted(rows: IDataObject[], parameters: INodeParameters = {}) {
	const name = await offered(rows, parameters);
	const parameter = parameters.resource === 'ad' ? 'adName' : 'adgroupName';
	return await check(rows, { ...parameters, valuesForAllRows: { [parameter]: `=${name}` } });
}

const ready = (items: IDataObject[]) =>
	items.map(({ valid, adgroup_name, problems }) => (valid ? adgroup_name : problems));

const plan: IDataObject[] = [
	{ Client: 'Acme', Market: 'US', Stage: 'Prospecting', 'Daily budget': 50 },
	{ Client: 'Acme', Market: 'US', Stage: 'Retargeting', 'Daily budget': 40 },
	{ Client: 'Acme', Market: 'UK', Stage: 'Prospecting', 'Daily budget': 30 },
	{ Client: 'Acme', Market: 'UK', Stage: 'Retargeting', 'Daily budget': 50 },
];
const answered = ignoring('Stage');
const listed = { options: { unknownColumns: 'list' } };
const marketAndStage = '{{ $json["Market"] }} – {{ $json["Stage"] }}';
const names = ['US – Prospecting', 'US – Retargeting', 'UK – Prospecting', 'UK – Retargeting'];

it('offers the columns of short texts that differ, in the order of the sheet', async () => {
	const items = await check(plan, answered);
	expect(items[0]?.problems).toBe(
		`'Ad Group Name' has no column. Add one, such as 'Ad group', or in 'Columns of Your Sheet', say which column it is. Or make the name from other columns: paste ${marketAndStage} into 'Ad Group Name' in 'Values for All Rows'.`,
	);
	expect(await offered(plan, listed)).toBe(marketAndStage);
});

it('makes every row ready once it is pasted, each with a name of its own', async () => {
	const items = await pasted(plan, answered);
	expect(ready(items)).toEqual(names);
	const sent = await sendRows(bench, plan, {
		...{ ...automatic, ...answered },
		valuesForAllRows: { adgroupName: `=${await offered(plan, answered)}` },
	});
	expect(sent.rows.map((row) => row.sent?.adgroup_name)).toEqual(ready(items));
});

it.each([
	...["Client's market", 'Stage "A"', 'Stage [1]', 'C:\\stage', 'Stage\nof the funnel'],
	...[' Stage ', 'Phase.name'],
])('names a column that is called %j so that n8n finds it', async (heading) => {
	const rows = plan.map(({ Stage, ...row }) => ({ ...row, [heading]: Stage }));
	const items = await pasted(rows, ignoring(heading));
	expect(ready(items)).toEqual(names);
});

it('passes over what is no row of the plan, such as a footnote', async () => {
	const rows = plan.map((row) => ({ 'Campaign ID': '1790000000000000001', ...row }));
	const items = await pasted([...rows, { Market: 'All rates are net.' }], answered);
	expect(ready(items).slice(0, 4)).toEqual(names);
	expect(items[4]?.problems).toContain("'Campaign ID' is blank");
});

const same = plan.map((row) => ({ ...row, Market: 'US', Stage: 'Prospecting' }));
it.each<[string, IDataObject[]]>([
	['amounts', same],
	['dates', same.map((row, at) => ({ ...row, Flight: `2030-01-0${at + 1}` }))],
	['links', same.map((row, at) => ({ ...row, Brief: `https://example.com/${at}` }))],
	['IDs', same.map((row, at) => ({ ...row, Ref: `${at}1234567890` }))],
	['a column with a blank cell', same.map((row, at) => ({ ...row, Stage: at ? 'A' : '' }))],
])('offers nothing where rows differ only in %s', async (_what, rows) => {
	for (const parameters of [answered, listed]) {
		expect(await offered(rows, parameters)).toBeUndefined();
	}
});

it('refuses rows that come out with one name and say different things', async () => {
	const first = plan[0] ?? {};
	const items = await pasted([...plan, { ...first, 'Daily budget': 51 }], answered);
	expect(items[0]?.problems).toMatch(/'Daily budget' is 50, but 51 in row 5/);
	expect(items[1]?.valid).toBe(true);
});

it('offers an ad a name, too, also of what its ad group has', async () => {
	const rows = ['Founder', 'Unboxing'].map((Angle, at) => ({
		'Ad group ID': `180000000000000000${at}`,
		Market: ['US', 'UK'][at],
		Angle,
		'Ad text': 'Fresh every morning',
		'Landing page': 'https://example.com/sale',
		'Video URL': `https://example.com/${Angle}.mp4`,
	}));
	const parameters = {
		...{ resource: 'ad', adgroupId: { __rl: true, mode: 'id', value: '' } },
		...ignoring('Angle'),
	};
	const items = await pasted(rows, parameters);
	expect(items.map(({ valid, ad_name }) => valid && ad_name)).toEqual([
		'US – Founder',
		'UK – Unboxing',
	]);
});
