import { mediaPlan } from '../../nodes/AdspirerTikTok/contract/ad';
import { decideColumns } from '../../nodes/AdspirerTikTok/sheet/columns';
import { isOfNotes, proposalsFor } from '../../nodes/AdspirerTikTok/sheet/proposals';

/** The proposals for a sheet with these filled columns, by heading. */
async function proposed(...headings: string[]) {
	const { columns } = await decideColumns(mediaPlan, new Map(), {
		headings: new Map(headings.map((heading) => [heading, heading])),
		rows: [Object.fromEntries(headings.map((heading) => [heading, 'as agreed']))],
	});
	const found = [...proposalsFor(mediaPlan, columns)];
	return found.map(([heading, { meaning, isForAll }]) => [heading, meaning.name, isForAll]);
}

it.each([
	['Timeline - Start', 'schedule_start_time'],
	['Timeline - End', 'schedule_end_time'],
	['Ad text (100 characters max.)', 'ad_text'],
	['Copy (100 char max)', 'ad_text'],
	['ad.video_url', 'video_url'],
	['ad_group.schedule.start', 'schedule_start_time'],
	['Campaign Country', 'location_ids'],
	['Ad group Country (lookup)', 'location_ids'],
	['Landing page (from Creative)', 'landing_page_url'],
	['Creative CTA', 'call_to_action'],
	['Medio', 'network'],
	['Levier média', 'network'],
])('%s is proposed to be %s, also with all others', async (heading, means) => {
	expect(await proposed(heading)).toEqual([[heading, means, true]]);
});

it.each([
	['Daily Budget (from Ad Group)', 'budget_daily'],
	['Budget (from Ad Group)', 'budget'],
	['Campaign video ID', 'video_id'],
	['Excluded audience (from Deal)', 'excluded_audience_ids'],
	['Campaign approved?', 'approved'],
	['City', 'region'],
])('%s is proposed to be %s, in its own line alone', async (heading, means) => {
	expect(await proposed(heading)).toEqual([[heading, means, false]]);
});

it.each([
	...['Start (old)', 'Client country', 'Competitor start date', 'Previous budget'],
	...['Owner email', 'Campaign', 'Timeline', 'Notes on the ad group'],
])('%s has no proposal', async (heading) => {
	expect(await proposed(heading)).toEqual([]);
});

it('nothing is proposed that another column means, or that two could', async () => {
	expect(await proposed('Timeline - Start', 'Start date')).toEqual([]);
	expect(await proposed('Timeline - Start', 'ad_group.schedule.start')).toEqual([]);
});

it('knows headings of notes', () => {
	const notes =
		'Notes | tiktok_notes | Ad notes | Bemerkung | Commentaires | Opmerkingen | 備考 | adNotes | Note';
	const others = 'Notes, old | Comments off | Client notes owner | Targeting | Note count | Noted';
	expect(notes.split(' | ').filter((heading) => !isOfNotes(heading))).toEqual([]);
	expect(others.split(' | ').filter(isOfNotes)).toEqual([]);
});
