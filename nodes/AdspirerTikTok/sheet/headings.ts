import type { ParseContext } from '../contract/fields';
import type { Fault, Problem } from '../problems/problem';
import { zoneNamed, type DateOrder } from '../parse/dateText';
import { keysFor } from '../words';
import { normalizeKey, remembered } from '../words/normalizeKey';
import { codeAtEnd, everyBracket, isCurrency, isUnit, letters } from './headingKeys';

const zoneLetters = /^(?:(?:UTC|GMT)(?:[-+]\d{1,2}(?::?\d{2})?)?|[A-Z]{2,5})$/;

/** True for a zone or a place, even for one that isn't known: "Nowhere time", "EU/Berlin". */
const looksLikePlace = (text: string) =>
	zoneNamed(text) !== undefined || /\btime$/i.test(text) || /^[A-Z][A-Za-z]+\/[A-Z]/.test(text);

function zoneInBracket(inner: string): string | undefined {
	const text = inner.trim();
	if (!isUnit(inner) && looksLikePlace(text)) return text;
	const parts: string[] = [];
	for (const part of inner.split(/[\s,;]+(?![+-])/)) {
		const zone = part.replace(/\s/g, '');
		if (!isUnit(zone)) parts.push(zone);
	}
	const [zone = '', ...more] = parts;
	// "Start (Account ID)" isn't of a zone ID.
	if (more.length > 0 || !zoneLetters.test(zone)) return undefined;
	return zone;
}

/**
 * The time zone that a heading names in brackets, known or not, or at its end, if it is known: as it is
 * written, and the heading without it.
 */
export function zoneIn(heading: string) {
	const text = heading.normalize('NFKC').replace('−', '-').trim();
	const [bracket] = text.matchAll(everyBracket);
	if (bracket) {
		const [withBrackets, inner = ''] = bracket;
		const zone = zoneInBracket(inner);
		if (zone === undefined) return undefined;
		return { zone, heading: text.replace(withBrackets, ' ') };
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
	const currencies = new Set<string>();
	const code = codeAtEnd(column);
	if (code !== undefined) currencies.add(code);
	for (const word of wordsOf(heading)) {
		// "Budget (ALL)" and "TOP" say nothing of the currencies of Albania and Tonga.
		if (isCurrency(word) && !/^(?:ALL|TOP)$/.test(word)) currencies.add(word);
	}
	for (const [, inner = ''] of heading.matchAll(everyBracket)) {
		for (const word of wordsOf(inner)) {
			if (currencyNames.has(normalizeKey(word))) currencies.add(word);
		}
	}
	const [currency, ...others] = currencies;
	if (others.length > 0) return undefined;
	return currency;
});

const unitsOfAmounts = keysFor('unitsOfAmounts');

/** What a heading in brackets says that its amounts are counted in, "cents" or "k€", if anything but a currency. */
export const unitOfAmounts = remembered((heading): string | undefined => {
	for (const [, inner = ''] of heading.normalize('NFKC').matchAll(everyBracket)) {
		const words = inner.split(/\s+/).filter((word) => currencyNamed(word) === undefined);
		const bare = words
			.join(' ')
			.replace(/\p{Sc}/gu, '')
			.trim();
		if (bare === '%' || unitsOfAmounts.has(normalizeKey(bare))) return inner.trim();
	}
	return undefined;
});

/** The currency that a cell of currencies names; undefined for any other text. */
export function currencyNamed(text: string): string | undefined {
	if (isCurrency(text) || currencyNames.has(normalizeKey(text))) return text;
	return undefined;
}

const alone = (form: string) => new RegExp(`(?<!\\p{L})${form}(?!\\p{L})`, 'iu');
const { day, month } = letters;

/** Day and month as headings shorten them. */
const orders: ReadonlyArray<readonly [DateOrder, RegExp]> = [
	['dayMonthYear', alone(`[${day}]{1,2}[./-][${month}]{1,2}`)],
	['monthDayYear', alone(`[${month}]{1,2}[./-][${day}]{1,2}`)],
];

/** What headings say of a time, as "Start (UTC+1)" and "Start (DD/MM/YYYY)" do, and what is wrong with them. */
export function timeNotes(headings: readonly string[], zones: ReadonlyMap<string, string>) {
	let notes: Partial<ParseContext> = {};
	const problems: Problem[] = [];
	for (const field of headings) {
		const written = zones.get(field);
		const zone = written && zoneNamed(written);
		let message: Fault | undefined;
		if (written !== undefined && zone === undefined) {
			message = { why: 'unclear zone in a heading', facts: { zone: written } };
		} else if (zone !== undefined && (notes.zone ?? zone) !== zone) {
			message = { why: 'other zone in a heading', facts: { heading: headings[0] } };
		}
		if (message) problems.push({ field, message });
		if (zone) notes = { ...notes, zone };
		for (const [dateOrder, form] of orders) {
			if (!form.test(field)) continue;
			notes = { ...notes, dateOrder };
			break;
		}
	}
	return { notes, problems };
}
