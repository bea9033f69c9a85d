import { accountsDemanded, accountsInText } from '../../nodes/AdspirerTikTok/response/textForms';

const demand =
	'You have 2 tiktok_ads accounts connected. Please specify which account to use by passing the advertiser_id parameter:';

const accounts = (...pairs: Array<[string, string]>) => pairs.map(([name, id]) => ({ name, id }));

describe('a demand to name an account', () => {
	it.each([
		['  - Acme EU (advertiser_id="701")', accounts(['Acme EU', '701'])],
		['  - Acme (EU) (advertiser_id="701")', accounts(['Acme (EU)', '701'])],
		['  - Müller & Söhne "Ost" (advertiser_id="701")\r', accounts(['Müller & Söhne "Ost"', '701'])],
		['  - (advertiser_id="701")', []],
		['  - Acme EU 701', []],
		['Acme EU (advertiser_id="701")', []],
		['', []],
	])('offers %j', (lines, expected) => {
		expect(accountsDemanded(`${demand}\n${lines}`)).toEqual(expected);
	});

	it.each(['The account 701 is not connected', 'Please specify which account to use', ''])(
		'is not %j',
		(text) => {
			expect(accountsDemanded(text)).toBeUndefined();
		},
	);
});

it.each([
	['Acme · ID: 701', accounts(['Acme', '701'])],
	['Acme · EU · ID: `701` · primary', accounts(['Acme · EU', '701'])],
	['Acme\nID: 701\nID: 702', accounts(['Acme', '701'])],
	['Acme · ID: 701...', []],
	['ID: 701', []],
])('the lines %j list accounts', (text, expected) => {
	expect(accountsInText(text)).toEqual(expected);
});
