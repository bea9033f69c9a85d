import { accountsDemanded } from './accounts';
import { errorBeside } from './contradiction';
import type { Envelope, LooksLike } from './envelope';
import { failure, type Failure } from './failure';
import { detailsOf, maxSaidLength, type Answered, type FailureDetails } from './failureDetails';
import * as words from './refusalWords';
import { namedWait } from './retryAfter';

/** True for a status that reports success, 200 to 299. */
export function isSuccessStatus(status: number): boolean {
	return status >= 200 && status < 300;
}

/**
 * An answer that is no success, by its status, its form and its words.
 *
 * @param own values of the row's arguments, which the words may quote.
 */
export function failureOfAnswer(
	answer: Answered,
	body: Envelope,
	now: number,
	own: readonly unknown[],
): Failure {
	const details = detailsOf(answer, body, now, own);
	const { status, said, base } = details;
	if (status >= 300 && status < 400) {
		const location = answer.headers.location?.slice(0, maxSaidLength);
		return failure(
			{ type: 'redirect', ...(location !== undefined && { location }) },
			// "See other" is what follows a call that was carried out; the others turn it away.
			{ ...base, abortScope: 'run', outcomeUnknown: status === 303 },
		);
	}
	if (status === 401) {
		return failure({ type: 'unauthorized', ...said }, { ...base, abortScope: 'run' });
	}
	if (status === 402) return quotaSpent(details);
	if (body.kind === 'success') return contradiction(answer, body.raw, undefined, now);
	if (isFault(status)) return fault(details);
	const isRefusal = !isSuccessStatus(status) || (body.kind === 'refusal' && body.isOwn);
	if (!isRefusal) return unreadable(details);
	const failed = failureByWords(details) ?? failureByStatus(details);
	return failed.outcomeUnknown || !details.isDoubtful
		? failed
		: { ...failed, outcomeUnknown: true };
}

/** Success and failure in one answer: only the same key makes another try safe. */
export function contradiction(
	answer: Answered,
	raw: Readonly<Record<string, unknown>>,
	said: string | undefined,
	now: number,
): Failure {
	const error = said ?? errorBeside(raw)?.said;
	const details = detailsOf(answer, { kind: 'refusal', error, isOwn: true, raw }, now, []);
	const isBusy = answer.status === 429 || words.isThrottled(details.text);
	return failure(
		{ type: 'contradictory', ...details.said },
		{
			...details.base,
			...details.waitMs,
			retry: isBusy ? 'throttled' : 'fault',
			outcomeUnknown: true,
		},
	);
}

/** The service, or a gateway before it, failed at its work or gave up waiting for it. */
function isFault(status: number): boolean {
	// 499 and 460 are how nginx and AWS tell that a caller gave up; 423 that another call is at work.
	return status >= 500 || status < 200 || [408, 423, 425, 460, 499].includes(status);
}

function fault(details: FailureDetails): Failure {
	return words.isThrottled(details.text)
		? { ...throttled(details), outcomeUnknown: true }
		: serverError(details);
}

function serverError({ said, base, waitMs, body }: FailureDetails): Failure {
	const looksLike: LooksLike | 'a failure' =
		body.kind === 'unreadable' ? body.looksLike : 'a failure';
	return failure(
		{ type: 'server error', looksLike, ...said },
		{ ...base, ...waitMs, retry: 'fault', outcomeUnknown: true },
	);
}

function throttled({ said, base, waitMs }: FailureDetails): Failure {
	return failure({ type: 'throttled', ...said }, { ...base, ...waitMs, retry: 'throttled' });
}

function quotaSpent({ said, base }: FailureDetails): Failure {
	const { quota } = base;
	return failure(
		{ type: 'quota spent', ...(quota && { quota }), ...said },
		{ ...base, abortScope: 'run' },
	);
}

function missingTool({ said, base }: FailureDetails): Failure {
	return failure({ type: 'tool not found', ...said }, { ...base, abortScope: 'run' });
}

