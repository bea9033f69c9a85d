import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import type { Failure } from '../envelope/failure';
import { rowsNamed } from './hints';
import { rowLine } from './rowFailures';

/** A row's failure with its place among the input items, from 0. */
export interface FailedRow {
	readonly item: number;
	readonly failure: Failure;
	readonly key: string | undefined;
}

/** A created ad group as an error has to name it, so that nothing created is lost from sight. */
export interface NamedAdGroup {
	readonly item: number;
	readonly name: string;
	readonly id: string | null;
}

/** The kinds that the service's answer decided; the others never left this node. */
const ofTheService = (failure: Failure) => failure.status !== null || failure.kind === 'network';

/** One failure as an error of n8n's own, for the error output and for a node that stops. */
export function nodeError(
	node: INode,
	failure: Failure,
	item: number,
	message = rowLine(item, failure.message),
	description = failure.wayOut,
): NodeApiError | NodeOperationError {
	if (!ofTheService(failure)) {
		return new NodeOperationError(node, message, {
			description,
			itemIndex: item,
			level: 'warning',
		});
	}
	return new NodeApiError(
		node,
		{ message },
		{
			message,
			description,
			itemIndex: item,
			...(failure.status !== null && { httpCode: String(failure.status) }),
		},
	);
}

/**
 * Every bad row of a run that was refused as a whole: nothing was sent in it. What an earlier try
 * of the same execution created is told all the same.
 */
export function refusedRun(
	node: INode,
	bad: readonly FailedRow[],
	total: number,
	createdBefore: readonly NamedAdGroup[],
): NodeOperationError {
	const lines = bad.map(({ item, failure }) => rowLine(item, failure.message));
	const [only] = lines;
	const rows = rowsNamed(bad.map(({ item }) => item));
	const message =
		only !== undefined && lines.length === 1
			? only
			: `${bad.length} of ${total} rows have problems, so nothing was sent: ${rows}.`;
	const remedy =
		total === 1
			? 'Nothing was sent. Correct the row and run it again.'
			: 'Nothing was sent. Correct the rows, or set On Error of the node to continue, and the good rows are sent.';
	const wayOut = bad.length === 1 && bad[0] ? [bad[0].failure.wayOut] : lines;
	return new NodeOperationError(node, message, {
		description: [...wayOut, remedy, ...createdLines(createdBefore, afterFailure)].join('\n'),
		level: 'warning',
		...(bad[0] && { itemIndex: bad[0].item }),
	});
}

/** Every ad group that exists, and what that means for the next run. */
function createdLines(created: readonly NamedAdGroup[], next: string): string[] {
	if (created.length === 0) return [];
	return [
		`${count(created.length, 'ad group was', 'ad groups were')} created:`,
		...created.map(({ item, name, id }) => rowLine(item, `${name}, ID ${id ?? 'not told'}`)),
		next,
	];
}

const afterFailure =
	"Retry the execution by n8n's Retry button and they are not created twice: it answers them from before and goes on with the other rows. A new run would create them again.";

/** What a node has written down may be gone when n8n saves a stopped execution. */
const afterStop =
	'n8n may not keep what a stopped execution did, so take these rows out before you run the workflow again.';

/**
 * The error of a run that ended before all rows were created: the first failure, and below it
 * every ad group that exists by now, what else failed, and what was not sent.
 */
export function endedRun(
	node: INode,
	cause: FailedRow | 'stopped',
	created: readonly NamedAdGroup[],
	failed: readonly FailedRow[],
	notSent: readonly number[],
): NodeApiError | NodeOperationError {
	const lines = createdLines(created, cause === 'stopped' ? afterStop : afterFailure);
	if (created.length === 0 && failed.length + notSent.length > 1) {
		lines.push('No ad group was created.');
	}
	const others = failed.filter((row) => row !== cause);
	if (others.length > 0) {
		lines.push(
			`${count(others.length, cause === 'stopped' ? 'row' : 'further row', cause === 'stopped' ? 'rows' : 'further rows')} failed:`,
		);
		lines.push(...others.map(({ item, failure }) => rowLine(item, failure.message)));
	}
	const unknown = failed.filter(({ failure }) => failure.outcomeUnknown);
	if (unknown.length > 0) {
		lines.push(
			`It is not known whether an ad group was created for ${rowsNamed(unknown.map(({ item }) => item))}. ${cause === 'stopped' ? 'Look for them in TikTok Ads Manager; the keys were' : 'Retry the execution and nothing is created twice, since the keys stay the same:'} ${unknown
				.slice(0, 3)
				.map(({ key }) => key)
				.join(', ')}${unknown.length > 3 ? ', …' : ''}.`,
		);
	}
	if (notSent.length > 0) {
		lines.push(`${count(notSent.length, 'row was', 'rows were')} not sent: ${rowsNamed(notSent)}.`);
	}
	if (cause === 'stopped') {
		return new NodeOperationError(node, 'The execution was stopped.', {
			description: lines.join('\n'),
			level: 'warning',
		});
	}
	return nodeError(
		node,
		cause.failure,
		cause.item,
		rowLine(cause.item, cause.failure.message),
		[cause.failure.wayOut, ...lines].join('\n'),
	);
}

function count(number: number, one: string, many: string): string {
	return `${number} ${number === 1 ? one : many}`;
}
