import { isRecord } from './values';

/** A text, whose digits stay as they are, or a number. */
const textOrNumber = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\d[\d.+\-eE]*/g;

/** Whole numbers of 17 digits and more are never exact; of 16, some are. */
const isInexact = (token: string) =>
	/^-?[1-9]\d{15,}$/.test(token) && !Number.isSafeInteger(Number(token));

/** Keeps long numbers as text. @throws SyntaxError for what isn't JSON. */
export function parseExactJson(text: string): unknown {
	if (!/(?:^|[:,[])\s*-?\d{16}/.test(text)) return JSON.parse(text);
	const exact = text.replace(textOrNumber, (token) => (isInexact(token) ? `"${token}"` : token));
	return JSON.parse(exact);
}

/** What a text holds as JSON; undefined if it is none. */
export function jsonIn(text: unknown): unknown {
	try {
		return JSON.parse(String(text));
	} catch {
		return undefined;
	}
}

/** JSON with sorted keys. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) => {
		if (!isRecord(inner)) return inner;
		const sorted = Object.entries(inner).sort(([key], [next]) => (key < next ? -1 : 1));
		return Object.fromEntries(sorted);
	});
}
