/**
 * Items that share a mark, such as the fingerprint of their arguments: every group of more than
 * one, in the order of its first item.
 */
export function itemsAlike(marked: Iterable<readonly [mark: string, item: number]>): number[][] {
	const groups = new Map<string, number[]>();
	for (const [mark, item] of marked) {
		const group = groups.get(mark);
		if (group) group.push(item);
		else groups.set(mark, [item]);
	}
	return [...groups.values()].filter((group) => group.length > 1);
}
