import { close } from '../engine';
import { growth, reading, work } from './costs';
import { writeDocument } from './documents';
import { fast, slow, throttled } from './times';
import { startRemoteSandbox, type RemoteSandbox } from './remoteSandbox';
import { figureTable, type Figure } from './tables';

/** What is measured, by its name on the command line. */
const cases = new Map<string, (sandbox: RemoteSandbox) => Promise<Figure[]>>([
	['throttled', throttled],
	['fast', fast],
	['slow', slow],
	['work', work],
	['reading', reading],
	['growth', growth],
]);

/**
 * Measures and prints a table. If everything was measured, it also goes into docs/performance.md.
 *
 * @param chosen names of the cases to measure, or none for all.
 * @param print prints one piece of text.
 * @returns how many figures missed their goal.
 */
export async function bench(chosen: string[], print: (text: string) => void): Promise<number> {
	const unknown = chosen.filter((name) => !cases.has(name));
	if (unknown.length > 0) {
		throw new Error(`Unknown: ${unknown.join(', ')}. Choose from ${[...cases.keys()].join(', ')}.`);
	}
	const sandbox = startRemoteSandbox();
	const figures: Figure[] = [];
	try {
		for (const [name, measure] of cases) {
			if (chosen.length > 0 && !chosen.includes(name)) continue;
			print(`Measuring: ${name}`);
			figures.push(...(await measure(sandbox)));
		}
	} finally {
		sandbox.close();
		await close();
	}
	const table = figureTable(figures);
	print(`\n${table}\n`);
	if (chosen.length === 0) {
		writeDocument(table);
		print('The table was written to docs/performance.md.');
	}
	return figures.filter(({ goal }) => goal?.isMissed).length;
}
