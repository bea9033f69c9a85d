import type { INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import { apiKey } from '../../workbench';
import {
	storedRuns,
	type EngineProcess,
	type Order,
	type StoredRuns,
} from './process/startProcess';
import type { ProcessReport } from './process/engineProcess';
import { nameOfRow, sheetParameters, sheetRows } from './rows';

const rowCount = 90;
const rows = sheetRows(rowCount);
const names = rows.map((_, index) => nameOfRow(index + 1));

let sandbox: Sandbox;
let stored: StoredRuns;

beforeEach(async () => {
	// Answers take a while, so that many calls have acted and are not answered at the kill.
	sandbox = await startSandbox({ answerDelayMs: 40 });
	stored = storedRuns();
});

afterEach(async () => {
	await sandbox.close();
	stored.remove();
});

function orderFor(protection: INodeParameters): Order {
	return {
		baseUrl: sandbox.url,
		rows,
		parameters: sheetParameters({}, protection),
		onError: 'stopWorkflow',
		executionId: '5001',
	};
}

/** Calls `strike` as soon as so many ad groups exist. */
function whenCreated(count: number, strike: () => void): void {
	sandbox.options.fault = () => {
		if (sandbox.adGroups.length >= count) {
			sandbox.options.fault = undefined;
			strike();
		}
		return undefined;
	};
}

async function killedAt(count: number, process: EngineProcess): Promise<void> {
	whenCreated(count, () => process.kill());
	expect(await process.ended).toBeUndefined();
	expect(sandbox.adGroups.length).toBeGreaterThanOrEqual(count);
	expect(sandbox.adGroups.length).toBeLessThan(rowCount);
}

/** The retry reached the end, and every row is one ad group, told in its place. */
function expectEachRowOnce(report: ProcessReport | undefined): void {
	expect(report?.error).toBeUndefined();
	expect(report?.status).toBe('success');
	expect(sandbox.adGroups.map((group) => group.arguments.adgroup_name).sort()).toEqual(names);
	const idOf = new Map(
		sandbox.adGroups.map((group) => [group.arguments.adgroup_name, group.adgroup_id]),
	);
	expect(report?.items.map((item) => item.adgroup_name)).toEqual(names);
	expect(report?.items.map((item) => item.adgroup_id)).toEqual(names.map((name) => idOf.get(name)));
}

test('By Name: killed twice and retried, every row is created once', async () => {
	const order = orderFor({ duplicateProtection: 'name' });
	await killedAt(25, stored.start('first', order));
	await killedAt(55, stored.start('second', { ...order, executionId: '5002' }, 'first'));
	const last = stored.start('third', { ...order, executionId: '5003' }, 'second');

	expectEachRowOnce(await last.ended);
}, 180_000);

test('By Execution: failed in a loop, killed in its retry and retried again, every row is created once', async () => {
	const order = { ...orderFor({ duplicateProtection: 'execution' }), batchSize: 30 };
	const first = stored.start('first', order);
	whenCreated(25, () => {
		sandbox.options.keys = [];
	});
	expect(await first.ended).toMatchObject({ status: 'error' });
	sandbox.options.keys = [apiKey];
	await killedAt(55, stored.start('second', { ...order, executionId: '5002' }, 'first'));
	const last = stored.start('third', { ...order, executionId: '5003' }, 'second');

	expectEachRowOnce(await last.ended);
}, 180_000);
