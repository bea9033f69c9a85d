/**
 * The text of a cell with the differences that nobody sees taken away: full-width letters, digits
 * and signs (as Japanese keyboards type them) become ordinary ones, every kind of space becomes one
 * ordinary space, and invisible characters such as those copied from web pages go. Line breaks and
 * tabs stay, because they may separate two values.
 */
export function plainText(text: string): string {
	if (/^[\x20-\x7E]*$/.test(text)) return text.trim();
	return text
		.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
		.replace(/[\uFFE1\uFFE5\uFFE6]/g, (sign) => wideSigns[sign] ?? sign)
		.replace(/\p{Cf}/gu, '')
		.replace(/\p{Zs}/gu, ' ')
		.trim();
}

const wideSigns: Readonly<Record<string, string>> = { '￡': '£', '￥': '¥', '￦': '₩' };

/** A word without case, accents and full stops, to be looked up in a table of words. */
export function foldWord(word: string): string {
	return word
		.normalize('NFD')
		.replace(/[\p{M}.]/gu, '')
		.toLowerCase();
}
