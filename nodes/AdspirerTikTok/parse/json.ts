import { formatValue, isEmpty, isRecord, maxListLength, nothing, tooDeep, tooLong } from './cell';
import type { Parsed } from './cell';
import { findBrokenText } from './cellText';

/** Deeper than any answer or argument, so that walking through parsed JSON can't fill the stack. */
const maxDepth = 200;

/** True for lists and objects within more than 200 others. */
function isDeep(value: unknown, depth = 0): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return depth === maxDepth || Object.values(value).some((one) => isDeep(one, depth + 1));
}

/** Characters; a shorter text can't hold so many keys that they take a noticeable time. */
const longText = 500_000;
/** Lists have thousands of things with some keys each; going through one thing with as many takes long. */
const maxKeysOfOne = 100;

function countOf(part: string, text: string): number {
	let count = 0;
	for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
	return count;
}

const tokens = /\\[^]|"|-?\d[\d.+\-eE]*/g;

/** Whole numbers of 17 digits and more are never exact; of 16, some are. */
const isInexact = (token: string) =>
	/^-?[1-9]\d{15,}$/.test(token) && !Number.isSafeInteger(Number(token));

/** Keeps long numbers as text. @throws SyntaxError for what isn't JSON, is too deep, or has too many keys. */
export function parseExactJson(text: string): unknown {
	if (text.length > longText && countOf('":', text) > maxKeysOfOne * countOf('{', text)) {
		throw new SyntaxError(`JSON has more than ${maxKeysOfOne} keys for each object`);
	}
	let isText = false;
	const asText = (token: string) => {
		if (token === '"') isText = !isText;
		return !isText && isInexact(token) ? `"${token}"` : token;
	};
	const hasLong = /(?:^|[:,[])\s*-?\d{16}/.test(text);
	const parsed: unknown = JSON.parse(hasLong ? text.replace(tokens, asText) : text);
	if (isDeep(parsed)) throw new SyntaxError(`JSON is nested more than ${maxDepth} levels`);
	return parsed;
}

/** JSON with sorted keys. @throws if the value contains itself, or is too deep for the stack. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		isRecord(inner)
			? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
			: inner,
	);
}

const example = 'Enter a JSON object such as {"roas_bid": 2.5}.';

/** Additional arguments, as an object or its JSON text; only what any argument would be refused for. */
export function parseJsonObject(value: unknown): Parsed<Record<string, unknown>> {
	const long = tooLong(value, 'list');
	if (long !== undefined) return { problem: long };
	if (isEmpty(value)) return nothing;
	let parsed = value;
	try {
		if (typeof value === 'string') parsed = parseExactJson(value);
	} catch {
		const broken = findBrokenText(String(value));
		return { problem: broken ?? `isn't valid JSON. ${example} Put names in double quotes.` };
	}
	if (!isRecord(parsed)) {
		return { problem: `is ${formatValue(parsed)}, which isn't an object. ${example}` };
	}
	// As much as a text may hold.
	const budget = { left: maxListLength };
	for (const name of Object.keys(parsed)) {
		const problem = findBrokenText(name) ?? problemIn(parsed[name], 0, budget);
		if (problem !== undefined) return { problem: `has ${formatValue(name)}, which ${problem}` };
	}
	return { value: parsed };
}

function problemIn(value: unknown, depth: number, budget: { left: number }): string | undefined {
	budget.left -= typeof value === 'string' ? Math.max(1, value.length) : 1;
	if (budget.left < 0) {
		return `goes beyond the ${maxListLength} characters that are read. Enter less.`;
	}
	if (typeof value === 'string' || typeof value === 'number') return findBrokenText(value);
	if (['bigint', 'function', 'symbol'].includes(typeof value)) {
		return `is a ${typeof value}, which JSON can't hold. Enter it as text.`;
	}
	// The service's arguments are at most a list of objects.
	if (depth > 20) return tooDeep;
	for (const inner of Object.values(value ?? {})) {
		const problem = problemIn(inner, depth + 1, budget);
		if (problem !== undefined) return problem;
	}
	return undefined;
}
