import { formatList } from '../parse/cell';
import { wasSent, type Failure, type FailureReason } from '../response/failure';
import type { Failed } from '../response/result';
import { isCreation, isForm, type RowOutcome, type Run } from './rowOutcome';
import {
	adviceToCheck,
	checkAddress,
	mayRepeat,
	nameTaken,
	noAnswer,
	report,
	runAgain,
	stillAtWork,
	taken,
	whatItWas,
	type About,
	type Context,
	type Description,
	type Descriptions,
} from './sentences';
import {
	endSentence,
	formatDay,
	listRows,
	problemSentences,
	rowLine,
	sentences,
	serviceSentence,
} from './words';

const correct = 'Correct the row and run it again.';

/** What to say of each way to fail: first of those that this node finds by itself. */
const descriptions: Descriptions = {
	invalid: ({ problems }) => ({
		message: sentences(...problemSentences(problems)),
		next: correct,
	}),
	'bad credential': ({ problem }) => ({
		message: problem,
		remedy: "Correct the node's Adspirer credential.",
	}),
	'not sent': ({ outage }) =>
		outage
			? {
					message: 'Adspirer seems to be down: five calls in a row got no answer',
					next: 'Run the row again in a few minutes.',
				}
			: {
					message: 'the execution was stopped',
					next: 'Run the workflow again to send the row.',
				},
	'not checked': ({ incomplete }) => ({
		message: `Not sent: 'Skip Existing Names' can't tell whether the name already exists. ${
			incomplete
				? "The campaign's list of ad groups is incomplete, cuts names off, or has the name more than once"
				: "Adspirer didn't list the campaign's ad groups"
		}`,
		next: "Check in TikTok Ads Manager whether the name exists. If it doesn't, turn off 'Skip Existing Names' and run the row again.",
	}),
	'not settled': () => ({
		message: 'An earlier call for this row got no answer',
		remedy: "The campaign's list of ad groups can't settle it either.",
	}),
	'internal error': ({ message }) => ({
		message: `The node itself failed on this row (${message})`,
		remedy: 'This is a bug in the node. Please report it.',
	}),
	'other values': ({ where, item, by, adgroupId }, { labelOf, protection }) => {
		if (where !== 'this run') return taken(by, protection, adgroupId);
		const same = by === 'key' ? "'Duplicate Key' is" : 'The name and campaign are';
		const other = item === undefined ? 'an earlier row' : labelOf(item);
		return {
			message: `${same} the same as in ${other}, but other values differ`,
			next: 'Make the rows the same, or change or remove one of the two.',
		};
	},
	'no response': ({ reason, code }, { work }) => ({
		message: `${noAnswer[reason]}${code === '' ? '' : ` (${code})`}`,
		remedy: (mayRepeat[reason] && runAgain(work)) ?? mayRepeat[reason] ?? checkAddress,
	}),
	redirect: ({ location = 'elsewhere' }) => ({
		message: `The Base URL redirects to ${location}, which the node doesn't follow, to keep the API key safe`,
		remedy: checkAddress,
	}),

	// What the service, or something in its place, answered.
	blocked: ({ looksLike }, { failure }) => ({
		message: `Something between n8n and Adspirer blocked the call. The answer ${whatItWas[looksLike]} (status ${failure.status})`,
		remedy: `Ask the person who runs your n8n. ${checkAddress}`,
	}),
	unreadable: ({ looksLike }, { failure }) => ({
		message: `Adspirer's answer ${whatItWas[looksLike]} (status ${failure.status})`,
		remedy: checkAddress,
	}),
	contradictory: (_reason, context) => ({
		message: `Adspirer reported success and an error in one answer (status ${context.failure.status})`,
		remedy: report(context),
	}),
	'server error': ({ said, looksLike }, context) => ({
		message: `Adspirer had an error (status ${context.failure.status})${said === undefined ? `, and the answer ${whatItWas[looksLike]}` : ''}`,
		remedy: report(context),
	}),
	unauthorized: () => ({
		message: "Adspirer didn't accept the API key: it is wrong, expired or revoked",
		remedy: 'Create a new key at https://adspirer.ai/keys and enter it in the Adspirer credential.',
		isWhole: true,
	}),
	'quota spent': ({ quota }) => {
		const { used, limit, tier, period_end: end, upgrade_url: url } = quota ?? {};
		const calls = limit ? ` (${used} of ${limit} calls${tier ? ` on the ${tier} plan` : ''})` : '';
		const until = `until it resets${end ? ` on ${formatDay(end)}` : ''}`;
		return {
			message: `Your Adspirer quota is used up${calls}`,
			remedy: `All further calls will fail ${until} or you upgrade at ${url ?? 'https://adspirer.ai'}.`,
			isWhole: quota !== undefined,
		};
	},
	'account required': ({ accounts }) => {
		const named = accounts.map(({ name, id }) => `${name} (${id})`);
		const list = named.length > 0 && ` to the ID of one of these: ${formatList(named, 'and', 10)}`;
		return {
			message: 'Several TikTok accounts are connected to Adspirer, and none is chosen',
			remedy: `Set 'Advertiser Account'${list || ''}.`,
			isWhole: named.length > 0,
		};
	},
	forbidden: () => ({
		message: "Adspirer can't use this ad account",
		remedy: "Check 'Advertiser Account', and connect it at https://adspirer.ai/connections.",
	}),
	'tool not found': () => ({
		message: "Your plan or version of Adspirer doesn't offer this action",
		remedy: `See your plan at https://adspirer.ai. ${checkAddress}`,
	}),
	'not found': () => ({
		message: "Adspirer can't find something that was asked for",
		remedy: "Check the IDs and 'Advertiser Account'. It may be deleted already.",
	}),
	'key in progress': (_reason, { work }) => stillAtWork(work),
	'key reused': (_reason, { work, protection }) => {
		// The key of a change is new each time, so only the row's own earlier call can have it.
		return isCreation(work)
			? taken(protection === 'custom' ? 'key' : 'name', protection)
			: stillAtWork(work);
	},
	'already exists': ({ adgroupId }, { work, protection }) =>
		isCreation(work)
			? nameTaken(protection, adgroupId)
			: { message: 'Adspirer says that this already exists', next: correct },
	throttled: () => ({
		message: 'TikTok is too busy right now',
		remedy: "If this happens often, lower 'Max Concurrency' or raise 'Max Retries' in the options.",
		next: 'Try again in a few minutes.',
	}),
	'asks for confirmation': () => ({
		message: 'Adspirer asked for a confirmation instead of doing it',
		remedy: 'Do it in TikTok Ads Manager, and report this to Adspirer.',
	}),
	'smart plus': () => ({
		message: "TikTok doesn't let other tools change ad groups in an Upgraded Smart+ campaign",
		remedy: 'Choose a manual campaign, or do it in TikTok Ads Manager.',
	}),
	rejected: ({ said }, { work, failure, protection }) => {
		const isNew = isCreation(work);
		const message = `Adspirer rejected the ${isNew ? 'row' : 'call'}`;
		if (said === undefined) {
			return {
				message: `${message} and gave no reason (status ${failure.status})`,
				remedy: 'Check the IDs, budget and times. If they are right, report it to Adspirer.',
			};
		}
		// The same call would be rejected again; a list in the form has no row to correct.
		if (isForm(work)) return { message, remedy: runAgain(work) };
		// A refusal that is remembered under its key outlives its cause.
		const remembered =
			isNew &&
			protection !== 'execution' &&
			"If you fixed the cause elsewhere but get the same answer, Adspirer may be repeating its first one. Run only this row with 'Duplicate Protection' set to By Execution.";
		return { message, next: sentences(correct, remembered) };
	},
};

