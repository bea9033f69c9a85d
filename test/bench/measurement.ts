import type { Spread } from './statistics';

/** One line of the table. */
export interface Measurement {
	readonly what: string;
	readonly ours: string;
	readonly theirs: string;
	/** What is held against the bound. */
	readonly ratio?: Spread;
	/** What the ratio is of, where it is not of the two columns before. */
	readonly of?: string;
	/** The ratio's median must not be greater. */
	readonly bound?: number;
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const seconds = (value: number): string => `${(value / 1_000).toFixed(2)} s`;

export function missed({ ratio, bound }: Measurement): boolean {
	return ratio !== undefined && bound !== undefined && !(ratio.median <= bound);
}

function ratioText({ ratio }: Measurement): string {
	if (!ratio) return '–';
	const [median, least, most] = [ratio.median, ratio.least, ratio.most].map((value) =>
		value.toFixed(2),
	);
	return `${median} (${least}–${most})`;
}

function boundText(measurement: Measurement): string {
	if (measurement.bound === undefined) return '–';
	return `≤ ${measurement.bound}${missed(measurement) ? ', missed' : ''}`;
}

/** The measurements as a Markdown table. */
export function tableOf(measurements: readonly Measurement[]): string {
	const rows = measurements.map((measurement) => [
		measurement.what,
		measurement.ours,
		measurement.theirs,
		ratioText(measurement) + (measurement.of ? ` of ${measurement.of}` : ''),
		boundText(measurement),
	]);
	const head = ['Case', 'This node', 'HTTP Request node 4.2', 'Ratio: median (least–most)', 'Goal'];
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
