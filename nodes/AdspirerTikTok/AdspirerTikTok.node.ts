import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { create } from './resources/adGroup/create.operation';
import { preview } from './resources/adGroup/preview.operation';
import { fields } from './resources';

export class AdspirerTikTok implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adspirer TikTok',
		name: 'adspirerTikTok',
		icon: { light: 'file:adspirerTikTok.svg', dark: 'file:adspirerTikTok.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "preview" ? "Check rows" : "Create ad group" }}',
		description: 'Add ad groups to TikTok campaigns through Adspirer',
		defaults: { name: 'Adspirer TikTok' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adspirerApi', required: true }],
		properties: fields,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0, 'create');
		if (operation === 'create') return [await create.call(this)];
		if (operation === 'preview') return [await preview.call(this)];
		// n8n offers "Custom API Call" with every node, and leaves it to the HTTP Request node.
		throw new NodeOperationError(this.getNode(), "This node doesn't have that operation.", {
			description:
				'Choose one from the list. For other calls to Adspirer, use the HTTP Request node with the Adspirer credential.',
		});
	}
}
