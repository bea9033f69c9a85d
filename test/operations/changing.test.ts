import '../model/fasterClock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { errorModes } from '../output/failing';
import type { Fault, SandboxOptions } from '../sandbox';
import { output } from '../workbench';
import { hintsOf } from '../output/shown';
import { eachOperationBench, goesOn } from './operationBench';

const bench = eachOperationBench();
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

/** The service does what it is asked for, and breaks off. */
const brokenOff: Fault = { kind: 'status', status: 500, act: true };

/** Ad groups in the sandbox, and rows that name them. */
function benchWith(count: number, options: SandboxOptions = {}) {
	const { sandbox, run } = bench;
	Object.assign(sandbox.options, options);
	const rows = Array.from({ length: count }, (_, at): IDataObject => {
		const { adgroup_id: id } = sandbox.addAdGroup({
			campaign_id: campaign,
			adgroup_name: `No. ${at}`,
			budget: 50,
		});
		return { id, note: `note ${at}` };
	});
	return { sandbox, run, rows };
}

describe.each(operations)('%s', (operation, did, tool, more) => {
	const parameters = parametersOf(operation, more);
	const oneByOne = { ...parameters, options: { maxConcurrency: 1 } };
	const once = { ...parameters, options: { maxConcurrency: 1, maxRetries: 0, simplify: false } };
	const isDelete = operation === 'delete';

	it('makes a call with a key of its own for each row, once for equal ones, and says so', async () => {
		const { run, rows, sandbox } = benchWith(2);
		const all = [...rows, ...rows.slice(1)];
		const done = await run(parameters, all);
		expect(output(done)).toMatchObject(
			all.map(({ id }) => ({
				success: true,
				adgroup_id: id,
			})),
		);
		const items = done.items(nodeName.tested);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(all.map((_, item) => ({ item })));
		expect(hintsOf(done)).toEqual([
			expect.stringMatching(new RegExp(`^2 ${did}, 1 with the .+ of another row\\. \\d+ of`)),
		]);
		// Another run does it again.
		await run(parameters, rows.slice(1));
		expect(sandbox.calls.map((call) => call.tool)).toEqual([tool, tool, tool]);
		const keys = sandbox.calls.map(({ idempotencyKey }) => idempotencyKey);
		expect(new Set(keys).size).toBe(3);
		expect(keys).not.toContain(undefined);
	});

	it('refuses an invalid ad group ID, before anything is sent', async () => {
		const { run, rows, sandbox } = benchWith(1);
		const { error } = await run(parameters, [...rows, { id: '18000001' }, { id: '' }]);
		expect(error?.message).toBe(
			'2 of 3 rows need a correction (rows 2 and 3), so nothing was sent.',
		);
		expect(error?.description).toContain("'Ad Group' is empty. Fill it in.");
		expect(sandbox.calls).toEqual([]);
	});

	it.each(errorModes)('of an ad group that does not exist fails, with %s', async (onError) => {
		const { run, rows } = benchWith(1);
		const [{ id } = {}] = rows;
		const all = [...rows, { id: '1800000000000009999', note: 'gone' }];
		const ended = await run(oneByOne, all, { onError });
		const message = /^Row 2 \(1800000000000009999\): Adspirer rejected the call: .*does not exist/;
		if (onError === 'stopWorkflow') {
			expect(ended.error?.message).toMatch(message);
			expect(ended.error?.description).toContain(`1 ad group was ${did}:<br>\nRow 1: ID ${id}`);
			return;
		}
		const isSplit = onError === 'continueErrorOutput';
		const [good, bad] = isSplit
			? [...ended.json(nodeName.success), ...ended.json(nodeName.errors)]
			: output(ended);
		expect(good).toMatchObject({ success: true, adgroup_id: id });
		expect(bad).toMatchObject({
			...(isSplit ? { note: 'gone' } : { success: false, adgroup_id: '1800000000000009999' }),
			error: expect.stringMatching(message),
			...(isSplit ? { error_details: { kind: 'rejected', row: 2 } } : { error_kind: 'rejected' }),
		});
		expect(hintsOf(ended)).toEqual([
			expect.stringMatching(new RegExp(`^1 ${did}, 1 failed\\.`)),
			expect.stringMatching(/^Row 2: Adspirer rejected the call: Ad group \d+ does not exist\.$/),
		]);
	});

	it('says what is open where no answer comes, and that a repeat does no harm', async () => {
		const { run, rows } = benchWith(1, { fault: () => ({ kind: 'drop-after' }) });
		const ended = await run(once, rows, goesOn);
		expect(output(ended)).toMatchObject([
			{
				error: expect.stringContaining(`so it isn't known whether the ad group was ${did}.`),
				error_details: {
					kind: 'network',
					outcome_unknown: true,
					what_to_do: isDelete
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

	it.each([1, 0])(
		'says of a run that ended what was done (%i), what is open, and how to go on',
		async (count) => {
			const { run, rows, sandbox } = benchWith(3);
			sandbox.options.fault = () => (sandbox.calls.length > count ? brokenOff : undefined);
			const { error } = await run(once, rows);
			const lines = error?.description?.split('<br>\n') ?? [];
			expect(error?.description).not.toMatch(/No ad group was|failed:/);
			expect(lines.slice(1, count * 2 + 2)).toEqual([
				...(count > 0 ? [`1 ad group was ${did}:`, `Row 1: ID ${String(rows[0]?.id)}`] : []),
				`It isn't known whether this ad group was ${did}:`,
			]);
			expect(lines.at(-1)).toMatch(/n't sent\.$/);
		},
	);
});

describe('the state of an ad group', () => {
	it.each(['required', 'optional'] as const)(
		'is switched where the service holds `status` for %s',
		async (pauseStatus) => {
			const { run, rows, sandbox } = benchWith(3, { pauseStatus });
			const states = () => sandbox.adGroups.map(({ status }) => status);
			const paused = await run(parametersOf('pause'), rows);
			expect(output(paused)).toMatchObject(rows.map(() => ({ success: true, paused: true })));
			expect(states()).toEqual(['DISABLE', 'DISABLE', 'DISABLE']);
			const resumed = await run(parametersOf('resume'), rows);
			expect(output(resumed)).toMatchObject(rows.map(() => ({ success: true, resumed: true })));
			expect(states()).toEqual(['ENABLE', 'ENABLE', 'ENABLE']);
		},
	);

	it('leaves a deletion open that is refused after a call without an answer', async () => {
		let faults = 1;
		const { run, rows } = benchWith(1, {
			fault: () => (faults-- > 0 ? { kind: 'drop-after' } : undefined),
			repeatsAtWork: 'execute',
			rememberKeysFor: 0,
		});
		const done = await run(parametersOf('delete'), rows, goesOn);
		expect(output(done)).toMatchObject([
			{
				success: false,
				error: expect.stringMatching(
					/does not exist.* An earlier call .* may have been deleted\.$/,
				),
				outcome_unknown: true,
			},
		]);
		expect(hintsOf(done)[0]).toMatch(/^1 unknown\./);
	});
});

describe('an update', () => {
	const fields = ['adgroupName', 'budget', 'ageGroups', 'gender', 'locations', 'scheduleEndTime'];
	const mapped = parametersOf('update', {
		updateFields: Object.fromEntries(fields.map((field) => [field, `={{ $json.${field} }}`])),
	});

	it.each<[IDataObject, Record<string, unknown>, string]>([
		[{ budget: 70, adgroupName: '' }, { budget: 70 }, 'Budget: 70'],
		[{ adgroupName: 'New name', budget: '-' }, { name: 'New name' }, 'Ad Group Name: New name'],
		[
			{ locations: 'UK, Canada', gender: 'n/a' },
			{ location_ids: ['2635167', '6251999'] },
			'Locations: United Kingdom and Canada',
		],
		[
			{ scheduleEndTime: '2099-12-31T12:00:00Z' },
			{ schedule_end_time: '2099-12-31 12:00:00' },
			'End Time: 31 Dec 2099 07:00 New York time (12:00 UTC)',
		],
	])('of %j sends that, and nothing else', async (cell, sent, summary) => {
		const { run, rows, sandbox } = benchWith(1);
		const done = await run(mapped, [{ ...rows[0], ...cell }]);
		expect(output(done)).toMatchObject([{ success: true, summary }]);
		expect(sandbox.calls.map((call) => call.arguments)).toEqual([
			{ adgroup_id: rows[0]?.id, ...sent },
		]);
	});

	it.each<[IDataObject, RegExp]>([
		[{}, /'Update Fields' has nothing to change in this row/],
		[
			{ ...Object.fromEntries(fields.map((field) => [field, ''])), gender: '-' },
			/'Update Fields' has nothing to change in this row/,
		],
		[{ locations: 'All' }, /'Locations' /],
		[{ ageGroups: '20-30' }, /'Age Groups' /],
		[{ scheduleEndTime: '2020-01-01' }, /'End Time' /],
		[{ budget: 5000 }, /'Budget' is 5000, above the limit of 500 set in 'Budget Limit'/],
	])('of %j is refused', async (cell, message) => {
		const { run, rows, sandbox } = benchWith(1);
		const limited = { ...mapped, options: { budgetLimit: 500 } };
		const { error } = await run(limited, [{ ...rows[0], ...cell }]);
		expect(error?.message).toMatch(message);
		expect(sandbox.calls).toEqual([]);
	});

	it('of one ad group by two rows that disagree is refused, and of two fields it is not', async () => {
		const { run, rows, sandbox } = benchWith(1);
		const [{ id } = {}] = rows;
		const ended = await run(mapped, [
			{ id, budget: 60 },
			{ id, budget: 60, gender: 'Women' },
			{ id, budget: 70 },
		]);
		const toDo = 'Keep one of the rows, or make them the same.';
		expect(ended.error?.message).toMatch(/^3 of 3 rows need a correction/);
		for (const values of ['60, but 70 in row 3', '70, but 60 in row 1']) {
			const message = `'Budget' is ${values}, which changes the same ad group. ${toDo}`;
			expect(ended.error?.description).toContain(message);
		}
		expect(sandbox.calls).toEqual([]);
		await run(mapped, [
			{ id, budget: 60 },
			{ id, gender: 'Women' },
		]);
		expect(sandbox.adGroups[0]?.updates).toHaveLength(2);
	});
});

describe('get', () => {
	it('gives what the answer says about the ad group', async () => {
		const { run, rows, sandbox } = benchWith(2);
		const done = await run(parametersOf('get'), rows);
		expect(output(done)).toMatchObject(
			rows.map(({ id }, at) => ({ id, name: `No. ${at}`, status: 'ENABLE' })),
		);
		const keys = sandbox.calls.map(({ idempotencyKey }) => idempotencyKey);
		expect(keys).toEqual([undefined, undefined]);
	});

	it('gives its own ad group, if the service lists others before it', async () => {
		const { run, rows, sandbox } = benchWith(1);
		const id = String(rows[0]?.id);
		const ad_groups = ['1800000000000000099', id].map((adgroup_id) => ({
			adgroup_id,
			adgroup_name: 'Of one campaign',
		}));
		const body = { success: true, data: { text: '', structured: { ad_groups } } };
		sandbox.options.fault = () => ({ kind: 'status', status: 200, body });
		expect(output(await run(parametersOf('get'), rows))).toMatchObject([{ id }]);
	});
});
