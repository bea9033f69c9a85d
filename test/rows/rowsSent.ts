import type { IDataObject, INodeParameters, IWorkflowSettings } from 'n8n-workflow';
import { output, type Workbench } from '../workbench';

/** Times without an offset are the workflow's, so that what is sent is easy to read here. */
const inUtc: IWorkflowSettings = { timezone: 'UTC' };

/**
 * Runs rows through the node, which goes on after errors, and finds the call of each row by its
 * idempotency key, since calls arrive in any order.
 */
export async function sendRows(
	bench: Pick<Workbench, 'run' | 'sandbox'>,
	rows: IDataObject[],
	{ options, ...parameters }: INodeParameters = {},
	settings: IWorkflowSettings = inUtc,
) {
	const more = { onError: 'continueRegularOutput' } as const;
	// Under one key an item has the details of its failure, too.
	const shown = { ...parameters, options: { ...Object(options), includeInputFields: true } };
	const run = await bench.run(rows, shown, more, { settings });
	const sentUnder = new Map(
		bench.sandbox.calls.map((call) => [call.idempotencyKey, call.arguments] as const),
	);
	return {
		run,
		/** For each row the arguments of its call, or undefined if there was none, and its item. */
		rows: output(run).map(({ adspirer }) => {
			const item: IDataObject = Object(adspirer);
			const key = item.idempotency_key;
			return { item, sent: typeof key === 'string' ? sentUnder.get(key) : undefined };
		}),
	};
}

/** The fields that a row was refused for, in the order in which they are told. */
export function refusedFields(item: IDataObject | undefined): unknown[] {
	return problemsOf(item).map(({ field }) => field);
}

interface ToldProblem {
	field: string;
	message: string;
}

/** The problems that a row was refused for. */
export function problemsOf(item: IDataObject | undefined): ToldProblem[] {
	const details: unknown = item?.error_details ?? item;
	const list: unknown =
		typeof details === 'object' && details !== null
			? 'problems' in details && Array.isArray(details.problems)
				? details.problems
				: 'problem_list' in details && details.problem_list
			: undefined;
	if (!Array.isArray(list)) return [];
	return list.map(({ field, message }) => ({ field: String(field), message: String(message) }));
}

/** The same as the sentences that people read. What is about columns together names them itself. */
export const toldOf = (item: IDataObject | undefined): string[] =>
	problemsOf(item).map(({ field, message }) => (field === '' ? message : `'${field}' ${message}`));
