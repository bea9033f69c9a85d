import '../../model/fasterClock';
import { nodeName } from '../../engine';
import type { Fault } from '../../sandbox';
import { eachWorkbench, output } from '../../workbench';
import { errorModes } from '../../output/failing';
import { errorDetails } from '../../output/shown';

const bench = eachWorkbench();

/** The first calls go wrong in these ways, all later ones go well. */
function first(...faults: Fault[]): void {
	bench.sandbox.options.faultReplays = true;
	bench.sandbox.options.fault = ({ attempt }) => faults[attempt - 1];
}

const at = (status: number, wait = '0', more: Partial<Extract<Fault, { kind: 'status' }>> = {}) =>
	({ kind: 'status', status, headers: { 'retry-after': wait }, ...more }) satisfies Fault;

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
		['a part of a second', [at(429, '0.01')]],
		['a date that is past', [at(429, 'Thu, 01 Jan 2026 00:00:00 GMT')]],
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

describe.each(errorModes)('where the node is set to %s', (onError) => {
	it.each([0, 1, 3])('an open call is repeated once at most, of %i retries', async (maxRetries) => {
		bench.sandbox.options.fault = () => at(500);
		const options = { maxRetries, settleUnknown: false };
		const run = await bench.run([{}], { options }, { onError });

		expectSameCall(Math.min(2, maxRetries + 1));
		expect(run.status).toBe(onError === 'stopWorkflow' ? 'error' : 'success');
	});

	it('a row gives up after as many rests in vain as it has tries', async () => {
		bench.sandbox.options.fault = () => at(429);
		const run = await bench.run([{}], { options: { maxRetries: 2 } }, { onError });

		expectSameCall(3);
		expect(run.status).toBe(onError === 'stopWorkflow' ? 'error' : 'success');
	});

	it.each([400, 401, 402, 403, 404, 409, 422])('%i is final', async (status) => {
		bench.sandbox.options.fault = () => ({ kind: 'status', status });
		// After a 409 the campaign's list would be asked.
		const options = { maxRetries: 4, settleUnknown: false };
		const run = await bench.run([{}], { duplicateProtection: 'execution', options }, { onError });

		expectSameCall(1);
		expect(run.status).toBe(onError === 'stopWorkflow' ? 'error' : 'success');
	});

	it('a wait of an hour is told and not waited for', async () => {
		bench.sandbox.options.fault = () => ({ kind: 'throttle', retryAfterSeconds: 3600 });
		const run = await bench.run([{}], { options: { maxRetries: 4 } }, { onError });

		expectSameCall(1);
		expect(run.serialised).toContain('Retry after 3600 seconds.');
	});
});

it('a retry that succeeds is no error, where the node stops and where it goes on', async () => {
	for (const onError of errorModes) {
		first(at(503), at(429));
		const duplicateProtection = 'execution';
		const options = { settleUnknown: false };
		const run = await bench.run([{}], { duplicateProtection, options }, { onError });

		expect(run.status).toBe('success');
		const name = onError === 'continueErrorOutput' ? nodeName.success : nodeName.tested;
		expect(run.json(name)).toEqual([expect.objectContaining({ success: true })]);
	}
	expect(bench.sandbox.adGroups).toHaveLength(errorModes.length);
});

it('a row that may exist stays so where its later tries are turned away', async () => {
	first(at(500, '0', { act: true }), at(429), at(429), at(429));
	const onError = 'continueRegularOutput';
	const options = { maxRetries: 2, settleUnknown: false };
	const run = await bench.run([{}], { options }, { onError });

	expect(bench.sandbox.adGroups).toHaveLength(1);
	const [item] = output(run);
	const details = errorDetails(item);
	expect(details).toMatchObject({ kind: 'rate_limited', http_status: 429, outcome_unknown: true });
	expect(details.what_to_do).toMatch(/Look for the ad group's name in TikTok Ads Manager\./);
	expect(details.what_to_do).not.toMatch(/Nothing was created/);
});
