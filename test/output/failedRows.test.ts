import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';
import { nodeName } from '../engine';
import { eachWorkbench, output } from '../workbench';
import { accounts, failureCases, type FailureCase } from './failing';
import { expectNoKey } from './noKey';
import { errorDetails, shownError } from './shown';

/** One try for each row, one row after the other, without a look at the campaign's list. */
const once = { maxRetries: 0, maxConcurrency: 1, settleUnknown: false };
const fromTheRow: INodeParameters = {
	adgroupName: '={{ $json.name }}',
	advertiserId: { __rl: true, mode: 'id', value: '={{ $json.account }}' },
	options: { ...once, timeout: '={{ $json.timeout }}' },
};

const good: IDataObject = { name: 'Good', account: '701', timeout: 60000, sheet: 'May' };
const start = 'Row 2 (Bad): ';
const campaign_id = '1790000000000000001';

/** A message must be readable: one line, whole sentences, nothing technical left over. */
function expectReadable(message: string, { message: expected }: FailureCase): void {
	expect(message.startsWith(start)).toBe(true);
	const said = message.slice(start.length);
	expect(said).toMatch(/^[A-Z].*[.!?]$/);
	expect(said).not.toMatch(/undefined|\[object|NaN|JSON|HTML|<|\*\*|`|\.\.|\s\s/);
	// An item goes on with what to do first.
	expect(said).toMatch(new RegExp(expected.source.replace(/\$$/, '(?= [A-Z]|$)')));
}

function expectErrorColumns(item: IDataObject, failure: FailureCase, key?: string): void {
	expectReadable(String(item.error), failure);
	expect(item.error_details).toEqual({
		kind: failure.kind,
		http_status: failure.status,
		row: 2,
		what_to_do: expect.stringMatching(failure.remedy),
		idempotency_key: key,
		...failure.more,
		...(failure.unknown && { outcome_unknown: true }),
	});
	expect(key).toMatch(/^[0-9a-f-]{36}$/);
	const advice = String(errorDetails(item).what_to_do);
	expect(advice).toMatch(/^[^<\n]+\.$/);
	const isOpen = failure.unknown === true || failure.kind === 'conflict';
	expect(advice.includes("Look for the ad group's name in TikTok Ads Manager")).toBe(isOpen);
}

describe.each(failureCases.map((failure) => [failure.of, failure] as const))(
	'a row that fails by %s says so',
	(_of, failure) => {
		const bad = { ...good, name: 'Bad', ...failure.row };
		const bench = eachWorkbench({
			accounts,
			fault: ({ arguments: sent }) => (sent.adgroup_name === 'Bad' ? failure.fault : undefined),
		});
		const keySent = () => bench.sandbox.calls[1]?.idempotencyKey;
		const runWith = async (onError: OnError) => {
			const run = await bench.run([good, bad], fromTheRow, { onError });
			expectNoKey(run);
			expect(bench.sandbox.calls).toHaveLength(2);
			return run;
		};

		it('if the node stops', async () => {
			const run = await runWith('stopWorkflow');

			expect(output(run)).toEqual([]);
			const error = shownError(run);
			expect(error.name).toBe('NodeApiError');
			expectReadable(error.message, failure);
			// With an item index n8n adds "[item 1]", which contradicts "Row 2".
			expect(error.itemIndex).toBeUndefined();
			expect(error.httpCode).toBe(failure.status === null ? null : String(failure.status));
			expect(error.lines).toContain('Row 1: Good, ID 1800000000000000001');
			if (failure.unknown) {
				expect(error.description).toContain(
					`It isn't known whether this ad group was created:<br>\nRow 2: Bad, key ${keySent()}`,
				);
			} else expect(error.description).toMatch(failure.remedy);
		});

		it('on the regular output', async () => {
			const run = await runWith('continueRegularOutput');

			const [first, second] = run.items(nodeName.tested);
			expect(first).toMatchObject({ json: { success: true }, pairedItem: { item: 0 } });
			const { json: item = {}, pairedItem } = second ?? {};
			expect(pairedItem).toEqual({ item: 1 });
			const columns = Object.keys(first?.json ?? {}).slice(0, 4);
			const { unknown, kind, more = {} } = failure;
			const open = unknown && { outcome_unknown: true };
			const left = more.quota !== undefined && { calls_left: 0 };
			const { error } = item;
			const expected = {
				...{ success: false, adgroup_id: null, adgroup_name: 'Bad', campaign_id },
				...{ error, error_kind: kind, ...open, idempotency_key: keySent(), ...left },
			};
			expect(item).toEqual(expected);
			expect(Object.keys(item)).toEqual(Object.keys(expected));
			expect(columns).toEqual(Object.keys(expected).slice(0, 4));
			expectReadable(String(error), failure);
		});

		it("on the error output, next to the row's own columns", async () => {
			const run = await runWith('continueErrorOutput');

			expect(run.json(nodeName.success)).toMatchObject([{ success: true, adgroup_name: 'Good' }]);
			const [item = {}, ...others] = run.json(nodeName.errors);
			expect(others).toEqual([]);
			const { adspirer, error, error_details } = item;
			expect(item).toEqual({ ...bad, error, error_details, adspirer });
			expect(adspirer).toMatchObject({
				...{ success: false, adgroup_id: null, adgroup_name: 'Bad', campaign_id },
				...{ error, error_kind: failure.kind, error_details, tool: 'add_tiktok_ad_group' },
			});
			expectErrorColumns(item, failure, keySent());
		});
	},
);
