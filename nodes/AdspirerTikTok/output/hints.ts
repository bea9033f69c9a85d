import type { NodeExecutionHint } from 'n8n-workflow';
import { creationFields } from '../contract/fields';
import { formatList, formatValue } from '../parse/cell';
import { isCreated } from '../response/result';
import { eventLoopBreaks } from '../rows/eventLoop';
import type { RowName, Warning } from '../rows/row';
import { notPausedSentences } from './notPaused';
import type { Row, RowOutcome } from './rowOutcome';
import { asSentence, limitLines, listRows, problemSentences, rowsAsSubject } from './words';

/**
 * A box above the node's output; it blocks nothing. n8n shows its message as HTML, so what a heading, a
 * cell or the service wrote is escaped here, at the one place where all hints are made.
 */
export function hint(lines: readonly string[], type: 'info' | 'warning'): NodeExecutionHint {
	// More lines in a box nobody reads.
	const shown = limitLines(lines, 20).map((line) =>
		line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
	);
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
 * Says once what is true of several rows, of most rows first: "In rows 2 and 3: 'Budget' …".
 *
 * @param kindOf sentences of one kind become one line, with the first of them as an example.
 */
async function linesOf<One extends Told>(
	rows: readonly One[],
	sentencesOf: (row: One) => readonly string[],
	kindOf = withoutValues,
	describeRows = (names: readonly RowName[]) => `In ${listRows(names)}`,
): Promise<string[]> {
	const takeBreak = eventLoopBreaks();
	const found: Array<{ name: RowName; sentence: string; kind: string }> = [];
	for (const told of rows) {
		for (const sentence of sentencesOf(told)) {
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

/** What came of rows, one line for one cause: "Rows 1–10 and 12: …". */
export async function causeLines<One extends Told>(
	rows: readonly One[],
	sentencesOf: (row: One) => readonly string[],
): Promise<string[]> {
	return await linesOf(rows, sentencesOf, withoutValues, rowsAsSubject);
}

/**
 * At most three boxes above the output.
 *
 * @param happened the first one: what happened, or what would.
 */
export async function boxes(
	happened: NodeExecutionHint,
	rows: readonly Told[],
): Promise<NodeExecutionHint[]> {
	const toCheck: string[] = [];
	for (const rank of ranks.keys()) {
		toCheck.push(...(await linesOf(rows, (told) => rankedWarnings(told)[rank] ?? [])));
	}
	const unused = new Set(rows.flatMap(({ row }) => row.unused));
	const readings = await linesOf(
		rows.filter((told) => !isRefused(told)),
		({ row }) => readingSentences(row),
		fieldOf,
	);
	const isWarned =
		toCheck.length > 0 || rows.some((told) => !isChange(told) && told.row.unused.length > 0);
	return [
		happened,
		hint([...toCheck, ...unusedColumnsLines([...unused])], isWarned ? 'warning' : 'info'),
		hint(readings, 'info'),
	].filter(({ message }) => message !== '');
}

/** "'Budget' "$1,250.00" was read as 1250, in the ad account's currency." */
export function readingSentences({ readings }: Pick<Row, 'readings'>): string[] {
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

/** True for a row that nothing came of. In a check its warnings and readings count all the same. */
const isRefused = ({ row, result }: Told) => result !== undefined && row.problems.length > 0;

const notPaused = ({ result }: Told) =>
	result && isCreated(result) ? notPausedSentences(result.adGroup).map(asSentence) : [];

/** What is to be checked about a row, by how bad it is. */
function rankedWarnings(told: Told): string[][] {
	const { row, output } = told;
	const found = isRefused(told) ? [] : row.warnings;
	// Thousands of rows have nothing to be told apart.
	const labels = found.length > 0 ? deciding.map(row.labelOf) : [];
	const rankOf = ({ field, isDoubt }: Warning): (typeof ranks)[number] =>
		isDoubt ? 'doubt' : labels.includes(field) ? 'deciding' : 'other';
	const before = {
		deciding: [...notPaused(told), ...changedSentences(told), ...adGroupSentences(told)],
		other: output?.hint === undefined ? [] : [output.hint],
		doubt: [],
	};
	return ranks.map((rank) => [
		...before[rank],
		...problemSentences(found.filter((warning) => rankOf(warning) === rank)),
	]);
}

/** What is to be checked about a row, worst first. A sheet of changes has columns that change nothing. */
export function rowWarnings(told: Told): string[] {
	const unused = isChange(told) ? [] : told.row.unused;
	return [...rankedWarnings(told).flat(), ...unusedColumnsLines(unused)];
}

/** The ad group has the values of an earlier try, which differ from what the row says now. */
function changedSentences({ row, changed = [] }: Told): string[] {
	if (changed.length === 0) return [];
	const textOf = (value: unknown) =>
		value === undefined ? 'empty' : formatValue(Array.isArray(value) ? value.join(', ') : value);
	const list = changed.map(
		({ argument, before, now }) =>
			`'${row.labelOf(argument)}' was ${textOf(before)}, now ${textOf(now)}`,
	);
	return [
		`The ad group has the values of an earlier try of this execution: ${list.join('; ')}. Change it with Update if the new values are right.`,
	];
}

/** What to check about an ad group: its ID is unknown, or it is older than the run. */
function adGroupSentences({ result }: Told): string[] {
	if (!result || !isCreated(result)) return [];
	const { adgroupId, alreadyCreated } = result.adGroup;
	const older =
		"An ad group with this name was there before this run, so none was created. Check that it is this row's.";
	const unnamed =
		"Adspirer created the ad group but didn't name its ID. Find the ID in TikTok Ads Manager.";
	return alreadyCreated === 'older' ? [older] : adgroupId === null ? [unnamed] : [];
}

/** Columns that Map Automatically found no use for. */
function unusedColumnsLines(columns: readonly string[]): string[] {
	const quoted = columns.map((column) => `'${column}'`);
	return quoted.length > 0 ? [`Unused columns: ${formatList(quoted, 'and', 20)}.`] : [];
}
