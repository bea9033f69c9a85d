import { formatList } from '../parse/cell';
import { wasSent, type Failure, type FailureReason } from '../response/failure';
import type { Failed } from '../response/result';
import * as advice from './advice';
import { type RowOutcome, type Run, type Work } from './rowOutcome';
import { dayOf, listRows, problemLines, rowLine, sentences, withService } from './words';

type Type = FailureReason['type'];
type ReasonOf<T extends Type> = Extract<FailureReason, { type: T }>;
type Context = advice.About & { readonly failure: Failure };

const correct = 'Correct the row and run it again.';

/** The first call with the same key isn't done yet. */
const stillAtWork = (work: Work): advice.Description => ({
	message: 'Adspirer is still working on an earlier call for this row',
	remedy: advice.runAgain(work) ?? 'Wait a few minutes.',
});

/** What to say of each way to fail: first of those that this node finds by itself. */
const descriptions: {
	readonly [T in Type]: (reason: ReasonOf<T>, context: Context) => advice.Description;
} = {
	invalid: ({ problems }) => ({
		message: sentences(...problemLines(problems)),
		next: correct,
	}),
	'bad credential': ({ problem }) => ({
		message: problem,
		remedy: "Correct the node's Adspirer TikTok API credential.",
	}),
	'not sent': ({ outage }) => ({
		message: outage
			? 'Adspirer seems to be down: five calls in a row got no answer'
			: 'the execution was stopped',
		next: outage
			? 'Run the row again in a few minutes.'
			: 'Run the workflow again to send the row.',
	}),
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
	'other values': ({ where, item = NaN, by, adgroupId }, { outcomes = [], protection }) => {
		if (where !== 'this run') return advice.taken(by, protection, adgroupId);
		const same = by === 'key' ? "'Duplicate Key' is" : 'The name and campaign are';
		const other = outcomes[item] ? listRows([outcomes[item].row.name]) : 'an earlier row';
		return {
			message: `${same} the same as in ${other}, but other values differ`,
			next: 'Make the rows the same, or change or remove one of the two.',
		};
	},
	'no response': ({ reason, code }, { work }) => ({
		message: `${advice.noAnswer[reason]}${code === '' ? '' : ` (${code})`}`,
		remedy:
			(advice.mayRepeat[reason] && advice.runAgain(work)) ??
			advice.mayRepeat[reason] ??
			advice.checkAddress,
	}),
	redirect: ({ location = 'elsewhere' }) => ({
		message: `The Base URL redirects to ${location}, which the node doesn't follow, to keep the API key safe`,
		remedy: advice.checkAddress,
	}),

	// What the service, or something in its place, answered.
	blocked: ({ looksLike }, { failure }) => ({
		message: `Something between n8n and Adspirer blocked the call. The answer was ${looksLike} (status ${failure.status})`,
		remedy: `Ask the person who runs your n8n. ${advice.checkAddress}`,
	}),
	unreadable: ({ looksLike }, { failure }) => ({
		message: `Adspirer's answer was ${looksLike} (status ${failure.status})`,
		remedy: advice.checkAddress,
	}),
	contradictory: (_reason, { failure, work }) => ({
		message: `Adspirer reported success and an error in one answer (status ${failure.status})`,
		remedy: advice.report(failure, work),
	}),
	'server error': ({ said, looksLike }, { failure, work }) => ({
		message: `Adspirer had an error (status ${failure.status})${said === undefined ? `, and the answer was ${looksLike}` : ''}`,
		remedy: advice.report(failure, work),
	}),
	unauthorized: () => ({
		message: "Adspirer didn't accept the API key: it is wrong, expired or revoked",
		remedy:
			'Create a new key at https://adspirer.ai/keys and enter it in the Adspirer TikTok API credential.',
		isWhole: true,
	}),
	'quota spent': (_reason, { failure: { quota } }) => {
		const { used, limit, tier, period_end: end, upgrade_url: url } = quota ?? {};
		const calls = limit ? ` (${used} of ${limit} calls${tier ? ` on the ${tier} plan` : ''})` : '';
		return {
			message: `Your Adspirer quota is used up${calls}`,
			remedy: `All further calls will fail until it resets${dayOf(' on', end)} or you upgrade at ${url ?? 'https://adspirer.ai'}.`,
			isWhole: quota !== undefined,
		};
	},
	'account required': ({ accounts = [] }) => {
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
		remedy: `See your plan at https://adspirer.ai. ${advice.checkAddress}`,
	}),
	'not found': () => ({
		message: "Adspirer can't find something that was asked for",
		remedy: "Check the IDs and 'Advertiser Account'. It may be deleted already.",
	}),
	'key in progress': (_reason, { work }) => stillAtWork(work),
	'key reused': (_reason, { work, protection }) =>
		// The key of a change is new each time, so only the row's own earlier call can have it.
		work.did === 'created'
			? advice.taken(protection === 'custom' ? 'key' : 'name', protection)
			: stillAtWork(work),
	'already exists': ({ adgroupId }, { work, protection }) =>
		work.did === 'created'
			? advice.taken('name', protection, adgroupId, false)
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
		const isNew = work.did === 'created';
		const message = `Adspirer rejected the ${isNew ? 'row' : 'call'}`;
		if (said === undefined) {
			return {
				message: `${message} and gave no reason (status ${failure.status})`,
				remedy: 'Check the IDs, budget and times. If they are right, report it to Adspirer.',
			};
		}
		// The same call would be rejected again; a list in the form has no row to correct.
		if (work.inForm) return { message, remedy: advice.runAgain(work) };
		// A refusal that is remembered under its key outlives its cause.
		const remembered =
			isNew &&
			protection !== 'execution' &&
			"If you fixed the cause elsewhere but get the same answer, Adspirer may be repeating its first one. Run only this row with 'Duplicate Protection' set to By Execution.";
		return { message, next: sentences(correct, remembered) };
	},
};

