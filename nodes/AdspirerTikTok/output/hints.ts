import type { NodeExecutionHint } from 'n8n-workflow';
import { formatList, formatValue } from '../parse/cell';
import { remaining, type QuotaWatch } from '../response/quota';
import type { RowName } from '../rows/row';
import { hasAdGroup, isCreation, type Row, type RowOutcome, type Run } from './rowOutcome';
import { limitLines, listRows, pluralize, problemSentences, rowsAsSubject } from './words';

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

function groupsOf<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => unknown): Thing[][] {
	const groups = new Map<unknown, Thing[]>();
	for (const thing of things) {
		const group = groups.get(keyOf(thing));
		if (group) group.push(thing);
		else groups.set(keyOf(thing), [thing]);
	}
	return [...groups.values()];
}

/** A sentence without the values in it, by which it is the same as another row's. */
export const withoutValues = (sentence: string) => sentence.replace(/"[^"]*"|\d+/g, '');
/** The field that a sentence begins with. */
const fieldOf = (sentence: string) => sentence.split("' ")[0] ?? sentence;

/**
 * Says once what is true of several rows, of most rows first: "In rows 2 and 3: 'Budget' …".
 *
 * @param kindOf sentences of one kind become one line, with the first of them as an example.
 */
export function linesOf<Told extends { readonly row: { readonly name: RowName } }>(
	rows: readonly Told[],
	sentencesOf: (row: Told) => readonly string[],
	kindOf = withoutValues,
	describeRows = (names: readonly RowName[]) => `In ${listRows(names)}`,
): string[] {
	const found = rows.flatMap((told) =>
		sentencesOf(told).map((sentence) => ({ name: told.row.name, sentence })),
	);
	return groupsOf(found, ({ sentence }) => kindOf(sentence))
		.sort((one, other) => other.length - one.length)
		.map((group) => {
			const first = group[0]?.sentence ?? '';
			const differ = group.some(({ sentence }) => sentence !== first);
			const names = describeRows(group.map(({ name }) => name));
			return `${names}${differ ? ', for example' : ''}: ${first}`;
		});
}

/** "'Budget' "$1,250.00" was read as 1250, in the ad account's currency." */
export function readingSentences({ readings }: Pick<Row, 'readings'>): string[] {
	return readings.map(
		({ field, written, readAs }) => `'${field}' ${written} was read as ${readAs}.`,
	);
}

/** "'Pixel ID' was ignored, because …", and what is unusual about the row's values. */
export function valueWarnings({ ignored, warnings }: Pick<Row, 'ignored' | 'warnings'>): string[] {
	return [
		...ignored.map(({ field, because }) => `'${field}' was ignored, because ${because}.`),
		...problemSentences(warnings),
	];
}

/** What is to be checked about a row, worst first. A row that is refused says itself what it holds. */
export function rowWarnings(outcome: RowOutcome): string[] {
	const { row } = outcome;
	return [
		...changedSentences(outcome),
		...adGroupSentences(outcome),
		...(row.problems.length === 0 ? valueWarnings(row) : []),
	];
}

/**
 * The boxes beside the summary: what to check, and how cells were read.
 *
 * @param unusedColumns filled columns that Map Automatically found no use for.
 * @param quota missing where nothing was sent.
 */
export function runHints(
	run: Run,
	unusedColumns: readonly string[],
	quota?: QuotaAlarms,
): NodeExecutionHint[] {
	const { outcomes } = run;
	const warnings = [
		...(quota ? quotaLines(quota) : []),
		...linesOf(outcomes, ({ output }) => (output?.hint === undefined ? [] : [output.hint])),
		...linesOf(outcomes, rowWarnings),
	];
	const notes = [
		...repeatedLines(run),
		...linesOf(outcomes, foundSentences),
		...unusedColumnsLines(unusedColumns),
	];
	// Nothing comes of a row that is refused.
	const good = outcomes.filter(({ row }) => row.problems.length === 0);
	const readings = linesOf(good, ({ row }) => readingSentences(row), fieldOf);
	const boxes = [
		hint([...warnings, ...notes], warnings.length > 0 ? 'warning' : 'info'),
		hint(readings, 'info'),
	];
	return boxes.filter(({ message }) => message !== '');
}

/** Rows that are one ad group, or were sent once. */
function repeatedLines({ work, outcomes }: Run): string[] {
	const said = isCreation(work)
		? 'the same ad group, so it is created once.'
		: 'the same, so they were sent once.';
	return groupsOf(outcomes, ({ result }) => result)
		.filter((group) => group.length > 1)
		.map((group) => `${rowsAsSubject(group.map(({ row }) => row.name))} are ${said}`);
}

/** The ad group has the values of an earlier try, which differ from what the row says now. */
function changedSentences({ row, changed = [] }: RowOutcome): string[] {
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
function adGroupSentences(outcome: RowOutcome): string[] {
	if (!hasAdGroup(outcome)) return [];
	const { adgroupId, alreadyCreated } = outcome.result.adGroup;
	const older =
		"An ad group with this name was there before this run, so none was created. Check that it is this row's.";
	const unnamed =
		"Adspirer created the ad group but didn't name its ID. Find the ID in TikTok Ads Manager.";
	return alreadyCreated === 'older' ? [older] : adgroupId === null ? [unnamed] : [];
}

/** An ad group whose answers left it open what was created, and that the campaign's list shows. */
function foundSentences(outcome: RowOutcome): string[] {
	const { idFromList, adgroupId } = (hasAdGroup(outcome) && outcome.result.adGroup) || {};
	const found = `Adspirer didn't say what was created, so the node looked in the campaign's list of ad groups and found ID ${adgroupId}.`;
	return idFromList ? [found] : [];
}

/** Columns that Map Automatically found no use for. */
export function unusedColumnsLines(columns: readonly string[]): string[] {
	const quoted = columns.map((column) => `'${column}'`);
	return quoted.length > 0 ? [`Unused columns: ${formatList(quoted, 'and', 20)}.`] : [];
}

/** What a run has found out about the quota, where a person has to know it. */
type QuotaAlarms = Pick<QuotaWatch, 'low' | 'shortfall' | 'overLimitBegan'>;

function quotaLines({ low, shortfall, overLimitBegan: over }: QuotaAlarms): string[] {
	const said = [
		shortfall
			? `had ${pluralize(shortfall.callsLeft, 'call')} left for the ${pluralize(shortfall.rowsToGo, 'row')} still to send`
			: low && `is down to ${remaining(low) ?? 0} of ${low.limit ?? 0} calls`,
		over &&
			`is used up (${over.used} of ${over.limit ?? 0} calls). On the Plus plan, each further call costs 0.50 USD`,
	];
	return said.flatMap((part) => (part ? [`Your Adspirer quota ${part}.`] : []));
}
