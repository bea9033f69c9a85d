import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import * as choices from '../contract/choices';
import { billingOf } from '../contract/deliveryRules';
import type { Choice } from '../parse/choice';
import { describeHours } from '../parse/dayparting';
import { describeMoment } from '../parse/timeZone';
import type { Row } from '../rows/row';
import { formatList, formatValue } from '../parse/cell';
import { formatAmount } from '../parse/money';
import { boxes, causeLines, groupsOf, hint, readingSentences, rowWarnings } from './hints';
import { asJson, rowNumbers } from './items';
import { limitLines, listLocations, pluralize, problemSentences, sentences } from './words';

/** A row as Check Rows sees it. */
export interface CheckedRow {
	/** With another row's name among its problems. */
	readonly row: Row;
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
	const said = problemSentences(problems);
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
function isToCreate({ existingAdgroupId, skipped }: Row): boolean {
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
	const done = good.filter(({ row }) => row.existingAdgroupId !== undefined).length;
	const skipped = good.length - done - ready.length;
	const paused = ready.filter(({ row }) => row.options.startPaused).length;
	const others = [
		...(paused > 0 ? [`${paused} of them created, then paused (2 calls each)`] : []),
		...(done > 0 ? [`${done} already done`] : []),
		...(skipped > 0 ? [`${skipped} skipped`] : []),
		...(bad.length > 0 && bad.length < rows.length ? [`${bad.length} with problems`] : []),
	].join(', ');
	const happened = [
		sentences(readyWords(ready.length, rows.length), others && `${others}.`),
		...(await causeLines(bad, ({ row }) => problemSentences(row.problems))),
		...(await causeLines(good, ({ row }) => (row.skipped === undefined ? [] : [row.skipped]))),
		...spendingLines(ready.filter(({ isRepeat }) => !isRepeat)),
		...(lookUps > 0
			? [`Names are looked up when created: ${pluralize(lookUps, 'call')} more.`]
			: []),
		...new Set(ready.flatMap(({ repeated }) => repeated ?? [])),
	];
	return await boxes(hint(happened, bad.length > 0 ? 'warning' : 'info'), rows);
}

function readyWords(ready: number, total: number): string {
	if (total === 1) return ready === 1 ? 'The row is ready.' : "The row isn't ready.";
	return ready === 0 ? `None of ${total} rows is ready.` : `${ready} of ${total} rows are ready.`;
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
const campaignOf = ({ values, names }: Row) =>
	values.campaign_id ?? formatValue(names?.[0]?.cell.value);

/** What a row names in place of its ID, such as its campaign or an audience. */
const namedIn = ({ values, names = [] }: Row) =>
	names
		.filter(({ argument }) => values[argument] === undefined)
		.map(({ argument, noun, cell }) => {
			const what = argument.startsWith('excluded') ? `excluded ${noun}` : noun;
			return `${what} ${formatValue(cell.value)} (looked up when created)`;
		});

const periodOf = ({ values }: Row) =>
	values.budget_mode === 'BUDGET_MODE_TOTAL' ? 'in total' : 'a day';

/**
 * What a row would create, in one sentence: "50 a day from 26 Nov 2026 00:00 New York time (05:00
 * UTC), United States, 18-24, all genders, automatic placement, Traffic, campaign 1790000000000000001".
 */
function rowSummary(row: Row): string {
	const { values, options, existingAdgroupId, skipped } = row;
	if (existingAdgroupId !== undefined) {
		return `Already done: the row has the ad group ID ${existingAdgroupId}`;
	}
	if (skipped !== undefined) return skipped;
	const { budget = 0, age_groups: ages, gender, objective } = values;
	const named = (list: readonly Choice[], given: readonly string[] = []) =>
		formatList(given.map((value) => choices.nameOf(list, value)));
	const counted = (noun: string, given: readonly string[] = []) =>
		given.length > 0 && pluralize(given.length, noun);
	const parts = [
		`${formatAmount(budget)} ${periodOf(row)}${schedule(values, options.zone)}`,
		listLocations(values.location_ids, 5),
		ages && ages.length < choices.ageGroups.length ? named(choices.ageGroups, ages) : 'all ages',
		gender === undefined || gender === 'GENDER_UNLIMITED'
			? 'all genders'
			: choices.nameOf(choices.genders, gender).toLowerCase(),
		named(choices.languages, values.languages),
		named(choices.operatingSystems, values.operating_systems),
		counted('interest', values.interest_category_ids),
		counted('audience', values.audience_ids),
		counted('excluded audience', values.excluded_audience_ids),
		counted('interest keyword', values.interest_keyword_ids),
		values.placement_type === 'PLACEMENT_TYPE_NORMAL'
			? `on ${named(choices.placements, values.placements)}`
			: values.placement_type
				? 'automatic placement'
				: "Adspirer's default placement",
		...delivery(values),
		objective ? choices.nameOf(choices.objectives, objective) : 'Traffic (default)',
		values.campaign_id && `campaign ${values.campaign_id}`,
		...namedIn(row),
		options.startPaused && 'created, then paused (2 calls)',
	];
	return parts.filter(Boolean).join(', ');
}

/** What a bid is for, by the billing event. */
const unitOf = new Map(
	Object.entries({ CPC: ' a click', CPM: ' for 1,000 impressions', CPV: ' a view' }),
);

/** What is bid, how often people see the ads, and at which hours. */
function delivery(values: Row['values']): string[] {
	const { bid_type: type, bid_price: bid, conversion_bid_price: cost, dayparting } = values;
	const { frequency, frequency_schedule: days } = values;
	const unit = unitOf.get(billingOf(values) ?? '') ?? ' as its bid';
	return [
		...(bid ? [`at most ${formatAmount(bid)}${unit}`] : []),
		...(cost ? [`${formatAmount(cost)} a result`] : []),
		...(type && !bid && !cost ? [choices.nameOf(choices.bidTypes, type).toLowerCase()] : []),
		...(frequency && days ? [`at most ${frequency} times in ${pluralize(days, 'day')}`] : []),
		...(dayparting ? [`${describeHours(dayparting)} account time`] : []),
	];
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
