import { Mask } from './mask';

const cover = (value: unknown, ...known: unknown[]) => {
	const mask = new Mask('own key');
	for (const one of known) mask.learn(one);
	return mask.cover(value);
};
const sneakers = { name: 'Brand new | Sneakers for the whole family' };
const url = 'https://a.example/x?y=1';

it.each<[string, unknown, unknown, unknown]>([
	['a name', `**${sneakers.name}**`, sneakers, '**Xxxxx xxx | Xxxxxxxx xxx xxx xxxxx xxxxxx**'],
	['its pipes escaped', '| New \\| shoes |', { name: 'New | shoes' }, '| Xxx \\| xxxxx |'],
	['cut off', 'Brand new | Sneakers for the w...', sneakers, 'Xxxxx xxx | Xxxxxxxx xxx xxx x...'],
	['in capitals', 'Account: NIKE', { accounts: [{ account_name: 'NIKE' }] }, 'Account: XXXX'],
	['with digits, in Japanese', 'Öl 2 春', { name: 'Öl 2 春' }, 'Xx 0 x'],
	['as a whole word only', 'Sales of Sale', { name: 'Sale' }, 'Sales of Xxxx'],
	['that is a label', '- **Campaign ID:** 5', { name: 'Campaign' }, '- **Campaign ID:** 5'],
	['an address', url, { landing_page_url: url }, 'xxxxx://x.xxxxxxx/x?x=0'],
	['IDs', 'id:123456789, 234567891, 123456789', {}, 'id:700000001, 700000002, 700000001'],
	['a number', { id: 1234567890, budget: 50 }, {}, { id: 7000000001, budget: 50 }],
	['keys', 'own key sk_live_Abc-1_2.', {}, 'sk_live_… sk_live_….'],
	['an e-mail address', 'ask jo.doe@shop.example', {}, 'ask name@example.com'],
	['a request', 'b1d6f0aa-1c2d-4e3f-8a9b-123456789012', {}, 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'],
	[
		'no date, place or amount',
		'2027-03-01 05:00, 6252001, 9.50',
		{},
		'2027-03-01 05:00, 6252001, 9.50',
	],
])('%s', (_what, value, known, expected) => {
	expect(cover(value, known)).toEqual(expected);
});
