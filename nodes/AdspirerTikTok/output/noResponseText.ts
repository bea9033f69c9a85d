import type { FailureReason } from '../response/failure';
import { checkProxy } from './answerText';
import { outcomeOpen, type Description } from './description';
import { withReason } from './serviceText';

const checkConnection =
	"Check the Base URL of the Adspirer credential and your n8n server's internet connection.";

/** What to do about an answer of a size that the service never sends. */
export const reportIfAddressIsRight =
	'Check the Base URL of the Adspirer credential. If it is right, report this to Adspirer.';

type NoResponseReason = Extract<FailureReason, { type: 'no response' }>['reason'];

const inBrackets = (code: string) => (code === '' ? '' : ` (${code})`);

/**
 * What to say of a call that brought no answer, by its reason.
 *
 * Each takes the system's own code, or what n8n says.
 */
export const noResponseText: Record<NoResponseReason, (code: string) => Description> = {
	timeout: () => ({
		message: `Adspirer didn't answer in time, ${outcomeOpen}.`,
		remedy: "TikTok can take 30 seconds. If 'Timeout' in the options is shorter, raise it.",
	}),
	refused: (code) => ({
		message: `Adspirer can't be reached: ${
			code === 'ECONNREFUSED' ? 'the connection was refused' : 'the network is unreachable'
		}${inBrackets(code)}.`,
		remedy: checkConnection,
	}),
	'unknown host': (code) => ({
		message: `Adspirer can't be reached: the address in the Base URL wasn't found${inBrackets(code)}.`,
		remedy:
			"Check the Base URL of the Adspirer credential for typos, and your n8n server's internet connection.",
	}),
	dropped: (code) => ({
		message: `The connection to Adspirer was lost before the answer was complete${inBrackets(code)}, ${outcomeOpen}.`,
		remedy: "If this happens often, check your n8n server's internet connection.",
	}),
	certificate: (code) => ({
		message: `n8n couldn't make a secure connection to Adspirer${inBrackets(code)}.`,
		remedy: checkProxy,
	}),
	'not sent': (said) => ({
		message: withReason("n8n couldn't send the call", said),
		remedy: "Check the node's Adspirer credential.",
	}),
	'too large': () => ({
		message: `Adspirer's answer was too large to read, ${outcomeOpen}.`,
		remedy: reportIfAddressIsRight,
	}),
	stopped: () => ({
		message: `The execution was stopped before Adspirer answered, ${outcomeOpen}.`,
		remedy: 'Adspirer may still be working on it.',
	}),
};
