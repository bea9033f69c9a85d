import { textOf } from '../../nodes/AdspirerTikTok/output/problemText';
import type { Parsed } from '../../nodes/AdspirerTikTok/parse/cellText';

/** The problem or warning about a value, in words. */
type Said = { readonly problem?: string; readonly warning?: string };

/** The result of a parser, with its problem or warning in words. */
export function said<T>(parsed: Parsed<T>): Omit<Parsed<T>, keyof Said> & Said {
	if ('problem' in parsed) return { problem: textOf(parsed.problem) };
	if ('nothing' in parsed) return parsed;
	const { warning, ...rest } = parsed;
	if (warning === undefined) return rest;
	return { ...rest, warning: textOf(warning) };
}
