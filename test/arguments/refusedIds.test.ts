import { openWorkbench, type Workbench } from '../workbench';
import { expectRefused, type Refusal } from './refusals';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

const lists = ['location_ids', 'interest_category_ids', 'audience_ids', 'excluded_audience_ids'];
const single = ['campaign_id', 'advertiser_id', 'pixel_id'];
const every = [...single, ...lists];

const lost = 'digits are already lost';
const asText = 'Format the column as text';

describe('an ID whose digits are lost', () => {
	it.each(every)('%s: a number over 2^53', async (name) => {
		await expectRefused(bench, name, [
			[Number('1790000000000000001'), 'came as the number 1790000000000000000', lost, asText],
			[2 ** 53, '9007199254740992', lost, asText],
			[1.76e21, '1.76e+21', lost, asText],
		]);
	});

	it.each(single)('%s: a text that a spreadsheet shortened', async (name) => {
		await expectRefused(bench, name, [
			['1.76E+18', 'came as "1.76E+18"', lost, asText],
			['1.76e18', '"1.76e18"', lost, asText],
			['1,76E+18', '"1,76E+18"', lost, asText],
			['2E+18', '"2E+18"', lost, asText],
			['1790000000000000000.0', '"1790000000000000000.0"', lost, asText],
		]);
	});

	it.each(lists)('%s: a text that a spreadsheet shortened, among others', async (name) => {
		await expectRefused(bench, name, [
			['6252001, 1.76E+18', '"1.76E+18"', lost, asText],
			[['6252001', '1.76E+18'], '"1.76E+18"', lost, asText],
			[[6252001, Number('1790000000000000001')], '1790000000000000000', lost, asText],
		]);
	});
});

describe('an ID that is none', () => {
	it.each(every)('%s: what a broken expression leaves behind', async (name) => {
		const broken = ['undefined', 'null', 'NaN', 'Undefined', ' NULL ', '[object Object]'];
		await expectRefused(bench, name, [
			...broken.map((text): Refusal => [text, text.trim(), 'broken expression', 'Check']),
			[Number.NaN, '"NaN"', 'broken expression', 'Check'],
			[Number.POSITIVE_INFINITY, '"Infinity"', 'broken expression', 'Check'],
		]);
	});

	it.each(every)("%s: a formula's error", async (name) => {
		const errors = ['#N/A', '#REF!', '#VALUE!', '#ERROR!', '#NAME?', '#DIV/0!', '#NUM!', '#n/a'];
		await expectRefused(
			bench,
			name,
			errors.map((text): Refusal => [text, `"${text}"`, 'formula', 'Mend the formula']),
		);
	});

	it.each(every)('%s: a name, a fraction, a yes or an object', async (name) => {
		await expectRefused(bench, name, [
			['Spring Sale', 'came as "Spring Sale"', 'not an ID', 'Give the ID alone', 'not the name'],
			['1790000000000000001 (Spring)', '"1790000000000000001 (Spring)"', 'Give the ID alone'],
			['https://ads.tiktok.com/1', '"https://ads.tiktok.com/1"', 'Give the ID alone'],
			['Frühling', '"Frühling"', 'Give the ID alone'],
			[1.5, 'the number 1.5', 'whole number'],
			[-5, 'the number -5', 'whole number'],
			[true, '"true"', 'Give'],
			[{ id: '1790000000000000001', name: 'Spring' }, 'an object with id, name', 'Give'],
		]);
	});

	it.each(every.filter((name) => name !== 'pixel_id'))(
		'%s: a word, a code or the ID of another platform',
		async (name) => {
			const others = ['Prospecting', 'US', 'act_123456789', '179-000'];
			await expectRefused(
				bench,
				name,
				others.map((text): Refusal => [text, `"${text}"`, 'digits alone', 'Give the ID']),
			);
		},
	);

	it.each(every)('%s: a dash or a number below zero, as text', async (name) => {
		await expectRefused(bench, name, [
			['-', '"-"', 'Give'],
			['--', '"--"', 'Give'],
			['_', '"_"', 'Give'],
			['-5', '"-5"', 'Give'],
		]);
	});

	it.each(single)('%s: several', async (name) => {
		await expectRefused(bench, name, [
			[['1', '2'], 'a list of 2', 'Give one ID'],
			['1790000000000000001, 1790000000000000002', '1790000000000000001, 179', 'Give the ID alone'],
		]);
	});
});

describe('a list of IDs with bad entries', () => {
	it.each(lists)('%s: tells each of them', async (name) => {
		await expectRefused(bench, name, [
			['6252001, United States, #N/A', '"United States"', '"#N/A"', 'Mend the formula'],
			[['6252001', 'New York', { id: 1 }], '"New York"', 'an object with id', 'Give'],
			['["6252001", "undefined"]', '"undefined"', 'broken expression'],
			['A B, C D, E F, G H, I J', '"A B"', '"C D"', '"E F"', '2 more'],
		]);
	});

	it.each(lists)('%s: what may be one number or several', async (name) => {
		await expectRefused(bench, name, [
			['123,456', '"123,456"', 'thousands separators', 'semicolons'],
			[' 6,252,001 ', '"6,252,001"', 'thousands separators', 'semicolons'],
		]);
	});

	// TikTok's targeting IDs are digits; a country's code in the column is the likeliest slip.
	it.each(lists)('%s: a code or a word where an ID belongs', async (name) => {
		await expectRefused(bench, name, [
			['US', '"US"', 'Give'],
			['6252001, UK', '"UK"', 'Give'],
			[['Canada'], '"Canada"', 'Give'],
		]);
	});
});
