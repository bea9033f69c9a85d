import { nodeName, type EngineRun, type LogEntry } from '../engine';
import { apiKey } from '../workbench';

/** Nothing that n8n stores, shows or logs of a run holds the key. */
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

export const holdsKey = (text: string): boolean => text.includes(apiKey);

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
