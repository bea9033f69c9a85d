import { beforeDots, looksCut } from './compareNames';
import type { ListEntry } from './list';

/** An entry with its cleaned name. */
export type Named = Pick<ListEntry, 'id' | 'name' | 'details'>;

/**
 * Entries by their IDs. The same ID again with the same name is one entry; with another name, neither
 * can be trusted. A cut name and the whole one are the same.
 */
export function collect(all: readonly Named[]): { entries: ListEntry[]; unreadable: number } {
	const byId = new Map<string, Map<string, Named>>();
	for (const named of all) {
		const same = byId.get(named.id) ?? new Map<string, Named>();
		if (!same.has(named.name)) byId.set(named.id, same.set(named.name, named));
	}
	const entries: ListEntry[] = [];
	let unreadable = 0;
	for (const names of byId.values()) {
		const same = [...names.values()];
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
