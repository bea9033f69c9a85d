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

/** A request to n8n's MCP Server Trigger, whose tools run without an execution or a kept context. */
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
