import {
	NodeConnectionTypes,
	UnexpectedError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { AdspirerTikTok } from '../../nodes/AdspirerTikTok/AdspirerTikTok.node';
import { createEngine, simpleWorkflow, type Engine, type NodeSketch } from '../engine';
import type { Sandbox } from '../sandbox';
import { adspirerNode, apiKey, nodeType } from '../workbench';
import { byName, unsettled } from './rowsByName';

export const agentName = 'Agent';
const toolName = 'Adspirer TikTok Tool';
export const toolType = `${nodeType}Tool`;

/** The name and the budget of an ad group are left to the model, the rest is written in the node. */
export const leftToModel: INodeParameters = byName({
	descriptionType: 'manual',
	toolDescription: 'Adds an ad group',
	adgroupName: "={{ $fromAI('name', '', 'string') }}",
	budget: "={{ $fromAI('budget', '', 'number') }}",
});

export const withoutList: INodeParameters = {
	...leftToModel,
	options: { maxRetries: 0, maxConcurrency: 1, ...unsettled },
};

/** The node as n8n offers it to agents: its tool variant has no input and gives itself out as a tool. */
export function toolVariant(): INodeType {
	const tool = new AdspirerTikTok();
	tool.description = {
		...tool.description,
		name: `${tool.description.name}Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
	};
	return tool;
}

export type CallTool = (values: IDataObject) => Promise<unknown>;

const agentDescription: INodeTypeDescription = {
	displayName: agentName,
	name: 'agent',
	description: 'Calls its tool as the test says',
	group: ['transform'],
	version: 1,
	defaults: {},
	inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
	outputs: [NodeConnectionTypes.Main],
	properties: [],
};

/** An agent that calls the tool by itself, as agents did at first and sub-agents still do. */
export function callingAgent(think: (call: CallTool) => Promise<void>): INodeType {
	return {
		description: agentDescription,
		async execute(this: IExecuteFunctions) {
			const tools = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
			await think(await caller(tools));
			return [[{ json: { done: true } }]];
		},
	};
}

/** A function that calls the first of the tools that n8n has made of nodes. */
export async function caller(tools: unknown): Promise<CallTool> {
	const tool: unknown = Array.isArray(tools) ? tools[0] : tools;
	if (!canBeInvoked(tool)) throw new UnexpectedError('There is no tool');
	return async (values) => await tool.invoke(values);
}

function canBeInvoked(tool: unknown): tool is { invoke(values: IDataObject): Promise<unknown> } {
	return typeof tool === 'object' && tool !== null && 'invoke' in tool;
}

/** An agent that asks n8n to run the tool as a node, once for each round, as agents do now. */
export function askingAgent(rounds: IDataObject[][]): INodeType {
	let asked = 0;
	return {
		description: agentDescription,
		async execute(this: IExecuteFunctions) {
			const round = rounds[asked];
			asked += 1;
			if (round === undefined) return [[{ json: { done: true } }]];
			return {
				metadata: {},
				actions: round.map((input, index) => ({
					actionType: 'ExecutionNodeAction' as const,
					nodeName: toolName,
					input,
					type: NodeConnectionTypes.AiTool,
					id: `call ${asked}.${index}`,
					metadata: {},
				})),
			};
		},
	};
}

export function engineWith(agent: INodeType, { url: baseUrl }: Pick<Sandbox, 'url'>): Engine {
	return createEngine({
		nodeTypes: { [toolType]: toolVariant(), 'test.agent': agent },
		credentialTypes: { adspirerApi: new AdspirerApi() },
		credentials: { Adspirer: { apiKey, baseUrl } },
	});
}

export function agentWorkflow(tool: Partial<NodeSketch> = {}, agent: Partial<NodeSketch> = {}) {
	const { nodes, connections } = simpleWorkflow({
		name: agentName,
		type: 'test.agent',
		parameters: {},
		...agent,
	});
	const place: [number, number] = [200, 200];
	const sketch = {
		...adspirerNode(tool.parameters ?? leftToModel),
		type: toolType,
		id: 'tool',
		position: place,
	};
	const wire = { node: agentName, type: NodeConnectionTypes.AiTool, index: 0 };
	return {
		nodes: [...nodes, { ...tool, ...sketch, name: toolName }],
		connections: { ...connections, [toolName]: { [NodeConnectionTypes.AiTool]: [[wire]] } },
	};
}
