export interface Spread {
	readonly median: number;
	readonly least: number;
	readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
	const sorted = [...values].sort((first, second) => first - second);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? NaN;
	const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? NaN;
	return { median: (lower + upper) / 2, least: sorted[0] ?? NaN, most: sorted.at(-1) ?? NaN };
}

/** Ratios of two measurements, round by round: what slows the machine down slows both. */
export function ratios(values: readonly number[], others: readonly number[]): Spread {
	return spreadOf(values.map((value, round) => value / (others[round] ?? NaN)));
}

/** Runs each once a round, another one first each time; the first `warmUp` rounds don't count. */
export async function interleaved<Name extends string, Result>(
	measurements: ReadonlyArray<readonly [Name, () => Promise<Result>]>,
	rounds: number,
	warmUp: number,
): Promise<(name: Name) => Result[]> {
	const results = new Map<Name, Result[]>();
	for (let round = 0; round < warmUp + rounds; round++) {
		const first = round % measurements.length;
		const turns = [...measurements.slice(first), ...measurements.slice(0, first)];
		for (const [name, measure] of turns) {
			const result = await measure();
			if (round >= warmUp) results.set(name, [...(results.get(name) ?? []), result]);
		}
	}
	return (name) => results.get(name) ?? [];
}

export interface Figure {
	readonly what: string;
	readonly adspirer: string;
	readonly http?: string;
	readonly ratio?: string;
	readonly goal?: { readonly text: string; readonly isMissed: boolean };
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const seconds = (value: number): string => `${(value / 1_000).toFixed(2)} s`;

export function ratio({ median, least, most }: Spread, of: string): string {
	return `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)}) of ${of}`;
}

/** A goal that is missed where the median is greater. */
export function goal({ median }: Spread, atMost: number, unit = ''): Required<Figure>['goal'] {
	const isMissed = !(median <= atMost);
	return { text: `≤ ${atMost}${unit}${isMissed ? ', missed' : ''}`, isMissed };
}

/** The figures as a Markdown table; ratios and goals are for whoever changes the code, not for users. */
export function figureTable(figures: readonly Figure[], withGoals: boolean): string {
	const columns = withGoals ? 5 : 3;
	const names = ['Measured', 'This node', 'HTTP Request', 'Ratio: median (least–most)', 'Goal'];
	const head = names.slice(0, columns);
	const rows = figures.map(({ what, adspirer, http, ratio: text, goal: wanted }) =>
		[what, adspirer, http, text, wanted?.text].slice(0, columns).map((cell) => cell ?? '–'),
	);
	const widths = head.map((_, column) =>
		Math.max(...[head, ...rows].map((cells) => (cells[column] ?? '').length)),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const rule = widths.map((width) => '-'.repeat(width));
	return [head, rule, ...rows].map(line).join('\n');
}
