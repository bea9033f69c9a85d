import type { NodeExecutionHint } from 'n8n-workflow';
import { formatValue } from '../parse/cell';
import { remaining, type Quota, type QuotaWatch } from '../response/quota';
import type { AdGroup, Done } from '../response/result';
import type { ChangedValue, RowName } from '../rows/row';
import { notPausedSentences } from './describe';
import { hasAdGroup, isCreation, type Row, type RowOutcome, type Run } from './rowOutcome';
import {
	asSentence,
	formatDay,
	limitLines,
	listRows,
	pluralize,
	problemSentences,
	rowsAsSubject,
} from './words';

/** More lines in a box nobody reads. */
const maxLines = 20;

/**
 * A box above the node's output; it blocks nothing. n8n shows its message as HTML, so what a heading, a
 * cell or the service wrote is escaped here, at the one place where all hints are made.
 */
export function hint(
	lines: string | readonly string[],
	type: 'info' | 'warning' = 'warning',
): NodeExecutionHint {
	const shown = limitLines(typeof lines === 'string' ? [lines] : lines, maxLines);
	return { message: shown.map(escapeMarkup).join('<br>'), type, location: 'outputPane' };
}

function escapeMarkup(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A sentence about a row. */
type Said = readonly [row: RowName, sentence: string];

function groupsOf<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => unknown): Thing[][] {
	const groups = new Map<unknown, Thing[]>();
	for (const thing of things) {
		const group = groups.get(keyOf(thing));
		if (group) group.push(thing);
		else groups.set(keyOf(thing), [thing]);
	}
	return [...groups.values()];
}

/** Rows with sentences of one kind, and the first of these, marked as an example where they differ. */
function byKind(found: readonly Said[], kindOf: (sentence: string) => string) {
	return groupsOf(found, ([, sentence]) => kindOf(sentence)).map((group) => {
		const [first = ''] = group.map(([, sentence]) => sentence);
		const differ = group.some(([, sentence]) => sentence !== first);
		const rows = group.map(([row]) => row);
		return { rows, example: differ ? `for example, ${first}` : first };
	});
}

