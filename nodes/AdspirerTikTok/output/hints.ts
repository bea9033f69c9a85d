import type { NodeExecutionHint } from 'n8n-workflow';
import { creationFields } from '../contract/fields';
import { formatList, formatValue } from '../parse/cell';
import { isCreated, type Entity } from '../response/result';
import { eventLoopBreaks } from '../client/eventLoop';
import type { RowName } from '../rows/row';
import { describe } from './describe';
import type { Row, RowOutcome } from './rowOutcome';
import { asSentence, limitLines, listRows, present, problemLines, type Lines } from './words';

/**
 * A box above the node's output; it blocks nothing. n8n shows its message as HTML, so what a heading, a
 * cell or the service wrote is escaped here, at the one place where all hints are made.
 */
function hint(lines: Lines, isWarning: boolean): NodeExecutionHint {
	// More lines in a box nobody reads.
	const shown = limitLines(lines, 20).map((line) =>
		line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
	);
	const type = isWarning ? 'warning' : 'info';
	return { message: shown.join('<br>'), type, location: 'outputPane' };
}

/** Things in groups, in the order in which each group's first one comes. */
export function groupsOf<Thing>(
	things: readonly Thing[],
	keyOf: (thing: Thing) => unknown,
): Thing[][] {
	const groups = new Map<unknown, Thing[]>();
	for (const thing of things) {
		const group = groups.get(keyOf(thing));
		if (group) group.push(thing);
		else groups.set(keyOf(thing), [thing]);
	}
	return [...groups.values()];
}

/** A sentence without the values in it, by which it is the same as another row's. */
const withoutValues = (sentence: string) => sentence.replace(/"[^"]*"|\d+/g, '');
/** The field that a sentence begins with. */
const fieldOf = (sentence: string) => sentence.split("' ")[0] ?? sentence;

/** A row that something is said of, with what it came to where it was sent. */
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
		for (const sentence of present(sentencesOf(told))) {
			found.push({ name: told.row.name, sentence, kind: kindOf(sentence) });
		}
		await takeBreak();
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
 */
export async function boxes(
	happened: Lines,
	isBad: boolean,
	rows: readonly Told[],
): Promise<NodeExecutionHint[]> {
	// Of a row that nothing came of, no more is said; in a check it is.
	const told = rows.filter(({ row, result }) => !result || row.problems.length === 0);
	const toCheck: string[] = [];
	for (const rank of ranks) {
		toCheck.push(...(await linesOf(told, (one) => warningsOf(one, rank), inRows)));
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

/** What decides who sees the ads, and what they cost and whom. */
const deciding = creationFields.flatMap(({ argument, collection }) =>
	collection === 'targeting' || /^(adv|campaign|location|placement|budget|bid)/.test(argument)
		? [argument]
		: [],
);

/** The worst comes first: what the ad group has else than the row says, and what TikTok may reject. */
const ranks = ['deciding', 'other', 'doubt'] as const;

/** True for what changes an ad group or reads one. */
const isChange = ({ result }: Told) => result !== undefined && !isCreated(result);

/** What is to be checked about a row that is so bad. */
function warningsOf({ row, result, output, changed }: Told, rank: (typeof ranks)[number]): Lines {
	const { warnings, labelOf } = row;
	// Thousands of rows have nothing to be told apart.
	const labels = warnings.length > 0 ? deciding.map(labelOf) : [];
	const found = warnings.filter(
		({ field, isDoubt }) =>
			rank === (isDoubt ? 'doubt' : labels.includes(field) ? 'deciding' : 'other'),
	);
	if (rank !== 'deciding') return problemLines(found);
	const adGroup = result && isCreated(result) ? result.entity : undefined;
	return [
		asSentence(notPausedWords(adGroup)),
		changedWords(row, changed),
		adGroup?.alreadyCreated === 'older'
			? "An ad group with this name was there before this run, so none was created. Check that it is this row's."
			: adGroup?.id === null &&
				"Adspirer created the ad group but didn't name its ID. Find the ID in TikTok Ads Manager.",
		output?.hint,
		...problemLines(found),
	];
}

/** What is to be checked about a row, worst first. A sheet of changes has columns that change nothing. */
export function rowWarnings(told: Told): string[] {
	const unused = !isChange(told) && unusedColumns(told.row.unused);
	return present([...ranks.flatMap((rank) => warningsOf(told, rank)), unused]);
}

/** The ad group has the values of an earlier try, which differ from what the row says now. */
function changedWords({ labelOf }: Row, changed: RowOutcome['changed'] = []): string {
	const textOf = (value: unknown) =>
		value === undefined ? 'empty' : formatValue(Array.isArray(value) ? value.join(', ') : value);
	const list = changed.map(
		({ argument, before, now }) =>
			`'${labelOf(argument)}' was ${textOf(before)}, now ${textOf(now)}`,
	);
	return list.length === 0
		? ''
		: `The ad group has the values of an earlier try of this execution: ${list.join('; ')}. Change it with Update if the new values are right.`;
}

/** Columns that Map Automatically found no use for. */
function unusedColumns(columns: readonly string[]): string {
	const quoted = columns.map((column) => `'${column}'`);
	return quoted.length > 0 ? `Unused columns: ${formatList(quoted, 'and', 20)}.` : '';
}

/** Why an ad group isn't paused that was to start so, and what to do; empty where all is well. */
export function notPausedWords(adGroup: Entity | undefined): string {
	if (adGroup?.paused === undefined || adGroup.paused === 'yes') return '';
	const { paused, notPaused, id: adgroupId } = adGroup;
	return present([
		`the ad group ${paused === 'unknown' ? 'may not be' : "isn't"} paused.`,
		paused === 'may be older' &&
			"Adspirer's list doesn't say when it was created, and it may have been there before.",
		notPaused && describe(notPaused, { work: { did: 'paused' } }).message,
		adgroupId === null
			? 'Find it in TikTok Ads Manager and pause it there.'
			: `Pause it in TikTok Ads Manager, or with the operation Pause and its ID ${adgroupId}.`,
	]).join(' ');
}
