/**
 * A list as a sentence has it: "A", "A and B", "A, B and C".
 *
 * @param max a longer list ends in "and 12 more" after so many.
 */
export function formatList(
	items: readonly string[],
	conjunction: 'and' | 'or' = 'and',
	max = 8,
): string {
	if (items.length > max) {
		return `${items.slice(0, max).join(', ')} ${conjunction} ${items.length - max} more`;
	}
	const last = items.at(-1) ?? '';
	return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
