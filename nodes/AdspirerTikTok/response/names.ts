/** What Markdown and HTML write for a sign; the numbers are those of Python's own escapes. */
const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	'#34': '"',
	'#39': "'",
	'#x27': "'",
};

/** A text without the escapes that Markdown and HTML need: `A \| B &amp; C` is "A | B & C". */
export function unescapeName(text: string): string {
	return text
		.replace(/&([a-z]{2,4}|#\w{2,3});/gi, (whole, name: string) => {
			return entities[name.toLowerCase()] ?? whole;
		})
		.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/**
 * What two names have in common that are one: without escapes, in one of Unicode's forms, and
 * without the white space that nobody sees. Upper and lower case are different names, and a part of a
 * name is never the name.
 */
export function nameKey(name: string): string {
	return unescapeName(name).normalize('NFC').replace(/\s+/g, ' ').trim();
}

/**
 * A text without what it quotes of the row, such as 'Invalid name "Time Out"': a name may hold any
 * words, and they say nothing of what happened.
 *
 * @param own the row's values.
 */
export function withoutQuoted(text: string, own: readonly unknown[]): string {
	return own
		.filter((value) => typeof value === 'string' && /\D/.test(value))
		.slice(0, 50)
		.flatMap((name) => [`"${name}"`, `'${name}'`, `\`${name}\``, `“${name}”`])
		.reduce((rest, quoted) => rest.replaceAll(quoted, '""'), text);
}
