import { NodeOperationError, type INode } from 'n8n-workflow';
import type { Failure } from '../response/failure';
import { describe } from './describeFailure';
import { nodeError } from './nodeError';

/** What a list in the form says where it can't be had. */
export function formError(node: INode, failure: Failure, things: string): Error {
	const work = { reads: `the list of ${things}`, byId: true };
	const advice = { protection: 'name', labelOf: () => '', work } as const;
	const { message, remedy } = describe(failure, advice);
	const error = nodeError(node, { row: { item: 0 }, failure, key: null, advice }, []);
	// There is no row here that the message could begin with.
	error.message = message;
	error.description = remedy;
	return error;
}

/** What a list in the form says where the answer can't be read. */
export function unreadableListError(node: INode, things: string): Error {
	return new NodeOperationError(node, `Adspirer's list of ${things} can't be read.`, {
		description: "Choose 'By ID' and enter the ID.",
		level: 'warning',
	});
}

/** What the list of campaigns says where the form doesn't name one account. */
export function unclearAccountError(node: INode): Error {
	return new NodeOperationError(node, "The account of the campaigns isn't known.", {
		description:
			"'Advertiser Account' holds an expression or no valid ID. Choose an account to see its campaigns, or choose 'By ID' and enter the campaign's ID.",
		level: 'warning',
	});
}
