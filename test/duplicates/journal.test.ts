import { openJournal } from '../../nodes/AdspirerTikTok/duplicates/journal';
import type { Created } from '../../nodes/AdspirerTikTok/response/result';
import { nodeName } from '../engine';
import { deserialise, serialise } from '../engine/host';
import { openWorkbench } from '../workbench';

const sent = { campaign_id: '17', adgroup_name: 'A', budget: 50, location_ids: ['1'] };

const adGroup: Created = {
	adGroup: { adgroupId: '18', adgroupName: 'A', campaignId: '17' },
	key: 'key 1',
	answer: {
		text: '## Created\n\nName: A, ID: `18`',
		structured: { adgroup_id: '18', adgroup_name: 'A', budget: 50 },
		content: [{ type: 'text', text: '## Created\n\nName: A, ID: `18`' }],
	},
};

const created = {
	state: 'created',
	turn: '0',
	key: 'key 1',
	id: '18',
	sent,
	text: adGroup.answer.text,
	structured: adGroup.answer.structured,
	content: adGroup.answer.content,
};

const roundTrip = (context: Record<string, unknown>): Record<string, unknown> =>
	JSON.parse(JSON.stringify(context));

const place = (row: string) => ({ settings: 'settings', row });

describe('the journal', () => {
	it('knows nothing in a context that is new', () => {
		const journal = openJournal({}, '7', '0');
		expect(journal.firstExecutionId).toBe('7');
		expect(journal.entry('key 1')).toBeUndefined();
		expect(journal.keyAt(place('0:0'))).toBeUndefined();
		expect(journal.quota).toBeUndefined();
	});

	it('survives being stored as JSON', () => {
		const context = {};
		const journal = openJournal(context, '7', '0');
		journal.created('key 1', adGroup, sent);
		journal.sent('key 2', { key: 'key 2', sent: { ...sent, adgroup_name: 'B' } }, 1000);
		journal.placed(place('0:0'), 'key 1');
		journal.placed(place('0:1'), 'key 2');
		journal.quota = { used: 3, limit: 15, tier: 'free', more: { kept: true } };

		const again = openJournal(roundTrip(context), '8', '1');
		expect(again.firstExecutionId).toBe('7');
		expect(again.entry('key 1')).toEqual(created);
		expect(again.entry('key 2')).toEqual({
			state: 'unknown',
			turn: '0',
			key: 'key 2',
			sent: { ...sent, adgroup_name: 'B' },
			since: 1000,
		});
		expect(again.keyAt(place('0:0'))).toBe('key 1');
		expect(again.keyAt(place('0:1'))).toBe('key 2');
		expect(again.keyAt({ settings: 'others', row: '0:0' })).toBeUndefined();
		expect(again.quota).toEqual({ used: 3, limit: 15, tier: 'free' });
	});

	it.each<[string, Partial<Created['answer']>, object]>([
		['no ID and nothing but a text', { structured: undefined, content: undefined }, {}],
		['fewer values than the first', { structured: { adgroup_id: '19' } }, { budget: 60 }],
		['more values than the first', { structured: { a: { b: [1] }, budget: 1 } }, { gender: 'x' }],
		['a part that is no object', { structured: ['a', 1] }, {}],
		['null as the part', { structured: null }, {}],
		[
			'other content',
			{
				content: [
					{ type: 'image', data: '1' },
					{ type: 'text', text: 't' },
				],
			},
			{},
		],
		['no content', { content: [] }, {}],
		['a text that holds control characters', { text: 'A \u0001 \u0002 18' }, {}],
		['an empty text', { text: '' }, {}],
		['a text with marks of a replacement', { text: '$& A $1 18 $$' }, {}],
	])('gives back what it was given: %s', (_what, answer, values) => {
		const context = {};
		const journal = openJournal(context, '7', '0');
		journal.created('key 1', adGroup, sent);
		const given = Object.fromEntries(
			Object.entries({ ...adGroup.answer, ...answer }).filter(([, value]) => value !== undefined),
		);
		const rest = Object.fromEntries(Object.entries(sent).filter(([name]) => name !== 'budget'));
		const other = { ...rest, ...values };
		const second = { ...adGroup, adgroupId: '19', key: 'another', answer: { text: '', ...given } };
		journal.created('key 2', second, other);
		const entry = openJournal(roundTrip(context), '8', '0').entry('key 2');
		const text = String(given.text ?? '')
			.replaceAll('\u0001', '')
			.replaceAll('\u0002', '');
		expect(entry).toEqual({
			state: 'created',
			turn: '0',
			key: 'another',
			id: '19',
			sent: other,
			...given,
			text,
		});
		expect(openJournal(roundTrip(context), '8', '0').entry('key 1')).toEqual(created);
	});

	it.each<[string, Partial<Created['answer']>, object]>([
		['text', { text: 'x'.repeat(3_000_000) }, { text: 'x'.repeat(10_000) }],
		['machine-readable part', { structured: { list: Array(9000).fill(1) } }, {}],
		['content', { content: [{ type: 'image', data: 'x'.repeat(99_999) }] }, {}],
	])('keeps no long %s, and says so', (_what, answer, left) => {
		const context = {};
		const [part = ''] = Object.keys(answer);
		openJournal(context, '7', '0').created(
			'key 1',
			{ ...adGroup, answer: { text: '', ...answer } },
			sent,
		);
		expect(JSON.stringify(context).length).toBeLessThan(12_000);
		const entry = openJournal(roundTrip(context), '8', '0').entry('key 1');
		expect(entry).toMatchObject({ id: '18', isCut: true, ...left });
		if (part !== 'text') expect(entry).not.toHaveProperty(part);
	});

	it('keeps that an ad group was only found, and has no key', () => {
		const context = {};
		const found = { ...adGroup, adgroupId: null, key: null };
		openJournal(context, '7', '0').created('key 1', found, sent);
		const entry = openJournal(roundTrip(context), '8', '0').entry('key 1');
		expect(entry).toMatchObject({ state: 'created', key: null, id: null });
	});

	it('keeps what is to be sent again to the order of its values', () => {
		const context = {};
		const journal = openJournal(context, '7', '0');
		journal.created('key 1', adGroup, sent);
		const turned = { location_ids: ['1'], budget: 50, adgroup_name: 'B', campaign_id: '17' };
		journal.sent('key 2', { key: 'key 2', sent: turned }, 1);
		const entry = openJournal(roundTrip(context), '8', '0').entry('key 2');
		expect(JSON.stringify(entry?.sent)).toBe(JSON.stringify(turned));
	});

	it('keeps when a call was first made, over its tries and its keys', () => {
		const context = {};
		const journal = openJournal(context, '7', '0');
		journal.sent('key 1', { key: 'key 1', sent }, 1000);
		openJournal(context, '8', '0').sent('key 1', { key: 'the next', sent }, 2000);
		expect(journal.entry('key 1')).toMatchObject({ key: 'the next', since: 1000 });
		journal.nothingCreated('key 1');
		journal.sent('key 1', { key: 'key 1', sent }, 3000);
		expect(journal.entry('key 1')).toMatchObject({ since: 3000 });
	});

	it('forgets a row that created nothing, but nothing that was created', () => {
		const context = {};
		const journal = openJournal(context, '7', '0');
		journal.sent('key 1', { key: 'key 1', sent }, 1);
		journal.nothingCreated('key 1');
		expect(openJournal(context, '7', '0').entry('key 1')).toBeUndefined();
		journal.created('key 1', adGroup, sent);
		journal.nothingCreated('key 1');
		expect(journal.entry('key 1')).toMatchObject({ state: 'created' });
	});

	it('takes an execution without an ID for one and the same', () => {
		const context = {};
		const first = openJournal(context, undefined, '0');
		const second = openJournal(context, undefined, '0');
		expect(first.firstExecutionId).toMatch(/./);
		expect(second.firstExecutionId).toBe(first.firstExecutionId);
		expect(openJournal({}, undefined, '0').firstExecutionId).not.toBe(first.firstExecutionId);
	});

	it('is one for all runs that have it open at the same time', () => {
		const context = {};
		const first = openJournal(context, '7', 'a');
		const second = openJournal(context, '7', 'b');
		first.created('key a', adGroup, sent);
		second.sent('key b', { key: 'key b', sent }, 1);
		expect(second.entry('key a')).toMatchObject({ turn: 'a' });
		expect(first.entry('key b')).toMatchObject({ turn: 'b' });
		expect(first.isAtWork('key b')).toBe(true);
		second.left('key b');
		expect(first.isAtWork('key b')).toBe(false);
		expect(openJournal(roundTrip(context), '7', 'c').entry('key b')).toBeDefined();
	});

	it.each(['created', 'nothingCreated', 'left'] as const)('work ends with %s', (end) => {
		const journal = openJournal({}, '7', '0');
		journal.sent('key 1', { key: 'key 1', sent }, 1);
		expect(journal.isAtWork('key 1')).toBe(true);
		if (end === 'created') journal.created('key 1', adGroup, sent);
		else journal[end]('key 1');
		expect(journal.isAtWork('key 1')).toBe(false);
	});

	it('of a retried execution takes nothing for being at work', () => {
		const context = {};
		openJournal(context, '7', '0').sent('key 1', { key: 'key 1', sent }, 1);
		expect(openJournal(roundTrip(context), '8', '0').isAtWork('key 1')).toBe(false);
	});
});

