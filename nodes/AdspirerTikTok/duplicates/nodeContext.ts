import type { IExecuteFunctions } from 'n8n-workflow';

/** Contexts of calls outside of any execution, by what n8n hands to every try of the same call. */
const outsideExecutions = new WeakMap<object, Record<string, Record<string, unknown>>>();

/**
 * The node's own context, which n8n keeps with the execution. A client of an MCP server calls a tool
 * outside of any execution: n8n has no context then and throws, so one is kept here that lasts as
 * long as that call, over its Retry On Fail, and no longer.
 */
export function nodeContext(context: IExecuteFunctions): Record<string, unknown> {
	try {
		return context.getContext('node');
	} catch {
		const call = context.getExecuteData();
		const contexts = outsideExecutions.get(call) ?? {};
		outsideExecutions.set(call, contexts);
		return (contexts[context.getNode().name] ??= {});
	}
}
