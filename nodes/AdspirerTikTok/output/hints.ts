import type { NodeExecutionHint } from 'n8n-workflow';
import { eventLoopBreaks } from '../client/eventLoop';
import type { Creation } from '../contract/creation';
import { formatList, formatValue } from '../parse/cell';
import { isCreated, type Entity } from '../response/result';
import type { RowName } from '../rows/row';
import { describe } from './describe';
import type { Row, RowOutcome } from './rowOutcome';
import { asSentence, limitLines, listRows, present, type Lines } from './words';

/**
 * A box above the node's output; it blocks nothing. n8n shows its message as HTML, so what a heading, a
 * cell or the service wrote is escaped here, at the one place where all hints are made.
 */
function hint(lines: Lines, isWarning: boolean): NodeExecutionHint {
	// Nobody reads more lines than this in a box.
	const escaped = (line: string) =>
		line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	const message = limitLines(present(lines), escaped, 20).join('<br>');
	return { message, type: isWarning ? 'warning' : 'info', location: 'outputPane' };
}

/** Things in groups, in the order of each group's first one. */
export function groupsOf<Thing>(
	things: readonly Thing[],
	keyOf: (thing: Thing) => unknown,
): Thing[][] {
	const groups = new Map<unknown, Thing[]>();
	for (const thing of things) {
		const key = keyOf(thing);
		const group = groups.get(key);
		if (group) group.push(thing);
		else groups.set(key, [thing]);
	}
	return [...groups.values()];
}

/** A sentence without its values, by which it is the same as another row's. */
const withoutValues = (sentence: string) => sentence.replace(/"[^"]*"|\d+/g, '');
/** The field that a sentence begins with. */
const fieldOf = (sentence: string) => sentence.split("' ")[0] ?? sentence;

/** A row that something is said about, with its outcome if it was sent. */
type Told = Pick<RowOutcome, 'row'> & Partial<RowOutcome>;

/**
 * Says once what is true of several rows, of most rows first: "Rows 2 and 3: 'Budget' …". Sentences of
 * one kind become one line, with the first of them as an example.
 */
