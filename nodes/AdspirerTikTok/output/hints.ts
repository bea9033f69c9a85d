import type { NodeExecutionHint } from 'n8n-workflow';
import { formatValue } from '../parse/formatValue';
import type { QuotaWatch } from '../response/quotaWatch';
import type { AdGroup, Done } from '../response/result';
import type { ChangedValue } from '../rows/changedValues';
import { hint, LinesByKind } from './hint';
import { quotaLines } from './quotaHints';
import { rowsAsSubject } from './rowLabels';
import { hasAdGroup, type Row, type RowOutcome, type Run } from './rowOutcome';
import { isCreation } from './sentences';

/** "'Budget' "$1,250.00" was read as 1250, in the ad account's currency." */
export function readingSentence({ field, written, readAs }: Row['readings'][number]): string {
	return `'${field}' ${written} was read as ${readAs}.`;
}

/** "'Pixel ID' was ignored, because …" */
export function ignoredSentence({ field, because }: Row['ignored'][number]): string {
	return `'${field}' was ignored, because ${because}.`;
}

/** "'Billing Event' is CPC, but …" */
export function warningSentence({ field, message }: Row['warnings'][number]): string {
	return `'${field}' ${message}`;
}

/** What is to be checked about a row that was done, sentence by sentence. */
export function rowWarnings(
	row: Row,
	{ adGroup }: Done,
	changed: readonly ChangedValue[] = [],
): string[] {
	const texts = [
		...(changed.length > 0 ? [changedSentence(row, changed)] : []),
		...(adGroup ? adGroupSentences(adGroup) : []),
		...row.ignored.map(ignoredSentence),
		...row.warnings.map(warningSentence),
	];
	return texts.map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`);
}

/** What the hints look at beside the rows. */
export interface HintInput {
	/** Missing where nothing was sent. */
	readonly quota?: Pick<QuotaWatch, 'low' | 'shortfall' | 'overLimitBegan'>;
	/** Filled columns that Map Automatically found no use for. */
	readonly unusedColumns: readonly string[];
}

/** The boxes beside the summary: what to check, worst first, and how cells were read. */
export function runHints(run: Run, { quota, unusedColumns }: HintInput): NodeExecutionHint[] {
	const { outcomes } = run;
	const warnings = [
		...(quota ? quotaLines(quota) : []),
		...answerLines(outcomes),
		...changedLines(outcomes),
		...adGroupLines(outcomes),
		...rowLines(outcomes, (row) => row.ignored.map(ignoredSentence)),
		...rowLines(outcomes, (row) => row.warnings.map(warningSentence), withoutValues),
		...(isCreation(run.work) ? repeatedLines(run) : []),
	];
	const notes = [
		...(isCreation(run.work) ? [] : repeatedLines(run)),
		...foundLines(outcomes),
		...unusedColumnsLines(unusedColumns),
	];
	const readings = readingLines(outcomes);
	const check = [...warnings, ...notes];
	return [
		...(check.length > 0 ? [hint(check, warnings.length > 0 ? 'warning' : 'info')] : []),
		...(readings.length > 0 ? [hint(readings, 'info')] : []),
	];
}

/** A row that is refused says itself what it holds, and nothing comes of it. */
const counts = ({ row }: RowOutcome) => row.problems.length === 0;

const withoutValues = (sentence: string) => sentence.replace(/"[^"]*"/g, '""');

function rowLines(
	outcomes: readonly RowOutcome[],
	textsOf: (row: Row) => readonly string[],
	kindOf: (text: string) => string = (text) => text,
): string[] {
	const lines = new LinesByKind();
	for (const { row } of outcomes.filter(counts)) {
		for (const text of textsOf(row)) lines.add(row.name, text, kindOf(text));
	}
	return lines.lines();
}

function readingLines(outcomes: readonly RowOutcome[]): string[] {
	const lines = new LinesByKind();
	for (const { row } of outcomes.filter(counts)) {
		for (const reading of row.readings)
			lines.add(row.name, readingSentence(reading), reading.field);
	}
	return lines.lines();
}

/** What is to be said of the answers of single rows, such as of a list that can't be read. */
function answerLines(outcomes: readonly RowOutcome[]): string[] {
	const lines = new LinesByKind();
	for (const { row, output } of outcomes) {
		if (output?.hint !== undefined) lines.add(row.name, output.hint);
	}
	return lines.lines();
}

/** Rows that are one ad group, or were sent once. */
function repeatedLines({ work, outcomes }: Run): string[] {
	const groups = new Map<unknown, RowOutcome[]>();
	for (const outcome of outcomes) {
		const group = groups.get(outcome.result);
		if (group) group.push(outcome);
		else groups.set(outcome.result, [outcome]);
	}
	const said = isCreation(work)
		? 'the same ad group, so it is created once.'
		: 'the same, so they were sent once.';
	return [...groups.values()]
		.filter((group) => group.length > 1)
		.map((group) => `${rowsAsSubject(group.map(({ row }) => row.name))} are ${said}`);
}

/** Rows whose ad group has the values of an earlier try, which differ from what they say now. */
function changedLines(outcomes: readonly RowOutcome[]): string[] {
	const lines = new LinesByKind();
	for (const { row, changed } of outcomes) {
		if (!changed) continue;
		const kind = changed.map(({ argument }) => argument).join();
		lines.add(row.name, changedSentence(row, changed), kind);
	}
	return lines.lines();
}

function changedSentence({ labelOf }: Row, changed: readonly ChangedValue[]): string {
	const list = changed.map(
		({ argument, before, now }) =>
			`'${labelOf(argument)}' was ${valueText(before)}, now ${valueText(now)}`,
	);
	return `the ad group has the values of an earlier try of this execution: ${list.join('; ')}. Change it with Update if the new values are right.`;
}

function valueText(value: unknown): string {
	if (value === undefined) return 'empty';
	return Array.isArray(value) ? formatValue(value.join(', ')) : formatValue(value);
}

/** What to check about an ad group: its ID is unknown, or it is older than the run. */
function adGroupSentences({ adgroupId, alreadyCreated }: AdGroup): string[] {
	if (alreadyCreated === 'older') {
		return [
			"an ad group with this name was there before this run, so none was created. Check that it is this row's.",
		];
	}
	if (adgroupId !== null) return [];
	return [
		"Adspirer created the ad group but didn't name its ID. Find the ID in TikTok Ads Manager.",
	];
}

function adGroupLines(outcomes: readonly RowOutcome[]): string[] {
	const lines = new LinesByKind();
	for (const { row, result } of outcomes.filter(hasAdGroup)) {
		for (const sentence of adGroupSentences(result.adGroup)) lines.add(row.name, sentence);
	}
	return lines.lines();
}

/** Ad groups whose answers left it open what was created, and that the campaign's list shows. */
function foundLines(outcomes: readonly RowOutcome[]): string[] {
	const lines = new LinesByKind();
	const kind =
		"Adspirer didn't say what was created, so the node looked in the campaign's list of ad groups";
	for (const { row, result } of outcomes.filter(hasAdGroup)) {
		const { adgroupId, idFromList } = result.adGroup;
		if (idFromList) lines.add(row.name, `${kind} and found ID ${adgroupId}.`, kind);
	}
	return lines.lines();
}

const maxColumns = 20;

/** Columns that Map Automatically found no use for. */
export function unusedColumnsLines(columns: readonly string[]): string[] {
	if (columns.length === 0) return [];
	const list = columns.slice(0, maxColumns).map((column) => `'${column}'`);
	const more = columns.length > list.length ? ` and ${columns.length - list.length} more` : '';
	return [`Unused columns: ${list.join(', ')}${more}.`];
}
