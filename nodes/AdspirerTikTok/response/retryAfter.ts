import { DateTime } from 'luxon';

/** Less is never meant: a service that is too busy for one call is no less so a moment later. */
const minWait = 1000;

/** On record (the service's OpenAPI document): "Retry after 60 seconds". */
const waitInWords = /\bretry after (\d{1,9}) ?(s|seconds?|minutes?|hours?)\b/i;
const millisecondsOf: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/**
 * How long the service asks to wait before the next call, in milliseconds: from the Retry-After
 * header (seconds or a date) or from its text; the longer of the two, and at least a second.
 *
 * @param text words of the answer; read as far as they are given, so keep them short.
 * @param now the calendar's time in milliseconds, to which a date in the header is compared.
 */
export function namedWait(
	headers: Readonly<Record<string, string>>,
	text: string,
	now: number,
): number | undefined {
	const waits = [waitInHeader(headers['retry-after'], now), waitInText(text)].filter(
		(wait) => wait !== undefined,
	);
	return waits.length === 0 ? undefined : Math.max(minWait, ...waits);
}

function waitInHeader(header: string | undefined, now: number): number | undefined {
	const text = header?.slice(0, 100).trim() ?? '';
	if (/^-?\d{1,12}(?:\.\d{1,6})?$/.test(text)) return Number(text) * 1000;
	const date = text === '' ? undefined : DateTime.fromHTTP(text);
	return date?.isValid ? date.toMillis() - now : undefined;
}

function waitInText(text: string): number | undefined {
	const [, amount, unit = ''] = waitInWords.exec(text) ?? [];
	const milliseconds = millisecondsOf[unit.charAt(0).toLowerCase()];
	return amount === undefined || milliseconds === undefined
		? undefined
		: Number(amount) * milliseconds;
}
