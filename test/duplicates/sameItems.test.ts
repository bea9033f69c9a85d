import {
	NodeOperationError,
	deepCopy,
	type IDataObject,
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
import { byName, callsFor, named, unsettled } from './rowsByName';

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

const whole = (simplify: boolean) => byName({}, { simplify, ...unsettled });

describe('a row answered from the journal', () => {
	it.each(shapes)(
		'gives the item of the first time, but for the quota (answer: %s)',
		async (shape) => {
			if (shape === 'answer-text-only' || shape === 'no-id' || shape === 'id-as-number') {
				sandbox.options.fault = () => ({ kind: shape });
			}
			const { lost, items } = await runTwice(['A', 'B'], whole(true));
			expect(lost).toHaveLength(2);
			const expected = lost.map(({ json, ...item }) => ({
				...item,
				json: { ...withoutQuota(json), already_created: true },
			}));
			expect(items).toEqual(expected);
			expect(callsFor(sandbox)).toHaveLength(2);
		},
	);

	it('is simplified always: the journal does not hold the whole answer', async () => {
		const { lost, items } = await runTwice(['A'], whole(false));
		expect(lost[0]?.json).toHaveProperty('data');
		expect(items).toMatchObject([
			{
				json: {
					success: true,
					adgroup_id: sandbox.adGroups[0]?.adgroup_id,
					adgroup_name: 'A',
					already_created: true,
				},
			},
		]);
	});
});

it('answers rows that are one ad group alike', async () => {
	const { lost, items } = await runTwice(['A', 'A'], byName());
	expect(items[1]?.json).toEqual(items[0]?.json);
	expect(lost[1]?.json).toEqual(lost[0]?.json);
	expect(callsFor(sandbox)).toHaveLength(1);
});

it('keeps the order and the pairing of the input', async () => {
	const { second } = await runTwice(['A', 'B', 'C'], byName());
	expect(second.json(nodeName.tested).map((item) => item.adgroup_name)).toEqual(['A', 'B', 'C']);
	expect(second.items(nodeName.tested).map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
});

/** The journal keeps no allowance: it is old by then. */
function withoutQuota(json: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([key]) => key !== 'quota'));
}
