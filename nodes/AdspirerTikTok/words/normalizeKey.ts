/** Latin letters that no decomposition turns into plain ones. */
const plainLetters: Readonly<Record<string, string>> = {
	...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};

/** A text in small letters, without accents. */
export function stripAccents(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.toLowerCase();
}

/**
 * A word as it is compared with others: without case, accents, spaces and punctuation, so that
 * "Côte d’Ivoire", "COTE D'IVOIRE" and "cote divoire" are one word. Vowel signs of other scripts
 * stay, because there they tell words apart.
 *
 * scripts/countries.mjs and scripts/languages.mjs import this file as it is, so it imports nothing.
 */
export function normalizeKey(text: string): string {
	return stripAccents(text)
		.replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
		.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** The words of a table, written as lines of words with bars between them, so that it stays short. */
export function words(...lines: readonly string[]): string[] {
	return lines.flatMap((line) => line.split('|')).map((word) => word.trim());
}

/** TikTok's own limit for an ad group's name. */
export const maxNameLength = 512;

/** What plans call the row of sums, which can be the beginning of a name too, as of "Total Wireless". */
const totals = words(
	'total | totals | sum | overall | Summe | Gesamt | insgesamt | somme | suma | soma',
	'totale | somma | totaal | som | 計 | 合計 | 総計 | 总计 | 合计 | 합계',
).map(normalizeKey);

/** And words that no name begins with. */
const plainTotals = words(
	'grand total | sub total | total budget | total spend | overall total | campaign total',
	'plan total | total general | gesamt total | Gesamtsumme | Zwischensumme | Endsumme',
	'Gesamtbudget | Gesamtergebnis | total général | sous-total | total geral | totale generale | totale complessivo',
	'subtotale | subtotaal | eindtotaal | 小計 | 総合計 | 소계 | 총계',
).map(normalizeKey);

const allTotals = new Set([...totals, ...plainTotals]);

/**
 * True for "Total", "TOTAL:", "Grand total (12)" and their translations, and for what begins with more
 * than a word for it: "Grand total incl. VAT", "Subtotal UK".
 *
 * @param orMentions also where any such word begins or ends it: "US Total", "Summe – DACH".
 */
export function meansTotal(text: string, orMentions = false): boolean {
	if (text.length > maxNameLength) return false;
	const inText = text.split(/[^\p{L}\p{M}]+/u).flatMap((word) => normalizeKey(word) || []);
	const [first = '', second = ''] = inText;
	const ends = [first, inText.at(-1) ?? '', /合計$/.exec(text)?.[0] ?? ''];
	return (
		allTotals.has(normalizeKey(text.replace(/[([（][^()[\]（）]*[)\]）]/g, ' '))) ||
		[first, first + second].some((start) => plainTotals.includes(start)) ||
		(orMentions && ends.some((word) => allTotals.has(word)))
	);
}
