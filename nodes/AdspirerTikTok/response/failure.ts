import { DateTime } from 'luxon';
import type { AnsweredCall, NoResponseReason } from '../client/service';
import type { Fault, Problem } from '../problems/problem';
import { isSuccessStatus, type OtherBody } from './answer';
import type { Quota } from './quota';
import { accountsBy, shorten, type NamedAccount } from './textForms';

/** The consequences of a failure. */
interface Consequences {
	readonly retry: 'never' | 'throttled' | 'fault';
	/** Which other rows would fail in the same way, so that calling for them is pointless. */
	readonly abortScope: 'row' | 'rows without an account' | 'run';
	readonly outcomeUnknown: boolean;
}

const unclearFailure = { retry: 'fault', outcomeUnknown: true } as const;

/** Every way to fail, with what follows if not the usual. The kinds are output and never change. */
const failures = {
	invalid: { kind: 'invalid' },
	'bad credential': { kind: 'invalid', abortScope: 'run' },
	'not sent': { kind: 'not_sent' },
	/** Its parent is there, but nothing may go into it. */
	'no parent': { kind: 'not_sent' },
	/** 'Skip Existing Names' can't tell whether the name exists. */
	'not checked': { kind: 'not_sent' },
	/** An earlier try got no answer, and the list doesn't show the outcome. */
	'not settled': { kind: 'network' },
	/** A success named no ID, and the list doesn't show what it created. */
	'not listed yet': { kind: 'server' },
	'not created': { kind: 'rejected' },
	'other values': { kind: 'conflict' },
	'no response': { kind: 'network' },

	redirect: { kind: 'server', abortScope: 'run' },
	/** By something between n8n and the service, such as a firewall. */
	blocked: { kind: 'server' },
	unreadable: { kind: 'server', ...unclearFailure },
	contradictory: { kind: 'server', ...unclearFailure },
	'server error': { kind: 'server', ...unclearFailure },
	throttled: { kind: 'rate_limited', retry: 'throttled' },
	/** Two writes at once, or a moment's trouble at TikTok: the same call may succeed later. */
	'try again': { kind: 'rate_limited', retry: 'fault' },
	unauthorized: { kind: 'unauthorized', abortScope: 'run' },
	'quota spent': { kind: 'quota', abortScope: 'run' },
	/** A creation that its pause could not follow. */
	'no call for the pause': { kind: 'quota' },
	'tool not found': { kind: 'not_found', abortScope: 'run' },
	'not found': { kind: 'not_found' },
	forbidden: { kind: 'forbidden' },
	'account required': { kind: 'multiple_accounts', abortScope: 'rows without an account' },
	'key in progress': { kind: 'conflict', ...unclearFailure },
	'key reused': { kind: 'conflict' },
	'already exists': { kind: 'conflict' },
	'asks for confirmation': { kind: 'rejected' },
	rejected: { kind: 'rejected' },
} as const satisfies Record<string, { readonly kind: string } & Partial<Consequences>>;

type FailureType = keyof typeof failures;

/** The types of failures that an answer can mean. */
type AnsweredType = Exclude<FailureType, keyof DenialDetails>;

interface DenialDetails {
	readonly invalid: { readonly problems: readonly Problem[] };
	readonly 'bad credential': { readonly problem: Fault };
	readonly 'not sent': { readonly because: Failure | 'stopped'; readonly outage?: true };
	readonly 'no parent': { readonly because: 'without ID' | 'not paused' };
	readonly 'not checked': { readonly incomplete: boolean };
	readonly 'not settled': { readonly inList?: 'not shown' };
	readonly 'other values': {
		readonly where: 'earlier pass' | 'other run' | 'service';
		readonly existingId?: string | null;
		readonly by: 'name' | 'key';
	};
	readonly 'no response': { readonly reason: NoResponseReason; readonly code: string };
}

interface Answered {
	readonly looksLike?: OtherBody['looksLike'];
	readonly location?: string | undefined;
	readonly accounts?: readonly NamedAccount[] | undefined;
	readonly existingId?: string;
}

/** The event, as a value; only `output` puts it into words. */
export type FailureReason = {
	[Type in FailureType]: {
		readonly type: Type;
		readonly said?: string | undefined;
	} & (Type extends keyof DenialDetails ? DenialDetails[Type] : Answered);
}[FailureType];

