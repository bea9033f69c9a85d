import fc from '../fastCheck';
import {
	parseAdGroupId,
	parseCampaign,
	parseId,
	parseTikTokId,
} from '../../nodes/AdspirerTikTok/parse/text';
import { expectCells, tableOf } from './cells/cell';
import { adGroupIdCells, campaignCells, idCells, tikTokIdCells } from './idCells';

it('reads the cells of IDs', () => {
	expectCells(tableOf(idCells), parseId);
	expectCells(tableOf(tikTokIdCells), parseTikTokId);
	expectCells(tableOf(adGroupIdCells), parseAdGroupId);
	expectCells(tableOf(campaignCells), parseCampaign);
});

const ids = fc.bigInt({ min: 1n, max: 9_999_999_999_999_999_999n }).map(String);

it('gives back the digits of an ID, or refuses it, however it travelled', () => {
	fc.assert(
		fc.property(ids, (id) => {
			expect(parseTikTokId(id)).toMatchObject({ value: id });
			for (const form of [Number(id), `${Number(id)}`, `${id}.0`, Number(id).toExponential()]) {
				const parsed = parseTikTokId(form);
				if (!('value' in parsed)) expect(parsed).toHaveProperty('problem');
				// A number turned into text by a spreadsheet can't be told from an ID; the zeros warn.
				else if (form !== `${Number(id)}`) expect(parsed.value).toBe(id);
			}
		}),
	);
});

it('takes a campaign from a link only where the link says that it is one', () => {
	const other = fc.stringMatching(/^[a-z_]{1,12}$/).filter((name) => !name.includes('campaign'));
	fc.assert(
		fc.property(ids, other, (id, name) => {
			const link = `https://ads.tiktok.com/i18n/perf?${name}=${id}`;
			expect(parseCampaign(link)).toHaveProperty('problem');
			expect(parseCampaign(`${link}&campaign_id=179`)).toMatchObject({ value: { id: '179' } });
		}),
	);
});
