import type { IDataObject } from 'n8n-workflow';
import { nodeName, type EngineRun } from '../engine';
import { output, type Workbench } from '../workbench';
import { benchFor, fromTheRow, rowsOf } from './failing';
import { failureCases } from './failureCases';
import { expectNoKey } from './noKey';
import type { FailureCase } from './refusals';
import { errorDetails, shownError } from './shown';

const start = 'Row 2 (Bad): ';
const campaign = '1790000000000000001';

/** What a person must be able to read: one line, whole sentences, nothing technical left over. */
function expectReadable(message: string): void {
	expect(message.startsWith(start)).toBe(true);
	expect(message.slice(start.length)).toMatch(/^[A-Z].*[.!?]$/);
	expect(message).not.toMatch(/undefined|\[object|NaN|JSON|HTML|<|\*\*|`|\.\.|\s\s/);
}

function expectErrorColumns(item: IDataObject, failure: FailureCase, key?: string): void {
	const error = String(item.error);
	expectReadable(error);
	expect(error.slice(start.length)).toMatch(failure.message);
	const whatToDo = expect.stringMatching(failure.remedy);
	expect(item.error_details).toEqual({
		kind: failure.kind,
		http_status: failure.status,
		row: 2,
		what_to_do: whatToDo,
		idempotency_key: key,
		...failure.more,
		...(failure.unknown && { outcome_unknown: true }),
	});
	expect(key).toMatch(/^[0-9a-f-]{36}$/);
	const advice = String(errorDetails(item).what_to_do);
	expect(advice).toMatch(/^[^<\n]+\.$/);
	expect(/Look for the ad group's name in TikTok Ads Manager/.test(advice)).toBe(
		failure.unknown === true || failure.kind === 'conflict',
	);
	expect(/Nothing was created for this row\.$/.test(advice)).toBe(
		failure.unknown !== true && failure.kind !== 'conflict',
	);
}

describe.each(failureCases.map((failure) => [failure.of, failure] as const))(
	'a row that fails by %s says so',
	(_of, failure) => {
		const [good, bad] = rowsOf(failure);
		let bench: Workbench;

		beforeEach(async () => {
			bench = await benchFor(failure);
		});

		afterEach(async () => await bench.close());

		const keySent = () => bench.sandbox.calls[1]?.idempotencyKey;
		const expectCreated = (run: EngineRun, json: IDataObject | undefined) => {
			expect(run.status).toBe('success');
			expect(json).toMatchObject({ success: true, adgroup_name: 'Good' });
			expect(bench.sandbox.calls).toHaveLength(2);
		};

		it('where the node stops', async () => {
			const run = await bench.run([good, bad], fromTheRow, { onError: 'stopWorkflow' });

			expectNoKey(run);
			const error = shownError(run);
			expect(error.name).toBe('NodeApiError');
			expectReadable(error.message);
			expect(error.message.slice(start.length)).toMatch(failure.message);
			// With an item index n8n adds "[item 1]", which contradicts "Row 2".
			expect(error.itemIndex).toBeUndefined();
			expect(error.httpCode).toBe(failure.status === null ? null : String(failure.status));
			expect(error.cause?.cause).toBe(failure.cause);
			const { description } = error;
			expect(description).toContain('Row 1: Good, ID 1800000000000000001');
			if (failure.unknown) {
				expect(description).toContain(
					`It isn't known whether this ad group was created:<br>\n${start}key ${keySent()}`,
				);
			} else expect(description).toMatch(failure.remedy);
			expect(output(run)).toEqual([]);
		});

		it('where the node goes on over its regular output', async () => {
			const run = await bench.run([good, bad], fromTheRow, { onError: 'continueRegularOutput' });

			expectNoKey(run);
			const items = run.items(nodeName.tested);
			expectCreated(run, items[0]?.json);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
			const item = items[1]?.json ?? {};
			expect(Object.keys(item)).toEqual([
				...Object.keys(items[0]?.json ?? {}).slice(0, 4),
				'error',
				'error_details',
			]);
			expect(item).toMatchObject({
				success: false,
				adgroup_id: null,
				adgroup_name: 'Bad',
				campaign_id: campaign,
			});
			expectErrorColumns(item, failure, keySent());
		});

		it('where the node goes on over its error output, beside what the row held', async () => {
			const run = await bench.run([good, bad], fromTheRow, { onError: 'continueErrorOutput' });

			expectNoKey(run);
			const [success, ...more] = run.json(nodeName.success);
			expect(more).toEqual([]);
			expectCreated(run, success);
			const [item = {}, ...others] = run.json(nodeName.errors);
			expect(others).toEqual([]);
			expect(item).toEqual({ ...bad, error: item.error, error_details: item.error_details });
			expectErrorColumns(item, failure, keySent());
		});
	},
);
