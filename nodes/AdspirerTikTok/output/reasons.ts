import type { LooksLike, FailureReason } from '../response/failure';
import { isCreation, isForm } from './rowOutcome';
import {
	goneAlready,
	keyTaken,
	listAccounts,
	nameTaken,
	type Context,
	type Description,
} from './sentences';
import { formatDay, problemSentences, sentences } from './words';

/** What to say of failures, by their reasons. */
export type Descriptions = {
	readonly [Type in FailureReason['type']]: (
		reason: Extract<FailureReason, { type: Type }>,
		context: Context,
	) => Description;
};

const correct = 'Correct the row and run it again.';
const checkAddress =
	'Check the Base URL of the Adspirer credential (normally https://api.adspirer.ai), and any proxy or firewall between n8n and Adspirer.';

/** Completes "The answer …". */
const whatItWas: Record<LooksLike, string> = {
	nothing: 'was empty',
	'a web page': 'was a web page',
	'cut-off JSON': 'was incomplete',
	'other JSON': 'had an unknown format',
	text: 'was plain text',
};

/**
 * What to say of a call without an answer. The last part is true where it makes sense to repeat the
 * call, which is the better remedy where that is safe.
 */
const noAnswer: Record<
	Extract<FailureReason, { type: 'no response' }>['reason'],
	readonly [message: string, remedy: string, mayRepeat?: true]
> = {
	timeout: [
		"Adspirer didn't answer in time",
		"TikTok can take 30 seconds. If 'Timeout' in the options is shorter, raise it.",
		true,
	],
	refused: ["Adspirer can't be reached: the connection failed", checkAddress],
	'unknown host': [
		"Adspirer can't be reached: the address in the Base URL wasn't found",
		checkAddress,
	],
	dropped: [
		'The connection to Adspirer was lost before the answer was complete',
		"If this happens often, check your n8n server's internet connection.",
		true,
	],
	certificate: ["n8n couldn't make a secure connection to Adspirer", checkAddress],
	'not sent': ["n8n couldn't send the call", "Check the node's Adspirer credential."],
	'too large': ["Adspirer's answer was too large to read", checkAddress],
	stopped: [
		'The execution was stopped before Adspirer answered',
		'Adspirer may still be working on it.',
		true,
	],
};

/** What to say of each way to fail: first of those that this node finds by itself. */
export const descriptions: Descriptions = {
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
		if (where !== 'this run') {
			return by === 'key' ? keyTaken(adgroupId) : nameTaken(protection, adgroupId, true);
		}
		const same = by === 'key' ? "'Duplicate Key' is" : 'The name and campaign are';
		const other = item === undefined ? 'an earlier row' : labelOf(item);
		return {
			message: `${same} the same as in ${other}, but other values differ`,
			next:
				by === 'key'
					? 'Give each ad group its own key, or make the rows the same.'
					: 'Rename or remove one of the two.',
		};
	},
	'no response': ({ reason, code }, { again }) => {
		const [message, remedy, mayRepeat] = noAnswer[reason];
		const coded = code === '' ? '' : ` (${code})`;
		return { message: message + coded, remedy: mayRepeat ? (again ?? remedy) : remedy };
	},
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
	'server error': ({ said, looksLike }, context) => {
		const isSaid = said !== undefined || looksLike === 'a failure';
		const answer = isSaid ? '' : `, and the answer ${whatItWas[looksLike]}`;
		return {
			message: `Adspirer had an error (status ${context.failure.status})${answer}`,
			remedy: report(context),
		};
	},
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
	'account required': ({ accounts }) => ({
		message: 'Several TikTok accounts are connected to Adspirer, and none is chosen',
		remedy:
			accounts.length > 0
				? `Set 'Advertiser Account' to the ID of one of these: ${listAccounts(accounts)}.`
				: "Set 'Advertiser Account'.",
		isWhole: accounts.length > 0,
	}),
	forbidden: () => ({
		message: "Adspirer can't use this ad account",
		remedy:
			"Check 'Advertiser Account', and connect the account at https://adspirer.ai/connections.",
	}),
	'tool not found': () => ({
		message: "Your plan or version of Adspirer doesn't offer this action",
		remedy: `See your plan at https://adspirer.ai. ${checkAddress}`,
	}),
	'not found': (_reason, { work }) => ({
		message: "Adspirer can't find something that was asked for",
		remedy: sentences("Check the IDs and 'Advertiser Account'.", goneAlready(work)),
	}),
	'key in progress': stillAtWork,
	'key reused': (_reason, context) => {
		// The key of a change is new each time, so only the row's own earlier call can have it.
		if (!isCreation(context.work)) return stillAtWork({}, context);
		const { protection } = context;
		return protection === 'custom' ? keyTaken() : nameTaken(protection, undefined, true);
	},
	'already exists': ({ adgroupId }, { work, protection }) =>
		isCreation(work)
			? nameTaken(protection, adgroupId, false)
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
		message:
			"TikTok doesn't let other tools add or change ad groups in an Upgraded Smart+ campaign",
		remedy: 'Choose a manual campaign, or do it in TikTok Ads Manager.',
	}),
	rejected: ({ said }, { work, failure, protection, again }) => {
		const isNew = isCreation(work);
		const message = `Adspirer rejected the ${isNew ? 'row' : 'call'}`;
		if (said === undefined) {
			return {
				message: `${message} and gave no reason (status ${failure.status})`,
				remedy:
					"Check the IDs, 'Advertiser Account', budget and times. If they are right, report it to Adspirer.",
			};
		}
		// The same call would be rejected again; a list in the form has no row to correct.
		if (isForm(work)) return { message, remedy: again };
		// A refusal that is remembered under its key outlives its cause.
		const remembered =
			isNew &&
			protection !== 'execution' &&
			"If you fixed the cause elsewhere but get the same answer, Adspirer may be repeating its first one. Run only this row with 'Duplicate Protection' set to By Execution.";
		return { message, next: sentences(correct, goneAlready(work), remembered) };
	},
};

/** The first call with the same key isn't done yet. */
function stillAtWork(_reason: object, { again }: Context): Description {
	return {
		message: 'Adspirer is still working on an earlier call for this row',
		remedy: again ?? 'Wait a few minutes.',
	};
}

/** What to do about an error of the service's own, which may be the same on every retry. */
function report({ failure, again }: Context): string {
	return failure.sameEveryTime
		? "Every retry got the same error, so more retries won't help. Report it to Adspirer."
		: sentences(again, 'If it happens again, report it to Adspirer.');
}
