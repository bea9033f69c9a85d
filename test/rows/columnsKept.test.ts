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

describe('an answer in the option Column Answers', () => {
	const headings = [
		...['Spend', 'Spend owner', 'Spend.id', 'Spend.owner.id', 'Spender', 'Spend_1'],
		...['Total spend', 'Deal.spend', 'Spend owner.id'],
	];
	it.each([...headings, ' spend', 'SPEND  OWNER'])(
		'is that of the column with its heading, or of those within an object of that name: %s',
		async (heading) => {
			const key = heading.trim().replace(/\s+/, ' ').toLowerCase();
			const answers = JSON.stringify([{ heading, means: 'ignore' }]);
			for (const isThere of [true, false]) {
				const others = headings.filter((other) => isThere || other.toLowerCase() !== key);
				const isAnswered = (other: string) =>
					other.toLowerCase() === key || (!isThere && other.toLowerCase().startsWith(`${key}.`));
				const row = { ...adGroupRow, ...Object.fromEntries(others.map((other) => [other, 'x'])) };
				const { items } = await checkSheet(bench, [row], { options: { answers } });
				const [told = ''] = toldOf(items[0]);
				const asked = others.filter((other) => told.includes(`'${other}'`));
				expect(asked).toEqual(others.filter((other) => !isAnswered(other)));
			}
		},
	);
});

it('an answer for no column refuses, with When a Row Has Warnings, the rows that are to be created', async () => {
	const answers = JSON.stringify([{ heading: 'Gone', means: 'ignore' }]);
	const rows = [adGroupRow, { ...adGroupRow, 'Ad group ID': '1800000000000000005' }];
	const { items } = await checkSheet(bench, rows, {
		options: { answers, rowsWithWarnings: 'refuse' },
	});
	expect(items.map(({ valid }) => valid)).toEqual([false, true]);
});
