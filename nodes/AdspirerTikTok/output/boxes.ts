import type { NodeExecutionHint } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { labelOf } from '../rows/row';
import { formatList, formatValue, pluralize, withArticle } from '../parse/cell';
import type { Fault, Problem } from '../problems/problem';
import { remaining, type Quota, type QuotaWatch } from '../response/quota';
import type { Entity } from '../response/result';
import { describe, describeRow } from './describe';
import { lineOf, problemLines, type Line } from './problemText';
import { entityOf, isFailed, isRefusedRow, linesOf, listRows, partsOf, tally } from './rowOutcome';
import type { RowOutcome, Run } from './rowOutcome';
import { asSentence, dayOf, limitBox, present, sentences, type Lines } from './words';

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
	const rows = parts.flatMap(({ rows: own, creation }) => own.map((one) => ({ ...one, creation })));
	// Say nothing more about rows that weren't created, except in a dry run.
	const shown = rows.filter(({ row, result }) => !result || row.problems.length === 0);
	const checks = (one: (typeof rows)[number]) =>
		checksOf(one, one.creation).map((rank) => rank.map(lineOf));
	const toCheck = await linesOf(shown, checks, 'in ');
	const isUnused = rows.some(({ row }) => row.unused.length > 0);
	const unused = unusedColumns([...new Set(rows.flatMap(({ row }) => row.unused))]);
	const readings = await linesOf(shown, ({ row }) => [readingLines(row)], 'in ');
	const isCheck = rows.every(({ result }) => result === undefined);
	let causesIn = isCheck ? "'problems'" : "'error' or 'text'";
	if (rows.length === 0) causesIn = "'what_to_do'";
	const warnings = present([ofAll, ...toCheck]);
	// The columns end the box, however many warnings there are.
	const others = limitBox(warnings, 'warnings', "'warnings'", unused ? 1 : 0);
	return [
		hint(limitBox(present(happened), 'causes', causesIn), isBad),
		hint(present([...others, unused]), toCheck.length > 0 || isUnused),
		hint(limitBox(readings, 'readings', isCheck ? "'readings'" : 'the items of Check Rows'), false),
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
	const { warnings, labels } = shown.row;
	const entity = entityOf(shown);
	const { hint: ofAnswer } = shown.output ?? {};
	const faults = creation && entity ? entityWarnings(entity, shown, creation) : [ofAnswer];
	const ofRow = faults.flatMap((message) => (message ? { field: '', message } : []));
	if (warnings.length === 0) return [ofRow];
	const deciding = new Set(creation?.deciding.map((argument) => labels.get(argument) ?? argument));
	const [first, others, doubts]: [Problem[], Problem[], Problem[]] = [[], [], []];
	for (const warning of warnings) {
		if (warning.isDoubt) doubts.push(warning);
		else if (deciding.has(warning.field)) first.push(warning);
		else others.push(warning);
	}
	return [[...ofRow, ...first], others, doubts];
}

function entityWarnings(
	entity: Entity,
	{ row, changed }: ShownRow,
	creation: Creation,
): Array<Fault | undefined> {
	const { id, alreadyCreated, twins, differs } = entity;
	const { noun, parentNoun: parent } = creation;
	const ids = [...(id === null ? [] : [id]), ...(twins ?? [])];
	const facts = { noun, parent, ids, one: withArticle(noun) };
	const warnings: Array<Fault | undefined> = [];
	if (twins?.length === 0) warnings.push({ why: 'second one not shown', facts });
	if (twins?.[0]) warnings.push({ why: 'second one', facts });
	warnings.push(whyNotPaused(entity, creation));
	if (alreadyCreated === 'other arguments') {
		warnings.push({ why: 'created with other values', facts });
	}
	if (alreadyCreated === 'by answer') warnings.push({ why: 'existed by the answer', facts });
	if (id === null) warnings.push({ why: 'ID not read', facts });
	return [
		...warnings,
		changedWarning(row, differs ?? [], creation, 'other values than its namesake'),
		changedWarning(row, changed ?? [], creation, 'values of an earlier try'),
	];
}