describe('a broken journal', () => {
	it.each([
		null,
		'text',
		7,
		[],
		{},
		{ firstExecutionId: 7, entries: {}, places: {}, first: {} },
		{ firstExecutionId: '6' },
		{ firstExecutionId: '6', entries: null, places: {}, first: {} },
		{ firstExecutionId: '6', entries: {}, places: [], first: {} },
		{ firstExecutionId: '6', entries: {}, places: {} },
		{ firstExecutionId: '6', entries: {}, places: {}, first: { sent: 'none' } },
	])('that can not be read at all is begun anew (%j)', (adspirerJournal) => {
		const context = { adspirerJournal };
		const journal = openJournal(context, '7', '0');
		expect(journal.firstExecutionId).toBe('7');
		journal.created('key 1', adGroup, sent);
		expect(openJournal(roundTrip(context), '8', '0').entry('key 1')).toEqual(created);
	});

	it.each([
		null,
		[],
		'created',
		{ state: 'created' },
		{ state: 'created', turn: '0', id: 18, sent: { set: {} }, text: '' },
		{ state: 'created', turn: '0', id: '18', sent: 'A', text: '' },
		{ state: 'perhaps', turn: '0', key: 'key 1', sent: {}, since: 1 },
		{ state: 'unknown', turn: '0', key: 7, sent: {}, since: 1 },
		{ state: 'unknown', turn: '0', key: 'key 1', sent: {} },
	])('entry is as good as none, and spoils no other (%j)', (broken) => {
		const context: Record<string, unknown> = {};
		openJournal(context, '7', '0').created('key 1', adGroup, sent);
		const stored = JSON.stringify(context)

			.replace('"entries":{', `"entries":{"key 0":${JSON.stringify(broken)},`);
		const journal = openJournal(JSON.parse(stored), '8', '0');
		expect(journal.firstExecutionId).toBe('7');
		expect(journal.entry('key 0')).toBeUndefined();
		expect(journal.entry('key 1')).toEqual(created);
	});

	it.each([null, 'none', [], { '0:0': 7 }])('place is as good as none (%j)', (settings) => {
		const context = {
			adspirerJournal: { firstExecutionId: '6', entries: {}, places: { settings }, first: {} },
		};
		const journal = openJournal(context, '7', '0');
		expect(journal.keyAt(place('0:0'))).toBeUndefined();
		journal.placed(place('0:0'), 'key 1');
		expect(journal.keyAt(place('0:0'))).toBe('key 1');
	});

	it('quota is as good as none', () => {
		const kept = { firstExecutionId: '6', entries: {}, places: {}, first: {} };
		const context = { adspirerJournal: { ...kept, quota: { used: 'many' } } };
		const journal = openJournal(context, '7', '0');
		expect(journal.quota).toBeUndefined();
		expect(journal.firstExecutionId).toBe('6');
	});
});

