import { each, empty, is, reads, refused, type Cell } from './cells/cell';

const long = '1790000000000000001';

export const idCells: readonly Cell[] = [
	...each(is(long), `${long} | \u200b${long}\ufeff | '${long} | ’${long}`),
	[` ${long}\n`, is(long)],
	['１７９００', is('17900')],
	[123, is('123')],
	[9_007_199_254_740_991, is('9007199254740991')],
	[1790000000000000001n, is(long)],
	[[long], is(long)],
	['123,00', reads('123', '123')],
	['010000000000000.0', reads('10000000000000', '10000000000000')],
	['00123', reads('123', '123')],
	['ID : 1667930209559606', reads('1667930209559606', '1667930209559606')],
	['1790000000000001000', is('1790000000000001000')],
	['C4AB12CD34EF56', is('C4AB12CD34EF56')],
	['act_123', is('act_123')],
	...each(
		refused(/^is ".+", which isn't an ID\. Enter only the ID, such as 1790000000000000001/),
		'0 | id: | !1790000000000000001 | 1,790,000,000,000,000,001 | 1,000 | 1790 0000 0000 0000 001',
		`Spring Sale | - | -5 | ${long}, 1790000000000000002 | ${long} (Spring) | https://ads.tiktok.com/1`,
	),
	...[0, 0n, -5, 1.5, `${long}\n${long}`].map((cell): Cell => [cell, refused(/isn't an ID/)]),
	[Number(long), refused(/the number 1790000000000000000\. Its last digits are already lost/)],
	...each(
		refused(/already lost.*Format the column as text/),
		'1.76E+18 | 1,76E+18 | 2E+18 | 1790000000000000000.0',
	),
	['id-undefined', refused(/contains "undefined"/)],
	[true, refused(/isn't an ID. Enter one ID/)],
	[{ id: long }, refused(/an object with id/)],
	[[long, '2'], refused(/a list of 2/)],
	...empty('', ' ', '\u200b', null, undefined, []),
];

/** All else is as in any ID. */
export const tikTokIdCells: readonly Cell[] = [
	[long, is(long)],
	...each(refused('TikTok IDs have digits only'), 'US | act_123456789 | C4AB12CD34EF56 | 179-000'),
];

export const adGroupIdCells: readonly Cell[] = [
	['1667930209559606', is('1667930209559606')],
	['id:1667930209559606', reads('1667930209559606', '1667930209559606')],
	['1800000000000000001', is('1800000000000000001')],
	...['1800000000000001000', '1800000000000010000', '170123456789012000'].map(
		(id): Cell => [id, is(id)],
	),
	...each(
		refused(/but the ID of an ad group has 16 to 19 digits.*Format the column.*copy the ID/),
		'123 | 166793020955960 | 18000000000000000012',
	),
	[1.8e18, refused(/already lost/)],
];

const account = '7010000000000000001';
const ads = 'https://ads.tiktok.com/i18n';
const told = `campaign ${long}`;
const toldWhole = `${told} in account ${account}`;

export const campaignCells: readonly Cell[] = [
	[long, is(long)],
	['123.0', reads('123', '123')],
	...each(
		reads(long, toldWhole),
		`${ads}/perf/campaign?aadvid=${account}&campaign_id=${long}`,
		`${ads}/perf/adgroup?campaign_ids=${long}&aadvid=${account}`,
		`${ads}/manage/adgroup?aadvid=${account}&campaign_ids=%5B%22${long}%22%5D`,
		`${ads}/perf/campaign/${long}?aadvid=${account} | ${ads}/perf#/campaign/${long}?aadvid=${account}`,
	),
	...each(
		reads(long, told),
		`${ads}/creation/edit?campaignId=${long} | ${ads}/perf/campaigns/${long}/adgroups`,
		`${ads}/perf?selected_campaign_ids=${long}#x |   ${ads}/perf?CAMPAIGN_ID=${long}`,
		`ads.tiktok.com/i18n/perf?campaign_id=${long} | ${ads}/perf?campaign_id=${long}&aadvid=`,
	),
	[[`${ads}/perf?campaign_id=${long}`], reads(long, told)],
	[
		`${ads}/perf?campaign_id=1790000000000000000`,
		reads('1790000000000000000', 'campaign 1790000000000000000'),
	],
	...each(
		refused("isn't a link from TikTok Ads Manager that names one campaign. In TikTok Ads"),
		`${ads}/perf/campaign?aadvid=${account} | ${ads}/perf/adgroup?keyword=${long}`,
		`${ads}/perf/adgroup?adgroup_id=${long} | ${ads}/perf/adgroup/${long}`,
		`${ads}/perf?source_campaign_id=${long} | ${ads}/perf?campaign_name=${long}`,
		`${ads}/perf?campaign_id=Spring | ${ads}/perf?campaign_ids=${long},179`,
		`${ads}/perf?campaign_ids=${long}%2C179 | ${ads}/perf?campaign_id=${long}&campaign_id=179`,
		`https://adsmanager.facebook.com/x?campaign_id=${long}`,
		`https://nottiktok.com/x?campaign_id=${long}`,
	),
	[`${ads}/perf?campaign_id=0`, refused(/isn't an ID/)],
	[{ id: long }, refused(/isn't an ID/)],
	...empty('', null),
];
