import type { Failure, FailureReason } from '../response/failure';
import type { Failed } from '../response/result';
import { foundByNode } from './foundByNode';
import { listRows, rowLine } from './words';
import type { RowOutcome, Run } from './rowOutcome';
import { saidByService } from './saidByService';
import * as say from './sentences';
import {
	sentences,
	type About,
	type Description,
	type Descriptions,
	type Reasons,
} from './sentences';

/** What to say of a failure, by its reason: each sentence stands here once, with its words by work. */
const descriptions: Descriptions<FailureReason['type']> = {
	...foundByNode,
	...saidByService,
	'not sent': ({ because, outage }, about, { outcomeUnknown }) => {
		const what = outcomeUnknown ? 'Not sent again' : 'Not sent';
		if (because === 'stopped') {
			return {
				message: `${what}, because the execution was stopped.`,
				remedy: 'Run the workflow again to send the row.',
				remedyIfOpen: '',
			};
		}
		const cause = describe({ ...because, outcomeUnknown }, about);
		if (outage) {
			return {
				message: `${what}, because Adspirer seems to be down: five calls in a row got no answer.`,
				remedy: 'Run the row again in a few minutes.',
				remedyIfOpen: '',
			};
		}
		// That the other row's outcome is open would be read as a word on this one.
		const why = outcomeUnknown ? cause.message : cause.message.replace(say.creationOpen, '');
		return { ...cause, message: `${what}, because an earlier row failed. ${why}` };
	},
};

/** What happened, and what to do about its cause; whether it was done all the same is another question. */
export function describe(failure: Failure, about: About): Description {
	return descriptionOf(failure.reason.type, failure.reason);

	function descriptionOf<Type extends FailureReason['type']>(
		type: Type,
		reason: Reasons[Type],
	): Description {
		return descriptions[type](reason, about, failure);
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
	const { remedy, remedyIfOpen = remedy } = describe(failure, about);
	if (!('did' in work)) return remedy;
	const isNew = say.isCreation(work);
	if (!failure.outcomeUnknown) {
		const what = isNew ? 'created' : 'changed';
		return sentences(remedy, wasRefused(failure, isNew) && `Nothing was ${what} for this row.`);
	}
	return sentences(
		failure.afterUnknownCall &&
			`An earlier call for this row got no answer, so the ad group may have been ${work.did}.`,
		remedyIfOpen,
		isNew
			? say.adviceToCheck(failure, protection)
			: isPointless(failure) &&
					`Look in TikTok Ads Manager to see whether the ad group was ${work.did}.`,
	);
}

/** True where the call was answered by a refusal, so that nothing can have come of it. */
function wasRefused({ status, kind }: Failure, isNew: boolean): boolean {
	if (!isNew) return status !== null;
	return (status !== null || kind === 'network') && kind !== 'conflict';
}

/** True where a change that may have been made would most likely be left as open by the next run. */
function isPointless({ reason, sameEveryTime }: Failure): boolean {
	return (
		sameEveryTime === true ||
		reason.type === 'rejected' ||
		reason.type === 'unreadable' ||
		reason.type === 'internal error' ||
		(reason.type === 'no response' && reason.reason === 'too large')
	);
}
