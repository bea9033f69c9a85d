import '../../model/fasterClock';
import { Outbox } from '../../model/outbox';
import { recordLog } from '../../engine';
import type { Fault } from '../../sandbox';
import { creation } from '../../sandbox/calling';
import { output } from '../../workbench';
import { byName, goesOn, named, tries, eachRowBench } from '../../duplicates/rowsByName';

const bench = eachRowBench();

it('an open call is repeated once it can’t be at work any more, and other rows go on', async () => {
	const outbox = new Outbox(new URL(bench.sandbox.url).host);
	bench.spoil('slow', { kind: 'drop-before' });
	const options = { maxRetries: 1, settleUnknown: false };
	const run = await bench.run(named('slow', 'a', 'b'), byName({}, options));
	expect(run.error).toBeUndefined();
	outbox.close();
	expect(bench.callsFor().map((call) => call.arguments.adgroup_name)).toEqual([
		'slow',
		'a',
		'b',
		'slow',
	]);
	const [first, , , second] = outbox.calls.map(({ at }) => at);
	// A call leaves a moment after it was decided.
	expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(29_000);
	expect(output(run).map(({ adgroup_name: name }) => name)).toEqual(['slow', 'a', 'b']);
});

it('rows of a campaign that wait share a list, and ask for three at most', async () => {
	bench.sandbox.options.lists = { lag: { calls: 99 } };
	bench.spoil('Row', { kind: 'drop-after' }, 99);
	const rows = named('Row 1', 'Row 2', 'Row 3', 'Row 4');
	const run = await bench.run(rows, byName({}, { maxRetries: 2, maxConcurrency: 4 }), goesOn);
	expect(output(run)).toMatchObject(rows.map(() => ({ outcome_unknown: true })));
	expect(bench.listCalls().length).toBeLessThanOrEqual(3);
});

it('an outage is not fed: after five open calls in a row no new row begins', async () => {
	bench.spoil('Row', { kind: 'drop-after' }, 99);
	const rows = named(...Array.from({ length: 8 }, (_, at) => `Row ${at}`));
	const run = await bench.run(rows, byName({}, { settleUnknown: false }), goesOn);
	expect(bench.callsFor()).toHaveLength(5);
	const items = output(run);
	expect(items.slice(0, 5)).toMatchObject(Array(5).fill({ outcome_unknown: true }));
	expect(items.slice(5)).toMatchObject(Array(3).fill({ error_kind: 'not_sent' }));
});

it('an outage is noticed across a row that an earlier try left open', async () => {
	const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
	let asked = 0;
	bench.sandbox.options.fault = ({ arguments: { adgroup_name: name } }) =>
		asked++ < names.length && name !== 'C'
			? { kind: 'status', status: 400 }
			: { kind: 'drop-before' };
	const onError = { ...goesOn, ...tries(2) };
	const run = await bench.run(named(...names), byName({}, { settleUnknown: false }), onError);
	const again = bench.callsFor().slice(names.length);
	expect(again.map((call) => call.arguments.adgroup_name)).toEqual([...'ABDEFC']);
	expect(output(run)[6]).toMatchObject({ error_kind: 'not_sent' });
});

describe('n8n’s log says what is going on', () => {
	const told = (log: ReturnType<typeof recordLog>) =>
		log.flatMap(({ level, message }) => (level === 'info' ? [message] : []));

	it.each<[string, (call: number) => Fault | undefined, string]>([
		[
			'once for a wait of all rows',
			(call) => (call > 2 && call < 6 ? { kind: 'throttle', retryAfterSeconds: 60 } : undefined),
			'TikTok is busy, so all rows wait',
		],
		[
			'where an outcome is awaited',
			(call) => (call === 3 ? { kind: 'drop-before' } : undefined),
			'A call got no clear answer, so the node waits and then finds out what happened',
		],
	])('%s', async (_when, faultOf, line) => {
		const log = recordLog();
		let calls = 0;
		bench.sandbox.options.fault = ({ tool }) => (tool === creation ? faultOf(++calls) : undefined);
		const rows = named('a', 'b', 'c', 'd', 'e');
		const run = await bench.run(rows, byName({}, { maxConcurrency: 1, maxRetries: 3 }));
		expect(output(run).map(({ success }) => success)).toEqual(rows.map(() => true));
		expect(told(log)).toEqual([line]);
	});

	it('of nothing where no row waits', async () => {
		const log = recordLog();
		await bench.run(named('a', 'b'), byName());
		expect(told(log)).toEqual([]);
	});
});
