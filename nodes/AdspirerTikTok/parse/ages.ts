import { nothing, type Parsed, formatList, formatValue, isDate, isRecord, onlyEntry } from './cell';
import type { Choice } from './choice';
import { namesAgesAndGender } from './genderAndLanguage';
import { meansNoRestriction, parseKnownWord } from './knownWord';
import { parseEntries } from './list';
import { fold } from './words';

/** An age group that the service knows. The oldest one is open, whatever its `to` says. */
export interface AgeGroup extends Choice {
	readonly from: number;
	readonly to: number;
}

/** A range of ages, both ends included; `to` is Infinity for an open one. */
type AgeRange = Pick<AgeGroup, 'from' | 'to'>;

const expected = { kind: 'an age range', enter: 'Enter ages such as 18-24, 18-34 or 35+.' };

/**
 * Ages as media plans write them: groups, ranges that are made of whole groups ("18-34", "25 bis
 * 44"), open ranges ("35+", "18-65+") and lists of them. A range that cuts a group is refused with
 * the ranges of whole groups within and around it: who else should see the ads is not ours to decide.
 * "All" and the like send nothing.
 *
 * @param groups The service's groups, from the youngest to the oldest, without gaps.
 * @param whereGenderGoes Where a person can say which gender "F18-34" means, in quotes.
 */
export function parseAges(
	value: unknown,
	groups: readonly AgeGroup[],
	whereGenderGoes = "'Gender'",
): Parsed<string[]> {
	const cell = onlyEntry(value);
	if (meansNoRestriction(cell)) return nothing;
	const parsed = parseEntries(cell, splitAges, (entry) =>
		parseKnownWord(entry, expected, (text) => findGroups(text, groups)),
	);
	if ('problem' in parsed) {
		const why = isDateOrSerial(cell)
			? '. Spreadsheets turn some age ranges into dates or numbers: format the column as text and enter the range again.'
			: namesAgesAndGender(cell) &&
				`, which says more than the ages. Enter only the ages, such as 18-34, and the gender in ${whereGenderGoes}.`;
		return why ? { problem: `is ${formatValue(cell)}${why}` } : parsed;
	}
	if (!('value' in parsed)) return parsed;
	// In the groups' own order, however the cell lists them.
	const chosen = groups.filter((group) => parsed.value.includes(group.value));
	return {
		value: chosen.map((group) => group.value),
		...(parsed.readAs !== undefined && { readAs: namesOf(chosen) }),
	};
}

/** How "2017-12-13", "13.12.2026", "17-Dec", "Dec-17" and a spreadsheet's day number begin. */
const looksLikeDate =
	/^-?\d{4}|^-\d+$|^0?\.\d|^\d{1,2}([-/.])\d{1,2}\1\d\d|^(?=\D*\d)(?:\d{1,2}[-. ]{1,2})?(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])/i;

/** True for what a spreadsheet makes of "13-17" and the like: a date, or its number. */
function isDateOrSerial(cell: unknown): boolean {
	if (isRecord(cell)) return isDate(cell) || cell.isLuxonDateTime === true;
	return looksLikeDate.test(String(cell).trim());
}

function findGroups(text: string, groups: readonly AgeGroup[]): Parsed<string[]> | undefined {
	const exact = groups.find((group) => fold(group.value) === fold(text));
	if (exact) return { value: [exact.value] };
	// A bare "55" is what spreadsheets make of "55+", and no other group starts or ends there.
	const last = groups.at(-1);
	if (last && text === String(last.from)) return { value: [last.value], readAs: last.name };
	const range = rangeOf(text);
	return range && groupsIn(range, formatValue(text), groups);
}

function groupsIn(written: AgeRange, quoted: string, table: readonly AgeGroup[]): Parsed<string[]> {
	const { from } = written;
	// From this age on an upper limit means "no limit", as on other ad platforms that end at 65+.
	const to = written.to >= 65 ? Infinity : written.to;
	const groups = table.map((one) => (one === table.at(-1) ? { ...one, to: Infinity } : one));
	const within = groups.filter((group) => group.from >= from && group.to <= to);
	if (within[0]?.from === from && within.at(-1)?.to === to) {
		const value = within.map((group) => group.value);
		const isOwnWord = within.length === 1 && written.to === to;
		return isOwnWord ? { value } : { value, readAs: namesOf(within) };
	}
	const around = groups.filter((group) => group.from <= to && group.to >= from);
	const fitting = new Set([within, around].flatMap((list) => spanOf(list)).sort());
	const advice = fitting.size > 0 ? `Use ${formatList([...fitting], 'or')}.` : expected.enter;
	return { problem: `is ${quoted}, but TikTok's age groups are ${namesOf(groups)}. ${advice}` };
}

