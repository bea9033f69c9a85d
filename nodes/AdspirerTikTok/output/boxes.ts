import type { NodeExecutionHint } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { shownValue } from '../contract/choices';
import { labelOf } from '../rows/row';
import { formatList, pluralize, withArticle } from '../base/wording';
import type { Fault, Problem } from '../problems/problem';
import { remaining, type Quota, type QuotaWatch } from '../response/quota';
import type { Entity } from '../response/result';
import { describe, describeRow } from './describe';
import { lineOf, lineOfRow, problemLines, type Line } from './problemText';
import {
	entityOf,
	isFailed,
	isRefusedRow,
	linesOf,
	listRows,
	partsOf,
	tally,
	type Action,
	type FailedRow,
	type Row,
	type RowOutcome,
	type Run,
} from './rowOutcome';
import { agree, asSentence, dayOf, limitBox, present, sentences, type Lines } from './words';

/** A box above the node's output. n8n shows its message as HTML, so all lines are escaped here. */
function hint(lines: readonly string[], isWarning: boolean): NodeExecutionHint {
	return {
		message: lines.map(escaped).join('<br>'),
		type: isWarning ? 'warning' : 'info',
		location: 'outputPane',
	};
}

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A row, as far as a check of rows or a run has come with it, and what it creates, if anything. */
interface ShownRow extends Partial<Omit<RowOutcome, 'row'>> {
	readonly row: Row;
	readonly creation: Creation | undefined;
}

/** What is said of all rows: what happened, and what to check before the rows' own warnings. */
interface Told {
	readonly happened: Lines;
	readonly isBad: boolean;
	readonly ofAll?: Lines[number];
}

/** At most three boxes: what happened (or would happen), what to check, and how cells were read. */
export async function boxes(
	{ happened, isBad, ofAll }: Told,
	rows: readonly ShownRow[],
): Promise<NodeExecutionHint[]> {
	// Say nothing more about rows that weren't created, except in a dry run.
	const shown = rows.filter(({ row, result }) => !result || row.problems.length === 0);
	const toCheck = await linesOf(shown, checkLines, 'in ');
	const readings = await linesOf(shown, ({ row }) => [readingLines(row)], 'in ');
	let causesIn = "'problems'";
	let readingsIn = "'readings'";
	if (rows.length === 0) causesIn = "'what_to_do'";
	if (rows.some(({ result }) => result)) {
		causesIn = "'error' or 'text'";
		readingsIn = 'the items of Check Rows';
	}
	// The columns end the box, however many warnings there are.
	const unused = unusedColumns(rows.flatMap(({ row }) => row.unused));
	const warnings = present([ofAll, ...toCheck]);
	const shownWarnings = limitBox(warnings, 'warnings', "'warnings'", unused.length);
	return [
		hint(limitBox(present(happened), 'causes', causesIn), isBad),
		hint([...shownWarnings, ...unused], toCheck.length + unused.length > 0),
		hint(limitBox(readings, 'readings', readingsIn), false),
	].filter(({ message }) => message !== '');
}

const checkLines = (shown: ShownRow) => checksOf(shown).map((rank) => rank.map(lineOf));

/** How a row's cells were read. */
export const readingLines = ({ readings }: Row): Line[] =>
	readings.map(({ field, written, readAs }) => ({
		kind: field,
		text: `'${field}' ${written} was read as ${readAs}.`,
	}));

/** The worst first: what differs from the row or costs money, then the rest. */
function checksOf(shown: ShownRow): Problem[][] {
	const { row, output, creation } = shown;
	const entity = entityOf(shown);
	let faults: Fault[] = [];
	if (creation && entity) faults = entityWarnings(entity, shown, creation);
	else if (output?.hint) faults = [output.hint];
	const first: Problem[] = faults.map((message) => ({ field: '', message }));
	const others: Problem[] = [];
	for (const warning of row.warnings) {
		if (isDeciding(warning, shown)) first.push(warning);
		else others.push(warning);
	}
	return [first, others];
}

const isDeciding = ({ field }: Problem, { row, creation }: ShownRow) =>
	creation?.deciding.some((argument) => labelOf(row, argument) === field);

function entityWarnings(entity: Entity, { row, changed }: ShownRow, creation: Creation): Fault[] {
	const { id, alreadyCreated, twins, differs } = entity;
	const { noun, parentNoun: parent } = creation;
	const ids = present([id ?? '', ...(twins ?? [])]);
	const facts = {
		noun,
		parent,
		ids,
		one: withArticle(noun),
	};
	const warnings: Fault[] = [];
	if (twins?.length === 0) warnings.push({ why: 'second one not shown', facts });
	else if (twins) warnings.push({ why: 'second one', facts });
	const notPaused = whyNotPaused(entity, creation);
	if (notPaused) warnings.push(notPaused);
	if (alreadyCreated === 'other arguments') {
		warnings.push({ why: 'created with other values', facts });
	}
	if (alreadyCreated === 'by answer') warnings.push({ why: 'existed by the answer', facts });
	if (id === null) warnings.push({ why: 'ID not read', facts });
	if (differs?.length) {
		warnings.push(changedWarning(row, differs, creation, 'other values than its namesake'));
	}
	if (changed?.length) {
		warnings.push(changedWarning(row, changed, creation, 'values of an earlier try'));
	}
	return warnings;
}

