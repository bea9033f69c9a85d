import type { IDataObject } from 'n8n-workflow';
import { nodeName, type EngineRun } from '../../engine';
import { addAd, campaign, planRow } from '../../mediaPlan/planBench';
import { errorModes } from '../../output/failing';
import { shownError } from '../../output/shown';
import { eachWorkbench, output } from '../../workbench';
import { sheetParameters } from './rows';

/** Throws where what a step gets holds an ad group of a certain name. */
function mockBug(step: string, seen: unknown): void {
	if (JSON.stringify(seen)?.includes(`Bug in ${step}`)) {
		throw new TypeError(`bug in ${step}`);
	}
}

/**
 * Plants a bug into a function. Jest allows outside names in a mock's factory only where they begin
 * with "mock".
 */
function mockStep(file: string, name: string, step: string) {
	const actual = jest.requireActual<Record<string, (...input: unknown[]) => unknown>>(file);
	const buggy = (...input: unknown[]) => {
		mockBug(step, input);
		return actual[name]?.(...input);
	};
	return { ...actual, [name]: buggy };
}

jest.mock('../../../nodes/AdspirerTikTok/rows/parseRow', () => {
	const actual = jest.requireActual<typeof import('../../../nodes/AdspirerTikTok/rows/parseRow')>(
		'../../../nodes/AdspirerTikTok/rows/parseRow',
	);
	const parseRow: typeof actual.parseRow = (row, ...more) => {
		mockBug('reading', row.cells.get('adgroup_name'));
		return actual.parseRow(row, ...more);
	};
	return { ...actual, parseRow };
});
jest.mock('../../../nodes/AdspirerTikTok/response/readResponse', () =>
	mockStep('../../../nodes/AdspirerTikTok/response/readResponse', 'readResponse', 'answering'),
);
jest.mock('../../../nodes/AdspirerTikTok/output/items', () => {
	const actual = jest.requireActual<typeof import('../../../nodes/AdspirerTikTok/output/items')>(
		'../../../nodes/AdspirerTikTok/output/items',
	);
	const createdOutput: typeof actual.createdOutput = (creation) => {
		const output = actual.createdOutput(creation);
		return (...input) => {
			mockBug('telling', input);
			return output(...input);
		};
	};
	return { ...actual, createdOutput };
});
jest.mock('../../../nodes/AdspirerTikTok/rows/input', () =>
	mockStep('../../../nodes/AdspirerTikTok/rows/input', 'splitItem', 'the item'),
);
jest.mock('../../../nodes/AdspirerTikTok/output/describe', () =>
	mockStep('../../../nodes/AdspirerTikTok/output/describe', 'describeRow', 'the words'),
);
jest.mock('../../../nodes/AdspirerTikTok/output/report', () =>
	mockStep('../../../nodes/AdspirerTikTok/output/report', 'boxesOf', 'hints'),
);

jest.mock('../../../nodes/AdspirerTikTok/run/journal', () => {
	const actual = jest.requireActual<typeof import('../../../nodes/AdspirerTikTok/run/journal')>(
		'../../../nodes/AdspirerTikTok/run/journal',
	);
	const executionScope: typeof actual.executionScope = (context, ...more) => {
		mockBug('the run', context.getInputData());
		const scope = actual.executionScope(context, ...more);
		const created: typeof scope.journal.created = (key, adGroup, sent) => {
			mockBug('the journal', sent);
			scope.journal.created(key, adGroup, sent);
		};
		return { ...scope, journal: Object.create(scope.journal, { created: { value: created } }) };
	};
	return { ...actual, executionScope };
});

const bench = eachWorkbench();

const named = (...names: string[]): IDataObject[] =>
	names.map((name) => ({ name, budget: 50, sheet: 'May' }));

/** One row after the other, and no look at the list, which would find out what a bug left open. */
const parameters = sheetParameters({ maxRetries: 0, maxConcurrency: 1, settleUnknown: false });

const run = async (rows: IDataObject[], onError: (typeof errorModes)[number]) =>
	await bench.run(rows, parameters, { onError });