/** Why a row failed, or why its outcome is unknown. */
export interface Failure extends Consequences {
	readonly kind: (typeof failures)[FailureType]['kind'];
	readonly reason: FailureReason;
	readonly status: number | null;
	/** The beginning of the answer's body, as it came. */
	readonly excerpt?: string;
	/** Milliseconds that the service asked to wait. */
	readonly waitMs?: number | undefined;
	/** True if the unknown outcome is that of an earlier call for the row. */
	readonly afterUnknownCall?: true;
	readonly quota?: Quota | undefined;
}

/** A failure with what usually follows from its reason; `more` is what differs. */
export function failure(reason: FailureReason, more: Partial<Failure> = {}): Failure {
	return {
		status: null,
		retry: 'never',
		abortScope: 'row',
		outcomeUnknown: false,
		...failures[reason.type],
		reason,
		...more,
	};
}

/** True if the service refused the row for what it says, so that the call did nothing. */
export const isRefusalOfRow = ({ kind }: Failure) =>
	kind === 'rejected' || kind === 'multiple_accounts';

/** Sources: the service's reference page and OpenAPI document. */
const byStatus: Readonly<Record<number, AnsweredType>> = {
	401: 'unauthorized',
	402: 'quota spent',
	403: 'forbidden',
	404: 'not found',
	409: 'key reused',
	429: 'throttled',
};

/** Source: TikTok's API documentation. The service passes code and text on, under any status. */
const byCode: Readonly<Record<string, AnsweredType>> = {
	40002: 'rejected',
	40016: 'throttled',
	40050: 'already exists',
	40065: 'rejected',
	40100: 'throttled',
	40133: 'throttled',
	40202: 'try again',
	50002: 'throttled',
	60001: 'server error',
};

/** A budget may be the same number, so a code needs its word, or the place of one. */
const tiktokCodes = new RegExp(
	`(?:\\b(?:code|error)\\b["']?[\\s:=#([-]{0,6}|^\\W{0,3}|\\[)(${Object.keys(byCode).join('|')})(?!\\d|[.,]\\d)`,
	'i',
);

/** The service's OpenAPI document: "Retry after 60 seconds". */
const waitInWords = /\bretry after (\d{1,9}) ?s(?:econds?)?\b/i;

/**
 * Words of the service and of TikTok (reference page, OpenAPI document, API documentation), in this order.
 * The beginning of a text is the service's own; anything else in it may be a name.
 */
const byWords: ReadonlyArray<readonly [AnsweredType, RegExp]> = [
	['tool not found', /^\W{0,9}tool not found\b/i],
	[
		'quota spent',
		/^\W{0,9}monthly (?:tool call )?(?:limit|quota)\b.{0,40}\b(?:reached|exceeded)\b/i,
	],
	['throttled', /\bQPS limit\b|\btoo many requests\b|\brate[ _-]limit/i],
	['try again', /\bcould not acquire IP\b/i],
	['server error', /\binternal (?:server )?error\b|\btime(?:d[ -]?|-?)out\b|ReadTimeout/i],
	// Python's words for a broken connection to TikTok, and for an answer that it couldn't read.
	['server error', /RemoteDisconnected|Server disconnected|'NoneType' object/],
	['already exists', /\balready exists?\b/i],
	['throttled', waitInWords],
];

const otherArguments = /\b(?:different|other) (?:arguments|parameters|payload|body|values)\b/i;

/** Characters of a text whose words are read. */
const maxReadLength = 10_000;

/** The failure that an answer reports at a time (in ms since 1970). */
export function failureIn(
	{ status, headers }: AnsweredCall,
	{ error, looksLike, code = '' }: OtherBody,
	now: number,
): Failure {
	// The names of accounts to choose from may be any words.
	const text = error.slice(0, maxReadLength).replace(offeredAccount, '');
	const namedWait = waitNamed(headers['retry-after'], text, now);
	let byTikTok = byCode[code || (tiktokCodes.exec(text)?.[1] ?? '')];
	// Its refusals begin with 4. After any other code, something may be there all the same.
	if (/^[^4]/.test(code)) byTikTok ??= 'contradictory';
	// The reference page: "You have 25 … accounts connected. Please specify which account to use …".
	const isDemand = /accounts? connected/i.test(error) && /specify which account/i.test(error);
	const accounts = isDemand ? accountsBy(offeredAccount, error) : undefined;
	const told = {
		isOwn: looksLike === 'own error',
		isDemand,
		isTimed: namedWait !== undefined,
	};
	const type = statusMeaning(status, text, byTikTok, told);
	const reason = {
		type,
		said: shortened(error),
		looksLike,
		location: shortened(headers.location ?? ''),
		accounts,
	};
	const usual = failure(reason, { status });
	let { kind, outcomeUnknown } = usual;
	// A firewall's page with 403 means the same as the service's own 403.
	if (type === 'blocked' && status === 403) kind = 'forbidden';
	if (isFault(status) && byTikTok !== 'rejected') outcomeUnknown = true;
	// "See other" follows a call that was carried out. A duplicated request may be this very row's second.
	if (status === 303 || byTikTok === 'already exists') outcomeUnknown = true;
	const why = { ...usual, kind, outcomeUnknown };
	if (why.retry === 'never') return why;
	let waitMs = namedWait;
	if (type === 'throttled') waitMs ??= waitOfLimit(text);
	return { ...why, waitMs };
}

