import { serialise } from './host';
import type { IRun, Workflow } from 'n8n-workflow';

/** What came of an execution, and how to look at it. */
interface Outcome {
	run: IRun;
	executionId: string;
	workflow: Workflow;
	/** What the run held at the very moment it was stopped; undefined when it was not. */
	serialisedAtStop: string | undefined;
}

/** What came of an execution. */
export type EngineRun = ReturnType<typeof describeRun>;

/** Puts what came of an execution within a test's easy reach. */
export function describeRun(outcome: Outcome) {
	const runExecutionData = outcome.run.data;
	const { runData, error } = runExecutionData.resultData;
	const tasks = (nodeName: string) => runData[nodeName] ?? [];
	const task = (nodeName: string, runIndex = tasks(nodeName).length - 1) =>
		tasks(nodeName)[runIndex];
	const hints = (nodeName: string, runIndex?: number) => task(nodeName, runIndex)?.hints ?? [];
	return {
		...outcome,
		runExecutionData,
		/** 'success', 'error' or 'canceled', for the most part. */
		status: outcome.run.status,
		/** The workflow's error. */
		error,
		/** The run's end as n8n stores it in its database. */
		serialised: serialise(runExecutionData),
		/** A node's output items, of its last run unless told; none when there are none. */
		items: (nodeName: string, output = 0, runIndex?: number) =>
			task(nodeName, runIndex)?.data?.main?.[output] ?? [],
		/** The json of all items that a node gave out, over all its runs. */
		json: (nodeName: string, output = 0) =>
			tasks(nodeName).flatMap(({ data }) => (data?.main?.[output] ?? []).map(({ json }) => json)),
		/** How often a node ran. */
		runs: (nodeName: string) => tasks(nodeName).length,
		/** The hints a node left, of its last run unless told. */
		hints,
		/** Their lines, as a person reads what n8n shows as HTML. */
		hintLines: (nodeName: string, runIndex?: number) =>
			hints(nodeName, runIndex).flatMap(({ message }) => message.split('<br>').map(asRead)),
		/** The error in a node's own record, of its last run unless told. */
		nodeError: (nodeName: string, runIndex?: number) => task(nodeName, runIndex)?.error,
	};
}

const asRead = (html: string) =>
	html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
