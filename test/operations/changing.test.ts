import '../fastClock';
import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';
import { nodeName } from '../engine';
import type { SandboxOptions } from '../sandbox';
import { output } from '../workbench';
import { hintsOf, openOperationBench } from './operationBench';

const campaign = '1790000000000000001';

/** Parameters of an operation that take the ad group from the row's column. */
const parametersOf = (operation: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'adGroup',
	operation,
	adgroupId: '={{ $json.id }}',
	...more,
});

const newBudget = { updateFields: { budget: '={{ $json.budget ?? 70 }}' } };

/** Each operation that changes something, with what it says that it did. */
const operations: Array<[string, string, string, INodeParameters]> = [
	['pause', 'paused', 'pause_tiktok_ad_group', {}],
	['resume', 'resumed', 'resume_tiktok_ad_group', {}],
	['delete', 'deleted', 'delete_tiktok_ad_group', {}],
	['update', 'updated', 'update_tiktok_ad_group', newBudget],
];

/** A sandbox with ad groups, and rows that name them. */
async function benchWith(count: number, options: SandboxOptions = {}) {
	const bench = await openOperationBench(options);
	const rows = Array.from({ length: count }, (_, at): IDataObject => {
		const { adgroup_id: id } = bench.sandbox.addAdGroup({
			campaign_id: campaign,
			adgroup_name: `No. ${at}`,
			budget: 50,
		});
		return { id, note: `note ${at}` };
	});
	return { ...bench, rows };
}

