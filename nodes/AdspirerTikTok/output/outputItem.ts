import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import type { Result } from '../response/result';
import type { RunOptions } from '../rows/runOptions';
import { adGroupItem } from './createdItem';
import { errorColumns, failedItem } from './failedItem';
import { errorOutputItem, nodeError } from './nodeError';
import type { RowOutcomes } from './rowOutcomes';

/** What an item depends on beside its row's result. */
export interface ItemContext {
	readonly node: INode;
	readonly outcomes: RowOutcomes;
	/** The input items' own columns, by place. */
	readonly columnsOf: (item: number) => INodeExecutionData['json'];
	/** Undefined for a row that could not be read. */
	readonly optionsOf: (item: number) => RunOptions | undefined;
}

/**
 * The item of a row, paired with it. On the error output a failed row keeps its own columns, since
 * `status`, `row` and `name` are usual headings; elsewhere the result wins over a column.
 */
export function outputItem(
	{ node, outcomes, columnsOf, optionsOf }: ItemContext,
	result: Result,
	item: number,
): INodeExecutionData {
	const { simplify = true, includeInputFields = false } = optionsOf(item) ?? {};
	if ('failure' in result && node.onError === 'continueErrorOutput') {
		const failed = outcomes.failedRow(result, item);
		const json = { ...columnsOf(item), ...errorColumns(failed) };
		return errorOutputItem(json, item, nodeError(node, failed, []));
	}
	const json =
		'created' in result
			? adGroupItem(result.created, simplify)
			: failedItem(outcomes.failedRow(result, item));
	return {
		json: includeInputFields ? withColumns(columnsOf(item), json) : json,
		pairedItem: { item },
	};
}

/**
 * A row's own columns, and then its result, which wins over a column of the same name. An error that an
 * earlier run wrote to the sheet would make a success look like a failure.
 */
export function withColumns(columns: IDataObject, result: IDataObject): IDataObject {
	const item = { ...columns };
	delete item.error;
	delete item.error_details;
	return Object.assign(item, result);
}
