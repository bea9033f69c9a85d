import type { Created } from '../../nodes/AdspirerTikTok/response/readResponse';
import { Journal, storedIn } from '../../nodes/AdspirerTikTok/run/journal';

const sent = { campaign_id: '17', adgroup_name: 'A', budget: 50, location_ids: ['1'] };

const adGroup: Created = {
	entity: { id: '18', name: 'A', parentId: '17' },
	key: 'key 1',
	answer: { text: 'Created', structured: { adgroup_id: '18' } },
};

const times = { since: 500, latest: 500, calls: 1 };
const whole = { state: 'created', passId: '0', key: 'key 1', id: '18', sent, ...times };

const roundTrip = (context: Record<string, unknown>): Record<string, unknown> =>
	JSON.parse(JSON.stringify(context));

const open = (context: Record<string, unknown>, first: string | undefined, passId: string) =>
	new Journal(storedIn(context, first), passId, 'settings');

describe('a broken journal', () => {
	it.each([
		null,
		{ firstExecutionId: 7, entries: {}, positions: {}, ids: {} },
		{ firstExecutionId: '6', entries: null, positions: {}, ids: {} },
	])('that can not be read at all is started again (%j)', (adspirerJournal) => {
		const context = { adspirerJournal };
		const journal = open(context, '7', '0');
		expect(journal.stored.firstExecutionId).toBe('7');
		journal.created('key 1', adGroup, sent);
		expect(open(roundTrip(context), '8', '0').entry('key 1')).toMatchObject({ id: '18' });
	});

	it.each([null, { ...whole, id: 18 }, { ...whole, state: 'perhaps' }, { ...whole, calls: 'two' }])(
		'entry is as good as none, and spoils no other (%j)',
		(broken) => {
			const context: Record<string, unknown> = {};
			open(context, '7', '0').created('key 1', adGroup, sent);
			const stored = JSON.stringify(context).replace(
				'"entries":{',
				`"entries":{"key 0":${JSON.stringify(broken)},`,
			);
			const journal = open(JSON.parse(stored), '8', '0');
			expect(journal.stored.firstExecutionId).toBe('7');
			expect(journal.entry('key 0')).toBeUndefined();
			expect(journal.entry('key 1')).toMatchObject({ id: '18' });
		},
	);

	it.each([null, [], { key: 'key 1', settings: 7 }])('place is as good as none (%j)', (broken) => {
		const context = {
			adspirerJournal: {
				firstExecutionId: '6',
				entries: {},
				positions: { '0:0': broken },
				ids: {},
			},
		};
		const journal = open(context, '7', '0');
		expect(journal.at('0:0')).toBeUndefined();
		journal.open('key 1', { sent, since: 1, calls: 1 });
		journal.setPosition('0:0', 'key 1');
		expect(journal.at('0:0')?.key).toBe('key 1');
	});
});
