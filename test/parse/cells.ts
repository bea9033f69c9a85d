import { formatValue, type Parsed } from '../../nodes/AdspirerTikTok/parse/cell';
import { words } from '../../nodes/AdspirerTikTok/parse/words';

/** A cell, what it must become, and how the reading is reported where there is one. */
export type ReadCell<T> = readonly [cell: unknown, value: T, readAs?: string, warning?: RegExp];
/** A cell that must be refused, and what the message has to say. */
export type RefusedCell = readonly [cell: unknown, problem: RegExp];

/** Cells that all become the same, written as lines with bars between them. */
export function readAll<T>(
	outcome: readonly [value: T, readAs?: string],
	...cells: readonly string[]
): Array<ReadCell<T>> {
	return words(...cells).map((cell) => [cell, ...outcome]);
}

/** Texts that become different values: a line each, with bars between cell, value and reading. */
export function readLines(lines: string): Array<ReadCell<string>> {
	return lines
		.trim()
		.split('\n')
		.map((line) => {
			const [cell, value = '', readAs] = words(line);
			return [cell, value, readAs];
		});
}

/** The same for cells that are refused for one reason. */
export function refusedAll([problem]: readonly [RegExp], ...cells: readonly string[]) {
	return words(...cells).map((cell): RefusedCell => [cell, problem]);
}

/** One test for each cell; a message is also held to the form that all of them have. */
export function describeCells<T>(
	name: string,
	parse: (cell: unknown) => Parsed<T>,
	cells: {
		readonly read: ReadonlyArray<ReadCell<T>>;
		readonly refused: readonly RefusedCell[];
		readonly empty?: readonly unknown[];
	},
): void {
	describe(name, () => {
		it.each(cells.read.map((cell) => [shown(cell[0]), cell] as const))('reads %s', (_, cell) => {
			const [given, value, readAs, warning] = cell;
			expect(parse(given)).toEqual({
				value,
				...(readAs !== undefined && { readAs }),
				...(warning !== undefined && { warning: expect.stringMatching(warning) }),
			});
		});

		it.each(cells.refused.map((cell) => [shown(cell[0]), cell] as const))(
			'refuses %s',
			(_, [given, problem]) => {
				const parsed = parse(given);
				expect(parsed).toEqual({ problem: expect.stringMatching(problem) });
				// A sentence about the value, and at least one about what to do.
				expect(parsed).toEqual({
					problem: expect.stringMatching(/^(is|isn't|contains|has|can't) .+[.:] [A-Z].*\.$/su),
				});
			},
		);

		for (const cell of cells.empty ?? []) {
			it(`takes ${shown(cell)} as empty`, () => {
				expect(parse(cell)).toEqual({ nothing: true });
			});
		}
	});
}

function shown(cell: unknown): string {
	if (typeof cell !== 'string') return `${typeof cell} ${formatValue(cell)}`;
	return JSON.stringify(cell.slice(0, 80)).replaceAll('%', '%%');
}
