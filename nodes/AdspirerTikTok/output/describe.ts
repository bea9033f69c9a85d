import { formatList } from '../parse/cell';
import { wasSent, type Failure, type FailureReason } from '../response/failure';
import type { Failed } from '../response/result';
import type { DuplicateProtection } from '../rows/row';
import type { Action, RowOutcome, Run } from './rowOutcome';
import { dayOf, listRows, problemLines, rowLine, sentences, withService } from './words';

/** Besides the failure, what its wording depends on. */
interface About {
	readonly action: Action;
	/** The duplicate protection of the row, by name if it isn't known. */
	readonly protection?: DuplicateProtection['by'] | undefined;
	/** Those of the run, for what another row is called. */
	readonly outcomes?: Run['outcomes'];
}

/** What a person is told about a reason. */
interface Description {
	/** What happened, without the row and the last full stop; the service's own words follow it. */
	readonly message: string;
	/** What to do about the cause. */
	readonly remedy?: string | undefined;
	/** What to do with the row then; left out if the call may have been carried out. */
	readonly next?: string;
	/** True if the message has everything that the service's own words say. */
	readonly isWhole?: boolean;
}

type Type = FailureReason['type'];
type ReasonOf<T extends Type> = Extract<FailureReason, { type: T }>;
type Lost = ReasonOf<'no response'>['reason'];

/** For when something other than Adspirer may be at the address. */
const checkAddress =
	'Check the Base URL of the Adspirer TikTok API credential (normally https://api.adspirer.ai), and any proxy or firewall between n8n and Adspirer.';
const correct = 'Correct the row and run it again.';

/** Calls without an answer. */
const lost: Readonly<Record<Lost, string>> = {
	timeout: "Adspirer didn't answer in time",
	refused: "Adspirer can't be reached: the connection failed",
	'unknown host': "Adspirer can't be reached: the address in the Base URL wasn't found",
	dropped: 'The connection to Adspirer was lost before the answer was complete',
	certificate: "n8n couldn't make a secure connection to Adspirer",
	'not sent': "n8n couldn't send the call",
	'too large': "Adspirer's answer was too large to read",
	stopped: 'The execution was stopped before Adspirer answered',
};

/** What helps after a call that may have arrived, if repeating it isn't safe. */
const ifArrived: { readonly [reason in Lost]?: string } = {
	timeout: "TikTok can take 30 seconds. If 'Timeout' in the options is shorter, raise it.",
	dropped: "If this happens often, check your n8n server's internet connection.",
	stopped: 'Adspirer may still be working on it.',
};

/** How to try again; undefined for a creation, which has to be looked for first. */
function tryAgain({ verb, noun, context }: Action): string | undefined {
	if (verb === 'created') return undefined;
	if (context === 'form') return "Open the list again, or choose 'By ID' and enter the ID.";
	if (verb === 'found') return 'Run it again.';
	return verb === 'deleted'
		? `Run the row again. If the ${noun} is deleted already, Adspirer can't find it.`
		: 'Run the row again. Doing it twice is safe.';
}

const look = ({ noun }: Action) => `Look for the ${noun}'s name in TikTok Ads Manager.`;

/** How a row is created although the service knows its key. */
const withAnotherKey = "run only this row with 'Duplicate Protection' set to By Execution";

/** After an error of the service's own, which may be the same on every retry. */
const report = ({ failure, action }: Context) =>
	failure.sameEveryTime
		? "Every retry got the same error, so more retries won't help. Report it to Adspirer."
		: sentences(tryAgain(action), 'If it happens again, report it to Adspirer.');

/** The first call with the same key isn't done yet. */
const stillAtWork = ({ action }: Context): Description => ({
	message: 'Adspirer is still working on an earlier call for this row',
	remedy: tryAgain(action) ?? 'Wait a few minutes.',
});

/** Something has the row's name or the user's own key, or may have it. */
function taken(
	{ action, protection }: Context,
	by: 'name' | 'key',
	id: string | null | undefined,
	values = ', with different values',
): Description {
	const { noun, creation } = action;
	const shown = id ? ` (ID ${id})` : '';
	if (by === 'key') {
		return {
			message: `This 'Duplicate Key' was used before for an ${noun} with different values${shown}`,
			next: `To create another ${noun}, use another 'Duplicate Key'. To keep the first one as it is, remove the row.`,
		};
	}
	const message = `An ${noun} with this name ${id ? 'already exists' : 'may already exist'} in the ${creation?.parentNoun}${shown}${values}`;
	if (!id) {
		const next = `${look(action)} If it is there, remove or rename the row. If it isn't, ${withAnotherKey}.`;
		return { message, next };
	}
	const onPurpose =
		values !== '' &&
		protection === 'name' &&
		`To create another one on purpose, ${withAnotherKey}.`;
	const change = creation?.canBeUpdated ? 'Change it with Update, or rename' : 'Rename';
	return { message, remedy: sentences(`${change} the row.`, onPurpose) };
}

