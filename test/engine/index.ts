import './host';
import type { INode, IConnections, IWorkflowSettings } from 'n8n-workflow';
import { UnexpectedError, Workflow, deepCopy } from 'n8n-workflow';

import { testCredential } from './credentialTest';
import { EngineCredentials } from './credentials';
import { execute } from './execution';
import { openList } from './formList';
import { EngineNodeTypes } from './nodeTypes';
import { startedByRetry, startedByTrigger } from './starting';
import type { Engine, EngineOptions, RunOptions } from './types';

export { close, recordLog } from './host';
export type { LogEntry } from './host';
export type * from './types';
export { loopWorkflow, nodeName, simpleWorkflow } from './workflows';
export type { NodeSketch } from './workflows';

/** Makes an engine that knows the given nodes and credentials. */
export function createEngine(options: EngineOptions): Engine {
	const nodeTypes = new EngineNodeTypes(options.nodeTypes);
	const credentialsHelper = new EngineCredentials(options.credentialTypes, options.credentials);
	let executions = 1000;

	function workflowOf(
		id: string,
		nodes: INode[],
		connections: IConnections,
		settings?: IWorkflowSettings,
	) {
		return new Workflow({
			id,
			name: 'Workflow under test',
			nodes: deepCopy(nodes),
			connections: deepCopy(connections),
			active: false,
			nodeTypes,
			settings: { executionOrder: 'v1', ...settings },
		});
	}

	function givenWorkflow({ nodes, connections, settings, workflowId, retryOf }: RunOptions) {
		const before = typeof retryOf === 'object' ? retryOf.workflow : undefined;
		if (nodes === undefined) return undefined;
		const id = workflowId ?? before?.id ?? 'workflow1';
		return workflowOf(id, nodes, connections ?? {}, settings ?? before?.settings);
	}

	function workflowAgain({ retryOf, settings }: RunOptions) {
		if (typeof retryOf !== 'object') throw new UnexpectedError('A run needs a workflow');
		const { id, nodes, connectionsBySourceNode, settings: before } = retryOf.workflow;
		return workflowOf(id, Object.values(nodes), connectionsBySourceNode, settings ?? before);
	}

	return {
		async run(runOptions) {
			const { retryOf, rows = [{}] } = runOptions;
			const given = givenWorkflow(runOptions);
			const workflow = given ?? workflowAgain(runOptions);
			const stored = typeof retryOf === 'object' ? retryOf.serialised : retryOf;
			const runExecutionData =
				stored === undefined ? startedByTrigger(workflow, rows) : startedByRetry(stored, given);
			executions += 1;
			return await execute(
				{
					workflow,
					runExecutionData,
					executionId: runOptions.executionId ?? String(executions),
					mode: runOptions.mode ?? (stored === undefined ? 'trigger' : 'retry'),
					credentialsHelper,
				},
				runOptions,
			);
		},
		async openList(list) {
			const workflow = workflowOf('workflow1', [list.node], {});
			return await openList(list, workflow, credentialsHelper);
		},
		async testCredential(typeName, values) {
			const helper = new EngineCredentials(options.credentialTypes, { [typeName]: values });
			return await testCredential(typeName, helper);
		},
	};
}