/** The rows' items, wherever they went. */
function itemsIn(ended: EngineRun, onError: string): IDataObject[] {
	if (onError !== 'continueErrorOutput') return output(ended);
	return [...ended.json(nodeName.success), ...ended.json(nodeName.errors)];
}

const going = errorModes.filter((mode) => mode !== 'stopWorkflow');

/** By the step in which row 2 of 3 meets a bug: how many rows are created, and how many are left open. */
const steps: Array<[step: string, created: number, open: number]> = [
	['reading', 0, 0],
	['the run', 0, 0],
	['answering', 1, 1],
	['the journal', 2, 0],
	['telling', 3, 0],
	['the item', 3, 0],
	['hints', 3, 0],
];

describe.each(going)('with %s', (onError) => {
	it.each(steps)('a bug in %s ends the run, and loses nothing', async (step, created, open) => {
		const ended = await run(named('A', `Bug in ${step}`, 'C'), onError);

		expect(ended.error).toBeUndefined();
		const { adGroups } = bench.sandbox;
		expect(adGroups).toHaveLength(created + open);
		const items = itemsIn(ended, onError);
		expect(items).toHaveLength(3);
		const successes = items.filter(({ success }) => success === true);
		expect(successes).toMatchObject(
			adGroups.slice(0, created).map(({ adgroup_id, idempotencyKey }) => ({
				adgroup_id,
				idempotency_key: idempotencyKey,
				warnings: expect.stringContaining(`The node itself failed (bug in ${step})`),
			})),
		);
		const failed = items.filter(({ error }) => error !== undefined);
		expect(failed).toHaveLength(3 - created);
		for (const item of failed) {
			expect(item.error).toMatch(
				new RegExp(`^Row \\d: The node itself failed \\(bug in ${step}\\). This is a bug`),
			);
		}
		const unknown = failed.filter((item) => item.outcome_unknown);
		expect(unknown).toMatchObject(
			adGroups.slice(created).map(({ idempotencyKey }) => ({
				error_kind: 'server',
				idempotency_key: idempotencyKey,
			})),
		);
	});

	it('a bug in the words leaves an open outcome open, with its key', async () => {
		bench.sandbox.options.fault = () => ({ kind: 'drop-after' });
		const [item, ...others] = itemsIn(await run(named('Bug in the words'), onError), onError);
		expect(others).toEqual([]);
		expect(item?.error).toContain('Row 1: The node itself failed (bug in the words)');
		expect(item).toMatchObject({
			idempotency_key: bench.sandbox.adGroups[0]?.idempotencyKey,
			outcome_unknown: true,
		});
	});
});

describe('where the node stops', () => {
	it.each(steps)('a bug in %s is the error, which tells what was made', async (step) => {
		const ended = await run(named('A', `Bug in ${step}`, 'C'), 'stopWorkflow');

		const { message, description } = shownError(ended);
		expect(message).toContain(`The node itself failed (bug in ${step}). This is a bug`);
		const { adGroups } = bench.sandbox;
		for (const [at, { adgroup_id: id, idempotencyKey: key }] of adGroups.entries()) {
			const isOpen = step === 'answering' && at === 1;
			const name = isOpen ? `Bug in ${step}` : `[^,]+, ID ${id}`;
			const end = isOpen ? ", it isn't known whether this was done" : '';
			expect(description).toMatch(new RegExp(`Row ${at + 1}: ad group ${name}, key ${key}${end}`));
		}
	});
});

it('a row of a plan whose ad was refused is no success, though its ad group is there', async () => {
	bench.sandbox.options.campaigns = [campaign];
	bench.sandbox.options.fault = ({ tool }) =>
		tool === addAd ? { kind: 'status', status: 403 } : undefined;
	const plan = { resource: 'plan', operation: 'create', startPaused: false };
	const rows = [planRow({ 'Ad group': 'Bug in hints' })];
	const [item] = output(await bench.run(rows, plan, { onError: 'continueRegularOutput' }));
	expect(item?.error).toContain('Row 1: The node itself failed (bug in hints)');
	const [{ adgroup_id = null } = {}] = bench.sandbox.adGroups;
	expect(item).toMatchObject({ success: false, adgroup_id });
});
