import { serialise } from './host';
import type { EngineRun } from './types';

type RunOutcome = Pick<EngineRun, 'run' | 'executionId' | 'workflow' | 'serialisedAtStop'>;

/** Puts what came of an execution within a test's easy reach. */
export function describeRun(outcome: RunOutcome): EngineRun {
	const runExecutionData = outcome.run.data;
	const { runData, error } = runExecutionData.resultData;
	const tasks = (nodeName: string) => runData[nodeName] ?? [];
	const task = (nodeName: string, runIndex = tasks(nodeName).length - 1) =>
		tasks(nodeName)[runIndex];
	return {
		...outcome,
		runExecutionData,
		status: outcome.run.status,
		error,
		serialised: serialise(runExecutionData),
		items: (nodeName, output = 0, runIndex) => task(nodeName, runIndex)?.data?.main?.[output] ?? [],
		json: (nodeName, output = 0) =>
			tasks(nodeName).flatMap((entry) =>
				(entry.data?.main?.[output] ?? []).map((item) => item.json),
			),
		runs: (nodeName) => tasks(nodeName).length,
		hints: (nodeName, runIndex) => task(nodeName, runIndex)?.hints ?? [],
		hintLines: (nodeName, runIndex) =>
			(task(nodeName, runIndex)?.hints ?? []).flatMap(({ message }) =>
				message.split('<br>').map(asRead),
			),
		nodeError: (nodeName, runIndex) => task(nodeName, runIndex)?.error,
	};
}

function asRead(html: string): string {
	return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