function descriptionOf<T extends Type>(type: T, reason: ReasonOf<T>, context: Context) {
	return descriptions[type](reason, context);
}

/** What happened, and what to do about its cause; whether it was done all the same is another question. */
function causeOf(failure: Failure, about: advice.About): { message: string; remedy: string } {
	const { reason, outcomeUnknown, afterUnknownCall } = failure;
	const isUnsent = reason.type === 'not sent';
	const notSent = isUnsent ? `Not sent${outcomeUnknown ? ' again' : ''}, because ` : '';
	if (isUnsent && reason.because !== 'stopped' && !reason.outage) {
		// Whether the other row's outcome is open is no word on this one.
		const { message, remedy } = causeOf({ ...reason.because, outcomeUnknown }, about);
		return { message: `${notSent}an earlier row failed. ${message}`, remedy };
	}
	const context = { ...about, failure };
	const { message, remedy, next, isWhole } = descriptionOf(reason.type, reason, context);
	const isOpen = outcomeUnknown && !afterUnknownCall && about.work.did;
	const open = isOpen ? `, so it isn't known whether the ad group was ${about.work.did}` : '';
	return {
		message: withService(`${notSent}${message}${open}`, !isWhole && reason.said),
		remedy: sentences(!outcomeUnknown && next, remedy),
	};
}

/**
 * What is said of a failure: what happened, what to do about its cause, and everything about what to do,
 * for where nothing else says so: n8n offers no Retry for an item.
 */
export function describe(failure: Failure, about: advice.About) {
	const { kind, outcomeUnknown: isOpen, afterUnknownCall } = failure;
	const { did } = about.work;
	const { message, remedy } = causeOf(failure, about);
	if (!did) return { message, remedy, toDo: remedy };
	const again = advice.runAgain(about.work);
	const check =
		again === undefined
			? advice.toCheck(failure, about.protection)
			: !remedy.includes(again) &&
				`Look in TikTok Ads Manager to see whether the ad group was ${did}.`;
	const toDo = sentences(
		afterUnknownCall &&
			`An earlier call for this row got no answer, so the ad group may have been ${did}.`,
		remedy,
		isOpen && check,
		!isOpen &&
			wasSent(failure) &&
			kind !== 'conflict' &&
			`Nothing was ${did === 'created' ? did : 'changed'} for this row.`,
	);
	return { message, remedy, toDo };
}

/** The same of a row, with one readable line that says which row it is and what happened. */
export function describeRow({ row, result }: RowOutcome<Failed>, run: Run) {
	const told = describe(result.failure, { ...run, protection: row.strategy?.by });
	return { ...told, line: rowLine(row.name, told.message) };
}