/** A good status, with a body that is neither a success nor a refusal. */
function unreadable({ said, base, waitMs, body, text }: FailureDetails): Failure {
	const looksLike = body.kind === 'unreadable' ? body.looksLike : 'other JSON';
	return failure(
		{ type: 'unreadable', looksLike, ...said },
		{
			...base,
			...waitMs,
			retry: words.isThrottled(text) ? 'throttled' : 'fault',
			outcomeUnknown: true,
		},
	);
}

/** What the words of a refusal say for certain, whatever its status. */
function failureByWords(details: FailureDetails): Failure | undefined {
	const { status, text, said, base, body } = details;
	const structured = body.kind === 'refusal' ? body.raw.structured_content : undefined;
	const error = body.kind === 'refusal' ? (body.error ?? '') : '';
	const accounts = accountsDemanded(error, structured);
	if (accounts) {
		return failure(
			{ type: 'account required', accounts, ...said },
			{ ...base, abortScope: 'rows without an account' },
		);
	}
	if (words.isMissingTool(text)) return missingTool(details);
	if (words.isQuotaSpent(text)) return quotaSpent(details);
	if (status === 429 || words.isThrottled(text)) return throttled(details);
	if (status === 409) return conflict(details);
	if (words.isCallInProgress(text)) return keyInProgress(details);
	if (isWaitNamedInWords(details)) return throttled(details);
	if (details.isDoubtful) return serverError(details);
	if (status === 403 || status === 404) return undefined;
	return words.isAlreadyThere(text) ? alreadyExists(details) : undefined;
}

/** "Retry after 60 seconds", under whatever status, asks for less haste. */
function isWaitNamedInWords({ waitMs, text }: FailureDetails): boolean {
	return waitMs.waitMs !== undefined && namedWait({}, text, 0) !== undefined;
}

function failureByStatus(details: FailureDetails): Failure {
	const { status, said, base, body } = details;
	const isUnreadable = body.kind === 'unreadable';
	if (status === 404) {
		return isAboutRow(details)
			? failure({ type: 'not found', ...said }, base)
			: missingTool(details);
	}
	if (isUnreadable && (status === 405 || status === 410)) return missingTool(details);
	if (status === 413 || status === 414) return failure({ type: 'rejected', ...said }, base);
	if (isUnreadable) {
		return failure(
			{ type: 'blocked', looksLike: body.looksLike },
			{ ...base, abortScope: status === 407 ? 'run' : 'row' },
		);
	}
	return failure({ type: status === 403 ? 'forbidden' : 'rejected', ...said }, base);
}

/** A 404 of the service's own, or one that speaks of something that a row names. */
function isAboutRow({ body, text }: FailureDetails): boolean {
	if (body.kind !== 'refusal') return false;
	return (
		body.isOwn ||
		/\b(?:ad ?groups?|campaigns?|accounts?|advertisers?|pixels?|audiences?)\b/i.test(text)
	);
}

function conflict(details: FailureDetails): Failure {
	const { text, said, base, waitMs } = details;
	const isAboutOther = words.isAboutOtherArguments(text);
	if (words.isInProgress(text) || (waitMs.waitMs !== undefined && !isAboutOther)) {
		return keyInProgress(details);
	}
	if (details.isDoubtful) return serverError(details);
	return words.isAlreadyThere(text) && !words.isAboutKey(text) && !isAboutOther
		? alreadyExists(details)
		: failure({ type: 'key reused', ...said }, base);
}

/** The first call with the same key is at work still, so its outcome is open. */
function keyInProgress({ said, base, waitMs }: FailureDetails): Failure {
	return failure(
		{ type: 'key in progress', ...said },
		{ ...base, ...waitMs, retry: 'fault', outcomeUnknown: true },
	);
}

function alreadyExists({ said, base }: FailureDetails): Failure {
	return failure({ type: 'already exists', ...said }, base);
}
