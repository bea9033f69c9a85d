import { openJournal } from '../../nodes/AdspirerTikTok/journal/journal';
import { createdAdGroup } from '../../nodes/AdspirerTikTok/items/createdItem';

const given = { campaign_id: '1', adgroup_name: 'A', budget: 50 };
const envelope = { success: true as const, data: { structured: { adgroup_id: '18' } } };
const adGroup = createdAdGroup({ envelope, raw: { ...envelope } }, 'key 1', given);

const roundTrip = (context: Record<string, unknown>): Record<string, unknown> =>
	JSON.parse(JSON.stringify(context));

describe('the journal', () => {
	it('knows nothing in a context that is new', () => {
		const journal = openJournal({}, '7');
		expect(journal.firstExecutionId).toBe('7');
		expect(journal.entry('0:0')).toBeUndefined();
		expect(journal.createdWith('key 1')).toBeUndefined();
		expect(journal.quota).toBeUndefined();
	});

	it('survives being stored as JSON', () => {
		const context = {};
		const journal = openJournal(context, '7');
		journal.created('0:0', 'print 1', adGroup);
		journal.sent('0:1', 'print 2', 'key 2', { ...given, adgroup_name: 'B' });
		journal.quota = { used: 3, limit: 15, tier: 'free', more: { kept: true } };

		const again = openJournal(roundTrip(context), '8');
		expect(again.firstExecutionId).toBe('7');
		expect(again.entry('0:0')).toEqual(journal.entry('0:0'));
		expect(again.entry('0:0')).toMatchObject({
			state: 'created',
			fingerprint: 'print 1',
			key: 'key 1',
			adgroupName: 'A',
			adgroupId: '18',
			answer: envelope,
			sent: given,
		});
		expect(again.entry('0:1')).toEqual(journal.entry('0:1'));
		expect(again.entry('0:1')).toMatchObject({ state: 'unknown', key: 'key 2' });
		expect(again.createdWith('key 1')).toEqual(journal.entry('0:0'));
		expect(again.createdWith('key 2')).toBeUndefined();
		expect(again.quota).toEqual(journal.quota);
	});

	it('tells what this execution wrote from what an earlier one wrote', () => {
		const context = {};
		openJournal(context, '7').sent('0:0', 'print', 'key', given);
		const retried = openJournal(roundTrip(context), '8');
		retried.sent('0:1', 'print', 'key', given);
		const written = (row: string) => {
			const entry = retried.entry(row);
			return entry && retried.isOfEarlierExecution(entry);
		};
		expect(written('0:0')).toBe(true);
		expect(written('0:1')).toBe(false);
		retried.sent('0:0', 'print', 'key', given);
		expect(written('0:0')).toBe(false);
	});

	it('takes an execution without an ID for one and the same', () => {
		const context = {};
		const first = openJournal(context, undefined);
		first.sent('0:0', 'print', 'key', given);
		const second = openJournal(context, undefined);
		expect(first.firstExecutionId).toMatch(/./);
		expect(second.firstExecutionId).toBe(first.firstExecutionId);
		const entry = second.entry('0:0');
		expect(entry && second.isOfEarlierExecution(entry)).toBe(false);
		expect(openJournal({}, undefined).firstExecutionId).not.toBe(first.firstExecutionId);
	});

	it('finds no ad group by the key of a row that it has forgotten or that changed', () => {
		const journal = openJournal({}, '7');
		journal.created('0:0', 'print', adGroup);
		journal.sent('0:0', 'print', 'key 1', given);
		expect(journal.createdWith('key 1')).toBeUndefined();
		journal.created('0:0', 'print', adGroup);
		expect(journal.createdWith('key 1')).toMatchObject({ adgroupId: '18' });
		journal.created('0:0', 'print', { ...adGroup, key: 'key 2' });
		expect(journal.createdWith('key 1')).toBeUndefined();
		journal.erase('0:0');
		expect(journal.createdWith('key 2')).toBeUndefined();
	});

	it('forgets a row that made nothing', () => {
		const context = {};
		const journal = openJournal(context, '7');
		journal.sent('0:0', 'print', 'key', given);
		journal.erase('0:0');
		expect(journal.entry('0:0')).toBeUndefined();
		expect(openJournal(context, '7').entry('0:0')).toBeUndefined();
	});

	it('is one for all runs that have it open at the same time', () => {
		const context = {};
		const first = openJournal(context, '7');
		const second = openJournal(context, '7');
		first.created('tool:a', 'print a', adGroup);
		second.created('tool:b', 'print b', { ...adGroup, key: 'key 2' });
		expect(second.entry('tool:a')).toMatchObject({ fingerprint: 'print a' });
		const third = openJournal(roundTrip(context), '7');
		expect(third.entry('tool:a')).toMatchObject({ key: 'key 1' });
		expect(third.entry('tool:b')).toMatchObject({ key: 'key 2' });
	});
});

