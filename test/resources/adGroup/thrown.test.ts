import type { IDataObject } from 'n8n-workflow';
import { nodeName, recordLog, type EngineRun } from '../../engine';
import { errorModes } from '../../output/failing';
import { errorDetails, shownError } from '../../output/shown';
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
jest.mock('../../../nodes/AdspirerTikTok/output/describe', () =>
	mockStep('../../../nodes/AdspirerTikTok/output/describe', 'describeRow', 'the words'),
);
jest.mock('../../../nodes/AdspirerTikTok/output/boxes', () =>
	mockStep('../../../nodes/AdspirerTikTok/output/boxes', 'runHints', 'hints'),
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

/** The failed rows' items, wherever they went. */
function failedIn(ended: EngineRun): IDataObject[] {
	const regular = output(ended).filter((item) => item.success === false);
	return [...regular, ...ended.json(nodeName.errors)];
}

/** The created rows' items. Whatever else is there would look like a success to the next node. */
function successesIn(ended: EngineRun, onError: string): unknown[] {
	const items = onError === 'continueErrorOutput' ? ended.json(nodeName.success) : output(ended);
	return items.filter((item) => item.success !== false).map((item) => item.adgroup_name);
}

const going = errorModes.filter((mode) => mode !== 'stopWorkflow');
/** Whether a call was made when the step threw. */
const steps: Array<[step: string, called: boolean, kind: string]> = [
	['reading', false, 'invalid'],
	['answering', true, 'server'],
];

/** What shows a row that was created. */
const shows = ['telling'];

describe.each(going)('with %s', (onError) => {
	it.each(steps)('a bug in %s fails one row alone', async (step, called, kind) => {
		const ended = await run(named('A', `Bug in ${step}`, 'C'), onError);

		expect(ended.error).toBeUndefined();
		expect(successesIn(ended, onError)).toEqual(['A', 'C']);
		const [failed, ...others] = failedIn(ended);
		expect(others).toEqual([]);
		expect(failed?.error).toMatch(new RegExp(`^Row 2 \\(Bug in ${step}\\)|^Row 2: `));
		expect(failed?.error).toContain(`bug in ${step}`);
		const details = errorDetails(failed);
		expect(details).toMatchObject({ kind, row: 2 });
		expect(details.what_to_do ?? '').toMatch(called ? /bug in the node.*Look for/ : /./);
		expect(details.outcome_unknown === true).toBe(called);
		expect(bench.sandbox.adGroups).toHaveLength(called ? 3 : 2);
		if (called) {
			const [, group] = bench.sandbox.adGroups;
			expect(details.idempotency_key).toBe(group?.idempotencyKey);
		}
	});

	it.each(shows)('a bug in %s leaves the row created, with its ID and its key', async (step) => {
		const ended = await run(named('A', `Bug in ${step}`, 'C'), onError);

		expect(successesIn(ended, onError)).toEqual(['A', `Bug in ${step}`, 'C']);
		const [, made] = bench.sandbox.adGroups;
		const items = onError === 'continueErrorOutput' ? ended.json(nodeName.success) : output(ended);
		expect(items[1]).toMatchObject({
			success: true,
			adgroup_id: made?.adgroup_id,
			idempotency_key: made?.idempotencyKey,
			warnings: expect.stringContaining(`failed in showing this row (bug in ${step})`),
		});
	});

	it('a bug in the words leaves an open outcome open, with its key', async () => {
		bench.sandbox.options.fault = () => ({ kind: 'drop-after' });
		const [item, ...others] = failedIn(await run(named('Bug in the words'), onError));
		expect(others).toEqual([]);
		expect(item?.error).toContain('Row 1: The node itself failed in showing this row');
		expect(errorDetails(item)).toMatchObject({
			idempotency_key: bench.sandbox.adGroups[0]?.idempotencyKey,
			outcome_unknown: true,
			kind: 'network',
		});
	});

	it('a bug in hints costs no row anything, and is in the log', async () => {
		const log = recordLog();
		const ended = await run(named('A', 'Bug in hints'), onError);

		expect(successesIn(ended, onError)).toEqual(['A', 'Bug in hints']);
		expect(log.map(({ message }) => message)).toEqual([
			"The Adspirer TikTok node couldn't show a hint",
		]);
	});

	it('a bug that ends the run fails every row, and no row leaves as it came in', async () => {
		const ended = await run(named('A', 'Bug in the run'), onError);

		expect(successesIn(ended, onError)).toEqual([]);
		expect(failedIn(ended).map((item) => item.error)).toEqual([
			'Row 1: The node itself failed on this row (bug in the run).',
			'Row 2: The node itself failed on this row (bug in the run).',
		]);
		expect(bench.sandbox.calls).toEqual([]);
	});

	it('a bug in the journal loses no ad group from sight', async () => {
		const ended = await run(named('A', 'Bug in the journal', 'C'), onError);

		expect(successesIn(ended, onError)).toEqual(['A', 'Bug in the journal']);
		expect(bench.sandbox.adGroups).toHaveLength(2);
		// What could not be remembered could be created twice, so the run ends here.
		const [details, ...others] = failedIn(ended).map(errorDetails);
		expect(others).toEqual([]);
		expect(details).toMatchObject({ kind: 'server', row: 3 });
		expect(details?.what_to_do).toContain('bug in the node');
	});
});

describe('where the node stops', () => {
	it.each(steps)('a bug in %s is the error of its row', async (step, called) => {
		const ended = await run(named('A', `Bug in ${step}`, 'C'), 'stopWorkflow');

		const { message, description, cause } = shownError(ended);
		expect(message).toMatch(/^Row 2/);
		expect(`${message}${description}`).toContain(`bug in ${step}`);
		expect(cause).toEqual(step === 'reading' ? undefined : { cause: 'node-defect' });
		if (called) {
			const [first, second] = bench.sandbox.adGroups;
			expect(description).toContain(`Row 1: A, ID ${first?.adgroup_id}`);
			expect(description).toContain(`key ${second?.idempotencyKey}`);
		} else expect(bench.sandbox.calls).toEqual([]);
	});

	it.each(shows)('a bug in %s ends nothing', async (step) => {
		const ended = await run(named('A', `Bug in ${step}`, 'C'), 'stopWorkflow');
		expect(ended.error).toBeUndefined();
		expect(output(ended).map((item) => item.adgroup_id)).toEqual(
			bench.sandbox.adGroups.map((made) => made.adgroup_id),
		);
	});

	it('a bug in the words of the error leaves every ID and key in it', async () => {
		bench.sandbox.options.fault = ({ arguments: { adgroup_name: name } }) =>
			name === 'A' ? undefined : { kind: 'drop-after' };
		const { message, description } = shownError(
			await run(named('A', 'Bug in the words'), 'stopWorkflow'),
		);
		expect(message).toContain('The node itself failed in showing this run (bug in the words)');
		const [first, second] = bench.sandbox.adGroups;
		expect(description).toContain(`Row 1: A, ID ${first?.adgroup_id}`);
		expect(description).toContain(`Row 2: Bug in the words, key ${second?.idempotencyKey}`);
	});
});
