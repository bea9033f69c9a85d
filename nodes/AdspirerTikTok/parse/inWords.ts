/** A list as a sentence has it: "A", "A and B", "A, B and C". Long lists end in "and 12 more". */
export function inWords(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
	const longest = 8;
	if (items.length > longest) {
		return `${items.slice(0, longest).join(', ')} ${conjunction} ${items.length - longest} more`;
	}
	const last = items.at(-1) ?? '';
	return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
