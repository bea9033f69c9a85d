import type { Job, Try } from '../../../nodes/AdspirerTikTok/call/sendRows';
import { fault } from './failures';
import { SimulatedClock } from './simulatedClock';
import { runRows, type RunSettings, type SimulatedRun } from './simulatedRun';

/** What a row's tries bring, one after the other, and how long each takes; afterwards it is created. */
export type Script = Array<{ after: number; brings: Try<number> | 'nothing' }>;

/** How long a try takes, in milliseconds, of which no script says anything else. */
export const usual = 100;

/** A run, and the calls that it made. */
export interface ScriptedRun extends SimulatedRun {
	/** Every call, in the order in which they started. */
	readonly calls: ReadonlyArray<{ item: number; at: number }>;
	/** The most calls that were under way at the same time. */
	readonly mostAtOnce: number;
	/** What became of every row, in order. */
	readonly states: string[];
	callsFor(item: number): Array<{ item: number; at: number }>;
	/** The kind of a row's failure. */
	kindOf(item: number): string | undefined;
}

/** Plays the scripts of some rows; all others are created after the usual time. */
export async function play(
	rows: Job[],
	scripts: Record<number, Script> = {},
	settings: RunSettings = {},
	clock = new SimulatedClock(),
): Promise<ScriptedRun> {
	const calls: Array<{ item: number; at: number }> = [];
	const tries = new Map<number, number>();
	let atOnce = 0;
	let mostAtOnce = 0;
	const run = await runRows(
		clock,
		rows,
		async ({ item }) => {
			calls.push({ item, at: clock.now() });
			mostAtOnce = Math.max(mostAtOnce, ++atOnce);
			const at = tries.get(item) ?? 0;
			tries.set(item, at + 1);
			const { after, brings } = scripts[item]?.[at] ?? { after: usual, brings: { created: item } };
			await clock.wait(brings === 'nothing' ? 1e9 : after);
			atOnce--;
			return brings === 'nothing' ? fault : brings;
		},
		settings,
	);
	return {
		...run,
		calls,
		mostAtOnce,
		states: rows.map(({ item }) => String(run.outcomes.get(item)?.state)),
		callsFor: (item) => calls.filter((call) => call.item === item),
		kindOf: (item) => {
			const outcome = run.outcomes.get(item);
			return outcome?.state === 'failed' ? outcome.failure.kind : undefined;
		},
	};
}