type Context = About & { readonly failure: Failure };

/** What to say about each way to fail: first about those that this node finds without an answer. */
const descriptions: {
	readonly [T in Type]: (reason: ReasonOf<T>, context: Context) => Description;
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
	'not checked': ({ incomplete }, { action: { noun, creation } }) => ({
		message: `Not sent: 'Skip Existing Names' can't tell whether the name already exists. ${
			incomplete
				? `The ${creation?.parentNoun}'s list of ${noun}s is incomplete, cuts names off, or has the name more than once`
				: `Adspirer didn't list the ${creation?.parentNoun}'s ${noun}s`
		}`,
		next: "Check in TikTok Ads Manager whether the name exists. If it doesn't, turn off 'Skip Existing Names' and run the row again.",
	}),
	'not settled': (_reason, { action: { noun, creation } }) => ({
		message: 'An earlier call for this row got no answer',
		remedy: `The ${creation?.parentNoun}'s list of ${noun}s doesn't show it either.`,
	}),
	'internal error': ({ message }) => ({
		message: `The node itself failed on this row (${message})`,
		remedy: 'This is a bug in the node. Please report it.',
	}),
	'other values': ({ where, item = NaN, by, existingId }, context) => {
		if (where !== 'this run') return taken(context, by, existingId);
		const parent = context.action.creation?.parentNoun;
		const same = by === 'key' ? "'Duplicate Key' is" : `The name and ${parent} are`;
		const other = context.outcomes?.[item];
		return {
			message: `${same} the same as in ${other ? listRows([other.row.name]) : 'an earlier row'}, but other values differ`,
			next: 'Make the rows the same, or change or remove one of the two.',
		};
	},
	'no response': ({ reason, code }, { action }) => ({
		message: `${lost[reason]}${code === '' ? '' : ` (${code})`}`,
		remedy: (ifArrived[reason] && tryAgain(action)) ?? ifArrived[reason] ?? checkAddress,
	}),

	// What the service, or something in its place, answered.
	redirect: ({ location = 'elsewhere' }) => ({
		message: `The Base URL redirects to ${location}, which the node doesn't follow, to keep the API key safe`,
		remedy: checkAddress,
	}),
	blocked: ({ looksLike }, { failure }) => ({
		message: `Something between n8n and Adspirer blocked the call. The answer was ${looksLike} (status ${failure.status})`,
		remedy: `Ask the person who runs your n8n. ${checkAddress}`,
	}),
	unreadable: ({ looksLike }, { failure }) => ({
		message: `Adspirer's answer was ${looksLike} (status ${failure.status})`,
		remedy: checkAddress,
	}),
	contradictory: (_reason, context) => ({
		message: `Adspirer reported success and an error in one answer (status ${context.failure.status})`,
		remedy: report(context),
	}),
	'server error': ({ said, looksLike }, context) => ({
		message: `Adspirer had an error (status ${context.failure.status})${said === undefined ? `, and the answer was ${looksLike}` : ''}`,
		remedy: report(context),
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
		remedy: `See your plan at https://adspirer.ai. ${checkAddress}`,
	}),
	'not found': () => ({
		message: "Adspirer can't find something that was asked for",
		remedy: "Check the IDs and 'Advertiser Account'. It may be deleted already.",
	}),
	'key in progress': (_reason, context) => stillAtWork(context),
	'key reused': (_reason, context) =>
		// The key of a change is new each time, so only the row's own earlier call can have it.
		context.action.verb === 'created'
			? taken(context, context.protection === 'custom' ? 'key' : 'name', undefined)
			: stillAtWork(context),
	'already exists': ({ existingId }, context) =>
		context.action.verb === 'created'
			? taken(context, 'name', existingId, '')
			: { message: 'Adspirer says that this already exists', next: correct },
	throttled: () => ({
		message: 'TikTok is too busy right now',
		remedy: "If this happens often, lower 'Max Concurrency' or raise 'Max Retries' in the options.",
		next: 'Try again in a few minutes.',
	}),
	'asks for confirmation': () => ({
		message: 'Adspirer asked for a confirmation instead of doing it',
		remedy: 'Report this to Adspirer.',
		next: 'Do it in TikTok Ads Manager.',
	}),
	'smart plus': (_reason, { action }) => ({
		message: `TikTok doesn't let other tools change ${action.noun}s in an Upgraded Smart+ campaign`,
		remedy: 'Choose a manual campaign, or do it in TikTok Ads Manager.',
	}),
	rejected: ({ said }, { action, failure, protection }) => {
		const isNew = action.verb === 'created';
		const message = `Adspirer rejected the ${isNew ? 'row' : 'call'}`;
		if (said === undefined) {
			return {
				message: `${message} and gave no reason (status ${failure.status})`,
				remedy: 'Check the IDs, budget and times. If they are right, report it to Adspirer.',
			};
		}
		// The same call would be rejected again; a list in the form has no row to correct.
		if (action.context === 'form') return { message, remedy: tryAgain(action) };
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
function causeOf(failure: Failure, about: About): { message: string; remedy: string } {
	const { reason, outcomeUnknown, afterUnknownCall } = failure;
	const isUnsent = reason.type === 'not sent';
	const notSent = isUnsent ? `Not sent${outcomeUnknown ? ' again' : ''}, because ` : '';
	if (isUnsent && reason.because !== 'stopped' && !reason.outage) {
		// Whether the other row's outcome is unknown says nothing about this one.
		const { message, remedy } = causeOf({ ...reason.because, outcomeUnknown }, about);
		return { message: `${notSent}an earlier row failed. ${message}`, remedy };
	}
	const context = { ...about, failure };
	const { message, remedy, next, isWhole } = descriptionOf(reason.type, reason, context);
	const { verb, noun } = about.action;
	const isSaid = outcomeUnknown && !afterUnknownCall && verb !== 'found';
	const unknown = isSaid ? `, so it isn't known whether the ${noun} was ${verb}` : '';
	return {
		message: withService(`${notSent}${message}${unknown}`, !isWhole && reason.said),
		remedy: sentences(!outcomeUnknown && next, remedy),
	};
}

/**
 * What to do about a creation whose outcome is unknown. Under the same key it is safe to send it again,
 * but pointless if the service refuses that key, or always gives the same answer to it.
 */
function lookFirst({ reason: { type }, sameEveryTime }: Failure, about: About): string {
	const isPointless = sameEveryTime || type === 'key reused' || type === 'already exists';
	const run = type === 'rejected' ? 'correct the row and run it again' : 'run the row again';
	const withItsKey =
		about.protection === 'execution'
			? " with 'Duplicate Protection' set to By Your Own Key and this row's idempotency_key as 'Duplicate Key'"
			: '';
	const next = isPointless ? withAnotherKey : run + withItsKey;
	// It would be asked for again.
	const isAsked = type === 'asks for confirmation';
	return `${look(about.action)} If it isn't there, ${isAsked ? 'create it there' : next}.`;
}

/**
 * What is said about a failure: what happened, what to do about its cause, and everything about what to
 * do, for when nothing else says so: n8n offers no Retry for an item.
 */
export function describe(failure: Failure, about: About) {
	const { kind, outcomeUnknown, afterUnknownCall } = failure;
	const { verb, noun } = about.action;
	const { message, remedy } = causeOf(failure, about);
	if (verb === 'found') return { message, remedy, toDo: remedy };
	const again = tryAgain(about.action);
	const check =
		again === undefined
			? lookFirst(failure, about)
			: !remedy.includes(again) &&
				`Look in TikTok Ads Manager to see whether the ${noun} was ${verb}.`;
	const toDo = sentences(
		afterUnknownCall &&
			`An earlier call for this row got no answer, so the ${noun} may have been ${verb}.`,
		remedy,
		outcomeUnknown && check,
		!outcomeUnknown &&
			wasSent(failure) &&
			kind !== 'conflict' &&
			`Nothing was ${verb === 'created' ? verb : 'changed'} for this row.`,
	);
	return { message, remedy, toDo };
}

/** The same about a row, with one readable line that says which row it is and what happened. */
export function describeRow({ row, result }: RowOutcome<Failed>, run: Run) {
	const told = describe(result.failure, { ...run, protection: row.strategy?.by });
	return { ...told, line: rowLine(row.name, told.message) };
}
