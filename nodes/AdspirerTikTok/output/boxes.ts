import type { NodeExecutionHint } from 'n8n-workflow';
import { pluralize } from '../base/wording';
import { type Quota, type QuotaWatch, remaining } from '../response/quota';
import { describeRow } from './describe';
import {
	type Line,
	type Lines,
	agree,
	asSentence,
	dayOf,
	lineOfRow,
	present,
	sentences,
} from './problemText';
import {
	type Action,
	type RowOutcome,
	type Run,
	entityOf,
	isFailed,
	linesOf,
	partsOf,
	problemsOf,
	tally,
} from './rowOutcome';
import { type ShownRow, checksOf, readingLines, unusedColumns } from './rowWarnings';

/** As many lines of a box as anybody reads. */
const maxLines = 6;

/** What is said of all rows: what happened, and what to check before the rows' own warnings. */
interface ForAll {
	readonly happened: Lines;
	readonly isBad: boolean;
	readonly ofAll?: Lines[number];
}

/** At most three boxes: what happened (or would happen), what to check, and how cells were read. */
export async function boxes(
	{ happened, isBad, ofAll }: ForAll,
	rows: readonly ShownRow[],
): Promise<NodeExecutionHint[]> {
	// Say nothing more about rows that weren't created, except in a dry run.
	const shown = rows.filter(({ row, result }) => !result || row.problems.length === 0);
	const toCheck = await linesOf(shown, checksOf, 'in ');
	const readings = await linesOf(shown, ({ row }) => readingLines(row), 'in ');
	const unused = unusedColumns(rows.flatMap(({ row }) => row.unused));
	return [
		box(happened, isBad),
		box([ofAll, unused, ...toCheck], toCheck.length > 0 || unused !== undefined),
		box(readings, false),
	].filter(({ message }) => message !== '');
}

/** A box above the node's output. n8n shows its message as HTML, so all lines are escaped here. */
function box(all: Lines, isWarning: boolean): NodeExecutionHint {
	const lines = present(all);
	const more = lines.length - maxLines + 1;
	if (more > 1) lines.splice(maxLines - 1, more, `… and ${more} more, in the items.`);
	let type: NodeExecutionHint['type'] = 'info';
	if (isWarning) type = 'warning';
	return {
		message: lines.map(escaped).join('<br>'),
		type,
		location: 'outputPane',
	};
}

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The boxes of a run. If it `ended` with an error, that says what was done. */
export async function runHints(run: Run, quota: QuotaWatch | undefined, ended: boolean) {
	const { last, exceeded: over } = quota ?? {};
	const isLow = (quota?.callsLeft() ?? Infinity) < (last?.limit ?? 0) / 10;
	const rows: Array<RowOutcome & ShownRow & { readonly action: Action }> = [];
	for (const { action, outcomes } of partsOf(run)) {
		const { creation } = action;
		for (const outcome of outcomes) rows.push({ ...outcome, action, creation });
	}
	const told = rows.filter((outcome) => !ended || !isFailed(outcome));
	const happened = [
		sentences(allSkippedLine(run.outcomes), !ended && summaryLine(run, last)),
		!ended && shortfallLine(run),
		over &&
			`Your Adspirer quota is used up (${over.used} of ${over.limit ?? 0} calls). On the Plus plan, each further call costs 0.50 USD.`,
		...(await linesOf(told, (outcome) => whyNothing(outcome, outcome.action))),
	];
	const isBad = isLow || over || run.shortfall || told.some(isFailed) || rows.some(isUnpaused);
	return await boxes({ happened, isBad: Boolean(isBad) }, rows);
}

/** Why a row failed, with what is to be done once for all rows, or why it was skipped. */
export function whyNothing(outcome: RowOutcome, action: Action): Line[] {
	const { result } = outcome;
	if ('skipped' in result) return [{ ...lineOfRow(result.skipped), isLesser: true }];
	if (!isFailed(outcome)) return [];
	const { reasons, toDo } = describeRow(outcome, action);
	const { abortScope, reason } = outcome.result.failure;
	if (abortScope === 'row' || reason.type === 'not sent') return reasons;
	return reasons.map(({ kind, text }) => ({ kind, text: sentences(text, toDo) }));
}

/** Says that one column skips all rows, since it may mean something else; undefined if it doesn't. */
export function allSkippedLine(rows: ReadonlyArray<Pick<RowOutcome, 'row'>>): string | undefined {
	const column = rows[0]?.row.skippedBy;
	if (rows.length < 2 || column === undefined) return undefined;
	if (rows.some(({ row }) => row.skippedBy !== column)) return undefined;
	return `All ${rows.length} rows are skipped because of the column '${column}'. If it means something else, say so in 'Columns of Your Sheet'.`;
}

