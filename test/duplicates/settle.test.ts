import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import type { ListEntry } from '../../nodes/AdspirerTikTok/response/lists';
import {
	type ListEvidence,
	canResend,
	reconcileUnknown,
	resolveMissingId,
	skipExisting,
	withNames,
} from '../../nodes/AdspirerTikTok/run/askedLists';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 25, 12);

const entry = (more: Partial<ListEntry> = {}): ListEntry => ({
	id: '18',
	name: 'A',
	nameIsCut: false,
	details: {},
	...more,
});

const listOf = (entries: ListEntry[], isWhole = true) =>
	withNames({ entries, unreadable: 0, isWhole });

const call = {
	key: 'key',
	sent: { campaign_id: '17', adgroup_name: 'A', budget: 50 },
};

const evidence = (more: Partial<ListEvidence> = {}): ListEvidence => ({
	call,
	creation: adGroup,
	list: listOf([entry()]),
	isTaken: () => false,
	since: noon,
	latest: noon,
	now: noon + 2 * minute,
	...more,
});

describe('a name in a list', () => {
	const other = entry({ id: '2', name: 'B' });
	const found = { entity: { id: '18', alreadyCreated: 'same name' } };
	const unsure = { failure: { kind: 'not_sent', reason: { incomplete: true } } };
	it.each<[string, ListEvidence['list'], object | undefined]>([
		['there, whatever its age', listOf([entry({ createdAt: 1 })]), found],
		['there, in a list that proves nothing', listOf([entry()], false), found],
		['there twice', listOf([entry(), entry({ id: '2' })]), unsure],
		['there twice, as white space hides', listOf([entry(), entry({ name: ' A' })]), unsure],
		['not there, in a list that proves nothing', listOf([other], false), unsure],
		['not there, and another cut off', listOf([{ ...other, nameIsCut: true }]), unsure],
		['in no list', undefined, { failure: { reason: { incomplete: false } } }],
	])('%s', (_where, list, settled) => {
		const skipped = skipExisting(evidence({ list }));
		if (settled) expect(skipped).toMatchObject(settled);
		else expect(skipped).toBeUndefined();
	});

	it('is not that of a deleted ad group', () => {
		const list = listOf([entry({ isDeleted: true }), entry({ id: '19' })]);
		expect(skipExisting(evidence({ list }))).toMatchObject({ entity: { id: '19' } });
	});
});

/** The list's ad group for a row By Name: its own, maybe an older one, a conflict, or nothing. */
describe('an ad group of the row’s name', () => {
	const known = { id: '18', alreadyCreated: 'found in list' };
	const own = { entity: { ...known, idFromList: 'new' } };
	const unclear = { entity: { ...known, idFromList: 'may be older' }, key: 'key' };
	const conflict = { failure: { kind: 'conflict', outcomeUnknown: true } };
	const mode = (budget_mode: string) => ({ details: { budget_mode } });
	it.each<[string, Partial<ListEntry>, object | undefined]>([
		['nothing more is known', {}, unclear],
		['it has the row’s budget', { budget: 50, ...mode('BUDGET_MODE_DAY') }, unclear],
		['its campaign has the budget', mode('BUDGET_MODE_INFINITE'), unclear],
		['it has another budget', { budget: 60 }, conflict],
		['it has a lifetime budget', { budget: 50, ...mode('BUDGET_MODE_TOTAL') }, conflict],
		['a table says so', { details: { 'Budget mode': 'BUDGET_MODE_TOTAL' } }, conflict],
		['it was created since', { createdAt: noon + minute }, own],
		['it was created in the second of the call', { createdAt: noon - 500 }, own],
		['TikTok’s clock may be behind', { createdAt: noon - 3_000 }, unclear],
		['it was created before', { createdAt: noon - minute }, undefined],
		['it seems to be of a later time', { createdAt: noon + 480 * minute }, unclear],
	])('where %s', (_what, more, settled) => {
		const result = reconcileUnknown(evidence({ list: listOf([entry(more)]) }));
		if (settled) expect(result).toMatchObject(settled);
		else expect(result).toBeUndefined();
	});

	it('is neither its own nor older where the clock that dated its call was wrong', () => {
		const list = listOf([entry({ createdAt: noon + minute })]);
		const since = noon + 20 * minute;
		expect(reconcileUnknown(evidence({ list, since }))).toMatchObject(unclear);
	});

	it.each<[string, Partial<ListEvidence>]>([
		['is another row’s', { isTaken: (id) => id === '18' }],
		['is in no list', { list: undefined }],
	])('settles nothing where it %s', (_what, more) => {
		expect(reconcileUnknown(evidence(more))).toBeUndefined();
	});

	it.each<[Partial<ListEntry>, object]>([
		[{}, { id: '18', idFromList: 'may be older' }],
		[{ createdAt: noon }, { id: '18', idFromList: 'new' }],
		[{ createdAt: noon - minute }, {}],
		[{ budget: 60 }, {}],
	])('gives a success its ID unless it contradicts (%j)', (more, known) => {
		const created = {
			answer: { text: '' },
			key: 'key',
			entity: { id: null, name: 'A', parentId: '17' },
		};
		const settled = resolveMissingId(created, evidence({ list: listOf([entry(more)]) }));
		expect(settled).toEqual({ ...created, entity: { ...created.entity, ...known } });
	});
});

it.each<[string, ListEvidence['list'], number, object]>([
	['in a whole list too soon', listOf([]), 89_999, { reason: { type: 'not listed yet' } }],
	['in a list that proves nothing', listOf([], false), 900_000, { outcomeUnknown: true }],
	['in a whole list', listOf([]), 90_000, { reason: { type: 'not created', said: 'Done' } }],
])('a success without an ID that isn’t %s (%#)', (_where, list, after, why) => {
	const entity = { id: null, name: 'A', parentId: '17' };
	const created = { answer: { text: 'Done' }, key: 'key', entity };
	const settled = resolveMissingId(created, evidence({ list, now: noon + after }));
	expect(settled).toMatchObject({ failure: why });
	expect(resolveMissingId(created, evidence({ list: undefined }))).toBe(created);
});

describe('a row of unknown outcome is sent again', () => {
	it.each<[string, ListEvidence['list'], number, boolean]>([
		['without a list', undefined, 29, true],
		['without a list', undefined, 30, false],
		['without a list, by another clock', undefined, -4, true],
		['without a list, by a clock that is wrong', undefined, -6, false],
		['with a list that proves nothing', listOf([], false), 30, false],
		['with a list that proves the name absent', listOf([]), 600, true],
	])('%s, after %3$d minutes: %4$s', (_what, list, minutes, isSent) => {
		const now = noon + minutes * minute;
		expect(canResend(evidence({ list, now }))).toBe(isSent);
	});
});