describe.each(operations)('%s', (operation, did, tool, more) => {
	const parameters = parametersOf(operation, more);

	it('makes a call for each row, with a key of its own, and says what was done', async () => {
		const { run, rows, sandbox } = await benchWith(3);
		const done = await run(parameters, rows);
		expect(output(done)).toEqual(
			rows.map(({ id }) =>
				expect.objectContaining({
					success: true,
					adgroup_id: id,
					tool,
					text: expect.stringContaining(did),
				}),
			),
		);
		expect(sandbox.calls.map((call) => call.tool)).toEqual([tool, tool, tool]);
		const keys = sandbox.calls.map(({ idempotencyKey }) => idempotencyKey);
		expect(new Set(keys).size).toBe(3);
		expect(keys).not.toContain(undefined);
		expect(hintsOf(done)).toEqual([expect.stringMatching(new RegExp(`^3 ${did}\\. \\d+ of`))]);
		const items = done.items(nodeName.tested);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(rows.map((_, item) => ({ item })));
	});

	it('does it again in another run, with another key', async () => {
		const { run, rows, sandbox } = await benchWith(1);
		await run(parameters, rows);
		await run(parameters, rows);
		const [first, second] = sandbox.calls;
		expect(second?.idempotencyKey).not.toBe(first?.idempotencyKey);
	});

	it('sends rows that are equal once, and gives each its item', async () => {
		const { run, rows, sandbox } = await benchWith(1);
		const done = await run(parameters, [...rows, ...rows]);
		expect(output(done)).toHaveLength(2);
		expect(sandbox.calls).toHaveLength(1);
		expect(hintsOf(done)).toEqual([
			expect.stringMatching(new RegExp(`^1 ${did}\\.`)),
			'Rows 1 and 2 are the same, so they were sent once.',
		]);
	});

	it.each(['drop-after', 'drop-before'] as const)(
		'keeps the key on retries after %s',
		async (kind) => {
			let faults = 2;
			const { run, rows, sandbox } = await benchWith(1, {
				fault: () => (faults-- > 0 ? { kind } : undefined),
				faultReplays: true,
			});
			const done = await run(parameters, rows);
			expect(output(done)).toMatchObject([{ success: true, adgroup_id: rows[0]?.id }]);
			expect(sandbox.calls).toHaveLength(3);
			expect(new Set(sandbox.calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
		},
	);

	it('refuses an ad group that is none, before anything is sent', async () => {
		const { run, rows, sandbox } = await benchWith(1);
		const ended = await run(parameters, [...rows, { id: '18000001' }, { id: '' }]);
		expect(ended.error?.message).toBe(
			'2 of 3 rows have problems (rows 2 and 3), so nothing was sent.',
		);
		expect(ended.error?.description).toContain("'Ad Group ID' is empty. Fill it in.");
		expect(sandbox.calls).toEqual([]);
	});

	const modes: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

	it.each(modes)('of an ad group that does not exist fails, with %s', async (onError) => {
		const { run, rows } = await benchWith(1);
		const all = [...rows, { id: '1800000000000009999', note: 'gone' }];
		const ended = await run({ ...parameters, options: { maxConcurrency: 1 } }, all, { onError });
		const message = /^Row 2 \(1800000000000009999\): Adspirer rejected the call: .*does not exist/;
		if (onError === 'stopWorkflow') {
			expect(ended.error?.message).toMatch(message);
			expect(ended.error?.description).toContain(`1 ad group was ${did}:`);
			expect(ended.error?.description).toContain(`Row 1: ID ${String(rows[0]?.id)}`);
			return;
		}
		const isSplit = onError === 'continueErrorOutput';
		const [good] = isSplit ? ended.json(nodeName.success) : output(ended);
		expect(good).toMatchObject({ success: true, adgroup_id: rows[0]?.id });
		const bad = isSplit ? ended.json(nodeName.errors)[0] : output(ended)[1];
		expect(bad).toMatchObject({
			...(isSplit ? { note: 'gone' } : { success: false, adgroup_id: '1800000000000009999' }),
			error: expect.stringMatching(message),
			error_details: {
				kind: 'rejected',
				row: 2,
				what_to_do: 'Correct the row and run it again. Nothing was changed for this row.',
			},
		});
		expect(hintsOf(ended)).toEqual([
			expect.stringMatching(new RegExp(`^1 ${did}, 1 failed\\.`)),
			expect.stringMatching(/^Row 2: Adspirer rejected the call: Ad group \d+ does not exist\.$/),
		]);
	});

	it('says what is open where no answer comes, and that a repeat does no harm', async () => {
		const { run, rows } = await benchWith(1, {
			fault: () => ({ kind: 'drop-after' }),
			faultReplays: true,
		});
		const ended = await run({ ...parameters, options: { maxRetries: 0 } }, rows, {
			onError: 'continueRegularOutput',
		});
		expect(output(ended)).toMatchObject([
			{
				success: false,
				error: expect.stringContaining(`so it isn't known whether the ad group was ${did}.`),
				error_details: {
					kind: 'network',
					outcome_unknown: true,
					what_to_do:
						operation === 'delete'
							? "Run the row again. If the ad group is deleted already, Adspirer can't find it."
							: 'Run the row again. Doing it twice is safe.',
				},
			},
		]);
		expect(hintsOf(ended)).toEqual([
			'1 unknown.',
			expect.stringMatching(
				`^Row 1: The connection .* so it isn't known whether the ad group was ${did}\\.$`,
			),
		]);
	});

	it('says of a run that ended what was done, what is open, and how to go on', async () => {
		let calls = 0;
		const { run, rows } = await benchWith(3, {
			fault: () => (++calls > 1 ? { kind: 'status', status: 500, act: true } : undefined),
		});
		const options = { maxConcurrency: 1, maxRetries: 0, timeout: 60_000 };
		const ended = await run({ ...parameters, options }, rows);
		const lines = ended.error?.description?.split('<br>\n') ?? [];
		expect(lines.slice(1, 4)).toEqual([
			`1 ad group was ${did}:`,
			`Row 1: ID ${String(rows[0]?.id)}`,
			`It isn't known whether this ad group was ${did}:`,
		]);
		expect(lines.at(-1)).toMatch(
			operation === 'delete' ? /^Remove these rows before/ : /Doing it twice is safe\.$/,
		);
	});

	it('claims nothing of earlier tries of Retry On Fail, whose errors n8n does not show', async () => {
		const { run, rows, sandbox } = await benchWith(2);
		const refused = (call: number) => call === 2 || call === 3;
		sandbox.options.fault = () =>
			refused(sandbox.calls.length) ? { kind: 'status', status: 403 } : undefined;
		const twice = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const ended = await run({ ...parameters, options: { maxConcurrency: 1 } }, rows, twice);
		const description = ended.error?.description ?? '';
		expect(sandbox.calls).toHaveLength(3);
		expect(description).not.toContain('No ad group was');
		expect(description).toContain(`Earlier tries of Retry On Fail may have ${did} ad groups.`);
	});

	it('claims of no ad group that it was left alone where that is not known', async () => {
		const { run, rows } = await benchWith(2, {
			fault: () => ({ kind: 'status', status: 500, act: true }),
			faultReplays: true,
		});
		const options = { maxConcurrency: 2, maxRetries: 1 };
		const ended = await run({ ...parameters, options }, rows);
		const description = ended.error?.description ?? '';
		expect(description).not.toMatch(/No ad group was|failed:/);
		expect(description).toMatch(
			new RegExp(
				`Report it to Adspirer\\. Look in TikTok Ads Manager to see whether the ad group was ${did}\\.<br>\nIt isn't known whether these 2 ad groups were ${did}:<br>\nRow \\d`,
			),
		);
	});

	it('that the service does not offer is reported as such, once for all rows', async () => {
		const { run, rows, sandbox } = await benchWith(3, { missingTools: [tool] });
		const ended = await run({ ...parameters, options: { maxConcurrency: 1 } }, rows, {
			onError: 'continueRegularOutput',
		});
		expect(sandbox.calls).toHaveLength(1);
		expect(output(ended)).toMatchObject([
			{
				error: expect.stringContaining(
					"Your plan or version of Adspirer doesn't offer this action",
				),
			},
			{ error_details: { kind: 'not_sent' } },
			{ error_details: { kind: 'not_sent' } },
		]);
	});
});

describe('the state of an ad group', () => {
	it.each(['required', 'optional', 'unknown'] as const)(
		'is switched where the service holds `status` for %s',
		async (pauseStatus) => {
			const { run, rows, sandbox } = await benchWith(3, { pauseStatus });
			const states = () => sandbox.adGroups.map(({ status }) => status);
			const paused = await run(parametersOf('pause'), rows);
			expect(output(paused)).toMatchObject(rows.map(() => ({ success: true, paused: true })));
			expect(states()).toEqual(['DISABLE', 'DISABLE', 'DISABLE']);
			const resumed = await run(parametersOf('resume'), rows);
			expect(output(resumed)).toMatchObject(rows.map(() => ({ success: true, resumed: true })));
			expect(states()).toEqual(['ENABLE', 'ENABLE', 'ENABLE']);
		},
	);

	it.each(['pause', 'resume'])("leaves the sheet's own Status alone with %s", async (operation) => {
		const { run, rows } = await benchWith(1);
		const parameters = parametersOf(operation, { options: { includeInputFields: true } });
		const done = await run(parameters, [{ ...rows[0], status: 'live since May' }]);
		expect(output(done)).toMatchObject([{ success: true, status: 'live since May' }]);
	});

	it('keeps `status` where a refusal only speaks of it', async () => {
		const { run, rows, sandbox } = await benchWith(3);
		const error = 'Unsupported: the status of this ad group can not be changed';
		let isFirst = true;
		sandbox.options.fault = () => {
			if (!isFirst) return undefined;
			isFirst = false;
			return { kind: 'status', status: 400, body: { success: false, error } };
		};
		const done = await run({ ...parametersOf('pause'), options: { maxConcurrency: 1 } }, rows, {
			onError: 'continueRegularOutput',
		});
		expect(output(done)).toMatchObject([
			{ success: false, error: expect.stringContaining(error) },
			{ success: true },
			{ success: true },
		]);
	});

	it('leaves a deletion open that is refused after a call without an answer', async () => {
		let faults = 1;
		const { run, rows } = await benchWith(1, {
			fault: () => (faults-- > 0 ? { kind: 'drop-after' } : undefined),
			repeatsAtWork: 'execute',
			rememberKeysFor: 0,
		});
		const done = await run(parametersOf('delete'), rows, { onError: 'continueRegularOutput' });
		expect(output(done)).toMatchObject([
			{
				success: false,
				error: expect.stringContaining('does not exist'),
				error_details: {
					outcome_unknown: true,
					what_to_do: expect.stringMatching(
						/^An earlier call .* may have been deleted\. Look in TikTok Ads Manager to see/,
					),
				},
			},
		]);
		expect(JSON.stringify(output(done))).not.toContain('Nothing was changed');
		expect(hintsOf(done)[0]).toMatch(/^1 unknown\./);
	});

	it('ends with deletion', async () => {
		const { run, rows, sandbox } = await benchWith(2);
		const done = await run(parametersOf('delete'), rows.slice(0, 1));
		expect(output(done)).toMatchObject([{ success: true, deleted: true }]);
		expect(sandbox.adGroups.map(({ deleted }) => deleted)).toEqual([true, false]);
	});
});

describe('an update', () => {
	const fields = ['adgroupName', 'budget', 'ageGroups', 'gender', 'locations', 'scheduleEndTime'];
	const mapped = parametersOf('update', {
		updateFields: Object.fromEntries(fields.map((field) => [field, `={{ $json.${field} }}`])),
	});
	const allAges = ['AGE_13_17', 'AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_100'];

	const cells: Array<[IDataObject, Record<string, unknown>]> = [
		[{ budget: '1.250,50 €' }, { budget: 1250.5 }],
		[{ budget: 70, adgroupName: '' }, { budget: 70 }],
		[{ adgroupName: 'New name', budget: '-' }, { name: 'New name' }],
		[{ ageGroups: '18-34' }, { age_groups: ['AGE_18_24', 'AGE_25_34'] }],
		[{ ageGroups: 'All' }, { age_groups: allAges }],
		[{ ageGroups: ['all ages'] }, { age_groups: allAges }],
		[{ gender: 'Women' }, { gender: 'GENDER_FEMALE' }],
		[{ gender: 'All' }, { gender: 'GENDER_UNLIMITED' }],
		[{ locations: 'UK, Canada', gender: 'n/a' }, { location_ids: ['2635167', '6251999'] }],
		[{ scheduleEndTime: '2099-12-31T12:00:00Z' }, { schedule_end_time: '2099-12-31 12:00:00' }],
	];

	it.each(cells)('of %j sends that, and nothing else', async (cell, sent) => {
		const { run, rows, sandbox } = await benchWith(1);
		const done = await run(mapped, [{ ...rows[0], ...cell }]);
		expect(output(done)).toMatchObject([{ success: true, sent }]);
		expect(sandbox.calls.map((call) => call.arguments)).toEqual([
			{ adgroup_id: rows[0]?.id, ...sent },
		]);
	});

	const refused: Array<[IDataObject, RegExp]> = [
		[{}, /'Ad Group Name' is filled from the column "adgroupName", .* so it changes nothing/],
		[
			{ ...Object.fromEntries(fields.map((field) => [field, ''])), gender: '-' },
			/'Update Fields' has nothing to change in this row/,
		],
		[{ locations: 'All' }, /'Locations' /],
		[{ budget: 'abc' }, /'Budget' is "abc"/],
		[{ budget: 0.5 }, /'Budget' /],
		[{ ageGroups: '20-30' }, /'Age Groups' /],
		[{ scheduleEndTime: '2020-01-01' }, /'End Time' /],
		[{ budget: 5000 }, /'Budget' is 5000, above the limit of 500 set in 'Budget Limit'/],
	];

	it.each(refused)('of %j is refused', async (cell, message) => {
		const { run, rows, sandbox } = await benchWith(1);
		const ended = await run({ ...mapped, options: { budgetLimit: 500 } }, [
			{ ...rows[0], ...cell },
		]);
		expect(ended.error?.message).toMatch(message);
		expect(sandbox.calls).toEqual([]);
	});

	it('of one ad group by two rows that disagree is refused, and of two fields it is not', async () => {
		const { run, rows, sandbox } = await benchWith(1);
		const [{ id } = {}] = rows;
		const ended = await run(mapped, [
			{ id, budget: 60 },
			{ id, budget: 60, gender: 'Women' },
			{ id, budget: 70 },
		]);
		expect(ended.error?.message).toBe(
			`Row 3 (${String(id)}): 'Budget' differs from row 1, which changes the same ad group. Keep one of the two rows.`,
		);
		expect(sandbox.calls).toEqual([]);
		await run(mapped, [
			{ id, budget: 60 },
			{ id, gender: 'Women' },
		]);
		expect(sandbox.adGroups[0]?.updates).toHaveLength(2);
	});

	it("keeps the row's own columns where that is asked for", async () => {
		const { run, rows } = await benchWith(1);
		const options = { includeInputFields: true };
		const done = await run({ ...mapped, options }, [{ ...rows[0], budget: 60 }]);
		expect(output(done)).toMatchObject([{ note: 'note 0', budget: 60, sent: { budget: 60 } }]);
	});
});

describe('get', () => {
	it('gives what is told of the ad group', async () => {
		const { run, rows, sandbox } = await benchWith(2);
		const done = await run(parametersOf('get'), rows);
		expect(output(done)).toMatchObject([
			{ id: rows[0]?.id, name: 'No. 0', status: 'ENABLE' },
			{ id: rows[1]?.id, name: 'No. 1', status: 'ENABLE' },
		]);
		expect(sandbox.calls.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
			undefined,
			undefined,
		]);
	});

	it('reads a text', async () => {
		const { run, rows } = await benchWith(1, { lists: { form: 'text-only' } });
		const done = await run(parametersOf('get'), rows);
		expect(output(done)).toMatchObject([{ id: rows[0]?.id, name: 'No. 0' }]);
	});

	it("comes as a text where it can't be read", async () => {
		const { run, rows } = await benchWith(1, { lists: { form: 'text-only', text: 'unreadable' } });
		const done = await run(parametersOf('get'), rows);
		expect(output(done)).toEqual([{ text: expect.any(String) }]);
		expect(hintsOf(done).join()).toContain("can't be read reliably");
	});
});
