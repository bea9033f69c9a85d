import './host';
import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import { Workflow, deepCopy } from 'n8n-workflow';

import { testCredential } from './credentialTest';
import { EngineCredentials } from './credentials';
import { execute } from './execution';
import { askMethods, openList } from './formList';
import { EngineNodeTypes } from './littleNodes';
import type { EngineOptions, OpenedList, RunOptions } from './types';

export { close, recordLog } from './host';
export type { LogEntry } from './host';
export type { EngineRun } from './execution';
export type * from './types';
export { littleNode } from './littleNodes';
export { chainWorkflow, loopWorkflow, nodeName, simpleWorkflow } from './workflows';
export type { NodeSketch } from './workflows';

export type Engine = ReturnType<typeof createEngine>;

export function createEngine(options: EngineOptions) {
	const nodeTypes = new EngineNodeTypes(options.nodeTypes);
	const credentialsHelper = new EngineCredentials(options.credentialTypes, options.credentials);
	let executions = 1000;

	/** The workflow of a run: the given one, or for a retry otherwise the one that it ran with. */
	function workflowFor({ nodes, connections, settings, workflowId, retryOf }: RunOptions) {
		const before = typeof retryOf === 'object' ? retryOf.workflow : undefined;
		const wires = nodes ? connections : before?.connectionsBySourceNode;
		return new Workflow({
			id: workflowId ?? before?.id ?? 'workflow1',
			name: 'Workflow under test',
			nodes: deepCopy(nodes ?? Object.values(before?.nodes ?? {})),
			connections: deepCopy(wires ?? {}),
			active: false,
			nodeTypes,
			settings: { executionOrder: 'v1', ...(settings ?? before?.settings) },
		});
	}

	return {
		async run(runOptions: RunOptions) {
			executions += 1;
			const { executionId = String(executions) } = runOptions;
			return await execute(workflowFor(runOptions), executionId, credentialsHelper, runOptions);
		},
		/** Opens a list in the form as n8n's server does for its editor. */
		openList: async (list: OpenedList) =>
			await openList(list, workflowFor({ nodes: [list.node] }), credentialsHelper),
		/** Asks for a form's lines and choices that a method gives, with the parameters as the editor evaluated them. */
		askMethods: async (node: INode) =>
			await askMethods(node, workflowFor({ nodes: [node] }), credentialsHelper),
		/** Tests a credential as n8n's credential form does. */
		async testCredential(typeName: string, values: ICredentialDataDecryptedObject) {
			const helper = new EngineCredentials(options.credentialTypes, { [typeName]: values });
			return await testCredential(typeName, helper);
		},
	};
}
