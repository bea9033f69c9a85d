import type { ParseContext } from '../contract/fields';
import type { Problem } from '../problems/problem';
import { zoneNamed, type DateOrder } from '../parse/dateText';
import { keysFor } from '../words';
import { normalizeKey, remembered } from '../words/normalizeKey';
import { codeAtEnd, everyBracket, isCurrency, isUnit, letters } from './headingKeys';

const zoneLetters = /^(?:(?:UTC|GMT)(?:[-+]\d{1,2}(?::?\d{2})?)?|[A-Z]{2,5})$/;

/** True for a zone or a place, even for one that isn't known: "Nowhere time", "EU/Berlin". */
const looksLikePlace = (text: string) =>
	zoneNamed(text) !== undefined || /\btime$/i.test(text) || /^[A-Z][A-Za-z]+\/[A-Z]/.test(text);

/**
 * The time zone that a heading names in brackets, known or not, or at its end, if it is known: as it is
 * written, and the heading without it.
 */
export function zoneIn(heading: string) {
	const text = heading.normalize('NFKC').replace('−', '-').trim();
	const [bracket] = text.matchAll(everyBracket);
	if (bracket) {
		const [withBrackets, inner = ''] = bracket;
		const heading = text.replace(withBrackets, ' ');
		if (!isUnit(inner) && looksLikePlace(inner.trim())) return { zone: inner.trim(), heading };
		const parts = inner.split(/[\s,;]+(?![+-])/).map((part) => part.replace(/\s/g, ''));
		// "Start (Account ID)" isn't of a zone ID.
		const [zone = '', ...more] = parts.filter((part) => !isUnit(part));
		return more.length === 0 && zoneLetters.test(zone) ? { zone, heading } : undefined;
	}
	const [tail = '', last = ''] = /[\s,:–-]+(\S+)$/.exec(text) ?? [];
	// "START DT" has no zone.
	if (last === '' || isUnit(last) || !/\p{Ll}/u.test(text)) return undefined;
	if (!zoneLetters.test(last) && zoneNamed(last) === undefined) return undefined;
	return { zone: last, heading: text.replace(tail, ' ') };
}

/** Headings name these in brackets only; "(real)" may as well say that the amounts are actual ones. */
const currencyNames = keysFor('currencyNames');

const wordsOf = (text: string) => text.split(/[\s,:;/|()[\]{}–-]+/);

/** The currency that a heading of amounts names, such as "USD" in "Budget (USD)", as it is written. */
export const currencyIn = remembered((column): string | undefined => {
	const heading = column.normalize('NFKC');
	const inside = [...heading.matchAll(everyBracket)].map(([, inner = '']) => inner);
	const [currency, ...others] = new Set([
		...[codeAtEnd(column)].filter((code) => code !== undefined),
		// "Budget (ALL)" and "TOP" say nothing of the currencies of Albania and Tonga.
		...wordsOf(heading).filter((word) => isCurrency(word) && !/^(?:ALL|TOP)$/.test(word)),
		...inside.flatMap(wordsOf).filter((word) => currencyNames.has(normalizeKey(word))),
	]);
	return others.length === 0 ? currency : undefined;
});

/** The currency that a cell of currencies names; undefined for any other text. */
export function currencyNamed(text: string): string | undefined {
	return isCurrency(text) || currencyNames.has(normalizeKey(text)) ? text : undefined;
}

const alone = (form: string) => new RegExp(`(?<!\\p{L})${form}(?!\\p{L})`, 'iu');
/** Day and month as headings shorten them. */
const orders: ReadonlyArray<readonly [DateOrder, RegExp]> = [
	['dayMonthYear', alone(`[${letters.day}]{1,2}[./-][${letters.month}]{1,2}`)],
	['monthDayYear', alone(`[${letters.month}]{1,2}[./-][${letters.day}]{1,2}`)],
];

/** What headings say of a time, as "Start (UTC+1)" and "Start (DD/MM/YYYY)" do, and what is wrong with them. */
export function timeNotes(headings: readonly string[], zones: ReadonlyMap<string, string>) {
	let notes: Partial<ParseContext> = {};
	const problems: Problem[] = [];
	for (const field of headings) {
		const letters = zones.get(field);
		const zone = letters && zoneNamed(letters);
		if (letters !== undefined && zone === undefined) {
			const facts = { zone: letters };
			problems.push({ field, message: { why: 'unclear zone in a heading', facts } });
		} else if (zone !== undefined && (notes.zone ?? zone) !== zone) {
			const facts = { heading: headings[0] };
			problems.push({ field, message: { why: 'other zone in a heading', facts } });
		}
		const [dateOrder] = orders.find(([, form]) => form.test(field)) ?? [];
		notes = { ...notes, ...(zone && { zone }), ...(dateOrder && { dateOrder }) };
	}
	return { notes, problems };
}
