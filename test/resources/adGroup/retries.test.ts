import '../../model/fasterClock';
import type { Fault } from '../../sandbox';
import { eachWorkbench, output } from '../../workbench';
import { errorModes } from '../../output/failing';

const bench = eachWorkbench();

/** The first calls go wrong in these ways, all later ones go well. */
function first(...faults: Fault[]): void {
	bench.sandbox.options.faultReplays = true;
	bench.sandbox.options.fault = ({ attempt }) => faults[attempt - 1];
}

const at = (status: number, wait = '0', more: Partial<Extract<Fault, { kind: 'status' }>> = {}) =>
	({ kind: 'status', status, headers: { 'retry-after': wait }, ...more }) satisfies Fault;

const past = 'Thu, 01 Jan 2026 00:00:00 GMT';

/** All calls of a row carry the same key and the same body. */
function expectSameCall(count: number): void {
	const { calls } = bench.sandbox;
	expect(calls).toHaveLength(count);
	expect(new Set(calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
	expect(calls[0]?.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/);
	expect(new Set(calls.map(({ rawBody }) => rawBody)).size).toBe(1);
}

describe('a row is tried again with the same key and the same values', () => {
	const passing: Array<[string, Fault[]]> = [
		['a throttle answer that names the wait in a header', [at(429)]],
		['a throttle answer that names it in its text', [{ kind: 'throttle', retryAfterSeconds: 0 }]],
		['a part of a second, and a date that is past', [at(429, '0.01'), at(429, past)]],
		['any number of them, and an error of the service', [at(429), at(500), at(429), at(429)]],
		["a gateway's page", [at(502, '0', { body: '<html><h1>502</h1></html>' })]],
		['a web page under a good status', [at(200, '0', { body: '<html></html>' })]],
		['an answer that timed out at a gateway', [at(408)]],
		['a cut connection', [{ kind: 'drop-before' }]],
		['half an answer', [{ kind: 'truncated' }]],
		['an empty answer', [{ kind: 'empty' }]],
		['a time-out', [{ kind: 'stall' }]],
	];

	it.each(passing)('after %s', async (_what, faults) => {
		first(...faults);
		const options = { settleUnknown: false, timeout: 2_000 };
		const run = await bench.run([{}], { options });

		expect(run.error).toBeUndefined();
		expectSameCall(faults.length + 1);
		expect(bench.sandbox.adGroups).toHaveLength(1);
		expect(output(run)[0]).toMatchObject({
			success: true,
			adgroup_id: bench.sandbox.adGroups[0]?.adgroup_id,
			idempotency_key: bench.sandbox.calls[0]?.idempotencyKey,
		});
	});
});

const throttled = (retryAfterSeconds: number): Fault => ({ kind: 'throttle', retryAfterSeconds });

describe.each(errorModes)('where the node is set to %s', (onError) => {
	it.each<[string, number, number, Fault]>([
		['an open call is repeated once at most', 0, 1, at(500)],
		['an open call is repeated once at most', 3, 2, at(500)],
		['a row gives up after as many rests without success as it has tries', 2, 3, at(429)],
		['a wait of an hour is told and not waited for', 4, 1, throttled(3600)],
		...[400, 401, 402, 403, 404, 409, 422].map((status): [string, number, number, Fault] => [
			`${status} is final`,
			4,
			1,
			{ kind: 'status', status },
		]),
	])('%s: of %i retries, there are %i calls', async (_what, maxRetries, calls, fault) => {
		bench.sandbox.options.fault = () => fault;
		// After a 409 or an unknown outcome the campaign's list would be asked.
		const options = { maxRetries, settleUnknown: false };
		const run = await bench.run([{}], { duplicateProtection: 'execution', options }, { onError });

		expectSameCall(calls);
		expect(run.status).toBe(onError === 'stopWorkflow' ? 'error' : 'success');
		if (fault.kind === 'throttle') expect(run.serialised).toContain('Retry after 3600 seconds.');
	});
});