/** "18-34" or "18+", from the first of some groups to the last; nothing where there are none. */
function spanOf(groups: readonly AgeRange[]): string[] {
	const [first, last] = [groups[0], groups.at(-1)];
	if (!first || !last) return [];
	return [last.to === Infinity ? `${first.from}+` : `${first.from}-${last.to}`];
}

/** "18–24 and 25–34", with the dash of a printed range. */
function namesOf(groups: readonly Choice[]): string {
	return formatList(groups.map((group) => group.name.replace('-', '–')));
}

const dash = '[-–—―‐‑~〜]';
const to = `(?:${dash}|\\.{2,3}|…|→|to|bis|und|a|ate|hasta|and|et|y|e|until|through|tot|tot en met|から)`;

/** Words around the numbers that say no more than that they are ages. Without accents. */
const noise =
	/(?<![a-z])(?:ages?|aged|years?|yrs?|yo|y\.o|y\/o|old|of|alter|jahren?|jahrige|j|ans|anos|edad|edades|idade|anni|jaar|ar|adults?|only)(?![a-z\d])\.?|歳|才|年齢|세|岁|:/g;
const leadIn = /^(?:from|von|de|between|zwischen|entre|van|tra) /;
const closedRange = new RegExp(`^(\\d{1,3}) ?${to} ?(\\d{1,3}) ?(\\+?)(?:まで)?$`);
const openBefore =
	/^(?:ab|\+|≥|>=|over|uber|oltre|boven|vanaf|at least|from|von|de|desde|a partir de|mindestens|ma[iy]ores de|mas de|acima de|plus de) ?(\d{1,3})s?$/;
const openAfter =
	/^(\d{1,3}) ?(?:\+|~|〜|plus|up|and (?:over|above|older|up)|or (?:over|above|older)|und (?:alter|mehr)|(?:et|ou) plus|[yo] mas|e mais|ou mais|以上|이상)$/;

/**
 * The range that a text names: "18-34", "von 25 bis 44", "18〜34歳", "35+", "18 and over", "18-65+".
 * Undefined for anything else, also for upper limits alone.
 */
function rangeOf(text: string): AgeRange | undefined {
	if (/^(?:all )?adults?(?: only)?$/i.test(text)) return { from: 18, to: Infinity };
	const bare = text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.toLowerCase()
		// Adults and people, as media planners write them: "A18-34", "P 18+".
		.replace(/^[ap] ?(?=\d\d ?[-–+])/, '')
		.replace(/\bund alter\b/g, '+')
		.replace(noise, ' ')
		.replace(/ +/g, ' ')
		.trim()
		.replace(/^(?:all|everyone) (?=\d)/, '');
	const closed = closedRange.exec(bare.replace(leadIn, ''));
	if (closed) {
		const from = Number(closed[1]);
		const end = closed[3] === '+' ? Infinity : Number(closed[2]);
		return from <= end ? { from, to: end } : undefined;
	}
	const start = (openBefore.exec(bare) ?? openAfter.exec(bare))?.[1];
	return start === undefined ? undefined : { from: Number(start), to: Infinity };
}

/** "and", "+" or a space count as separators only where a whole range begins behind them. */
const separator = new RegExp(
	`[,;|/\\n、・&]| (?:and|und|et|e|y|en) (?=\\d{2} ?(?:${dash}|\\+|to|bis|a ))|(?<=\\d${dash}\\d{2})(?:\\+(?=\\d)| \\+ )|(?<=\\d${dash}\\d{2}\\+?|\\d\\+) (?=\\d{2}(?:${dash}|\\+))`,
);

/** Other ad platforms divide the oldest group, and their plans list both halves: "55-64, 65+". */
const halvesOfOldest = new RegExp(`\\b55 ?${dash} ?64\\b([ \\n,;|/&]{1,5}(?:and )? ?65 ?\\+)`, 'i');

/** The ranges and groups in a cell. */
function splitAges(text: string): string[] {
	return text
		.replace(halvesOfOldest, '55-99')
		.replace(/ ?\by\/o\b/gi, '')
		.replace(/ ?& ?(?=(?:over|up|above|older)\b)/gi, ' and ')
		.replace(/\bt\/m\b/gi, 'tot')
		.split(separator);
}