describe('a broken journal', () => {
	it.each([
		null,
		'text',
		7,
		[],
		{},
		{ firstExecutionId: 7, rows: {} },
		{ firstExecutionId: '6' },
		{ firstExecutionId: '6', rows: null },
		{ firstExecutionId: '6', rows: [] },
		{ firstExecutionId: '6', rows: 'none' },
	])('that can not be read at all is begun anew (%j)', (adspirerJournal) => {
		const context = { adspirerJournal };
		const journal = openJournal(context, '7');
		expect(journal.firstExecutionId).toBe('7');
		journal.created('0:0', 'print', adGroup);
		expect(openJournal(roundTrip(context), '8').entry('0:0')).toMatchObject({ key: 'key 1' });
	});

	it.each([
		null,
		[],
		'created',
		{ state: 'created' },
		{ state: 'created', key: 'key 1', fingerprint: 'print' },
		{ state: 'perhaps', key: 'key 1', fingerprint: 'print', sent: {} },
		{ state: 'unknown', key: 7, fingerprint: 'print', sent: {} },
	])('entry is as good as none, and spoils no other (%j)', (broken) => {
		const context: Record<string, unknown> = {};
		openJournal(context, '7').created('0:1', 'print', { ...adGroup, key: 'key 2' });
		const stored = JSON.stringify(context).replace(
			'"rows":{',
			`"rows":{"0:0":${JSON.stringify(broken)},`,
		);
		const journal = openJournal(JSON.parse(stored), '8');
		expect(journal.firstExecutionId).toBe('7');
		expect(journal.entry('0:0')).toBeUndefined();
		expect(journal.createdWith('key 1')).toBeUndefined();
		expect(journal.entry('0:1')).toMatchObject({ key: 'key 2' });
		expect(journal.createdWith('key 2')).toMatchObject({ key: 'key 2' });
	});

	it.each([undefined, null, 'none', [], { 'key 2': 7 }, { 'key 2': '0:9' }])(
		'list of keys finds nothing, and spoils no row (%j)',
		(keys) => {
			const context: Record<string, unknown> = {};
			openJournal(context, '7').created('0:1', 'print', { ...adGroup, key: 'key 2' });
			const stored = { adspirerJournal: { ...Object(context.adspirerJournal), keys } };
			const journal = openJournal(stored, '8');
			expect(journal.createdWith('key 2')).toBeUndefined();
			expect(journal.entry('0:1')).toMatchObject({ key: 'key 2' });
			journal.created('0:2', 'print', adGroup);
			expect(openJournal(roundTrip(stored), '9').createdWith('key 1')).toBeDefined();
		},
	);

	it('quota is as good as none', () => {
		const context = {
			adspirerJournal: { firstExecutionId: '6', rows: {}, quota: { used: 'many' } },
		};
		const journal = openJournal(context, '7');
		expect(journal.quota).toBeUndefined();
		expect(journal.firstExecutionId).toBe('6');
	});
});
