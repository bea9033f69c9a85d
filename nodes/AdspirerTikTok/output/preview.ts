import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import * as choices from '../contract/choices';
import type { Choice } from '../parse/choice';
import { describeMoment } from '../parse/timeZone';
import type { Row } from '../rows/row';
import { type Problem, formatList } from '../parse/cell';
import { formatAmount } from '../parse/money';
import { causeLines, hint, ignoredSentences, readingSentences, unusedColumnsLines } from './hints';
import { asJson, rowNumbers } from './items';
import { pluralize, problemSentences } from './words';

/** A row as Check Rows sees it. */
export interface CheckedRow {
	readonly row: Row;
	/** What is wrong with it, another row's name included. */
	readonly problems: readonly Problem[];
	/** What else to tell, such as rows that are the same ad group. */
	readonly notes: readonly string[];
}

/**
 * The item of a checked row: the verdict and its reason first, the arguments last. Good and bad rows
 * have the same columns.
 */
export function previewItem({ row, problems, notes }: CheckedRow): IDataObject {
	const said = problemSentences(problems);
	const warnings = [
		...notes,
		...problemSentences(row.warnings),
		...ignoredSentences(row),
		...unusedColumnsLines(row.unused),
		...readingSentences(row),
	];
	return asJson({
		valid: problems.length === 0,
		summary: problems.length === 0 ? rowSummary(row) : firstProblems(said),
		...rowNumbers(row.name),
		adgroup_name: row.values.adgroup_name ?? null,
		problems: said.join(' '),
		warnings: warnings.join(' '),
		problem_list: problems,
		arguments: isToCreate(row) ? row.values : {},
	});
}

/** True for a row that neither has its ad group nor is passed over. */
function isToCreate({ existingAdgroupId, skipped }: Row): boolean {
	return existingAdgroupId === undefined && skipped === undefined;
}

/** So many problems fit on the screen. */
const maxShown = 2;

function firstProblems(said: readonly string[]): string {
	const more = said.length - maxShown;
	const shown = said.slice(0, maxShown).join(' ');
	return more > 0 ? `${shown} … and ${pluralize(more, 'more problem')}.` : shown;
}

/**
 * The box of a check: how many rows are ready, such as "8 of 14 rows are ready.", and what keeps the
 * others from it, one line for one cause, the commonest first.
 */
export function previewHint(
	rows: readonly CheckedRow[],
	unusedColumns: readonly string[],
): NodeExecutionHint {
	const bad = rows.filter(({ problems }) => problems.length > 0);
	const good = rows.filter(({ problems }) => problems.length === 0);
	const done = good.filter(({ row }) => row.existingAdgroupId !== undefined).length;
	const toCreate = good.filter(({ row }) => isToCreate(row));
	const ready = toCreate.length;
	const paused = toCreate.filter(({ row }) => row.options.startPaused).length;
	const skipped = good.length - done - ready;
	const counts = [
		readyWords(ready, rows.length),
		...(paused > 0 ? [`${paused} of them created, then paused (2 calls each)`] : []),
		...(done > 0 ? [`${done} already done`] : []),
		...(skipped > 0 ? [`${pluralize(skipped, 'row')} skipped`] : []),
		...(bad.length > 0 && ready > 0 ? [`${bad.length} with problems`] : []),
	];
	const causes = bad.flatMap(({ row, problems }) =>
		problemSentences(problems).map((sentence) => [row.name, sentence] as const),
	);
	const lines = [
		`${counts.join(', ')}.`,
		...causeLines(causes),
		...unusedColumnsLines(unusedColumns),
	];
	return hint(lines, bad.length > 0 ? 'warning' : 'info');
}

function readyWords(ready: number, total: number): string {
	if (ready === total) return `${pluralize(total, 'row')} ready`;
	if (total === 1) return "The row isn't ready";
	return ready === 0 ? `None of ${total} rows is ready` : `${ready} of ${total} rows ready`;
}

