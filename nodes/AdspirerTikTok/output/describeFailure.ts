import type { Failure } from '../response/failure';
import * as answer from './answerText';
import type { Advice, Description } from './description';
import { rowLine, listRows } from './rowLabels';
import type { Failed } from '../response/result';
import type { RowOutcome, Run, Work } from './rowOutcome';
import { describeWork, whatToDoAbout } from './describeWork';
import { adviceToCheck } from './mayExist';
import { noResponseText } from './noResponseText';
import * as node from './nodeText';
import * as refusal from './refusalText';

/** What happened, and what to do about its cause; whether the ad group exists is another question. */
export function describe(failure: Failure, advice: Advice): Description {
	const { reason } = failure;
	const other = isCreation(advice.work) ? undefined : describeWork(failure, advice.work);
	if (other) return other;
	switch (reason.type) {
		case 'invalid':
			return node.invalid(reason);
		case 'bad credential':
			return node.badCredential(reason);
		case 'not sent':
			return node.notSent(
				reason.because === 'stopped'
					? undefined
					: describe({ ...reason.because, outcomeUnknown: failure.outcomeUnknown }, advice),
				failure.outcomeUnknown,
			);
		case 'not checked':
			return node.notChecked(reason);
		case 'not settled':
			return node.notSettled();
		case 'internal error':
			return node.internalError(reason, failure.outcomeUnknown);
		case 'other values':
			return node.otherValues(reason, advice);
		case 'no response':
			return noResponseText[reason.reason](reason.code);
		case 'redirect':
			return answer.redirect(reason);
		case 'blocked':
			return answer.blocked(reason, failure);
		case 'unreadable':
			return answer.unreadable(reason, failure);
		case 'contradictory':
			return answer.contradictory(reason, failure);
		case 'server error':
			return answer.serverError(reason, failure);
		case 'unauthorized':
			return refusal.unauthorized();
		case 'quota spent':
			return refusal.quotaSpent(reason);
		case 'account required':
			return refusal.accountRequired(reason);
		case 'forbidden':
			return refusal.forbidden(reason);
		case 'tool not found':
			return refusal.toolNotFound(reason);
		case 'not found':
			return refusal.notFound(reason);
		case 'key in progress':
			return refusal.keyInProgress();
		case 'key reused':
			return refusal.keyReused(reason, advice);
		case 'already exists':
			return refusal.alreadyExists(reason, advice);
		case 'throttled':
			return refusal.throttled(reason);
		case 'asks for confirmation':
			return refusal.asksForConfirmation(reason);
		case 'smart plus':
			return refusal.smartPlus();
		case 'rejected':
			return refusal.rejected(reason, failure, advice);
	}
}

const unknownCall =
	'An earlier call for this row got no answer, so the ad group may have been created.';

/** Everything that a failed row's item says about what to do: n8n offers no Retry there. */
export function whatToDo(outcome: RowOutcome<Failed>, run: Run): string {
	return allToDo(outcome.result.failure, adviceOn(outcome, run));
}

/** One readable line: which row, and what happened. */
export function failureLine(outcome: RowOutcome<Failed>, run: Run): string {
	return rowLine(
		outcome.row.name,
		describe(outcome.result.failure, adviceOn(outcome, run)).message,
	);
}

/** What the advice on a row depends on. */
export function adviceOn({ row }: RowOutcome, { work, outcomes }: Run): Advice {
	return {
		work,
		protection: row.strategy?.by ?? 'name',
		labelOf: (item) => listRows([outcomes[item]?.row.name ?? { item }]),
	};
}

/** The same as `whatToDo` for a failure by itself. */
export function allToDo(failure: Failure, advice: Advice): string {
	const { remedy, remedyIfOpen = remedy } = describe(failure, advice);
	if (!isCreation(advice.work)) return whatToDoAbout(failure, advice.work, remedy);
	if (!failure.outcomeUnknown) {
		return wasRefused(failure) ? `${remedy} Nothing was created for this row.` : remedy;
	}
	return [
		failure.afterUnknownCall && unknownCall,
		remedyIfOpen,
		adviceToCheck(failure, advice.protection),
	]
		.filter(Boolean)
		.join(' ');
}

/** True where the call was answered by a refusal, so that nothing can have come of it. */
function wasRefused({ status, kind }: Failure): boolean {
	return (status !== null || kind === 'network') && kind !== 'conflict';
}

/** True for Create. */
export function isCreation(work: Work): boolean {
	return 'did' in work && work.did === 'created';
}
