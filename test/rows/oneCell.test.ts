import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { thisProcess } from '../platform';
import { fileWorkbench, output } from '../workbench';
import { automatic } from './bench';
import { problemsOf } from './rowsSent';

const bench = fileWorkbench();
const good = {
	...{ 'Ad group': 'Good', 'Daily budget': 50, Country: 'US', Objective: 'Traffic' },
	'Campaign ID': '1790000000000000001',
};
const check: INodeParameters = { ...automatic, operation: 'preview' };
const fill = (piece: string, length = 48_000) => piece.repeat(length / piece.length);
const nested = (levels: number, wrap: (inner: unknown) => unknown) => {
	let value: unknown = 'US';
	for (let level = 0; level < levels; level++) value = wrap(value);
	return value;
};
const deepList = nested(9000, (inner) => [inner]);
const deepObject = nested(9000, (inner) => ({ inner }));

/** Columns that need an answer are ignored, and listed. */
const listing = { options: { unknownColumns: 'list' } };

/** The problems of a row, which must never keep the row after it from being good. */
async function problems(row: Record<string, unknown>, parameters: INodeParameters = {}) {
	const rows = [{ ...good, ...row } as IDataObject, { ...good, 'Ad group': 'Next' }];
	const run = await bench.run(rows, { ...check, ...parameters });
	const [first, next, ...others] = output(run);
	expect([run.error, next?.valid, others]).toEqual([undefined, true, []]);
	return problemsOf(first);
}

const columns = [
	...['Age', 'Gender', 'Language', 'Start date', 'End date', 'Hours', 'Daily budget', 'Placement'],
	...['Audience name', 'Audience ID', 'Exclusions', 'Interests', 'Country', 'Objective', 'Max CPC'],
	...['Campaign', 'Campaign ID', 'Ad group', 'Ad group ID', 'Status', 'Platform', 'Region', 'OS'],
	...[
		'Flight',
		'Flight dates',
		'Currency',
		'Time zone',
		'City',
		'Comments allowed',
		'Demo',
		'Paused',
	],
];

describe('a cell that is nested 9,000 levels deep', () => {
	it.each(['Notes', 'Body', 'Qwx', 'Clicks'])('costs nothing in %s', async (heading) => {
		for (const cell of [deepList, deepObject]) {
			expect(await problems({ [heading]: cell }, listing)).toEqual([]);
			const said = JSON.stringify(await problems({ [heading]: cell }));
			expect(said === '[]' || said.includes('needs your answer')).toBe(true);
		}
	});

	it('fails its row alone in a column that is read', async () => {
		const notTold: string[] = [];
		for (const heading of columns) {
			for (const cell of [deepList, deepObject]) {
				const said = JSON.stringify(await problems({ [heading]: cell }));
				if (!said.includes(heading)) notTold.push(`${heading} ${Array.isArray(cell)}`);
				expect(said).not.toContain('bug');
			}
		}
		expect(notTold).toEqual([]);
	});

	it('fails its row alone by an expression', async () => {
		const options = ['additionalArguments', 'existingAdgroupId', 'budgetLimit', 'startPaused'];
		const byOption = options.map((name) => ({ options: { [name]: '={{ $json.deep }}' } }));
		const byField = ['ageGroups', 'audienceIds', 'locationIds'].map((name) => ({
			targeting: { [name]: '={{ $json.deep }}' },
		}));
		for (const parameters of [...byOption, ...byField, { locations: '={{ $json.deep }}' }]) {
			const rows = [{ deep: deepList }, { deep: null }] as IDataObject[];
			const run = await bench.run(rows, { operation: 'preview', ...parameters });
			expect(output(run)).toMatchObject([{ valid: false }, { problems: expect.any(String) }]);
			expect(JSON.stringify(output(run))).not.toContain('bug');
		}
	});
});

