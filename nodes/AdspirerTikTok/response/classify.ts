import { DateTime } from 'luxon';
import type { AnsweredCall } from '../client/toolResponse';
import { accountsDemanded } from './accounts';
import { quotaOf, shorten, type Envelope } from './envelope';
import { failure, type Failure, type FailureReason } from './failure';
import { withoutQuoted } from './names';
import { namedWait } from './retryAfter';

/**
 * What an answer that is no success means: the whole page of it. The status decides; a code of
 * TikTok's in the text overrules it; and few words do where the status is that of a refusal. A
 * refusal is final, costs one call and creates nothing, unless one of the tables says otherwise.
 */
type Meaning = Extract<
	FailureReason['type'],
	| 'unauthorized'
	| 'quota spent'
	| 'account required'
	| 'forbidden'
	| 'tool not found'
	| 'not found'
	| 'key in progress'
	| 'key reused'
	| 'already exists'
	| 'throttled'
	| 'server error'
	| 'smart plus'
	| 'asks for confirmation'
	| 'rejected'
>;

/** On record: the service's reference page and OpenAPI document; gateways have those from 408 on. */
const byStatus: Readonly<Record<number, Meaning>> = {
	401: 'unauthorized',
	402: 'quota spent',
	403: 'forbidden',
	404: 'not found',
	408: 'server error',
	409: 'key reused',
	423: 'server error',
	425: 'server error',
	429: 'throttled',
	// A caller gave up, as AWS and nginx tell it.
	460: 'server error',
	499: 'server error',
};

/** On record: TikTok's API documentation. The service passes code and text on, under any status. */
const byCode: Readonly<Record<string, Meaning>> = {
	40002: 'rejected',
	40016: 'throttled',
	40050: 'already exists',
	40100: 'throttled',
	40133: 'throttled',
	50002: 'throttled',
	// Maintenance.
	60001: 'server error',
};

