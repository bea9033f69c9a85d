import type { Failure, FailureReason, LooksLike } from '../response/failure';
import type { KeyStrategy } from '../rows/row';
import { isCreation, isForm, type Work } from './rowOutcome';
import { sentences } from './words';

/** What a failure's words are and depend on, and the parts of sentences that several of them share. */

/** What the words on a failure depend on beside the failure itself. */
export interface About {
	readonly work: Work;
	/** The duplicate protection of the row. */
	readonly protection: KeyStrategy['by'];
	/** What another row of the run is called within a sentence, by its place from 0. */
	readonly labelOf: (item: number) => string;
}

/** The same with the failure. */
export type Context = About & { readonly failure: Failure };

/** What a person is told of a reason. */
export interface Description {
	/** What happened, without the row and the last full stop; the service's own words follow it. */
	readonly message: string;
	/** What to do about the cause. */
	readonly remedy?: string | undefined;
	/** What to do with the row then; left out where the call may have been carried out. */
	readonly next?: string;
	/** True where the message has everything that the service's own words say. */
	readonly isWhole?: boolean;
}

/** What to say of failures, by their reasons. */
export type Descriptions = {
	readonly [Type in FailureReason['type']]: (
		reason: Extract<FailureReason, { type: Type }>,
		context: Context,
	) => Description;
};

/** For where something other than Adspirer may be at the address. */
export const checkAddress =
	'Check the Base URL of the Adspirer credential (normally https://api.adspirer.ai), and any proxy or firewall between n8n and Adspirer.';

/** Completes "The answer …". */
export const whatItWas: Record<LooksLike | 'a failure', string> = {
	nothing: 'was empty',
	'a web page': 'was a web page',
	'cut-off JSON': 'was incomplete',
	'other JSON': 'had an unknown format',
	text: 'was plain text',
	'a failure': 'was an error',
};

type Lost = Extract<FailureReason, { type: 'no response' }>['reason'];

/** What to say of a call without an answer. */
export const noAnswer: Record<Lost, string> = {
	timeout: "Adspirer didn't answer in time",
	refused: "Adspirer can't be reached: the connection failed",
	'unknown host': "Adspirer can't be reached: the address in the Base URL wasn't found",
	dropped: 'The connection to Adspirer was lost before the answer was complete',
	certificate: "n8n couldn't make a secure connection to Adspirer",
	'not sent': "n8n couldn't send the call",
	'too large': "Adspirer's answer was too large to read",
	stopped: 'The execution was stopped before Adspirer answered',
};

/** Where it makes sense to repeat a call without an answer, and what helps where that isn't safe. */
export const mayRepeat: { readonly [reason in Lost]?: string } = {
	timeout: "TikTok can take 30 seconds. If 'Timeout' in the options is shorter, raise it.",
	dropped: "If this happens often, check your n8n server's internet connection.",
	stopped: 'Adspirer may still be working on it.',
};

/** How to try again; undefined for a creation, where it has to be looked for first. */
export function runAgain(work: Work): string | undefined {
	if (isCreation(work)) return undefined;
	if (isForm(work)) return "Open the list again, or choose 'By ID' and enter the ID.";
	if ('finds' in work) return 'Run it again.';
	return work.did === 'deleted'
		? "Run the row again. If the ad group is deleted already, Adspirer can't find it."
		: 'Run the row again. Doing it twice is safe.';
}

/** The first call with the same key isn't done yet. */
export function stillAtWork(work: Work): Description {
	return {
		message: 'Adspirer is still working on an earlier call for this row',
		remedy: runAgain(work) ?? 'Wait a few minutes.',
	};
}

/** What to do about an error of the service's own, which may be the same on every retry. */
export function report({ failure, work }: Context): string {
	return failure.sameEveryTime
		? "Every retry got the same error, so more retries won't help. Report it to Adspirer."
		: sentences(runAgain(work), 'If it happens again, report it to Adspirer.');
}

const look = "Look for the ad group's name in TikTok Ads Manager.";

/** How a row is created although its key is known to the service. */
const withAnotherKey: Record<KeyStrategy['by'], string> = {
	name: "run only this row with 'Duplicate Protection' set to By Execution",
	custom: "run the row again with another 'Duplicate Key'",
	execution: 'run the row again in a new execution',
};

/** An ad group with the row's name is there, or may be; `isOther` where it has other values. */
export function nameTaken(
	protection: KeyStrategy['by'],
	id: string | null | undefined,
	isOther = false,
): Description {
	const exists = id
		? `already exists in the campaign (ID ${id})`
		: 'may already exist in the campaign';
	const message = `An ad group with this name ${exists}${isOther ? ', with different values' : ''}`;
	if (!id) {
		const next = `${look} If it is there, remove or rename the row. If it isn't, ${withAnotherKey[protection]}.`;
		return { message, next };
	}
	const onPurpose =
		isOther && protection === 'name' && `To create another one on purpose, ${withAnotherKey.name}.`;
	return { message, remedy: sentences('Change it with Update, or rename the row.', onPurpose) };
}

/** The row's name, or the user's own key, is that of an ad group with other values. */
export function taken(
	by: 'name' | 'key',
	protection: KeyStrategy['by'],
	id?: string | null,
): Description {
	if (by === 'name') return nameTaken(protection, id, true);
	return {
		message: `This 'Duplicate Key' was used before for an ad group with different values${id ? ` (ID ${id})` : ''}`,
		next: "To create another ad group, use another 'Duplicate Key'. To keep the first one as it is, remove the row.",
	};
}

/**
 * For a row of which nobody knows what came of it. Under the same key it is safe to send it again,
 * but pointless where the service refuses that key, or answers it with one and the same error.
 */
export function adviceToCheck(
	{ reason: { type }, sameEveryTime }: Failure,
	protection: KeyStrategy['by'],
): string {
	const isPointless = sameEveryTime || type === 'key reused' || type === 'already exists';
	const run = type === 'rejected' ? 'correct the row and run it again' : 'run the row again';
	const withItsKey =
		protection === 'execution'
			? " with 'Duplicate Protection' set to By Your Own Key and this row's idempotency_key as 'Duplicate Key'"
			: '';
	return `${look} If it isn't there, ${isPointless ? withAnotherKey[protection] : run + withItsKey}.`;
}
