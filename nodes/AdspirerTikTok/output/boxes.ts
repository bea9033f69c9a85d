import type { NodeExecutionHint } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { labelOf } from '../rows/row';
import { formatList, formatValue, pluralize, withArticle } from '../parse/cell';
import type { Fault, Problem, Why } from '../problems/problem';
import { remaining, type Quota, type QuotaWatch } from '../response/quota';
import type { Entity } from '../response/result';
import { describe, describeRow } from './describe';
import { lineOf, problemLines, type Line } from './problemText';
import { entityOf, isFailed, isRefusedRow, linesOf, listRows, partsOf, tally } from './rowOutcome';
import type { RowOutcome, Run } from './rowOutcome';
import { agree, asSentence, dayOf, limitBox, present, sentences, type Lines } from './words';

/** A box above the node's output. n8n shows its message as HTML, so all lines are escaped here. */
function hint(lines: readonly string[], isWarning: boolean): NodeExecutionHint {
	const message = lines
		.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
		.join('<br>');
	return { message, type: isWarning ? 'warning' : 'info', location: 'outputPane' };
}

type ShownRow = Pick<RowOutcome, 'row'> & Partial<RowOutcome>;

/** What is said of all rows: what happened, and what to check before the rows' own warnings. */
interface Told {
	readonly happened: Lines;
	readonly isBad: boolean;
	readonly ofAll?: Lines[number];
}

/** Rows, and what they create, if anything. */
interface ShownPart {
	readonly rows: readonly ShownRow[];
	readonly creation: Creation | undefined;
}

/** At most three boxes: what happened (or would happen), what to check, and how cells were read. */
export async function boxes(
	{ happened, isBad, ofAll }: Told,
	parts: readonly ShownPart[],
): Promise<NodeExecutionHint[]> {
	const rows = parts.flatMap((part) =>
		part.rows.map((row) => ({ ...row, creation: part.creation })),
	);
	// Say nothing more about rows that weren't created, except in a dry run.
	const shown = rows.filter(({ row, result }) => !result || row.problems.length === 0);
	const checks = (row: (typeof rows)[number]) =>
		checksOf(row, row.creation).map((rank) => rank.map(lineOf));
	const toCheck = await linesOf(shown, checks, 'in ');
	const unused = unusedColumns(rows.flatMap(({ row }) => row.unused));
	const readings = await linesOf(shown, ({ row }) => [readingLines(row)], 'in ');
	let [causesIn, readingsIn] = ["'problems'", "'readings'"];
	if (rows.length === 0) causesIn = "'what_to_do'";
	else if (rows.some(({ result }) => result)) {
		[causesIn, readingsIn] = ["'error' or 'text'", 'the items of Check Rows'];
	}
	// The columns end the box, however many warnings there are.
	const columnLines = present([unused]);
	const warnings = present([ofAll, ...toCheck]);
	const warningLines = limitBox(warnings, 'warnings', "'warnings'", columnLines.length);
	return [
		hint(limitBox(present(happened), 'causes', causesIn), isBad),
		hint([...warningLines, ...columnLines], toCheck.length + columnLines.length > 0),
		hint(limitBox(readings, 'readings', readingsIn), false),
	].filter(({ message }) => message !== '');
}

/** How a row's cells were read. */
export const readingLines = ({ readings }: RowOutcome['row']): Line[] =>
	readings.map(({ field, written, readAs }) => ({
		kind: field,
		text: `'${field}' ${written} was read as ${readAs}.`,
	}));

/** The worst first: what differs from the row or costs money, then the rest, then what TikTok may reject. */
function checksOf(shown: ShownRow, creation?: Creation): Problem[][] {
	const { row, output } = shown;
	const entity = entityOf(shown);
	let faults: Fault[] = [];
	if (creation && entity) faults = entityWarnings(entity, shown, creation);
	else if (output?.hint) faults = [output.hint];
	const first: Problem[] = faults.map((message) => ({ field: '', message }));
	const [others, doubts]: [Problem[], Problem[]] = [[], []];
	const isDeciding = ({ field }: Problem) =>
		creation?.deciding.some((argument) => labelOf(row, argument) === field);
	for (const warning of row.warnings) {
		if (warning.isDoubt) doubts.push(warning);
		else if (isDeciding(warning)) first.push(warning);
		else others.push(warning);
	}
	return [first, others, doubts];
}

function entityWarnings(entity: Entity, { row, changed }: ShownRow, creation: Creation): Fault[] {
	const { id, alreadyCreated, twins, differs } = entity;
	const { noun, parentNoun: parent } = creation;
	const ids = present([id ?? '', ...(twins ?? [])]);
	const facts = { noun, parent, ids, one: withArticle(noun) };
	const warnings: Fault[] = [];
	const warn = (why: Why) => warnings.push({ why, facts });
	if (twins?.length === 0) warn('second one not shown');
	else if (twins) warn('second one');
	const notPaused = whyNotPaused(entity, creation);
	if (notPaused) warnings.push(notPaused);
	if (alreadyCreated === 'other arguments') warn('created with other values');
	if (alreadyCreated === 'by answer') warn('existed by the answer');
	if (id === null) warn('ID not read');
	if (differs?.length) {
		warnings.push(changedWarning(row, differs, creation, 'other values than its namesake'));
	}
	if (changed?.length) {
		warnings.push(changedWarning(row, changed, creation, 'values of an earlier try'));
	}
	return warnings;
}

