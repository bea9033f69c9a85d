import {
	NodeConnectionTypes,
	createRunExecutionData,
	type IConnections,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { AdspirerTikTok } from '../../nodes/AdspirerTikTok/AdspirerTikTok.node';
import { createEngine, littleNode, nodeName } from '../engine';
import { serialise } from '../engine/host';
import { type Sandbox, startSandbox } from '../sandbox';
import { adspirerNode, apiKey, nodeType } from '../workbench';
import { errorDetails } from './shown';

const main = NodeConnectionTypes.Main;

function testNode(
	name: string,
	outputs: (input: INodeExecutionData[][], context: IExecuteFunctions) => INodeExecutionData[][],
	more: Partial<INodeTypeDescription> = {},
): Record<string, INodeType> {
	const description: INodeTypeDescription = {
		...{ name, displayName: name, description: name, group: ['transform'], version: 1 },
		...{ defaults: {}, inputs: [main], outputs: [main], properties: [], ...more },
	};
	const inputs = Array.isArray(description.inputs) ? description.inputs.length : 1;
	return {
		[name]: {
			description,
			async execute(this: IExecuteFunctions) {
				const input = Array.from({ length: inputs }, (_, index) => this.getInputData(index));
				return outputs(input, this);
			},
		},
	};
}

const paired = (items: INodeExecutionData[], input = 0) =>
	items.map(({ json }, item) => ({ json, pairedItem: { item, input } }));

/** The nodes before the node, which pair items with their input as n8n's nodes of these names do. */
const nodeTypes = {
	...testNode('merge', (inputs) => [inputs.flatMap(paired)], { inputs: [main, main] }),
	...testNode(
		'switch',
		([rows = []]) => {
			const isFirst = (_row: unknown, item: number) => item === 0;
			const others = paired(rows).filter((row, item) => !isFirst(row, item));
			return [paired(rows).filter(isFirst), others];
		},
		{ outputs: [main, main] },
	),
	...testNode('code', ([rows = []]) => [[...rows, ...rows].map(({ json }) => ({ json }))]),
	...testNode('aggregate', ([rows = []]) => {
		const pairedItem = rows.map((_, item) => ({ item }));
		return [[{ json: { all: rows.map(({ json }) => json) }, pairedItem }]];
	}),
	...testNode('splitOut', ([rows = []]) => [
		rows.flatMap(({ json }, item) =>
			[json.all].flat().map((one) => ({ json: Object(one), pairedItem: { item } })),
		),
	]),
	/** Looks back to the sheet, as an expression after the error output does. */
	...testNode(
		'look',
		([rows = []], context) => [
			rows.map(({ json }, item) => ({
				json: { ...json, seen: context.getNodeParameter('of', item, null) },
				pairedItem: item,
			})),
		],
		{ properties: [{ name: 'of', displayName: 'Of', type: 'string', default: '' }] },
	),
};

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());

const rows = [
	{ name: 'A', budget: 50 },
	{ name: 'B', budget: 'x' },
	{ name: 'C', budget: 50 },
	{ name: 'D', budget: 'x' },
];

const node = (name: string, type: string, parameters: INode['parameters'] = {}): INode => ({
	...{ id: name, name, type, parameters, typeVersion: 1, position: [0, 0] },
});

const wires = (...outputs: string[][]): IConnections[string] => ({
	main: outputs.map((targets) =>
		targets.map((target) => {
			const [name = '', index = '0'] = target.split('#');
			return { node: name, type: main, index: Number(index) };
		}),
	),
});

function workflow(between: string[], connections: IConnections, ofSheet: string) {
	const look = { of: `={{ ${ofSheet} }}` };
	const mapped = { adgroupName: '={{ $json.name }}', budget: '={{ $json.budget }}' };
	const more = { onError: 'continueErrorOutput' } as const;
	return {
		nodes: [
			node(nodeName.rows, littleNode.rows),
			...between.map((name) => {
				const isLoop = name === nodeName.loop;
				return node(name, isLoop ? littleNode.loop : name, isLoop ? { batchSize: 2 } : {});
			}),
			{ ...node(nodeName.tested, nodeType), ...adspirerNode(mapped, more) },
			node(nodeName.success, 'look', look),
			node(nodeName.errors, 'look', look),
		],
		connections: {
			[nodeName.tested]: wires([nodeName.success], [nodeName.errors]),
			...connections,
		},
	};
}

