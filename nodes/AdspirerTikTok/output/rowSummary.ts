import * as choices from '../contract/choices';
import type { Choice } from '../parse/choice';
import { describeMoment } from '../parse/describeMoment';
import type { Row } from '../rows/row';
import { formatList } from '../parse/formatList';
import { formatAmount } from '../parse/money';
import { pluralize } from './rowLabels';

/**
 * What a row would create, in one sentence: "50 a day from 26 Nov 2026 00:00 New York time (05:00
 * UTC), United States, 18–34, all genders, automatic placement".
 */
export function rowSummary({ values, options, existingAdgroupId }: Row): string {
	if (existingAdgroupId !== undefined) {
		return `Already done: the row has the ad group ID ${existingAdgroupId}`;
	}
	const { interest_category_ids: interests, audience_ids, excluded_audience_ids } = values;
	const parts = [
		`${budget(values)}${schedule(values, options.zone)}`,
		places(values.location_ids),
		ages(values.age_groups),
		values.gender === undefined || values.gender === 'GENDER_UNLIMITED'
			? 'all genders'
			: nameIn(choices.genders, values.gender).toLowerCase(),
		...listPart(values.languages, choices.languages),
		...listPart(values.operating_systems, choices.operatingSystems),
		...countPart(interests, 'interest'),
		...countPart(audience_ids, 'audience'),
		...countPart(excluded_audience_ids, 'excluded audience'),
		placement(values),
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

function listPart(values: readonly string[] | undefined, list: readonly Choice[]): string[] {
	return values === undefined || values.length === 0
		? []
		: [formatList(values.map((value) => nameIn(list, value)))];
}

function countPart(values: readonly string[] | undefined, noun: string): string[] {
	return values === undefined || values.length === 0 ? [] : [pluralize(values.length, noun)];
}

function placement({ placement_type: type, placements }: Values): string {
	if (type === 'PLACEMENT_TYPE_NORMAL') {
		return `on ${formatList((placements ?? []).map((value) => nameIn(choices.placements, value)))}`;
	}
	return type === undefined ? "Adspirer's default placement" : 'automatic placement';
}
