/** The words of a table, written as lines of words with bars between them, so that it stays short. */
export function words(...lines: readonly string[]): string[] {
	return lines.flatMap((line) => line.split('|')).map((word) => word.trim());
}
