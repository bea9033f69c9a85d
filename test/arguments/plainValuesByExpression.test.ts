import { openWorkbench, type Workbench } from '../workbench';
import { expectSent } from './rowsSent';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

describe('a budget that comes by expression', () => {
	it('is a number, or a plain decimal text', async () => {
		await expectSent(bench, 'budget', [
			[50, 50],
			[49.9, 49.9],
			[1, 1],
			['1', 1],
			['50', 50],
			[' 49.90 ', 49.9],
			['+50', 50],
			['050', 50],
			['1234.5', 1234.5],
			['1234567.89', 1_234_567.89],
		]);
	});

	it('may be worked out in the expression', async () => {
		const expression = '={{ $json.value * 7 }}';
		await expectSent(bench, 'budget', [[20, 140]], { expression });
	});
});

describe('a name that comes by expression', () => {
	it('is a text as it stands, or a number that a sheet made of it', async () => {
		await expectSent(bench, 'adgroup_name', [
			['Autumn – “50 % off” & more 🎉', 'Autumn – “50 % off” & more 🎉'],
			['  Autumn  ', 'Autumn'],
			[2026, '2026'],
			[0, '0'],
			['false', 'false'],
			['x'.repeat(512), 'x'.repeat(512)],
			['{"a":1}', '{"a":1}'],
		]);
	});

	it('may be put together from several fields', async () => {
		const expression = '=US – {{ $json.value }}';
		await expectSent(bench, 'adgroup_name', [['18-34', 'US – 18-34']], { expression });
	});
});

describe('yes or no that comes by expression', () => {
	it.each(['comment_disabled', 'video_download_disabled'])('%s', async (name) => {
		const yes = [true, 'true', 'TRUE', 'True', ' yes ', 'YES', 'y', 'on', 1, '1'];
		const no = [false, 'false', 'FALSE', 'False', 'no', ' No', 'n', 'off', 0, '0'];
		await expectSent(bench, name, [
			...yes.map((value) => [value, true] as const),
			...no.map((value) => [value, false] as const),
		]);
	});
});
