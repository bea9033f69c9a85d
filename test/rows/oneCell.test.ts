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

describe('the cells of a row', () => {
	const tooLong = (length: number) => `is ${length} characters long, but at most 10000 are read.`;
	const together = (length: number) => `holds ${length} characters, but at most 100000 are read.`;
	const several = (heading: string, cell: (at: number) => unknown, count = 20) =>
		Object.fromEntries(
			Array.from({ length: count }, (_, at) => [`${heading}${at ? `_${at}` : ''}`, cell(at)]),
		);

	it.each<[what: string, cell: unknown, length: number]>([
		['a text', fill('US, '), 48_000],
		['a list', Array<string>(5_000).fill('US'), 15_000],
		['a list of lists', Array<string[]>(2).fill(Array<string>(2_500).fill('US')), 15_002],
	])('are refused one by one where they are too long: %s', async (_, Country, length) => {
		const message = expect.stringContaining(tooLong(length));
		expect(await problems({ Country })).toEqual([{ field: 'Country', message }]);
	});

	it('are refused where they hold too much together', async () => {
		const row = several('Audience name', (at) => `${fill('TX, ', 9_000)}${10 + at}`);
		const message = expect.stringContaining(together(180_073));
		expect(await problems(row)).toEqual([{ field: 'Row', message }]);
	});

	it('are refused in the form and in an update, too', async () => {
		const rowsOfForm = [{ one: fill('170000000001, ') }, {}];
		const targeting = { audienceIds: '={{ $json.one }}' };
		const byForm = await bench.run(rowsOfForm, { operation: 'preview', targeting });
		expect(output(byForm)).toMatchObject([
			{ problems: expect.stringContaining(tooLong(47_992)) },
			{ valid: true },
		]);
		const id = { 'Ad group ID': '1800000000000000001' };
		const rows = [{ ...id, Country: fill('US, ') }, id];
		const update = { operation: 'update', mappingMode: 'autoMapInputData' };
		const run = await bench.run(rows, update, { onError: 'continueRegularOutput' });
		expect(output(run)[0]?.error).toContain(tooLong(48_000));
		expect(bench.sandbox.calls).toEqual([]);
	});

	it('may hold more where no field reads them, and in a row that is skipped', async () => {
		const notes = several('Notes', () => fill('US and '));
		const unknown = { Body: fill('x', 2_000_000), [fill('Heading ')]: 'deck', Qwx: fill('US, ') };
		expect(await problems({ ...notes, ...unknown }, listing)).toEqual([]);
		const draft = { Draft: 'yes', ...several('Country', (at) => `${fill('US, ')}${at}`) };
		expect(await problems(draft)).toEqual([]);
	});

	it('are told up to fifty problems', async () => {
		const found = await problems(several('Zip code', () => '78701', 100));
		expect(found).toHaveLength(51);
		expect(found.at(-1)).toEqual({ field: 'Row', message: 'needs more corrections.' });
	});
});

it('names are found in a long list by a look at each of its entries', async () => {
	const audiences = Array.from({ length: 9_001 }, (_, at) => ({
		id: `${17e9 + at}`,
		name: `Buyers ${at}`,
	}));
	bench.sandbox.options = { ...bench.sandbox.options, audiences };
	const several = Array.from({ length: 300 }, (_, at) => `Buyers ${at * 7}`).join('; ');
	const row = { ...good, 'Audience name': several };
	const rows = Array.from({ length: 50 }, (_, at) => ({ ...row, 'Ad group': `N${at}` }));
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
