import type { IExecuteFunctions } from 'n8n-workflow';
import { openService } from '../../client/service';
import type { Tool } from '../../contract/tools';
import { canonicalJson } from '../../parse/exactJson';
import { failure } from '../../response/failure';
import type { QuotaWatch } from '../../response/quotaWatch';
import { internalError } from '../../response/unknownOutcome';
import type { Row } from '../../rows/row';
import { afterBug } from '../attempts';
import { callTool, type CallResult, type ToolCall } from './callTool';

/** What the calls of a run came to. */
export interface MadeCalls {
	readonly results: ReadonlyMap<Row, CallResult>;
	/** The row that failed first in time. */
	readonly firstFailed: number | undefined;
}

/** Rows with the same arguments, in the order of the first of each. */
export function equalRows(rows: readonly Row[]): Row[][] {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const id = canonicalJson(row.values);
		const group = groups.get(id);
		if (group) group.push(row);
		else groups.set(id, [row]);
	}
	return [...groups.values()];
}

/**
 * Makes a call for each group of equal rows. Never rejects: what was done must not be lost by a bug
 * in what comes after it.
 */
export async function makeCalls(
	context: IExecuteFunctions,
	{ tool, droppable }: { readonly tool: Tool; readonly droppable?: string },
	groups: ReadonlyArray<readonly Row[]>,
	quota: QuotaWatch,
): Promise<MadeCalls> {
	const results = new Map<Row, CallResult>();
	let firstFailed: number | undefined;
	const groupOf = new Map(groups.map((group) => [group[0]?.item, group]));
	const conclude = ({ item }: Pick<ToolCall, 'item'>, result: CallResult) => {
		for (const row of groupOf.get(item) ?? []) results.set(row, result);
		if ('failure' in result && result.failure.kind !== 'not_sent') firstFailed ??= item;
	};
	const calls = groups.flatMap(([row]) => (row ? [row] : []));
	const stop = context.getExecutionCancelSignal();
	try {
		const service = calls.length > 0 ? await openService(context) : undefined;
		if (service && 'problem' in service) {
			const reason = { type: 'bad credential', problem: service.problem } as const;
			const problem = failure(reason, { abortScope: 'run' });
			calls.forEach((call, at) => {
				const why = at === 0 ? problem : failure({ type: 'not sent', because: problem });
				conclude(call, { failure: why, key: null });
			});
		} else if (service) {
			await callTool(
				calls.map(({ item, options, values: args }) => ({ item, options, args })),
				{
					tool,
					service,
					quota,
					...(droppable !== undefined && { droppable }),
					maxConcurrency: calls[0]?.options.maxConcurrency ?? 1,
					stopAtFailure: !context.continueOnFail(),
					stop,
					onResult: conclude,
				},
			);
		}
	} catch (error) {
		for (const row of groups.flat()) {
			const result = results.get(row) ?? { failure: internalError(error, false), key: null };
			const isFailed = 'failure' in result && !stop?.aborted;
			results.set(row, isFailed ? { ...result, failure: afterBug(result.failure, error) } : result);
		}
	}
	return { results, firstFailed };
}
