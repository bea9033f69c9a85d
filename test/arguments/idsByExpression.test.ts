import { openWorkbench, type Workbench } from '../workbench';
import { filledIn } from './filledIn';
import { expectSent, sendRows, type Case } from './rowsSent';

let bench: Workbench;

const long = '1790000000000000001';
const exact = 9_007_199_254_740_991;

beforeAll(async () => {
	const accounts = [long, String(exact), '123'].map((id) => ({ id, name: `Account ${id}` }));
	bench = await openWorkbench({ accounts });
});
afterAll(async () => await bench.close());

const single = ['campaign_id', 'advertiser_id', 'pixel_id'];
const lists = ['location_ids', 'interest_category_ids', 'audience_ids', 'excluded_audience_ids'];

/** With several accounts connected, a row has to name one. */
const account = filledIn('advertiser_id', long);

/** One row for each case; every ID has to reach the service, and the ad group to be created. */
async function expectIdsSent(name: string, cases: readonly Case[]): Promise<void> {
	if (name === 'advertiser_id') return await expectSent(bench, name, cases);
	const { rows } = await sendRows(
		bench,
		cases.map(([value]) => ({ value })),
		{
			...account,
			...(name === 'pixel_id' && { objective: 'CONVERSIONS', optimizationEvent: 'FORM' }),
			...filledIn(name, '={{ $json.value }}'),
		},
	);
	expect(rows.map(({ sent, item }) => sent?.[name] ?? item.error)).toEqual(
		cases.map(([, sent]) => sent),
	);
	expect(rows.map(({ item }) => item.success)).toEqual(cases.map(() => true));
}

describe('an ID that comes by expression', () => {
	it.each(single)('%s: text and whole numbers', async (name) => {
		await expectIdsSent(name, [
			[long, long],
			[` ${long}\n`, long],
			[`\u00a0${long}`, long],
			[exact, String(exact)],
			[123, '123'],
			['123', '123'],
			// Spreadsheets mark a number kept as text by an apostrophe, and export 123 as 123.0.
			[`'${long}`, long],
			['123.0', '123'],
			['123,00', '123'],
			// Copied from a web page with characters that nobody sees.
			[`\u200b${long}\ufeff`, long],
			// Look-ups of tables give a single value as a list of one.
			[[long], long],
		]);
	});

	it('pixel_id: letters too, as pixel codes have them', async () => {
		await expectIdsSent('pixel_id', [['C4AB12CD34EF56', 'C4AB12CD34EF56']]);
	});

	it.each(single.filter((name) => name !== 'pixel_id'))(
		'%s: a whole locator by expression',
		async (name) => {
			const path = name === 'campaign_id' ? 'campaignId' : 'advertiserId';
			const { rows } = await sendRows(bench, [{ value: long }, { value: 123 }], {
				...account,
				[path]: '={{ $json.value }}',
			});
			expect(rows.map(({ sent, item }) => sent?.[name] ?? item.error)).toEqual([long, '123']);
		},
	);
});

describe('a list of IDs that comes by expression', () => {
	const two = ['6252001', '2635167'];

	it.each(lists)('%s: arrays, JSON texts, parted texts and one number', async (name) => {
		await expectIdsSent(name, [
			['6252001', ['6252001']],
			[6252001, ['6252001']],
			[two, two],
			[[6252001, '2635167'], two],
			[JSON.stringify(two), two],
			['[6252001, 2635167]', two],
			["['6252001', '2635167']", two],
			['6252001,2635167', two],
			['6252001, 2635167', two],
			['6252001;2635167', two],
			['6252001 | 2635167', two],
			['6252001\n2635167', two],
			['6252001\r\n2635167\r\n', two],
			['6252001\t2635167', two],
			[['6252001,2635167'], two],
			[['6252001', ['2635167']], two],
		]);
	});

	it.each(lists)('%s: trimmed, without empties and repeats, in order', async (name) => {
		await expectIdsSent(name, [
			[' 6252001 ,, 2635167 ; ', two],
			['2635167, 6252001, 2635167', ['2635167', '6252001']],
			[[6252001, '6252001', '', null, ' 2635167 '], two],
			['["6252001", "", "2635167", "6252001"]', two],
			["'6252001, '2635167", two],
		]);
	});

	it.each(lists)('%s: nineteen digits without quotes stay exact in a JSON text', async (name) => {
		await expectIdsSent(name, [
			[`[${long}]`, [long]],
			[`[ ${long},1790000000000000003 ]`, [long, '1790000000000000003']],
			[`${long}|1790000000000000003`, [long, '1790000000000000003']],
		]);
	});
});
