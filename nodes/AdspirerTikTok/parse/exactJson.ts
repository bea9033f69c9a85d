/** Deeper than any answer or argument is; what walks through parsed JSON need not fear for its stack. */
const maxDepth = 200;

/**
 * Parses JSON without losing digits: a whole number that JavaScript can't hold exactly, such as
 * one of TikTok's 19-digit IDs without quotes, becomes the text of its digits. One pass, so the time
 * grows with the length of the text alone, however it is broken or cut off.
 *
 * @throws SyntaxError where the text is not JSON, or is nested more than 200 levels deep.
 */
export function parseExactJson(text: string): unknown {
	const pieces: string[] = [];
	let copied = 0;
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === quote) {
			at = endOfString(text, at);
		} else if (code === openBrace || code === openBracket) {
			if (++depth > maxDepth) throw new SyntaxError(`JSON is nested more than ${maxDepth} levels`);
		} else if (code === closeBrace || code === closeBracket) {
			depth--;
		} else if (code === minus || isDigit(code)) {
			const end = endOfNumber(text, at);
			const token = text.slice(at, end);
			if (isLongInteger(token)) {
				pieces.push(text.slice(copied, at), `"${token}"`);
				copied = end;
			}
			at = end - 1;
		}
	}
	const exact: unknown = JSON.parse(pieces.join('') + text.slice(copied));
	return exact;
}

const quote = 0x22;
const backslash = 0x5c;
const minus = 0x2d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

function isDigit(code: number): boolean {
	return code >= 0x30 && code <= 0x39;
}

/** Where the closing quote is, or the end of a text that has none. */
function endOfString(text: string, start: number): number {
	for (let at = start + 1; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === backslash) at++;
		else if (code === quote) return at;
	}
	return text.length;
}

/** Behind the last character that can belong to a number: digits, signs, a point, an exponent. */
function endOfNumber(text: string, start: number): number {
	let at = start + 1;
	for (; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const belongs =
			isDigit(code) || code === 0x2e || code === 0x2b || code === minus || (code | 0x20) === 0x65;
		if (!belongs) break;
	}
	return at;
}

/** Whole numbers of 17 digits and more are never exact; of 16, some are. */
function isLongInteger(token: string): boolean {
	if (token.length < 16 || !/^-?[1-9]\d*$/.test(token)) return false;
	return token.length > 17 || !Number.isSafeInteger(Number(token));
}

/**
 * One text for one meaning: keys in order at every depth, whatever order they came in.
 *
 * @throws RangeError where the value is nested more than 200 levels deep, or contains itself.
 */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(sorted(value, 0));
}

function sorted(value: unknown, depth: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth > maxDepth) throw new RangeError(`A value is nested more than ${maxDepth} levels`);
	if (Array.isArray(value)) return value.map((entry) => sorted(entry, depth + 1));
	// A date, for one, makes its own text.
	if ('toJSON' in value && typeof value.toJSON === 'function') return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([first], [second]) => (first < second ? -1 : 1))
			.map(([key, inner]) => [key, sorted(inner, depth + 1)]),
	);
}
