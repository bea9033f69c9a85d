import type { INodeProperties } from 'n8n-workflow';
import { shownFor } from './shownFor';

/** How much of a list a "get many" operation returns. */
export function limitFields(resource: string): INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
			displayOptions: { show: shownFor(resource, ['getAll']) },
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: shownFor(resource, ['getAll'], { returnAll: [false] }) },
		},
	];
}
