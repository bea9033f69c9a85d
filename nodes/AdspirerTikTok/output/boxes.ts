import type { NodeExecutionHint } from 'n8n-workflow';
import { loopInTurns } from '../client/clock';
import type { Creation } from '../contract/creation';
import { formatList, formatValue } from '../parse/cell';
import { remaining, type Quota, type QuotaWatch } from '../response/quota';
import type { Entity } from '../response/result';
import type { RowName } from '../rows/row';
import { describe, describeRow } from './describe';
import {
	entityOf,
	isFailed,
	tally,
	type Action,
	type Row,
	type RowOutcome,
	type Run,
} from './rowOutcome';
import {
	asSentence,
	dayOf,
	equalRowWords,
	limitLines,
	listRows,
	pluralize,
	present,
	problemLines,
	sentences,
	type Lines,
} from './words';

/** A box above the node's output. n8n shows its message as HTML, so all lines are escaped here. */
function hint(lines: Lines, isWarning: boolean): NodeExecutionHint {
	const message = limitLines(present(lines), 20)
		.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
		.join('<br>');
	return { message, type: isWarning ? 'warning' : 'info', location: 'outputPane' };
}

type ShownRow = Pick<RowOutcome, 'row'> & Partial<RowOutcome>;

const withoutValues = (sentence: string) => sentence.replace(/"[^"]*"|\d+/g, '');
/** The field that a sentence begins with. */
const fieldOf = (sentence: string) => sentence.split("' ")[0] ?? sentence;

/**
 * A line for each kind of sentence: "Rows 2 and 3, for example: 'Budget' …". The first rank of sentences
 * comes first, and of one rank what most rows have.
 */
