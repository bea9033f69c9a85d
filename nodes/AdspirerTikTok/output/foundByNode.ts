import type { Problem } from '../parse/cell';
import * as say from './sentences';
import {
	sentences,
	type About,
	type Description,
	type Descriptions,
	type Reasons,
} from './sentences';

/** One line for all that is wrong with a row. */
export function problemLine(problems: readonly Problem[]): string {
	return problems.map(({ field, message }) => `'${field}' ${message}`).join(' ');
}

/** What to say of failures that this node found by itself, without an answer of the service. */
export const foundByNode: Descriptions<
	| 'invalid'
	| 'bad credential'
	| 'not checked'
	| 'not settled'
	| 'internal error'
	| 'other values'
	| 'no response'
	| 'redirect'
> = {
	invalid: ({ problems }) => ({
		message: problemLine(problems),
		remedy: 'Correct the row and run it again.',
	}),
	'bad credential': ({ problem }) => ({
		message: problem,
		remedy: "Correct the node's Adspirer credential.",
	}),
	'not checked': ({ incomplete }) =>
		incomplete
			? {
					message:
						"Not sent: 'Skip Existing Names' can't tell whether the name already exists. The campaign's list of ad groups is incomplete, cuts names off, or has the name more than once.",
					remedy:
						"Check in TikTok Ads Manager whether the name exists. If it doesn't, turn off 'Skip Existing Names' and run the row again.",
				}
			: {
					message:
						"Not sent: Adspirer didn't list the campaign's ad groups, so 'Skip Existing Names' can't tell whether the name already exists.",
					remedy:
						"Run the row again later. If you are sure that the name is new, turn off 'Skip Existing Names'.",
				},
	'not settled': () => ({
		message: `An earlier call for this row got no answer${say.creationOpen}.`,
		remedy: "The campaign's list of ad groups can't settle it either.",
	}),
	'internal error': ({ message }, about, failure) => {
		const open = failure.outcomeUnknown ? say.openEnd(failure, about) : '';
		const where = say.isForm(about.work) ? '' : ' on this row';
		return {
			message: `The node itself failed${where} (${message})${open}.`,
			remedy: 'This is a bug in the node. Please report it.',
		};
	},
	'other values': ({ where, item, by, adgroupId }, { labelOf, protection }) => {
		const id = adgroupId ? ` (ID ${adgroupId})` : '';
		const isByKey = by === 'key';
		if (where === 'this run') {
			const other = item === undefined ? 'an earlier row' : labelOf(item);
			return isByKey
				? {
						message: `'Duplicate Key' is the same as in ${other}, but other values differ.`,
						remedy: 'Give each ad group its own key, or make the rows the same.',
					}
				: {
						message: `The name and campaign are the same as in ${other}, but other values differ.`,
						remedy: 'Rename or remove one of the two.',
					};
		}
		if (where === 'service' && isByKey) {
			// The list is searched by the name, and the key may have made an ad group of another one.
			return {
				message: `This 'Duplicate Key' was used before with different values. An ad group with this name exists in the campaign${id}, which may or may not be the one that was created with it.`,
				remedy:
					"If it is the ad group that you want, change it with Update. To create another one, use another 'Duplicate Key' and another name.",
			};
		}
		const [what, exists] =
			where === 'earlier pass'
				? ['An earlier pass of the loop created an ad group', '']
				: ['An ad group', ' already exists'];
		return isByKey
			? {
					message: `${what} with this 'Duplicate Key'${exists}${id}, with different values.`,
					remedy: "Change it with Update, or use another 'Duplicate Key'.",
				}
			: {
					message: `${what} with this name${exists} in the campaign${id}, with different values.`,
					remedy: sentences(
						'Change it with Update, or rename the row.',
						protection === 'name' &&
							`To create another one on purpose, run only this row with 'Duplicate Protection' set to By Execution.`,
					),
				};
	},
	'no response': ({ reason, code }, about, failure) =>
		noResponse[reason](code, about, say.openEnd(failure, about)),
	redirect: ({ location }) => ({
		message: `The Base URL redirects${location === undefined ? '' : ` to ${location}`}. The node doesn't follow redirects, to keep the API key safe.`,
		remedy: say.setBaseUrl,
	}),
};

const checkConnection =
	"Check the Base URL of the Adspirer credential and your n8n server's internet connection.";

const inBrackets = (code: string) => (code === '' ? '' : ` (${code})`);

/**
 * What to say of a call that brought no answer, by its reason.
 *
 * Each takes the system's own code, or what n8n says, and what ends a sentence about an open outcome.
 */
export const noResponse: Record<
	Reasons['no response']['reason'],
	(code: string, about: About, open: string) => Description
> = {
	timeout: (_code, about, open) => ({
		message: `Adspirer didn't answer in time${open}.`,
		remedy:
			say.runAgain(about) ??
			"TikTok can take 30 seconds. If 'Timeout' in the options is shorter, raise it.",
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
	dropped: (code, about, open) => ({
		message: `The connection to Adspirer was lost before the answer was complete${inBrackets(code)}${open}.`,
		remedy:
			say.runAgain(about) ?? "If this happens often, check your n8n server's internet connection.",
	}),
	certificate: (code) => ({
		message: `n8n couldn't make a secure connection to Adspirer${inBrackets(code)}.`,
		remedy: say.checkProxy,
	}),
	'not sent': (said) => ({
		message: say.withReason("n8n couldn't send the call", said),
		remedy: "Check the node's Adspirer credential.",
	}),
	'too large': (_code, _about, open) => ({
		message: `Adspirer's answer was too large to read${open}.`,
		remedy:
			'Check the Base URL of the Adspirer credential. If it is right, report this to Adspirer.',
	}),
	stopped: (_code, about, open) => ({
		message: `The execution was stopped before Adspirer answered${open}.`,
		remedy: say.runAgain(about) ?? 'Adspirer may still be working on it.',
	}),
};
