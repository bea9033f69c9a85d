import type { ToolResponse } from '../client/toolResponse';
import { quotaOf } from './answer';
import { isDoubtful } from './doubtfulWords';
import { textsOfRefusal, type Envelope } from './envelope';
import type { Failure } from './failure';
import { withoutQuoted } from './quotedTexts';
import { maxReadLength } from './refusalWords';
import { namedWait } from './retryAfter';

/** An answer of the service, or of what stands before it. */
export type Answered = Extract<ToolResponse, { kind: 'answer' }>;

/** So much of the service's own words is kept. */
export const maxSaidLength = 500;
/** So much of each text beside the error is read. */
const maxBesideLength = 1000;

/** What is known of an answer that is no success. */
export interface FailureDetails {
	readonly status: number;
	/** The refusal's own words, short enough to be shown. */
	readonly said: { readonly said?: string };
	/** The words to be judged by, also of a body that the service would not have written. */
	readonly text: string;
	/** They leave open whether the call was carried out. */
	readonly isDoubtful: boolean;
	readonly waitMs: { readonly waitMs?: number };
	readonly base: Pick<Failure, 'status' | 'quota'>;
	readonly body: Envelope;
}

/**
 * Reads what all kinds of failures are told by: texts, waiting time and quota.
 *
 * @param own values of the row's arguments, which the words may quote.
 */
export function detailsOf(
	answer: Answered,
	body: Envelope,
	now: number,
	own: readonly unknown[],
): FailureDetails {
	const { status, headers } = answer;
	const error = body.kind === 'refusal' ? (body.error ?? '') : '';
	const isReadable = body.kind === 'unreadable' && body.looksLike !== 'a web page';
	const beside = body.kind === 'refusal' ? textsOfRefusal(body.raw) : [];
	const parts = [
		(isReadable ? answer.text : error).slice(0, maxReadLength),
		...beside.filter((one) => one !== error).map((one) => one.slice(0, maxBesideLength)),
	];
	const read = parts.map((part) => withoutQuoted(part, own));
	const text = read.join('\n|\n').slice(0, maxReadLength);
	const waitMs = namedWait(headers, text, now);
	const quota = body.kind === 'unreadable' ? undefined : quotaOf(body.raw);
	return {
		status,
		said: error === '' ? {} : { said: shorten(error) },
		text,
		isDoubtful: read.some(isDoubtful),
		waitMs: waitMs === undefined ? {} : { waitMs },
		base: { status, ...(quota && { quota }) },
		body,
	};
}

function shorten(text: string): string {
	if (text.length <= maxSaidLength) return text;
	return `${text.slice(0, maxSaidLength).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
