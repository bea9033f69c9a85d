import type { ReadCell, RefusedCell } from './cells';

const long = '1790000000000000001';

const read: ReadonlyArray<ReadCell<string>> = [
	[long, long],
	[` ${long}\n`, long],
	[`\u00a0${long}`, long],
	[`\u200b${long}\ufeff`, long],
	[`'${long}`, long],
	[`’${long}`, long],
	['１７９００', '17900'],
	['123', '123'],
	[123, '123'],
	[9_007_199_254_740_991, '9007199254740991'],
	[1790000000000000001n, long],
	[[long], long],
	['123.0', '123', '123'],
	['123,00', '123', '123'],
	['010000000000000.0', '10000000000000', '10000000000000'],
	['00123', '123', '123'],
	['١٧٩٠', '1790'],
	['id:1667930209559606', '1667930209559606', '1667930209559606'],
	['ID : 1667930209559606', '1667930209559606', '1667930209559606'],
	['1790000000000001000', '1790000000000001000', undefined, /ends in zeros.*Ads Manager/],
	['1790000000000000000', '1790000000000000000', undefined, /ends in zeros/],
	['179000000000000100', '179000000000000100'],
	['1790000000000000100', '1790000000000000100'],
	['6252000', '6252000'],
];

const refusedByBoth: readonly RefusedCell[] = [
	['0', /^is "0", which isn't an ID/],
	[0, /^is "0", which isn't an ID/],
	['000', /which isn't an ID/],
	['id:', /isn't an ID/],
	['!1790000000000000001', /isn't an ID/],
	['0.0', /which isn't an ID/],
	[0n, /which isn't an ID/],
	[-5, /isn't an ID/],
	[1.5, /contains separators/],
	['1,790,000,000,000,000,001', /contains separators. Enter one ID, digits only/],
	['1.790.000.000.000.000.001', /contains separators/],
	['1790 0000 0000 0000 001', /contains separators/],
	["1'790'000", /contains separators/],
	['1,000', /contains separators/],
	['6.252.001', /contains separators/],
	['1790000000000000001, 1790000000000000002', /contains separators. Enter one ID/],
	['1790000000000000001\n1790000000000000002', /isn't an ID/],
	[Number(long), /the number 1790000000000000000\. Its last digits are already lost/],
	[2 ** 53, /already lost/],
	[1.76e21, /already lost/],
	['1.76E+18', /already lost.*Format the column as text/],
	['1,76E+18', /already lost/],
	['2E+18', /already lost/],
	['1790000000000000000.0', /a number instead of text.*already lost/],
	[Number.NaN, /unresolved/],
	['undefined', /unresolved/],
	['[object Object]', /unresolved/],
	['id-undefined', /contains "undefined"/],
	['#N/A', /formula error/],
	['{{ $json.id }}', /still contains/],
	['Spring Sale', /^is "Spring Sale", which isn't an ID. Enter only the ID/],
	[`${long} (Spring)`, /isn't an ID/],
	['https://ads.tiktok.com/1', /isn't an ID/],
	['-', /isn't an ID/],
	['_', /isn't an ID/],
	['-5', /isn't an ID/],
	[true, /isn't an ID. Enter one ID/],
	[{ id: long }, /an object with id/],
	[[long, '2'], /a list of 2/],
];

export const idCells = {
	read: [
		...read,
		['C4AB12CD34EF56', 'C4AB12CD34EF56'],
		['act_123', 'act_123'],
		['a-b', 'a-b'],
	] satisfies ReadonlyArray<ReadCell<string>>,
	refused: refusedByBoth,
	empty: ['', ' ', '\u200b', null, undefined, []],
};

export const tikTokIdCells = {
	read,
	refused: [
		...refusedByBoth,
		['US', /TikTok IDs have digits only/],
		['act_123456789', /digits only/],
		['C4AB12CD34EF56', /digits only/],
		['179-000', /digits only/],
	] satisfies readonly RefusedCell[],
	empty: idCells.empty,
};

export const adGroupIdCells = {
	read: [
		['1667930209559606', '1667930209559606'],
		['id:1667930209559606', '1667930209559606', '1667930209559606'],
		['1800000000000000001', '1800000000000000001'],
		['1800000000000001000', '1800000000000001000', undefined, /ends in zeros/],
	] satisfies ReadonlyArray<ReadCell<string>>,
	refused: [
		['123', /too short for the ID of an ad group. Enter the ID, such as/],
		['166793020955960', /too short/],
		['18000000000000000012', /too long/],
		['1800000000000000000', /ends in zeros, as if a spreadsheet rounded it. Format the column/],
		['170123456789012000', /ends in zeros/],
		[1.8e18, /already lost/],
		['1.8E+18', /already lost/],
		['Spring', /digits only/],
	] satisfies readonly RefusedCell[],
	empty: ['', null],
};

const account = '7010000000000000001';
const ads = 'https://ads.tiktok.com/i18n';
const whole = { id: long, advertiserId: account };
const told = `campaign ${long}`;
const toldWhole = `${told} in account ${account}`;

export const campaignCells = {
	read: [
		[long, { id: long }],
		['123.0', { id: '123' }, '123'],
		[`${ads}/perf/campaign?aadvid=${account}&campaign_id=${long}`, whole, toldWhole],
		[`${ads}/perf/adgroup?campaign_ids=${long}&aadvid=${account}`, whole, toldWhole],
		[`${ads}/manage/adgroup?aadvid=${account}&campaign_ids=%5B%22${long}%22%5D`, whole, toldWhole],
		[`${ads}/creation/edit?campaignId=${long}`, { id: long }, told],
		[`${ads}/perf/campaign/${long}?aadvid=${account}`, whole, toldWhole],
		[`${ads}/perf/campaigns/${long}/adgroups`, { id: long }, told],
		[`${ads}/perf#/campaign/${long}?aadvid=${account}`, whole, toldWhole],
		[`${ads}/perf?selected_campaign_ids=${long}#x`, { id: long }, told],
		[`  ${ads}/perf?CAMPAIGN_ID=${long} `, { id: long }, told],
		[`ads.tiktok.com/i18n/perf?campaign_id=${long}`, { id: long }, told],
		[`https://business.tiktok.com/x?campaign_id=${long}&campaign_ids=${long}`, { id: long }, told],
		[`${ads}/perf?campaign_id=${long}&aadvid=`, { id: long }, told],
		[[`${ads}/perf?campaign_id=${long}`], { id: long }, told],
		[
			`${ads}/perf?campaign_id=1790000000000000000`,
			{ id: '1790000000000000000' },
			'campaign 1790000000000000000',
			/zeros/,
		],
	] satisfies ReadonlyArray<ReadCell<{ id: string; advertiserId?: string }>>,
	refused: [
		['Spring Sale', /isn't an ID/],
		['0', /isn't an ID/],
		[`${ads}/perf/campaign?aadvid=${account}`, /names no campaign. In TikTok Ads Manager/],
		[`${ads}/perf/adgroup?aadvid=${account}&keyword=${long}`, /names no campaign/],
		[`${ads}/perf/adgroup?adgroup_id=${long}`, /names no campaign/],
		[`${ads}/perf/adgroup/${long}`, /names no campaign/],
		[`${ads}/perf?source_campaign_id=${long}`, /names no campaign/],
		[`${ads}/perf?campaign_name=${long}`, /names no campaign/],
		[`${ads}/perf?campaign_id=Spring`, /names no campaign/],
		[`${ads}/perf?campaign_ids=${long},179`, /names 2 campaigns/],
		[`${ads}/perf?campaign_id=${long}&campaign_id=179`, /names 2 campaigns/],
		[`${ads}/perf?campaign_id=0`, /isn't an ID/],
		[
			`https://adsmanager.facebook.com/x?campaign_id=${long}`,
			/isn't a link from TikTok Ads Manager/,
		],
		[`https://tiktok.com.example.org/x?campaign_id=${long}`, /isn't a link from TikTok/],
		[`https://nottiktok.com/x?campaign_id=${long}`, /isn't a link from TikTok/],
		['https://', /isn't an ID/],
		[{ id: long }, /isn't an ID/],
		[Number(long), /already lost/],
	] satisfies readonly RefusedCell[],
	empty: ['', null],
};
