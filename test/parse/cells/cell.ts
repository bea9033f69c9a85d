import type { Parsed } from '../../../nodes/AdspirerTikTok/parse/cell';
import { words } from '../../../nodes/AdspirerTikTok/words/normalizeKey';

/** What a cell becomes. A refusal names parts of its message, in their order. */
export type Outcome =
	| {
			readonly is: unknown;
			readonly readAs?: string | undefined;
			readonly warning?: string | RegExp;
	  }
	| 'nothing'
	| { readonly refused: ReadonlyArray<string | RegExp> };

/** What a person or an expression wrote, and what must become of it. */
export type Cell = readonly [written: unknown, outcome: Outcome];

/** Taken as it is: the form's own word or the API's value. */
export const is = (value: unknown): Outcome => ({ is: value });
/** Understood, and told how. */
export const reads = (value: unknown, readAs: string): Outcome => ({ is: value, readAs });
export const refused = (...parts: Array<string | RegExp>): Outcome => ({ refused: parts });

/** The same outcome for many cells, which are written as lines of words with bars between them. */
export const each = (outcome: Outcome, ...lines: string[]): Cell[] =>
	words(...lines).map((word): Cell => [word, outcome]);

/** A cell, what it must become, and how the reading is reported where there is one. */
export type ReadCell = readonly [cell: unknown, is: unknown, readAs?: string, warning?: RegExp];
/** A cell that must be refused, and what the message has to say. */
export type RefusedCell = readonly [cell: unknown, problem: RegExp];

/** A table of the cells of one parser. */
export const tableOf = (table: {
	readonly read: readonly ReadCell[];
	readonly refused: readonly RefusedCell[];
	readonly empty?: readonly unknown[];
}): readonly Cell[] => [
	...table.read.map(
		([cell, value, readAs, warning]): Cell => [
			cell,
			{ is: value, readAs, ...(warning && { warning }) },
		],
	),
	...table.refused.map(([cell, problem]): Cell => [cell, refused(problem)]),
	...(table.empty ?? []).map((cell): Cell => [cell, 'nothing']),
];

/** Cells that all become the same, written as lines with bars between them. */
export const readAll = (outcome: readonly [is: unknown, readAs?: string], ...lines: string[]) =>
	words(...lines).map((cell): ReadCell => [cell, ...outcome]);

/** The same for cells that are refused for one reason. */
export const refusedAll = ([problem]: readonly [RegExp], ...lines: string[]) =>
	words(...lines).map((cell): RefusedCell => [cell, problem]);

/** Texts that become different values: a line each, with bars between cell, value and reading. */
export const readLines = (lines: string) =>
	lines
		.trim()
		.split('\n')
		.map((line): ReadCell => {
			const [cell, value, readAs] = words(line);
			return [cell, value, readAs];
		});

/** Holds every cell of a table against a parser. */
export function expectCells(
	cells: readonly Cell[],
	parse: (value: unknown) => Parsed<unknown>,
): void {
	const found = cells.map(([written]) => [written, parse(written)] as const);
	expect(found).toEqual(cells.map(([written, outcome]) => [written, parsedAs(outcome)]));
	for (const [written, parsed] of found) {
		if (!('problem' in parsed)) continue;
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
	if ('refused' in outcome) return { problem: expect.stringMatching(inOrder(outcome.refused)) };
	const { is: value, readAs, warning } = outcome;
	return {
		value,
		...(readAs !== undefined && { readAs }),
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
