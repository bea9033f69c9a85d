import { startExpressions } from '../engine/host';
import { WebhookContext } from 'n8n-core';
import { NodeConnectionTypes, UnexpectedError, Workflow } from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import type { NodeSketch } from '../engine';
import { additionalDataFor } from '../engine/additionalData';
import { EngineCredentials } from '../engine/credentials';
import { EngineNodeTypes } from '../engine/littleNodes';
import type { Sandbox } from '../sandbox';
import { apiKey } from '../workbench';
import { agentName, agentWorkflow, caller, callingAgent, toolType, toolVariant } from './agents';
import type { CallTool } from './agents';

/**
 * One request of a client to n8n's MCP Server Trigger, which calls the tool from within the webhook:
 * there is no execution then, so it has no ID, and no context that n8n would keep.
 */
export async function requestOfClient(
	sandbox: Sandbox,
	think: (call: CallTool) => Promise<void>,
	tool: Partial<NodeSketch> = {},
): Promise<void> {
	await startExpressions();
	const trigger = callingAgent(async () => {});
	const { nodes, connections } = agentWorkflow(tool);
	const workflow = new Workflow({
		id: 'workflow1',
		nodes,
		connections,
		active: true,
		nodeTypes: new EngineNodeTypes({ [toolType]: toolVariant(), 'test.agent': trigger }),
	});
	const node = workflow.getNode(agentName);
	if (node === null) throw new UnexpectedError('The workflow has no trigger');
	const credentialsHelper = new EngineCredentials(
		{ adspirerApi: new AdspirerApi() },
		{ Adspirer: { apiKey, baseUrl: sandbox.url } },
	);
	const additionalData = additionalDataFor({ credentialsHelper });
	const webhook = {
		httpMethod: 'POST' as const,
		node: node.name,
		path: 'mcp',
		webhookDescription: { httpMethod: 'POST' as const, name: 'default' as const, path: 'mcp' },
		workflowId: workflow.id,
		workflowExecuteAdditionalData: additionalData,
	};
	const context = new WebhookContext(workflow, node, additionalData, 'webhook', webhook, [], null);
	await workflow.expression.withIsolate(async () => {
		const tools = await context.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
		await think(await caller(tools));
	});
}
