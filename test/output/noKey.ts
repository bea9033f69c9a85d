import { nodeName, type EngineRun, type LogEntry } from '../engine';
import { apiKey } from '../workbench';

const bytes = Buffer.from(apiKey);

/** The key as it is, and as JSON, URLs, hex and base64 may write it. */
export const keyForms: Record<string, string> = {
	plain: apiKey,
	escaped: apiKey.replace('s', '\\u0073'),
	'in Markdown': apiKey.replaceAll('_', '\\_'),
	hex: bytes.toString('hex'),
	base64: bytes.toString('base64'),
	'base64 of the header': Buffer.from(`Bearer ${apiKey}`).toString('base64'),
	'in a URL': [...bytes].map((byte) => `%${byte.toString(16)}`).join(''),
};

/** What each form of the key holds whatever stands around it, which base64 depends on at both ends. */
const traces = [
	...Object.values(keyForms).filter((form) => !form.endsWith('=')),
	...[0, 1, 2].map((offset) =>
		Buffer.concat([Buffer.alloc(offset), bytes])
			.toString('base64')
			.slice(4, -4),
	),
];

/** Nothing that n8n stores, shows or logs of a run holds the key, in any form. */
export function expectNoKey(run: EngineRun, log: readonly LogEntry[] = []): void {
	const shown = everyText([
		run.serialised,
		run.error,
		run.nodeError(nodeName.tested),
		run.hints(nodeName.tested),
		run.runExecutionData,
		log,
	]);
	expect(shown.length).toBeGreaterThan(20);
	expect(shown.filter(holdsKey)).toEqual([]);
}

/** True for a text with the key in any form. */
export function holdsKey(text: string): boolean {
	return traces.some((trace) => text.includes(trace));
}

/**
 * Every text that a value holds at any depth: names and values of all its own properties, those that
 * are not enumerable included, so that nothing which an inspector or a log would show is missed.
 */
export function everyText(value: unknown, seen = new Set<unknown>()): string[] {
	if (typeof value === 'string') return [value];
	if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return [];
	if (seen.has(value)) return [];
	seen.add(value);
	const held = value instanceof Map || value instanceof Set ? [...value] : [];
	return [
		...held.flatMap((inner) => everyText(inner, seen)),
		...Reflect.ownKeys(value).flatMap((name) => [
			String(name),
			...everyText(Object.getOwnPropertyDescriptor(value, name)?.value, seen),
		]),
	];
}
