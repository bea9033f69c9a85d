import './host';
import { ExternalSecretsProxy } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { UnexpectedError } from 'n8n-workflow';

const notOffered = async (): Promise<never> => {
	throw new UnexpectedError('The engine runs no sub-workflows, code runners or stored executions');
};

type Surroundings = Pick<IWorkflowExecuteAdditionalData, 'credentialsHelper'> &
	Partial<Pick<IWorkflowExecuteAdditionalData, 'executionId' | 'workflowId' | 'hooks'>>;

/** All that n8n hands an execution besides the workflow; addresses lead nowhere. */
export function additionalDataFor(surroundings: Surroundings): IWorkflowExecuteAdditionalData {
	const base = 'http://localhost:5678/';
	return {
		...surroundings,
		executeWorkflow: notOffered,
		getRunExecutionData: notOffered,
		getRuntimeCredential: notOffered,
		startRunnerTask: notOffered,
		logAiEvent: () => {},
		currentNodeExecutionIndex: 0,
		variables: {},
		externalSecretsProxy: new ExternalSecretsProxy(),
		instanceBaseUrl: base,
		restApiUrl: `${base}rest`,
		formBaseUrl: `${base}form`,
		formWaitingBaseUrl: `${base}form-waiting`,
		formTestBaseUrl: `${base}form-test`,
		webhookBaseUrl: `${base}webhook`,
		webhookWaitingBaseUrl: `${base}webhook-waiting`,
		webhookTestBaseUrl: `${base}webhook-test`,
		mcpBaseUrl: `${base}mcp`,
		mcpTestBaseUrl: `${base}mcp-test`,
	};
}
