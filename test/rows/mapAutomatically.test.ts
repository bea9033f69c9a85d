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

const minimal = { Budget: 50, Country: 'US' };

describe('a column', () => {
	it('fills the argument that its heading names', async () => {
		const { sent } = await sheet([
			{
				'Campaign ID': '1790000000000000005',
				'Ad group': 'US – Women – Spring',
				Objective: 'Sales',
				'Daily budget ($)': '$1,250.00',
				Country: 'US, UK',
				Age: '18-34',
				Gender: 'F',
				Language: 'English',
				OS: 'iOS 14+',
				'Start date': 'Dec 1, 2026',
				'End date': 'Dec 31, 2026',
				'Pixel ID': '7090000000000000001',
				Event: 'Purchase',
				Placement: 'TikTok only',
				'Interest category IDs': '15, 26',
				'Comments off': 'yes',
			},
		]);
		expect(sent).toEqual([
			{
				campaign_id: '1790000000000000005',
				adgroup_name: 'US – Women – Spring',
				objective: 'CONVERSIONS',
				budget: 1250,
				budget_mode: 'BUDGET_MODE_DAY',
				location_ids: ['6252001', '2635167'],
				age_groups: ['AGE_18_24', 'AGE_25_34'],
				gender: 'GENDER_FEMALE',
				languages: ['en'],
				operating_systems: ['IOS'],
				schedule_start_time: '2026-12-01 05:00:00',
				schedule_end_time: '2027-01-01 04:59:59',
				pixel_id: '7090000000000000001',
				optimization_event: 'COMPLETE_PAYMENT',
				placement_type: 'PLACEMENT_TYPE_NORMAL',
				placements: ['PLACEMENT_TIKTOK'],
				interest_category_ids: ['15', '26'],
				comment_disabled: true,
			},
		]);
	});

	it('is read as such values are everywhere, and told with its heading', async () => {
		const { problems, hints } = await sheet([
			{ ...minimal, 'Daily budget': undefined, Budget: '1,250' },
			{ ...minimal, Country: 'Worldwide', Age: '18-35' },
			{ Budget: '$50', Country: 'US' },
		]);
		expect(problems).toEqual([
			[expect.stringMatching(/^'Budget' is "1,250", which can be read as 1250 or as 1\.25\./)],
			[
				expect.stringMatching(/^'Country' is "Worldwide", but TikTok needs each country/),
				expect.stringMatching(/^'Age' is "18-35", .* Use 18-34 or 18-44\.$/),
			],
			[],
		]);
		expect(hints).toContain(
			`In row 3: 'Budget' "$50" was read as 50, in the ad account's currency.`,
		);
	});
});

describe('the budget', () => {
	const end = { Country: 'US', 'End date': '2027-03-31' };

	it('is daily or for the whole schedule by its heading', async () => {
		const cases: Array<[IDataObject, number, string | undefined]> = [
			[{ 'Daily budget': 50, 'Lifetime budget': '' }, 50, 'BUDGET_MODE_DAY'],
			[{ 'Daily budget': '', 'Lifetime budget': 700 }, 700, 'BUDGET_MODE_TOTAL'],
			[{ 'Daily budget': '-', 'Lifetime budget': 700 }, 700, 'BUDGET_MODE_TOTAL'],
			[{ 'Daily budget': 50, 'Lifetime budget': '$0.00' }, 50, 'BUDGET_MODE_DAY'],
			[{ Budget: 50, 'Budget type': 'Lifetime' }, 50, 'BUDGET_MODE_TOTAL'],
			[{ Budget: 50 }, 50, undefined],
			[{ 'Total budget': '$ 700', Budget: 700 }, 700, 'BUDGET_MODE_TOTAL'],
		];
		const { sent } = await sheet(cases.map(([row]) => ({ ...end, ...row })));
		expect(sent.map((row) => [row?.budget, row?.budget_mode])).toEqual(
			cases.map(([, ...budget]) => budget),
		);
	});

	it('is refused where a row has two', async () => {
		const keepOne = 'are both filled in. Keep the one to use, and clear or rename the other.';
		const cases: Array<[IDataObject, string]> = [
			[
				{ 'Daily budget': 50, 'Lifetime budget': 700 },
				`'Daily budget' and 'Lifetime budget' ${keepOne}`,
			],
			[
				{ 'Daily budget': 50, 'Lifetime budget': '$50' },
				`'Daily budget' and 'Lifetime budget' ${keepOne}`,
			],
			[{ Budget: 60, 'Daily budget': 50 }, `'Daily budget' and 'Budget' ${keepOne}`],
			[
				{ 'Daily budget': 50, 'Budget type': 'Lifetime' },
				`'Daily budget' is filled in, but 'Budget type' is "Lifetime". Make the two match.`,
			],
		];
		const { problems } = await sheet(cases.map(([row]) => ({ ...end, ...row })));
		expect(problems).toEqual(cases.map(([, problem]) => [problem]));
	});
});

