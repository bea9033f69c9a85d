import type { INode } from 'n8n-workflow';
import type { Created, Failed } from '../response/result';
import type { KeyStrategy } from '../rows/row';
import { aboutRow, describe, failureLine, whatToDo } from './describe';
import { nodeError } from './nodeError';
import { limitLines, listRows, pluralize, rowLine, rowPlace, rowsAsSubject } from './words';
import {
	hasAdGroup,
	isDone,
	isFailed,
	isNotSent,
	type RowOutcome,
	type Run,
	type Work,
} from './rowOutcome';
import { adviceToCheck, isCreation } from './sentences';

type FailedOutcome = RowOutcome<Failed>;

const isOpen = ({ result }: FailedOutcome) => result.failure.outcomeUnknown;

/**
 * The error of a run that was refused as a whole because of its bad rows: nothing was sent in it. What
 * earlier tries of the execution have left is listed, too.
 *
 * @param run a row that is neither bad nor done has the failure 'not sent', or is open from before.
 */
export function refusedRunError(node: INode, run: Run): Error {
	const { outcomes } = run;
	const total = outcomes.length;
	const failed = outcomes.filter(isFailed);
	const bad = failed.filter((row) => !isOpen(row) && !isHeldBack(row));
	const rows = bad.map(({ row }) => row.name);
	const [first, ...others] = bad;
	const only = others.length === 0 ? first : undefined;
	const message = only
		? failureLine(only, run)
		: `${bad.length} of ${total} rows have problems (${listRows(rows)}), so nothing was sent.`;
	const remedies = (row: FailedOutcome) => ownRemedy(row, run);
	const lines = only
		? remedies(only)
		: bad.map((row) => [failureLine(row, run), ...remedies(row)].join(' '));
	// With several bad rows the message says it already.
	const nothingSent = only ? 'Nothing was sent. ' : '';
	const next =
		total === 1
			? 'Correct the row and run it again.'
			: `Correct the ${only ? 'row' : 'rows'}. To send the good ones anyway, set the node's On Error to continue.`;
	const description = [
		...limitLines(lines),
		`${nothingSent}${next}`,
		...existingLines(run),
		...openLines(failed.filter(isOpen).map(openLine), run.work),
	];
	return nodeError(node, only?.result.failure, message, description);
}

/** True for a row that would have been sent. */
const isHeldBack = ({ result }: FailedOutcome) => result.failure.reason.type === 'not sent';

/** What to do about a row that was refused for another reason than its values. */
function ownRemedy(outcome: FailedOutcome, run: Run): string[] {
	const { failure } = outcome.result;
	return failure.kind === 'invalid' ? [] : [describe(failure, aboutRow(outcome, run)).remedy];
}

/**
 * The error of a run that ended before every row was done: the failure that came first, and below it
 * all that was done or may have been done, what else failed, and what wasn't sent. What was or may have
 * been done is never cut: nothing else says so.
 *
 * @param firstFailed the place of the row that failed first in time.
 */
export function endedRunError(node: INode, run: Run, firstFailed: number | undefined): Error {
	const { work, outcomes } = run;
	const failed = outcomes.filter(isFailed);
	const own = failed.filter(({ result }) => !isNotSent(result.failure));
	const isFirst = ({ row }: FailedOutcome) => row.item === firstFailed;
	const cause = own.find(isFirst) ?? own[0] ?? failed.find(isFirst) ?? failed[0];
	if (!cause) throw new RangeError('A run without a failure has no error');
	// A call that only reads leaves nothing open.
	const open = own.filter(isOpen);
	const others = own.filter((row) => row !== cause && !isOpen(row));
	const notSent = failed.filter(
		({ result }) => isNotSent(result.failure) && result !== cause.result,
	);
	const { failure } = cause.result;
	const about = aboutRow(cause, run);
	const lines = [
		isCreation(work) ? describe(failure, about).remedy : whatToDo(failure, about),
		...existingLines(run),
		...openLines(
			open.map((row) =>
				row === cause ? openLine(row) : `${failureLine(row, run)}${keySentence(row, run)}`,
			),
			work,
		),
	];
	if (others.length > 0) {
		lines.push(`${pluralize(others.length, 'more row')} failed:`);
		lines.push(...limitLines(others.map((row) => failureLine(row, run))));
	}
	if (notSent.length > 0) {
		const rows = notSent.map(({ row }) => row.name);
		lines.push(`${rowsAsSubject(rows)} ${rows.length === 1 ? "wasn't" : "weren't"} sent.`);
	}
	// After so long that Adspirer may have forgotten the key, a retry sends nothing.
	const stuck = open.find(({ result }) => result.failure.reason.type === 'not settled');
	if (stuck) lines.push(adviceToCheck(stuck.result.failure, aboutRow(stuck, run).protection));
	lines.push(...waysToGoOn(node, run, open.length > 0, about.protection));
	return nodeError(node, failure, failureLine(cause, run), lines.filter(Boolean));
}

