import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import * as choices from '../contract/choices';
import { billingOf } from '../contract/rules';
import type { Choice } from '../parse/choice';
import { describeHours } from '../parse/delivery';
import { describeMoment } from '../parse/timeZone';
import type { ParsedRow } from '../rows/row';
import { formatList, formatValue } from '../parse/cell';
import { formatAmount } from '../parse/money';
import { boxes, groupsOf, linesOf, readingSentences, rowWarnings } from './hints';
import { asJson, rowNumbers } from './items';
import { limitLines, listLocations, pluralize, present, problemLines, sentences } from './words';

/** A row as Check Rows sees it. */
export interface CheckedRow {
	/** With another row's name among its problems. */
	readonly row: ParsedRow;
	/** The rows that are the same ad group, in a sentence. */
	readonly repeated: string | undefined;
	/** True where an earlier row creates its ad group. */
	readonly isRepeat: boolean;
}

/**
 * The item of a checked row: the verdict and its reason first, the arguments last. Good and bad rows
 * have the same columns.
 */
export function previewItem({ row, repeated }: CheckedRow): IDataObject {
	const { problems } = row;
	const said = problemLines(problems);
	return asJson({
		valid: problems.length === 0,
		// Two problems fit on the screen.
		summary: problems.length === 0 ? rowSummary(row) : limitLines(said, 2).join(' '),
		...rowNumbers(row.name),
		adgroup_name: row.values.adgroup_name ?? null,
		problems: said.join(' '),
		warnings: sentences(repeated, ...rowWarnings({ row }), ...readingSentences(row)),
		problem_list: problems,
		arguments: isToCreate(row) ? row.values : {},
	});
}

/** True for a row that neither has its ad group nor is passed over. */
function isToCreate({ existingId: existingAdgroupId, skipped }: ParsedRow): boolean {
	return existingAdgroupId === undefined && skipped === undefined;
}

/**
 * The boxes of a check. The first says how many rows are ready, such as "8 of 14 rows are ready.", what
 * keeps the others from it, one line for one cause, and what the ready ones would spend.
 *
 * @param lookUps calls that Create makes before the first ad group.
 */
export async function previewHints(
	rows: readonly CheckedRow[],
	lookUps: number,
): Promise<NodeExecutionHint[]> {
	const bad = rows.filter(({ row }) => row.problems.length > 0);
	const good = rows.filter(({ row }) => row.problems.length === 0);
	const ready = good.filter(({ row }) => isToCreate(row));
	const done = good.filter(({ row }) => row.existingId !== undefined).length;
	const skipped = good.length - done - ready.length;
	const paused = ready.filter(({ row }) => row.options.startPaused).length;
	const others = present([
		paused > 0 && `${paused} of them created, then paused (2 calls each)`,
		done > 0 && `${done} already done`,
		skipped > 0 && `${skipped} skipped`,
		bad.length > 0 && good.length > 0 && `${bad.length} with problems`,
	]).join(', ');
	const verdict =
		rows.length === 1
			? `The row ${ready.length === 1 ? 'is' : "isn't"} ready.`
			: `${ready.length || 'None'} of ${rows.length} rows ${ready.length > 1 ? 'are' : 'is'} ready.`;
	const happened = [
		sentences(verdict, others && `${others}.`),
		...(await linesOf(bad, ({ row }) => problemLines(row.problems))),
		...(await linesOf(good, ({ row }) => [row.skipped])),
		...spendingLines(ready.filter(({ isRepeat }) => !isRepeat)),
		lookUps > 0 && `Names are looked up when created: ${pluralize(lookUps, 'call')} more.`,
		...new Set(ready.map(({ repeated }) => repeated)),
	];
	return await boxes(happened, bad.length > 0, rows);
}

/** What the rows of a campaign would spend: "Campaign 179…: 1250 a day and 900 in total in 4 rows." */
function spendingLines(rows: readonly CheckedRow[]): string[] {
	return groupsOf(rows, ({ row }) => campaignOf(row)).map((group) => {
		const sums = ['a day', 'in total'].flatMap((period) => {
			const some = group.filter(({ row }) => periodOf(row) === period);
			const sum = some.reduce((total, { row }) => total + (row.values.budget ?? 0), 0);
			return sum > 0 ? [`${formatAmount(sum)} ${period}`] : [];
		});
		const campaign = group[0] && campaignOf(group[0].row);
		return `Campaign ${campaign}: ${sums.join(' and ')} in ${pluralize(group.length, 'row')}.`;
	});
}

