const quotes = ['""', "''", '``', '“”', '‘’', '«»'];

/**
 * A text without what it quotes of the row, such as 'Invalid name "Time Out"': an ad group's name may
 * hold any words, and they say nothing of what happened.
 *
 * @param own values of the row's arguments.
 */
export function withoutQuoted(text: string, own: readonly unknown[]): string {
	const quoted = own
		.filter((value) => typeof value === 'string')
		.filter((value) => /\D/.test(value))
		.flatMap((value) => quotes.map((pair) => `${pair.charAt(0)}${value}${pair.charAt(1)}`));
	return quoted.reduce((rest, part) => rest.replaceAll(part, '""'), text);
}