/** Every ad group that exists or was changed, each once. */
function existingLines({ work, outcomes }: Run): string[] {
	if (!('did' in work)) return [];
	const done = outcomes.filter(isDone);
	if (done.length === 0) return [];
	const count = new Set(done.map(adGroupOf)).size;
	const verb = isCreation(work)
		? count === 1
			? 'exists'
			: 'exist'
		: `${count === 1 ? 'was' : 'were'} ${work.did}`;
	return [
		`${pluralize(count, 'ad group')} ${verb}:`,
		...done.map((outcome) => `${rowPlace(outcome.row.name)}: ${nameAndId(outcome)}`),
	];
}

/** What tells the ad groups of rows apart: two rows may have one. */
function adGroupOf({ row, result }: RowOutcome): unknown {
	const { adgroup_id: given } = row.values;
	return 'adGroup' in result ? (result.adGroup?.adgroupId ?? result) : (given ?? result);
}

function nameAndId(outcome: RowOutcome): string {
	if (!hasAdGroup(outcome)) return `ID ${String(outcome.row.values.adgroup_id)}`;
	const { adgroupName, adgroupId }: Created['adGroup'] = outcome.result.adGroup;
	return `${adgroupName}, ID ${adgroupId ?? 'unknown'}`;
}

/** Every ad group of which it isn't known, with the key by which the service knows it. */
function openLines(lines: readonly string[], work: Work): string[] {
	if (lines.length === 0 || !('did' in work)) return [];
	const subject = lines.length === 1 ? 'this ad group was' : `these ${lines.length} ad groups were`;
	return [`It isn't known whether ${subject} ${work.did}:`, ...lines];
}

/** A change gets a key of its own each time, which is of no further use. */
function openLine({ row, result }: FailedOutcome): string {
	const { adgroup_id: id } = row.values;
	return rowLine(row.name, id === undefined ? `key ${result.key}` : `ID ${String(id)}`);
}

function keySentence({ result }: FailedOutcome, { work }: Run): string {
	return isCreation(work) ? ` Key: ${result.key}.` : '';
}

/** How to go on without doing anything twice. */
function waysToGoOn(
	{ retryOnFail }: INode,
	{ work, outcomes }: Run,
	mayBeMore: boolean,
	protection: KeyStrategy['by'],
): string[] {
	if (!('did' in work)) return [];
	const isNothing = !outcomes.some(isDone) && !mayBeMore;
	if (isCreation(work)) return [isNothing ? 'No ad group was created.' : keepsCreated[protection]];
	// n8n tries again after an error, and shows the last try alone.
	const earlier = retryOnFail
		? [`Earlier tries of Retry On Fail may have ${work.did} ad groups, too.`]
		: [];
	if (isNothing) {
		return [
			retryOnFail ? `This try ${work.did} no ad group.` : `No ad group was ${work.did}.`,
			...earlier,
		];
	}
	if (!outcomes.some(isDone)) return earlier;
	return [
		...earlier,
		work.did === 'deleted'
			? "Remove these rows before you run the workflow again: Adspirer can't find a deleted ad group."
			: 'You can run the workflow again with all rows. Doing it twice is safe.',
	];
}

const keptByKey =
	"When you run the workflow again or use n8n's Retry, what exists isn't created again.";

const keepsCreated: Record<KeyStrategy['by'], string> = {
	name: keptByKey,
	custom: keptByKey,
	execution:
		"To go on, use n8n's Retry on this execution: what exists isn't created again. A new execution would create everything again.",
};