/** A campaign by its ID, or by its name where that is still to be looked up. */
const campaignOf = ({ values, names }: ParsedRow) =>
	values.campaign_id ?? formatValue(names?.[0]?.cell.value);

/** What a row names in place of its ID, such as its campaign or an audience. */
const namedIn = ({ values, names = [] }: ParsedRow) =>
	names
		.filter(({ argument }) => values[argument] === undefined)
		.map(({ argument, noun, cell }) => {
			const what = argument.startsWith('excluded') ? `excluded ${noun}` : noun;
			return `${what} ${formatValue(cell.value)} (looked up when created)`;
		});

const periodOf = ({ values }: ParsedRow) =>
	values.budget_mode === 'BUDGET_MODE_TOTAL' ? 'in total' : 'a day';

/** What a bid is for, by the billing event. */
const unitOf = new Map(
	Object.entries({ CPC: ' a click', CPM: ' for 1,000 impressions', CPV: ' a view' }),
);

/**
 * What a row would create, in one sentence: "50 a day from 26 Nov 2026 00:00 New York time (05:00
 * UTC), United States, 18-24, all genders, automatic placement, Traffic, campaign 1790000000000000001".
 */
function rowSummary(row: ParsedRow): string {
	const { values, options, existingId: existingAdgroupId, skipped } = row;
	if (existingAdgroupId !== undefined) {
		return `Already done: the row has the ad group ID ${existingAdgroupId}`;
	}
	if (skipped !== undefined) return skipped;
	const { age_groups: ages, gender, objective, placement_type: placement, dayparting } = values;
	const { schedule_start_time: start, schedule_end_time: end } = values;
	const { bid_type: type, bid_price: bid, conversion_bid_price: cost } = values;
	const { frequency, frequency_schedule: days } = values;
	const named = (list: readonly Choice[], given: readonly string[] = []) =>
		formatList(given.map((value) => choices.nameOf(list, value)));
	const counted = (noun: string, given: readonly string[] = []) =>
		given.length > 0 && pluralize(given.length, noun);
	const from = start
		? ` from ${describeMoment(start, options.zone)}`
		: ', starting once TikTok approves it';
	const until = end ? `${start ? '' : ','} until ${describeMoment(end, options.zone)}` : '';
	return present([
		`${formatAmount(values.budget ?? 0)} ${periodOf(row)}${from}${until}`,
		listLocations(values.location_ids, 5),
		ages && ages.length < choices.ageGroups.length ? named(choices.ageGroups, ages) : 'all ages',
		gender && gender !== 'GENDER_UNLIMITED'
			? choices.nameOf(choices.genders, gender).toLowerCase()
			: 'all genders',
		named(choices.languages, values.languages),
		named(choices.operatingSystems, values.operating_systems),
		counted('interest', values.interest_category_ids),
		counted('audience', values.audience_ids),
		counted('excluded audience', values.excluded_audience_ids),
		counted('interest keyword', values.interest_keyword_ids),
		placement === 'PLACEMENT_TYPE_NORMAL'
			? `on ${named(choices.placements, values.placements)}`
			: `${placement ? 'automatic' : "Adspirer's default"} placement`,
		bid && `at most ${formatAmount(bid)}${unitOf.get(billingOf(values) ?? '') ?? ' as its bid'}`,
		cost && `${formatAmount(cost)} a result`,
		type && !bid && !cost && choices.nameOf(choices.bidTypes, type).toLowerCase(),
		frequency && days && `at most ${frequency} times in ${pluralize(days, 'day')}`,
		dayparting && `${describeHours(dayparting)} account time`,
		objective ? choices.nameOf(choices.objectives, objective) : 'Traffic (default)',
		values.campaign_id && `campaign ${values.campaign_id}`,
		...namedIn(row),
		options.startPaused && 'created, then paused (2 calls)',
	]).join(', ');
}
