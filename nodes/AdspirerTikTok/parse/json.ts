import { parseExactJson } from '../base/json';
import { isEmpty, isRecord, maxListLength } from '../base/values';
import { nothing, tooDeep, tooLong, type Parsed } from './cell';
import { findBrokenText } from './cellText';
import type { Fault } from '../problems/problem';

/** Additional arguments, as an object or its JSON text; only what any argument would be refused for. */
export function parseJsonObject(value: unknown): Parsed<Record<string, unknown>> {
	const long = tooLong(value, 'list');
	if (long) return { problem: long };
	if (isEmpty(value)) return nothing;
	let parsed = value;
	try {
		if (typeof value === 'string') parsed = parseExactJson(value);
	} catch {
		const broken = findBrokenText(String(value));
		return { problem: broken ?? { why: 'no valid JSON' } };
	}
	if (!isRecord(parsed)) return { problem: { is: parsed, why: 'not an object' } };
	// As much as a text may hold.
	const budget = { left: maxListLength };
	for (const name of Object.keys(parsed)) {
		const problem = findBrokenText(name) ?? problemIn(parsed[name], 0, budget);
		if (problem) {
			const facts = { name: { written: name }, problem };
			return { problem: { why: 'in argument', facts } };
		}
	}
	return { value: parsed };
}

function problemIn(value: unknown, depth: number, budget: { left: number }): Fault | undefined {
	const isText = typeof value === 'string';
	budget.left -= isText ? Math.max(1, value.length) : 1;
	if (budget.left < 0)
		return {
			why: 'more than is read',
			facts: { most: maxListLength },
		};
	if (isText || typeof value === 'number') return findBrokenText(value);
	if (['bigint', 'function', 'symbol'].includes(typeof value)) {
		return {
			why: 'nothing that JSON holds',
			facts: { type: typeof value },
		};
	}
	// The service's arguments are at most a list of objects.
	if (depth > 20) return tooDeep;
	for (const inner of Object.values(value ?? {})) {
		const problem = problemIn(inner, depth + 1, budget);
		if (problem) return problem;
	}
	return undefined;
}
