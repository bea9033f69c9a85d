/** Things by what they have in common. */
export type Groups<Thing> = Map<unknown, [Thing, ...Thing[]]>;

/** Adds a thing to its group; one that lacks the key is in none. */
export function addTo<Thing>(groups: Groups<Thing>, key: unknown, thing: Thing): void {
	const group = groups.get(key);
	if (group) group.push(thing);
	else if (key !== undefined) groups.set(key, [thing]);
}

/** Groups things, in the order of each group's first one. */
export function groupsOf<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => unknown) {
	const groups: Groups<Thing> = new Map();
	for (const thing of things) addTo(groups, keyOf(thing), thing);
	return [...groups.values()];
}
