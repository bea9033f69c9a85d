import { NodeApiError, type INode } from 'n8n-workflow';
import type { Failure } from '../response/failure';
import type { List } from '../response/lists';
import { describe } from './describe';
import { withoutMarkup } from './nodeError';
import { pluralize } from './words';

/**
 * What a list in the form says where it can't be loaded.
 *
 * @param noun what is listed, in the singular, such as "campaign".
 */
export function formError(node: INode, failure: Failure, noun: string): Error {
	const work = { finds: noun, byId: true };
	const { message, remedy } = describe(failure, { protection: 'name', labelOf: String, work });
	return listError(node, message, remedy, failure.status);
}

/** What a list in the form says where the answer can't be read. */
export function unreadableListError(node: INode, noun: string): Error {
	return listError(
		node,
		`Adspirer's list of ${noun}s can't be read.`,
		"Choose 'By ID' and enter the ID.",
	);
}

/** What the list of campaigns says where the form doesn't name one account. */
export function unclearAccountError(node: INode): Error {
	return listError(
		node,
		"The node doesn't know which account's campaigns to list.",
		"'Advertiser Account' is an expression or isn't a valid ID. Choose an account to see its campaigns, or choose 'By ID' and enter the campaign's ID.",
	);
}

/**
 * n8n sends the description of an API error alone to its form. With any other error, a list would say
 * what is wrong but not what to do.
 */
function listError(
	node: INode,
	text: string,
	remedy: string,
	status: number | null = null,
): NodeApiError {
	const message = withoutMarkup(text);
	const description = withoutMarkup(remedy);
	const error = new NodeApiError(
		node,
		{ message },
		{
			message,
			description,
			level: 'warning',
			...(status !== null && { httpCode: String(status) }),
		},
	);
	// n8n replaces a message in which it finds a system's code with a sentence of its own.
	error.message = message;
	return error;
}

/**
 * What a list in the form says of entries that it can't show.
 *
 * @param noun what is listed, in the singular, such as "campaign".
 */
export function formNotes({ unreadable, isWhole }: List, noun: string): string[] {
	const remedy = "Choose 'By ID' for those.";
	if (unreadable > 0) {
		return [`⚠ ${pluralize(unreadable, noun)} can't be read reliably. ${remedy}`];
	}
	return isWhole ? [] : [`⚠ Adspirer may have more ${noun}s than it lists. ${remedy}`];
}
