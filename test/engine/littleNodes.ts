import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
	ISourceData,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeHelpers, UnexpectedError } from 'n8n-workflow';

import type { EngineOptions } from './types';

export const littleNode = {
	rows: 'test.rows',
	noOp: 'test.noOp',
	loop: 'test.loop',
	value: 'test.value',
} as const;

export const base = {
	group: ['transform'],
	version: 1,
	defaults: {},
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	properties: [],
} satisfies Partial<INodeTypeDescription>;

const handsOn = (name: string, details: Partial<INodeTypeDescription> = {}) => ({
	description: { ...base, displayName: name, name, description: 'Hands on', ...details },
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	},
});

interface LoopMemory extends IDataObject {
	waiting?: INodeExecutionData[];
	processed?: INodeExecutionData[];
}

const pairedWith = (
	{ pairedItem = 0, ...item }: INodeExecutionData,
	sourceOverwrite: ISourceData | undefined,
): INodeExecutionData => {
	const pair = [pairedItem].flat()[0] ?? 0;
	const place = typeof pair === 'number' ? { item: pair } : pair;
	return { ...item, pairedItem: { ...place, sourceOverwrite } };
};

/** As n8n's own loop: batches and results are in the node's context, and items stay paired. */
const loop: INodeType = {
	description: {
		...base,
		displayName: 'Loop Over Items',
		name: littleNode.loop,
		description: 'Gives its input out in batches',
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['done', 'loop'],
		properties: [{ displayName: 'Batch Size', name: 'batchSize', type: 'number', default: 1 }],
	},
	async execute(this: IExecuteFunctions) {
		const memory: LoopMemory = this.getContext('node');
		const size = Math.max(1, Number(this.getNodeParameter('batchSize', 0)));
		const input = this.getInputData();
		const source = this.getInputSourceData();
		memory.processed ??= [];
		if (memory.waiting === undefined) {
			memory.waiting = input.map((item) => pairedWith(item, source));
		} else {
			const back = input.map((item, index) => pairedWith({ ...item, pairedItem: index }, source));
			memory.processed.push(...back);
		}
		const batch = memory.waiting.slice(0, size);
		memory.waiting = memory.waiting.slice(size);
		return batch.length === 0 ? [memory.processed, []] : [[], batch];
	},
};

/** Gives out what its one parameter comes to. */
const value: INodeType = {
	description: {
		...base,
		displayName: 'Value',
		name: littleNode.value,
		description: 'Gives out a value',
		properties: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
	},
	async execute(this: IExecuteFunctions) {
		return [[{ json: { value: this.getNodeParameter('value', 0) } }]];
	},
};

/** The trigger gives out the rows of the test. */
const littleNodes: Record<string, INodeType> = {
	[littleNode.rows]: handsOn(littleNode.rows, { group: ['trigger'], inputs: [] }),
	[littleNode.noOp]: handsOn(littleNode.noOp),
	[littleNode.loop]: loop,
	[littleNode.value]: value,
};

/** The given nodes, and those that come with the engine. */
export class EngineNodeTypes implements INodeTypes {
	constructor(private readonly types: EngineOptions['nodeTypes']) {}

	getByName(nodeType: string) {
		const type = this.types[nodeType] ?? littleNodes[nodeType];
		if (type) return type;
		throw new UnexpectedError(`The engine was not given the node type "${nodeType}"`);
	}

	getByNameAndVersion(nodeType: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(nodeType), version);
	}

	getKnownTypes = () => ({});
}
