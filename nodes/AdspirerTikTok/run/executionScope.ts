import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { Creation } from '../contract/creation';
import { canonicalJson } from '../parse/json';
import { hashOf } from './idempotencyKey';
import { Journal, storedIn } from './journal';

/** What identifies the rows of one run of the node within its execution and the retries of it. */
export interface ExecutionScope {
	readonly creation: Creation;
	readonly journal: Journal;
	/**
	 * What this run has in common with its retries, and not with a later use of the same key: the pass
	 * of a loop, or what the model gave in an agent's call.
	 */
	readonly passId: string;
	/** Where a row is, for its key. */
	readonly placeOf: (item: number) => ReadonlyArray<string | number>;
	/**
	 * Where a row is, as long as the node's settings stay the same: by it a retry recognizes the row
	 * even if its name holds the time of day. Undefined for an agent's call.
	 */
	readonly positionOf: (item: number) => string | undefined;
}

/**
 * Opens the journal, except for a dry run. An agent's call of the node as a tool has no position: every
 * such call is item 0, and Retry On Fail of a tool counts each of its tries as a pass. There parent and
 * name alone identify the row.
 */
export function executionScope(
	context: IExecuteFunctions,
	creation: Creation,
	isDryRun = false,
): ExecutionScope {
	const node = context.getNode();
	// n8n names the variant of a node that agents use after the node, with this ending.
	const asTool =
		node.type.endsWith('Tool') || ('isToolExecution' in context && context.isToolExecution());
	const pass = z.number().catch(0).parse(context.getWorkflowDataProxy(0).$runIndex);
	const input = canonicalJson(context.getInputData()[0]?.json ?? {});
	const passId = asTool ? hashOf(input) : String(pass);
	const firstExecution = resumeTokenHash(context) ?? (context.getExecutionId() || undefined);
	const stored = storedIn(isDryRun ? {} : nodeContext(context), firstExecution);
	const workflowId = context.getWorkflow().id ?? '';
	// Two n8n instances number their executions in the same way.
	const place = [context.getInstanceId(), stored.firstExecutionId, workflowId, node.id];
	return {
		creation,
		journal: new Journal(stored, passId, hashOf(canonicalJson(node.parameters))),
		passId,
		placeOf: (item) => [...place, ...(asTool ? [0, 0] : [pass, item])],
		positionOf: (item) => (asTool ? undefined : `${pass}:${item}`),
	};
}

const address = z.object({ resumeUrl: z.string().url() });

/**
 * What an execution and its retries have in common even if n8n lost the node's context, as it does
 * when an execution is stopped or the server goes down: the token by which a waiting execution is
 * resumed. It is a secret, so only its hash is kept. Undefined if n8n gives none.
 */
function resumeTokenHash(context: IExecuteFunctions): string | undefined {
	const found = address.safeParse(context.getWorkflowDataProxy(0).$execution);
	const token = found.success && new URL(found.data.resumeUrl).searchParams.get('signature');
	return token ? hashOf(token) : undefined;
}

/** Contexts of calls outside of any execution, by what n8n hands to every try of the same call. */
const outsideExecutions = new WeakMap<object, Record<string, Record<string, unknown>>>();

/**
 * The node's own context, which n8n keeps with the execution. A client of an MCP server calls a tool
 * outside of any execution, where n8n throws: one is kept here for as long as that call lasts, over its
 * Retry On Fail.
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
