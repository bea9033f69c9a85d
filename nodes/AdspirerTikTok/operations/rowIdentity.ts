import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { Journal } from '../journal/journal';

/** What names a row: for its key, and for its place in the journal. */
export function rowIdentity(context: IExecuteFunctions, journal: Journal) {
	const runIndex = z.number().catch(0).parse(context.getWorkflowDataProxy(0).$runIndex);
	const place = {
		instanceId: context.getInstanceId(),
		executionId: journal.firstExecutionId,
		workflowId: context.getWorkflow().id ?? '',
		nodeId: context.getNode().id,
		runIndex,
	};
	return {
		placeOf: (item: number) => ({ ...place, item }),
		// An agent's calls of a tool all are item 0, and not every n8n counts them as passes.
		nameOf: (item: number, print: string) =>
			isTool(context) ? `${runIndex}:${item}:${print}` : `${runIndex}:${item}`,
	};
}

function isTool(context: IExecuteFunctions): boolean {
	return 'isToolExecution' in context && context.isToolExecution();
}
