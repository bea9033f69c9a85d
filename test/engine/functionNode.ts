import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { base } from './littleNodes';

/** What a function node does: rows, paired with the input in order, or whole items. */
export type Work = (this: IExecuteFunctions) => Promise<IDataObject[] | INodeExecutionData[]>;

const isItem = (row: IDataObject | INodeExecutionData): row is INodeExecutionData =>
	typeof row.json === 'object' && row.json !== null;

/** A node type whose output comes from a function of the test. */
export function nodeThat(work: Work, details: Partial<INodeTypeDescription> = {}): INodeType {
	return {
		description: {
			...base,
			displayName: 'Tested',
			name: 'tested',
			description: 'Does what the test says',
			...details,
		},
		async execute() {
			const rows = await work.call(this);
			return [rows.map((row, item) => (isItem(row) ? row : { json: row, pairedItem: { item } }))];
		},
	};
}
