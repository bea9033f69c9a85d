import { DateTime } from 'luxon';

const millisecondsOf: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Less is never meant: a service that is too busy for one call is no less so a moment later. */
const minWait = 1000;

const waitInWords =
	/\b(?:retry|try again|try it again|wait)\s{1,5}(?:after|in|for)?\s{0,5}(?:about |approximately |another )?(\d{1,15}(?:\.\d{1,6})?|an?|one)\s{0,5}(ms|milliseconds?|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h)\b/i;
/** As an error's fields are written out; without a unit these are seconds. */
const waitInField =
	/\bretry[\s_-]?after["']?\s{0,3}[:=]\s{0,3}["']?(\d{1,15}(?:\.\d{1,6})?)(?![\d-])/i;

/**
 * How long the service asks to wait before the next call, in milliseconds: from the Retry-After
 * header (seconds or a date), or from words such as "Retry after 60 seconds" in the text; the longer
 * of the two, and at least a second.
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
	if (header === undefined) return undefined;
	const seconds =
		/^\s{0,5}(-?\d{1,15}(?:\.\d{1,6})?)\s{0,5}(?:s|secs?|seconds?)?\s{0,5}(?:,|$)/i.exec(header);
	if (seconds) return Number(seconds[1]) * 1000;
	const date = DateTime.fromHTTP(header.trim().slice(0, 100));
	return date.isValid ? date.toMillis() - now : undefined;
}

function waitInText(text: string): number | undefined {
	const words = waitInWords.exec(text);
	if (words) {
		const [, amount = '', unit = 's'] = words;
		const folded = /^(ms|milli)/i.test(unit) ? 'ms' : unit.charAt(0).toLowerCase();
		const number = /^\d/.test(amount) ? Number(amount) : 1;
		return number * (millisecondsOf[folded] ?? 1000);
	}
	const field = waitInField.exec(text);
	return field ? Number(field[1]) * 1000 : undefined;
}
