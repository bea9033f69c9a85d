import '../model/fasterClock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { createEngine, nodeName, simpleWorkflow, type Engine } from '../engine';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox';
import type { Tool } from '../sandbox/tool';
import { apiKey, output } from '../workbench';
import { BillboardNode } from './billboard';

interface Billboard {
	readonly billboard_id: string;
	readonly street_id: string;
	readonly billboard_name: string;
	readonly width: unknown;
	isLit: boolean;
}

/** The service's tools for billboards, and those that stand. */
function billboardTools() {
	const billboards: Billboard[] = [];
	const add: Tool = {
		billable: true,
		writes: true,
		run: ({ arguments: { street_id, billboard_name, width } }) => {
			const billboard = {
				billboard_id: `18000000000000${String(billboards.length + 10)}`,
				street_id: String(street_id),
				billboard_name: String(billboard_name),
				width,
				isLit: true,
			};
			billboards.push(billboard);
			return { ok: true, text: 'Billboard created', structured: { ...billboard } };
		},
	};
	const list: Tool = {
		billable: true,
		writes: false,
		run: ({ arguments: { street_id } }) => {
			const found = billboards.filter((one) => one.street_id === street_id);
			const structured = { billboards: found.map((one) => ({ ...one })), total: found.length };
			return { ok: true, text: '', structured };
		},
	};
	const pause: Tool = {
		billable: true,
		writes: true,
		run: ({ arguments: { billboard_id, light } }) => {
			const found = billboards.find((one) => one.billboard_id === billboard_id);
			if (found) found.isLit = light !== 'OFF';
			return { ok: true, text: 'Light off', structured: {} };
		},
	};
	const tools = { add_billboard: add, list_billboards: list, pause_billboard: pause };
	return { billboards, tools };
}

let sandbox: Sandbox;
let engine: Engine;
let billboards: Billboard[];

async function open(options: SandboxOptions = {}): Promise<void> {
	const service = billboardTools();
	({ billboards } = service);
	sandbox = await startSandbox({ moreTools: service.tools, ...options });
	engine = createEngine({
		nodeTypes: { 'test.billboards': new BillboardNode() },
		credentialTypes: { adspirerApi: new AdspirerApi() },
		credentials: { Adspirer: { apiKey, baseUrl: sandbox.url } },
	});
}

afterEach(async () => await sandbox.close());

async function create(rows: IDataObject[], parameters: INodeParameters = {}) {
	const node = {
		type: 'test.billboards',
		typeVersion: 1,
		credentials: { adspirerApi: { id: '1', name: 'Adspirer' } },
		onError: 'continueRegularOutput' as const,
		parameters,
	};
	const run = await engine.run({ ...simpleWorkflow(node), rows });
	return { items: output(run), hints: run.hints(nodeName.tested).map(({ message }) => message) };
}

const row = (name: string, more: IDataObject = {}) => ({
	'Street ID': '12',
	'Billboard name': name,
	Width: '4',
	...more,
});

test('a sheet becomes billboards, each once, in this run and the next', async () => {
	await open();
	const rows = [row('North'), row('South'), row('North'), row('East', { Width: '13' }), row('')];
	const { items, hints } = await create(rows);
	expect(items).toEqual([
		expect.objectContaining({ success: true, billboard_id: '1800000000000010', street_id: '12' }),
		expect.objectContaining({ success: true, billboard_name: 'South' }),
		expect.objectContaining({ billboard_id: '1800000000000010' }),
		expect.objectContaining({ success: false, billboard_id: null }),
		expect.objectContaining({ success: false, billboard_id: null }),
	]);
	expect(items[3]?.error).toContain("'Width' is 13. Choose another width.");
	expect(items[4]?.error).toContain("'Billboard name' is empty. Fill it in.");
	expect(hints.join()).toContain('2 created, 1 row shares the billboard of another row, 2 failed.');
	await create(rows);
	expect(billboards).toHaveLength(2);
});

test('a lost answer is looked up in the list of the street', async () => {
	await open({
		fault: ({ tool }) => (tool === 'add_billboard' ? { kind: 'drop-after' } : undefined),
	});
	const { items } = await create([row('North')]);
	expect(items).toMatchObject([{ success: true, billboard_id: '1800000000000010' }]);
	expect(billboards).toHaveLength(1);
});

test('a billboard of another width in the list is not the row’s', async () => {
	await open({
		fault: ({ tool, arguments: { width } }) =>
			tool === 'add_billboard' && width === 5 ? { kind: 'drop-before' } : undefined,
		faultReplays: true,
	});
	await create([row('North')]);
	const { items } = await create([row('North', { Width: '5' })]);
	expect(items[0]).toMatchObject({ success: false, error_details: { kind: 'conflict' } });
	expect(billboards).toHaveLength(1);
});

test('it is paused right after its creation', async () => {
	await open();
	const { items } = await create([row('North')], { options: { startPaused: true } });
	expect(items).toMatchObject([{ billboard_id: '1800000000000010', paused: true }]);
	expect(billboards).toMatchObject([{ isLit: false }]);
});

test('a row with its ID is done', async () => {
	await open();
	const { items } = await create([row('North', { 'Billboard ID': '1800000000000099' })]);
	expect(items).toMatchObject([{ billboard_id: '1800000000000099', already_created: true }]);
	expect(sandbox.calls).toEqual([]);
});
