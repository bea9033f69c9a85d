import type { IDataObject } from 'n8n-workflow';
import { nodeName } from '../engine';
import { hintsOf } from '../output/shown';
import { output } from '../workbench';
import { campaign, eachPlanBench, noAd, planRow } from './planBench';

const bench = eachPlanBench();
const ad = '1850000000000000077';

/** A row whose ad group is there. */
function there(more: IDataObject = {}): IDataObject {
	const [women] = bench.sandbox.adGroups;
	const known =
		women ?? bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Women 18-34' });
	return planRow({ 'Ad group ID': known.adgroup_id, Status: 'Active', ...more });
}

const ofAdGroup =
	"This run doesn't change 'Country', 'Daily budget' and 'Status' of an ad group that exists. Use Update, Pause or Resume.";
const ofAd =
	"This run doesn't change 'Ad text', 'Landing page', 'Video URL' and 'Status' of an ad that exists. Use Pause, Resume or TikTok Ads Manager.";

describe('what is there already', () => {
	it.each(['create', 'preview'])(
		'is told of with the filled columns that change nothing about it: %s',
		async (operation) => {
			const rows = [there(), there({ 'Ad name': 'b', 'Ad ID': ad }), there(noAd)];
			const options = { rowsWithWarnings: 'refuse' };
			const run = await bench.start(rows, { operation, options });
			const items = output(run);

			expect(items.map(({ warnings }) => warnings)).toEqual([
				ofAdGroup,
				`${ofAdGroup} ${ofAd}`,
				ofAdGroup,
			]);
			expect(items.filter(({ success, valid }) => success === true || valid === true)).toEqual(
				items,
			);
			const last = run.hints(nodeName.tested).at(-1);
			expect(last?.type).toBe('info');
			expect(last?.message.split('<br>').slice(0, 2)).toEqual([
				`Rows 1–3: ${ofAdGroup}`,
				`Row 2: ${ofAd}`,
			]);
		},
	);

	it('is found by its name, too', async () => {
		const row = there({ ...noAd, 'Ad group ID': '' });
		const options = { skipExistingNames: true };
		const [item] = output(await bench.start([row], { options }));
		expect(item).toMatchObject({ already_created: true });
		expect(item?.warnings).toContain(ofAdGroup);
	});

	it('is not told of where all is new', async () => {
		const run = await bench.start([planRow({ Status: 'Active' })]);
		expect(output(run)).toMatchObject([{ success: true, warnings: '' }]);
		expect(hintsOf(run).join()).not.toContain("doesn't change");
	});
});

test('a refused row keeps the IDs that it came with', async () => {
	const { 'Ad group ID': women } = there();
	const rows = [there({ 'Ad text': '' }), there({ 'Ad ID': women })];
	const items = output(await bench.start(rows));
	expect(items).toMatchObject([
		{ success: false, adgroup_id: women, ad_id: null },
		{ success: false, adgroup_id: women, ad_id: women },
	]);
	expect(bench.sandbox.calls).toEqual([]);
});
