import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { create } from './operations/create.operation';
import { preview } from './operations/preview.operation';
import { parameters } from './parameters';

export class AdspirerTikTok implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adspirer TikTok',
		name: 'adspirerTikTok',
		icon: { light: 'file:adspirerTikTok.svg', dark: 'file:adspirerTikTok.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"] === "preview" ? "Preview ad group" : "Create ad group" }}',
		description: 'Add ad groups to TikTok campaigns through Adspirer',
		defaults: { name: 'Adspirer TikTok' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adspirerApi', required: true }],
		properties: parameters,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0, 'create');
		if (operation === 'create') return [await create.call(this)];
		if (operation === 'preview') return [await preview.call(this)];
		// n8n offers "Custom API Call" with every node, and leaves it to the HTTP Request node.
		throw new NodeOperationError(this.getNode(), 'The operation is neither Create nor Preview.', {
			description:
				'Choose one of the two. For another call to Adspirer use the HTTP Request node with the Adspirer credential.',
		});
	}
}
