import { deserialise, serialise, startExpressions } from './host';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type { ICredentialsHelper, IRun, IRunExecutionData, Workflow } from 'n8n-workflow';
import { UnexpectedError, WorkflowOperationError, createRunExecutionData } from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import { littleNode } from './littleNodes';
import type { RunOptions } from './types';

/** Runs an execution to its end through n8n's WorkflowExecute, with the hooks a server has. */
export async function execute(
	workflow: Workflow,
	executionId: string,
	credentialsHelper: ICredentialsHelper,
	{ nodes, rows = [{}], retryOf, mode, onProgress, onStarted }: RunOptions,
): Promise<EngineRun> {
	await startExpressions();
	const stored = typeof retryOf === 'object' ? retryOf.serialised : retryOf;
	const runExecutionData =
		stored === undefined
			? startedByTrigger(workflow, rows)
			: startedByRetry(stored, nodes && workflow);
	const as = mode ?? (stored === undefined ? 'trigger' : 'retry');
	const then = new Date(0);
	const hooks = new ExecutionLifecycleHooks(as, executionId, {
		id: workflow.id,
		name: workflow.name ?? '',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: then,
		updatedAt: then,
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
		settings: workflow.settings,
	});
	hooks.addHandler('workflowExecuteBefore', () => onProgress?.(serialise(runExecutionData)));
	hooks.addHandler('nodeExecuteAfter', (nodeName, _task, data) => {
		if (onProgress === undefined) return;
		data.resultData.lastNodeExecuted = nodeName;
		onProgress(serialise(data));
	});
	const surroundings = { credentialsHelper, executionId, workflowId: workflow.id, hooks };
	const engine = new WorkflowExecute(additionalDataFor(surroundings), as, runExecutionData);
	const running = engine.processRunExecutionData(workflow);
	onStarted?.(() => running.cancel());
	return describeRun({ run: await running, executionId, workflow });
}

function startedByTrigger(
	workflow: Workflow,
	rows: NonNullable<RunOptions['rows']>,
): IRunExecutionData {
	const nodes = Object.values(workflow.nodes);
	const node = nodes.find(({ type }) => type === littleNode.rows) ?? workflow.getStartNode();
	if (node === undefined) throw new UnexpectedError('The workflow has no trigger');
	const data = { main: [rows.map((json) => ({ json }))] };
	return createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node, data, source: null }] },
	});
}

/**
 * The first state of a retry, made as n8n's server makes it from the stored run: without the
 * workflow's error and without the record of the node that failed last; the stack and the nodes'
 * contexts stay. Given a workflow, its nodes take the place of those in the stack.
 */
function startedByRetry(stored: string, saved: Workflow | undefined): IRunExecutionData {
	const state = deserialise(stored);
	const { resultData, executionData } = state;
	if (executionData === undefined) throw new UnexpectedError('The run cannot be retried');
	if (resultData.lastNodeExecuted !== undefined) {
		delete resultData.error;
		const tasks = resultData.runData[resultData.lastNodeExecuted] ?? [];
		if (tasks.at(-1)?.error !== undefined) tasks.pop();
	}
	if (saved === undefined) return state;
	for (const entry of executionData.nodeExecutionStack) {
		const node = saved.getNode(entry.node.name);
		if (node === null) {
			throw new WorkflowOperationError(`Could not find the node "${entry.node.name}" in workflow`);
		}
		entry.node = node;
	}
	return state;
}

interface Outcome {
	run: IRun;
	executionId: string;
	workflow: Workflow;
}

/** The outcome of an execution, and ways to look at it. Of a node it is the last run by default. */
export type EngineRun = ReturnType<typeof describeRun>;

function describeRun(outcome: Outcome) {
	const runExecutionData = outcome.run.data;
	const { runData, error } = runExecutionData.resultData;
	const tasks = (nodeName: string) => runData[nodeName] ?? [];
	const task = (nodeName: string, runIndex = -1) => tasks(nodeName).at(runIndex);
	const hints = (nodeName: string, runIndex?: number) => task(nodeName, runIndex)?.hints ?? [];
	return {
		...outcome,
		runExecutionData,
		/** 'success', 'error' or 'canceled', for the most part. */
		status: outcome.run.status,
		error,
		/** The run's end as n8n stores it in its database. */
		serialised: serialise(runExecutionData),
		items: (nodeName: string, output = 0, runIndex?: number) =>
			task(nodeName, runIndex)?.data?.main?.[output] ?? [],
		/** The json of all items that a node gave out, over all its runs. */
		json: (nodeName: string, output = 0) =>
			tasks(nodeName).flatMap(({ data }) => (data?.main?.[output] ?? []).map(({ json }) => json)),
		runs: (nodeName: string) => tasks(nodeName).length,
		hints,
		/** Their lines, as a person reads what n8n shows as HTML. */
		hintLines: (nodeName: string, runIndex?: number) =>
			hints(nodeName, runIndex).flatMap(({ message }) => message.split('<br>').map(asRead)),
		nodeError: (nodeName: string, runIndex?: number) => task(nodeName, runIndex)?.error,
	};
}

const asRead = (html: string) =>
	html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
