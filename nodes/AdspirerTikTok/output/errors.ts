import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { wasSent, type Failure, type FailureReason } from '../response/failure';
import type { List } from '../response/lists';
import { describe } from './describe';
import { listGap, momentOf, present, type Lines } from './words';

/**
 * An error of n8n's own: in `text` which row it is and what happened, in `lines` the description. It has
 * no `itemIndex`: with one, n8n adds "[item 0]" to a message that already names the row as people count.
 *
 * @param failure undefined where the error is about several rows, of which none was sent.
 */
export function nodeError(
	node: INode,
	failure: Failure | undefined,
	text: string,
	lines: Lines,
	isApiError = failure !== undefined && wasSent(failure),
): NodeApiError | NodeOperationError {
	const cause = failure && declaredCause(failure);
	const status = failure?.status ?? null;
	// The editor shows a description as HTML, in which a line break alone is no more than a blank. An
	// agent, for which n8n runs the node as a tool, reads it as it is.
	const lineBreak = node.type.endsWith('Tool') ? '\n' : '<br>\n';
	const message = withoutMarkup(text);
	const details = {
		message,
		description: present(lines).map(withoutMarkup).join(lineBreak),
		level: 'warning' as const,
		...(cause && { failure: cause }),
		...(status !== null && { httpCode: String(status) }),
	};
	const error = isApiError
		? new NodeApiError(node, {}, details)
		: new NodeOperationError(node, message, details);
	// n8n replaces a message that holds a system's code, or a word that contains one ("preexisting"
	// holds EEXIST), with a sentence of its own.
	return Object.assign(error, { message });
}

/**
 * n8n shows some texts of an error as HTML and some as they are. So no sign of markup goes in: what a
 * cell or the service wrote is text in either.
 */
function withoutMarkup(text: string): string {
	return text.replaceAll('<', '‹').replaceAll('>', '›');
}

/**
 * n8n's own words for why a node failed (n8n-workflow 2.41; older versions ignore them).
 *
 * @internal
 */
export type DeclaredCause = NonNullable<NodeApiError['failure']>;

const causes: { readonly [Type in FailureReason['type']]?: DeclaredCause['cause'] } = {
	throttled: 'rate-limited',
	'quota spent': 'quota-exhausted',
	unauthorized: 'credential-invalid',
	'bad credential': 'credential-invalid',
	redirect: 'configuration-invalid',
	'tool not found': 'configuration-invalid',
	forbidden: 'configuration-invalid',
	'not found': 'configuration-invalid',
	'internal error': 'node-defect',
};

/** The declared cause of a failure; undefined where n8n has no word for it, such as a bad row. */
function declaredCause({ kind, reason, waitMs, quota }: Failure): DeclaredCause | undefined {
	if (reason.type === 'not sent') {
		return reason.because === 'stopped' ? undefined : declaredCause(reason.because);
	}
	const isDown = kind === 'server' || kind === 'network';
	const cause = causes[reason.type] ?? (isDown ? 'temporarily-unavailable' : undefined);
	const resets = momentOf(quota?.period_end);
	const resetsAt = resets.isValid && { resetsAtEpochMs: resets.toMillis() };
	if (cause === 'quota-exhausted') return { cause, ...resetsAt };
	const retryAfter = waitMs !== undefined && { retryAfterMs: waitMs };
	if (cause === 'rate-limited') return { cause, ...retryAfter };
	return cause && { cause };
}

/**
 * What a list in the form, such as of "campaign"s, says where it can't be shown. n8n sends the description
 * of an API error alone to its form; without one it says what is wrong but not what to do.
 */
export function formError(
	node: INode,
	failure: Failure | 'unreadable' | 'unclear account',
	noun: string,
): Error {
	if (typeof failure !== 'string') {
		const { message, remedy } = describe(failure, { work: { finds: noun, inForm: true } });
		const byId = failure.reason.type === 'tool not found' && "Choose 'By ID' and enter the ID.";
		return nodeError(node, failure, message, [byId, remedy], true);
	}
	const [message, remedy] =
		failure === 'unreadable'
			? [`Adspirer's list of ${noun}s can't be read.`, "Choose 'By ID' and enter the ID."]
			: [
					`The node doesn't know which account's ${noun}s to list.`,
					`'Advertiser Account' is an expression or isn't a valid ID. Choose an account to see its ${noun}s, or choose 'By ID' and enter the ID.`,
				];
	return nodeError(node, undefined, message, [remedy], true);
}

/** What a list in the form, such as of campaigns, says of those that it can't show. */
export function formNotes(list: List, noun: string, isSearch: boolean): string[] {
	const gap = listGap(list, noun);
	const way = isSearch && list.unreadable === 0 ? 'Search' : "Choose 'By ID'";
	return gap === '' ? [] : [`⚠ ${gap} ${way} for those.`];
}
