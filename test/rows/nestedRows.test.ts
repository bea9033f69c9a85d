import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench, output } from '../workbench';
import { automatic } from './bench';

const bench = fileWorkbench();

const row = { 'Ad group': 'US', 'Daily budget': 50, Country: 'US' };
const webhook = {
	...{ headers: { host: 'x', name: 'y' }, params: {}, query: {} },
	...{ webhookUrl: 'x', executionMode: 'test' },
};
const plain = { adgroup_name: 'US', budget: 50, location_ids: ['6252001'] };

const check = async (...rows: IDataObject[]) =>
	output(await bench.run(rows, { ...automatic, operation: 'preview' }));

it.each([{ error: '#ERROR!' }, [{ error: '#ERROR!' }]])(
	'refuses a formula that failed in a table, as it does a sheet’s: %j',
	async (cell) => {
		for (const heading of ['End date', 'Max CPC', 'Age', 'Country', 'Excluded audiences']) {
			const [item] = await check({ 'Campaign ID': '1790000000000000001', ...row, [heading]: cell });
			expect([heading, item]).toMatchObject([heading, { valid: false }]);
			expect(item?.problems).toContain(`'${heading}'`);
		}
	},
);

describe('a row within an object', () => {
	it.each<[shape: string, item: IDataObject, asked: string]>([
		['a webhook', { ...webhook, body: row }, ''],
		['a webhook with an envelope', { ...webhook, body: { data: row, kind: 'new' } }, 'kind'],
		['a call by its address', { ...webhook, body: {}, query: row }, ''],
		['a base', { id: 'rec1', createdTime: '2026-01-01T00:00:00Z', fields: row }, 'id'],
		['a CRM', { id: '5', properties: { ad_group: 'US', daily_budget: '50', country: 'US' } }, 'id'],
		[
			'a prefix',
			{ id: 'x', property_ad_group: 'US', property_daily_budget: 50, property_country: 'US' },
			'id',
		],
		['a CRM with a suffix', { Ad_Group__c: 'US', Daily_Budget__c: 50, Country__c: 'US' }, ''],
		['lists of one text', { 'Ad group': ['US'], 'Daily budget': ['50'], Country: ['US'] }, ''],
	])('is read: %s', async (_shape, item, asked) => {
		const [checked] = await check(item);
		expect(checked?.arguments).toMatchObject(plain);
		expect(checked?.warnings).toBe('');
		const ask = asked === '' ? '' : `1 column needs your answer: '${asked}'.`;
		expect(String(checked?.problems).startsWith(ask)).toBe(true);
		expect(checked?.valid).toBe(asked === '');
	});

	it('keeps what stands beside it, and loses none of two columns of one name', async () => {
		const [skipped, both] = await check(
			{ Status: 'Draft', fields: row },
			{ Country: 'US', fields: { ...row, Country: 'UK' } },
		);
		expect(skipped?.summary).toContain('Skipped');
		expect(both?.problems).toContain("'fields.Country'");
	});

	it.each<[item: IDataObject, told: string]>([
		[{ 'Ad group': 'US', deal: { 'Daily budget': 50 } }, "answer: 'deal.Daily budget'"],
		[{ ...webhook, body: [row, row] }, "'Ad Group Name' has no column"],
		[{ body: { records: [row, row] } }, "answer: 'records'"],
		[{ data: [row] }, "answer: 'data'"],
		[{ ...webhook, body: JSON.stringify(row) }, "'Ad Group Name' has no column"],
		[{ properties: { ad_group: { value: 'US' } } }, "answer: 'ad_group.value'"],
		[{ ...webhook, ...row, query: { country: 'UK' }, body: {} }, '\'Country\' is "US"'],
		[{ Deal: row }, "3 columns need your answer: 'Deal.Ad group'"],
		[{ acme_ad_group: 'US', acme_daily_budget: 50 }, "2 columns need your answer: 'acme_ad_group'"],
		[{ campaign_name: 'Spring', campaign_country: 'US' }, "answer: 'campaign_country'"],
	])('stays where it is, and that is told: %j', async (item, told) => {
		const [checked] = await check(item);
		expect(checked).toMatchObject({ valid: false, problems: expect.stringContaining(told) });
	});

	it('is opened for ads, while the item of the node before stays what it is', async () => {
		const body = {
			...{ 'Ad name': 'A', 'Ad text': 'Buy now' },
			...{ 'Landing page': 'https://example.com', 'Video URL': 'https://example.com/v.mp4' },
		};
		const adspirer = {
			...{ success: true, adgroup_id: '1790000000000000099', adgroup_name: 'US' },
			...{ data: { 'Ad name': 'Another' }, tool: 'add_tiktok_ad_group' },
		};
		const items = [
			{ ...webhook, body },
			{ createdTime: '2026-01-01T00:00:00Z', fields: body },
		];
		for (const item of items) {
			const form = { mappingMode: 'autoMapInputData', resource: 'ad', operation: 'preview' };
			const run = await bench.run([{ ...item, adspirer }], form);
			const sent = { ad_name: 'A', adgroup_id: '1790000000000000099' };
			expect(output(run)).toMatchObject([{ valid: true, arguments: sent }]);
		}
	});
});
