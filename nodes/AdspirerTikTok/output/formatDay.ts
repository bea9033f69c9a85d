import { DateTime } from 'luxon';

const utc = { zone: 'utc' };

/**
 * A moment that the service names, such as the end of a quota's period. Its times are UTC.
 *
 * @returns undefined where the text is no date.
 */
export function momentOf(text: string | undefined): DateTime<true> | undefined {
	const trimmed = text?.trim() ?? '';
	const moment = [DateTime.fromISO(trimmed, utc), DateTime.fromSQL(trimmed, utc)].find(
		(read) => read.isValid,
	);
	return moment?.isValid ? moment : undefined;
}

/** Such as "1 Dec 2026"; undefined where the text is no date. */
export function formatDay(text: string | undefined): string | undefined {
	return momentOf(text)?.toFormat('d LLL yyyy', { locale: 'en' });
}

/**
 * The same without the year where nobody needs it: for a day in the coming months.
 *
 * @param now milliseconds since 1970.
 */
export function formatComingDay(text: string | undefined, now: number): string | undefined {
	const days = momentOf(text)?.diff(DateTime.fromMillis(now), 'days').days ?? NaN;
	const day = formatDay(text);
	return days > -30 && days < 300 ? day?.replace(/ \d{4}$/, '') : day;
}