/**
 * What a row would create, in one sentence: "50 a day from 26 Nov 2026 00:00 New York time (05:00
 * UTC), United States, 18–34, all genders, automatic placement, Traffic, campaign 1790000000000000001".
 */
function rowSummary({ values, options, existingAdgroupId, skipped }: Row): string {
	if (existingAdgroupId !== undefined) {
		return `Already done: the row has the ad group ID ${existingAdgroupId}`;
	}
	if (skipped !== undefined) return skipped;
	const { gender, objective } = values;
	const named = (list: readonly Choice[], given: readonly string[] = []) =>
		given.length > 0 ? [formatList(given.map((value) => nameIn(list, value)))] : [];
	const counted = (noun: string, given: readonly string[] = []) =>
		given.length > 0 ? [pluralize(given.length, noun)] : [];
	const parts = [
		`${budget(values)}${schedule(values, options.zone)}`,
		places(values.location_ids),
		ages(values.age_groups),
		gender === undefined || gender === 'GENDER_UNLIMITED'
			? 'all genders'
			: nameIn(choices.genders, gender).toLowerCase(),
		...named(choices.languages, values.languages),
		...named(choices.operatingSystems, values.operating_systems),
		...counted('interest', values.interest_category_ids),
		...counted('audience', values.audience_ids),
		...counted('excluded audience', values.excluded_audience_ids),
		placement(values),
		`${nameIn(choices.objectives, objective ?? 'TRAFFIC')}${objective === undefined ? ' (default)' : ''}`,
		`campaign ${values.campaign_id}`,
		...(options.startPaused ? ['created, then paused (2 calls)'] : []),
	];
	return parts.join(', ');
}

type Values = Row['values'];

function budget({ budget: amount = 0, budget_mode: mode }: Values): string {
	return `${formatAmount(amount)} ${mode === 'BUDGET_MODE_TOTAL' ? 'in total' : 'a day'}`;
}

function schedule(
	{ schedule_start_time: start, schedule_end_time: end }: Values,
	zone: string,
): string {
	const until = end === undefined ? '' : ` until ${describeMoment(end, zone)}`;
	return start === undefined
		? `, starting once TikTok approves it${until && `,${until}`}`
		: ` from ${describeMoment(start, zone)}${until}`;
}

function nameIn(list: readonly Choice[], value: string, otherwise = value): string {
	return list.find((choice) => choice.value === value)?.name ?? otherwise;
}

const maxPlaces = 5;

/** Countries by name, regions and cities by their ID; without any TikTok takes the United States. */
function places(ids: Values['location_ids']): string {
	if (ids === undefined || ids.length === 0) return 'United States (default)';
	const names = ids.map((id) => nameIn(choices.countries, id, `location ${id}`));
	return formatList(names, 'and', maxPlaces);
}

/** Groups that follow each other as one range. */
function ages(groups: Values['age_groups']): string {
	if (groups === undefined || groups.length === choices.ageGroups.length) return 'all ages';
	const chosen = choices.ageGroups.map(({ value }) => groups.some((group) => group === value));
	const ranges: string[] = [];
	let first: string | undefined;
	choices.ageGroups.forEach(({ name }, at) => {
		if (!chosen[at]) return;
		first ??= name;
		if (chosen[at + 1]) return;
		const from = first.split('-')[0] ?? first;
		ranges.push(name.endsWith('+') ? `${from.replace('+', '')}+` : `${from}–${name.split('-')[1]}`);
		first = undefined;
	});
	return formatList(ranges);
}

function placement({ placement_type: type, placements }: Values): string {
	if (type === 'PLACEMENT_TYPE_NORMAL') {
		return `on ${formatList((placements ?? []).map((value) => nameIn(choices.placements, value)))}`;
	}
	return type === undefined ? "Adspirer's default placement" : 'automatic placement';
}
