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

/** The proposals for columns with these cells, a row for each cell. */
async function proposedFor(columns: Readonly<Record<string, readonly unknown[]>>) {
	const headings = Object.keys(columns);
	const rows = Object.values(columns)[0]?.map((_, at) =>
		Object.fromEntries(headings.map((heading) => [heading, String(columns[heading]?.[at] ?? '')])),
	);
	const sheet = await decideColumns(mediaPlan, new Map(), {
		headings: new Map(headings.map((heading) => [heading, heading])),
		rows: rows ?? [],
	});
	const found = proposalsFor(mediaPlan, sheet.columns);
	return Object.fromEntries([...found].map(([heading, { meaning }]) => [heading, meaning.name]));
}

const dates = ['2027-01-05', '2027-01-06'];

it.each<[Record<string, readonly unknown[]>, Record<string, string>]>([
	[{ Start: dates, 'Due Date': ['2027-02-05', '2027-02-06'] }, { 'Due Date': 'schedule_end_time' }],
	[{ Start: dates, Out: dates }, { Out: 'schedule_end_time' }],
	[{ Start: dates, End: dates, 'Due date': dates }, {}],
	[{ 'Due date': dates }, {}],
	[{ 'Go-live': dates }, { 'Go-live': 'schedule_start_time' }],
	[{ Launch: dates }, { Launch: 'schedule_start_time' }],
	[{ 'Launch start': dates }, { 'Launch start': 'schedule_start_time' }],
	[{ 'Go live': ['x', ''] }, { 'Go live': 'approved' }],
	[{ 'On air': ['yes', 'no'] }, { 'On air': 'approved' }],
	[{ 'Live from': ['✓', ''] }, { 'Live from': 'approved' }],
	[{ Platform: ['iOS', 'Android'] }, { Platform: 'operating_systems' }],
	[{ Platform: ['iOS', 'Both'] }, { Platform: 'operating_systems' }],
	[{ Platform: ['iOS', 'Meta'] }, {}],
	[{ Público: ['Mujeres 25-44', 'Hombres 18-34'] }, { Público: 'ages_and_gender' }],
	[{ Zielgruppe: ['Frauen 25-44', '18+', 'Männer'] }, { Zielgruppe: 'ages_and_gender' }],
	[{ Who: ['W25-44', 'M18-34'] }, { Who: 'ages_and_gender' }],
	[{ Audience: ['25-34', '18-24'] }, { Audience: 'age_groups' }],
	[{ 'Tap label': ['Shop now', 'Learn more'] }, { 'Tap label': 'call_to_action' }],
	[{ Handset: ['iPhone', 'Android'] }, { Handset: 'operating_systems' }],
	[{ Where: ['Germany', 'France'] }, { Where: 'location_ids' }],
	[{ Kennung: ['UK', 'US'], Country: ['UK', 'US'] }, {}],
	[{ Runs: ['1 Jan - 31 Jan 2027', '5 Jan - 1 Feb 2027'] }, { Runs: 'flight' }],
	[{ Stage: ['waiting for client', 'approved'] }, { Stage: 'status' }],
	[{ Rate: ['5', '7'], Brief: ['deck', 'film'] }, {}],
])('%j: proposes %j by the cells', async (columns, means) => {
	expect(await proposedFor(columns)).toEqual(means);
});
