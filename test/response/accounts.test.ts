import { accountsDemanded, accountsInText } from '../../nodes/AdspirerTikTok/response/textForms';

/** What the recorded answers leave out. */

const demand = '2 accounts connected. Please specify which account to use:';

it.each([
	['  - Acme (EU) (advertiser_id="701")', 'Acme (EU)'],
	['  - Müller & Söhne "Ost" (advertiser_id="701")\r', 'Müller & Söhne "Ost"'],
	['  - (advertiser_id="701")', undefined],
	['  - Acme EU 701', undefined],
	['Acme EU (advertiser_id="701")', undefined],
])('a demand to name an account with the line %j offers %j', (line, name) => {
	const offered = name === undefined ? [] : [{ name, id: '701' }];
	expect(accountsDemanded(`${demand}\n${line}`)).toEqual(offered);
	expect(accountsDemanded(line)).toBeUndefined();
});

it.each([
	['Acme · EU · ID: `701` · primary', 'Acme · EU'],
	['Acme\nID: 701\nID: 702', 'Acme'],
	['Acme · ID: 701...', undefined],
	['ID: 701', undefined],
])('the lines %j list %j', (text, name) => {
	expect(accountsInText(text)).toEqual(name === undefined ? [] : [{ name, id: '701' }]);
});
