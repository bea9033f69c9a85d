import type { LooksLike } from '../response/envelope';
import type { Failure, FailureReason } from '../response/failure';
import { outcomeOpen, type Description } from './description';
import { withReason } from './serviceText';

/** What to say of answers that the service would not have written itself, or failed to write. */

type Reason<Type extends FailureReason['type']> = Extract<FailureReason, { type: Type }>;

/** Adspirer's own address. */
export const usualBaseUrl = 'https://api.adspirer.ai';
/** What to do about answers that seem to come from somewhere else. */
export const checkBaseUrl = `Check the Base URL of the Adspirer credential. Normally it is ${usualBaseUrl}.`;

/** The same, where an answer may have been changed on its way. */
export const checkProxy =
	'Check the Base URL of the Adspirer credential, and any proxy between n8n and Adspirer.';

/** What to do about an error of the service's own. */
export const reportIfRepeated = 'If it happens again, report it to Adspirer.';
/** The same, where every retry ended in it. */
export const reportNow =
	"Every retry got the same error, so more retries won't help. Report it to Adspirer.";

/** Completes "The answer …". */
const whatItWas: Record<LooksLike, string> = {
	nothing: 'was empty',
	'a web page': 'was a web page',
	'cut-off JSON': 'was incomplete',
	'other JSON': 'had an unknown format',
	text: 'was plain text',
};

/** The address leads elsewhere, and the key is not taken there. */
export function redirect({ location }: Reason<'redirect'>): Description {
	const to = location === undefined ? '' : ` to ${location}`;
	return {
		message: `The Base URL redirects${to}. The node doesn't follow redirects, to keep the API key safe.`,
		remedy: `Set the Base URL of the Adspirer credential to Adspirer's own address, ${usualBaseUrl}.`,
	};
}

/** Something between n8n and Adspirer answered, such as a firewall. */
export function blocked({ looksLike }: Reason<'blocked'>, { status }: Failure): Description {
	return {
		message: `Something between n8n and Adspirer blocked the call. The answer ${whatItWas[looksLike]} (status ${status}).`,
		remedy: `A firewall or proxy may be in the way: ask the person who runs your n8n. ${checkBaseUrl}`,
	};
}

/** An answer that isn't what the service sends. */
export function unreadable(
	{ looksLike, said }: Reason<'unreadable'>,
	{ status }: Failure,
): Description {
	return {
		message: withReason(
			`Adspirer's answer ${whatItWas[looksLike]} (status ${status}), ${outcomeOpen}`,
			said,
		),
		remedy: checkProxy,
	};
}

/** A success that holds an error. */
export function contradictory({ said }: Reason<'contradictory'>, { status }: Failure): Description {
	return {
		message: withReason(
			`Adspirer reported success and an error in one answer (status ${status}), ${outcomeOpen}`,
			said,
		),
		remedy: reportIfRepeated,
	};
}

/** The service failed by itself. */
export function serverError(
	{ said, looksLike }: Reason<'server error'>,
	{ status, sameEveryTime }: Failure,
): Description {
	const answer =
		said !== undefined || looksLike === 'a failure'
			? ''
			: `, and the answer ${whatItWas[looksLike]}`;
	return {
		message: withReason(`Adspirer had an error (status ${status})${answer}, ${outcomeOpen}`, said),
		remedy: sameEveryTime ? reportNow : reportIfRepeated,
	};
}
