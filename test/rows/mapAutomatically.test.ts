import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { fileWorkbench, output } from '../workbench';
import { automatic } from './bench';
import { problemsOf, sendRows } from './rowsSent';

const bench = fileWorkbench();
let sheets = 0;

const campaign = '1790000000000000001';
const locator = (value: string) => ({ __rl: true as const, mode: 'id', value });
const noCampaign = { campaignId: locator('') };

const nameColumn = /^(ad.?group(.?name)?|ad set|name of person) *$/i;

/** Rows as the sheet has them; those without a name get one of their own. */
async function sheet(
	rows: IDataObject[],
	parameters: INodeParameters = {},
	timezone = 'America/New_York',
) {
	sheets++;
	const named = rows.map((row, at): IDataObject => {
		const hasName = Object.keys(row).some((column) => nameColumn.test(column));
		return { ...(!hasName && { 'Ad group': `Sheet ${sheets}, ${at + 1}` }), ...row };
	});
	const { rows: results, run } = await sendRows(
		bench,
		named,
		{ ...automatic, ...parameters },
		{ timezone },
	);
	return {
		sent: results.map((row) => row.sent),
		items: results.map(({ item }) => item),
		problems: results.map(({ item }) =>
			problemsOf(item).map(({ field, message }) => `'${field}' ${message}`),
		),
		hints: run.hintLines(nodeName.tested),
	};
}

const keepOne =
	"Clear the one that doesn't count, or if its column counts in no row, ignore it in the option 'Columns'.";

const minimal = { 'Daily budget': 50, Country: 'US' };

describe('a required column that is missing', () => {
	it('is reported with a usual heading', async () => {
		const { problems } = await sheet([{ 'Name of person': 'Ann' }], noCampaign);
		expect(problems).toEqual([
			[
				"'Campaign' has no column. Add one, such as 'Campaign ID', choose the campaign in the node, or in the option 'Columns', say which column it is.",
				"'Ad Group Name' has no column. Add one, such as 'Ad group', or in the option 'Columns', say which column it is.",
				"'Budget' has no column. Add one, such as 'Daily budget', or in the option 'Columns', say which column it is.",
			],
		]);
	});

	it('is reported by its own heading where it is there and empty', async () => {
		const row = { 'Kampagnen-ID': '', 'Ad set': '', 'Daily budget': '', 'Lifetime budget': '' };
		const { problems } = await sheet([row], noCampaign);
		expect(problems).toEqual([
			[
				"'Kampagnen-ID' is empty. Fill it in, or choose the campaign in the node.",
				"'Ad set' is empty. Fill it in.",
				"'Daily budget' is empty. Fill it in.",
			],
		]);
	});
});

describe('account and campaign of the form', () => {
	it('serve for rows that name none', async () => {
		const { sent } = await sheet(
			[
				{ ...minimal, 'Campaign ID': '', 'Account ID': '' },
				{ ...minimal, 'Campaign ID': '', 'Account ID': '7000000000000000001' },
				{ ...minimal },
			],
			{ advertiserId: locator('7000000000000000001') },
		);
		expect(sent.map((row) => [row?.campaign_id, row?.advertiser_id])).toEqual([
			[campaign, '7000000000000000001'],
			[campaign, '7000000000000000001'],
			[campaign, '7000000000000000001'],
		]);
	});

	it('must be the ones of a link to a campaign', async () => {
		const link = `https://ads.tiktok.com/i18n/perf/adgroup?aadvid=7000000000000000002&campaign_id=1790000000000000005`;
		const { problems, sent } = await sheet(
			[
				{ ...minimal, Campaign: link, 'Account ID': '7000000000000000001' },
				{ ...minimal, Campaign: link.replace('0002', '0001'), 'Account ID': '7000000000000000001' },
			],
			noCampaign,
		);
		expect(problems).toEqual([
			[
				"'Campaign' is a link to the ad account 7000000000000000002, but the row's account is 7000000000000000001. Use a campaign of the row's account.",
			],
			[],
		]);
		expect(sent[1]).toMatchObject({ campaign_id: '1790000000000000005' });
	});
});

