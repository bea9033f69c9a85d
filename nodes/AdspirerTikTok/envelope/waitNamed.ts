import { DateTime } from 'luxon';

const millisecondsOf: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * How long the service asks to wait before another try, in milliseconds: from the Retry-After
 * header (seconds or a date), or from words such as "Retry after 60 seconds" in the text.
 */
export function waitNamed(
	headers: Readonly<Record<string, string>>,
	text: string,
	now: number,
): number | undefined {
	const header = headers['retry-after']?.trim();
	if (header !== undefined && /^\d+(\.\d+)?$/.test(header)) return Number(header) * 1000;
	if (header !== undefined) {
		const date = DateTime.fromHTTP(header);
		if (date.isValid) return Math.max(0, date.toMillis() - now);
	}
	const words =
		/(?:retry|try again)\s+(?:after|in)\s+(?:about\s+)?(\d+(?:\.\d+)?)\s*(ms|milliseconds?|seconds?|secs?|s|minutes?|mins?|m|hours?|h)\b/i.exec(
			text,
		);
	if (!words) return undefined;
	const [, amount, unit = 's'] = words;
	const folded = /^(ms|milli)/i.test(unit) ? 'ms' : unit.charAt(0).toLowerCase();
	return Number(amount) * (millisecondsOf[folded] ?? 1000);
}