export async function linesOf<One extends ShownRow>(
	rows: readonly One[],
	ranksOf: (row: One) => readonly Lines[],
	preposition = '',
	kindOf: (sentence: string, rank: number) => string = withoutValues,
): Promise<string[]> {
	const groups = new Map<
		string,
		{ rank: number; first: string; names: RowName[]; differ: boolean }
	>();
	for await (const one of loopInTurns()(rows)) {
		for (const [rank, lines] of ranksOf(one).entries()) {
			for (const sentence of present(lines)) {
				const kind = `${rank}${kindOf(sentence, rank)}`;
				const group = groups.get(kind) ?? { rank, first: sentence, names: [], differ: false };
				groups.set(kind, group);
				group.names.push(one.row.name);
				group.differ ||= sentence !== group.first;
			}
		}
	}
	return [...groups.values()]
		.sort((one, other) => one.rank - other.rank || other.names.length - one.names.length)
		.map(({ names, first, differ }) => {
			const where = asSentence(`${preposition}${listRows(names)}`);
			const [, cause, option] = /^(.+?\.) S(et '.+)$/.exec(first) ?? [];
			// What is set once for all rows comes before the cell of one of them.
			return option === undefined
				? `${where}${differ ? ', for example' : ''}: ${first}`
				: `${where}: s${option} ${differ ? 'For example: ' : ''}${cause}`;
		});
}

/** At most three boxes: what happened (or would happen), what to check, and how cells were read. */
export async function boxes(
	happened: Lines,
	isBad: boolean,
	rows: readonly ShownRow[],
	creation: Creation | undefined,
): Promise<NodeExecutionHint[]> {
	// Say nothing more about rows that weren't created, except in a dry run.
	const shown = rows.filter(({ row, result }) => !result || row.problems.length === 0);
	const toCheck = await linesOf(shown, (one) => checksOf(one, creation), 'in ');
	const isUnused = rows.some((one) => !isChange(one) && one.row.unused.length > 0);
	const unused = unusedColumns([...new Set(rows.flatMap(({ row }) => row.unused))]);
	const readings = await linesOf(shown, ({ row }) => [readingSentences(row)], 'in ', fieldOf);
	return [
		hint(happened, isBad),
		hint([...toCheck, unused], toCheck.length > 0 || isUnused),
		hint(readings, false),
	].filter(({ message }) => message !== '');
}

export function readingSentences({ readings }: Row): string[] {
	return readings.map(
		({ field, written, readAs }) => `'${field}' ${written} was read as ${readAs}.`,
	);
}

const isChange = (shown: ShownRow) => shown.result !== undefined && entityOf(shown) === undefined;

/** The worst first: what differs from the row or costs money, then the rest, then what TikTok may reject. */
function checksOf(shown: ShownRow, creation?: Creation): Lines[] {
	const { warnings, labelOf } = shown.row;
	const entity = entityOf(shown);
	const ofRow = creation && entity ? entityWarnings(entity, shown, creation) : [shown.output?.hint];
	if (warnings.length === 0) return [ofRow];
	const deciding = new Set(creation?.deciding.map(labelOf));
	const [first = [], ...others] = [0, 1, 2].map((rank) =>
		problemLines(
			warnings.filter(({ field, isDoubt }) => rank === (isDoubt ? 2 : deciding.has(field) ? 0 : 1)),
		),
	);
	return [[...ofRow, ...first], ...others];
}

function entityWarnings(entity: Entity, { row, changed }: ShownRow, creation: Creation): Lines {
	const { noun } = creation;
	return [
		twinWarning(entity, creation),
		asSentence(notPausedWords(entity, creation)),
		entity.alreadyCreated === 'other arguments' &&
			`Adspirer created an ${noun} of this name before, with different values, perhaps only without the account. It stays as it is: check that its values are this row's.`,
		entity.alreadyCreated === 'by answer' &&
			`Adspirer says that this ${noun} was there before, so none was created. Check that it is this row's.`,
		entity.id === null &&
			`The ${noun} was created, but its ID couldn't be read from Adspirer's answer. Find the ID in TikTok Ads Manager.`,
		entity.differs && changedWarning(row, entity.differs, creation, namesake),
		changed && changedWarning(row, changed, creation, earlierTry),
	];
}

function twinWarning({ id, twins }: Entity, { noun, parentNoun }: Creation): string {
	if (twins === undefined) return '';
	if (twins.length === 0) {
		return `An earlier call for this ${noun} got no answer and may have created a second one. Look in TikTok Ads Manager to see whether its ${parentNoun} has the name twice.`;
	}
	const ids = formatList([...(id === null ? [] : [id]), ...twins]);
	return `An earlier call for this ${noun} got no answer, and the ${parentNoun} has the name several times now (IDs ${ids}). Keep one in TikTok Ads Manager and delete the rest.`;
}

/** What is to be checked about a row, worst first. A sheet of changes has columns that change nothing. */
export function rowWarnings(shown: ShownRow, creation: Creation | undefined): string[] {
	const unused = !isChange(shown) && unusedColumns(shown.row.unused);
	return present([...checksOf(shown, creation).flat(), unused]);
}

/** Whose values an entity has, and what its value and the row's are called. */
const earlierTry = ['the values of an earlier try of this execution', 'was', 'now'] as const;
const namesake = ['other values than this row', 'is', 'in this row'] as const;

function changedWarning(
	{ labelOf }: Row,
	changed: NonNullable<RowOutcome['changed']>,
	{ noun, fields }: Creation,
	[whose, is, here]: typeof earlierTry | typeof namesake,
): string {
	if (changed.length === 0) return '';
	const shown = (value: unknown) =>
		value === undefined ? 'empty' : formatValue(Array.isArray(value) ? value.join(', ') : value);
	const list = changed.map(
		({ argument, before, now }) =>
			`'${labelOf(argument)}' ${is} ${shown(before)}, ${here} ${shown(now)}`,
	);
	const where = fields.some(({ update }) => update) ? 'with Update' : 'in TikTok Ads Manager';
	const next = ` Change it ${where} if the new values are right.`;
	return `The ${noun} has ${whose}: ${list.join('; ')}.${next}`;
}

function unusedColumns(columns: readonly string[]): string {
	const quoted = columns.map((column) => `'${column}'`);
	return quoted.length > 0 ? `Unused columns: ${formatList(quoted, 'and', 20)}.` : '';
}

/** True for what was to start paused and isn't, or may not be. */
export function isNotPaused({ paused }: Pick<Entity, 'paused'>): boolean {
	return paused !== undefined && paused !== 'yes';
}

/** Why something isn't paused that was to start so, and what to do; empty if all is well. */
export function notPausedWords(entity: Entity, creation: Creation): string {
	if (!isNotPaused(entity)) return '';
	const { alreadyCreated, paused, notPaused, id } = entity;
	const { noun } = creation;
	return sentences(
		`the ${noun} ${paused === 'unknown' ? 'may not be' : "isn't"} paused.`,
		paused === 'may be older' &&
			(alreadyCreated === 'by answer'
				? 'Adspirer says that it was there before.'
				: "Adspirer's list doesn't say for certain when it was created, and it may have been there before."),
		notPaused && describe(notPaused, { action: { verb: 'paused', noun, creation } }).message,
		id === null
			? 'Find it in TikTok Ads Manager and pause it there.'
			: `Pause it in TikTok Ads Manager, or with the operation Pause and its ID ${id}.`,
	);
}

const isPaused = (outcome: RowOutcome) => entityOf(outcome)?.paused === 'yes';
const isUnpaused = (outcome: RowOutcome) => isNotPaused(entityOf(outcome) ?? {});

/** "42 created, 2 failed. 57 of 150 calls left until 1 Dec." or "60 ad groups found, 50 in the output." */
export function summaryLine({ action, outcomes }: Run, quota?: Quota): string {
	const { verb, noun, creation } = action;
	const { done, before, equal, skipped, unknown, failed, notSent } = tally(outcomes);
	const part = (rows: readonly RowOutcome[], what: string) =>
		rows.length > 0 && `${rows.length} ${what}`;
	const isWarned = (outcome: RowOutcome) =>
		outcome.row.warnings.length > 0 || rowWarnings(outcome, creation).length > 0;
	const doneParts = () => [
		part(done, done.length > 0 && done.every(isPaused) ? `${verb} and paused` : verb),
		!done.every(isPaused) && part(done.filter(isPaused), 'of them paused'),
		part([...done, ...before].filter(isUnpaused), "couldn't be paused"),
		part(done.filter(isWarned), 'with warnings'),
	];
	const parts = present([
		...(verb === 'found' ? foundParts(done, action) : doneParts()),
		equalRowWords.had(before.length, noun, 'had'),
		part(before.filter(isPaused), 'of them paused'),
		verb !== 'found' && equalRowWords.counted(equal.length, verb === 'created' && noun),
		part(unknown, 'unknown'),
		part(failed, 'failed'),
		part(notSent, 'not sent'),
		part(skipped, `row${skipped.length === 1 ? '' : 's'} skipped`),
	]);
	const nothing = verb === 'found' ? `No ${noun}s found` : `0 ${verb}`;
	const left = quota && remaining(quota);
	const end = dayOf(' until', quota?.period_end);
	return sentences(
		`${parts.join(', ') || nothing}.`,
		left !== undefined && `${left} of ${quota?.limit} calls left${end}.`,
	);
}

function foundParts(outcomes: readonly RowOutcome[], action: Action) {
	const lists = outcomes.filter(({ output }) => output && !output.isText);
	const things = (limitOf: (outcome: RowOutcome) => number) => {
		const items = lists.flatMap((one) => one.output?.items.slice(0, limitOf(one)) ?? []);
		return new Set(items.map(({ id, name }) => JSON.stringify([id, name]))).size;
	};
	const found = things(() => Infinity);
	const given = things(({ row }) => row.limit);
	const unread = outcomes.filter(({ output }) => output?.isText);
	return [
		found > 0 && `${pluralize(found, action.noun)} found`,
		given < found && `${given} in the output`,
		unread.length > 0 && `${pluralize(unread.length, 'answer')} couldn't be read`,
	];
}

/** Why a row failed or was skipped, whose outcome it has, and how its ID was found. */
function happenedTo(outcome: RowOutcome, run: Run): Lines[] {
	const { result, sameAs } = outcome;
	const { creation, noun } = run.action;
	if (isFailed(outcome)) {
		const { reasons } = describeRow(outcome, run);
		return [reasons, [], [sameAs && `Same outcome as ${listRows([sameAs])}.`]];
	}
	const { id, idFromList } = entityOf(outcome) ?? {};
	const found =
		idFromList &&
		`Adspirer didn't say what was created, so the node looked in the ${creation?.parentNoun}'s list of ${noun}s and found ID ${id}.`;
	return [[], ['skipped' in result && result.skipped], [], [found]];
}

/** The boxes of a run. If it `ended` with an error, that says what was done. */
export async function runHints(
	run: Run,
	quota: QuotaWatch | undefined,
	ended: boolean,
): Promise<NodeExecutionHint[]> {
	const { outcomes, action } = run;
	const { last, overLimitBegan: over } = quota ?? {};
	const told = ended ? outcomes.filter((outcome) => !isFailed(outcome)) : outcomes;
	// Each row that others have the outcome of is told by its number.
	const kindOf = (sentence: string, rank: number) =>
		rank === 2 ? sentence : withoutValues(sentence);
	const isLow = (quota?.callsLeft() ?? Infinity) < (last?.limit ?? 0) / 10;
	const happened = [
		!ended && shortfallLine(run),
		!ended && summaryLine(run, last),
		over &&
			`Your Adspirer quota is used up (${over.used} of ${over.limit ?? 0} calls). On the Plus plan, each further call costs 0.50 USD.`,
		...(await linesOf(told, (outcome) => happenedTo(outcome, run), '', kindOf)),
	];
	const isBad = isLow || over || run.shortfall || told.some(isFailed) || outcomes.some(isUnpaused);
	return await boxes(happened, Boolean(isBad), outcomes, action.creation);
}

/** Says that a run needs more calls than are left; undefined if there are enough. */
export function shortfallLine({ shortfall }: Pick<Run, 'shortfall'>): string | undefined {
	if (!shortfall) return undefined;
	const { needed, left, until } = shortfall;
	return `This run needs ${needed} calls, ${left} ${left === 1 ? 'is' : 'are'} left${dayOf(' until', until)}. Calls beyond the limit stop with a quota error or, on the Plus plan, cost 0.50 USD each.`;
}
