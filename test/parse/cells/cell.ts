import type { Parsed } from '../../../nodes/AdspirerTikTok/parse/cell';
import { words } from '../../../nodes/AdspirerTikTok/parse/words';

/** What a cell becomes. A refusal names parts of its message, in their order. */
export type Outcome =
	| { readonly is: unknown; readonly readAs?: string; readonly warning?: string }
	| 'nothing'
	| { readonly refused: readonly string[] };

/** What a person or an expression wrote, and what must become of it. */
export type Cell = readonly [written: unknown, outcome: Outcome];

/** Taken as it is: the form's own word or the API's value. */
export const is = (value: unknown): Outcome => ({ is: value });
/** Understood, and told how. */
export const reads = (value: unknown, readAs: string): Outcome => ({ is: value, readAs });
export const refused = (...parts: string[]): Outcome => ({ refused: parts });

/** The same outcome for many cells, which are written as lines of words with bars between them. */
export const each = (outcome: Outcome, ...lines: string[]): Cell[] =>
	words(...lines).map((word): Cell => [word, outcome]);

/** Holds every cell of a table against a parser. */
export function expectCells(
	cells: readonly Cell[],
	parse: (value: unknown) => Parsed<unknown>,
): void {
	const found = cells.map(([written]) => [written, parse(written)]);
	expect(found).toEqual(cells.map(([written, outcome]) => [written, parsedAs(outcome)]));
	for (const [written, outcome] of cells) {
		const parsed = parse(written);
		if (typeof outcome === 'string' || !('problem' in parsed)) continue;
		// A problem completes a sentence, ends as one, and shows no value of the API.
		expect([written, parsed.problem]).toEqual([
			written,
			expect.stringMatching(/^(is|includes|holds) .*\.$/),
		]);
		const advice = parsed.problem.replace(/"[^"]*"/g, '');
		expect(advice).not.toMatch(/[A-Z]{2,}_[A-Z_]+|Did you mean/);
	}
}

function parsedAs(outcome: Outcome): unknown {
	if (outcome === 'nothing') return { nothing: true };
	if ('refused' in outcome) {
		const quoted = outcome.refused.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
		return { problem: expect.stringMatching(quoted.join('.*')) };
	}
	return {
		value: outcome.is,
		...(outcome.readAs === undefined ? {} : { readAs: outcome.readAs }),
		...(outcome.warning === undefined ? {} : { warning: expect.stringContaining(outcome.warning) }),
	};
}
