import { rangeOf, splitAges, type AgeRange } from './ageRange';
import { findBrokenText } from './brokenText';
import type { Choice } from './choice';
import { fold } from './fold';
import { formatValue } from './formatValue';
import { namesGender } from './gender';
import { formatList } from './formatList';
import { parseEntries } from './list';
import { meansNoRestriction } from './noRestriction';
import { nothing, type Parsed } from './parsed';
import { isDate, isEmpty, isRecord } from './values';

/** An age group that the service knows. The oldest one is open, whatever its `to` says. */
export interface AgeGroup extends Choice {
	readonly from: number;
	readonly to: number;
}

/**
 * Ages as media plans write them: groups, ranges that are made of whole groups ("18-34", "25 bis
 * 44"), open ranges ("35+", "18-65+") and lists of them. A range that cuts a group is refused with
 * the nearest ranges that don't: who else should see the ads is not ours to decide. "All" and the
 * like send nothing.
 *
 * @param groups The service's groups, from the youngest to the oldest, without gaps.
 * @param whereGenderGoes Where a person can say which gender "F18-34" means, in quotes.
 */
export function parseAges(
	value: unknown,
	groups: readonly AgeGroup[],
	whereGenderGoes = "'Gender'",
): Parsed<string[]> {
	if (isEmpty(value) || meansNoRestriction(value)) return nothing;
	if (isDate(value) || (isRecord(value) && value.isLuxonDateTime === true)) {
		return { problem: `is a date. ${formatAsText}` };
	}
	if ((typeof value === 'string' || typeof value === 'number') && looksLikeDate(String(value))) {
		return { problem: `is ${formatValue(value)}. ${formatAsText}` };
	}
	const parsed = parseEntries(value, splitAges, (entry) => parseEntry(entry, groups));
	if ('problem' in parsed && typeof value === 'string' && /\d/.test(value) && namesGender(value)) {
		return {
			problem: `is ${formatValue(value)}, which says more than the ages. Enter only the ages, such as 18-34, and the gender in ${whereGenderGoes}.`,
		};
	}
	if (!('value' in parsed)) return parsed;
	// In the groups' own order, however the cell lists them.
	const chosen = groups.filter((group) => parsed.value.includes(group.value));
	const sent = { ...parsed, value: chosen.map((group) => group.value) };
	return parsed.readAs === undefined ? sent : { ...sent, readAs: namesOf(chosen) };
}

const formatAsText =
	'Spreadsheets turn some age ranges into dates or numbers: format the column as text and enter the range again.';

/** "2017-12-13", "13.12.2026", "17-Dec" or a spreadsheet's day number, all made of "13-17" or so. */
function looksLikeDate(text: string): boolean {
	const bare = text.trim();
	return (
		/^-?\d{4,}(\.\d+)?$|^-\d+$|^0?\.\d+$/.test(bare) ||
		/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|^\d{1,2}([-/.])\d{1,2}\1\d{2,4}\b/.test(bare) ||
		/^(?=.*\d)(?:\d{1,2}[-. ]+)?(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])\p{L}*\.?(?:[-. ]+\d{1,4})?$/iu.test(
			bare,
		)
	);
}

function parseEntry(entry: unknown, groups: readonly AgeGroup[]): Parsed<string[]> {
	if (typeof entry !== 'string' && typeof entry !== 'number') {
		return { problem: `is ${formatValue(entry)}. ${examples(groups)}` };
	}
	const text = String(entry).trim();
	const exact = groups.find((group) => fold(group.value) === fold(text));
	if (exact) return { value: [exact.value] };
	// A bare "55" is what spreadsheets make of "55+", and no other group starts or ends there.
	const last = groups.at(-1);
	if (last && text === String(last.from)) return { value: [last.value], readAs: last.name };
	const range = rangeOf(text);
	if (range) return groupsIn(range, formatValue(text), groups);
	return {
		problem:
			findBrokenText(text) ??
			`is ${formatValue(text)}, which isn't an age range. ${examples(groups)}`,
	};
}

/** From this age on an upper limit means "no limit", as on other ad platforms that end at 65+. */
const openFrom = 65;

function groupsIn(
	written: AgeRange,
	quoted: string,
	groups: readonly AgeGroup[],
): Parsed<string[]> {
	const range = { from: written.from, to: written.to >= openFrom ? Infinity : written.to };
	const end = (group: AgeGroup) => (group === groups.at(-1) ? Infinity : group.to);
	const chosen = groups.filter((group) => group.from >= range.from && end(group) <= range.to);
	const fits = chosen[0]?.from === range.from && chosen.map(end).at(-1) === range.to;
	if (fits) {
		const value = chosen.map((group) => group.value);
		const isOwnWord = chosen.length === 1 && written.to === range.to;
		return isOwnWord ? { value } : { value, readAs: namesOf(chosen) };
	}
	const nearest = nearestRanges(
		range,
		groups.map((group) => [group.from, end(group)] as const),
	);
	const advice = nearest.length > 0 ? `Use ${formatList(nearest, 'or')}.` : examples(groups);
	const youngest = groups[0]?.from ?? 0;
	const reason =
		range.from < youngest
			? `TikTok's youngest age group starts at ${youngest}`
			: `TikTok's age groups are ${namesOf(groups)}`;
	return { problem: `is ${quoted}, but ${reason}. ${advice}` };
}

/** The one or two ranges of whole groups that are nearest to a range that cuts a group. */
function nearestRanges(
	range: AgeRange,
	groups: ReadonlyArray<readonly [from: number, to: number]>,
): string[] {
	const starts = neighbors(
		range.from,
		groups.map(([from]) => from),
	);
	const ends = neighbors(
		range.to,
		groups.map(([, to]) => to),
	);
	const limit = (age: number) => Math.min(age, openFrom);
	const distance = ({ from, to }: AgeRange) =>
		Math.abs(from - range.from) + Math.abs(limit(to) - limit(range.to));
	return starts
		.flatMap((from) => ends.filter((to) => to > from).map((to) => ({ from, to })))
		.sort((one, other) => distance(one) - distance(other))
		.slice(0, 2)
		.sort((one, other) => one.from - other.from || one.to - other.to)
		.map(({ from, to }) => (to === Infinity ? `${from}+` : `${from}-${to}`));
}

/** The limit itself where it is one of the groups', else the next one below and above. */
function neighbors(age: number, limits: readonly number[]): number[] {
	if (limits.includes(age)) return [age];
	const below = limits.filter((limit) => limit < age).at(-1);
	const above = limits.find((limit) => limit > age);
	return [below, above].filter((limit) => limit !== undefined);
}

/** "18–24 and 25–34", with the dash of a printed range. */
function namesOf(groups: readonly AgeGroup[]): string {
	return formatList(groups.map((group) => group.name.replace('-', '–')));
}

function examples(groups: readonly AgeGroup[]): string {
	const [first, second, third] = groups.slice(1);
	return first && second && third
		? `Enter ages such as ${first.name}, ${first.from}-${second.to} or ${third.from}+.`
		: 'Enter age groups.';
}
