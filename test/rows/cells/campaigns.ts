import type { CellTable } from './cellTable';

const id = '1790000000000000001';
const adsManager = 'https://ads.tiktok.com/i18n/perf/adgroup';

export const campaigns: CellTable = {
	argument: 'campaign_id',
	read: [
		[id, id],
		[` ${id}\n`, id],
		[`'${id}`, id],
		[`\u200b${id}`, id],
		[[id], id],
		[
			`${adsManager}?aadvid=7010000000000000001&campaign_id=${id}`,
			id,
			`campaign ${id} in account 7010000000000000001`,
		],
		[`${adsManager}?campaign_id=${id}`, id, `campaign ${id}`],
		[`ads.tiktok.com/i18n/perf/adgroup?campaign_ids=${id}`, id, `campaign ${id}`],
	],
	refused: [
		[`${id} (Spring)`, "isn't an ID", 'Enter only the ID'],
		['1.79E+18', 'last digits are already lost'],
		['1,79E+18', 'last digits are already lost'],
		[Number(id), 'last digits are already lost', 'as text'],
		[`${id}, 1790000000000000002`, "isn't an ID"],
		['https://www.tiktok.com/@brand', 'that names one campaign'],
		[`${adsManager}?campaign_ids=${id},1790000000000000003`, 'that names one campaign'],
		[
			'https://business.facebook.com/campaigns?campaign_id=1',
			"isn't a link from TikTok Ads Manager",
		],
		['#N/A', 'a formula error'],
		['{{ $json.campaign }}', 'still contains {{ }}'],
		[{ id }, "isn't an ID"],
	],
};

export const names: CellTable = {
	argument: 'adgroup_name',
	read: [
		['US – 18-34 – Spring', 'US – 18-34 – Spring'],
		['  US | Women  ', 'US | Women'],
		['50 % off & more', '50 % off & more'],
		['Größe ß — “quoted”', 'Größe ß — “quoted”'],
		['日本_女性_25-34', '日本_女性_25-34'],
		[2027, '2027'],
		['Nancy & Null Bock', 'Nancy & Null Bock'],
		['Two\nlines', 'Two lines', '"Two lines", on one line'],
		['Brand™ ©', 'Brand™ ©'],
		['x'.repeat(512), 'x'.repeat(512)],
	],
	refused: [
		['Spring 🌸 sale', 'contains emoji', 'Use "Spring sale" instead'],
		['Brand\u200b name', 'has an invisible character after "Brand"'],
		['x'.repeat(513), '513 characters', 'at most 512'],
		['US NaN', 'contains "NaN"'],
		['Sale [object Object]', 'contains "[object Object]"'],
		['US – {{ $json.age }}', 'still contains {{ }}'],
		[true, "isn't text"],
		[{ name: 'Spring' }, "isn't text"],
	],
};
