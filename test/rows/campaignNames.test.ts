import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { goesOn, tries } from '../duplicates/rowsByName';
import { nodeName, type NodeSketch } from '../engine';
import { shownError } from '../output/shown';
import type { SandboxOptions } from '../sandbox';
import { eachWorkbench, output } from '../workbench';
import { automatic } from './bench';

const chosen = '1790000000000000001';
const chosenCampaign = { id: chosen, name: 'Chosen' };
const spring = { id: '1790000000000000011', name: 'Spring Sale – UK' };
const summer = { id: '1790000000000000012', name: 'Summer Sale' };
const smart = {
	...{ id: '1790000000000000013', name: 'Always on' },
	campaign_automation_type: 'UPGRADED_SMART_PLUS',
};
const sales = { id: '1790000000000000014', name: 'Sales', objective: 'WEB_CONVERSIONS' };
const untold = { id: '1790000000000000015', name: 'Untold', objective: '' };
const bench = eachWorkbench({ campaigns: [untold, spring, summer, smart, chosenCampaign, sales] });

const create = 'add_tiktok_ad_group';
const listCampaigns = 'list_tiktok_campaigns';
const rowIn = (Campaign: unknown, more: IDataObject = {}): IDataObject => ({
	...{ 'Ad group': 'Women', 'Daily budget': 50, Country: 'GB', ...more },
	Campaign: String(Campaign),
});
const run = async (
	rows: IDataObject[],
	more: Partial<NodeSketch> = goesOn,
	parameters: INodeParameters = {},
) => await bench.run(rows, { ...automatic, ...parameters }, more);

/** The campaigns of the ad groups that were created, or what their rows were refused for. */
const outcomesOf = (items: IDataObject[]) =>
	items.map((item) =>
		item.success === true ? item.campaign_id : String(item.error).replace(/^.*?\): /, ''),
	);