/** A budget may be the same number, so a code needs its word, or the place of one. */
const code =
	/(?:\b(?:code|error)\b["']?[\s:=#([-]{0,6}|^\W{0,3}|\[)(40002|40016|40050|40100|40133|50002|60001)(?!\d|[.,]\d)/i;

/** In this order. Every pattern is bounded, and reads no more than the beginning of a text. */
const byWords: ReadonlyArray<readonly [Meaning, RegExp]> = [
	['tool not found', /\btool not found\b/i],
	['quota spent', /\bmonthly (?:tool call )?(?:limit|quota)\b.{0,40}\b(?:reached|exceeded)\b/i],
	['throttled', /\bQPS limit\b|\btoo many requests\b|\brate[ _-]limit/i],
	['smart plus', /\bupgraded[ _]smart[ _]?(?:\+|plus)/i],
	[
		'asks for confirmation',
		/\bconfirm(?:_\w{1,40})?["'`]{0,2}\s?[:=]\s?["'`]{0,2}true\b|\bplease confirm (?:before|that|to|by|with|whether|if)\b|\bconfirmation (?:is )?(?:required|needed)\b|\brequires (?:your |explicit )?confirmation\b/i,
	],
	['server error', /\binternal (?:server )?error\b/i],
	['server error', /\btimed[ -]?out\b|\btime-?out\b/i],
	['already exists', /\balready exists?\b/i],
];
const inProgress = /\bin[ -]progress\b|\bprocessing\b/i;
const otherArguments = /\b(?:different|other) (?:arguments|parameters|payload|body|values)\b/i;
const limit = /\b(?:(QPS|second)|(minute)|day|daily)\b/i;

/** What follows from each meaning, beside what is usual for a failure: one call, nothing created. */
const outcomes: Readonly<Record<Meaning, Partial<Failure>>> = {
	unauthorized: { abortScope: 'run' },
	'quota spent': { abortScope: 'run' },
	'account required': { abortScope: 'rows without an account' },
	forbidden: {},
	'tool not found': { abortScope: 'run' },
	'not found': {},
	'key in progress': { retry: 'fault', outcomeUnknown: true },
	'key reused': {},
	'already exists': {},
	throttled: { retry: 'throttled' },
	'server error': { retry: 'fault', outcomeUnknown: true },
	'smart plus': {},
	'asks for confirmation': {},
	rejected: {},
};

/** So much of a text is read for its meaning; what matters stands at the beginning. */
const maxReadLength = 10_000;

/** So much of the service's own words is kept. */
const maxSaidLength = 500;

/** True for a status that reports success, 200 to 299. */
export function isSuccessStatus(status: number): boolean {
	return status >= 200 && status < 300;
}

/**
 * The failure that an answer reports.
 *
 * @param now the calendar's time in milliseconds.
 * @param own the row's own values: its name may hold any words, which say nothing where quoted.
 */
export function failureIn(
	{ status, headers }: AnsweredCall,
	body: Exclude<Envelope, { kind: 'success' }>,
	now: number,
	own: readonly unknown[],
): Failure {
	const isReadable = body.kind === 'refusal';
	const error = isReadable ? (body.error ?? '') : '';
	const quota = isReadable ? quotaOf(body.raw) : undefined;
	const text = withoutQuoted(error.slice(0, maxReadLength), own);
	const waitMs = namedWait(headers, text, now);
	const wait = waitMs === undefined ? {} : { waitMs };
	const base = { status, ...(quota && { quota }) };
	const said = saidIn(error);
	if (status >= 300 && status < 400) {
		const location = headers.location?.slice(0, maxSaidLength);
		// "See other" is what follows a call that was carried out; the others turn it away.
		const more = { ...base, abortScope: 'run', outcomeUnknown: status === 303 } as const;
		return failure({ type: 'redirect', ...(location !== undefined && { location }) }, more);
	}
	if (isSuccessStatus(status) && !(isReadable && body.isOwn)) {
		const looksLike = isReadable ? 'other JSON' : body.looksLike;
		const open = { ...base, ...wait, retry: 'fault', outcomeUnknown: true } as const;
		return failure({ type: 'unreadable', looksLike, ...said }, open);
	}
	const meaning = meaningOf(status, body, text, waitMs);
	const isOpen = outcomes[meaning].outcomeUnknown === true || isFault(status);
	const asked = outcomes[meaning].retry === undefined ? {} : wait;
	const more = { ...base, ...outcomes[meaning], ...asked, outcomeUnknown: isOpen };
	switch (meaning) {
		case 'quota spent':
			return failure({ type: meaning, ...(quota && { quota }), ...said }, more);
		case 'account required':
			return failure({ type: meaning, accounts: accountsDemanded(error) ?? [], ...said }, more);
		case 'server error': {
			const looksLike = isReadable ? 'a failure' : body.looksLike;
			return failure({ type: meaning, looksLike, ...said }, more);
		}
		case 'throttled':
			return failure({ type: meaning, ...said }, { ...more, ...throttleWait(waitMs, text, now) });
		case 'already exists':
			// What TikTok calls a duplicated request may be the second one of this very row.
			return failure(
				{ type: meaning, ...said },
				{ ...more, outcomeUnknown: codeIn(text) === '40050' },
			);
		case 'rejected':
		case 'forbidden':
			// What stands between n8n and the service, such as a firewall, answers with a page.
			return isReadable
				? failure({ type: meaning, ...said }, { ...more, outcomeUnknown: false })
				: failure(
						{ type: 'blocked', looksLike: body.looksLike },
						{ ...more, abortScope: status === 407 ? 'run' : 'row' },
					);
		default:
			return failure({ type: meaning, ...said }, more);
	}
}

function meaningOf(
	status: number,
	body: Exclude<Envelope, { kind: 'success' }>,
	text: string,
	waitMs: number | undefined,
): Meaning {
	if (status === 401 || status === 402) return byStatus[status] ?? 'rejected';
	const told = byCode[codeIn(text)];
	const words = byWords.find(([, pattern]) => pattern.test(text))?.[0];
	if (told === 'rejected' && (words === 'already exists' || words === 'smart plus')) return words;
	if (told !== undefined) return told;
	if (isFault(status)) return words === 'throttled' ? words : 'server error';
	if (status === 429) return 'throttled';
	if (accountsDemanded(text) !== undefined) return 'account required';
	if (status === 409) {
		if (inProgress.test(text) || (waitMs !== undefined && !otherArguments.test(text))) {
			return 'key in progress';
		}
		return words === 'already exists' && !otherArguments.test(text) ? words : 'key reused';
	}
	const isAboutRow = status === 403 || status === 404;
	if (words !== undefined && !(isAboutRow && words === 'already exists')) return words;
	// "Retry after 60 seconds", under whatever status, asks for less haste.
	if (namedWait({}, text, 0) !== undefined) return 'throttled';
	// A 404 of the service's own is about something that the row names; another's is the address's.
	if (status === 404) return body.kind === 'refusal' && body.isOwn ? 'not found' : 'tool not found';
	return byStatus[status] ?? 'rejected';
}

/** The service, or a gateway before it, failed at its work or gave up waiting for it. */
function isFault(status: number): boolean {
	return status >= 500 || status < 200 || byStatus[status] === 'server error';
}

function codeIn(text: string): string {
	return code.exec(text)?.[1] ?? '';
}

/** Past its limit of a second TikTok wants a second, of a minute five minutes, of a day the next. */
function throttleWait(
	named: number | undefined,
	text: string,
	now: number,
): { readonly waitMs?: number } {
	if (named !== undefined) return { waitMs: named };
	const found = limit.exec(text);
	if (!found) return {};
	const [, second, minute] = found;
	if (second !== undefined) return { waitMs: 1000 };
	if (minute !== undefined) return { waitMs: 5 * 60_000 };
	const today = DateTime.fromMillis(now, { zone: 'utc' }).startOf('day');
	return { waitMs: today.plus({ days: 1 }).toMillis() - now };
}

/** The service says that the key belongs to a call with other arguments, and so to none of the row's. */
export function saysOtherArguments(said: string): boolean {
	return otherArguments.test(said);
}

/**
 * True for a text that asks for a confirmation, which means that nothing was done (the service's
 * changelog: a tool that deletes "won't run unless the call explicitly passes confirm_delete").
 */
export function asksForConfirmation(text: string): boolean {
	const read = text.slice(0, maxReadLength);
	return byWords.some(([is, words]) => is === 'asks for confirmation' && words.test(read));
}

/** The service's own words as a failure keeps them. */
export function saidIn(text: string): { readonly said?: string } {
	const said = text.trim();
	return said === '' ? {} : { said: shorten(said, maxSaidLength) };
}
