import type { INodeProperties } from 'n8n-workflow';
import { options } from '../rows/options';
import { shownFor } from './fieldProperty';

const allOptions = Object.entries(options).map(
	([name, { form }]): INodeProperties => ({
		displayName: name.replace(/[A-Z]/g, ' $&').replace(/^./, (letter) => letter.toUpperCase()),
		name,
		...{ type: 'string', default: '', ...form },
	}),
);

/** What steers the calls of every operation. */
export const callOptions = ['maxConcurrency', 'maxRetries', 'timeout'];

/** The options of an operation; all that there are unless some are named. */
export function optionsOf(
	resource: string,
	operation: string,
	names?: readonly string[],
): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: shownFor(resource, [operation]) },
		options: allOptions.filter(({ name }) => names?.includes(name) ?? true),
	};
}

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