describe('a campaign that the sheet names', () => {
	it('is taken where another column has nothing above to fill it down', async () => {
		const rows = [rowIn('Summer Sale', { Owner: '' })];
		rows.push(rowIn('Summer Sale', { 'Ad group': 'Men', Owner: 'E' }));
		const done = await run(rows, goesOn, { options: { fillDownColumns: 'Owner' } });
		expect(outcomesOf(output(done))).toEqual([
			"'Owner' is empty, and no row above it has a value to take. Fill it in.",
			summer.id,
		]);
	});

	it('is looked up once for all rows, and goes before the one chosen in the node', async () => {
		const done = await run([
			rowIn('Spring Sale – UK'),
			rowIn(' Spring  Sale – UK ', { 'Ad group': 'Men' }),
			rowIn('Summer Sale'),
			rowIn(chosen),
		]);
		expect(outcomesOf(output(done))).toEqual([spring.id, spring.id, summer.id, chosen]);
		expect(bench.sandbox.calls[0]?.tool).toBe(listCampaigns);
		expect(bench.sandbox.callsTo(listCampaigns)).toHaveLength(1);
	});

	it.each<[string, string, SandboxOptions['lists'], campaigns?: string[]]>([
		['Spring sale - UK', 'has no campaign of this name. Enter', {}],
		['Always on', 'an Upgraded Smart+ campaign, which TikTok lets no other tool', {}],
		['Winter', `several campaigns (1 and 2). Enter`, {}, ['Winter', 'Winter']],
		['Sale US 2027', 'several campaigns (1 and 2). Enter', {}, ['Sale US 2027', 'Sale...']],
		['Sale US 2027', 'has no campaign of this name', {}, ['Sale UK...', 'sale...']],
		['Spring Sale – UK', `shows ${spring.id} as`, { form: 'text-only', nameLength: 12 }],
		['Summer Sale', "can't be read. Enter", { form: 'text-only', text: 'unreadable' }],
		['Summer Sale', 'rejected the call: Sorry.', { failure: { status: 400, error: 'Sorry' } }],
	])('is refused where it is not certain: %s', async (...[name, message, lists, campaigns]) => {
		const named = campaigns?.map((one, at) => ({ id: String(at + 1), name: one }));
		if (named) bench.sandbox.options.campaigns = [...named, chosenCampaign];
		bench.sandbox.options.lists = lists;
		const done = await run([rowIn(name), rowIn(chosen)]);
		const [refused, made] = outcomesOf(output(done));
		expect(refused).toContain(`'Campaign' is "${name}"`);
		expect([refused, made]).toEqual([expect.stringContaining(message), chosen]);
		expect(bench.sandbox.adGroups).toHaveLength(1);
	});

	it.each<[IDataObject, string]>([
		[{ 'Campaign ID': summer.id, Campaign: 'Gone' }, summer.id],
		[{ 'Campaign ID': '', Campaign: 'Summer Sale' }, summer.id],
		[{ 'Campaign ID': '-', 'Campaign name': 'Summer Sale' }, summer.id],
		[{ Campaign: summer.id, Kampagnenname: 'Gone' }, summer.id],
		[{ Campaign: 'n/a', キャンペーン名: 'Summer Sale' }, summer.id],
		[
			{ Campaign: 'Summer Sale', 'Campaign name': 'Gone' },
			`'Campaign' is "Summer Sale", but 'Campaign name' is "Gone". Clear the one that doesn't count.`,
		],
	])('is the one of %j: %s', async (cells, expected) => {
		const row = { 'Ad group': 'Women', 'Daily budget': 50, Country: 'GB', ...cells };
		const items = output(await run([row]));
		expect(outcomesOf(items)).toEqual([expected]);
	});

	it('is looked up in the account of its row', async () => {
		const accounts = ['7000000000000000001', '7000000000000000002'];
		bench.sandbox.options.accounts = accounts.map((id, at) => ({ id, name: 'AB'.charAt(at) }));
		bench.sandbox.options.campaigns = [spring, summer].map((campaign, at) => ({
			...{ ...campaign, name: 'Sale', advertiser_id: accounts[at] ?? '' },
		}));
		const inAccounts = (more: (at: number) => IDataObject) =>
			accounts.map((account, at) => rowIn('Sale', { 'Account ID': account, ...more(at) }));
		const [one, other, unsaid] = outcomesOf(
			output(await run([...inAccounts(() => ({})), rowIn('Sale')])),
		);
		expect([one, other]).toEqual([spring.id, summer.id]);
		expect(unsaid).toContain("Set 'Advertiser Account' to the ID of one of these: A (7");
		const men = inAccounts((at) => ({ 'Ad group': 'Men', 'Daily budget': 50 + at }));
		expect(outcomesOf(output(await run(men, {})))).toEqual([spring.id, summer.id]);
	});

	it('is not asked for where the run is refused, nor for a row with a problem or an ID', async () => {
		const rows = [
			rowIn('Summer Sale', { 'Daily budget': 'lots' }),
			rowIn('Gone', { 'Ad group ID': '1800000000000000001' }),
		];
		expect(output(await run(rows))[1]).toMatchObject({ success: true, campaign_id: null });
		const refused = await run([...rows, rowIn('Summer Sale', { 'Ad group': 'Men' })], {});
		expect(shownError(refused).message).toContain('Row 1 (Women): \'Daily budget\' is "lots"');
		expect(bench.sandbox.calls).toEqual([]);
	});

	it('ends the run where the key is refused, or the quota is used up, and nothing is sent', async () => {
		for (const [status, kind] of [
			[401, 'unauthorized'],
			[402, 'quota'],
		] as const) {
			bench.sandbox.options.lists = { failure: { status, error: 'No' } };
			const items = output(await run([rowIn('Summer Sale'), rowIn(chosen)]));
			expect(items.map((item) => item.error_kind)).toEqual([kind, 'not_sent']);
		}
		expect(bench.sandbox.callsTo(create)).toEqual([]);
	});

	it('is remembered, so that Retry On Fail asks no second time', async () => {
		let failures = 1;
		bench.sandbox.options.fault = ({ tool, arguments: { adgroup_name: name } }) =>
			tool === create && name === 'Men' && failures-- > 0
				? { kind: 'status', status: 403 }
				: undefined;
		const rows = [rowIn('Summer Sale'), rowIn('Summer Sale', { 'Ad group': 'Men' })];
		const done = await run(rows, tries(3));
		expect(done.status).toBe('success');
		expect(outcomesOf(output(done))).toEqual([summer.id, summer.id]);
		expect(bench.sandbox.callsTo(listCampaigns)).toHaveLength(1);
		expect(bench.sandbox.adGroups).toHaveLength(2);
	});

	it('is asked for again where the service was busy', async () => {
		let failures = 1;
		bench.sandbox.options.fault = ({ tool }) =>
			tool === listCampaigns && failures-- > 0 ? { kind: 'drop-before' } : undefined;
		expect(outcomesOf(output(await run([rowIn('Summer Sale')])))).toEqual([summer.id]);
		expect(bench.sandbox.callsTo('list_tiktok_ad_groups')).toEqual([]);
	});

	it('is told by Check Rows without a call, and tells rows of the same name apart', async () => {
		const rows = [
			...[rowIn('Spring Sale – UK'), rowIn('Summer Sale')],
			...[rowIn('Summer Sale', { 'Daily budget': 60 }), rowIn('Gone', { 'Ad group': 'Men' })],
		];
		const done = await run(rows, {}, { operation: 'preview' });
		const items = output(done);
		expect(items.map(({ valid }) => valid)).toEqual([true, false, false, true]);
		expect(items[0]?.summary).toMatch(/^Campaign: "Spring Sale – UK" \(looked up when created\); /);
		expect(items[0]?.arguments).not.toHaveProperty('campaign_id');
		expect(items[2]?.problems).toMatch(
			/^'Daily budget' is 60, but 50 in row 2, which is the same ad group\./,
		);
		expect(bench.sandbox.calls).toEqual([]);
		expect(done.nodeError(nodeName.tested)).toBeUndefined();
	});
});

