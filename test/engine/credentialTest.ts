import { startExpressions } from './host';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	ICredentialTestRequest,
	ICredentialsDecrypted,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';
import { UnexpectedError, Workflow, createEmptyRunExecutionData } from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import type { EngineCredentials } from './credentials';
import { base, EngineNodeTypes } from './littleNodes';
import { nodeName, simpleWorkflow } from './workflows';

type CredentialTestOutcome = { status: 'OK' | 'Error'; message: string };

const nodeTypeName = 'n8n-nodes-base.noOp';

/** As n8n's form does: the `test` request becomes a throw-away declarative node's routing. */
export async function testCredential(
	typeName: string,
	helper: EngineCredentials,
): Promise<CredentialTestOutcome> {
	const { test } = helper.typeOf(typeName);
	if (test === undefined) {
		return { status: 'Error', message: 'No testing function found for this credential.' };
	}
	await startExpressions();
	try {
		const answer = await send(typeName, helper, test);
		return judgeAnswer(test, answer?.[0]?.[0]);
	} catch (error) {
		return judgeError(test, error);
	}
}

async function send(typeName: string, helper: EngineCredentials, test: ICredentialTestRequest) {
	const details = { id: 'credential', name: typeName };
	const type = declarativeNode(typeName, test);
	const workflow = new Workflow({
		...simpleWorkflow({ type: nodeTypeName, parameters: {}, credentials: { [typeName]: details } }),
		active: false,
		nodeTypes: new EngineNodeTypes({ [nodeTypeName]: type }),
	});
	const node = workflow.getNode(nodeName.tested);
	if (!node) throw new UnexpectedError('The workflow has no node');
	const surroundings = additionalDataFor({ credentialsHelper: helper });
	surroundings.currentNodeParameters = node.parameters;
	const data = await helper.getDecrypted(surroundings, details, typeName, 'internal');
	const decrypted: ICredentialsDecrypted = { ...details, type: typeName, data };
	const context = new ExecuteContext(
		workflow,
		node,
		surroundings,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	await workflow.expression.acquireIsolate();
	try {
		return await new RoutingNode(context, type, decrypted).runNode();
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

const declarativeNode = (name: string, { request }: ICredentialTestRequest): INodeType => ({
	description: {
		...base,
		displayName: 'No Operation, do nothing',
		name: nodeTypeName,
		description: 'Sends the test request of a credential',
		credentials: [{ name, required: true }],
		properties: [
			{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
		],
	},
});

function judgeAnswer(
	{ rules = [] }: ICredentialTestRequest,
	item: INodeExecutionData | undefined,
): CredentialTestOutcome {
	const broken = rules.find(
		({ type, properties }) =>
			type === 'responseSuccessBody' && valueAt(item?.json, properties.key) === properties.value,
	);
	if (!broken) return { status: 'OK', message: 'Connection successful!' };
	return { status: 'Error', message: broken.properties.message };
}

function judgeError({ rules = [] }: ICredentialTestRequest, error: unknown): CredentialTestOutcome {
	const status = valueAt(error, 'cause.response.status');
	const broken = rules.find(
		({ type, properties }) => type === 'responseCode' && properties.value === status,
	);
	// n8n falls back on the words of the status; no rule of ours leaves that to it.
	const message =
		broken?.properties.message ?? valueAt(error, 'cause.code') ?? valueAt(error, 'message');
	return { status: 'Error', message: String(message) };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function valueAt(source: unknown, path: string): unknown {
	let value = source;
	for (const key of path.split('.')) value = isObject(value) ? Reflect.get(value, key) : undefined;
	return value;
}
