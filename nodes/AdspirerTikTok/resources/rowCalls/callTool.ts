import { randomUUID } from 'node:crypto';
import { machineClock } from '../../client/clock';
import type { Service } from '../../client/service';
import { runInPool, type PoolTask } from '../../client/workerPool';
import type { Tool } from '../../contract/tools';
import type { Failure } from '../../response/failure';
import type { QuotaWatch } from '../../response/quotaWatch';
import { readResponse } from '../../response/readResponse';
import type { Done, Failed } from '../../response/result';
import { afterUnknownCall, internalError, isRefusalOfRow } from '../../response/unknownOutcome';
import type { RunOptions } from '../../rows/runOptions';
import { attemptOf, graceAfterStop, repeated, skipped } from '../attempts';

/** One call, for one row or several equal ones. */
export interface ToolCall {
	/** The first row that it is made for. */
	readonly item: number;
	readonly args: Readonly<Record<string, unknown>>;
	readonly options: Pick<RunOptions, 'maxRetries' | 'timeout'>;
}

/** What a call came to. */
export type CallResult = Done | Failed;

/** How the calls of a tool are made. */
export interface CallSettings {
	readonly tool: Tool;
	readonly service: Service;
	readonly quota: QuotaWatch;
	readonly maxConcurrency: number;
	/** True where the first failure ends the run. */
	readonly stopAtFailure: boolean;
	readonly stop: AbortSignal | undefined;
	/** An argument that some versions of the tool require and others refuse as unknown. */
	readonly droppable?: string;
	/** Called with the final result of each call, as soon as it is known. */
	readonly onResult: (call: ToolCall, result: CallResult) => void;
}

interface CallTask extends ToolCall, PoolTask {
	readonly key: string | undefined;
	/** The key of the call without the droppable argument, which is another call. */
	readonly otherKey: string | undefined;
}

/**
 * Calls a tool once for each of some calls, with the pace and the retries of the creation of ad
 * groups. A tool that changes something gets a fresh random key for each call and run, which only the
 * retries of that call share: with a key made from the values, the second pause of a day would be
 * answered from memory and do nothing.
 */
export async function callTool(
	calls: readonly ToolCall[],
	{ tool, service, quota, droppable, onResult, ...settings }: CallSettings,
): Promise<void> {
	/** A call that only reads leaves nothing open. */
	const settled = (one: Failure): Failure =>
		tool.writes ? one : { ...one, outcomeUnknown: false };
	const failed = ({ key }: CallTask, one: Failure): CallResult => ({
		failure: settled(one),
		key: key ?? null,
	});

	/** True once the service has taken a call without the droppable argument and not with it. */
	let isDropped = false;

	const call = async (
		task: CallTask,
		before: Failure | undefined,
		drops = isDropped,
	): Promise<CallResult> => {
		const { item, options } = task;
		const key = (drops ? task.otherKey : task.key) ?? null;
		quota.rowSent(item);
		const args = drops ? without(task.args, droppable) : task.args;
		const response = await service.call(tool.name, args, key ?? undefined, options.timeout);
		const read = readResponse(response, Date.now());
		if ('answer' in read) {
			quota.answered(read.answer.quota, true);
			return { answer: read.answer, key };
		}
		quota.answered(read.failure.quota, false);
		const now = before?.outcomeUnknown ? afterUnknown(read.failure, tool) : read.failure;
		const result = { failure: settled(repeated(now, before)), key };
		if (drops || droppable === undefined || !isUnknown(droppable, read.failure)) return result;
		const other = await call(task, before, true);
		// Where the argument is missed, its refusal was about something else than its name.
		if ('failure' in other && isAbout(droppable, other.failure)) return result;
		isDropped = true;
		return other;
	};

	await runInPool<CallTask, CallResult>(
		calls.map((one) => ({
			...one,
			key: tool.writes ? randomUUID() : undefined,
			otherKey: tool.writes ? randomUUID() : undefined,
			maxRetries: one.options.maxRetries,
			mayHaveHappened: false,
		})),
		{
			...settings,
			graceMs: tool.writes ? graceAfterStop : 0,
			clock: machineClock,
			callsLeft: () => (tool.free ? undefined : quota.callsLeft()),
			run: async (task, previous) => {
				const result = await call(task, failureIn(previous)).catch((error: unknown) =>
					// A bug in this code fails this row alone; all others go on.
					failed(task, internalError(error, true)),
				);
				return attemptOf(result, failureIn(result), ({ args }) => args.advertiser_id);
			},
			onResult,
			onSkipped: (task, previous, because) => {
				onResult(task, failed(task, skipped(task, failureIn(previous), because, failureIn)));
			},
		},
	);
}

function without(
	args: Readonly<Record<string, unknown>>,
	name: string | undefined,
): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(args).filter(([argument]) => argument !== name));
}

const unknownArgument =
	/unknown|unexpected|unrecogni[sz]ed|unsupported|not (?:permitted|allowed|supported)|extra|additional/i;

/** True where the service seems not to know an argument. */
function isUnknown(argument: string, why: Failure): boolean {
	return isAbout(argument, why) && unknownArgument.test(saidIn(why));
}

/** True where the service refuses a call for an argument, so that nothing was done. */
function isAbout(argument: string, why: Failure): boolean {
	return why.reason.type === 'rejected' && !why.outcomeUnknown && saidIn(why).includes(argument);
}

function saidIn({ reason }: Failure): string {
	return reason.type === 'rejected' ? (reason.said ?? '') : '';
}

/** A refusal may be of what an earlier call has done, where a second time is one too many. */
function afterUnknown(later: Failure, { onceOnly }: Tool): Failure {
	return !onceOnly && isRefusalOfRow(later.reason) ? later : afterUnknownCall(later);
}

function failureIn(result: CallResult | undefined): Failure | undefined {
	return result && 'failure' in result ? result.failure : undefined;
}
