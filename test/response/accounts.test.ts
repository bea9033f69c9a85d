import { accountsDemanded } from '../../nodes/AdspirerTikTok/response/accounts';

const demand =
	'You have 2 tiktok_ads accounts connected. Please specify which account to use by passing the advertiser_id parameter:';

describe('a demand to name an account', () => {
	test.each<[string, Array<[string, string]>]>([
		['  - Acme EU (advertiser_id="701")', [['Acme EU', '701']]],
		['  - Acme (EU) (advertiser_id="701")', [['Acme (EU)', '701']]],
		['  - Acme (EU) (advertiser_id="701") (active)', [['Acme (EU)', '701']]],
		['  - A (advertiser_id="701") - primary', [['A', '701']]],
		[
			"* A (advertiser_id='701')\n• B (advertiser_id: 702)\n1. C (id=`703`)",
			[
				['A', '701'],
				['B', '702'],
				['C', '703'],
			],
		],
		['  - Müller & Söhne "Ost" (advertiser_id="701")\r', [['Müller & Söhne "Ost"', '701']]],
		['  - (advertiser_id="701")', []],
		['  - Acme EU 701', []],
		['Acme EU (advertiser_id="701")', []],
		[`  - ${'x'.repeat(2000)} (advertiser_id="701")`, []],
		['', []],
	])('offers %j', (lines, expected) => {
		expect(accountsDemanded(`${demand}\n${lines}`)).toEqual(
			expected.map(([name, id]) => ({ name, id })),
		);
	});

	test.each<[unknown, Array<[string, string]>]>([
		[
			{
				accounts: [
					{ account_id: '701', account_name: 'A' },
					{ id: 702, name: 'B' },
				],
			},
			[
				['A', '701'],
				['B', '702'],
			],
		],
		[[{ advertiser_id: '701' }], [['701', '701']]],
		[
			{
				accounts: [
					{ platform: 'google_ads', account_id: '1', name: 'G' },
					{ platform: 'tiktok_ads', account_id: '701', name: 'A' },
				],
			},
			[['A', '701']],
		],
		[{ a: { b: { c: { d: { e: [{ id: '701' }] } } } } }, []],
		[{ accounts: [{ name: 'A' }, { id: {} }, 'x'] }, []],
		['x', []],
		[null, []],
	])('offers what structured content %j lists', (structured, expected) => {
		expect(accountsDemanded(demand, structured)).toEqual(
			expected.map(([name, id]) => ({ name, id })),
		);
	});

	test.each([
		'The account 701 is not connected',
		'Please specify which account to use',
		'2 accounts connected',
		'',
	])('is not %j', (text) => {
		expect(accountsDemanded(text)).toBeUndefined();
	});
});
