/**
 * A pattern that matches a text in which any of these is found, in upper or lower case. One for each
 * thing that may be said, with `String.raw`, so that it reads as it is.
 */
export function matchesAny(...patterns: readonly string[]): RegExp {
	return new RegExp(patterns.join('|'), 'i');
}