function descriptionOf<Type extends FailureReason['type']>(
	type: Type,
	reason: Parameters<Descriptions[Type]>[0],
	context: Context,
): Description {
	return descriptions[type](reason, context);
}

/** What happened, and what to do about its cause; whether it was done all the same is another question. */
export function describe(failure: Failure, about: About): { message: string; remedy: string } {
	const { reason, outcomeUnknown, afterUnknownCall } = failure;
	const notSent = `Not sent${outcomeUnknown ? ' again' : ''}, because`;
	if (reason.type === 'not sent' && reason.because !== 'stopped' && !reason.outage) {
		// Whether the other row's outcome is open is no word on this one.
		const { message, remedy } = describe({ ...reason.because, outcomeUnknown }, about);
		return { message: `${notSent} an earlier row failed. ${message}`, remedy };
	}
	const { message, remedy, next, isWhole } = descriptionOf(reason.type, reason, {
		...about,
		failure,
	});
	const isOpen = outcomeUnknown && !afterUnknownCall && 'did' in about.work;
	const what = `${reason.type === 'not sent' ? `${notSent} ` : ''}${message}${isOpen ? `, so it isn't known whether the ad group was ${about.work.did}` : ''}`;
	return {
		message:
			reason.said && !isWhole ? `${what}: ${serviceSentence(reason.said)}` : endSentence(what),
		remedy: sentences(outcomeUnknown ? undefined : next, remedy),
	};
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
	const { outcomeUnknown, afterUnknownCall, kind } = failure;
	if (!outcomeUnknown) {
		const nothing = `Nothing was ${isCreation(work) ? 'created' : 'changed'} for this row.`;
		return sentences(remedy, wasSent(failure) && kind !== 'conflict' && nothing);
	}
	const again = runAgain(work);
	return sentences(
		afterUnknownCall &&
			`An earlier call for this row got no answer, so the ad group may have been ${work.did}.`,
		remedy,
		again === undefined
			? adviceToCheck(failure, protection)
			: !remedy.includes(again) &&
					`Look in TikTok Ads Manager to see whether the ad group was ${work.did}.`,
	);
}