/** Says that a run needs more calls than are left; undefined if there are enough. */
export function shortfallLine({ shortfall }: Pick<Run, 'shortfall'>): string | undefined {
	if (!shortfall) return undefined;
	const { needed, left, until } = shortfall;
	return `This run needs ${needed} calls, ${left} ${agree(left, 'is', 'are')} left${dayOf(' until', until)}. Calls beyond the limit stop with a quota error or, on the Plus plan, cost 0.50 USD each.`;
}

/**
 * "42 created, 2 failed. 57 of 150 calls left until 1 Dec." or "60 ad groups found, 50 in the output."; of
 * two things "Ad groups: 2 created. Ads: 5 created."
 */
export function summaryLine(run: Run, quota?: Quota): string {
	const left = quota && remaining(quota);
	const end = dayOf(' until', quota?.period_end);
	const quotaPart = left !== undefined && `${left} of ${quota?.limit} calls left${end}.`;
	if (!run.inside) return sentences(`${countsOf(run)}.`, quotaPart);
	const told: string[] = [];
	for (const part of partsOf(run)) {
		// An ad group that failed is one, however many rows it has; a refused row is none.
		const outcomes = part.outcomes.filter(
			(outcome) => !isRefusedRow(outcome) && !(isFailed(outcome) && outcome.sameAs),
		);
		told.push(`${asSentence(part.action.noun)}s: ${countsOf({ ...part, outcomes })}.`);
	}
	const refused = run.outcomes.filter(isRefusedRow).length;
	if (refused > 0) {
		told.push(`${pluralize(refused, 'row')} ${agree(refused, 'needs', 'need')} a correction.`);
	}
	return sentences(...told, quotaPart);
}

/** True for a row that has to be corrected before anything is sent of it. */
const isRefusedRow = ({ result }: RowOutcome) => problemsOf(result).length > 0;

const isPaused = (outcome: RowOutcome) => entityOf(outcome)?.paused === 'yes';

/** True for what was to start paused and isn't, or may not be. */
const isUnpaused = (outcome: RowOutcome) => (entityOf(outcome)?.paused ?? 'yes') !== 'yes';

/** True for an item with warnings, which are costly to put into words again. */
const isWarned = ({ output }: RowOutcome) => output?.items.some(({ warnings }) => warnings) === true;

const counted = (count: number, what: string) => count > 0 && `${count} ${what}`;

function countsOf({ action, outcomes, inside }: Run): string {
	const { verb, noun } = action;
	const { all, done, before, skipped, unknown, failed, notSent } = tally(outcomes);
	const own = [...done, ...before];
	const isFound = verb === 'found';
	// Rows with ads share their ad groups by nature.
	const isTold = !isFound && !inside;
	let made = [counted(done.length, verb)];
	if (isFound) made = foundParts(done, noun);
	const counts = present([
		...made,
		counted(before.length, 'existed already'),
		counted(own.filter(isPaused).length, 'of them paused'),
		counted(own.filter(isUnpaused).length, "couldn't be paused"),
		!isFound && counted(done.filter(isWarned).length, 'with warnings'),
		isTold && equalRowsPart(all.length - own.length, noun),
		counted(unknown.length, 'unknown'),
		counted(failed.length, 'failed'),
		counted(notSent.length, 'not sent'),
		skipped > 0 && `${pluralize(skipped, 'row')} skipped`,
	]);
	if (counts.length > 0) return counts.join(', ');
	if (isFound) return `No ${noun}s found`;
	return `0 ${verb}`;
}

function foundParts(outcomes: readonly RowOutcome[], noun: string) {
	let [found, shown, unread] = [0, 0, 0];
	for (const { row, output } of outcomes) {
		const { items = [], isText = false } = output ?? {};
		if (isText) unread += 1;
		else found += items.length;
		if (!isText) shown += Math.min(items.length, row.limit);
	}
	return [
		found > 0 && `${pluralize(found, noun)} found`,
		shown < found && `${shown} in the output`,
		unread > 0 && `${pluralize(unread, 'answer')} couldn't be read`,
	];
}

/** What is said of rows that have what another one has. */
export const equalRowsPart = (rows: number, noun: string) =>
	rows > 0 &&
	`${pluralize(rows, 'row')} ${agree(rows, 'shares', 'share')} the ${noun} of another row`;
