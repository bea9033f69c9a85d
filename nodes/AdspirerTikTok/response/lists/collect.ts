import { beforeDots, looksCut } from './compareNames';
import type { ListEntry } from './list';

/** An entry with its cleaned name. */
export type Named = Pick<ListEntry, 'id' | 'name' | 'details'>;

/**
 * Entries by their IDs. The same ID again with the same name is one entry; with another name, neither
 * can be trusted. A cut name and the whole one are the same.
 */
export function collect(all: readonly Named[]): { entries: ListEntry[]; unreadable: number } {
	const byId = new Map<string, Named[]>();
	const known = new Set<string>();
	for (const named of all) {
		const { id, name } = named;
		const pair = `${id} ${name}`;
		if (known.has(pair)) continue;
		known.add(pair);
		const same = byId.get(id);
		if (same) same.push(named);
		else byId.set(id, [named]);
	}
	const entries: ListEntry[] = [];
	let unreadable = 0;
	for (const same of byId.values()) {
		const whole = same.filter(({ name }) => !looksCut(name));
		const [one] = whole.length > 0 ? whole : same;
		const agree = same.every((other) => one !== undefined && isSameName(one.name, other.name));
		if (!one || !agree) unreadable += same.length;
		else entries.push({ ...one, nameIsCut: looksCut(one.name) });
	}
	return { entries, unreadable };
}

function isSameName(one: string, other: string): boolean {
	if (one === other) return true;
	const start = beforeDots(other);
	return looksCut(other) && start.length > 0 && one.startsWith(start);
}
