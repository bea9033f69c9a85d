import { deserialise } from './host';
import type { IRunExecutionData, Workflow } from 'n8n-workflow';
import { UnexpectedError, WorkflowOperationError, createRunExecutionData } from 'n8n-workflow';

import { littleNode } from './littleNodes';
import type { RunOptions } from './types';

/** The first state of a run whose trigger has just fired with the rows. */
export function startedByTrigger(
	workflow: Workflow,
	rows: NonNullable<RunOptions['rows']>,
): IRunExecutionData {
	const nodes = Object.values(workflow.nodes);
	const node = nodes.find(({ type }) => type === littleNode.rows) ?? workflow.getStartNode();
	if (node === undefined) throw new UnexpectedError('The workflow has no trigger');
	const items = rows.map((json) => ({ json }));
	return createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node, data: { main: [items] }, source: null }],
		},
	});
}

/**
 * The first state of a retry, made as n8n's server makes it from the stored run: without the
 * workflow's error and without the record of the node that failed last; the stack and the nodes'
 * contexts stay. Given a workflow, its nodes take the place of those in the stack.
 */
export function startedByRetry(stored: string, saved: Workflow | undefined): IRunExecutionData {
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
