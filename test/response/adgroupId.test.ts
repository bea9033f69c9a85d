import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { readResponse } from '../../nodes/AdspirerTikTok/response/readResponse';

/** What the recorded answers leave out. */

const id = '1800000000000000001';
const other = '1800000000000000002';
const sent = {
	campaign_id: '1790000000000000001',
	adgroup_name: 'Spring',
	interest_category_ids: [id.replace('18', '17')],
};
const text = (words: string) => ({ text: words });
const structured = (part: object) => ({ structured: part });

it.each<[object, string | null]>([
	[structured({ adgroup_id: `  ${id} ` }), id],
	[structured({ adgroup_id: 1700000000000001 }), '1700000000000001'],
	[structured({ adgroup_id: '18000' }), null],
	[structured({ adgroup_id: `${id}0` }), null],
	[structured({ adgroup_id: '0' }), null],
	[structured({ adgroup_id: null }), null],
	[structured({ adgroup_id: sent.campaign_id }), null],
	[structured({ adgroup_id: sent.interest_category_ids[0] }), null],
	[structured({ existing_adgroup_id: id, id }), null],
	[structured({ result: { adgroup_id: id } }), null],
	[structured({ adgroup_id: id, ad_group_id: other }), null],
	[{ ...structured({ adgroup_id: id }), ...text(`Ad group ID: ${id}`) }, id],
	[{ ...structured({ adgroup_id: id }), ...text(`Ad group ID: ${other}`) }, null],
	[structured({ adgroup_id: id, adgroup_name: ' Spring ' }), id],
	[structured({ adgroup_id: id, adgroup_name: 'spring' }), null],
	[structured({ adgroup_id: id, adgroup_name: 'Spring...' }), null],
	[text(`* Ad Group ID: \`${id}\`\r\nMore`), id],
	[text(`Ad Group ID: ${id} (created)`), null],
	[text(`Existing ad group ID: ${id}`), null],
	[text(`| Ad group ID | \`${id}\` |`), null],
	[text(`Ad Group ID: ${id}\n${'x'.repeat(70_000)}`), null],
])('%j names %s', (data, expected) => {
	const answer = JSON.stringify({ success: true, data });
	const response = { kind: 'answer', status: 200, headers: {}, text: answer } as const;
	expect(readResponse(response, 0, { sent, changes: true, creation: adGroup })).toMatchObject({
		entity: { id: expected },
	});
});
