import {
	withoutDeleted,
	withoutOtherCampaigns,
} from '../../nodes/AdspirerTikTok/duplicates/entriesOfCampaign';
import { findInList } from '../../nodes/AdspirerTikTok/duplicates/findInList';
import type { List, ListEntry } from '../../nodes/AdspirerTikTok/response/lists';

const entry = (id: string, name: string, more: Partial<ListEntry> = {}): ListEntry => ({
	id,
	name,
	nameIsCut: name.endsWith('…'),
	details: {},
	...more,
});

const listOf = (entries: ListEntry[], isWhole = true): List => ({
	entries,
	unreadable: 0,
	isWhole,
});

const noon = Date.UTC(2026, 10, 25, 12);
const minute = 60_000;
const hour = 60 * minute;

describe('a name in a list', () => {
	const a = entry('1', 'A');
	it.each([
		['there', listOf([a]), { id: '1' }],
		['there, in a list that proves nothing', listOf([a], false), { id: '1' }],
		['there twice', listOf([a, entry('2', 'A')]), 'unsure'],
		['not there', listOf([entry('2', 'B')]), 'absent'],
		['not there, in a list that proves nothing', listOf([entry('2', 'B')], false), 'unsure'],
		['not there, and another cut off', listOf([entry('2', 'B…')]), 'unsure'],
		['there twice, as escapes hide', listOf([a, entry('2', ' A')]), 'unsure'],
		['in no list', undefined, 'no list'],
	])('%s', (_where, list, found) => {
		expect(findInList(list, 'A', { now: noon })).toEqual(found);
	});

	it('that is another row’s is not the one', () => {
		expect(findInList(listOf([a]), 'A', { now: noon, takenIds: new Set(['1']) })).toBe('unsure');
	});
});

describe('an ad group that must not be older than the call', () => {
	it.each<[string, number | undefined, boolean]>([
		['no time', undefined, false],
		['the time of the call', noon, true],
		['the second of the call', noon - 500, true],
		['a time before it', noon - 2_000, false],
		['a time after it', noon + minute, true],
		['a time eight hours ahead', noon + 8 * hour, false],
	])('%s', (_what, createdAt, isCertain) => {
		const options = { now: noon + 2 * minute, notBefore: noon };
		const one = entry('1', 'A', createdAt === undefined ? {} : { createdAt });
		const found = findInList(listOf([one]), 'A', options);
		expect(found).toEqual(isCertain ? { id: '1' } : 'unsure');
	});
});

it.each([
	[{ isDeleted: true } as const, 'absent'],
	[{}, { id: '1' }],
])('a deleted ad group is not in the campaign any more (%j)', (more, found) => {
	const list = withoutDeleted(listOf([entry('1', 'A', more)]));
	expect(findInList(list, 'A', { now: noon })).toEqual(found);
});

it.each([
	[{ campaignId: '1790000000000000009' }, 'absent'],
	[{ campaignId: '1790000000000000001' }, { id: '1' }],
	[{}, { id: '1' }],
])("another campaign's ad group is not in the campaign (%j)", (more, found) => {
	const list = withoutOtherCampaigns(listOf([entry('1', 'A', more)]), '1790000000000000001');
	expect(findInList(list, 'A', { now: noon })).toEqual(found);
});
