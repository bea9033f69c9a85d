import type { IDataObject } from 'n8n-workflow';
import { agentWorkflow, callingAgent, engineWith } from '../duplicates/agents';
import type { NodeSettings } from './history';
import { toolParameters } from './workflow';

interface Agent {
	/** The address of the service. */
	readonly url: string;
	readonly executionId: string;
	/** How often it makes its calls. */
	readonly rounds: number;
}

/** The answers to an agent that calls the tool for all rows at once, in each of its rounds. */
export async function answersOfTool(
	settings: NodeSettings,
	rows: readonly IDataObject[],
	{ url, executionId, rounds }: Agent,
): Promise<string> {
	const answers: string[] = [];
	const agent = callingAgent(async (call) => {
		for (let round = 0; round < rounds; round++) {
			const calls = rows.map(async (row) => await call(row));
			for (const result of await Promise.allSettled(calls)) {
				answers.push(String(result.status === 'fulfilled' ? result.value : result.reason));
			}
		}
	});
	const workflow = agentWorkflow({ parameters: toolParameters(settings) });
	await engineWith(agent, { url }).run({ executionId, ...workflow });
	return answers.join('\n');
}
