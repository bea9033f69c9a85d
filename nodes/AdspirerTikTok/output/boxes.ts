import type { NodeExecutionHint } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { labelOf } from '../rows/row';
import { formatList, formatValue, pluralize, withArticle } from '../parse/cell';
import type { Problem } from '../problems/problem';
import { remaining, type Quota, type QuotaWatch } from '../response/quota';
import type { Entity } from '../response/result';
import { describe, describeRow } from './describe';
import { problemLines } from './problemText';
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

const fieldOf = (sentence: string) => sentence.split("' ")[0] ?? sentence;

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
	const toCheck = await linesOf(shown, (one) => checksOf(one, one.creation), 'in ');
	const isUnused = rows.some(({ row }) => row.unused.length > 0);
	const unused = unusedColumns([...new Set(rows.flatMap(({ row }) => row.unused))]);
	const readings = await linesOf(shown, ({ row }) => [readingSentences(row)], 'in ', fieldOf);
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
export const readingSentences = ({ readings }: RowOutcome['row']) =>
	readings.map(({ field, written, readAs }) => `'${field}' ${written} was read as ${readAs}.`);

/** The worst first: what differs from the row or costs money, then the rest, then what TikTok may reject. */
function checksOf(shown: ShownRow, creation?: Creation): Lines[] {
	const { warnings, labels } = shown.row;
	const entity = entityOf(shown);
	const ofRow = creation && entity ? entityWarnings(entity, shown, creation) : [shown.output?.hint];
	if (warnings.length === 0) return [ofRow];
	const deciding = new Set(creation?.deciding.map((argument) => labels.get(argument) ?? argument));
	const [first, others, doubts]: [Problem[], Problem[], Problem[]] = [[], [], []];
	for (const warning of warnings) {
		if (warning.isDoubt) doubts.push(warning);
		else if (deciding.has(warning.field)) first.push(warning);
		else others.push(warning);
	}
	return [[...ofRow, ...problemLines(first)], problemLines(others), problemLines(doubts)];
}

function entityWarnings(entity: Entity, { row, changed }: ShownRow, creation: Creation): Lines {
	const { id, alreadyCreated, twins, differs } = entity;
	const { noun, parentNoun } = creation;
	return [
		twins?.length === 0 &&
			`An earlier call for this ${noun} got no answer and may have created a second one. Look in TikTok Ads Manager to see whether its ${parentNoun} has the name twice.`,
		twins?.[0] &&
			`An earlier call for this ${noun} got no answer, and the ${parentNoun} has the name several times now (IDs ${formatList([...(id === null ? [] : [id]), ...twins])}). Keep one in TikTok Ads Manager and delete the rest.`,
		asSentence(notPausedWords(entity, creation)),
		alreadyCreated === 'other arguments' &&
			`Adspirer created ${withArticle(noun)} of this name before, with different values, perhaps only without the account. It stays as it is: check that its values are this row's.`,
		alreadyCreated === 'by answer' &&
			`Adspirer says that this ${noun} existed already, so none was created. Check that it is this row's.`,
		id === null &&
			`The ${noun} was created, but its ID couldn't be read from Adspirer's answer. Find the ID in TikTok Ads Manager.`,
		changedWarning(row, differs ?? [], creation, 'namesake'),
		changedWarning(row, changed ?? [], creation, 'earlier try'),
	];
}

/** What is to be checked about a row, worst first. */
export const rowWarnings = (shown: ShownRow, creation: Creation | undefined): string[] =>
	present([...checksOf(shown, creation).flat(), unusedColumns(shown.row.unused)]);

function changedWarning(
	row: RowOutcome['row'],
	changed: NonNullable<RowOutcome['changed']>,
	{ noun, fields }: Creation,
	whose: 'namesake' | 'earlier try',
): string {
	if (changed.length === 0) return '';
	const [values, is, here] =
		whose === 'namesake'
			? ['other values than this row', 'is', 'in this row']
			: ['the values of an earlier try of this execution', 'was', 'now'];
	const shown = (value: unknown) => {
		if (value === undefined) return 'empty';
		return formatValue(Array.isArray(value) ? value.join(', ') : value);
	};
	const list = changed.map(
		({ argument, before, now }) =>
			`'${labelOf(row, argument)}' ${is} ${shown(before)}, ${here} ${shown(now)}`,
	);
	const where = fields.some(({ update }) => update) ? 'with Update' : 'in TikTok Ads Manager';
	return `The ${noun} has ${values}: ${list.join('; ')}. Change it ${where} if the new values are right.`;
}

function unusedColumns(columns: readonly string[]) {
	const quoted = columns.map((column) => `'${column}'`);
	return quoted.length > 0 && `Unused columns: ${formatList(quoted, 'and', 20)}.`;
}

const isPaused = (outcome: RowOutcome) => entityOf(outcome)?.paused === 'yes';
/** True for what was to start paused and isn't, or may not be. */
const isUnpaused = (outcome: RowOutcome) => (entityOf(outcome)?.paused ?? 'yes') !== 'yes';

/** Why something isn't paused that was to start so, and what to do; empty if all is well. */
export function notPausedWords(entity: Entity, creation: Creation): string {
	const { alreadyCreated, paused = 'yes', notPaused, id } = entity;
	if (paused === 'yes') return '';
	const { noun } = creation;
	const said = [`the ${noun} ${paused === 'unknown' ? 'may not be' : "isn't"} paused.`];
	if (paused === 'may be older' && alreadyCreated === 'by answer')
		said.push('Adspirer says that it existed already.');
	else if (paused === 'may be older')
		said.push(
			"Adspirer's list doesn't say for certain when it was created, and it may have existed already.",
		);
	if (notPaused)
		said.push(describe(notPaused, { action: { verb: 'paused', noun, creation } }).message);
	if (id === null) said.push('Find it in TikTok Ads Manager and pause it there.');
	else said.push(`Pause it in TikTok Ads Manager, or with the operation Pause and its ID ${id}.`);
	return said.join(' ');
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
function happenedTo(outcome: RowOutcome, run: Run): Lines[] {
	const { result, sameAs } = outcome;
	const { creation, noun } = run.action;
	if (isFailed(outcome)) {
		const { reasons, remedy } = describeRow(outcome, run);
		const { abortScope, reason } = outcome.result.failure;
		// What has to be done once for all rows, such as a new API key.
		const isOfAll = abortScope !== 'row' && reason.type !== 'not sent';
		return [
			isOfAll ? reasons.map((one) => sentences(one, remedy)) : reasons,
			[],
			[sameAs && !run.inside && `Same outcome as ${listRows([sameAs])}.`],
		];
	}
	const { id, idFromList } = entityOf(outcome) ?? {};
	const found =
		idFromList &&
		`Adspirer didn't say what was created, so the node looked in the ${creation?.parentNoun}'s list of ${noun}s and found ID ${id}.`;
	return [[], ['skipped' in result && result.skipped], [], [found]];
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
	// Each row that others have the outcome of is told by its number.
	const kindOf = (sentence: string, rank: number) => {
		if (rank === 2) return sentence;
		return undefined;
	};
	const isLow = (quota?.callsLeft() ?? Infinity) < (last?.limit ?? 0) / 10;
	const happened = [
		sentences(allSkippedLine(run.outcomes.map(({ row }) => row)), !ended && summaryLine(run, last)),
		!ended && shortfallLine(run),
		over &&
			`Your Adspirer quota is used up (${over.used} of ${over.limit ?? 0} calls). On the Plus plan, each further call costs 0.50 USD.`,
		...(await linesOf(told, (outcome) => happenedTo(outcome, outcome.part), '', kindOf)),
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
