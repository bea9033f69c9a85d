/** Several rounds of one measurement, in short. */
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

/** Ratios of two measurements, round by round: what slows the machine slows both. */
export function ratios(values: readonly number[], others: readonly number[]): Spread {
	return spreadOf(values.map((value, round) => value / (others[round] ?? NaN)));
}