/** What is to be checked about a row, worst first. */
export function rowWarnings(shown: ShownRow): string {
	const lines = problemLines(checksOf(shown).flat());
	return sentences(...lines, ...unusedColumns(shown.row.unused));
}

const wordsOfChange = {
	'other values than its namesake': ['is', 'in this row'],
	'values of an earlier try': ['was', 'now'],
} as const;

function changedWarning(
	row: Row,
	changed: NonNullable<RowOutcome['changed']>,
	{ noun, fields }: Creation,
	why: keyof typeof wordsOfChange,
): Fault {
	const [is, here] = wordsOfChange[why];
	const values: string[] = [];
	for (const { argument, before, now } of changed) {
		const { choices } = fields.find((field) => field.argument === argument) ?? {};
		const label = `'${labelOf(row, argument)}'`;
		const shown = shownValue(now, choices);
		values.push(`${label} ${is} ${shownValue(before, choices)}, ${here} ${shown}`);
	}
	const facts = {
		noun,
		kind: changed.map(({ argument }) => argument).join(),
		where: fields.some(({ update }) => update) ? 'with Update' : 'in TikTok Ads Manager',
		values: values.join('; '),
	};
	return { why, facts };
}

function unusedColumns(columns: readonly string[]): string[] {
	if (columns.length === 0) return [];
	const quoted = [...new Set(columns)].map((column) => `'${column}'`);
	return [`Unused columns: ${formatList(quoted, 'and', 20)}.`];
}

const isPaused = (outcome: RowOutcome) => entityOf(outcome)?.paused === 'yes';

/** True for what was to start paused and isn't, or may not be. */
const isUnpaused = (outcome: RowOutcome) => (entityOf(outcome)?.paused ?? 'yes') !== 'yes';

