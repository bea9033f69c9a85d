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

/**
 * Runs each of several measurements once a round. Every round begins with another one, so that none
 * always runs after the same.
 *
 * @param warmUp rounds that come first and don't count.
 * @returns the results of a measurement, in the order of the rounds.
 */
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
