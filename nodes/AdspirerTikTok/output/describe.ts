import type { Failure, FailureReason } from '../response/failure';
import type { AdGroup, Failed } from '../response/result';
import { descriptions, type Descriptions } from './reasons';
import { isCreation, type RowOutcome, type Run } from './rowOutcome';
import { adviceToCheck, openEnd, runAgain, type Context, type Description } from './sentences';
import { endSentence, listRows, rowLine, sentences, serviceSentence } from './words';

/** What the words on a failure depend on beside the failure itself. */
export type About = Pick<Context, 'work' | 'protection' | 'labelOf'>;

/** What happened, and what to do about its cause; whether it was done all the same is another question. */
export function describe(failure: Failure, about: About): { message: string; remedy: string } {
	const { reason, outcomeUnknown, afterUnknownCall } = failure;
	const notSent = `Not sent${outcomeUnknown ? ' again' : ''}, because`;
	if (reason.type === 'not sent' && reason.because !== 'stopped' && !reason.outage) {
		// Whether the other row's outcome is open is no word on this one.
		const { message, remedy } = describe({ ...reason.because, outcomeUnknown }, about);
		return { message: `${notSent} an earlier row failed. ${message}`, remedy };
	}
	const context = { ...about, failure, again: runAgain(about.work) };
	const { message, remedy, next, isWhole } = descriptionOf(reason.type, reason, context);
	const what = reason.type === 'not sent' ? `${notSent} ${message}` : message;
	const open = outcomeUnknown && !afterUnknownCall ? openEnd(about.work) : '';
	return {
		message:
			reason.said && !isWhole
				? `${what}${open}: ${serviceSentence(reason.said)}`
				: endSentence(what + open),
		remedy: sentences(outcomeUnknown ? undefined : next, remedy),
	};
}

function descriptionOf<Type extends FailureReason['type']>(
	type: Type,
	reason: Parameters<Descriptions[Type]>[0],
	context: Context,
): Description {
	return descriptions[type](reason, context);
}

/** Why an ad group isn't paused that was to start so, and what to do; nothing where all is well. */
export function notPausedSentences(adGroup: AdGroup | undefined): string[] {
	if (adGroup?.paused === undefined || adGroup.paused === 'yes') return [];
	const { paused, notPaused, adgroupId } = adGroup;
	const about = { work: { did: 'paused' }, protection: 'name', labelOf: String } as const;
	return [
		sentences(
			`the ad group ${paused === 'unknown' ? 'may not be' : "isn't"} paused.`,
			adgroupId === null && "Adspirer didn't name its ID.",
			paused === 'may be older' &&
				"Adspirer's list doesn't say when it was created, and it may have been there before.",
			notPaused && describe(notPaused, about).message,
			adgroupId === null
				? 'Find it in TikTok Ads Manager and pause it there.'
				: `Pause it in TikTok Ads Manager, or with the operation Pause and its ID ${adgroupId}.`,
		),
	];
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
	const again = runAgain(work);
	return sentences(
		failure.afterUnknownCall &&
			`An earlier call for this row got no answer, so the ad group may have been ${work.did}.`,
		remedy,
		again === undefined
			? adviceToCheck(failure, protection)
			: !remedy.includes(again) &&
					`Look in TikTok Ads Manager to see whether the ad group was ${work.did}.`,
	);
}
