import { serialise, startExpressions } from './host';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	ICredentialsHelper,
	IRunExecutionData,
	IWorkflowBase,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import { describeRun, type EngineRun } from './engineRun';
import type { RunOptions } from './types';

/** An execution that is ready to go. */
export interface Execution {
	workflow: Workflow;
	runExecutionData: IRunExecutionData;
	executionId: string;
	mode: WorkflowExecuteMode;
	credentialsHelper: ICredentialsHelper;
}

/** Runs an execution to its end through n8n's WorkflowExecute, with the hooks a server has. */
export async function execute(
	execution: Execution,
	{ onProgress, onStarted }: Pick<RunOptions, 'onProgress' | 'onStarted'>,
): Promise<EngineRun> {
	await startExpressions();
	const { workflow, runExecutionData, executionId, mode, credentialsHelper } = execution;
	const hooks = new ExecutionLifecycleHooks(mode, executionId, storedWorkflow(workflow));
	let serialisedAtStop: string | undefined;
	hooks.addHandler('workflowExecuteBefore', () => onProgress?.(serialise(runExecutionData)));
	hooks.addHandler('nodeExecuteAfter', (nodeName, _task, data) => {
		if (onProgress === undefined) return;
		data.resultData.lastNodeExecuted = nodeName;
		onProgress(serialise(data));
	});
	hooks.addHandler('workflowExecuteAfter', ({ data, status }) => {
		if (status === 'canceled') serialisedAtStop ??= serialise(data);
	});
	const workflowId = workflow.id;
	const engine = new WorkflowExecute(
		additionalDataFor({ credentialsHelper, executionId, workflowId, hooks }),
		mode,
		runExecutionData,
	);
	const running = engine.processRunExecutionData(workflow);
	onStarted?.(() => running.cancel());
	const run = await running;
	return describeRun({ run, executionId, workflow, serialisedAtStop });
}

function storedWorkflow(workflow: Workflow): IWorkflowBase {
	const then = new Date(0);
	return {
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
	};
}
