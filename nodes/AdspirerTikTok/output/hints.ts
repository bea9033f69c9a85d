import type { NodeExecutionHint } from 'n8n-workflow';
import { loopInTurns } from '../client/clock';
import type { Creation } from '../contract/creation';
import { formatList, formatValue } from '../parse/cell';
import type { Entity } from '../response/result';
import type { RowName } from '../rows/row';
import { describe } from './describe';
import { entityOf, type Row, type RowOutcome } from './rowOutcome';
import { asSentence, limitLines, listRows, present, sentences, type Lines } from './words';

/** A box above the node's output. n8n shows its message as HTML, so all lines are escaped here. */
function hint(lines: Lines, isWarning: boolean): NodeExecutionHint {
	const escaped = (line: string) =>
		line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	const message = limitLines(present(lines), escaped, 20).join('<br>');
	return { message, type: isWarning ? 'warning' : 'info', location: 'outputPane' };
}

type ShownRow = Pick<RowOutcome, 'row'> & Partial<RowOutcome>;

/** A sentence about a row; the lowest rank comes first. */
interface Check {
	readonly rank: number;
	readonly sentence: string;
}

const unranked = (lines: Lines): Check[] =>
	present(lines).map((sentence) => ({ rank: 0, sentence }));

const withoutValues = (sentence: string) => sentence.replace(/"[^"]*"|\d+/g, '');
/** The field that a sentence begins with. */
const fieldOf = (sentence: string) => sentence.split("' ")[0] ?? sentence;

/** A line for each kind of sentence, most rows first: "Rows 2 and 3, for example: 'Budget' …". */
export async function linesOf<One extends ShownRow>(
	rows: readonly One[],
	sentencesOf: (row: One) => Lines,
): Promise<string[]> {
	return await groupedLines(rows, (row) => unranked(sentencesOf(row)), '');
}

async function groupedLines<One extends ShownRow>(
	rows: readonly One[],
	checksOfRow: (row: One) => readonly Check[],
	preposition = 'in ',
	kindOf = withoutValues,
): Promise<string[]> {
	const groups = new Map<string, Check & { readonly names: RowName[]; differ: boolean }>();
	for await (const one of loopInTurns()(rows)) {
		for (const check of checksOfRow(one)) {
			const kind = `${check.rank}${kindOf(check.sentence)}`;
			const group = groups.get(kind) ?? { ...check, names: [], differ: false };
			groups.set(kind, group);
			group.names.push(one.row.name);
			group.differ ||= check.sentence !== group.sentence;
		}
	}
	return [...groups.values()]
		.sort((one, other) => one.rank - other.rank || other.names.length - one.names.length)
		.map(({ names, sentence: first, differ }) => {
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
	const toCheck = await groupedLines(shown, (one) => checksOf(one, creation));
	const isUnused = rows.some((one) => !isChange(one) && one.row.unused.length > 0);
	const unused = unusedColumns([...new Set(rows.flatMap(({ row }) => row.unused))]);
	const readingsOf = ({ row }: ShownRow) => unranked(readingSentences(row));
	const readings = await groupedLines(shown, readingsOf, 'in ', fieldOf);
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
function checksOf(shown: ShownRow, creation?: Creation): Check[] {
	const { warnings, labelOf } = shown.row;
	const entity = entityOf(shown);
	const ofRow = creation && entity ? entityWarnings(entity, shown, creation) : [shown.output?.hint];
	const deciding = warnings.length > 0 && creation ? creation.deciding.map(labelOf) : [];
	return [
		...unranked(ofRow),
		...warnings.map(({ field, message, isDoubt }) => ({
			rank: isDoubt ? 2 : deciding.includes(field) ? 0 : 1,
			sentence: `'${field}' ${message}`,
		})),
	].sort((one, other) => one.rank - other.rank);
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
	const checks = checksOf(shown, creation).map(({ sentence }) => sentence);
	return present([...checks, !isChange(shown) && unusedColumns(shown.row.unused)]);
}

/** Whose values an entity has, and what its value and the row's are called. */
const earlierTry = ['the values of an earlier try of this execution', 'was', 'now'] as const;
const namesake = ['other values than this row', 'is', 'in this row'] as const;

function changedWarning(
	{ labelOf }: Row,
	changed: NonNullable<RowOutcome['changed']>,
	{ noun, canBeUpdated }: Creation,
	[whose, is, here]: typeof earlierTry | typeof namesake,
): string {
	if (changed.length === 0) return '';
	const shown = (value: unknown) =>
		value === undefined ? 'empty' : formatValue(Array.isArray(value) ? value.join(', ') : value);
	const list = changed.map(
		({ argument, before, now }) =>
			`'${labelOf(argument)}' ${is} ${shown(before)}, ${here} ${shown(now)}`,
	);
	const where = canBeUpdated ? 'with Update' : 'in TikTok Ads Manager';
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
