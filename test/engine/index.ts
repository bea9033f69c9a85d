import './host';
import type {
	IConnections,
	ICredentialDataDecryptedObject,
	INode,
	IWorkflowSettings,
} from 'n8n-workflow';
import { UnexpectedError, Workflow, deepCopy } from 'n8n-workflow';

import { testCredential } from './credentialTest';
import { EngineCredentials } from './credentials';
import { execute } from './execution';
import { openList } from './formList';
import { EngineNodeTypes } from './nodeTypes';
import { startedByRetry, startedByTrigger } from './starting';
import type { EngineOptions, OpenedList, RunOptions } from './types';

export { close, recordLog } from './host';
export type { LogEntry } from './host';
export type { EngineRun } from './engineRun';
export type * from './types';
export { loopWorkflow, nodeName, simpleWorkflow } from './workflows';
export type { NodeSketch } from './workflows';

/** Runs workflows and credential tests through n8n's own engine. */
export type Engine = ReturnType<typeof createEngine>;

/** Makes an engine that knows the given nodes and credentials. */
export function createEngine(options: EngineOptions) {
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

	/** The workflow of a run: the given one, or for a retry otherwise the one that it ran with. */
	function workflowFor({ nodes, connections = {}, settings, workflowId, retryOf }: RunOptions) {
		const before = typeof retryOf === 'object' ? retryOf.workflow : undefined;
		const settled = settings ?? before?.settings;
		if (nodes)
			return workflowOf(workflowId ?? before?.id ?? 'workflow1', nodes, connections, settled);
		if (!before) throw new UnexpectedError('A run needs a workflow');
		const { id, connectionsBySourceNode } = before;
		return workflowOf(id, Object.values(before.nodes), connectionsBySourceNode, settled);
	}

	return {
		async run(runOptions: RunOptions) {
			const { nodes, retryOf, rows = [{}] } = runOptions;
			const workflow = workflowFor(runOptions);
			const stored = typeof retryOf === 'object' ? retryOf.serialised : retryOf;
			const runExecutionData =
				stored === undefined
					? startedByTrigger(workflow, rows)
					: startedByRetry(stored, nodes && workflow);
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
		/** Opens a list in the form as n8n's server does for its editor. */
		async openList(list: OpenedList) {
			const workflow = workflowOf('workflow1', [list.node], {});
			return await openList(list, workflow, credentialsHelper);
		},
		/** Tests a credential as n8n's credential form does. */
		async testCredential(typeName: string, values: ICredentialDataDecryptedObject) {
			const helper = new EngineCredentials(options.credentialTypes, { [typeName]: values });
			return await testCredential(typeName, helper);
		},
	};
}
