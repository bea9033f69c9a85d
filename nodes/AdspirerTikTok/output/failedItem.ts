import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../response/failure';
import type { RowName } from '../rows/rowName';
import { quotaItem } from './createdItem';
import { describe, whatToDo } from './describeFailure';
import type { Advice } from './description';
import { asJson } from './json';
import { rowLine } from './rowLabels';

/** A row that made no ad group, or of which that is not known. */
export interface FailedRow {
	readonly row: RowName;
	readonly failure: Failure;
	/** The row's idempotency key; null where it got none. */
	readonly key: string | null;
	readonly advice: Advice;
	/** As far as the row gives them. */
	readonly adgroupName?: string;
	readonly campaignId?: string;
}

/** One readable line: which row, and what happened. */
export function failureLine({ row, failure, advice }: FailedRow): string {
	return rowLine(row, describe(failure, advice).message);
}

/** The two columns that an error adds to a row. */
export function errorColumns(failed: FailedRow): { error: string; error_details: IDataObject } {
	const { row, failure, key, advice } = failed;
	const { reason } = failure;
	return {
		error: failureLine(failed),
		error_details: asJson({
			kind: failure.kind,
			http_status: failure.status,
			row: row.item + 1,
			...(row.sheetRow !== undefined && { sheet_row: row.sheetRow }),
			what_to_do: whatToDo(failure, advice),
			idempotency_key: key,
			...(failure.outcomeUnknown && { outcome_unknown: true }),
			...('adgroupId' in reason && reason.adgroupId && { existing_adgroup_id: reason.adgroupId }),
			...(reason.type === 'invalid' && {
				problems: reason.problems.map((problem) => ({ ...problem })),
			}),
			...(reason.type === 'account required' && {
				accounts: reason.accounts.map(({ name, id }) => ({ name, id })),
			}),
			...(failure.quota && { quota: quotaItem(failure.quota) }),
		}),
	};
}

/** The item of a failed row on the regular output, with the same first columns as a created one. */
export function failedItem(failed: FailedRow): IDataObject {
	return {
		success: false,
		adgroup_id: null,
		adgroup_name: failed.adgroupName ?? null,
		campaign_id: failed.campaignId ?? null,
		...errorColumns(failed),
	};
}
