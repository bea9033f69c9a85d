import type { Failure, FailureReason } from '../response/failure';
import type { Failed } from '../response/result';
import { isCreation, isForm, type RowOutcome, type Run } from './rowOutcome';
import { saidByService, type OwnReason } from './saidByService';
import * as say from './sentences';
import {
	problemSentences,
	sentences,
	type Context,
	type Description,
	type Descriptions,
	type Reasons,
} from './sentences';
import { listRows, rowLine } from './words';

/** What the words on a failure depend on beside the failure itself. */
export type About = Pick<Context, 'work' | 'protection' | 'labelOf'>;

/** What to say of failures that this node found by itself. */
const foundByNode: Descriptions<OwnReason> = {
	invalid: ({ problems }) => ({
		message: sentences(...problemSentences(problems)),
		remedy: 'Correct the row and run it again.',
	}),
	'bad credential': ({ problem }) => ({
		message: problem,
		remedy: "Correct the node's Adspirer credential.",
	}),
	'not sent': ({ because, outage }, { open, failure, ...about }) => {
		const what = `Not sent${open && ' again'}, because`;
		if (because !== 'stopped' && !outage) {
			// Whether the other row's outcome is open is no word on this one.
			const cause = describe({ ...because, outcomeUnknown: failure.outcomeUnknown }, about);
			return { ...cause, message: `${what} an earlier row failed. ${cause.message}` };
		}
		const [why, remedy] = outage
			? [
					'Adspirer seems to be down: five calls in a row got no answer',
					'Run the row again in a few minutes.',
				]
			: ['the execution was stopped', 'Run the workflow again to send the row.'];
		return { message: `${what} ${why}`, remedy: open ? '' : remedy };
	},
	'not checked': ({ incomplete }) => {
		const why = incomplete
			? "The campaign's list of ad groups is incomplete, cuts names off, or has the name more than once"
			: "Adspirer didn't list the campaign's ad groups";
		return {
			message: `Not sent: 'Skip Existing Names' can't tell whether the name already exists. ${why}`,
			remedy:
				"Check in TikTok Ads Manager whether the name exists. If it doesn't, turn off 'Skip Existing Names' and run the row again.",
		};
	},
	'not settled': (_reason, { open }) => ({
		message: `An earlier call for this row got no answer${open}`,
		remedy: "The campaign's list of ad groups can't settle it either.",
	}),
	'internal error': ({ message }, { work, open }) => ({
		message: `The node itself failed${isForm(work) ? '' : ' on this row'} (${message})${open}`,
		remedy: 'This is a bug in the node. Please report it.',
	}),
	'other values': otherValues,
	'no response': ({ reason, code }, context) => noResponse(code, context)[reason],
	redirect: ({ location }) => ({
		message: `The Base URL redirects${location === undefined ? '' : ` to ${location}`}. The node doesn't follow redirects, to keep the API key safe`,
		remedy: `Set the Base URL of the Adspirer credential to Adspirer's own address, ${say.usualBaseUrl}.`,
	}),
};

/** Another row, or an ad group, has the row's name or key with different values. */
function otherValues(
	{ where, item, by, adgroupId }: Reasons['other values'],
	{ labelOf, protection }: About,
): Description {
	const isByKey = by === 'key';
	if (where === 'this run') {
		const same = isByKey ? "'Duplicate Key' is" : 'The name and campaign are';
		const other = item === undefined ? 'an earlier row' : labelOf(item);
		return {
			message: `${same} the same as in ${other}, but other values differ`,
			remedy: isByKey
				? 'Give each ad group its own key, or make the rows the same.'
				: 'Rename or remove one of the two.',
		};
	}
	const id = adgroupId ? ` (ID ${adgroupId})` : '';
	if (where === 'service' && isByKey) {
		// The list is searched by the name, and the key may have made an ad group of another one.
		return {
			message: `This 'Duplicate Key' was used before with different values. An ad group with this name exists in the campaign${id}, which may or may not be the one that was created with it`,
			remedy:
				"If it is the ad group that you want, change it with Update. To create another one, use another 'Duplicate Key' and another name.",
		};
	}
	const what = isByKey ? "this 'Duplicate Key'" : 'this name';
	const place = isByKey ? '' : ' in the campaign';
	const other = isByKey ? "use another 'Duplicate Key'" : 'rename the row';
	return {
		message:
			where === 'earlier pass'
				? `An earlier pass of the loop created an ad group with ${what}${place}${id}, with different values`
				: `An ad group with ${what} already exists${place}${id}, with different values`,
		remedy: sentences(
			`Change it with Update, or ${other}.`,
			!isByKey &&
				protection === 'name' &&
				"To create another one on purpose, run only this row with 'Duplicate Protection' set to By Execution.",
		),
	};
}