/** An account to choose from: `  - Acme EU (ad_account_id="act_987")`; a name may hold brackets of its own. */
const offeredAccount = /^[ \t]*- (\S.{0,900}) \(\w{1,40}="([\w-]{1,64})"\)[ \t\r]*$/gm;

/** The status decides; a code of TikTok's overrules it, and so do a few words if it is that of a refusal. */
function statusMeaning(
	status: number,
	text: string,
	byTikTok: AnsweredType | undefined,
	{ isOwn, isDemand, isTimed }: Readonly<Record<'isOwn' | 'isDemand' | 'isTimed', boolean>>,
): AnsweredType {
	const usual = byStatus[status] ?? 'rejected';
	if (status >= 300 && status < 400) return 'redirect';
	if (isSuccessStatus(status) && !isOwn) return 'unreadable';
	if (status === 401 || status === 402) return usual;
	const words = byWords.find(([, pattern]) => pattern.test(text))?.[0];
	// Only these say more of a refusal with TikTok's code 40002.
	const more = ['already exists', 'try again'];
	if (byTikTok === 'rejected' && words && more.includes(words)) return words;
	if (byTikTok !== undefined) return byTikTok;
	if (isFault(status) && words === 'throttled') return words;
	if (isFault(status)) return 'server error';
	if (status === 429) return usual;
	if (isDemand) return 'account required';
	if (status === 409) {
		if (/\bin[ -]progress\b|\bprocessing\b|\bbeing processed\b/i.test(text))
			return 'key in progress';
		if (otherArguments.test(text)) return usual;
		if (isTimed) return 'key in progress';
		if (words === 'already exists') return words;
		return usual;
	}
	const isAboutRow = status === 403 || status === 404;
	if (words !== undefined && !(isAboutRow && words === 'already exists')) return words;
	if (isOwn) return usual;
	// The service's own 404 is about something in the row, any other is about the address.
	if (status === 404) return 'tool not found';
	// Only what is between n8n and the service, such as a firewall, answers with a page.
	if (text === '') return 'blocked';
	return usual;
}

/** True for a fault of the service's, or of a gateway: 408 and 499 are theirs. */
const isFault = (status: number) =>
	status >= 500 || status < 200 || status === 408 || status === 499;

/** Milliseconds that Retry-After or the text asks to wait: the longer of the two, at least a second. */
function waitNamed(header: string | undefined, text: string, now: number): number | undefined {
	const inHeader = header?.slice(0, 100).trim() ?? '';
	let fromHeader = DateTime.fromHTTP(inHeader).toMillis() - now;
	if (/^-?\d{1,12}(?:\.\d{1,6})?$/.test(inHeader)) fromHeader = Number(inHeader) * 1000;
	const fromText = Number(waitInWords.exec(text)?.[1]) * 1000;
	const waits = [fromHeader, fromText].filter((wait) => !Number.isNaN(wait));
	if (waits.length === 0) return undefined;
	return Math.max(1000, ...waits);
}

/** TikTok asks for one second after its limit per second, and for five minutes after the one per minute. */
function waitOfLimit(text: string): number | undefined {
	const [limit, second] = /\b(?:(QPS|second)|minute)\b/i.exec(text) ?? [];
	if (limit === undefined) return undefined;
	if (second !== undefined) return 1000;
	return 5 * 60_000;
}

/**
 * A failure after a call that may have created what the row wants. A refusal doesn't settle that, since
 * the campaign may be full because of it; a key that belongs to a call with other arguments does.
 */
export function afterUnknownCall(later: Failure): Failure {
	const { outcomeUnknown, reason } = later;
	const isOfOtherCall = reason.type === 'key reused' && otherArguments.test(reason.said ?? '');
	if (outcomeUnknown || isOfOtherCall) return later;
	return { ...later, outcomeUnknown: true, afterUnknownCall: true };
}

/** The service's own words as a failure keeps them: 500 characters at most. */
export function shortened(text: string): string | undefined {
	return shorten(text.trim(), 500) || undefined;
}