describe('a column that holds an ID in some sheets and a name in others', () => {
	it('counts where it holds an ID', async () => {
		const { sent } = await sheet([
			{ ...minimal, Campaign: '1790000000000000005', Audience: '170000001, 170000002' },
			{ ...minimal, Campaign: '1790000000000000006', Audience: '-' },
		]);
		expect(sent[0]).toMatchObject({
			campaign_id: '1790000000000000005',
			audience_ids: ['170000001', '170000002'],
		});
		expect(sent[1]).toMatchObject({ campaign_id: '1790000000000000006' });
		expect(sent[1]).not.toHaveProperty('audience_ids');
	});

	it('holds short numbers as names only next to other names', async () => {
		const summaries = async (...cells: string[]) => {
			const rows = cells.map((Campaign, at) => ({ ...minimal, Campaign, 'Ad group': `N ${at}` }));
			const run = await bench.run(rows, { ...automatic, operation: 'preview' });
			return output(run).map(({ summary }) => /campaign .*/.exec(String(summary))?.[0]);
		};
		const lookedUp = '"20261201" (looked up when created)';
		expect((await summaries('20261201', 'Spring', campaign))[0]).toBe(`campaign ${lookedUp}`);
		expect((await summaries('Spring', '', campaign))[2]).toBe(`campaign ${campaign}`);
		expect((await summaries('20261201', '-'))[0]).toBe('campaign 20261201');
	});

	it('is refused where the ID lost digits, and never replaced by the form', async () => {
		const { problems } = await sheet([
			{ ...minimal, Campaign: '1.79E+18' },
			{ ...minimal, Campaign: '#REF!' },
			{ ...minimal, Campaign: 'https://ads.tiktok.com/i18n/perf/campaign' },
			{ ...minimal, Campaign: campaign, Audience: '1.7E+18' },
		]);
		expect(problems).toEqual([
			[expect.stringMatching(/^'Campaign' is "1\.79E\+18"\. .*lost/)],
			[expect.stringMatching(/^'Campaign' is "#REF!"/)],
			[expect.stringMatching(/^'Campaign' is .*, which isn't a link .* that names one campaign/)],
			[expect.stringMatching(/^'Audience' is "1\.7E\+18"\. .*lost/)],
		]);
	});
});

describe('placement', () => {
	it('may be two columns, of which the one for the kind may be empty', async () => {
		const row = { ...minimal, Placements: 'TikTok' };
		const { sent, problems } = await sheet([
			{ ...row, 'Placement type': 'Manual' },
			{ ...row, 'Placement type': 'Automatic' },
			{ ...row, 'Placement type': '' },
			{ ...row, 'Placement type': 'Manual', Placements: '' },
			{ ...row, 'Placement type': '', Placements: 'Instagram' },
		]);
		expect(sent.map((made) => [made?.placement_type, made?.placements])).toEqual([
			['PLACEMENT_TYPE_NORMAL', ['PLACEMENT_TIKTOK']],
			[undefined, undefined],
			['PLACEMENT_TYPE_NORMAL', ['PLACEMENT_TIKTOK']],
			[undefined, undefined],
			[undefined, undefined],
		]);
		expect(problems).toMatchObject([
			[],
			[
				`'Placements' is "TikTok", but 'Placement type' is "Automatic": placements are chosen with manual placement only. Make the two match.`,
			],
			[],
			[expect.stringMatching(/^'Placements' is empty, but manual placement/)],
			[expect.stringMatching(/^'Placements' is "Instagram", which isn't one of the choices/)],
		]);
	});
});

describe('a column Ad group ID', () => {
	const done = { ...minimal, 'Ad group': 'Done', 'Ad group ID': '1800000000000000077' };

	it('means done where it is filled: no call, whatever the row says', async () => {
		const before = bench.sandbox.calls.length;
		const { items, hints } = await sheet([
			done,
			{ ...done, Budget: 'nonsense', 'End date': '2020-01-01', Age: '18-34' },
			{ ...minimal, 'Ad group': 'Not done', 'Ad group ID': '' },
			{ ...minimal, 'Ad group': 'Not done either', 'Ad group ID': '-' },
		]);
		expect(items).toMatchObject([
			{ success: true, adgroup_id: '1800000000000000077', already_created: true },
			{ success: true, adgroup_id: '1800000000000000077', already_created: true },
			{ success: true, adgroup_name: 'Not done' },
			{ success: true, adgroup_name: 'Not done either' },
		]);
		expect(bench.sandbox.calls).toHaveLength(before + 2);
		expect(hints.filter((hint) => /rows? (1|2)\b/.test(hint))).toEqual([]);
	});

	it('is refused where it holds no ID', async () => {
		const { problems } = await sheet([
			{ ...done, 'Ad group ID': '1.8E+18' },
			{ ...done, 'Ad group ID': 'yes' },
			{ ...done, 'Ad group ID': '', 'Ad set ID': '1800000000000000077' },
			{ ...done, 'Ad group ID': campaign },
			{ ...done, 'Ad group ID': '1800000000000000077', adgroup_id: '1800000000000000078' },
		]);
		expect(problems).toEqual([
			[expect.stringMatching(/^'Ad group ID' is "1\.8E\+18"\. .*lost/)],
			[expect.stringMatching(/^'Ad group ID' is "yes"/)],
			[expect.stringMatching(/^'Ad set ID' is .*, which is Meta's word/)],
			[expect.stringMatching(/^'Ad group ID' is .*, the ID of the row's campaign/)],
			[
				expect.stringMatching(
					/^'Ad group ID' is .*, but 'adgroup_id' is .*Clear the one that doesn't count/,
				),
			],
		]);
	});
});

describe('a sheet without a country', () => {
	it('is told that TikTok targets the United States', async () => {
		const { hints } = await sheet([{ 'Daily budget': 50, Country: '' }, { 'Daily budget': 50 }]);
		expect(hints).toContain(
			"In rows 1 and 2: 'Country' is empty, so TikTok targets the United States.",
		);
		const without = await sheet([{ 'Daily budget': 50 }]);
		expect(without.hints).toContain(
			"In row 1: 'Locations' has no column, so TikTok targets the United States. Add a column 'Country' to target others.",
		);
	});
});

it('names headings in one line, and takes one that comes again for the same', async () => {
	const { sent, problems } = await sheet([
		{ 'Ad group': 'Lines', '\uFEFFDaily\nBudget ': 50, Country: 'US', Country_1: '' },
		{ 'Ad group': 'Lines 2', '\uFEFFDaily\nBudget ': 'x', Country: 'US', Country_1: 'UK' },
	]);
	expect(sent[0]).toMatchObject({ budget: 50, location_ids: ['6252001'] });
	expect(problems[1]).toEqual([
		"'Daily Budget' is \"x\", which isn't a valid amount. Enter only the amount, in full and in digits, such as 50 or 49.90. A budget is for a day or for the whole schedule.",
		`'Country' is "US", but 'Country_1' is "UK". ${keepOne}`,
	]);
});
