/** The words of a table, written as lines of words with bars between them, so that it stays short. */
export const words = (...lines: readonly string[]): string[] =>
	lines.flatMap((line) => line.split('|')).map((word) => word.trim());