/** What is to be checked about a row, worst first. */
export const rowWarnings = (shown: ShownRow, creation: Creation | undefined): string[] =>
	present([...problemLines(checksOf(shown, creation).flat()), unusedColumns(shown.row.unused)]);

/** A value that may be a list, as messages show it. */
function shownValue(value: unknown): string {
	if (value === undefined) return 'empty';
	if (Array.isArray(value)) return formatValue(value.join(', '));
	return formatValue(value);
}

const wordsOfChange = {
	'other values than its namesake': ['is', 'in this row'],
	'values of an earlier try': ['was', 'now'],
} as const;

function changedWarning(
	row: RowOutcome['row'],
	changed: NonNullable<RowOutcome['changed']>,
	{ noun, fields }: Creation,
	why: keyof typeof wordsOfChange,
): Fault {
	const [is, here] = wordsOfChange[why];
	const values = changed.map(
		({ argument, before, now }) =>
			`'${labelOf(row, argument)}' ${is} ${shownValue(before)}, ${here} ${shownValue(now)}`,
	);
	const kind = changed.map(({ argument }) => argument).join();
	const where = fields.some(({ update }) => update) ? 'with Update' : 'in TikTok Ads Manager';
	return { why, facts: { noun, kind, where, values: values.join('; ') } };
}

function unusedColumns(columns: readonly string[]) {
	const quoted = [...new Set(columns)].map((column) => `'${column}'`);
	return quoted.length > 0 && `Unused columns: ${formatList(quoted, 'and', 20)}.`;
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
		const action = { verb: 'paused', noun, creation };
		const { message: text, kind } = describe(notPaused, { action });
		more.push({ why: 'words of others', facts: { text, kind } });
	}
	if (id === null) more.push({ why: 'find and pause it' });
	else more.push({ why: 'pause it', facts: { id } });
	return { why: paused === 'unknown' ? 'maybe not paused' : 'not paused', facts: { noun }, more };
}

/**
 * "42 created, 2 failed. 57 of 150 calls left until 1 Dec." or "60 ad groups found, 50 in the output."; of
 * two things "Ad groups: 2 created. Ads: 5 created."
 */
export function summaryLine(run: Run, quota?: Quota): string {
	const left = quota && remaining(quota);
	const end = dayOf(' until', quota?.period_end);
	const parts = partsOf(run);
	const told = parts.map((part) => {
		if (parts.length === 1) return `${countsOf(part)}.`;
		// An ad group that failed is one, however many rows it has; a refused row is none.
		const outcomes = part.outcomes.filter(
			(outcome) => !isRefusedRow(outcome) && !(isFailed(outcome) && outcome.sameAs),
		);
		return `${asSentence(part.action.noun)}s: ${countsOf({ ...part, outcomes })}.`;
	});
	const refused = run.outcomes.filter(isRefusedRow).length;
	return sentences(
		...told,
		run.inside &&
			refused > 0 &&
			`${pluralize(refused, 'row')} ${agree(refused, 'needs', 'need')} a correction.`,
		left !== undefined && `${left} of ${quota?.limit} calls left${end}.`,
	);
}

const countOf = (rows: readonly RowOutcome[], what: string) =>
	rows.length > 0 && `${rows.length} ${what}`;

function countsOf({ action, outcomes, inside }: Run): string {
	const { verb, noun, creation } = action;
	const { done, before, equal, skipped, unknown, failed, notSent } = tally(outcomes);
	const isWarned = (outcome: RowOutcome) =>
		outcome.row.unused.length > 0 || checksOf(outcome, creation).flat().length > 0;
	const areAllPaused = done.every(isPaused);
	// Adspirer's answer to the call says so; the others needed none.
	const isTold = (outcome: RowOutcome) => entityOf(outcome)?.alreadyCreated === 'by answer';
	const isFound = verb === 'found';
	const ofDone = [
		countOf(done, areAllPaused ? `${verb} and paused` : verb),
		!areAllPaused && countOf(done.filter(isPaused), 'of them paused'),
		countOf([...done, ...before].filter(isUnpaused), "couldn't be paused"),
		countOf(done.filter(isWarned), 'with warnings'),
	];
	const counts = present([
		...(isFound ? foundParts(done, noun) : ofDone),
		countOf(before.filter(isTold), `${verb} in an earlier run`),
		countOf(
			before.filter((outcome) => !isTold(outcome)),
			'existed already',
		),
		countOf(before.filter(isPaused), 'of them paused'),
		// Rows with ads share their ad groups by nature.
		!isFound && !inside && equalRowsPart(equal.length, verb === 'created' && noun),
		countOf(unknown, 'unknown'),
		countOf(failed, 'failed'),
		countOf(notSent, 'not sent'),
		skipped.length > 0 && `${pluralize(skipped.length, 'row')} skipped`,
	]);
	if (counts.length > 0) return counts.join(', ');
	return isFound ? `No ${noun}s found` : `0 ${verb}`;
}

