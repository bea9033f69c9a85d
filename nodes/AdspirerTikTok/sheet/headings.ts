import type { ParseContext } from '../contract/fields';
import type { Problem, Why } from '../problems/problem';
import { zoneNamed, type DateOrder } from '../parse/dateText';
import { keysFor } from '../words';
import { normalizeKey, remembered } from '../words/normalizeKey';
import { codeAtEnd, everyBracket, isCurrency, isUnit, orderIn } from './headingKeys';

/** "CST" and "IST" may be of several zones, so that they are none. */
const lettersOfZones = /^[A-Z]{2,4}T$/;

/** The time zone that a heading of times names in brackets or at its end, known or not, and the heading without it. */
export function zoneIn(written: string) {
	const heading = written.normalize('NFKC').replace('−', '-').trim();
	for (const [bracket, inner = ''] of heading.matchAll(everyBracket)) {
		for (const part of inner.split(/[,;]/)) {
			const text = part.trim();
			const zone = zoneNamed(text);
			const isZone = zone !== undefined || lettersOfZones.test(text);
			if (isZone && !isUnit(text)) {
				return { written: text, zone, heading: heading.replace(bracket, ' ') };
			}
		}
	}
	const [tail = '', last = ''] = /[\s,:–-]+(\S+)$/.exec(heading) ?? [];
	const zone = zoneNamed(last);
	const isZone = zone !== undefined || lettersOfZones.test(last);
	// "START DT" has no zone.
	if (!isZone || isUnit(last) || !/\p{Ll}/u.test(heading)) return undefined;
	return { written: last, zone, heading: heading.replace(tail, ' ') };
}

/** Headings name these in brackets only; "(real)" may as well say that the amounts are actual ones. */
const currencyNames = keysFor('currencyNames');

const wordsOf = (text: string) => text.split(/[\s,:;/|()[\]{}–-]+/);

/** The currency that a heading of amounts names, such as "USD" in "Budget (USD)", as it is written. */
export const currencyIn = remembered((column): string | undefined => {
	const heading = column.normalize('NFKC');
	// "Budget (ALL)" and "TOP" say nothing of the currencies of Albania and Tonga.
	const words = wordsOf(heading).filter((word) => isCurrency(word) && !/^(?:ALL|TOP)$/.test(word));
	const inBrackets = [...heading.matchAll(everyBracket)].flatMap(([, inner = '']) =>
		wordsOf(inner),
	);
	const names = inBrackets.filter((word) => currencyNames.has(normalizeKey(word)));
	const code = codeAtEnd(column) ?? [];
	const [currency, ...others] = new Set([code, words, names].flat());
	if (others.length > 0) return undefined;
	return currency;
});

const unitsOfAmounts = keysFor('unitsOfAmounts');

/** What a heading in brackets says that its amounts are counted in: "cents" or "k€". */
export const unitOfAmounts = remembered((heading): string | undefined => {
	for (const [, inner = ''] of heading.normalize('NFKC').matchAll(everyBracket)) {
		const bare = inner.replace(/\p{Sc}|\b[A-Z]{3}\b/gu, '').trim();
		if (bare === '%' || unitsOfAmounts.has(normalizeKey(bare))) return inner.trim();
	}
	return undefined;
});

/** The currency that a cell of currencies names; undefined for any other text. */
export function currencyNamed(text: string): string | undefined {
	if (isCurrency(text) || currencyNames.has(normalizeKey(text))) return text;
	return undefined;
}

/** What headings say of a time, as "Start (UTC+1)" and "Start (DD/MM/YYYY)" do, and an unclear zone. */
export function timeNotes(headings: readonly string[]) {
	let zone: string | undefined;
	let dateOrder: DateOrder | undefined;
	let unclear: Problem | undefined;
	for (const field of headings) {
		const named = zoneIn(field);
		zone ??= named?.zone;
		dateOrder ??= orderIn(field);
		if (!named || (named.zone && named.zone === zone)) continue;
		let why: Why = 'unclear zone in a heading';
		if (named.zone) why = 'zones of two headings';
		unclear = { field, message: { why, facts: { zone: named.written } } };
	}
	const notes: Partial<ParseContext> = {};
	return { ...notes, ...(zone && { zone }), ...(dateOrder && { dateOrder }), unclear };
}
