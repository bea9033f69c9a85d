import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { formOf, type Operation } from '../../nodes/AdspirerTikTok/operations/form';
import { runRows } from '../../nodes/AdspirerTikTok/operations/runRows';

/** A node that does nothing but create a made-up thing, by rows of a sheet. */
export function nodeFor(operation: Operation): new () => INodeType {
	const { resource } = operation;
	return class implements INodeType {
		description: INodeTypeDescription = {
			displayName: 'Things',
			name: 'things',
			group: ['output'],
			version: 1,
			description: 'Creates things',
			defaults: { name: 'Things' },
			usableAsTool: true,
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'adspirerApi', required: true }],
			properties: [
				{ displayName: 'Resource', name: 'resource', type: 'hidden', default: resource },
				{ displayName: 'Operation', name: 'operation', type: 'hidden', default: 'create' },
				{
					displayName: 'Mapping',
					name: 'mappingMode',
					type: 'hidden',
					default: 'autoMapInputData',
				},
				...formOf(operation),
			],
		};

		async execute(this: IExecuteFunctions) {
			return [await runRows(this, { ...operation, labels: new Map() }, [])];
		}
	};
}