const engine = () =>
	createEngine({
		nodeTypes: { [nodeType]: new AdspirerTikTok(), ...nodeTypes },
		credentialTypes: { adspirerApi: new AdspirerApi() },
		credentials: { Adspirer: { apiKey, baseUrl: sandbox.url } },
	});

const { rows: sheet, tested, loop } = nodeName;
const direct = { [sheet]: wires([tested]) };
const sameRow = `$('${sheet}').item.json.name`;
const firstRow = `$('${sheet}').first().json.name`;

describe.each<[string, string[], IConnections, string, string]>([
	['the sheet, as in a sub-workflow', [], direct, 'AC', 'BD'],
	[
		'Merge',
		['merge'],
		{ [sheet]: wires(['merge', 'merge#1']), merge: wires([tested]) },
		'ACAC',
		'BDBD',
	],
	['Switch', ['switch'], { [sheet]: wires(['switch']), switch: wires([], [tested]) }, 'C', 'BD'],
	[
		'both outputs of Switch',
		['switch'],
		{ [sheet]: wires(['switch']), switch: wires([tested], [tested]) },
		'AC',
		'BD',
	],
	[
		'Code that pairs nothing',
		['code'],
		{ [sheet]: wires(['code']), code: wires([tested]) },
		'ACAC',
		'BDBD',
	],
	[
		'Aggregate and Split Out',
		['aggregate', 'splitOut'],
		{ [sheet]: wires(['aggregate']), aggregate: wires(['splitOut']), splitOut: wires([tested]) },
		'AC',
		'BD',
	],
	[
		'Loop Over Items',
		[loop],
		{
			[sheet]: wires([loop]),
			[loop]: wires([], [tested]),
			[tested]: wires([nodeName.success, loop], [nodeName.errors, loop]),
		},
		'AC',
		'BD',
	],
])('the error output behind %s', (what, between, connections, created, failed) => {
	it('has the rows that failed, and no other row is lost or taken for a success', async () => {
		const isPaired = !/Code|Aggregate/.test(what);
		const { nodes, connections: all } = workflow(
			between,
			connections,
			isPaired ? sameRow : firstRow,
		);
		const run = await engine().run({ nodes, connections: all, rows });

		expect(run.status).toBe('success');
		expect(run.nodeError(tested)).toBeUndefined();
		const made = run.json(nodeName.success);
		const bad = run.json(nodeName.errors);
		expect(
			made
				.map(({ adgroup_name }) => adgroup_name)
				.sort()
				.join(''),
		).toBe([...created].sort().join(''));
		for (const item of made) expect(item).toMatchObject({ success: true });
		expect(
			bad
				.map(({ name }) => name)
				.sort()
				.join(''),
		).toBe([...failed].sort().join(''));
		for (const item of bad) expect(errorDetails(item).kind).toBe('invalid');
		for (const item of [...made, ...bad]) {
			expect(item.seen).toBe(isPaired ? (item.adgroup_name ?? item.name) : 'A');
		}
	});
});

it('keeps all that is known of a row that n8n cannot find, as one that was pinned and edited', async () => {
	const { nodes, connections } = workflow([], direct, firstRow);
	const item = nodes.find(({ name }) => name === tested);
	if (!item) throw new RangeError('The workflow has no node');
	const task = { startTime: 0, executionTime: 0, executionIndex: 0, source: [] };
	const ran = { ...task, data: { main: [[{ json: { name: 'A' } }]] } };
	// As the editor's Execute Step starts it.
	const state = createRunExecutionData({
		resultData: { runData: { [sheet]: [ran] } },
		executionData: {
			nodeExecutionStack: [
				{
					node: item,
					data: { main: [rows.map((json) => ({ json }))] },
					source: { main: [{ previousNode: sheet }] },
				},
			],
		},
	});
	const run = await engine().run({ nodes, connections, retryOf: serialise(state) });

	expect(run.nodeError(tested)).toBeUndefined();
	expect(run.json(nodeName.success)).toMatchObject([
		{ success: true, adgroup_name: 'A' },
		{ success: true, adgroup_name: 'C' },
	]);
	const failed = ['B', 'D'].map((name) => {
		const error: unknown = expect.stringContaining(`(${name}): `);
		const adspirer: unknown = expect.objectContaining({ success: false, adgroup_name: name });
		return {
			error,
			message: error,
			details: expect.objectContaining({ name, budget: 'x', adspirer }),
		};
	});
	expect(run.json(nodeName.errors)).toMatchObject(failed);
});