describe('two columns for one argument', () => {
	it('may say the same, each in its own way', async () => {
		const { sent, problems } = await sheet([
			{ Budget: 50, Country: 'DE, AT', Market: 'Germany / Austria' },
			{ Budget: 50, Country: '', Market: 'US' },
			{ Budget: 50, Country: 'US', Start: '2026-12-01', 'Start date': 'Dec 1, 2026' },
			{ Budget: 50, Country: 'US', Age: '18-34', 'Age group': '-' },
		]);
		expect(problems).toEqual([[], [], [], []]);
		expect(sent).toMatchObject([
			{ location_ids: ['2921044', '2782113'] },
			{ location_ids: ['6252001'] },
			{ schedule_start_time: '2026-12-01 05:00:00' },
			{ age_groups: ['AGE_18_24', 'AGE_25_34'] },
		]);
	});

	it('are refused where they disagree', async () => {
		const { problems } = await sheet([
			{ Budget: 50, Country: 'US', Market: 'UK' },
			{ Budget: 50, Country: 'US', Age: '18-24', 'Age group': '18-34' },
		]);
		const remedy = 'Make the two match, or remove one of the columns.';
		expect(problems).toEqual([
			[`'Country' is "US", but 'Market' is "UK". ${remedy}`],
			[`'Age' is "18-24", but 'Age group' is "18-34". ${remedy}`],
		]);
	});
});

