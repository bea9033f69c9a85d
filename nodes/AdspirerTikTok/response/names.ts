const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
};

/** A text without the escapes that Markdown and HTML need: `A \| B &amp; C` is "A | B & C". */
export function unescapeName(text: string): string {
	return text
		.replace(/&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,6})|#x([\da-f]{1,5}));/gi, unescapeEntity)
		.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function unescapeEntity(_whole: string, name?: string, decimal?: string, hex?: string): string {
	if (name !== undefined) return entities[name.toLowerCase()] ?? '';
	return String.fromCodePoint(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal));
}

/**
 * What two names have in common that are one: without escapes, in one of Unicode's forms, and
 * without the white space that nobody sees. Upper and lower case are different names.
 */
export function nameKey(name: string): string {
	return unescapeName(name).normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** True for names that are one. A part of a name is never the name. */
export function sameName(one: string, other: string): boolean {
	return nameKey(one) === nameKey(other);
}

/** True for a name that ends in dots, as names that were cut off do. */
export function looksCut(name: string): boolean {
	return /(?:…|\.{3})$/.test(name.trimEnd());
}

const quotes = ['""', "''", '``', '“”'];

/**
 * A text without what it quotes of the row, such as 'Invalid name "Time Out"': a name may hold any
 * words, and they say nothing of what happened.
 *
 * @param own the row's values.
 */
export function withoutQuoted(text: string, own: readonly unknown[]): string {
	const names = own.filter((value) => typeof value === 'string').filter((name) => /\D/.test(name));
	return names
		.slice(0, 50)
		.flatMap((name) => quotes.map(([open, close]) => `${open}${name}${close}`))
		.reduce((rest, quoted) => rest.replaceAll(quoted, '""'), text);
}
