import { close } from '../engine';
import { creatingBlocks, growth, reading, work } from './costs';
import { writeDocuments } from './documents';
import { fast, slow, throttled, type Results } from './outcomes';
import { startRemoteSandbox, type RemoteSandbox } from './remoteSandbox';
import { figureTable, missesGoal, outcomeTable } from './tables';

/** What is measured, by its name on the command line. */
const cases = new Map<string, (sandbox: RemoteSandbox) => Promise<Results>>([
	['throttled', throttled],
	['fast', fast],
	['slow', slow],
	['work', work],
	['blocks', creatingBlocks],
	['reading', reading],
	['growth', growth],
]);

/**
 * Measures and prints the tables. If everything was measured, they also go into README.md and
 * docs/performance.md.
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
	const results: Results[] = [];
	try {
		for (const [name, measure] of cases) {
			if (chosen.length > 0 && !chosen.includes(name)) continue;
			print(`Measuring: ${name}`);
			results.push(await measure(sandbox));
		}
	} finally {
		sandbox.close();
		await close();
	}
	const figures = results.flatMap((result) => result.figures ?? []);
	const outcomes = results.flatMap((result) => result.outcomes ?? []);
	if (outcomes.length > 0) print(`\n${outcomeTable(outcomes)}`);
	print(`\n${figureTable(figures)}\n`);
	if (chosen.length === 0) {
		writeDocuments(outcomeTable(outcomes), figureTable(figures));
		print('The tables were written to README.md and docs/performance.md.');
	}
	return figures.filter(missesGoal).length;
}
