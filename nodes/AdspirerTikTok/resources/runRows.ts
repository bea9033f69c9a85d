import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService } from '../client/service';
import type { Tool } from '../contract/tools';
import { executionScope, type ExecutionScope } from '../duplicates/executionScope';
import { planRows, type PlannedCall, type PlannedRow } from '../duplicates/plan';
import { notSettled } from '../duplicates/settle';
import { runHints } from '../output/hints';
import { outputItems } from '../output/items';
import {
	brokenRun,
	rowOutcome,
	type Output,
	type Row as OutputRow,
	type Run,
	type Work,
} from '../output/rowOutcome';
import { endedRunError, refusedRunError } from '../output/runError';
import { stopLog } from '../output/stopLog';
import { summaryHint } from '../output/summary';
import { canonicalJson } from '../parse/exactJson';
import { failure } from '../response/failure';
import { QuotaWatch } from '../response/quotaWatch';
import { readCreation } from '../response/readCreation';
import { readResponse } from '../response/readResponse';
import { isCreated, type Done, type Result } from '../response/result';
import { afterUnknownCall } from '../response/unknownOutcome';
import type { CallFields } from '../rows/callFields';
import type { ChangedValue } from '../rows/changedValues';
import { readCallRows } from '../rows/readCallRows';
import { readRows } from '../rows/readRows';
import type { Row, Rows } from '../rows/row';
import { addHints } from './addHints';
import { CampaignLists } from './campaignLists';
import { labelIn } from './labelIn';
import { formLabels } from './labels';
import { afterBug, makeCalls, type Call, type ReadCall } from './makeCalls';
import { DuplicateProtection } from './protect';

/** An operation that makes one call for each row. */
export interface Operation extends CallFields {
	/** The operation's own fields, which messages name by their labels. */
	readonly form: readonly INodeProperties[];
	readonly tool: Tool;
	readonly work: Work;
	/** True for Create alone: nothing is created twice. */
	readonly creates?: true;
	/** An argument that some versions of the tool require and others refuse as unknown. */
	readonly droppable?: string;
	/** What it makes of an answer. */
	readonly output: (done: Done, row: OutputRow) => Output;
}

/**
 * Runs an operation: all rows are read and checked before the first call, rows that are the same are
 * sent once, and what fails goes where the node's On Error setting says.
 */
export async function runRows(
	context: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	const input = context.getInputData();
	if (input.length === 0) return [];
	const itemsOf = (run: Run) =>
		outputItems(run, context.getNode(), (item) => input[item]?.json ?? {});
	if (!context.continueOnFail()) return itemsOf(await runOnce(context, operation));
	try {
		return itemsOf(await runOnce(context, operation));
	} catch (error) {
		// Of an error that is thrown where the node goes on, n8n makes items that look like successes.
		return itemsOf(brokenRun(operation.work, input.length, error));
	}
}

/** @throws the node's error where rows are refused or fail, unless the node goes on after errors. */
async function runOnce(context: IExecuteFunctions, operation: Operation): Promise<Run> {
	const { tool, work, output } = operation;
	const { rows, unusedColumns } = await read(context, operation);
	const scope = operation.creates && executionScope(context);
	const plan = scope ? await planRows(rows, scope) : planEqualRows(rows, tool);
	const runOf = (results: ReadonlyMap<number, Result>): Run => ({
		work,
		outcomes: rows.map((row) => {
			const { result, changed } = resultOf(plan, row.item, results);
			return rowOutcome(row, result, output, changed);
		}),
	});

	const goesOn = context.continueOnFail();
	const isRefused = plan.some((row) => 'result' in row && 'failure' in row.result);
	if (isRefused && !goesOn) {
		const refused = runOf(withoutCalls(plan));
		addHints(context, () => runHints(refused, { unusedColumns }));
		throw refusedRunError(context.getNode(), refused);
	}

	const { results, quota, firstFailed } = await carryOut(context, operation, { rows, plan, scope });
	const run = runOf(results);
	if (context.getExecutionCancelSignal()?.aborted) {
		// n8n keeps nothing else of a stopped execution.
		for (const { message, details } of stopLog(run)) context.logger.warn(message, details);
		return { work, outcomes: [] };
	}
	const stops = !goesOn && run.outcomes.some(({ result }) => 'failure' in result);
	// The editor shows hints in this order, and people look for the counts.
	if (!stops) addHints(context, () => [summaryHint(run, quota.last, Date.now())]);
	addHints(context, () => runHints(run, { quota, unusedColumns }));
	if (stops) throw endedRunError(context.getNode(), run, firstFailed);
	return run;
}

async function read(context: IExecuteFunctions, operation: Operation): Promise<Rows> {
	return operation.creates
		? await readRows(context, formLabels)
		: await readCallRows(
				context,
				(name, collection) => labelIn(operation.form, name, collection),
				operation,
			);
}

/**
 * Sends equal rows once. A tool that changes something gets a fresh key for each call and run, which
 * only the retries of that call share: with a key made from the values, the second pause of a day
 * would be answered from memory and do nothing.
 */
function planEqualRows(rows: readonly Row[], tool: Tool): Array<PlannedRow<NewCall>> {
	const first = new Map<string, number>();
	return rows.map(({ item, values, problems }) => {
		if (problems.length > 0) {
			return { result: { failure: failure({ type: 'invalid', problems }), key: null } };
		}
		const id = canonicalJson(values);
		const sameAs = first.get(id);
		if (sameAs !== undefined) return { sameAs };
		first.set(id, item);
		const [key, otherKey] = tool.writes ? [randomUUID(), randomUUID()] : [null, null];
		return { call: { item, sent: values, key, otherKey } };
	});
}

