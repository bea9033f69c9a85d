/**
 * A list as a sentence has it: "A", "A and B", "A, B and C".
 *
 * @param most a longer list ends in "and 12 more" after so many.
 */
export function inWords(
	items: readonly string[],
	conjunction: 'and' | 'or' = 'and',
	most = 8,
): string {
	if (items.length > most) {
		return `${items.slice(0, most).join(', ')} ${conjunction} ${items.length - most} more`;
	}
	const last = items.at(-1) ?? '';
	return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
