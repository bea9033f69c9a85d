import type { CellTable } from './cellTable';

const id = '1790000000000000001';
const adsManager = 'https://ads.tiktok.com/i18n/perf/adgroup';

/** What a cell with an ID, a link or a name may be is tried in test/parse. */
export const campaigns: CellTable = {
	argument: 'campaign_id',
	read: [
		[` ${id}\n`, id],
		[[id], id],
		[
			`${adsManager}?aadvid=7010000000000000001&campaign_id=${id}`,
			id,
			`campaign ${id} in account 7010000000000000001`,
		],
	],
	refused: [
		[`${id} (Spring)`, "isn't an ID", 'Enter only the ID'],
		[Number(id), 'last digits are already lost', 'as text'],
		['https://www.tiktok.com/@brand', 'that names one campaign'],
		['#N/A', 'a formula error'],
		[{ id }, "isn't an ID"],
	],
};
