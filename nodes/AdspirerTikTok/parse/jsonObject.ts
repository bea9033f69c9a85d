import { findBrokenText, unresolvedProblem } from './brokenText';
import { parseExactJson } from './exactJson';
import { formatValue } from './formatValue';
import { nothing, type Parsed } from './parsed';
import { isEmpty, isRecord } from './values';

const example = 'Enter a JSON object such as {"bid_price": 2}.';

/**
 * Additional arguments, as an object or as the JSON text of one. What is wrong in any of them
 * whatever it is called is found here; what each of them may hold is checked elsewhere.
 */
export function parseJsonObject(value: unknown): Parsed<Record<string, unknown>> {
	if (isEmpty(value)) return nothing;
	if (isRecord(value)) return checked(value);
	if (typeof value !== 'string') {
		return { problem: `is ${formatValue(value)}, which isn't an object. ${example}` };
	}
	let parsed: unknown;
	try {
		parsed = parseExactJson(value);
	} catch {
		return {
			problem: findBrokenText(value) ?? `isn't valid JSON. ${example} Put names in double quotes.`,
		};
	}
	return isRecord(parsed)
		? checked(parsed)
		: { problem: `is ${formatValue(parsed)}, which isn't an object. ${example}` };
}

function checked(given: Record<string, unknown>): Parsed<Record<string, unknown>> {
	for (const [name, value] of Object.entries(given)) {
		const problem = findBrokenText(name) ?? problemOf(value, 0);
		if (problem !== undefined) return { problem: `has ${formatValue(name)}, which ${problem}` };
	}
	return { value: given };
}

/** The service's arguments are at most a list of objects. */
const maxDepth = 20;

/** The first thing, at any depth, that can't be sent as it was meant. */
function problemOf(value: unknown, depth: number): string | undefined {
	if (typeof value === 'string') return findBrokenText(value);
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) return unresolvedProblem(value);
		return Math.abs(value) >= 2 ** 53
			? `is the number ${value}, whose last digits are already lost. Put the ID in double quotes.`
			: undefined;
	}
	if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') {
		return `is a ${typeof value}, which JSON can't hold. Enter it as text.`;
	}
	if (depth > maxDepth) return 'is nested too deeply. Enter it with fewer levels.';
	const inner = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
	for (const entry of inner) {
		const problem = problemOf(entry, depth + 1);
		if (problem !== undefined) return problem;
	}
	return undefined;
}
