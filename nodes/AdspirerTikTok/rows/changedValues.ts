import { canonicalJson } from '../parse/json';

/** An argument that has another value now than when it was sent. */
export interface ChangedValue {
	readonly argument: string;
	/** Undefined where it was not sent. */
	readonly before: unknown;
	readonly now: unknown;
}

/** Which arguments differ between what was sent and what the row says now. */
export function changedValues(
	sent: Readonly<Record<string, unknown>>,
	now: Readonly<Record<string, unknown>>,
): ChangedValue[] {
	const names = new Set([...Object.keys(sent), ...Object.keys(now)]);
	return [...names].flatMap((argument) =>
		canonicalJson(sent[argument]) === canonicalJson(now[argument])
			? []
			: [{ argument, before: sent[argument], now: now[argument] }],
	);
}
