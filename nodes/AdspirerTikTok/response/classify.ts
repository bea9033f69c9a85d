import { DateTime } from 'luxon';
import type { AnsweredCall } from '../client/service';
import { failure, type AnsweredType, type Failure, type LooksLike } from './failure';
import type { Quota } from './quota';
import { accountsDemanded, shorten } from './textForms';

/*
 * Classifies every answer that isn't a success. The status decides; a code of TikTok's in the text
 * overrules it; and a few words do if the status is that of a refusal. A refusal is final, costs one
 * call and creates nothing, unless one of the tables says otherwise.
 */

/** On record: the service's reference page and OpenAPI document; gateways have those from 408 on. */
const byStatus: Readonly<Record<number, AnsweredType>> = {
	401: 'unauthorized',
	402: 'quota spent',
	403: 'forbidden',
	404: 'not found',
	408: 'server error',
	409: 'key reused',
	429: 'throttled',
	// nginx: the caller gave up.
	499: 'server error',
};

/** On record: TikTok's API documentation. The service passes code and text on, under any status. */
const byCode: Readonly<Record<string, AnsweredType>> = {
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
const codes =
	/(?:\b(?:code|error)\b["']?[\s:=#([-]{0,6}|^\W{0,3}|\[)(40002|40016|40050|40100|40133|50002|60001)(?!\d|[.,]\d)/i;

const confirmation =
	/\bconfirm(?:_\w{1,40})?["'`]{0,2}\s?[:=]\s?["'`]{0,2}true\b|\bplease confirm (?:before|that|to|by|with|whether|if)\b|\bconfirmation (?:is )?(?:required|needed)\b|\brequires (?:your |explicit )?confirmation\b/i;

/** In this order. Every pattern is bounded, and reads no more than the beginning of a text. */
const byWords: ReadonlyArray<readonly [AnsweredType, RegExp]> = [
	['tool not found', /\btool not found\b/i],
	['quota spent', /\bmonthly (?:tool call )?(?:limit|quota)\b.{0,40}\b(?:reached|exceeded)\b/i],
	['throttled', /\bQPS limit\b|\btoo many requests\b|\brate[ _-]limit/i],
	['smart plus', /\bupgraded[ _]smart[ _]?(?:\+|plus)/i],
	['asks for confirmation', confirmation],
	['server error', /\binternal (?:server )?error\b|\btimed[ -]?out\b|\btime-?out\b/i],
	['already exists', /\balready exists?\b/i],
];
const inProgress = /\bin[ -]progress\b|\bprocessing\b/i;
const otherArguments = /\b(?:different|other) (?:arguments|parameters|payload|body|values)\b/i;

/** On record (the service's OpenAPI document): "Retry after 60 seconds". */
const waitInWords = /\bretry after (\d{1,9}) ?s(?:econds?)?\b/i;

/** TikTok's limits: one second to wait after that per second, five minutes after that per minute. */
const limitInWords = /\b(?:(QPS|second)|(minute)|day|daily)\b/i;

/** Characters of a text that are read for its meaning; what matters is at the beginning. */
const maxReadLength = 10_000;

/** An answer's body, if it is no success. */
export interface OtherBody {
	/** What it says for people, whole; empty if it says nothing. */
	readonly error: string;
	readonly looksLike: LooksLike;
	readonly quota?: Quota | undefined;
}

/**
 * The failure that an answer reports.
 *
 * @param now the calendar's time in milliseconds, to which a date in Retry-After is compared.
 * @param own the row's own values: its name may hold any words, which mean nothing where quoted.
 */
export function failureIn(
	{ status, headers }: AnsweredCall,
	{ error, quota, looksLike }: OtherBody,
	now: number,
	own: readonly unknown[],
): Failure {
	const text = withoutQuoted(error.slice(0, maxReadLength), own);
	const namedWait = waitNamed(headers['retry-after'], text, now);
	const byTikTok = byCode[codes.exec(text)?.[1] ?? ''];
	const type = meaningOf({ status, looksLike }, text, byTikTok, namedWait !== undefined);
	// "See other" is what follows a call that was carried out; other redirects turn it away. What TikTok
	// calls a duplicated request may be the second one of this very row.
	const isUnknown =
		status === 303 || byTikTok === 'already exists' || (isFault(status) && byTikTok !== 'rejected');
	const reason = {
		type,
		said: saidIn(error),
		looksLike,
		location: headers.location && shorten(headers.location, maxSaidLength),
		accounts: accountsDemanded(error),
	};
	const why = failure(reason, {
		status,
		quota,
		...(isUnknown && { outcomeUnknown: true }),
		// A firewall's page with 403 means the same as the service's own 403.
		...(type === 'blocked' && status === 403 && { kind: 'forbidden' }),
	});
	if (why.retry === 'never') return why;
	return {
		...why,
		waitMs: namedWait ?? (type === 'throttled' ? waitOfLimit(text, now) : undefined),
	};
}

/** What an answer means, by its status, its text, the code of TikTok's in it, and whether to wait. */
function meaningOf(
	{ status, looksLike }: { readonly status: number; readonly looksLike: LooksLike },
	text: string,
	byTikTok: AnsweredType | undefined,
	namesWait: boolean,
): AnsweredType {
	const isOwn = looksLike === 'an error';
	const usual = byStatus[status] ?? 'rejected';
	if (status >= 300 && status < 400) return 'redirect';
	if (isSuccessStatus(status) && !isOwn) return 'unreadable';
	if (status === 401 || status === 402) return usual;
	const words = byWords.find(([, pattern]) => pattern.test(text))?.[0];
	if (byTikTok === 'rejected' && (words === 'already exists' || words === 'smart plus')) {
		return words;
	}
	if (byTikTok !== undefined) return byTikTok;
	if (isFault(status)) return words === 'throttled' ? words : 'server error';
	if (status === 429) return usual;
	if (accountsDemanded(text) !== undefined) return 'account required';
	if (status === 409) {
		if (inProgress.test(text)) return 'key in progress';
		if (otherArguments.test(text)) return usual;
		if (namesWait) return 'key in progress';
		return words === 'already exists' ? words : usual;
	}
	const isAboutRow = status === 403 || status === 404;
	if (words !== undefined && !(isAboutRow && words === 'already exists')) return words;
	// It asks for less haste, under whatever status.
	if (waitInWords.test(text)) return 'throttled';
	// A 404 of the service's own is about something that the row names; another's is the address's.
	if (status === 404) return isOwn ? usual : 'tool not found';
	// What stands between n8n and the service, such as a firewall, answers with a page.
	return isOwn || text !== '' ? usual : 'blocked';
}

/** True for a status that reports success. */
export const isSuccessStatus = (status: number) => status >= 200 && status < 300;

/** The service, or a gateway in front of it, failed at its work or gave up waiting for it. */
const isFault = (status: number) =>
	status >= 500 || status < 200 || byStatus[status] === 'server error';

/**
 * A text without what it quotes of the row, such as 'Invalid name "Time Out"': a name may hold any
 * words, and they say nothing of what happened.
 */
function withoutQuoted(text: string, own: readonly unknown[]): string {
	return own
		.filter((value) => typeof value === 'string' && /\D/.test(value))
		.slice(0, 50)
		.flatMap((name) => [`"${name}"`, `'${name}'`, `\`${name}\``, `“${name}”`])
		.reduce((rest, quoted) => rest.replaceAll(quoted, '""'), text);
}

/**
 * How long the service asks to wait, in milliseconds: by the Retry-After header (seconds or a date)
 * or by its text; the longer of the two, and at least a second.
 */
function waitNamed(header: string | undefined, text: string, now: number): number | undefined {
	const inHeader = header?.slice(0, 100).trim() ?? '';
	const isNumber = /^-?\d{1,12}(?:\.\d{1,6})?$/.test(inHeader);
	const told = isNumber ? Number(inHeader) * 1000 : DateTime.fromHTTP(inHeader).toMillis() - now;
	const said = Number(waitInWords.exec(text)?.[1]) * 1000;
	const waits = [told, said].filter((wait) => !Number.isNaN(wait));
	return waits.length === 0 ? undefined : Math.max(1000, ...waits);
}

/** How long TikTok wants callers to wait after the limit that a text names: of a day, until the next. */
function waitOfLimit(text: string, now: number): number | undefined {
	const [limit, second, minute] = limitInWords.exec(text) ?? [];
	const day = 24 * 60 * 60_000;
	if (limit === undefined) return undefined;
	return second !== undefined ? 1000 : minute !== undefined ? 5 * 60_000 : day - (now % day);
}

/**
 * A failure of a row whose earlier call got no answer: that call may have created what the row wants. A
 * refusal says nothing about it: it may be a consequence of that very creation, such as a campaign that
 * is full now. Only if the service says that the key belongs to a call with other arguments, that call
 * wasn't the row's; a bare 409 may mean that one like it is still at work.
 */
export function afterUnknownCall(later: Failure): Failure {
	const { outcomeUnknown, reason } = later;
	const isOfOtherCall = reason.type === 'key reused' && otherArguments.test(reason.said ?? '');
	if (outcomeUnknown || isOfOtherCall) return later;
	return { ...later, outcomeUnknown: true, afterUnknownCall: true };
}

/**
 * True for a text that asks for a confirmation, which means that nothing was done (the service's
 * changelog: a tool that deletes "won't run unless the call explicitly passes confirm_delete").
 */
export function asksForConfirmation(text: string): boolean {
	return confirmation.test(text.slice(0, maxReadLength));
}

/** Characters of the service's own words that are kept. */
const maxSaidLength = 500;

/** The service's own words as a failure keeps them. */
export function saidIn(text: string): string | undefined {
	return shorten(text.trim(), maxSaidLength) || undefined;
}