describe('a required column that is missing', () => {
	it('is reported with a usual heading', async () => {
		const { problems } = await sheet([{ 'Name of person': 'Ann' }], noCampaign);
		expect(problems).toEqual([
			[
				"'Campaign' has no column. Add one, such as 'Campaign ID', or choose the campaign in the node.",
				"'Ad Group Name' has no column. Add one, such as 'Ad group'.",
				"'Budget' has no column. Add one, such as 'Daily budget'.",
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
				{ ...minimal, 'Campaign ID': '1790000000000000005', 'Account ID': '' },
				{ ...minimal, 'Campaign ID': '', 'Account ID': '7000000000000000001' },
				{ ...minimal },
			],
			{ advertiserId: locator('7000000000000000001') },
		);
		expect(sent.map((row) => [row?.campaign_id, row?.advertiser_id])).toEqual([
			['1790000000000000005', '7000000000000000001'],
			[campaign, '7000000000000000001'],
			[campaign, '7000000000000000001'],
		]);
	});

	it('may each be an expression that fails, and is told so', async () => {
		const { problems } = await sheet([minimal], {
			campaignId: { ...locator("={{ $('No Such Node').item.json.x }}") },
		});
		expect(problems).toEqual([
			[expect.stringMatching(/^'Campaign' has an expression that failed/)],
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
			{ ...minimal, Campaign: '', Audience: '-' },
		]);
		expect(sent[0]).toMatchObject({
			campaign_id: '1790000000000000005',
			audience_ids: ['170000001', '170000002'],
		});
		expect(sent[1]).toMatchObject({ campaign_id: campaign });
		expect(sent[1]).not.toHaveProperty('audience_ids');
	});

	it('is refused where the ID lost digits, and never replaced by the form', async () => {
		const { problems } = await sheet([
			{ ...minimal, Campaign: '1.79E+18' },
			{ ...minimal, Campaign: Number('1790000000000000001') },
			{ ...minimal, Campaign: '#REF!' },
			{ ...minimal, Campaign: 'https://ads.tiktok.com/i18n/perf/campaign' },
			{ ...minimal, Audience: '1.7E+18' },
		]);
		expect(problems).toEqual([
			[expect.stringMatching(/^'Campaign' is "1\.79E\+18"\. .*lost/)],
			[expect.stringMatching(/^'Campaign' is the number .*lost/)],
			[expect.stringMatching(/^'Campaign' is "#REF!"/)],
			[expect.stringMatching(/^'Campaign' is .*, which isn't a link .* that names one campaign/)],
			[expect.stringMatching(/^'Audience' is "1\.7E\+18"\. .*lost/)],
		]);
	});

	it('is not used where it holds the name of an account or an audience, and says so', async () => {
		const { hints } = await sheet([
			{ ...minimal, Account: 'Acme', Audience: 'Lookalike 1%' },
			{ ...minimal, Account: 'Acme', Audience: '' },
		]);
		expect(hints).toEqual(
			expect.arrayContaining([
				`In rows 1 and 2: 'Account' is "Acme", which is a name, not an ID, so it isn't used.`,
				`In row 1: 'Audience' is "Lookalike 1%", which is a name, not an ID, so the ad group targets no audience by it.`,
			]),
		);
	});

	it('is not needed beside the ID, and nothing is said of it', async () => {
		const { sent, hints } = await sheet([
			{ ...minimal, Campaign: 'Spring Sale', 'Campaign ID': '1790000000000000005' },
		]);
		expect(sent).toMatchObject([{ campaign_id: '1790000000000000005' }]);
		expect(hints.join()).not.toContain('Campaign');
	});
});

describe('placement', () => {
	it('may be one column for the kind and the placements', async () => {
		const { sent, hints } = await sheet([
			{ ...minimal, Placement: 'Automatic' },
			{ ...minimal, Placement: 'TikTok, Pangle' },
			{ ...minimal, Placement: 'All' },
			{ ...minimal, Placement: '' },
		]);
		expect(sent.map((row) => [row?.placement_type, row?.placements])).toEqual([
			['PLACEMENT_TYPE_AUTOMATIC', undefined],
			['PLACEMENT_TYPE_NORMAL', ['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE']],
			[undefined, undefined],
			[undefined, undefined],
		]);
		expect(hints).toContain(
			`In row 2: 'Placement' "TikTok, Pangle" was read as manual placement on Pangle and TikTok.`,
		);
	});

	it('may be two columns, of which the one for the kind may be empty', async () => {
		const row = { ...minimal, Placements: 'TikTok' };
		const { sent, problems, hints } = await sheet([
			{ ...row, 'Placement type': 'Manual' },
			{ ...row, 'Placement type': 'Automatic' },
			{ ...row, 'Placement type': '' },
			{ ...row, 'Placement type': 'Manual', Placements: '' },
			{ ...row, 'Placement type': '', Placements: 'Instagram' },
		]);
		expect(sent.map((made) => [made?.placement_type, made?.placements])).toEqual([
			['PLACEMENT_TYPE_NORMAL', ['PLACEMENT_TIKTOK']],
			['PLACEMENT_TYPE_AUTOMATIC', undefined],
			['PLACEMENT_TYPE_NORMAL', ['PLACEMENT_TIKTOK']],
			[undefined, undefined],
			[undefined, undefined],
		]);
		expect(problems).toMatchObject([
			[],
			[],
			[],
			[expect.stringMatching(/^'Placements' is empty, but manual placement/)],
			[expect.stringMatching(/^'Placements' is "Instagram", which isn't a placement/)],
		]);
		expect(hints).toContain(
			"In row 2: 'Placements' was ignored, because 'Placement type' isn't Manual.",
		);
	});
});

it('the order of day and month in a heading goes before the option', async () => {
	const rows = [
		{ ...minimal, 'Start date (MM/DD/YYYY)': '05/01/2027' },
		{ ...minimal, 'Start date': '05/01/2027' },
	];
	const { sent } = await sheet(rows, { options: { dateOrder: 'dayMonthYear' } });
	expect(sent.map((row) => row?.schedule_start_time)).toEqual([
		...['2027-05-01 04:00:00', '2027-01-05 05:00:00'],
	]);
});

describe('columns that are not used', () => {
	it('are named in a hint, where they hold something', async () => {
		const { hints } = await sheet([
			{ row_number: 2, ...minimal, Notes: 'by Ann', Status: '', Owner: 'Ann' },
			{ row_number: 3, ...minimal, Notes: '', Status: '', 'New budget': 80 },
		]);
		expect(hints).toContain("Unused columns: 'Notes', 'Owner', 'New budget'.");
	});

	it.each([
		[automatic, ['1 row ready.', "Unused columns: 'Notes'."]],
		[{}, ['1 row ready.']],
	])('are named in a preview as well, but not with each column mapped: %j', async (mode, hints) => {
		const row = { 'Ad group': 'x', ...minimal, Notes: 'by Ann' };
		const run = await bench.run([row], { ...mode, operation: 'preview' });
		expect(run.hintLines(nodeName.tested)).toEqual(hints);
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
			[expect.stringMatching(/^'Ad group ID' is .*, but 'adgroup_id' is .*Make the two match/)],
		]);
	});
});

describe('a sheet without a country', () => {
	it('is told that TikTok targets the United States', async () => {
		const { hints } = await sheet([
			{ Budget: 50, Country: 'UK' },
			{ Budget: 50, Country: '' },
			{ Budget: 50 },
		]);
		expect(hints).toContain(
			"In rows 2 and 3: 'Country' is empty, so TikTok targets the United States.",
		);
		const without = await sheet([{ Budget: 50 }]);
		expect(without.hints).toContain(
			"In row 1: 'Locations' has no column, so TikTok targets the United States. Add a column 'Country' to target others.",
		);
	});

	it('is reported where the column is mapped by hand, and not of a field left empty in the form', async () => {
		const warnings = async (row: IDataObject, parameters: INodeParameters) =>
			output(await bench.run([row], { operation: 'preview', ...parameters }))[0]?.warnings;
		const mapped = { locations: '={{ $json.country }}' };
		expect(await warnings({}, mapped)).toMatch(/filled.*, so TikTok targets the United States\./);
		expect(await warnings({ country: '' }, mapped)).toBe(
			"'Locations' is empty, so TikTok targets the United States.",
		);
		expect(await warnings({}, {})).toBe('');
	});
});

describe('men and women', () => {
	it('are not told apart by M where another row writes H', async () => {
		const { problems } = await sheet([
			{ ...minimal, Género: 'H' },
			{ ...minimal, Género: 'M' },
			{ ...minimal, Género: 'H y M' },
		]);
		expect(problems).toEqual([
			[],
			[expect.stringMatching(/^'Género' is "M", which could mean women or men/)],
			[],
		]);
	});
});

it('names headings in one line, and takes one that comes again for the same', async () => {
	const { sent, problems } = await sheet([
		{ 'Ad group': 'Lines', '\uFEFFDaily\nBudget ': 50, Country: 'US', Country_1: '' },
		{ 'Ad group': 'Lines 2', '\uFEFFDaily\nBudget ': 'x', Country: 'US', Country_1: 'UK' },
	]);
	expect(sent[0]).toMatchObject({ budget: 50, location_ids: ['6252001'] });
	expect(problems[1]).toEqual([
		"'Daily Budget' is \"x\", which isn't a valid amount. Enter a number such as 50 or 49.90.",
		'\'Country\' is "US", but \'Country_1\' is "UK". Make the two match, or remove one of the columns.',
	]);
});

it('reads no code as a country that may be a US state, where the column names a state', async () => {
	const cells = ['GA', 'PA, CA', 'in', 'US', 'UK', 'TX'];
	const { problems, sent } = await sheet(cells.map((Country) => ({ Budget: 50, Country })));
	const refused = [expect.stringMatching(/US state.* Enter the location IDs of states/)];
	expect(problems).toEqual([refused, refused, refused, [], [], refused]);
	expect(sent.map((row) => row?.location_ids)).toEqual([
		...[undefined, undefined, undefined, ['6252001'], ['2635167'], undefined],
	]);
});

it.each([
	[
		{ 'Ad group': 'Total' },
		'\'Ad group\' is "Total", so the row looks like a total of the plan and not like an ad group. Remove the row, or enter another name if it is one.',
	],
	[
		{ Ref: 'Total', 'Ad group': '' },
		"'Ad group' is empty, and 'Ref' is \"Total\", so the row looks like a total of the plan and not like an ad group. Remove the row.",
	],
	[
		{ Ref: 'UK total', 'Ad group': 'UK' },
		'\'Ref\' is "UK total", so the row looks like a total of the plan and not like an ad group. Remove the row.',
	],
])('creates nothing for a total: %j', async (row, problem) => {
	const { sent, problems } = await sheet([
		{ 'Ad group': 'US', 'Daily budget': 50, Country: 'US', Ref: '1' },
		{ 'Daily budget': '$50.00', Country: '', ...row },
	]);
	expect(sent.map((one) => one !== undefined)).toEqual([true, false]);
	expect(problems[1]).toEqual([problem]);
});

it('takes a row with more than a budget for an ad group, whatever another column says', async () => {
	const { problems } = await sheet([
		{ ...minimal, Ref: 'Total' },
		{ ...minimal, Client: 'Total' },
	]);
	expect(problems).toEqual([[], []]);
});
