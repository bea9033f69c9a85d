import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { CreatedAdGroup } from '../response/result';
import type { KeyStrategyName } from '../rows/keyStrategy';
import type { RowName } from '../rows/rowName';
import { declaredCause } from './declaredCause';
import { describe } from './describeFailure';
import { adviceToCheck } from './mayExist';
import { failureLine, type FailedRow } from './failedItem';
import { nodeError, refusal } from './nodeError';
import { limitLines, listRows, pluralize, rowLine, rowPlace, rowsAsSubject } from './rowLabels';

/** An ad group that exists, with the row that it belongs to. */
export interface CreatedRow {
	readonly row: RowName;
	readonly created: CreatedAdGroup;
}

/** An ad group that may exist, because an earlier try of the execution sent it and got no answer. */
export interface UnknownRow {
	readonly row: RowName;
	readonly key: string;
}

/** What earlier tries of an execution have left. */
export interface EarlierTries {
	readonly created: readonly CreatedRow[];
	readonly unknown: readonly UnknownRow[];
}

/** Every bad row of a run that was refused as a whole: nothing was sent in it. */
export function refusedRunError(
	node: INode,
	bad: readonly FailedRow[],
	total: number,
	earlier: EarlierTries,
): NodeOperationError {
	const rows = bad.map(({ row }) => row);
	const which = rows.length > 10 ? `starting with ${listRows(rows.slice(0, 1))}` : listRows(rows);
	const [only, ...others] = bad;
	const message =
		only && others.length === 0
			? failureLine(only)
			: `${bad.length} of ${total} rows have problems (${which}), so nothing was sent.`;
	const lines = others.length > 0 ? bad.map(lineWithRemedy) : bad.flatMap(ownRemedy);
	// With several bad rows the message says it already.
	const nothingSent = others.length > 0 ? '' : 'Nothing was sent. ';
	const next =
		total === 1
			? 'Correct the row and run it again.'
			: `Correct the ${bad.length === 1 ? 'row' : 'rows'}. To send the good ones anyway, set the node's On Error to continue.`;
	const description = [
		...limitLines(lines),
		`${nothingSent}${next}`,
		...createdLines(earlier.created),
		...unknownLines(earlier.unknown.map(({ row, key }) => keyLine(row, key))),
	];
	const cause = only && others.length === 0 ? declaredCause(only.failure) : undefined;
	return refusal(node, message, description, cause);
}

/** What to do about a row that was refused for another reason than its values. */
function ownRemedy({ failure, advice }: FailedRow): string[] {
	return failure.kind === 'invalid' ? [] : [describe(failure, advice).remedy];
}

function lineWithRemedy(failed: FailedRow): string {
	return [failureLine(failed), ...ownRemedy(failed)].join(' ');
}

/**
 * The error of a run that ended before every row was created: the first failure, and below it every
 * ad group that exists or may exist, what else failed, and what wasn't sent. What exists or may
 * exist is never cut: nothing else says so.
 *
 * @param failed every row that failed by itself, the cause included.
 */
export function endedRunError(
	node: INode,
	cause: FailedRow,
	created: readonly CreatedRow[],
	failed: readonly FailedRow[],
	notSent: readonly RowName[],
): NodeApiError | NodeOperationError {
	const others = failed.filter((row) => row !== cause && !row.failure.outcomeUnknown);
	const unknown = failed.filter(({ failure }) => failure.outcomeUnknown);
	const lines = [
		describe(cause.failure, cause.advice).remedy,
		...createdLines(created),
		...unknownLines(
			unknown.map((failed) =>
				failed === cause
					? keyLine(failed.row, failed.key)
					: `${failureLine(failed)} Key: ${failed.key}.`,
			),
		),
	];
	if (others.length > 0) {
		lines.push(`${pluralize(others.length, 'more row')} failed:`);
		lines.push(...limitLines(others.map(failureLine)));
	}
	if (notSent.length > 0) {
		lines.push(`${rowsAsSubject(notSent)} ${notSent.length === 1 ? "wasn't" : "weren't"} sent.`);
	}
	// After so long that Adspirer may have forgotten the key, a retry sends nothing.
	const stuck = unknown.find(({ failure }) => failure.reason.type === 'not settled');
	if (stuck) lines.push(adviceToCheck(stuck.failure, stuck.advice.protection));
	const mayExist = created.length > 0 || unknown.length > 0;
	lines.push(mayExist ? howToContinue[cause.advice.protection] : 'No ad group was created.');
	return nodeError(node, cause, lines.filter(Boolean));
}

/** Every ad group that exists, each once. */
function createdLines(created: readonly CreatedRow[]): string[] {
	if (created.length === 0) return [];
	const ids = created.map(({ row, created: { adgroupId } }) => adgroupId ?? row.item);
	const count = new Set(ids).size;
	return [
		`${pluralize(count, 'ad group')} ${count === 1 ? 'exists' : 'exist'}:`,
		...created.map(({ row, created: { adgroupName, adgroupId } }) => {
			return `${rowPlace(row)}: ${adgroupName}, ID ${adgroupId ?? 'unknown'}`;
		}),
	];
}

/** Every ad group that may exist, with the key by which the service knows it. */
function unknownLines(lines: readonly string[]): string[] {
	if (lines.length === 0) return [];
	const subject = lines.length === 1 ? 'this ad group' : `these ${lines.length} ad groups`;
	const verb = lines.length === 1 ? 'was' : 'were';
	return [`It isn't known whether ${subject} ${verb} created:`, ...lines];
}

const keptByKey =
	"When you run the workflow again or use n8n's Retry, what exists isn't created again.";

function keyLine(row: RowName, key: string | null): string {
	return rowLine(row, `key ${key}`);
}

/** How to go on without creating anything twice. */
const howToContinue: Record<KeyStrategyName, string> = {
	name: keptByKey,
	custom: keptByKey,
	execution:
		"To go on, use n8n's Retry on this execution: what exists isn't created again. A new execution would create everything again.",
};
