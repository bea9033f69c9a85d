import { parseExactJson } from '../base/json';
import { isEmpty, isRecord } from '../base/values';
import { nothing, type Parsed } from './cell';
import { findBrokenText } from './cellText';
import type { Fault } from '../problems/problem';

/** Additional arguments, as an object or its JSON text; only what any argument would be refused for. */
export function parseJsonObject(value: unknown): Parsed<Record<string, unknown>> {
	if (isEmpty(value)) return nothing;
	let parsed = value;
	try {
		if (typeof value === 'string') parsed = parseExactJson(value);
	} catch {
		const broken = findBrokenText(String(value));
		return { problem: broken ?? { why: 'no valid JSON' } };
	}
	if (!isRecord(parsed)) return { problem: { is: parsed, why: 'not an object' } };
	for (const name of Object.keys(parsed)) {
		const problem = findBrokenText(name) ?? problemIn(parsed[name]);
		if (problem) {
			const facts = { name: { written: name }, problem };
			return { problem: { why: 'in argument', facts } };
		}
	}
	return { value: parsed };
}

function problemIn(value: unknown): Fault | undefined {
	if (typeof value === 'string' || typeof value === 'number') return findBrokenText(value);
	if (['bigint', 'function', 'symbol'].includes(typeof value)) {
		return {
			why: 'nothing that JSON holds',
			facts: { type: typeof value },
		};
	}
	for (const inner of Object.values(value ?? {})) {
		const problem = problemIn(inner);
		if (problem) return problem;
	}
	return undefined;
}