/** A call that no earlier run has made. */
type NewCall = Pick<Call, 'item' | 'key' | 'otherKey'> & { readonly sent: Row['values'] };

type PlanOf = ReadonlyArray<PlannedRow<NewCall | PlannedCall>>;

/** What a row came to, and how its values differ from those that its ad group has. */
function resultOf(
	plan: PlanOf,
	item: number,
	results: ReadonlyMap<number, Result>,
): { readonly result: Result; readonly changed?: readonly ChangedValue[] } {
	const planned = plan[item];
	if (!planned) throw new RangeError(`There is no row ${item}`);
	if ('sameAs' in planned) return { result: resultOf(plan, planned.sameAs, results).result };
	if ('result' in planned) return planned;
	const result = results.get(item);
	if (!result) throw new RangeError(`There is no result of row ${item}`);
	const { call } = planned;
	return { result, changed: 'changed' in call && isCreated(result) ? call.changed : [] };
}

/** What calls come to that are not made. */
function withoutCalls(plan: PlanOf): Map<number, Result> {
	const results = new Map<number, Result>();
	for (const row of plan) {
		if (!('call' in row)) continue;
		const { call } = row;
		const isOpen = 'isOpen' in call && call.isOpen;
		const why = isOpen ? notSettled : failure({ type: 'not sent', because: 'stopped' });
		results.set(call.item, { failure: why, key: call.key });
	}
	return results;
}

/** What the calls of a run came to. */
interface Calls {
	/** By the place of the row that a call was made for. */
	readonly results: ReadonlyMap<number, Result>;
	readonly quota: QuotaWatch;
	/** The row that failed first in time. */
	readonly firstFailed: number | undefined;
}

/**
 * Makes the calls of a plan. Never rejects: what was done must not be lost by a bug in what comes
 * after it.
 */
async function carryOut(
	context: IExecuteFunctions,
	{ tool, droppable }: Operation,
	{ rows, plan, scope }: { rows: readonly Row[]; plan: PlanOf; scope: ExecutionScope | undefined },
): Promise<Calls> {
	const results = withoutCalls(plan);
	const planned = plan.flatMap((row) => ('call' in row ? [row.call] : []));
	const quota = new QuotaWatch(scope?.journal.quota, planned.length);
	const stop = context.getExecutionCancelSignal();
	let firstFailed: number | undefined;
	let endsAll = false;
	const conclude = (item: number, result: Result) => {
		results.set(item, result);
		if (!('failure' in result)) return;
		const { kind, reason } = result.failure;
		if (reason.type !== 'not sent') firstFailed ??= item;
		if (kind === 'unauthorized' || kind === 'quota') endsAll = true;
	};
	try {
		const service = planned.length > 0 ? await openService(context) : undefined;
		if (service && 'problem' in service) {
			const reason = { type: 'bad credential', problem: service.problem } as const;
			const because = failure(reason, { abortScope: 'run' });
			for (const [at, call] of planned.entries()) {
				const why = at === 0 ? because : failure({ type: 'not sent', because });
				const isOpen = 'isOpen' in call && call.isOpen;
				conclude(call.item, { failure: isOpen ? afterUnknownCall(why) : why, key: call.key });
			}
		} else if (service) {
			const protection =
				scope &&
				new DuplicateProtection({
					scope,
					rows,
					calls: planned.filter((call): call is PlannedCall => 'isOpen' in call),
					lists: new CampaignLists(service, quota, machineClock),
					quota,
					takenIds: idsIn(plan),
				});
			await makeCalls(
				planned.map(({ sent, ...call }) => ({ ...call, values: sent, ...optionsOf(rows, call) })),
				{
					tool,
					service,
					quota,
					read: protection ? readNewAdGroup : readAnswer,
					maxConcurrency: rows[planned[0]?.item ?? 0]?.options.maxConcurrency ?? 1,
					stopAtFailure: !context.continueOnFail(),
					stop,
					...(protection && { protection }),
					...(droppable !== undefined && { droppable }),
					onResult: (call, result) => {
						conclude(call.item, protection?.conclude(call, result) ?? result);
					},
				},
			);
			if (!endsAll && !stop?.aborted) await protection?.lookUpIds(results, stop);
		}
	} catch (error) {
		for (const [item, result] of results) {
			if (!('failure' in result) || stop?.aborted) continue;
			results.set(item, { ...result, failure: afterBug(result.failure, error) });
		}
	}
	if (scope) scope.journal.quota = quota.last;
	return { results, quota, firstFailed };
}

/** The ad groups that rows are known to have. */
function idsIn(plan: PlanOf): Set<string> {
	return new Set(
		plan.flatMap((row) =>
			'result' in row && isCreated(row.result) ? (row.result.adGroup.adgroupId ?? []) : [],
		),
	);
}

const readAnswer: ReadCall = (response, { values }) => readResponse(response, Date.now(), values);

const readNewAdGroup: ReadCall = (response, { values }) => {
	const read = readCreation(response, Date.now(), values);
	if ('failure' in read) return read;
	const adGroup = {
		adgroupId: read.adgroupId,
		adgroupName: String(values.adgroup_name ?? ''),
		campaignId: String(values.campaign_id ?? ''),
	};
	return { answer: read.answer, adGroup };
};

function optionsOf(rows: readonly Row[], { item }: Pick<Call, 'item'>): Pick<Call, 'options'> {
	const row = rows[item];
	if (!row) throw new RangeError(`There is no row ${item}`);
	return { options: row.options };
}