/** What is to be checked about a row, worst first. */
export const rowWarnings = (shown: ShownRow, creation: Creation | undefined): string[] =>
	present([...problemLines(checksOf(shown, creation).flat()), unusedColumns(shown.row.unused)]);

/** A value that may be a list, as messages show it. */
function shownValue(value: unknown): string {
	if (value === undefined) return 'empty';
	return formatValue(Array.isArray(value) ? value.join(', ') : value);
}

function changedWarning(
	row: RowOutcome['row'],
	changed: NonNullable<RowOutcome['changed']>,
	{ noun, fields }: Creation,
	why: 'other values than its namesake' | 'values of an earlier try',
): Fault | undefined {
	if (changed.length === 0) return undefined;
	const [is, here] = why === 'values of an earlier try' ? ['was', 'now'] : ['is', 'in this row'];
	const values = changed.map(
		({ argument, before, now }) =>
			`'${labelOf(row, argument)}' ${is} ${shownValue(before)}, ${here} ${shownValue(now)}`,
	);
	const kind = changed.map(({ argument }) => argument).join();
	const where = fields.some(({ update }) => update) ? 'with Update' : 'in TikTok Ads Manager';
	return { why, facts: { noun, kind, where, values: values.join('; ') } };
}

function unusedColumns(columns: readonly string[]) {
	const quoted = columns.map((column) => `'${column}'`);
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
	const mayBeOlder = paused === 'may be older';
	if (mayBeOlder && alreadyCreated === 'by answer') more.push({ why: 'existed before' });
	else if (mayBeOlder) more.push({ why: 'maybe existed before' });
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
			(one) => !isRefusedRow(one) && !(isFailed(one) && one.sameAs),
		);
		return `${asSentence(part.action.noun)}s: ${countsOf({ ...part, outcomes })}.`;
	});
	const refused = run.inside ? run.outcomes.filter(isRefusedRow).length : 0;
	const needs = refused === 1 ? 'needs' : 'need';
	return sentences(
		...told,
		refused > 0 && `${pluralize(refused, 'row')} ${needs} a correction.`,
		left !== undefined && `${left} of ${quota?.limit} calls left${end}.`,
	);
}

function countsOf({ action, outcomes, inside }: Run): string {
	const { verb, noun, creation } = action;
	const { done, before, equal, skipped, unknown, failed, notSent } = tally(outcomes);
	const part = (rows: readonly RowOutcome[], what: string) =>
		rows.length > 0 && `${rows.length} ${what}`;
	const isWarned = (outcome: RowOutcome) =>
		outcome.row.warnings.length > 0 || rowWarnings(outcome, creation).length > 0;
	const areAllPaused = done.every(isPaused);
	const doneAs = areAllPaused ? `${verb} and paused` : verb;
	// Adspirer's answer to the call says so; the others needed none.
	const isTold = (outcome: RowOutcome) => entityOf(outcome)?.alreadyCreated === 'by answer';
	const [told, known] = [before.filter(isTold), before.filter((outcome) => !isTold(outcome))];
	const parts = present([
		...(verb === 'found'
			? foundParts(done, noun)
			: [
					part(done, doneAs),
					!areAllPaused && part(done.filter(isPaused), 'of them paused'),
					part([...done, ...before].filter(isUnpaused), "couldn't be paused"),
					part(done.filter(isWarned), 'with warnings'),
				]),
		part(told, `${verb} in an earlier run`),
		part(known, 'existed already'),
		part(before.filter(isPaused), 'of them paused'),
		// Rows with ads share their ad groups by nature.
		verb !== 'found' && !inside && equalRowsPart(equal.length, verb === 'created' && noun),
		part(unknown, 'unknown'),
		part(failed, 'failed'),
		part(notSent, 'not sent'),
		skipped.length > 0 && `${pluralize(skipped.length, 'row')} skipped`,
	]);
	return parts.join(', ') || (verb === 'found' ? `No ${noun}s found` : `0 ${verb}`);
}

