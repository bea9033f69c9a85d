import type { Answer } from '../call/answer';
import { accountsDemanded, type Account } from './accounts';
import { readEnvelope, type LooksLike, type Quota, type ReadEnvelope } from './envelope';
import type { Failure, FailureKind } from './failure';
import { waitNamed } from './waitNamed';
import * as words from './failureWords';

type Answered = Extract<Answer, { kind: 'answer' }>;

/** Fills in what most failures have in common: nothing created, no retry, nobody else concerned. */
function failure(
	kind: FailureKind,
	status: number | null,
	told: words.Told,
	more: Partial<Failure> = {},
): Failure {
	return { kind, status, ...told, retry: 'never', outcomeUnknown: false, dooms: 'nobody', ...more };
}

/** No answer: whether the request arrived decides whether the outcome is known. */
export function failureWithoutAnswer(none: Extract<Answer, { kind: 'none' }>): Failure {
	return failure('network', null, words.noAnswer(none.reason, none.code), {
		retry: none.reason === 'certificate' || none.reason === 'not sent' ? 'never' : 'after a fault',
		outcomeUnknown: none.mayHaveArrived,
	});
}

/** An answer that is no success, told by its status and its text. */
export function failureOfAnswer(answer: Answered, read: ReadEnvelope, now: number): Failure {
	const { status } = answer;
	const own = read.kind === 'refused' ? read.error : undefined;
	const quota = read.kind === 'refused' ? read.envelope.quota : undefined;
	const waitMs = waitNamed(answer.headers, own ?? '', now);

	if (status >= 300 && status < 400) {
		return failure('server', status, words.redirected(answer.headers.location), {
			dooms: 'everybody',
		});
	}
	const accounts = own === undefined ? undefined : accountsDemanded(own);
	if (own !== undefined && accounts) return accountDemand(status, own, accounts);
	if (own !== undefined && (status === 402 || isSpent(status, quota, own))) {
		return failure('quota', status, words.quotaSpent(own, quota), {
			dooms: 'everybody',
			...(quota && { quota }),
		});
	}
	if (status >= 200 && status < 300) return failureWithGoodStatus(answer, read, own, waitMs);
	switch (status) {
		case 401:
			return failure('unauthorized', status, words.unauthorized(), { dooms: 'everybody' });
		case 402:
			return failure('quota', status, words.quotaSpent(own, quota), { dooms: 'everybody' });
		case 403:
			return failure(
				'forbidden',
				status,
				read.kind === 'unreadable'
					? words.turnedAway(status, read.looksLike)
					: words.forbidden(own),
			);
		case 404:
			return failure('not_found', status, words.notFound(own), { dooms: 'everybody' });
		case 409:
			return failure('conflict', status, words.keyReused(own));
		case 429:
			return failure('rate_limited', status, words.rateLimited(own), {
				retry: 'when less busy',
				...(waitMs !== undefined && { waitMs }),
			});
		default:
	}
	if (status >= 500 || status === 408) {
		return failure('server', status, words.serverFault(status, own, looks(read)), {
			retry: 'after a fault',
			outcomeUnknown: true,
			...(waitMs !== undefined && { waitMs }),
		});
	}
	return read.kind === 'unreadable'
		? failure('server', status, words.turnedAway(status, read.looksLike))
		: rejection(status, own);
}

function rejection(status: number, own: string | undefined): Failure {
	const told = own === undefined ? words.rejectedWithoutReason(status) : words.rejected(own);
	return failure('rejected', status, told);
}

/** The status says success, the body does not: a refusal, or something that no one can rely on. */
function failureWithGoodStatus(
	answer: Answered,
	read: ReadEnvelope,
	own: string | undefined,
	waitMs: number | undefined,
): Failure {
	const { status } = answer;
	if (read.kind !== 'refused' || read.envelope.success !== false) {
		return failure('server', status, words.unreadable(status, looks(read)), {
			retry: 'after a fault',
			outcomeUnknown: true,
		});
	}
	if (waitMs !== undefined) {
		return failure('rate_limited', status, words.rateLimited(own), {
			retry: 'when less busy',
			waitMs,
		});
	}
	return rejection(status, own);
}

function accountDemand(status: number, own: string, accounts: Account[]): Failure {
	return failure('multiple_accounts', status, words.accountDemand(own, accounts), {
		dooms: 'rows without an account',
		accounts,
	});
}

/** The allowance is spent where the answer says so in words or by an offer to upgrade. */
function isSpent(status: number, quota: Quota | undefined, own: string): boolean {
	if (status >= 500 || status === 401 || status === 403) return false;
	return (
		/monthly limit reached/i.test(own) ||
		(quota?.upgrade_url !== undefined && quota.used >= quota.limit)
	);
}

function looks(read: ReadEnvelope): LooksLike {
	if (read.kind === 'unreadable') return read.looksLike;
	return 'other JSON';
}

/** A success, or why it is none. */
export function readAnswer(
	answer: Answer,
	now: number,
): { created: Extract<ReadEnvelope, { kind: 'created' }> } | { failure: Failure } {
	if (answer.kind === 'none') return { failure: failureWithoutAnswer(answer) };
	const read = readEnvelope(answer.text);
	if (read.kind === 'created' && answer.status >= 200 && answer.status < 300)
		return { created: read };
	return { failure: failureOfAnswer(answer, read, now) };
}
