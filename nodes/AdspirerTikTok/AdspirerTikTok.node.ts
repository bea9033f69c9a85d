import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { loadOptions, resourceMapping } from './operations/columnsForm';
import { listSearches } from './operations/listSearch';
import { form, runOperation, subtitle } from './operations/operations';

/** The node as n8n sees it: its form, its lists, and what runs. */
export class AdspirerTikTok implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adspirer TikTok',
		name: 'adspirerTikTok',
		icon: { light: 'file:adspirerTikTok.svg', dark: 'file:adspirerTikTok.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle,
		description: 'Create and manage TikTok ad groups and ads through Adspirer',
		defaults: { name: 'Adspirer TikTok' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Creates TikTok ad groups and ads in existing campaigns. For a sheet with both, use the resource plan: each row makes an ad in its ad group, paused unless startPaused is false. For a sheet with ad groups or ads alone, set mappingMode to autoMapInputData. Run the operation preview first, which makes no call.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-base.googleSheets',
					relationHint: 'Reads the media plan and takes the IDs back',
				},
				{
					nodeType: 'n8n-nodes-base.extractFromFile',
					relationHint: 'Reads a media plan from a CSV or Excel file',
				},
				{
					nodeType: 'n8n-nodes-base.filter',
					relationHint: 'Leaves out rows that need no call',
				},
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adspirerApi', required: true }],
		properties: form,
	};

	methods = {
		listSearch: listSearches,
		loadOptions,
		resourceMapping,
	};

	async execute(this: IExecuteFunctions) {
		const items = await runOperation(this);
		if (items) return [items];
		// n8n offers "Custom API Call" with every node, and leaves it to the HTTP Request node.
		throw new NodeOperationError(this.getNode(), "This node doesn't have that operation.", {
			description:
				'Choose one from the list. For other calls to Adspirer, use the HTTP Request node with the Adspirer TikTok API credential.',
		});
	}
}
