import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { AdspirerTikTok } from '../../nodes/AdspirerTikTok/AdspirerTikTok.node';
import { isRecord } from '../../nodes/AdspirerTikTok/base/values';
import { createEngine, littleNode } from '../engine';
import { base } from '../engine/littleNodes';
import type { RunOptions } from '../engine/types';
import { fs, path, projectRoot, vm } from '../platform';
import { apiKey, nodeType } from '../workbench';

export type Workflow = Required<Pick<RunOptions, 'nodes' | 'connections'>>;

const isWorkflow = (value: unknown): value is Workflow =>
	isRecord(value) && Array.isArray(value.nodes) && isRecord(value.connections);

/** An example, by its path below examples/. */
export function readExample(file: string): Workflow {
	const text = fs.readFileSync(path.join(projectRoot, 'examples', file), 'utf8');
	const read: unknown = JSON.parse(text);
	if (!isWorkflow(read)) throw new RangeError(`${file} is no workflow`);
	return read;
}

type Read = (name: string) => unknown;

/** A node whose outputs are what a function makes of an item's parameters. */
export function scripted(
	types: Record<string, 'string' | 'filter' | 'assignmentCollection'>,
	run: (read: Read, item: IDataObject, context: IExecuteFunctions) => readonly IDataObject[][],
): INodeType {
	const properties = Object.entries(types).map(([name, type]) => ({
		...{ displayName: name, name, type },
		default: type === 'string' ? '' : {},
	}));
	return {
		description: {
			...{ ...base, displayName: 'Scripted', name: 'scripted', description: 'Scripted' },
			outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
			properties,
		},
		async execute(this: IExecuteFunctions) {
			const outputs = this.getInputData().map((item, at) => {
				// n8n's own evaluation of a filter comes with its value.
				const read: Read = (name) =>
					this.getNodeParameter(name, at, undefined, { extractValue: true });
				return run(read, item.json, this);
			});
			return [0, 1].map((output) =>
				outputs.flatMap((all, item) =>
					(all[output] ?? []).map((json) => ({ json, pairedItem: { item } })),
				),
			);
		},
	};
}

const isItem = (value: unknown): value is IDataObject => isRecord(value);

/** The objects of a list, whatever it comes from. */
export function objects(value: unknown): IDataObject[] {
	const list: unknown = JSON.parse(JSON.stringify(value));
	return Array.isArray(list) ? list.filter(isItem) : [];
}

/** Under its own name n8n hands out other nodes' items only to its own runner of code. */
const scriptedCode = 'test.code';

/** Runs once over all items, as n8n's own node does unless told otherwise. */
const codeNode: INodeType = {
	description: scripted({ jsCode: 'string' }, () => []).description,
	async execute(this: IExecuteFunctions) {
		const { $, $input } = this.getWorkflowDataProxy(0);
		const code = `(() => {\n${String(this.getNodeParameter('jsCode', 0))}\n})()`;
		const given = objects(vm.runInNewContext(code, { $, $input }));
		return await Promise.resolve([given.map(({ json }) => ({ json: isItem(json) ? json : {} }))]);
	},
};

/** Stand-ins for n8n's own nodes: each does what its parameters say, by n8n's own expressions. */
const ownNodes: Record<string, INodeType> = {
	'n8n-nodes-base.stickyNote': scripted({}, () => []),
	'n8n-nodes-base.set': scripted({ assignments: 'assignmentCollection' }, (read) => {
		const written = read('assignments');
		const pairs = objects(isRecord(written) ? written.assignments : []);
		return [[Object.fromEntries(pairs.map(({ name, value }) => [name, value]))]];
	}),
	'n8n-nodes-base.if': scripted({ conditions: 'filter' }, (read, item) =>
		read('conditions') === true ? [[item], []] : [[], [item]],
	),
	'n8n-nodes-base.filter': scripted({ conditions: 'filter' }, (read, item) =>
		read('conditions') === true ? [[item]] : [],
	),
	[scriptedCode]: codeNode,
	'n8n-nodes-base.noOp': scripted({}, (_read, item) => [[item]]),
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': scripted({}, () => []),
};

/** Runs an example against a service, its trigger and the given nodes by stand-ins. */
export async function runWorkflow(
	{ nodes, connections }: Workflow,
	standIns: Record<string, INodeType>,
	baseUrl: string,
) {
	const isTrigger = ({ type }: { type: string }) => /Trigger$/.test(type);
	const engine = createEngine({
		nodeTypes: { [nodeType]: new AdspirerTikTok(), ...ownNodes, ...standIns },
		credentialTypes: { adspirerApi: new AdspirerApi() },
		credentials: { Adspirer: { apiKey, baseUrl } },
	});
	const credentials = { adspirerApi: { id: '1', name: 'Adspirer' } };
	const ready = nodes.map((node) => ({
		...node,
		...(node.type === 'n8n-nodes-base.code' && { type: scriptedCode }),
		...(isTrigger(node) && { type: littleNode.rows }),
		...(node.type === nodeType && { credentials }),
	}));
	return await engine.run({ nodes: ready, connections });
}
