import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { wasSent, type Failure } from '../response/failure';
import { momentOf } from './words';

/**
 * An error of n8n's own for a failed row. It has no `itemIndex`: with one, n8n adds "[item 0]" to a
 * message that already names the row as people count it.
 *
 * @param failure undefined where the error is about several rows, of which none was sent.
 * @param text which row, and what happened.
 * @param lines the description, line by line.
 */
export function nodeError(
	node: INode,
	failure: Failure | undefined,
	text: string,
	lines: readonly string[],
): NodeApiError | NodeOperationError {
	const message = withoutMarkup(text);
	const cause = failure && declaredCause(failure);
	const description = asDescription(node, lines);
	const details = { message, description, ...(cause && { failure: cause }) };
	const status = failure?.status ?? null;
	const error =
		failure && wasSent(failure)
			? new NodeApiError(
					node,
					{ message },
					{ ...details, ...(status !== null && { httpCode: String(status) }) },
				)
			: new NodeOperationError(node, message, { ...details, level: 'warning' });
	// n8n replaces a message that holds a system's code, or a word that contains one ("preexisting"
	// holds EEXIST), with a sentence of its own.
	error.message = message;
	return error;
}

/**
 * n8n shows some texts of an error as HTML and some as they are. So no sign of markup goes in: what a
 * cell or the service wrote is text in either.
 */
export function withoutMarkup(text: string): string {
	return text.replaceAll('<', '‹').replaceAll('>', '›');
}

/**
 * The editor shows a description as HTML, in which a line break alone is no more than a blank. An
 * agent, for which n8n runs the node as a tool, reads it as it is.
 */
function asDescription({ type }: INode, lines: readonly string[]): string {
	return lines.map(withoutMarkup).join(type.endsWith('Tool') ? '\n' : '<br>\n');
}

/** n8n's own words for why a node failed (n8n-workflow 2.41; older versions ignore them). */
export type DeclaredCause = NonNullable<NodeApiError['failure']>;

/** The declared cause of a failure; undefined where n8n has no word for it, such as a bad row. */
function declaredCause({ kind, reason, waitMs, quota }: Failure): DeclaredCause | undefined {
	switch (reason.type) {
		case 'throttled':
			return { cause: 'rate-limited', ...(waitMs !== undefined && { retryAfterMs: waitMs }) };
		case 'quota spent': {
			const resetsAt = momentOf(quota?.period_end)?.toMillis();
			return {
				cause: 'quota-exhausted',
				...(resetsAt !== undefined && { resetsAtEpochMs: resetsAt }),
			};
		}
		case 'unauthorized':
		case 'bad credential':
			return { cause: 'credential-invalid' };
		case 'redirect':
		case 'tool not found':
		case 'forbidden':
		case 'not found':
			return { cause: 'configuration-invalid' };
		case 'internal error':
			return { cause: 'node-defect' };
		case 'not sent':
			return reason.because === 'stopped' ? undefined : declaredCause(reason.because);
		default: {
			const isDown = kind === 'server' || kind === 'network';
			return isDown ? { cause: 'temporarily-unavailable' } : undefined;
		}
	}
}