describe('what n8n stores of a run', () => {
	/** 200 rows of a sheet with eight columns, of which the last one may fail. */
	async function storedRun(fails: boolean) {
		const bench = await openWorkbench();
		if (fails) {
			bench.sandbox.options.fault = (call) =>
				call.arguments.adgroup_name === 'Spring sale 200'
					? { kind: 'status', status: 403 }
					: undefined;
		}
		const rows = Array.from({ length: 200 }, (_, at) => ({
			name: `Spring sale ${at + 1}`,
			budget: 20 + at,
			country: 'United States',
			age: '18-34',
			gender: 'all',
			start: '2027-01-01',
			owner: 'Marketing',
			note: `Row ${at + 1} of the plan for spring`,
		}));
		const run = await bench.run(rows, {
			adgroupName: '={{ $json.name }}',
			budget: '={{ $json.budget }}',
			locations: '={{ $json.country }}',
			scheduleStartTime: '={{ $json.start }}',
			targeting: { ageGroups: '={{ $json.age }}', gender: '={{ $json.gender }}' },
		});
		await bench.close();
		const { serialised } = run;
		const state = deserialise(serialised);
		delete state.executionData?.contextData[`node:${nodeName.tested}`];
		return {
			journal: serialised.length - serialise(state).length,
			whole: serialised.length,
		};
	}

	it('is the journal for less than a quarter where all rows are created', async () => {
		const { journal, whole } = await storedRun(false);
		expect(journal / whole).toBeLessThan(0.25);
	});

	it('is the journal for little more than a half where n8n keeps nothing else of them', async () => {
		const { journal, whole } = await storedRun(true);
		expect(journal / 200).toBeLessThan(360);
		expect(journal / whole).toBeLessThan(0.55);
	});
});
