const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON without losing digits: a whole number that JavaScript can't hold exactly, such as
 * one of TikTok's 19-digit IDs without quotes, becomes the text of its digits.
 *
 * @throws SyntaxError where the text is not JSON.
 */
export function parseExactJson(text: string): unknown {
	const quoted = text.replace(stringOrNumber, (token) =>
		/^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
	);
	return JSON.parse(quoted);
}

/** One text for one meaning: keys in order at every depth, whatever order they came in. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) => {
		if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
		return Object.fromEntries(
			Object.entries(inner).sort(([first], [second]) => (first < second ? -1 : 1)),
		);
	});
}
