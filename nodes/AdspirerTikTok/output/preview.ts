import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import * as choices from '../contract/choices';
import type { Choice } from '../parse/choice';
import { describeMoment } from '../parse/timeZone';
import type { Row } from '../rows/row';
import { type Problem, formatList } from '../parse/cell';
import { formatAmount } from '../parse/money';
import {
	hint,
	linesOf,
	readingSentences,
	unusedColumnsLines,
	valueWarnings,
	withoutValues,
} from './hints';
import { asJson, rowNumbers } from './items';
import { limitLines, pluralize, problemSentences, rowsAsSubject } from './words';

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
	const warnings = [...notes, ...valueWarnings(row), ...readingSentences(row)];
	return asJson({
		valid: problems.length === 0,
		// Two problems fit on the screen.
		summary: problems.length === 0 ? rowSummary(row) : limitLines(said, 2).join(' '),
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
	const ready = good.filter(({ row }) => isToCreate(row)).length;
	const skipped = good.length - done - ready;
	const counts = [
		readyWords(ready, rows.length),
		...(done > 0 ? [`${done} already done`] : []),
		...(skipped > 0 ? [`${pluralize(skipped, 'row')} skipped`] : []),
		...(bad.length > 0 && ready > 0 ? [`${bad.length} with problems`] : []),
	];
	const causesOf = ({ problems }: CheckedRow) => problemSentences(problems);
	const causes = linesOf(bad, causesOf, withoutValues, rowsAsSubject);
	return hint(
		[`${counts.join(', ')}.`, ...causes, ...unusedColumnsLines(unusedColumns)],
		bad.length > 0 ? 'warning' : 'info',
	);
}

function readyWords(ready: number, total: number): string {
	if (ready === total) return `${pluralize(total, 'row')} ready`;
	if (total === 1) return "The row isn't ready";
	return ready === 0 ? `None of ${total} rows is ready` : `${ready} of ${total} rows ready`;
}

/**
 * What a row would create, in one sentence: "50 a day from 26 Nov 2026 00:00 New York time (05:00
 * UTC), United States, 18-24, all genders, automatic placement, Traffic, campaign 1790000000000000001".
 */
function rowSummary({ values, options, existingAdgroupId, skipped }: Row): string {
	if (existingAdgroupId !== undefined) {
		return `Already done: the row has the ad group ID ${existingAdgroupId}`;
	}
	if (skipped !== undefined) return skipped;
	const { budget = 0, location_ids: places = [], age_groups: ages, gender, objective } = values;
	const named = (list: readonly Choice[], given: readonly string[] = []) =>
		formatList(given.map((value) => nameIn(list, value)));
	const counted = (noun: string, given: readonly string[] = []) =>
		given.length > 0 && pluralize(given.length, noun);
	const parts = [
		`${formatAmount(budget)} ${values.budget_mode === 'BUDGET_MODE_TOTAL' ? 'in total' : 'a day'}${schedule(values, options.zone)}`,
		// Countries by name, regions and cities by their ID.
		formatList(
			places.map((id) => nameIn(choices.countries, id, `location ${id}`)),
			'and',
			5,
		) || 'United States (default)',
		ages && ages.length < choices.ageGroups.length ? named(choices.ageGroups, ages) : 'all ages',
		gender === undefined || gender === 'GENDER_UNLIMITED'
			? 'all genders'
			: nameIn(choices.genders, gender).toLowerCase(),
		named(choices.languages, values.languages),
		named(choices.operatingSystems, values.operating_systems),
		counted('interest', values.interest_category_ids),
		counted('audience', values.audience_ids),
		counted('excluded audience', values.excluded_audience_ids),
		values.placement_type === 'PLACEMENT_TYPE_NORMAL'
			? `on ${named(choices.placements, values.placements)}`
			: values.placement_type
				? 'automatic placement'
				: "Adspirer's default placement",
		objective ? nameIn(choices.objectives, objective) : 'Traffic (default)',
		`campaign ${values.campaign_id}`,
	];
	return parts.filter(Boolean).join(', ');
}

function nameIn(list: readonly Choice[], value: string, otherwise = value): string {
	return list.find((choice) => choice.value === value)?.name ?? otherwise;
}

function schedule(
	{ schedule_start_time: start, schedule_end_time: end }: Row['values'],
	zone: string,
): string {
	const until = end === undefined ? '' : ` until ${describeMoment(end, zone)}`;
	return start === undefined
		? `, starting once TikTok approves it${until && `,${until}`}`
		: ` from ${describeMoment(start, zone)}${until}`;
}
