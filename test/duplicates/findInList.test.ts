import {
	withoutDeleted,
	withoutOtherCampaigns,
} from '../../nodes/AdspirerTikTok/duplicates/entriesOfCampaign';
import { findInList } from '../../nodes/AdspirerTikTok/duplicates/findInList';
import type { List, ListEntry } from '../../nodes/AdspirerTikTok/response/lists';

const entry = (id: string, name: string, details: Record<string, unknown> = {}): ListEntry => ({
	id,
	name,
	nameIsCut: name.endsWith('…'),
	details,
});

const listOf = (entries: ListEntry[], complete = true): List => ({
	entries,
	unreadable: 0,
	complete,
});

const noon = Date.UTC(2026, 10, 25, 12);
const minute = 60_000;
const hour = 60 * minute;

describe('a name in a list', () => {
	const a = entry('1', 'A');
	it.each([
		['there', listOf([a]), { id: '1' }],
		['there, in a list that is not complete', listOf([a], false), { id: '1' }],
		['there twice', listOf([a, entry('2', 'A')]), 'unsure'],
		['not there', listOf([entry('2', 'B')]), 'absent'],
		['not there, in a list that is not complete', listOf([entry('2', 'B')], false), 'unsure'],
		['there, and maybe cut off as well', listOf([a, entry('2', 'A…')]), 'unsure'],
		['in no list', undefined, 'no list'],
	])('%s', (_where, list, found) => {
		expect(findInList(list, 'A', { now: noon })).toEqual(found);
	});

	it('that is another row’s is not the one', () => {
		expect(findInList(listOf([a]), 'A', { now: noon, takenIds: new Set(['1']) })).toBe('unsure');
	});
});

describe('an ad group that must not be older than the call', () => {
	it.each<[string, Record<string, unknown>, boolean]>([
		['no time', {}, false],
		['the time of the call', { create_time: '2026-11-25 12:00:00' }, true],
		['the second of the call', { create_time: '2026-11-25T11:59:59.500Z' }, true],
		['a time before it', { create_time: '2026-11-25 11:59:58' }, false],
		['a time after it', { 'Created at': '2026-11-25 12:01:00' }, true],
		['a time in seconds', { created: (noon + minute) / 1000 }, true],
		['a time in milliseconds', { createTime: noon + minute }, true],
		['a time in another zone', { create_time: '2026-11-25T20:01:00+08:00' }, true],
		['a time without its zone, eight hours ahead', { create_time: '2026-11-25 20:01:00' }, false],
		[
			'two times, of which one is before',
			{ create_time: noon + minute, created: noon - hour },
			false,
		],
		['a text that is no time', { create_time: 'yesterday' }, false],
		['a time that is not its creation’s', { modify_time: '2026-11-25 12:01:00' }, false],
	])('%s', (_what, details, isCertain) => {
		const options = { now: noon + 2 * minute, notBefore: noon };
		const found = findInList(listOf([entry('1', 'A', details)]), 'A', options);
		expect(found).toEqual(isCertain ? { id: '1' } : 'unsure');
	});
});

