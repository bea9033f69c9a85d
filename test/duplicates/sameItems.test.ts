import {
	NodeOperationError,
	deepCopy,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
} from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { AdspirerTikTok } from '../../nodes/AdspirerTikTok/AdspirerTikTok.node';
import { createEngine, nodeName, simpleWorkflow } from '../engine';
import { startSandbox, type Fault, type Sandbox } from '../sandbox';
import { adspirerNode, apiKey, nodeType } from '../workbench';
import { byName, callsFor, named } from './rowsByName';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

/** The node, but its first run fails after all its work, so that its items come to light here alone. */
function failingAfterwards() {
	const node = new AdspirerTikTok();
	const lost: INodeExecutionData[] = [];
	const type: INodeType = {
		description: node.description,
		async execute(this: IExecuteFunctions) {
			const output = await node.execute.call(this);
			if (lost.length > 0) return output;
			lost.push(...deepCopy(output.flat()));
			throw new NodeOperationError(this.getNode(), 'The output was lost');
		},
	};
	return { type, lost };
}

async function runTwice(rows: string[], parameters: INodeParameters) {
	const { type, lost } = failingAfterwards();
	const engine = createEngine({
		nodeTypes: { [nodeType]: type },
		credentialTypes: { adspirerApi: new AdspirerApi() },
		credentials: { Adspirer: { apiKey, baseUrl: sandbox.url } },
	});
	const first = await engine.run({
		...simpleWorkflow(adspirerNode(parameters)),
		rows: named(...rows),
	});
	const second = await engine.run({ retryOf: first });
	return { lost, items: second.items(nodeName.tested), second };
}

const shapes: Array<Fault['kind'] | 'whole'> = [
	'whole',
	'answer-text-only',
	'no-id',
	'id-as-number',
];

describe.each([true, false])('a row answered from the journal (simplified: %s)', (simplify) => {
	it.each(shapes)('gives the same item as the first time (answer: %s)', async (shape) => {
		if (shape === 'answer-text-only' || shape === 'no-id' || shape === 'id-as-number') {
			sandbox.options.fault = () => ({ kind: shape });
		}
		const { lost, items } = await runTwice(['A', 'B'], byName({}, { simplify }));
		expect(lost).toHaveLength(2);
		expect(lost[0]?.json).toHaveProperty(simplify ? 'idempotency_key' : 'data');
		expect(items).toEqual(lost);
		expect(callsFor(sandbox)).toHaveLength(2);
	});
});

it('answers rows that share a key alike', async () => {
	const parameters = byName({ duplicateProtection: 'custom', duplicateKey: 'deal 7' });
	const { lost, items } = await runTwice(['A', 'A'], parameters);
	expect(items).toEqual(lost);
	expect(lost[1]?.json).toEqual(lost[0]?.json);
	expect(callsFor(sandbox)).toHaveLength(1);
});

it('keeps to the rows whose order the input has', async () => {
	const { second } = await runTwice(['A', 'B', 'C'], byName());
	expect(second.json(nodeName.tested).map((item) => item.adgroup_name)).toEqual(['A', 'B', 'C']);
	expect(second.items(nodeName.tested).map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
});
