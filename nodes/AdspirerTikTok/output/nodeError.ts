import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { wasSent, type Failure } from '../response/failure';
import { declaredCause, type DeclaredCause } from './declaredCause';

/**
 * An error of n8n's own for a failed row. It has no `itemIndex`: with one, n8n adds "[item 0]" to a
 * message that already names the row as people count it.
 *
 * @param message which row, and what happened.
 * @param lines the description, line by line.
 */
export function nodeError(
	node: INode,
	failure: Failure,
	message: string,
	lines: readonly string[],
): NodeApiError | NodeOperationError {
	const cause = declaredCause(failure);
	const details = { message, description: asDescription(lines), ...(cause && { failure: cause }) };
	if (!wasSent(failure)) {
		return withMessage(
			message,
			new NodeOperationError(node, message, { ...details, level: 'warning' }),
		);
	}
	const httpCode = failure.status === null ? undefined : String(failure.status);
	return withMessage(message, new NodeApiError(node, { message }, { ...details, httpCode }));
}

/** An error for rows that were refused before anything was sent. */
export function refusal(
	node: INode,
	message: string,
	lines: readonly string[],
	cause: DeclaredCause | undefined,
): NodeOperationError {
	const description = asDescription(lines);
	return withMessage(
		message,
		new NodeOperationError(node, message, {
			description,
			level: 'warning',
			...(cause && { failure: cause }),
		}),
	);
}

/**
 * n8n replaces a message that holds a system's code, or a word that contains one ("preexisting" holds
 * EEXIST), with a sentence of its own. This gives the error its message back.
 */
function withMessage<E extends Error>(message: string, error: E): E {
	error.message = message;
	return error;
}

/** n8n shows a description as HTML, in which a line break alone is no more than a blank. */
function asDescription(lines: readonly string[]): string {
	return lines.map((line) => line.replaceAll('<', '&lt;')).join('<br>\n');
}

/**
 * An item for the error output. n8n sends an item there by its `error`, but then replaces the json
 * of every item that still carries one by the message alone; a property that is not enumerable does
 * the first and is not copied into the second.
 */
export function errorOutputItem(json: IDataObject, item: number, error: Error): INodeExecutionData {
	return Object.defineProperty({ json, pairedItem: { item } }, 'error', {
		value: error,
		enumerable: false,
	});
}
