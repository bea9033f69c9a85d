import { close } from '../engine';
import { missed, tableOf, type Measurement } from './measurement';
import { howMeasured, writeToReadme } from './readme';
import { startRemoteSandbox, type RemoteSandbox } from './remoteSandbox';
import { slowService, throttled, unthrottled } from './timeCases';
import { preview, workOfCreating } from './workCases';

/** What is measured, by the word that chooses it on the command line. */
const cases = new Map<string, (sandbox: RemoteSandbox) => Promise<Measurement[]>>([
	['throttled', throttled],
	['unthrottled', unthrottled],
	['slow', slowService],
	['work', workOfCreating],
	['preview', preview],
]);

/**
 * Measures, tells the table, and writes it to the README where everything was measured.
 *
 * @param chosen the cases to measure; all where none is named.
 * @returns how many figures missed their goal.
 */
export async function bench(chosen: string[], tell: (text: string) => void): Promise<number> {
	const unknown = chosen.filter((name) => !cases.has(name));
	if (unknown.length > 0) throw new Error(`There are only ${[...cases.keys()].join(', ')}`);
	const sandbox = startRemoteSandbox();
	const measurements: Measurement[] = [];
	try {
		for (const [name, measure] of cases) {
			if (chosen.length > 0 && !chosen.includes(name)) continue;
			tell(`Measuring: ${name}`);
			measurements.push(...(await measure(sandbox)));
		}
	} finally {
		sandbox.close();
		await close();
	}
	const text = `${tableOf(measurements)}\n\n${howMeasured()}`;
	tell(`\n${text}\n`);
	if (chosen.length === 0) tell(writeToReadme(text));
	return measurements.filter(missed).length;
}
