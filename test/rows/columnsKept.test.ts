import '../fixedDate';
import { ad } from '../../nodes/AdspirerTikTok/contract/ad';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { fileWorkbench } from '../workbench';
import { checkSheet } from './bench';
import { toldOf } from './rowsSent';

const bench = fileWorkbench();

const adGroupRow = { 'Ad group': 'Women', Country: 'US', 'Daily budget': 50 };
const adRow = {
	...{ 'Ad group': 'Women', 'Ad name': 'Video 1', 'Ad text': 'New' },
	...{ 'Landing page': 'https://example.com/a', 'Video URL': 'https://cdn.example.com/1.mp4' },
};

it.each([
	['adGroup', adGroup, adGroupRow, []],
	// The names of a file that another column has, and where the ad group of this name is looked up.
	['ad', ad, adRow, ['video', 'image', 'video_name', 'image_name', 'campaign_id']],
])('%s: what a known column holds is sent, refused or asked about', async (...of) => {
	const [resource, { columns }, row, silent] = of;
	const cell = 'zq~9';
	const lost: string[] = [];
	for (const heading of Object.keys(columns)) {
		const { items } = await checkSheet(bench, [{ ...row, [heading]: cell }], { resource });
		const said = JSON.stringify(items);
		if (!said.includes(cell) && !said.includes(`'${heading}'`)) lost.push(heading);
	}
	expect(lost).toEqual(silent);
});

const headings = [
	'Spend',
	'Spend owner',
	'Spend.id',
	'Spend.owner.id',
	'Spender',
	'Spend_1',
	'Deal.spend',
];
it.each([...headings, ' spend', 'SPEND  OWNER'])(
	'an answer in the option Column Answers is that of its column, or of those within an object: %s',
	async (heading) => {
		const key = heading.trim().replace(/\s+/, ' ').toLowerCase();
		const answers = JSON.stringify([{ heading, means: 'ignore' }]);
		for (const isThere of [true, false]) {
			const others = headings.filter((other) => isThere || other.toLowerCase() !== key);
			const row = { ...adGroupRow, ...Object.fromEntries(others.map((other) => [other, 'x'])) };
			const { items } = await checkSheet(bench, [row], { options: { answers } });
			const [told = ''] = toldOf(items[0]);
			const asked = others.filter((other) => told.includes(`'${other}'`));
			const within = (other: string) => !isThere && other.startsWith(`${key}.`);
			const named = others.map((other) => other.toLowerCase());
			expect(asked).toEqual(
				others.filter((_, at) => named[at] !== key && !within(named[at] ?? '')),
			);
		}
	},
);

it('an answer for no column refuses, with When a Row Has Warnings, the rows that are to be created', async () => {
	const answers = JSON.stringify([{ heading: 'Gone', means: 'ignore' }]);
	const rows = [adGroupRow, { ...adGroupRow, 'Ad group ID': '1800000000000000005' }];
	const { items } = await checkSheet(bench, rows, {
		options: { answers, rowsWithWarnings: 'refuse' },
	});
	expect(items.map(({ valid }) => valid)).toEqual([false, true]);
});