/** Why something isn't paused that was to start so, and what to do; undefined if all is well. */
export function whyNotPaused(entity: Entity, creation: Creation): Fault | undefined {
	const { alreadyCreated, paused = 'yes', notPaused, id } = entity;
	if (paused === 'yes') return undefined;
	const { noun } = creation;
	const more: Fault[] = [];
	if (paused === 'may be older') {
		const isCertain = alreadyCreated === 'by answer';
		more.push({ why: isCertain ? 'existed before' : 'maybe existed before' });
	}
	if (notPaused) {
		const action = {
			verb: 'paused',
			noun,
			creation,
		};
		const { message: text, kind } = describe(notPaused, { action });
		more.push({
			why: 'words of others',
			facts: { text, kind },
		});
	}
	if (id === null) more.push({ why: 'find and pause it' });
	else {
		more.push({
			why: 'pause it',
			facts: { id },
		});
	}
	return {
		why: paused === 'unknown' ? 'maybe not paused' : 'not paused',
		facts: { noun },
		more,
	};
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

const counted = (count: number, what: string) => count > 0 && `${count} ${what}`;

/** Adspirer's answer to the call says that it was there; the others needed none. */
const isTold = (outcome: RowOutcome) => entityOf(outcome)?.alreadyCreated === 'by answer';

function countsOf({ action, outcomes, inside }: Run): string {
	const { verb, noun } = action;
	const { all, done, before, skipped, unknown, failed, notSent } = tally(outcomes);
	const equal = all.length - done.length - before.length;
	const isFound = verb === 'found';
	const told = before.filter(isTold).length;
	const counts = present([
		...(isFound ? foundParts(done, noun) : doneParts(done, before, action)),
		counted(told, `${verb} in an earlier run`),
		counted(before.length - told, 'existed already'),
		counted(before.filter(isPaused).length, 'of them paused'),
		// Rows with ads share their ad groups by nature.
		!isFound && !inside && equalRowsPart(equal, verb === 'created' && noun),
		counted(unknown.length, 'unknown'),
		counted(failed.length, 'failed'),
		counted(notSent.length, 'not sent'),
		skipped.length > 0 && `${pluralize(skipped.length, 'row')} skipped`,
	]);
	if (counts.length > 0) return counts.join(', ');
	return isFound ? `No ${noun}s found` : `0 ${verb}`;
}

function doneParts(
	done: readonly RowOutcome[],
	before: readonly RowOutcome[],
	{ verb, creation }: Action,
) {
	const paused = done.filter(isPaused).length;
	const areAllPaused = paused === done.length;
	const unpaused = [...done, ...before].filter(isUnpaused);
	const warned = done.filter((outcome) => isWarned({ ...outcome, creation }));
	return [
		counted(done.length, areAllPaused ? `${verb} and paused` : verb),
		!areAllPaused && counted(paused, 'of them paused'),
		counted(unpaused.length, "couldn't be paused"),
		counted(warned.length, 'with warnings'),
	];
}

const isWarned = (shown: ShownRow) =>
	shown.row.unused.length > 0 || checksOf(shown).flat().length > 0;

function foundParts(outcomes: readonly RowOutcome[], noun: string) {
	const listed = new Set<string>();
	const shown = new Set<string>();
	let unread = 0;
	for (const { row, output } of outcomes) {
		if (output?.isText) {
			unread += 1;
			continue;
		}
		for (const [at, { id, name }] of (output?.items ?? []).entries()) {
			const thing = JSON.stringify([id, name]);
			listed.add(thing);
			if (at < row.limit) shown.add(thing);
		}
	}
	return [
		listed.size > 0 && `${pluralize(listed.size, noun)} found`,
		shown.size < listed.size && `${shown.size} in the output`,
		unread > 0 && `${pluralize(unread, 'answer')} couldn't be read`,
	];
}

/** What is said of rows that have what another one has; without a noun for rows that change the same. */
export function equalRowsPart(rows: number, noun: string | false) {
	if (rows === 0) return false;
	const count = pluralize(rows, 'row');
	if (!noun) return `${count} ${agree(rows, 'is', 'are')} like another row`;
	return `${count} ${agree(rows, 'shares', 'share')} the ${noun} of another row`;
}

/** Why a row failed or was skipped, and how its ID was found. */
function happenedTo(outcome: RowOutcome, run: Run): Line[][] {
	const { result } = outcome;
	const { creation, noun } = run.action;
	if (isFailed(outcome)) return whyFailed(outcome, run);
	if ('skipped' in result) return [[], [lineOfRow(result.skipped)]];
	const { id, idFromList } = entityOf(outcome) ?? {};
	if (!idFromList) return [];
	const facts = {
		noun,
		parent: creation?.parentNoun,
		id: id ?? 'null',
	};
	return [[], [], [], [lineOfRow({ why: 'ID from the list', facts })]];
}

/** Why a row failed, and whose outcome it has. */
function whyFailed(outcome: FailedRow, run: Run): Line[][] {
	const { reasons, remedy, isOnce } = describeRow(outcome, run);
	const { abortScope, reason } = outcome.result.failure;
	let lines = reasons;
	// What has to be done once for all rows, such as a new API key.
	if (abortScope !== 'row' && reason.type !== 'not sent') {
		lines = reasons.map(({ kind, text }) => ({
			kind,
			text: sentences(text, remedy),
			once: isOnce ? { cause: text, remedy } : undefined,
		}));
	}
	if (!outcome.sameAs || run.inside) return [lines];
	// Each row that others have the outcome of is told by its number.
	const kind = listRows([outcome.sameAs]);
	return [lines, [], [{ kind, text: `Same outcome as ${kind}.` }]];
}

/** Says that one column skips all rows, since it may mean something else; undefined if it doesn't. */
export function allSkippedLine(rows: ReadonlyArray<Pick<RowOutcome, 'row'>>): string | undefined {
	const column = rows[0]?.row.skippedBy;
	if (rows.length < 2 || column === undefined) return undefined;
	if (rows.some(({ row }) => row.skippedBy !== column)) return undefined;
	return `All ${rows.length} rows are skipped because of the column '${column}'. If it means something else, say so in 'Columns of Your Sheet'.`;
}

/** The boxes of a run. If it `ended` with an error, that says what was done. */
export async function runHints(run: Run, quota: QuotaWatch | undefined, ended: boolean) {
	const { last, overLimitBegan: over } = quota ?? {};
	const isLow = (quota?.callsLeft() ?? Infinity) < (last?.limit ?? 0) / 10;
	const rows: Array<RowOutcome & ShownRow & { readonly part: Run }> = [];
	for (const part of partsOf(run)) {
		const { creation } = part.action;
		for (const outcome of part.outcomes) {
			rows.push({
				...outcome,
				part,
				creation,
			});
		}
	}
	const told = rows.filter((outcome) => !ended || !isFailed(outcome));
	const happened = [
		sentences(allSkippedLine(run.outcomes), !ended && summaryLine(run, last)),
		!ended && shortfallLine(run),
		over &&
			`Your Adspirer quota is used up (${over.used} of ${over.limit ?? 0} calls). On the Plus plan, each further call costs 0.50 USD.`,
		...(await linesOf(told, (outcome) => happenedTo(outcome, outcome.part))),
	];
	const isBad = isLow || over || run.shortfall || told.some(isFailed) || rows.some(isUnpaused);
	return await boxes({ happened, isBad: Boolean(isBad) }, rows);
}

/** Says that a run needs more calls than are left; undefined if there are enough. */
export function shortfallLine({ shortfall }: Pick<Run, 'shortfall'>): string | undefined {
	if (!shortfall) return undefined;
	const { needed, left, until } = shortfall;
	return `This run needs ${needed} calls, ${left} ${agree(left, 'is', 'are')} left${dayOf(' until', until)}. Calls beyond the limit stop with a quota error or, on the Plus plan, cost 0.50 USD each.`;
}
