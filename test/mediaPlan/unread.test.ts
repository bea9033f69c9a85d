import '../model/fasterClock';
import { hintsOf, shownError } from '../output/shown';
import type { ReceivedCall } from '../sandbox';
import { addAd, addAdGroup, eachPlanBench, listAdGroups, listAds, planRow } from './planBench';

const bench = eachPlanBench();

const rows = [planRow(), planRow({ 'Ad name': 'Video 2' })];

/** Lists that show nothing which can be read for certain. */
const unreadable = { text: 'unreadable', form: 'text-only' } as const;

const withoutId =
	(of: string) =>
	({ tool }: ReceivedCall) =>
		tool === of ? 'no-id' : undefined;

describe('an answer without the ID of an ad group', () => {
	beforeEach(() => {
		bench.sandbox.options.successForm = withoutId(addAdGroup);
	});

	it('is followed by the list that shows it, and then by the ads', async () => {
		const run = await bench.start(rows);
		expect(bench.tools()).toEqual([addAdGroup, listAdGroups, addAd, addAd]);
		const [made] = bench.sandbox.adGroups;
		expect(bench.items(run)).toMatchObject([
			{ success: true, adgroup_id: made?.id, ad_name: 'Video 1' },
			{ success: true, adgroup_id: made?.id, ad_name: 'Video 2' },
		]);
	});

	it('keeps its ads from being made where the list can’t be read either, and asks for it once', async () => {
		bench.sandbox.options.lists = unreadable;
		const run = await bench.start(rows);
		expect(bench.tools()).toEqual([addAdGroup, listAdGroups]);
		const [item] = bench.items(run);
		expect(item).toMatchObject({
			success: false,
			adgroup_id: null,
			ad_id: null,
			error: expect.stringContaining(
				"Row 1 (Video 1): Its ad group is there (ID unknown). The ad wasn't created, because the ID of its ad group couldn't be read from Adspirer's answer. Find the ad group's ID",
			),
			error_kind: 'not_sent',
		});
		expect(hintsOf(run)[0]).toMatch(
			/^Ad groups: 1 created, now or in an earlier run\. Ads: 2 not sent\./,
		);
	});

	it('makes them once a person has entered it', async () => {
		bench.sandbox.options.lists = unreadable;
		await bench.create(rows);
		const [made] = bench.sandbox.adGroups;
		const items = await bench.create(rows.map((row) => ({ ...row, 'Ad group ID': made?.id })));
		expect(items).toMatchObject([{ success: true }, { success: true }]);
		expect(bench.sandbox.adGroups).toHaveLength(1);
		expect(bench.sandbox.madeAds.map((ad) => ad.adgroup_id)).toEqual([made?.id, made?.id]);
	});
});

test('an answer without the ID of an ad is followed by one list for all ads of the ad group', async () => {
	bench.sandbox.options.successForm = withoutId(addAd);
	const items = await bench.create(rows);
	expect(bench.tools()).toEqual([addAdGroup, addAd, addAd, listAds]);
	expect(items.map(({ ad_id: id }) => id)).toEqual(bench.sandbox.madeAds.map(({ id }) => id));
});

describe('answers that are lost', () => {
	it('in both calls are found in both lists, and nothing is made twice', async () => {
		bench.sandbox.options.lists = { createTime: true };
		bench.sandbox.options.fault = ({ tool, attempt }) =>
			[addAdGroup, addAd].includes(tool) && attempt === 1 ? { kind: 'drop-after' } : undefined;
		const items = await bench.create(rows);
		expect(items).toMatchObject([{ success: true }, { success: true }]);
		expect(bench.sandbox.adGroups).toHaveLength(1);
		expect(bench.sandbox.madeAds).toHaveLength(2);
	});

	it('of an ad group for good leave it unknown, and no ad is sent', async () => {
		Object.assign(bench.sandbox.options, { faultReplays: true, lists: unreadable });
		bench.sandbox.options.fault = ({ tool }) =>
			tool === addAdGroup ? { kind: 'drop-after' } : undefined;
		const run = await bench.start(rows, {}, {});
		const { message, lines } = shownError(run);
		expect(message).toContain("so it isn't known whether the ad group was created");
		expect(lines).toContainEqual(expect.stringMatching(/^It isn't known whether this ad group/));
		expect(bench.sandbox.callsTo(addAd)).toEqual([]);
	});

	it('of ads for good are told with their keys, after what is there of their rows', async () => {
		Object.assign(bench.sandbox.options, { faultReplays: true, lists: unreadable });
		bench.sandbox.options.fault = ({ tool }) =>
			tool === addAd ? { kind: 'drop-after' } : undefined;
		const run = await bench.start(rows, {}, {});
		const [adGroup] = bench.sandbox.adGroups;
		const { message, description } = shownError(run);
		expect(message).toContain(`Row 1 (Video 1): Its ad group is there (ID ${adGroup?.id}).`);
		expect(description).toContain('1 ad group exists:');
		for (const { idempotencyKey } of bench.sandbox.callsTo(addAd)) {
			expect(description).toContain(String(idempotencyKey));
		}
	});
});
