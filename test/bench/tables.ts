import type { Spread } from './statistics';

/** What a node made of a sheet, as a user sees it. */
export interface Outcome {
	/** The service and the sheet; the same for all nodes that are compared. */
	readonly sheet: string;
	readonly node: string;
	/** How many rows have an ad group, and how many ad groups there are besides. */
	readonly created: string;
	readonly time: string;
	readonly calls: number;
}

/** One measured figure, with what it is compared with. */
export interface Figure {
	readonly what: string;
	readonly adspirer: string;
	/** The HTTP Request node with eight expressions in its body, and with a single one. */
	readonly fields?: string;
	readonly stringify?: string;
	/** How this node compares, with what, in the order of the columns. */
	readonly ratios?: ReadonlyArray<{ readonly spread: Spread; readonly of: string }>;
	/** The median must not be greater. */
	readonly goal?: { readonly value: Spread; readonly atMost: number; readonly unit?: string };
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const seconds = (value: number): string => `${(value / 1_000).toFixed(2)} s`;

export function missesGoal({ goal }: Figure): boolean {
	return goal !== undefined && !(goal.value.median <= goal.atMost);
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const widths = head.map((_, column) =>
		Math.max(...[head, ...rows].map((cells) => (cells[column] ?? '').length)),
	);
	const line = (cells: readonly string[], fill = ' ') =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
	return [
		line(head),
		line(
			head.map(() => ''),
			'-',
		),
		...rows.map((cells) => line(cells)),
	].join('\n');
}

/** The outcomes as a Markdown table. A sheet is named once, in its first line. */
export function outcomeTable(outcomes: readonly Outcome[]): string {
	return table(
		['Sheet', 'Node', 'Ad groups created', 'Time', 'Calls'],
		outcomes.map(({ sheet, node, created, time, calls }, at) => [
			outcomes[at - 1]?.sheet === sheet ? '' : sheet,
			node,
			created,
			time,
			String(calls),
		]),
	);
}

function ratioText({ ratios = [] }: Figure): string {
	const texts = ratios.map(({ spread, of }) => {
		const [median, least, most] = [spread.median, spread.least, spread.most].map((value) =>
			value.toFixed(2),
		);
		return `${median} (${least}–${most}) of ${of}`;
	});
	return texts.join('; ') || '–';
}

function goalText(figure: Figure): string {
	const { goal } = figure;
	if (!goal) return '–';
	return `≤ ${goal.atMost}${goal.unit ?? ''}${missesGoal(figure) ? ', missed' : ''}`;
}

/** The figures as a Markdown table. */
export function figureTable(figures: readonly Figure[]): string {
	return table(
		[
			'Measured',
			'This node',
			'HTTP Request, eight expressions',
			'HTTP Request, one expression',
			'Ratio: median (least–most)',
			'Goal',
		],
		figures.map((figure) => [
			figure.what,
			figure.adspirer,
			figure.fields ?? '–',
			figure.stringify ?? '–',
			ratioText(figure),
			goalText(figure),
		]),
	);
}
