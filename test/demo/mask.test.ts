import { Mask } from './mask';

const name = 'Brand new | Sneakers for the whole family';
const cover = (value: unknown, ...known: unknown[]) => {
	const mask = new Mask('own key');
	for (const one of known) mask.learn(one);
	return mask.cover(value);
};
const named = { sent: { adgroup_name: name, campaign_id: '1790000000000000001' } };

it.each<[string, unknown, unknown, unknown]>([
	['a name', `- **Name:** ${name}`, named, '- **Name:** Xxxxx xxx | Xxxxxxxx xxx xxx xxxxx xxxxxx'],
	[
		'its pipes escaped in a table',
		'| Brand new \\| Sneakers for the whole family |',
		named,
		'| Xxxxx xxx \\| Xxxxxxxx xxx xxx xxxxx xxxxxx |',
	],
	[
		'cut off in a table',
		'| Brand new | Sneakers for the who... | `12` |',
		named,
		'| Xxxxx xxx | Xxxxxxxx xxx xxx xxx... | `12` |',
	],
	['in capitals', 'Account: NIKE', { accounts: [{ account_name: 'NIKE' }] }, 'Account: XXXX'],
	['with digits, in Japanese', 'Öl 2 春', { name: 'Öl 2 春' }, 'Xx 0 x'],
	['as a whole word only', 'Sales of Sale', { name: 'Sale' }, 'Sales of Xxxx'],
	['that is a label', '- **Campaign ID:** 5', { name: 'Campaign' }, '- **Campaign ID:** 5'],
	[
		'an address',
		'https://a.example/x?y=1',
		{ landing_page_url: 'https://a.example/x?y=1' },
		'xxxxx://x.xxxxxxx/x?x=0',
	],
	[
		'one ID, twice',
		'ID 1790000000000000001 and 1790000000000000001',
		{},
		'ID 7000000000000000001 and 7000000000000000001',
	],
	['different IDs', ['id:123456789', '234567891'], {}, ['id:700000001', '700000002']],
	['a number', { id: 1234567890, budget: 50 }, {}, { id: 7000000001, budget: 50 }],
	['keys', 'own key sk_live_Abc-1_2.', {}, 'sk_live_… sk_live_….'],
	['an e-mail address', 'ask jo.doe@shop.example', {}, 'ask name@example.com'],
	['a request', 'b1d6f0aa-1c2d-4e3f-8a9b-123456789012', {}, 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'],
	[
		'dates, places, amounts',
		'2027-03-01 05:00:00, 6252001, 1250.00',
		{},
		'2027-03-01 05:00:00, 6252001, 1250.00',
	],
])('%s', (_what, value, known, expected) => {
	expect(cover(value, known)).toEqual(expected);
});