/** What is said of rows that have what another one has; without a noun for rows that change the same. */
export function equalRowsPart(rows: number, noun: string | false) {
	if (rows === 0) return false;
	const counted = pluralize(rows, 'row');
	if (!noun) return `${counted} ${agree(rows, 'is', 'are')} like another row`;
	return `${counted} ${agree(rows, 'shares', 'share')} the ${noun} of another row`;
}

function foundParts(outcomes: readonly RowOutcome[], noun: string) {
	const lists = outcomes.filter(({ output }) => !output?.isText);
	const things = (limitOf: (outcome: RowOutcome) => number) => {
		const items = lists.flatMap((list) => list.output?.items.slice(0, limitOf(list)) ?? []);
		return new Set(items.map(({ id, name }) => JSON.stringify([id, name]))).size;
	};
	const listed = things(() => Infinity);
	const shown = things(({ row }) => row.limit);
	const unread = outcomes.length - lists.length;
	return [
		listed > 0 && `${pluralize(listed, noun)} found`,
		shown < listed && `${shown} in the output`,
		unread > 0 && `${pluralize(unread, 'answer')} couldn't be read`,
	];
}

/** Why a row failed or was skipped, whose outcome it has, and how its ID was found. */
function happenedTo(outcome: RowOutcome, run: Run): Line[][] {
	const { result, sameAs } = outcome;
	const { creation, noun } = run.action;
	if (isFailed(outcome)) {
		const { reasons, remedy, isOnce } = describeRow(outcome, run);
		const { abortScope, reason } = outcome.result.failure;
		// What has to be done once for all rows, such as a new API key.
		const isOfAll = abortScope !== 'row' && reason.type !== 'not sent';
		const withRemedy = ({ kind, text }: Line): Line => ({
			kind,
			text: sentences(text, remedy),
			...(isOnce && { once: { cause: text, remedy } }),
		});
		const ranks = [isOfAll ? reasons.map(withRemedy) : reasons];
		// Each row that others have the outcome of is told by its number.
		const equal = sameAs && listRows([sameAs]);
		if (equal && !run.inside) ranks.push([], [{ kind: equal, text: `Same outcome as ${equal}.` }]);
		return ranks;
	}
	if ('skipped' in result) return [[], [lineOf({ field: '', message: result.skipped })]];
	const { id, idFromList } = entityOf(outcome) ?? {};
	if (!idFromList) return [];
	const facts = { noun, parent: creation?.parentNoun, id: id ?? 'null' };
	return [[], [], [], [lineOf({ field: '', message: { why: 'ID from the list', facts } })]];
}

/** Says that one column skips all rows, since it may mean something else; undefined if it doesn't. */
export function allSkippedLine(rows: ReadonlyArray<RowOutcome['row']>): string | undefined {
	const column = rows[0]?.skippedBy;
	if (rows.length < 2 || column === undefined) return undefined;
	if (rows.some(({ skippedBy }) => skippedBy !== column)) return undefined;
	return `All ${rows.length} rows are skipped because of the column '${column}'. If it means something else, say so in 'Columns of Your Sheet'.`;
}

/** The boxes of a run. If it `ended` with an error, that says what was done. */
export async function runHints(run: Run, quota: QuotaWatch | undefined, ended: boolean) {
	const { last, overLimitBegan: over } = quota ?? {};
	const parts = partsOf(run);
	const outcomes = parts.flatMap((part) => part.outcomes.map((outcome) => ({ ...outcome, part })));
	const told = outcomes.filter((outcome) => !ended || !isFailed(outcome));
	const isLow = (quota?.callsLeft() ?? Infinity) < (last?.limit ?? 0) / 10;
	const happened = [
		sentences(allSkippedLine(run.outcomes.map(({ row }) => row)), !ended && summaryLine(run, last)),
		!ended && shortfallLine(run),
		over &&
			`Your Adspirer quota is used up (${over.used} of ${over.limit ?? 0} calls). On the Plus plan, each further call costs 0.50 USD.`,
		...(await linesOf(told, (outcome) => happenedTo(outcome, outcome.part))),
	];
	const isBad = isLow || over || run.shortfall || told.some(isFailed) || outcomes.some(isUnpaused);
	const shown = parts.map((part) => ({ rows: part.outcomes, creation: part.action.creation }));
	return await boxes({ happened, isBad: Boolean(isBad) }, shown);
}

/** Says that a run needs more calls than are left; undefined if there are enough. */
export function shortfallLine({ shortfall }: Pick<Run, 'shortfall'>): string | undefined {
	if (!shortfall) return undefined;
	const { needed, left, until } = shortfall;
	return `This run needs ${needed} calls, ${left} ${agree(left, 'is', 'are')} left${dayOf(' until', until)}. Calls beyond the limit stop with a quota error or, on the Plus plan, cost 0.50 USD each.`;
}