describe('the objective of a campaign that is looked up', () => {
	const pixel = { Pixel: '7090000000000000001', Event: 'Purchase' };

	it('is that of a row without one, with what depends on it, and of its retry', async () => {
		const rows = [rowIn('Sales', pixel), rowIn(sales.id, { 'Ad group': 'Men' })];
		const done = await run(rows);
		expect(outcomesOf(output(done))).toEqual([sales.id, sales.id]);
		const sent = bench.sandbox.callsTo(create).map((call) => call.arguments);
		expect(sent).toMatchObject([
			{ objective: 'CONVERSIONS', pixel_id: pixel.Pixel },
			{ objective: 'CONVERSIONS' },
		]);
		expect(outcomesOf(output(await run([rowIn('Sales', { Frequency: '3 per 7 days' })])))).toEqual([
			expect.stringContaining(`but 'Objective' is "Conversions"`),
		]);
	});

	it('is refused where the row says another one', async () => {
		const rows = [
			rowIn('Sales', { Objective: 'Traffic' }),
			rowIn('Sales', { Objective: 'Sales', 'Ad group': 'B' }),
		];
		expect(outcomesOf(output(await run(rows)))).toEqual([
			"'Objective' is Traffic, but the campaign's is Conversions. Enter that, or another campaign.",
			sales.id,
		]);
	});

	it('says what a price is for, with a campaign for conversions and with one for traffic', async () => {
		const rows = ['Cost cap', 'Target CPA', 'Max CPC', 'Bid'].flatMap((heading) => [
			rowIn('Sales', { [heading]: 12, 'Ad group': `${heading} of Sales` }),
			rowIn('Summer Sale', { [heading]: 12, 'Ad group': `${heading} of Summer` }),
		]);
		const sheets = rows.map(async (row) => outcomesOf(output(await run([row])))[0]);
		expect(await Promise.all(sheets)).toEqual([
			...[sales.id, expect.stringContaining('TikTok charges this ad group by CPC')],
			...[sales.id, expect.stringContaining('TikTok charges this ad group by CPC')],
			...[expect.stringContaining('TikTok charges this ad group by oCPM'), summer.id],
			...[sales.id, summer.id],
		]);
		const sent = bench.sandbox.callsTo(create).map((call) => call.arguments);
		const prices = sent.map((one) => [one.bid_price, one.conversion_bid_price].join());
		expect([prices.length, ...new Set(prices)].sort()).toEqual([',12', '12,', 5]);
		const preview = { operation: 'preview' };
		const [item] = output(await run([rowIn('Sales', { 'Cost cap': 12 })], goesOn, preview));
		expect(item).toMatchObject({
			valid: true,
			warnings: expect.stringContaining("fits the campaign's objective, which is looked up"),
		});
		const told = output(await run([rowIn('Untold', { 'Cost cap': 12 })]));
		expect(outcomesOf(told)).toEqual([expect.stringContaining('charges this ad group by CPC')]);
	});

	it('is asked for where the list tells none', async () => {
		expect(outcomesOf(output(await run([rowIn('Untold', pixel)])))).toEqual([
			expect.stringContaining('without an objective the ad group is for Traffic'),
		]);
	});

	it('is said to be looked up when rows are checked', async () => {
		const [item] = output(await run([rowIn('Sales', pixel)], goesOn, { operation: 'preview' }));
		expect(item).toMatchObject({
			valid: true,
			summary: expect.stringMatching(/^Campaign: "Sales" /),
			warnings: expect.stringContaining(
				"'Pixel' is sent if it fits the campaign, which is looked up",
			),
		});
	});
});
