import type { DateOrder } from '../parse/dayText';
import { zoneNamed } from '../parse/zoneNames';

/** What a heading says in brackets about how the cells below it are written. */
export interface HeadingNotes {
	/** IANA name of the time zone. */
	readonly zone?: string;
	readonly dateOrder?: DateOrder;
	/** Of a column of amounts, as the heading writes it: "USD", "€". */
	readonly currency?: string;
	/** Daily or lifetime, in the service's form. */
	readonly budgetMode?: string;
}

/** Day and month as English, German, French, Spanish and Portuguese sheets shorten them. */
const dayFirst = /(?<!\p{L})[dtj]{1,2}[./-]m{1,2}[./-]/iu;
const monthFirst = /(?<!\p{L})m{1,2}[./-][dtj]{1,2}[./-]/iu;

/** The order that a heading such as "Start (DD/MM/YYYY)" or "Beginn (TT.MM.JJJJ)" gives. */
function dateOrderIn(heading: string): DateOrder | undefined {
	if (dayFirst.test(heading)) return 'dayMonthYear';
	return monthFirst.test(heading) ? 'monthDayYear' : undefined;
}

/**
 * What the heading of a column of times says about the times below it, such as "Start (UTC+1)" and
 * "Start (DD/MM/YYYY)".
 *
 * @param letters the time zone that it names, if any.
 * @returns with what is wrong with the heading, which completes a sentence that begins with it.
 */
export function timeNotes(
	heading: string,
	letters: string | undefined,
): { readonly notes: HeadingNotes; readonly problem?: string } {
	const zone = letters === undefined ? undefined : zoneNamed(letters);
	const dateOrder = dateOrderIn(heading);
	const problem = `names the time zone ${letters}, which isn't clear. In the heading, name a city, such as America/Chicago, or an offset, such as UTC-6.`;
	return {
		notes: { ...(zone && { zone }), ...(dateOrder && { dateOrder }) },
		...(letters !== undefined && zone === undefined && { problem }),
	};
}
