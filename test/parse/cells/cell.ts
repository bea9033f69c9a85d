import { type ParseContext, columns } from '../../../nodes/AdspirerTikTok/contract/fields';
import { adColumns } from '../../../nodes/AdspirerTikTok/contract/fields/creative';
import type { Column } from '../../../nodes/AdspirerTikTok/contract/fields/field';
import type { Parsed } from '../../../nodes/AdspirerTikTok/parse/cellText';
import { words } from '../../wordLines';
import { said } from '../said';

/** The outcome of a cell. A refusal names parts of its message, in their order. */
export type Outcome =
	| {
			readonly is: unknown;
			readonly readAs?: string | undefined;
			readonly warning?: string | RegExp;
			readonly also?: Readonly<Record<string, unknown>>;
	  }
	| 'nothing'
	/** Nothing is sent, and told why. */
	| { readonly nothing: string }
	| { readonly refused: ReadonlyArray<string | RegExp> };

/** A cell as a person or an expression wrote it, and the outcome that it must have. */
export type Cell = readonly [written: unknown, outcome: Outcome];

/** Taken as it is: the form's own word or the API's value. */
export const is = (value: unknown): Outcome => ({ is: value });
/** Understood, and told how. */
export const reads = (value: unknown, readAs: string) => ({ is: value, readAs });
export const refused = (...parts: Array<string | RegExp>): Outcome => ({ refused: parts });

/** The same outcome for many cells, which are written as lines of words with bars between them. */
export const each = (outcome: Outcome, ...lines: string[]): Cell[] =>
	words(...lines).map((word): Cell => [word, outcome]);

/** Cells with nothing to send. */
export const empty = (...cells: readonly unknown[]) => cells.map((cell): Cell => [cell, 'nothing']);

/** Texts that become different values: a line each, with bars between cell, value and reading. */
export const readLines = (lines: string) =>
	lines
		.trim()
		.split('\n')
		.map((line): Cell => {
			const [cell, value, readAs = ''] = words(line);
			return [cell, reads(value, readAs)];
		});

const known: Readonly<Record<string, Column>> = { ...adColumns, ...columns };

/** The parser for cells of a column, on 25 November 2026 in New York unless told otherwise. */
export function parserOf(column: string, more: Partial<ParseContext> = {}) {
	const parse = known[column]?.parse;
	if (!parse) throw new RangeError(column);
	const now = Date.UTC(2026, 10, 25, 10);
	const context = { zone: 'America/New_York', dateOrder: 'refuse', now, ...more } as const;
	return (cell: unknown) => parse(cell, context);
}

/** Holds every cell of a table against a parser. */
export function expectCells(
	cells: readonly Cell[],
	parse: (value: unknown) => Parsed<unknown>,
): void {
	const found = cells.map(([written]) => [written, said(parse(written))] as const);
	expect(found).toEqual(cells.map(([written, outcome]) => [written, parsedAs(outcome)]));
	for (const [written, parsed] of found) {
		if (parsed.problem === undefined) continue;
		// A sentence about the value, and at least one about what to do, without a value of the API.
		expect([written, parsed.problem]).toEqual([
			written,
			expect.stringMatching(/^(is|isn't|includes|contains|has|can't) .+[.:] [A-Za-z].*\.$/su),
		]);
		const advice = parsed.problem.replace(/"[^"]*"/g, '');
		expect(advice).not.toMatch(/[A-Z]{2,}_[A-Z_]+|Did you mean/);
	}
}

function parsedAs(outcome: Outcome): unknown {
	if (outcome === 'nothing') return { nothing: true };
	if ('nothing' in outcome) return { nothing: true, readAs: outcome.nothing };
	if ('refused' in outcome) return { problem: expect.stringMatching(inOrder(outcome.refused)) };
	const { is: value, readAs, warning, also } = outcome;
	return {
		value,
		...(readAs !== undefined && { readAs }),
		...(also && { also }),
		...(warning !== undefined && { warning: expect.stringMatching(inOrder([warning])) }),
	};
}

const inOrder = (parts: ReadonlyArray<string | RegExp>) =>
	new RegExp(
		parts
			.map((part) =>
				typeof part === 'string' ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : part.source,
			)
			.join('.*'),
		'su',
	);
