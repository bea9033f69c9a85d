import { keysOfHeading } from '../../nodes/AdspirerTikTok/sheet/headings';

const areSame = (one: string, other: string) => {
	const [first, second] = [keysOfHeading(one), keysOfHeading(other)];
	return first?.sorted === second?.sorted || first?.joined === second?.joined;
};

describe('how headings are compared', () => {
	it.each<[heading: string, ...written: string[]]>([
		['Ad group', 'ad_group', 'AD GROUP', 'ad-group', 'adGroup', 'AdGroup', 'Adgroup', 'Ad Groups'],
		['Ad group ID', 'adgroupId', 'ID of the ad group', 'ad_group_id', 'TikTok ad group ID'],
		['Daily budget', 'Budget (daily)', 'Daily_Budget__c', '3. Daily budget *', 'Daily budget:'],
		[
			'Budget',
			'Budget (USD)',
			'Budget €',
			'Budget [EUR]',
			'Budget in GBP',
			'Budget, USD',
			'BUDGET',
		],
		['Country', 'COUNTRY [optional]', 'Country (required)', 'Country required', 'Countrys'],
		['Start date', 'Start date (DD/MM/YYYY)', 'Start Date (mm-dd)', 'Start date (dd.mm. hh:mm)'],
		['Gender', 'Gender (M/F)', 'Gender (M/F/All)'],
		['Âge', 'age', 'ÂGE'],
		['iOS', 'IOS'],
		['Fecha de inicio', 'fecha inicio', 'fecha_de_la_inicio'],
	])('%s', (heading, ...written) => {
		for (const one of written) expect([one, areSame(heading, one)]).toEqual([one, true]);
	});

	it.each<[heading: string, ...others: string[]]>([
		[
			'Budget',
			'Budget %',
			'% Budget',
			'Budget +/-',
			'Budget (net)',
			'Budget (k€)',
			"Budget ('000)",
		],
		['Budget', 'Budget DE', 'Budget (B)', 'Budget 2', 'Budget owner', 'Subbudget'],
		['Comments off', 'Comments on/off', 'Comments on', 'Comments'],
		['Geo markets', 'Geo markets (DMA)'],
		['No', '#', 'No #'],
		['Bid', 'Bids %', 'Rebid'],
		['Start date', 'Start', 'Restart date', 'Start date (PT)'],
		['Approved', 'Approved by', 'Approved on'],
		['CPM bid', 'Bid for oCPM', 'oCPM bid'],
		['Version', 'OS version', 'Version del OS'],
	])('%s is not the others', (heading, ...others) => {
		for (const other of others) expect([other, areSame(heading, other)]).toEqual([other, false]);
	});

	it.each(['', '  ', '***', '(USD)', 'TikTok', 'x'.repeat(201)])('has none for %j', (heading) => {
		expect(keysOfHeading(heading)).toBeUndefined();
	});
});
