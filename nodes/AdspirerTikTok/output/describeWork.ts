import type { Failure } from '../response/failure';
import { checkBaseUrl, checkProxy, reportIfRepeated, reportNow } from './answerText';
import type { Description } from './description';
import type { Work } from './rowOutcome';
import { reportBug } from './nodeText';
import { reportIfAddressIsRight } from './noResponseText';
import { listAccounts } from './refusalText';
import { serviceSentence, withReason } from './serviceText';

/**
 * Everything that the item of a failed row says about what to do, where it was not to create an ad
 * group.
 */
export function whatToDoAbout(failure: Failure, work: Work, remedy: string): string {
	if (!('did' in work)) return remedy;
	if (failure.afterUnknownCall) {
		return `An earlier call for this row got no answer, so the ad group may have been ${work.did}. ${remedy}`;
	}
	const wasRefused = failure.status !== null && !failure.outcomeUnknown;
	return wasRefused ? `${remedy} Nothing was changed for this row.` : remedy;
}

/**
 * Describes a failure of a call that was not to create an ad group.
 *
 * @returns undefined where the words for a creation fit as well.
 */
export function describeWork(
	{ reason, status, sameEveryTime, outcomeUnknown }: Failure,
	work: Work,
): Description | undefined {
	const isOpen = 'did' in work && outcomeUnknown;
	const open = isOpen ? `, so it isn't known whether the ad group was ${work.did}` : '';
	/** Advice for where the next run would most likely leave it as open. */
	const look = isOpen
		? `Look in TikTok Ads Manager to see whether the ad group was ${work.did}.`
		: undefined;
	const andLook = (remedy: string) => (look === undefined ? remedy : `${remedy} ${look}`);
	const again = retryAdvice(work);
	const report = sameEveryTime ? andLook(reportNow) : `${again} ${reportIfRepeated}`;
	switch (reason.type) {
		case 'tool not found':
			return {
				message: withReason(
					"Your plan or version of Adspirer doesn't offer this action",
					reason.said,
				),
				remedy: `See your plan at https://adspirer.ai. ${checkBaseUrl}`,
			};
		case 'not found':
			return {
				message: withReason("Adspirer can't find what was requested", reason.said),
				remedy:
					'did' in work
						? "Check 'Ad Group ID' and 'Advertiser Account'. A deleted ad group can't be found."
						: "Check the IDs and 'Advertiser Account'.",
			};
		case 'account required':
			return {
				message:
					'Several TikTok accounts are connected to Adspirer, so the node needs to know which one to use.',
				remedy:
					reason.accounts.length > 0
						? `Set 'Advertiser Account' to one of these: ${listAccounts(reason.accounts)}.`
						: "Set 'Advertiser Account'.",
			};
		case 'throttled':
			return {
				message: withReason('TikTok is too busy right now', reason.said),
				remedy: 'Try again in a few minutes.',
			};
		case 'rejected':
			return reason.said === undefined
				? {
						message: `Adspirer rejected the call and gave no reason (status ${status}).`,
						remedy:
							"Check the IDs and 'Advertiser Account'. If they are right, report it to Adspirer.",
					}
				: {
						message: `Adspirer rejected the call: ${serviceSentence(reason.said)}`,
						// The same call would be rejected again; a list in the form has no row to correct.
						// After a call without an answer, it may be of what that one has done.
						remedy: look ?? (canCorrect(work) ? correctRow(work) : again),
					};
		case 'already exists':
			return {
				message: withReason('Adspirer says that this already exists', reason.said),
				remedy: 'Look at the ad group in TikTok Ads Manager, then correct the row.',
			};
		case 'key reused':
		case 'key in progress':
			return {
				message: withReason(
					'Adspirer is still working on an earlier call for this row',
					reason.said,
				),
				remedy: again,
			};
		case 'server error':
			return {
				message: withReason(`Adspirer had an error (status ${status})${open}`, reason.said),
				remedy: report,
			};
		case 'contradictory':
			return {
				message: withReason(
					`Adspirer reported success and an error in one answer (status ${status})${open}`,
					reason.said,
				),
				remedy: report,
			};
		case 'unreadable':
			return {
				message: `Adspirer's answer can't be read (status ${status})${open}.`,
				remedy: andLook(checkProxy),
			};
		case 'internal error':
			return {
				message: `The node itself failed (${reason.message})${open}.`,
				remedy: andLook(reportBug),
			};
		case 'no response':
			return noAnswer(reason, { open, andLook, again });
		default:
			return undefined;
	}
}

/** A list in the form has no row. */
const canCorrect = (work: Work) => 'did' in work || !work.byId;

function correctRow(work: Work): string {
	const correct = 'Correct the row and run it again.';
	return 'did' in work && work.did === 'deleted' ? `${correct} ${goneAlready}` : correct;
}

const goneAlready = "If the ad group is deleted already, Adspirer can't find it.";

function retryAdvice(work: Work): string {
	if ('did' in work) {
		return work.did === 'deleted'
			? `Run the row again. ${goneAlready}`
			: 'Run the row again. Doing it twice is safe.';
	}
	return work.byId ? "Open the list again, or choose 'By ID' and enter the ID." : 'Run it again.';
}

/** What a call without an answer leaves open; nothing where it only reads. */
interface OpenOutcome {
	/** Ends a sentence. */
	readonly open: string;
	readonly andLook: (remedy: string) => string;
	readonly again: string;
}

/** Undefined where nothing was sent, so that nothing is left open. */
function noAnswer(
	{ reason, code }: Extract<Failure['reason'], { type: 'no response' }>,
	{ open, andLook, again }: OpenOutcome,
): Description | undefined {
	switch (reason) {
		case 'timeout':
			return { message: `Adspirer didn't answer in time${open}.`, remedy: again };
		case 'dropped':
			return {
				message: `The connection to Adspirer was lost before the answer was complete${code ? ` (${code})` : ''}${open}.`,
				remedy: again,
			};
		case 'too large':
			return {
				message: `Adspirer's answer was too large to read${open}.`,
				remedy: andLook(reportIfAddressIsRight),
			};
		case 'stopped':
			return {
				message: `The execution was stopped before Adspirer answered${open}.`,
				remedy: again,
			};
		default:
			return undefined;
	}
}
