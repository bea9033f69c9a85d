import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { cameOfACall, type Failure } from '../envelope/failure';
import { counted, rowsNamed, wasOrWere } from './hints';
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

/**
 * n8n puts a sentence of its own in place of a message that holds a system's code, or a word that
 * one is part of ("preexisting" holds EEXIST). This gives the error its message back.
 */
function saying<E extends Error>(message: string, error: E): E {
	error.message = message;
	return error;
}

/** n8n shows a description as HTML, in which a line's end alone is no more than a blank. */
function asDescription(lines: readonly string[]): string {
	return lines.map((line) => line.replaceAll('<', '&lt;')).join('<br>\n');
}

/** One failure as an error of n8n's own, for the error output and for a node that stops. */
export function nodeError(
	node: INode,
	failure: Failure,
	item: number,
	more: readonly string[] = [],
): NodeApiError | NodeOperationError {
	const message = rowLine(item, failure.message);
	const description = asDescription([failure.wayOut, ...more]);
	const told = { message, description, itemIndex: item };
	if (!cameOfACall(failure)) {
		return saying(message, new NodeOperationError(node, message, { ...told, level: 'warning' }));
	}
	const httpCode = failure.status === null ? undefined : String(failure.status);
	return saying(message, new NodeApiError(node, { message }, { ...told, httpCode }));
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
	// For a row that is refused for its values the remedy says it all.
	const others = bad.filter(({ failure }) => failure.kind !== 'invalid');
	const told = bad.length === 1 ? others.map(({ failure }) => failure.wayOut) : lines;
	const remedy =
		total === 1
			? 'Nothing was sent. Correct the row and run it again.'
			: 'Nothing was sent. Correct the rows, or set On Error of the node to continue, and the good rows are sent.';
	const description = asDescription([
		...told,
		remedy,
		...createdLines(createdBefore),
		...(createdBefore.length > 0 ? [afterFailure] : []),
	]);
	return saying(
		message,
		new NodeOperationError(node, message, {
			description,
			level: 'warning',
			...(bad[0] && { itemIndex: bad[0].item }),
		}),
	);
}

/** Every ad group that exists. */
function createdLines(created: readonly NamedAdGroup[]): string[] {
	if (created.length === 0) return [];
	// Rows with the same key are one ad group.
	const different = [...new Set(created.map(({ item, id }) => id ?? item))];
	return [
		`${counted(different.length, 'ad group')} ${wasOrWere(different.length)} created:`,
		...created.map(({ item, name, id }) => rowLine(item, `${name}, ID ${id ?? 'not told'}`)),
	];
}

const afterFailure =
	"Use n8n's Retry button on this execution: what was created is not created again, and the other rows are sent. A new run would create it again.";

/** A row that was refused for what it says; a retry sends it as it was read, and it is refused again. */
const forItsValues = new Set(['rejected', 'forbidden', 'conflict']);

const afterRefusal =
	"Use n8n's Retry button on this execution: what was created is not created again, and the other rows are sent as they were read. To send corrected rows, take out those that were created and run the workflow anew.";

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
	const stopped = cause === 'stopped';
	const others = failed.filter((row) => row !== cause);
	const unknown = failed.filter(({ failure }) => failure.outcomeUnknown);
	const lines = createdLines(created);
	if (created.length === 0 && unknown.length === 0) lines.push('No ad group was created.');
	if (others.length > 0) {
		const rows = stopped ? counted(others.length, 'row') : counted(others.length, 'further row');
		lines.push(`${rows} failed:`);
		lines.push(...others.map(({ item, failure }) => rowLine(item, failure.message)));
	}
	if (notSent.length > 0) {
		lines.push(
			`${counted(notSent.length, 'row')} ${wasOrWere(notSent.length)} not sent: ${rowsNamed(notSent)}.`,
		);
	}
	if (unknown.length > 0) lines.push(unknownLine(unknown, stopped));
	if (created.length > 0 || unknown.length > 0) {
		const forGood = !stopped && forItsValues.has(cause.failure.kind);
		lines.push(stopped ? afterStop : forGood ? afterRefusal : afterFailure);
	}
	if (cause !== 'stopped') return nodeError(node, cause.failure, cause.item, lines);
	const message = 'The execution was stopped.';
	const description = asDescription(lines);
	return saying(message, new NodeOperationError(node, message, { description, level: 'warning' }));
}

/** How to find out about rows that may exist, with their keys, by which Adspirer knows them. */
function unknownLine(unknown: readonly FailedRow[], stopped: boolean): string {
	const rows = rowsNamed(unknown.map(({ item }) => item));
	const keys = unknown.map(({ key }) => key).join(', ');
	const way = stopped
		? 'Look for its name in TikTok Ads Manager.'
		: 'A retry sends the same key again, so it is not created twice.';
	const one = unknown.length === 1;
	return `It is not known whether an ad group was created for ${rows}. ${way} ${one ? 'The key is' : 'The keys are'} ${keys}.`;
}