export async function linesOf<One extends Told>(
	rows: readonly One[],
	sentencesOf: (row: One) => Lines,
	describeRows = (names: readonly RowName[]) => asSentence(listRows(names)),
	kindOf = withoutValues,
): Promise<string[]> {
	const takeBreak = eventLoopBreaks();
	const found: Array<{ name: RowName; sentence: string; kind: string }> = [];
	for (const told of rows) {
		const said = present(sentencesOf(told));
		for (const sentence of said) {
			found.push({ name: told.row.name, sentence, kind: kindOf(sentence) });
		}
		if (said.length > 0) await takeBreak();
	}
	return groupsOf(found, ({ kind }) => kind)
		.sort((one, other) => other.length - one.length)
		.map((group) => {
			const first = group[0]?.sentence ?? '';
			const differ = group.some(({ sentence }) => sentence !== first);
			const names = describeRows(group.map(({ name }) => name));
			const [, cause, option] = /^(.+?\.) S(et '.+)$/.exec(first) ?? [];
			// What is set once for all rows comes before the cell of one of them.
			return option === undefined
				? `${names}${differ ? ', for example' : ''}: ${first}`
				: `${names}: s${option} ${differ ? 'For example: ' : ''}${cause}`;
		});
}

const inRows = (rows: readonly RowName[]) => `In ${listRows(rows)}`;

/**
 * At most three boxes above the output: what happened, or what would, which `isBad` makes a warning; what
 * to check; and how cells were read.
 *
 * @param creation what the rows create or change, if anything.
 */
export async function boxes(
	happened: Lines,
	isBad: boolean,
	rows: readonly Told[],
	creation: Creation | undefined,
): Promise<NodeExecutionHint[]> {
	// Say nothing more about rows that weren't created, except in a dry run.
	const told = rows.filter(({ row, result }) => !result || row.problems.length === 0);
	const warned: Array<{ row: Row; checks: readonly Check[] }> = [];
	const takeBreak = eventLoopBreaks();
	for (const one of told) {
		const checks = checksOf(one, creation);
		if (checks.length === 0) continue;
		warned.push({ row: one.row, checks });
		await takeBreak();
	}
	const toCheck: string[] = [];
	for (const rank of ranks) {
		const sentencesOf = ({ checks }: (typeof warned)[number]) =>
			checks.map((check) => check.rank === rank && check.sentence);
		toCheck.push(...(await linesOf(warned, sentencesOf, inRows)));
	}
	const isWarned =
		toCheck.length > 0 || rows.some((one) => !isChange(one) && one.row.unused.length > 0);
	const unused = unusedColumns([...new Set(rows.flatMap(({ row }) => row.unused))]);
	const readings = await linesOf(told, ({ row }) => readingSentences(row), inRows, fieldOf);
	return [
		hint(happened, isBad),
		hint([...toCheck, unused], isWarned),
		hint(readings, false),
	].filter(({ message }) => message !== '');
}

/** "'Budget' "$1,250.00" was read as 1250, in the ad account's currency." */
export function readingSentences({ readings }: Row): string[] {
	return readings.map(
		({ field, written, readAs }) => `'${field}' ${written} was read as ${readAs}.`,
	);
}

/** The worst first: what differs from the row, or costs money; and last what TikTok may reject. */
const ranks = ['deciding', 'other', 'doubt'] as const;

/** Something to check about a row. */
interface Check {
	readonly rank: (typeof ranks)[number];
	readonly sentence: string;
}

/** True for what changes something or only reads. */
const isChange = ({ result }: Told) => result !== undefined && !isCreated(result);

const decidingArguments = new WeakMap<Creation, readonly string[]>();

/** The arguments of a creation that decide, worked out once for however many rows. */
function decidingOf(creation: Creation): readonly string[] {
	const { fields, isDeciding } = creation;
	const known = decidingArguments.get(creation);
	const all = known ?? fields.map(({ argument }) => argument).filter(isDeciding);
	decidingArguments.set(creation, all);
	return all;
}

/** What is to be checked about a row, without unused columns. */
function checksOf({ row, result, output, changed = [] }: Told, creation?: Creation): Check[] {
	const { warnings, labelOf } = row;
	const ofRow =
		creation && result && isCreated(result)
			? [
					...entityWarnings(result.entity, creation),
					changed.length > 0 && changedWarning(row, changed, creation),
				]
			: [output?.hint];
	const labels = warnings.length > 0 && creation ? decidingOf(creation).map(labelOf) : [];
	return [
		...present(ofRow).map((sentence): Check => ({ rank: 'deciding', sentence })),
		...warnings.map(
			({ field, message, isDoubt }): Check => ({
				rank: isDoubt ? 'doubt' : labels.includes(field) ? 'deciding' : 'other',
				sentence: `'${field}' ${message}`,
			}),
		),
	];
}

function entityWarnings(entity: Entity, creation: Creation): Lines {
	const { noun } = creation;
	return [
		asSentence(notPausedWords(entity, creation)),
		entity.alreadyCreated === 'older'
			? `An ${noun} with this name was there before this run, so none was created. Check that it is this row's.`
			: entity.id === null &&
				`Adspirer created the ${noun} but didn't name its ID. Find the ID in TikTok Ads Manager.`,
	];
}

/** What is to be checked about a row, worst first. A sheet of changes has columns that change nothing. */
export function rowWarnings(told: Told, creation: Creation | undefined): string[] {
	const checks = checksOf(told, creation);
	const unused = isChange(told) ? '' : unusedColumns(told.row.unused);
	if (checks.length === 0) return present([unused]);
	const ranked = ranks.flatMap((rank) => checks.filter((check) => check.rank === rank));
	return present([...ranked.map(({ sentence }) => sentence), unused]);
}

/** What was created has the values of an earlier try, which differ from what the row says now. */
function changedWarning(
	{ labelOf }: Row,
	changed: NonNullable<RowOutcome['changed']>,
	{ noun, canBeUpdated }: Creation,
): string {
	const shown = (value: unknown) =>
		value === undefined ? 'empty' : formatValue(Array.isArray(value) ? value.join(', ') : value);
	const list = changed.map(
		({ argument, before, now }) => `'${labelOf(argument)}' was ${shown(before)}, now ${shown(now)}`,
	);
	const next = canBeUpdated ? ' Change it with Update if the new values are right.' : '';
	return `The ${noun} has the values of an earlier try of this execution: ${list.join('; ')}.${next}`;
}

/** Columns that Map Automatically has no use for. */
function unusedColumns(columns: readonly string[]): string {
	const quoted = columns.map((column) => `'${column}'`);
	return quoted.length > 0 ? `Unused columns: ${formatList(quoted, 'and', 20)}.` : '';
}

/** True for what was to start paused and isn't, or may not be. */
export function isNotPaused({ paused }: Entity): boolean {
	return paused !== undefined && paused !== 'yes';
}

/** Why something isn't paused that was to start so, and what to do; empty if all is well. */
export function notPausedWords(entity: Entity, creation: Creation): string {
	if (!isNotPaused(entity)) return '';
	const { paused, notPaused, id } = entity;
	const { noun } = creation;
	return present([
		`the ${noun} ${paused === 'unknown' ? 'may not be' : "isn't"} paused.`,
		paused === 'may be older' &&
			"Adspirer's list doesn't say when it was created, and it may have been there before.",
		notPaused && describe(notPaused, { action: { verb: 'paused', noun, creation } }).message,
		id === null
			? 'Find it in TikTok Ads Manager and pause it there.'
			: `Pause it in TikTok Ads Manager, or with the operation Pause and its ID ${id}.`,
	]).join(' ');
}
