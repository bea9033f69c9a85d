import type { IDataObject } from 'n8n-workflow';
import { cameOfACall, type Failure } from '../envelope/failure';
import { outcomeTold } from '../envelope/failureWords';
import { asJson } from './createdItem';
import { rowLine } from './rowFailures';

/**
 * The item of a row that made no ad group, in a node that goes on after errors.
 *
 * @param item the row's place among the input items, from 0.
 * @param key the row's idempotency key, missing where the row was too faulty to get one.
 */
export function failedItem(failure: Failure, item: number, key: string | undefined): IDataObject {
	return {
		success: false,
		error: rowLine(item, failure.message),
		status: failure.status,
		kind: failure.kind,
		row: item + 1,
		what_to_do: whatToDo(failure),
		idempotency_key: key ?? null,
		...(failure.problems && {
			problems: failure.problems.map(({ field, message }) => ({ field, message })),
		}),
		...(failure.accounts && { accounts: failure.accounts.map(({ name, id }) => ({ name, id })) }),
		...(failure.quota && { quota: asJson(failure.quota) }),
		...(failure.outcomeUnknown && { outcome_unknown: true }),
	};
}

/** Where the node goes on, the execution succeeds and has no Retry button: the item says it all. */
function whatToDo(failure: Failure): string {
	const { kind, outcomeUnknown, wayOut } = failure;
	const said = kind === 'conflict' || !(outcomeUnknown || cameOfACall(failure));
	return said ? wayOut : `${wayOut} ${outcomeTold(outcomeUnknown)}`;
}
