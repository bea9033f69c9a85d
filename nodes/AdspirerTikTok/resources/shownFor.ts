import type { IDisplayOptions } from 'n8n-workflow';

/** Display conditions of a field that some operations of a resource have. */
export function shownFor(
	resource: string,
	operations: string[],
	more: IDisplayOptions['show'] = {},
): NonNullable<IDisplayOptions['show']> {
	return { resource: [resource], operation: operations, ...more };
}
