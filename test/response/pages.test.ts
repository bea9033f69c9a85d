import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { readList } from '../../nodes/AdspirerTikTok/response/lists';
import fc from '../fastCheck';

const listOf = (length: number) => ({
	success: true,
	data: {
		structured: {
			ad_groups: Array.from({ length }, (_, at) => ({
				adgroup_id: String(1_800_000_000_000_000_001n + BigInt(at)),
				adgroup_name: `Spring ${at}`,
			})),
		},
	},
});

const isWhole = async (length: number) =>
	(await readList(listOf(length), adGroup.list.form))?.isWhole;

test('a list as long as some pages is never whole, however long they are, unless it states its total', async () => {
	const pages = fc.tuple(fc.constantFrom(10, 20, 25, 30, 50, 100, 200, 250), fc.nat(5));
	await fc.assert(
		fc.asyncProperty(pages, async ([size, count]) => !(await isWhole(size * (count + 1)))),
	);
});

test('a list of any other length is', async () => {
	const length = fc.integer({ min: 1, max: 500 }).filter((one) => one % 10 > 0 && one % 25 > 0);
	await fc.assert(fc.asyncProperty(length, async (one) => (await isWhole(one)) === true));
});
