import type { IDataObject } from 'n8n-workflow';
import { nodeName, type EngineRun } from '../engine';
import { output, type Workbench } from '../workbench';
import { benchFor, fromTheRow, rowsOf } from './failing';
import { failureCases } from './failureCases';
import type { FailureCase } from './refusals';

const start = 'Row 2: ';

/** What a person must be able to read: one line, a whole sentence, nothing technical left over. */
function expectReadable(message: string): void {
	expect(message).toMatch(/^Row \d+: [A-Z].*[.!?]$/);
	expect(message).not.toMatch(/undefined|\[object|NaN|JSON|HTML|<|\*\*|`|\.\.|\s\s/);
}

/** The failed item's own fields; what it is told by is compared with the case. */
function expectFailedItem(item: IDataObject | undefined, failure: FailureCase, key?: string): void {
	expect(item).toEqual({
		success: false,
		error: expect.stringMatching(/^Row 2: /),
		status: failure.status,
		kind: failure.kind,
		row: 2,
		what_to_do: expect.stringMatching(failure.wayOut),
		idempotency_key: key,
		...failure.more,
		...(failure.unknown && { outcome_unknown: true }),
	});
	expect(key).toMatch(/^[0-9a-f-]{36}$/);
	const error = String(item?.error);
	expectReadable(error);
	expect(error.slice(start.length)).toMatch(failure.message);
	expect(String(item?.what_to_do)).toMatch(
		failure.unknown ? /Look for the ad group's name in TikTok Ads Manager/ : /^[^<\n]+[.]$/,
	);
}

describe.each(failureCases.map((failure) => [failure.of, failure] as const))(
	'a row that fails tells of %s',
	(_of, failure) => {
		const [good, bad] = rowsOf(failure);
		let bench: Workbench;

		beforeEach(async () => {
			bench = await benchFor(failure);
		});

		afterEach(async () => await bench.close());

		const keySent = () => bench.sandbox.calls[1]?.idempotencyKey;
		const created = (run: EngineRun, json: IDataObject | undefined) => {
			expect(run.status).toBe('success');
			expect(json).toMatchObject({ success: true, adgroup_name: 'Good' });
			expect(bench.sandbox.calls).toHaveLength(2);
		};

		it('where the node stops', async () => {
			const run = await bench.run([good, bad], fromTheRow, { onError: 'stopWorkflow' });

			expect(run.status).toBe('error');
			const error = run.nodeError(nodeName.tested);
			expect(error?.name).toBe('NodeApiError');
			expectReadable(String(error?.message));
			expect(error?.message.slice(start.length)).toMatch(failure.message);
			expect(error?.context).toMatchObject({ itemIndex: 1 });
			const { description = '', httpCode }: { description?: unknown; httpCode?: unknown } = {
				...error,
			};
			expect(httpCode ?? null).toBe(failure.status === null ? null : String(failure.status));
			expect(String(description)).toMatch(failure.wayOut);
			expect(String(description)).toContain('Row 1: Good, ID 1800000000000000001');
			if (failure.unknown) {
				expect(String(description)).toContain(
					'not known whether an ad group was created for row 2',
				);
				expect(String(description)).toContain(keySent());
			}
			expect(output(run)).toEqual([]);
		});

		it('where the node goes on over its regular output', async () => {
			const run = await bench.run([good, bad], fromTheRow, { onError: 'continueRegularOutput' });

			const items = run.items(nodeName.tested);
			created(run, items[0]?.json);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
			expectFailedItem(items[1]?.json, failure, keySent());
		});

		it('where the node goes on over its error output, beside what the row held', async () => {
			const run = await bench.run([good, bad], fromTheRow, { onError: 'continueErrorOutput' });

			const [success, ...more] = run.json(nodeName.success);
			expect(more).toEqual([]);
			created(run, success);
			const [item, ...others] = run.json(nodeName.errors);
			expect(others).toEqual([]);
			const { name, account, timeout, sheet, ...failed } = item ?? {};
			expect({ name, account, timeout, sheet }).toEqual(bad);
			expectFailedItem(failed, failure, keySent());
		});
	},
);
