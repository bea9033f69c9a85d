import { isRecord } from './values';

/** Deeper than any answer or argument, so that walking through parsed JSON can't fill the stack. */
const maxDepth = 200;

/** True for lists and objects within more than 200 others. */
function isDeep(value: unknown, depth = 0): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (depth === maxDepth) return true;
	// Looking at an array's values as they are takes a tenth of the time of a copy.
	const parts: Iterable<unknown> = Array.isArray(value) ? value : Object.values(value);
	for (const part of parts) if (isDeep(part, depth + 1)) return true;
	return false;
}

/** Characters; a shorter text can't hold so much that it takes a noticeable time. */
const longText = 500_000;
/** Lists have thousands of things with some keys each; going through one thing with as many takes long. */
const maxKeysOfOne = 100;
/** Six for each thing of the longest list that is read. */
const maxParts = 200_000;

function countOf(part: string, text: string, most = Infinity): number {
	let count = 0;
	let at = text.indexOf(part);
	while (at >= 0 && count < most) {
		count++;
		at = text.indexOf(part, at + part.length);
	}
	return count;
}

/** Why a long text isn't parsed, which would hold up the whole instance. */
function tooManyParts(text: string): string | undefined {
	if (text.length <= longText) return undefined;
	const objects = countOf('{', text, maxParts);
	if (objects + countOf('[', text, maxParts) >= maxParts) {
		return `JSON has ${maxParts} parts or more`;
	}
	if (countOf('":', text) <= maxKeysOfOne * objects) return undefined;
	return `JSON has more than ${maxKeysOfOne} keys for each object`;
}

/** A text, whose digits stay as they are, or a number. */
const textOrNumber = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\d[\d.+\-eE]*/g;

/** Whole numbers of 17 digits and more are never exact; of 16, some are. */
const isInexact = (token: string) =>
	/^-?[1-9]\d{15,}$/.test(token) && !Number.isSafeInteger(Number(token));

/** Keeps long numbers as text. @throws SyntaxError for what isn't JSON, is too deep, or has too many keys. */
export function parseExactJson(text: string): unknown {
	const tooMany = tooManyParts(text);
	if (tooMany) throw new SyntaxError(tooMany);
	const hasLong = /(?:^|[:,[])\s*-?\d{16}/.test(text);
	const exact = hasLong
		? text.replace(textOrNumber, (token) => (isInexact(token) ? `"${token}"` : token))
		: text;
	const parsed: unknown = JSON.parse(exact);
	if (isDeep(parsed)) throw new SyntaxError(`JSON is nested more than ${maxDepth} levels`);
	return parsed;
}

/** JSON with sorted keys. @throws if the value contains itself, or is too deep for the stack. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) => {
		if (!isRecord(inner)) return inner;
		const sorted = Object.entries(inner).sort(([key], [next]) => (key < next ? -1 : 1));
		return Object.fromEntries(sorted);
	});
}
