import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { hashOf } from './idempotencyKey';
import { openJournal } from './journal';
import { canonicalJson } from '../parse/json';

/** What identifies the rows of one run of the node within its execution and the retries of it. */
export type ExecutionScope = ReturnType<typeof executionScope>;

/**
 * Opens the journal, and tells rows apart by their place.
 *
 * An agent's call of the node as a tool has no place: every such call is item 0, and Retry On Fail of
 * a tool counts each of its tries as a pass. There campaign and name alone identify the row.
 */
export function executionScope(context: IExecuteFunctions) {
	const node = context.getNode();
	// n8n names the variant of a node that agents use after the node, with this ending.
	const asTool =
		node.type.endsWith('Tool') || ('isToolExecution' in context && context.isToolExecution());
	const pass = z.number().catch(0).parse(context.getWorkflowDataProxy(0).$runIndex);
	const turn = asTool ? hashOf(canonicalJson(context.getInputData()[0]?.json ?? {})) : String(pass);
	const firstExecution = resumeTokenHash(context) ?? (context.getExecutionId() || undefined);
	const settings = hashOf(canonicalJson(node.parameters));
	const journal = openJournal(nodeContext(context), firstExecution, turn, settings);
	const place = [
		// Two n8n instances number their executions in the same way.
		context.getInstanceId(),
		journal.firstExecutionId,
		context.getWorkflow().id ?? '',
		node.id,
	];
	return {
		journal,
		/**
		 * What this run has in common with its retries, and not with a later use of the same key: the
		 * pass of a loop, or what the model gave in an agent's call.
		 */
		turn,
		/** Where a row is, for its key. */
		placeOf: (item: number) => [...place, ...(asTool ? [0, 0] : [pass, item])],
		/**
		 * Where a row is, as long as the node's settings stay the same: by it a retry knows the row
		 * again even if its name holds the time of day. Undefined for an agent's call.
		 */
		knownPlaceOf: (item: number) => (asTool ? undefined : `${pass}:${item}`),
	};
}

const address = z.object({ resumeUrl: z.string().url() });

/**
 * What an execution and its retries have in common even where n8n lost the node's context, as it
 * does when an execution is stopped or the server goes down: the token by which a waiting execution
 * is resumed. It is a secret, so only its hash is kept. Undefined where n8n gives none.
 */
function resumeTokenHash(context: IExecuteFunctions): string | undefined {
	const found = address.safeParse(context.getWorkflowDataProxy(0).$execution);
	const token = found.success ? new URL(found.data.resumeUrl).searchParams.get('signature') : null;
	return token ? hashOf(token) : undefined;
}

/** Contexts of calls outside of any execution, by what n8n hands to every try of the same call. */
const outsideExecutions = new WeakMap<object, Record<string, Record<string, unknown>>>();

/**
 * The node's own context, which n8n keeps with the execution. A client of an MCP server calls a tool
 * outside of any execution: n8n has no context then and throws, so one is kept here that lasts as
 * long as that call, over its Retry On Fail, and no longer.
 */
function nodeContext(context: IExecuteFunctions): Record<string, unknown> {
	try {
		return context.getContext('node');
	} catch {
		const call = context.getExecuteData();
		const contexts = outsideExecutions.get(call) ?? {};
		outsideExecutions.set(call, contexts);
		return (contexts[context.getNode().name] ??= {});
	}
}