/** A sentence without the values in it, by which it is the same as another row's. */
const withoutValues = (sentence: string) => sentence.replace(/"[^"]*"/g, '""');
const withoutIds = (sentence: string) => sentence.replace(/ID \d+/g, 'ID');
/** The field that a sentence begins with. */
const fieldOf = (sentence: string) => sentence.split("' ")[0] ?? sentence;
/** All fields that a sentence names. */
const fieldsIn = (sentence: string) => (sentence.match(/'[^']*' was/g) ?? []).join();

/** Causes that keep rows back, those of most rows first: "Rows 1–10 and 12: 'Start Time' …". */
export function causeLines(found: readonly Said[]): string[] {
	return byKind(found, withoutValues)
		.sort((one, other) => other.rows.length - one.rows.length)
		.map(({ rows, example }) => `${rowsAsSubject(rows)}: ${example}`);
}

/** "'Budget' "$1,250.00" was read as 1250, in the ad account's currency." */
export function readingSentences({ readings }: Pick<Row, 'readings'>): string[] {
	return readings.map(
		({ field, written, readAs }) => `'${field}' ${written} was read as ${readAs}.`,
	);
}

/** "'Pixel ID' was ignored, because …" */
export function ignoredSentences({ ignored }: Pick<Row, 'ignored'>): string[] {
	return ignored.map(({ field, because }) => `'${field}' was ignored, because ${because}.`);
}

/** What is to be checked about a row that was done, sentence by sentence. */
export function rowWarnings(row: Row, { adGroup }: Done, changed: RowOutcome['changed']): string[] {
	const texts = [
		...notPausedSentences(adGroup),
		...changedSentences(row, changed),
		...adGroupSentences(adGroup),
		...ignoredSentences(row),
		...problemSentences(row.warnings),
		...unusedColumnsLines(row.unused),
	];
	return texts.map(asSentence);
}

/** What the hints look at beside the rows. */
interface HintInput {
	/** Missing where nothing was sent. */
	readonly quota?: QuotaAlarms;
	/** Filled columns that Map Automatically found no use for. */
	readonly unusedColumns: readonly string[];
}

/** The boxes beside the summary: what to check, worst first, and how cells were read. */
export function runHints(run: Run, { quota, unusedColumns }: HintInput): NodeExecutionHint[] {
	const { outcomes } = run;
	// A row that is refused says itself what it holds, and nothing comes of it.
	const good = outcomes.filter(({ row }) => row.problems.length === 0);
	const created = outcomes.filter(hasAdGroup);
	const warnings = [
		...linesOf(created, ({ result }) => notPausedSentences(result.adGroup), withoutIds),
		...(quota ? quotaLines(quota) : []),
		...linesOf(outcomes, ({ output }) => (output?.hint === undefined ? [] : [output.hint])),
		...linesOf(outcomes, ({ row, changed }) => changedSentences(row, changed), fieldsIn),
		...linesOf(created, ({ result }) => adGroupSentences(result.adGroup)),
		...linesOf(good, ({ row }) => ignoredSentences(row)),
		...linesOf(good, ({ row }) => problemSentences(row.warnings), withoutValues),
	];
	const notes = [
		...repeatedLines(run),
		...linesOf(
			created,
			({ result }) => foundSentences(result.adGroup),
			() => 'found',
		),
		...unusedColumnsLines(unusedColumns),
	];
	const readings = linesOf(good, ({ row }) => readingSentences(row), fieldOf);
	return [
		...box([...warnings, ...notes], warnings.length > 0 ? 'warning' : 'info'),
		...box(readings, 'info'),
	];
}

function box(lines: readonly string[], type: 'info' | 'warning'): NodeExecutionHint[] {
	return lines.length > 0 ? [hint(lines, type)] : [];
}

/**
 * Says once what is true of several rows: "In rows 2 and 3: 'Budget' …".
 *
 * @param kindOf sentences of one kind become one line, with the first of them as an example.
 */
function linesOf<Outcome extends RowOutcome>(
	outcomes: readonly Outcome[],
	textsOf: (outcome: Outcome) => readonly string[],
	kindOf: (text: string) => string = (text) => text,
): string[] {
	const found = outcomes.flatMap((outcome) =>
		textsOf(outcome).map((text): Said => [outcome.row.name, text]),
	);
	return byKind(found, kindOf).map(({ rows, example }) => `In ${listRows(rows)}: ${example}`);
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
function changedSentences({ labelOf }: Row, changed: readonly ChangedValue[] = []): string[] {
	if (changed.length === 0) return [];
	const textOf = (value: unknown) =>
		value === undefined ? 'empty' : formatValue(Array.isArray(value) ? value.join(', ') : value);
	const list = changed.map(
		({ argument, before, now }) =>
			`'${labelOf(argument)}' was ${textOf(before)}, now ${textOf(now)}`,
	);
	return [
		`the ad group has the values of an earlier try of this execution: ${list.join('; ')}. Change it with Update if the new values are right.`,
	];
}

/** What to check about an ad group: its ID is unknown, or it is older than the run. */
function adGroupSentences(adGroup: AdGroup | undefined): string[] {
	if (adGroup?.alreadyCreated === 'older') {
		return [
			"an ad group with this name was there before this run, so none was created. Check that it is this row's.",
		];
	}
	return adGroup?.adgroupId === null
		? ["Adspirer created the ad group but didn't name its ID. Find the ID in TikTok Ads Manager."]
		: [];
}

/** An ad group whose answers left it open what was created, and that the campaign's list shows. */
function foundSentences({ adgroupId, idFromList }: AdGroup): string[] {
	if (!idFromList) return [];
	return [
		`Adspirer didn't say what was created, so the node looked in the campaign's list of ad groups and found ID ${adgroupId}.`,
	];
}

const maxColumns = 20;

/** Columns that Map Automatically found no use for. */
export function unusedColumnsLines(columns: readonly string[]): string[] {
	if (columns.length === 0) return [];
	const list = columns.slice(0, maxColumns).map((column) => `'${column}'`);
	const more = columns.length > list.length ? ` and ${columns.length - list.length} more` : '';
	return [`Unused columns: ${list.join(', ')}${more}.`];
}

/** What a run has found out about the quota, where a person has to know it. */
type QuotaAlarms = Pick<QuotaWatch, 'low' | 'shortfall' | 'overLimitBegan'>;

function quotaLines({ low, shortfall, overLimitBegan: over }: QuotaAlarms): string[] {
	const line = (quota: Quota, said: string) => {
		const day = formatDay(quota.period_end);
		return `Your Adspirer quota ${said}.${day === undefined ? '' : ` It resets on ${day}.`}`;
	};
	const lines: string[] = [];
	if (shortfall) {
		const left = pluralize(shortfall.callsLeft, 'call');
		const said = `had ${left} left for the ${shortfall.callsToGo} still to make`;
		lines.push(line(shortfall.quota, said));
	} else if (low) {
		lines.push(line(low, `is down to ${remaining(low) ?? 0} of ${low.limit ?? 0} calls`));
	}
	if (over) {
		const said = `is used up (${over.used} of ${over.limit ?? 0} calls). On the Plus plan, each further call costs 0.50 USD`;
		lines.push(line(over, said));
	}
	return lines;
}
