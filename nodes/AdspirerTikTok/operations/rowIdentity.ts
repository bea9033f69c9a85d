import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { Journal } from '../journal/journal';
import { hashOf } from '../key/idempotencyKey';

/**
 * What names a row: for its key, and for its place in the journal.
 *
 * A row is named by its pass and its place among the items. Not so an agent's call of the node as a
 * tool: every such call is item 0, and Retry On Fail of a tool counts each of its tries as a pass.
 * There the values alone name the row, so that within one execution a call that is repeated, by
 * n8n or by the model, makes one ad group.
 */
export function rowIdentity(context: IExecuteFunctions, journal: Journal) {
	const asTool = isTool(context);
	const runIndex = z.number().catch(0).parse(context.getWorkflowDataProxy(0).$runIndex);
	const place = {
		instanceId: context.getInstanceId(),
		executionId: journal.firstExecutionId,
		workflowId: context.getWorkflow().id ?? '',
		nodeId: context.getNode().id,
	};
	return {
		placeOf: (item: number) =>
			asTool ? { ...place, runIndex: 0, item: 0 } : { ...place, runIndex, item },
		nameOf: (item: number, print: string) => (asTool ? `tool:${print}` : `${runIndex}:${item}`),
	};
}

/** n8n names the variant of a node that agents use after the node, with this ending. */
function isTool(context: IExecuteFunctions): boolean {
	if (context.getNode().type.endsWith('Tool')) return true;
	return 'isToolExecution' in context && context.isToolExecution();
}

const address = z.object({ resumeUrl: z.string().url() });

/**
 * What an execution and its retries have in common even where n8n lost the node's context, as it
 * does when an execution is stopped or the server goes down: the token by which a waiting execution
 * is resumed. It is a secret, so only its hash is kept. Undefined where n8n gives none.
 */
export function executionMark(context: IExecuteFunctions): string | undefined {
	const found = address.safeParse(context.getWorkflowDataProxy(0).$execution);
	const token = found.success ? new URL(found.data.resumeUrl).searchParams.get('signature') : null;
	return token ? hashOf(token) : undefined;
}