describe('a deleted ad group', () => {
	it.each([
		[{ status: 'DELETE' }, true],
		[{ status: 'deleted' }, true],
		[{ secondary_status: 'ADGROUP_STATUS_CAMPAIGN_DELETE' }, true],
		[{ 'Ad group status': 'AD_GROUP_STATUS_DELETE' }, true],
		[{ Status: 'Deleted on 2026-01-01' }, true],
		[{ status: 'ENABLE' }, false],
		[{ status: 'DISABLE', note: 'DELETE' }, false],
		[{ state: 'deleted' }, true],
		[{ Delivery: 'Deleted' }, true],
		[{ status: { primary: 'STATUS_DELETE' } }, true],
		[{ is_deleted: true }, true],
		[{ deleted: 'true' }, true],
		[{ deleted_at: '2026-01-01 10:00:00' }, true],
		[{ is_deleted: false, deleted_at: null }, false],
		[{ deleted_at: '', deleted: 0 }, false],
		[{ status: 'STATUS_NOT_DELETE' }, false],
		[{ status: 'AD_GROUP_STATUS_NOT_DELETE_YET' }, false],
		[{ status: 'Not delivering: all ads deleted' }, false],
		[{ status: 'ADGROUP_STATUS_AUDIENCE_DELETE' }, false],
		[{ status: 'Ad group deleted' }, true],
		[{}, false],
	])('is not in the campaign any more (%j)', (details, isGone) => {
		const list = withoutDeleted(listOf([entry('1', 'A', details)]));
		expect(findInList(list, 'A', { now: noon })).toEqual(isGone ? 'absent' : { id: '1' });
	});
});

it.each([
	[{ campaign_id: '1790000000000000009' }, true],
	[{ 'Campaign ID': 179000000000009 }, true],
	[{ campaign_id: '1790000000000000001' }, false],
	[{ campaign_id: 'N/A' }, false],
	[{ campaign_id: '179000000...' }, false],
	[{ parent_campaign_id: '1790000000000000009' }, true],
	[{ campaign: { id: '1790000000000000009', name: 'Sale' } }, true],
	[{ campaign: { campaign_id: '1790000000000000001' } }, false],
	[{ Campaign: '1790000000000000009' }, true],
	[{ Campaign: 'Sale (ID: 1790000000000000009)' }, true],
	[{ Campaign: 'Sale (1790000000000000001)' }, false],
	[{ campaign: 'Sale 2026' }, false],
	[{ campaign: '20261125' }, false],
	[{ campaign_name: '1790000000000000009' }, false],
	[{ Campaign: 'Sale 20261201' }, false],
	[{ Campaign: '20261201' }, false],
	[{ campaign: { id: '1790000000000000009', name: 'Sale' } }, true],
	[{ campaign: { id: '1790000000000000001', name: 'Sale' } }, false],
	[{}, false],
])("another campaign's ad group is not in the campaign (%j)", (details, isElsewhere) => {
	const list = withoutOtherCampaigns(listOf([entry('1', 'A', details)]), '1790000000000000001');
	expect(findInList(list, 'A', { now: noon })).toEqual(isElsewhere ? 'absent' : { id: '1' });
});

describe('campaigns that a list tells apart', () => {
	it.each<[how: string, one: object, other: object, found: unknown]>([
		['by name alone', { Campaign: 'Spring' }, { Campaign: 'Sale' }, 'unsure'],
		['not at all', { Campaign: 'Sale' }, { Campaign: 'Sale' }, { id: '1' }],
		[
			'by the ID of this one',
			{ Campaign: 'Spring (1790000000000000001)' },
			{ Campaign: 'Sale (1790000000000000009)' },
			{ id: '1' },
		],
		[
			'by the ID of another one',
			{ Campaign: 'Spring (1790000000000000009)' },
			{ Campaign: 'Sale (1790000000000000001)' },
			'absent',
		],
	])('%s', (_how, one, other, found) => {
		const entries = [entry('1', 'A', { ...one }), entry('2', 'B', { ...other })];
		const list = withoutOtherCampaigns(listOf(entries), '1790000000000000001');
		expect(findInList(list, 'A', { now: noon })).toEqual(found);
	});

	it.each([
		['Sale (Campaign ID: 1790000000000000009)', 'unsure'],
		['Spring (Campaign ID: 1790000000000000001)', { id: '1' }],
		['| Spring campaign | 1800000000000000001 |', { id: '1' }],
	])('in the text alone: %s', (text, found) => {
		const list = withoutOtherCampaigns(listOf([entry('1', 'A')]), '1790000000000000001', text);
		expect(findInList(list, 'A', { now: noon })).toEqual(found);
	});
});