/** What is said of rows that have what another one has; without a noun for rows that change the same. */
export function equalRowsPart(rows: number, noun: string | false) {
	const [shares, is] = rows === 1 ? ['shares', 'is'] : ['share', 'are'];
	const what = noun ? `${shares} the ${noun} of another row` : `${is} like another row`;
	return rows > 0 && `${pluralize(rows, 'row')} ${what}`;
}

function foundParts(outcomes: readonly RowOutcome[], noun: string) {
	const lists = outcomes.filter(({ output }) => !output?.isText);
	const things = (limitOf: (outcome: RowOutcome) => number) => {
		const items = lists.flatMap((one) => one.output?.items.slice(0, limitOf(one)) ?? []);
		return new Set(items.map(({ id, name }) => JSON.stringify([id, name]))).size;
	};
	const found = things(() => Infinity);
	const given = things(({ row }) => row.limit);
	const unread = outcomes.length - lists.length;
	return [
		found > 0 && `${pluralize(found, noun)} found`,
		given < found && `${given} in the output`,
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
			once: isOnce ? { cause: text, remedy } : undefined,
		});
		const causes = isOfAll ? reasons.map(withRemedy) : reasons;
		if (!sameAs || run.inside) return [causes];
		// Each row that others have the outcome of is told by its number.
		const other = listRows([sameAs]);
		return [causes, [], [{ kind: other, text: `Same outcome as ${other}.` }]];
	}
	if ('skipped' in result) return [[], [lineOf({ field: '', message: result.skipped })]];
	const { id, idFromList } = entityOf(outcome) ?? {};
	if (!idFromList) return [];
	const facts = { noun, parent: creation?.parentNoun, id: id ?? 'null' };
	return [[], [], [], [lineOf({ field: '', message: { why: 'ID from the list', facts } })]];
}

/** Says that one column skips all rows, since it may mean something else; undefined if it doesn't. */
export function allSkippedLine(rows: ReadonlyArray<RowOutcome['row']>): string | undefined {
	const [first] = rows;
	const column = first?.skippedBy;
	if (rows.length < 2 || column === undefined) return undefined;
	if (rows.some(({ skippedBy }) => skippedBy !== column)) return undefined;
	return `All ${rows.length} rows are skipped because of the column '${column}'. If it means something else, say so in 'Columns of Your Sheet'.`;
}

/** The boxes of a run. If it `ended` with an error, that says what was done. */
export async function runHints(run: Run, quota: QuotaWatch | undefined, ended: boolean) {
	const { last, overLimitBegan: over } = quota ?? {};
	const parts = partsOf(run);
	const all = parts.flatMap((part) => part.outcomes.map((outcome) => ({ ...outcome, part })));
	const told = ended ? all.filter((outcome) => !isFailed(outcome)) : all;
	const isLow = (quota?.callsLeft() ?? Infinity) < (last?.limit ?? 0) / 10;
	const happened = [
		sentences(allSkippedLine(run.outcomes.map(({ row }) => row)), !ended && summaryLine(run, last)),
		!ended && shortfallLine(run),
		over &&
			`Your Adspirer quota is used up (${over.used} of ${over.limit ?? 0} calls). On the Plus plan, each further call costs 0.50 USD.`,
		...(await linesOf(told, (outcome) => happenedTo(outcome, outcome.part))),
	];
	const isBad = isLow || over || run.shortfall || told.some(isFailed) || all.some(isUnpaused);
	const shown = parts.map(({ outcomes, action }) => ({
		rows: outcomes,
		creation: action.creation,
	}));
	return await boxes({ happened, isBad: Boolean(isBad) }, shown);
}

/** Says that a run needs more calls than are left; undefined if there are enough. */
export function shortfallLine({ shortfall }: Pick<Run, 'shortfall'>): string | undefined {
	if (!shortfall) return undefined;
	const { needed, left, until } = shortfall;
	return `This run needs ${needed} calls, ${left} ${left === 1 ? 'is' : 'are'} left${dayOf(' until', until)}. Calls beyond the limit stop with a quota error or, on the Plus plan, cost 0.50 USD each.`;
}
