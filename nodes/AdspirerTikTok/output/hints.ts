import type { NodeExecutionHint } from 'n8n-workflow';
import { formatValue } from '../parse/values';
import { remaining, type Quota } from '../response/quota';
import type { QuotaWatch } from '../response/quotaWatch';
import type { AdGroup, Done } from '../response/result';
import type { ChangedValue } from '../rows/row';
import { formatDay, pluralize, rowsAsSubject } from './words';
import { hint, linesByKind, withoutValues } from './hint';
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
interface HintInput {
	/** Missing where nothing was sent. */
	readonly quota?: Pick<QuotaWatch, 'low' | 'shortfall' | 'overLimitBegan'>;
	/** Filled columns that Map Automatically found no use for. */
	readonly unusedColumns: readonly string[];
}

/** The boxes beside the summary: what to check, worst first, and how cells were read. */
export function runHints(run: Run, { quota, unusedColumns }: HintInput): NodeExecutionHint[] {
	const { work, outcomes } = run;
	// A row that is refused says itself what it holds, and nothing comes of it.
	const good = outcomes.filter(({ row }) => row.problems.length === 0);
	const isNew = isCreation(work);
	const warnings = [
		...(quota ? quotaLines(quota) : []),
		...linesOf(outcomes, ({ output }) => (output?.hint === undefined ? [] : [output.hint])),
		...linesOf(
			outcomes,
			({ row, changed }) => (changed ? [changedSentence(row, changed)] : []),
			fieldsIn,
		),
		...linesOf(outcomes, (one) => (hasAdGroup(one) ? adGroupSentences(one.result.adGroup) : [])),
		...linesOf(good, ({ row }) => row.ignored.map(ignoredSentence)),
		...linesOf(good, ({ row }) => row.warnings.map(warningSentence), withoutValues),
		...(isNew ? repeatedLines(run) : []),
	];
	const notes = [
		...(isNew ? [] : repeatedLines(run)),
		...linesOf(outcomes, foundSentence, () => 'found'),
		...unusedColumnsLines(unusedColumns),
	];
	const readings = linesOf(good, ({ row }) => row.readings.map(readingSentence), fieldOf);
	const check = [...warnings, ...notes];
	return [
		...(check.length > 0 ? [hint(check, warnings.length > 0 ? 'warning' : 'info')] : []),
		...(readings.length > 0 ? [hint(readings, 'info')] : []),
	];
}

function linesOf(
	outcomes: readonly RowOutcome[],
	textsOf: (outcome: RowOutcome) => readonly string[],
	kindOf?: (text: string) => string,
): string[] {
	const found = outcomes.flatMap((outcome) =>
		textsOf(outcome).map((text) => [outcome.row.name, text] as const),
	);
	return linesByKind(found, kindOf);
}

/** The field that a sentence begins with. */
const fieldOf = (sentence: string) => sentence.split("' ")[0] ?? sentence;
/** All fields that a sentence names. */
const fieldsIn = (sentence: string) => (sentence.match(/'[^']*' was/g) ?? []).join();

/** An ad group whose answers left it open what was created, and that the campaign's list shows. */
function foundSentence(outcome: RowOutcome): string[] {
	if (!hasAdGroup(outcome) || !outcome.result.adGroup.idFromList) return [];
	return [
		`Adspirer didn't say what was created, so the node looked in the campaign's list of ad groups and found ID ${outcome.result.adGroup.adgroupId}.`,
	];
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

/** The ad group has the values of an earlier try, which differ from what the row says now. */
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

const maxColumns = 20;

/** Columns that Map Automatically found no use for. */
export function unusedColumnsLines(columns: readonly string[]): string[] {
	if (columns.length === 0) return [];
	const list = columns.slice(0, maxColumns).map((column) => `'${column}'`);
	const more = columns.length > list.length ? ` and ${columns.length - list.length} more` : '';
	return [`Unused columns: ${list.join(', ')}${more}.`];
}

function resets({ period_end: end }: Quota): string {
	const day = formatDay(end);
	return day === undefined ? '' : ` It resets on ${day}.`;
}

/** What a run has found out about the quota, where a person has to know it. */
function quotaLines({
	low,
	shortfall,
	overLimitBegan,
}: Pick<QuotaWatch, 'low' | 'shortfall' | 'overLimitBegan'>): string[] {
	const texts: string[] = [];
	if (shortfall) {
		const { quota, callsLeft, rowsToGo } = shortfall;
		texts.push(
			`Your Adspirer quota had ${pluralize(callsLeft, 'call')} left for the ${pluralize(rowsToGo, 'row')} still to send.${resets(quota)}`,
		);
	} else if (low) {
		texts.push(
			`Your Adspirer quota is down to ${remaining(low) ?? 0} of ${low.limit ?? 0} calls.${resets(low)}`,
		);
	}
	if (overLimitBegan) {
		const { used, limit } = overLimitBegan;
		texts.push(
			`Your Adspirer quota is used up (${used} of ${limit ?? 0} calls). On the Plus plan, each further call costs 0.50 USD.${resets(overLimitBegan)}`,
		);
	}
	return texts;
}