const checkConnection =
	"Check the Base URL of the Adspirer credential and your n8n server's internet connection.";

/**
 * What to say of a call that brought no answer.
 *
 * @param code the system's own code, or what n8n says.
 */
function noResponse(
	code: string,
	{ open, again }: Context,
): Record<Reasons['no response']['reason'], Description> {
	const coded = code === '' ? '' : ` (${code})`;
	const cause =
		code === 'ECONNREFUSED' ? 'the connection was refused' : 'the network is unreachable';
	return {
		timeout: {
			message: `Adspirer didn't answer in time${open}`,
			remedy:
				again ?? "TikTok can take 30 seconds. If 'Timeout' in the options is shorter, raise it.",
		},
		refused: {
			message: `Adspirer can't be reached: ${cause}${coded}`,
			remedy: checkConnection,
		},
		'unknown host': {
			message: `Adspirer can't be reached: the address in the Base URL wasn't found${coded}`,
			remedy: checkConnection,
		},
		dropped: {
			message: `The connection to Adspirer was lost before the answer was complete${coded}${open}`,
			remedy: again ?? "If this happens often, check your n8n server's internet connection.",
		},
		certificate: {
			message: `n8n couldn't make a secure connection to Adspirer${coded}`,
			remedy: say.checkProxy,
		},
		'not sent': {
			message: "n8n couldn't send the call",
			said: code,
			remedy: "Check the node's Adspirer credential.",
		},
		'too large': {
			message: `Adspirer's answer was too large to read${open}`,
			remedy:
				'Check the Base URL of the Adspirer credential. If it is right, report this to Adspirer.',
		},
		stopped: {
			message: `The execution was stopped before Adspirer answered${open}`,
			remedy: again ?? 'Adspirer may still be working on it.',
		},
	};
}

const descriptions: Descriptions<FailureReason['type']> = { ...foundByNode, ...saidByService };

/** What happened, and what to do about its cause; whether it was done all the same is another question. */
export function describe(failure: Failure, about: About): { message: string; remedy: string } {
	const { reason } = failure;
	const { work } = about;
	const open = say.openEnd(failure, work);
	const context = { ...about, failure, isNew: isCreation(work), open, again: say.runAgain(work) };
	const { message, said, remedy } = descriptionOf(reason.type, reason);
	return {
		message: said ? `${message}: ${say.serviceSentence(said)}` : say.endSentence(message),
		remedy,
	};

	function descriptionOf<Type extends FailureReason['type']>(
		type: Type,
		of: Reasons[Type],
	): Description {
		return descriptions[type](of, context);
	}
}

/** What the words on a row's failure depend on. */
export function aboutRow({ row }: RowOutcome, { work, outcomes }: Run): About {
	return {
		work,
		protection: row.strategy?.by ?? 'name',
		labelOf: (item) => listRows([outcomes[item]?.row.name ?? { item }]),
	};
}

/** One readable line: which row, and what happened. */
export function failureLine(outcome: RowOutcome<Failed>, run: Run): string {
	const { row, result } = outcome;
	return rowLine(row.name, describe(result.failure, aboutRow(outcome, run)).message);
}

/** Everything that a failed row's item says about what to do: n8n offers no Retry there. */
export function whatToDo(failure: Failure, about: About): string {
	const { work, protection } = about;
	const { remedy } = describe(failure, about);
	if (!('did' in work)) return remedy;
	const isNew = isCreation(work);
	if (!failure.outcomeUnknown) {
		const { status, kind } = failure;
		// Answered by a refusal, or never arrived.
		const isCertain = (status !== null || kind === 'network') && kind !== 'conflict';
		return sentences(
			remedy,
			isCertain && `Nothing was ${isNew ? 'created' : 'changed'} for this row.`,
		);
	}
	const again = say.runAgain(work);
	return sentences(
		failure.afterUnknownCall &&
			`An earlier call for this row got no answer, so the ad group may have been ${work.did}.`,
		remedy,
		again === undefined
			? say.adviceToCheck(failure, protection)
			: !remedy.includes(again) &&
					`Look in TikTok Ads Manager to see whether the ad group was ${work.did}.`,
	);
}
