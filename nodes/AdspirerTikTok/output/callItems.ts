import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import type { RowName } from '../rows/rowName';
import type { RunOptions } from '../rows/runOptions';
import { whatToDo } from './describeFailure';
import type { Work } from './description';
import { errorColumns, failedItem, failureLine, type FailedRow } from './failedItem';
import { errorOutputItem, nodeError } from './nodeError';
import { withColumns } from './outputItem';
import { limitLines, listRows, pluralize, rowLine } from './rowLabels';

/** A row whose call failed, or of which it isn't known whether it did. */
export interface FailedCall extends FailedRow {
	/** The ad group that the row names, if any. */
	readonly adgroupId?: string;
}

/** The output of an answer. */
export interface CallOutput {
	readonly items: readonly IDataObject[];
	/** True where the answer lists nothing that can be read, so that its text is the only item. */
	readonly isText?: true;
	/** What is to be said of the answer beside its items. */
	readonly hint?: string;
}

/** A row whose call was carried out. */
export interface DoneRow {
	readonly row: RowName;
	readonly args: Readonly<Record<string, unknown>>;
	readonly output: CallOutput;
	/** How many items of it are wanted at most. */
	readonly limit: number;
}

/** The item of a failed row, for the output that the node's On Error setting says. */
export function failedCallItem(
	node: INode,
	failed: FailedCall,
	columns: IDataObject,
	{ includeInputFields }: Pick<RunOptions, 'includeInputFields'>,
): INodeExecutionData {
	const { item } = failed.row;
	const work = failed.advice.work;
	const own = errorColumns(failed);
	if (node.onError === 'continueErrorOutput') {
		return errorOutputItem({ ...columns, ...own }, item, nodeError(node, failed, []));
	}
	const json =
		work && 'did' in work
			? { ...failedItem(failed), adgroup_id: failed.adgroupId ?? null }
			: { success: false, ...own };
	return { json: includeInputFields ? withColumns(columns, json) : json, pairedItem: { item } };
}

/**
 * The error of a run that ended before every row was done: the failure that came first, and below it
 * every ad group that was changed, what else failed, and what was not sent.
 *
 * @param firstFailed the place of the row that failed first in time.
 */
export function endedCallsError(
	node: INode,
	work: Work,
	failed: readonly FailedCall[],
	done: readonly DoneRow[],
	firstFailed: number | undefined,
): Error {
	const own = failed.filter(({ failure }) => failure.kind !== 'not_sent');
	const notSent = failed.filter(({ failure }) => failure.kind === 'not_sent').map(({ row }) => row);
	const cause = own.find(({ row }) => row.item === firstFailed) ?? own[0] ?? failed[0];
	if (!cause) throw new RangeError('A run without a failure has no error');
	const others = own.filter((call) => call !== cause);
	const unknown = others.filter(({ failure }) => failure.outcomeUnknown);
	const rest = others.filter((call) => !unknown.includes(call));
	const lines: string[] = [];
	if ('did' in work) {
		const mayBeMore = cause.failure.outcomeUnknown || unknown.length > 0;
		lines.push(...doneLines(work.did, done, mayBeMore, node.retryOnFail === true));
		if (unknown.length > 0) {
			const rows = pluralize(unknown.length, 'more row');
			lines.push(`It isn't known either whether the ad group of ${rows} was ${work.did}:`);
			lines.push(...unknown.map(failureLine));
		}
	}
	if (rest.length > 0) {
		lines.push(`${pluralize(rest.length, 'more row')} failed:`);
		lines.push(...limitLines(rest.map(failureLine)));
	}
	if (notSent.length > 0) {
		const verb = notSent.length === 1 ? "wasn't" : "weren't";
		lines.push(`${pluralize(notSent.length, 'row')} ${verb} sent: ${listRows(notSent)}.`);
	}
	return nodeError(node, cause, [whatToDo(cause.failure, cause.advice), ...lines]);
}

/** How many ad groups some rows name: two rows may change one. */
export function countAdGroups(rows: readonly DoneRow[]): number {
	return new Set(rows.map(({ args }) => args.adgroup_id)).size;
}

/**
 * Every ad group that was changed, and how to go on; nothing that was done is left out.
 *
 * @param mayBeMore true where it isn't known of some rows.
 * @param isRetried true where n8n tries again after an error, and shows the last one alone.
 */
function doneLines(
	did: string,
	done: readonly DoneRow[],
	mayBeMore: boolean,
	isRetried: boolean,
): string[] {
	const earlier = isRetried
		? [`Earlier tries of Retry On Fail may have ${did} ad groups, too.`]
		: [];
	if (done.length === 0) {
		const none = isRetried ? `This try ${did} no ad group.` : `No ad group was ${did}.`;
		return mayBeMore ? earlier : [none, ...earlier];
	}
	const different = countAdGroups(done);
	const verb = different === 1 ? 'was' : 'were';
	return [
		`${pluralize(different, 'ad group')} ${verb} ${did}:`,
		...done.map(({ row: { item, sheetRow }, args }) =>
			rowLine(
				{ item, ...(sheetRow !== undefined && { sheetRow }) },
				`ID ${String(args.adgroup_id)}`,
			),
		),
		...earlier,
		did === 'deleted'
			? "Remove these rows before you run the workflow again: Adspirer can't find a deleted ad group."
			: 'You can run the workflow again with all rows. Doing it twice is safe.',
	];
}
