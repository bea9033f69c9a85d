import type { Failure, FailureReason } from '../response/failure';
import type { DuplicateProtection } from '../rows/row';
import { type Run, type Work } from './rowOutcome';
import { sentences } from './words';

/** What the words on a failure depend on beside the failure itself. */
export interface About {
	readonly work: Work;
	/** The duplicate protection of the row, or by name. */
	readonly protection?: DuplicateProtection['by'] | undefined;
	/** Those of the run, for what another row is called. */
	readonly outcomes?: Run['outcomes'];
}

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

/** For where something other than Adspirer may be at the address. */
export const checkAddress =
	'Check the Base URL of the Adspirer TikTok API credential (normally https://api.adspirer.ai), and any proxy or firewall between n8n and Adspirer.';

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
	if (work.did === 'created') return undefined;
	if (work.inForm) return "Open the list again, or choose 'By ID' and enter the ID.";
	if (work.finds) return 'Run it again.';
	return work.did === 'deleted'
		? "Run the row again. If the ad group is deleted already, Adspirer can't find it."
		: 'Run the row again. Doing it twice is safe.';
}

/** What to do about an error of the service's own, which may be the same on every retry. */
export function report({ sameEveryTime }: Failure, work: Work): string {
	return sameEveryTime
		? "Every retry got the same error, so more retries won't help. Report it to Adspirer."
		: sentences(runAgain(work), 'If it happens again, report it to Adspirer.');
}

const look = "Look for the ad group's name in TikTok Ads Manager.";

/** How a row is created although its key is known to the service. */
const withAnotherKey = "run only this row with 'Duplicate Protection' set to By Execution";

/**
 * An ad group with the row's name or the user's own key is there, or may be.
 *
 * @param isOther true where it has other values than the row.
 */
export function taken(
	by: 'name' | 'key',
	protection: About['protection'],
	id?: string | null,
	isOther = true,
): Description {
	const shown = id ? ` (ID ${id})` : '';
	if (by === 'key') {
		return {
			message: `This 'Duplicate Key' was used before for an ad group with different values${shown}`,
			next: "To create another ad group, use another 'Duplicate Key'. To keep the first one as it is, remove the row.",
		};
	}
	const message = `An ad group with this name ${id ? 'already exists' : 'may already exist'} in the campaign${shown}${isOther ? ', with different values' : ''}`;
	if (!id) {
		const next = `${look} If it is there, remove or rename the row. If it isn't, ${withAnotherKey}.`;
		return { message, next };
	}
	const onPurpose =
		isOther && protection === 'name' && `To create another one on purpose, ${withAnotherKey}.`;
	return { message, remedy: sentences('Change it with Update, or rename the row.', onPurpose) };
}

/**
 * For a row of which nobody knows what came of it. Under the same key it is safe to send it again,
 * but pointless where the service refuses that key, or answers it with one and the same error.
 */
export function toCheck(
	{ reason: { type }, sameEveryTime }: Failure,
	protection: About['protection'],
): string {
	const isPointless = sameEveryTime || type === 'key reused' || type === 'already exists';
	const run = type === 'rejected' ? 'correct the row and run it again' : 'run the row again';
	const withItsKey =
		protection === 'execution'
			? " with 'Duplicate Protection' set to By Your Own Key and this row's idempotency_key as 'Duplicate Key'"
			: '';
	return `${look} If it isn't there, ${isPointless ? withAnotherKey : run + withItsKey}.`;
}
