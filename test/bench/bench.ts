import { close } from '../engine';
import { awkward } from './awkward';
import { growth, reading, work } from './costs';
import { writeDocument } from './documents';
import { plan } from './plan';
import { fast, slow, throttled } from './times';
import { startRemoteSandbox, type RemoteSandbox } from './remoteSandbox';
import { figureTable, type Figure } from './figures';

/** The measurements, by their names on the command line. */
const cases: Record<string, (sandbox: RemoteSandbox) => Promise<Figure[]>> = {
	throttled,
	fast,
	slow,
	plan,
	work,
	reading,
	growth,
	awkward,
};

/** Measures the chosen cases, or all for test/bench/README.md; gives how many missed their goal. */
export async function bench(chosen: string[], print: (text: string) => void): Promise<number> {
	const unknown = chosen.filter((name) => !(name in cases));
	if (unknown.length > 0) {
		const known = Object.keys(cases).join(', ');
		throw new Error(`Unknown: ${unknown.join(', ')}. Choose from ${known}.`);
	}
	const sandbox = startRemoteSandbox();
	const figures: Figure[] = [];
	try {
		for (const [name, measure] of Object.entries(cases)) {
			if (chosen.length > 0 && !chosen.includes(name)) continue;
			print(`Measuring: ${name}`);
			figures.push(...(await measure(sandbox)));
		}
	} finally {
		sandbox.close();
		await close();
	}
	print(`\n${figureTable(figures, true)}\n`);
	if (chosen.length === 0) {
		writeDocument(figureTable(figures, false));
		print('The table was written to test/bench/README.md.');
	}
	return figures.filter(({ goal }) => goal?.isMissed).length;
}
