import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { createEngine, nodeName, simpleWorkflow, type Engine } from '../engine';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox';
import type { Tool } from '../sandbox/tool';
import { apiKey, output } from '../workbench';

/** A thing that stands in the service; `light` is ON until it is paused. */
type Thing = IDataObject;

/** The service's tools for made-up things, which are listed by an argument. */
function toolsFor(noun: string, listedBy: string) {
	const things: Thing[] = [];
	const idKey = `${noun}_id`;
	const add: Tool = {
		billable: true,
		writes: true,
		run: ({ arguments: sent }) => {
			const id = `18000000000000${String(things.length + 10)}`;
			const thing: Thing = { [idKey]: id, ...sent, light: 'ON' };
			things.push(thing);
			return { ok: true, text: `${noun} created`, structured: { ...thing } };
		},
	};
	const list: Tool = {
		billable: true,
		writes: false,
		run: ({ arguments: sent }) => {
			const found = things.filter((one) => one[listedBy] === sent[listedBy]);
			const structured = { [`${noun}s`]: found.map((one) => ({ ...one })), total: found.length };
			return { ok: true, text: '', structured };
		},
	};
	const pause: Tool = {
		billable: true,
		writes: true,
		run: ({ arguments: { light, ...sent } }) => {
			const found = things.find((one) => one[idKey] === sent[idKey]);
			if (found) found.light = String(light);
			return { ok: true, text: 'Light off', structured: {} };
		},
	};
	const tools = { [`add_${noun}`]: add, [`list_${noun}s`]: list, [`pause_${noun}`]: pause };
	return { things, tools };
}

/** A node of made-up things in an engine, with a service that has them. */
export interface ThingBench {
	readonly sandbox: Sandbox;
	readonly things: readonly Thing[];
	readonly create: (
		rows: IDataObject[],
		parameters?: INodeParameters,
	) => Promise<{ items: IDataObject[]; hints: string[] }>;
}

const opened: Sandbox[] = [];
afterEach(async () => await Promise.all(opened.splice(0).map(async (one) => await one.close())));

async function create(engine: Engine, rows: IDataObject[], parameters: INodeParameters) {
	const node = {
		type: 'test.things',
		typeVersion: 1,
		credentials: { adspirerApi: { id: '1', name: 'Adspirer' } },
		onError: 'continueRegularOutput' as const,
		parameters,
	};
	const run = await engine.run({ ...simpleWorkflow(node), rows });
	return { items: output(run), hints: run.hints(nodeName.tested).map(({ message }) => message) };
}

/** Opens one, until the end of the test. */
export async function openThings(
	node: INodeType,
	{ noun, listedBy }: { readonly noun: string; readonly listedBy: string },
	options: SandboxOptions = {},
): Promise<ThingBench> {
	const { things, tools } = toolsFor(noun, listedBy);
	const sandbox = await startSandbox({ moreTools: tools, ...options });
	opened.push(sandbox);
	const engine = createEngine({
		nodeTypes: { 'test.things': node },
		credentialTypes: { adspirerApi: new AdspirerApi() },
		credentials: { Adspirer: { apiKey, baseUrl: sandbox.url } },
	});
	return {
		sandbox,
		things,
		create: async (rows, parameters = {}) => await create(engine, rows, parameters),
	};
}
