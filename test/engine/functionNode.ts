import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { type Engine, createEngine } from './index';

/** What a function node does: rows, paired with the input in order, or whole items. */
export type Work = (this: IExecuteFunctions) => Promise<IDataObject[] | INodeExecutionData[]>;

const isItem = (row: IDataObject | INodeExecutionData): row is INodeExecutionData =>
	typeof row.json === 'object' && row.json !== null;

/** A node type whose output comes from a function of the test. */
export function nodeThat(work: Work, details: Partial<INodeTypeDescription> = {}): INodeType {
	return {
		description: {
			displayName: 'Tested',
			name: 'tested',
			description: 'Does what the test says',
			group: ['transform'],
			version: 1,
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
			...details,
		},
		async execute() {
			const rows = await work.call(this);
			return [rows.map((row, item) => (isItem(row) ? row : { json: row, pairedItem: { item } }))];
		},
	};
}

/** An engine with that node, as 'test.tested', and nothing else. */
export const engineFor = (work: Work, properties: INodeProperties[] = []): Engine =>
	createEngine({
		nodeTypes: { 'test.tested': nodeThat(work, { properties }) },
		credentialTypes: {},
		credentials: {},
	});

/** A text field of a node. */
export const textField = (name: string, fallback = ''): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: fallback,
});

/** The json of a node's input. */
export const rowsIn = (context: IExecuteFunctions): IDataObject[] =>
	context.getInputData().map(({ json }) => json);