describe('the cells of a row', () => {
	const together = 'have more than 50000 characters together';
	const several = (heading: string, cell: (at: number) => unknown, count = 20) =>
		Object.fromEntries(
			Array.from({ length: count }, (_, at) => [`${heading}${at ? `_${at}` : ''}`, cell(at)]),
		);

	it.each<[what: string, row: Record<string, unknown>, field: string]>([
		['countries', several('Country', (at) => `${fill('US, ')}${at}`), 'Country'],
		['audiences', several('Audience ID', (at) => `${fill('170000000000, ')}${at}`), 'Audience ID'],
		[
			'what may repeat others',
			several('Audience name', (at) => `${fill('TX, ', 4_800)}${10 + at}`),
			'Audience name',
		],
		['lists', several('Country', () => Array<string>(3_000).fill('US')), 'Country'],
		['one list', { Country: Array<string>(60_000).fill('US') }, 'Country'],
	])('are refused where they hold too much together: %s', async (_, row, field) => {
		expect(await problems(row)).toEqual([{ field, message: expect.stringContaining(together) }]);
	});

	it('are refused in the form and in an update, too', async () => {
		const long = { one: fill('170000000001, '), two: fill('170000000002, ') };
		const targeting = { audienceIds: '={{ $json.one }}', excludedAudienceIds: '={{ $json.two }}' };
		const byForm = await bench.run([long, {}], { operation: 'preview', targeting });
		expect(output(byForm)).toMatchObject([
			{ problems: expect.stringContaining(together) },
			{ valid: true },
		]);
		const id = { 'Ad group ID': '1800000000000000001' };
		const rows = [{ ...id, ...several('Country', (at) => `${fill('US, ')}${at}`) }, id];
		const update = { operation: 'update', mappingMode: 'autoMapInputData' };
		const run = await bench.run(rows, update, { onError: 'continueRegularOutput' });
		expect(output(run)[0]?.error).toContain(together);
		expect(bench.sandbox.calls).toEqual([]);
	});

	it('may hold more where no field reads them, and in a row that is skipped', async () => {
		const notes = several('Notes', () => fill('US and '));
		const unknown = { Body: fill('x', 2_000_000), [fill('Heading ')]: 'x', Qwx: fill('US, ') };
		expect(await problems({ ...notes, ...unknown }, listing)).toEqual([]);
		const draft = { Status: 'Draft', ...several('Country', (at) => `${fill('US, ')}${at}`) };
		expect(await problems(draft)).toEqual([]);
	});

	it('are told up to fifty problems', async () => {
		const found = await problems(several('City', () => 'Paris', 100));
		expect(found).toHaveLength(51);
		expect(found.at(-1)).toEqual({ field: 'Row', message: 'needs more corrections.' });
	});
});

it('a list is read up to 3,000 entries', async () => {
	const words = (count: number) => Array.from({ length: count }, (_, at) => `Word${at}`).join(';');
	const [{ message: said } = { message: '' }] = await problems({ Country: words(2_000) });
	expect(said).toMatch(/and 1991 more\. Enter each country by name/);
	expect(await problems({ Country: words(4_000) })).toEqual([
		{ field: 'Country', message: expect.stringContaining('has more than 3000 entries.') },
	]);
	const ids = Array.from({ length: 2_900 }, (_, at) => String(17_000_000_000 + at));
	expect(await problems({ 'Audience ID': ids.join(',') })).toEqual([]);
});

it('names are found in a long list by a look at each of its entries', async () => {
	const audiences = Array.from({ length: 9_001 }, (_, at) => ({
		id: String(17_000_000_000 + at),
		name: `Buyers ${at}`,
	}));
	bench.sandbox.options = { ...bench.sandbox.options, audiences };
	const several = Array.from({ length: 300 }, (_, at) => `Buyers ${at * 7}`).join('; ');
	const rows = Array.from({ length: 50 }, (_, at) => ({
		...good,
		'Ad group': `N${at}`,
		'Audience name': several,
	}));
	const run = await bench.run(rows, automatic);
	expect(run.error).toBeUndefined();
	expect(run.json(nodeName.tested).filter(({ success }) => success === true)).toHaveLength(50);
	const [call] = bench.sandbox.callsTo('add_tiktok_ad_group');
	expect(call?.arguments.audience_ids).toHaveLength(300);
});

/** Rows whose headings are all their own, as after a Merge or a pivot. */
const rowsOf = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, row) => ({
		'Ad group': `Row ${row}`,
		'Daily budget': 50,
		Country: 'US',
		...Object.fromEntries(Array.from({ length: 20 }, (__, at) => [`Note ${row}_${at}`, 'x'])),
	}));

it('the time of a check grows with the rows, however many columns they have', async () => {
	const timeOf = async (count: number) => {
		const rows = rowsOf(count);
		// Of the processor, which other processes don't lengthen.
		const before = thisProcess.cpuUsage();
		const run = await bench.run(rows, {
			...{ mappingMode: 'autoMapInputData', operation: 'preview' },
		});
		expect(output(run)).toHaveLength(count);
		const { user, system } = thisProcess.cpuUsage(before);
		return user + system;
	};
	await timeOf(100);
	const few = await timeOf(250);
	const many = await timeOf(1000);
	expect(many).toBeLessThan(few * 9);
});
